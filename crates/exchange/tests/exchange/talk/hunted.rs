//! Every reader of transcripts and chats, on files damaged in every way.

use muster_exchange::sources::chats::{irc, mattermost, pasted, whatsapp, zoom};
use muster_exchange::sources::cues::{srt, vtt};

use super::{Look, Read};
use crate::mutate::{Strict, hunt};

const VTT: &str = "WEBVTT - a call\nKind: captions\n\nNOTE recorded 2024-05-01\n\nSTYLE\n::cue { color: red }\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n\
                   <v.loud Ana Silva>Roll <b>back</b> &amp; wait</v>\n\n00:03.000 --> 00:04.000\nBo: yes\n\n3\n00:00:03.000 --> 00:00:04.000\nBo: {no}\nAna: a --> b\n\n\
                   00:05.000 --> 00:06.000\n{\"speakerName\":\"Ana\",\"spokenText\":\"hello\",\"startDateTime\":\"2024-05-01T10:00:00Z\"}\n";
const SRT: &str = "1\n00:00:01,000 --> 00:00:02,000\n- Ana: <i>one</i> {\\an8}\n- Bo: two\n\n2\n00:00:02,000 --> 00:00:03.000\n[Ana] three\n\nmore\n3\n00:00:03,000 --> 00:00:04,000\n>> BO: four\n";
const ZOOM: &str = "00:01:02\tAna:\tLet us roll\nback now\n00:01:03\tBo:\tReacted to \"Let us roll...\" with 👍\n00:01:04\tBo:\tReplying to \"Let us...\"\n\non it\n\
                    00:01:05 From Cy to Bo(Direct Message):\n\tpsst\n00:01:06\tBo:\tRemoved a 👍 reaction from \"Let us\"\n2024-01-02 10:02:33 From  Ana : hello: x\n";
const IRC: &str = "--- Log opened Tue Jan 02 23:58:00 2024\n23:58 -!- ana [~ana@host.example] has joined #ops\n23:58 <@ana> \u{3}04,01hi\u{3}\n--- Day changed Wed Jan 03 2024\n\
                   00:01 -!- ana is now known as an\n2024-01-02 10:15:34\t@ana\thello\nDec 31 23:59:02 <ana>\thi\n[12:34] bo (~bo@host) joined #ops.\nops 2010-11-08 === a is now known as b\n2024-01-02T03:04:07+01:00  <bo> hi\n10:15 -Serv- x\n";
const PAGE: &str = "<!DOCTYPE html>\n<title>IRC log of css on 2024-01-02</title>\n<p>Timestamps are in UTC.</p>\n<dt id=\"T16\">16:01:04 [ana]</dt><dd>a &lt; <a href=\"x\">c</a></dd>\n";
const WHATSAPP: &str = "12/31/23, 10:15\u{202f}PM - Ana: hi\nand more\n\u{200e}[31.12.23, 22:15:04] ~\u{202f}Bo: \u{200e}<attached: 1.jpg>\n2023-12-31, 22:15 - Ana: x <This message was edited>\n\
                        1/2/24, 9:00 AM - Ana created group \"Ops: x\"\n1/2/24, 9:00 AM - Bo left\n";
const BULK: &str = "{\"type\":\"user\",\"user\":{\"username\":\"ana\",\"first_name\":\"Ana\"}}\n{\"type\":\"post\",\"post\":{\"team\":\"t\",\"channel\":\"c\",\"user\":\"ana\",\"message\":\"m\",\"create_at\":1704190533000,\"reactions\":[{\"emoji_name\":\"eyes\"}],\"replies\":[{\"user\":\"bo\",\"message\":\"r\",\"create_at\":1704190534000}]}}\n";
const POSTS: &str = "{\"order\":[\"b\",\"a\"],\"posts\":{\"b\":{\"id\":\"b\",\"create_at\":1704190534000,\"delete_at\":5,\"user_id\":\"u\",\"channel_id\":\"c\",\"root_id\":\"a\",\"message\":\"x\"},\"a\":{\"id\":\"a\",\"create_at\":1704190533000,\"user_id\":\"u\",\"channel_id\":\"c\",\"message\":\"y\",\"metadata\":{\"files\":[{\"name\":\"f\"}]}}}}";
const TABLE: &str = "Post Creation Time,User Id,User Name,Post Id,Parent Post Id,Post Message,Post Type\n1704190533000,u1,ana,p1,,\"db is\ndown\",message\n2024-01-02T10:15:34Z,u2,bo,p2,p1,on it,message\n";
const PASTED: &str = "Tuesday, January 2nd, 2024\nAna Silva  10:15 AM\nthe db is down\n10:16\nmore\nBot  APP  10:17 AM\nCPU (edited)\nBo — 01/13/2024 10:16 AM\nx\n[10:19] Cy: y\nAna Silva\n10:20\nz\nDee 10:21\nq\n";
const UNTIMED: &str = "Ana: the db is down\nBo: on it\nstill\nAna: Note: thanks\nBo: ok\n";

fn hunted(name: &str, read: Read, look: Look, files: &[&str]) {
    let corpus: Vec<_> = files.iter().map(|file| file.as_bytes().to_vec()).collect();
    hunt(name, &corpus, |bytes| {
        assert!(look(bytes, name) <= 100, "sureness has an end");
        // What is refused is refused in words; that it ends at all is what is asked here.
        if let Err(error) = read(bytes, name, &mut Strict::default()) {
            assert!(error.to_string().len() < 2_000);
        }
    });
}

#[test]
fn damaged_transcripts_come_in_or_are_refused() {
    hunted("a.vtt", vtt::read, vtt::looks_like, &[VTT]);
    hunted("a.srt", srt::read, srt::looks_like, &[SRT, VTT]);
}

#[test]
fn damaged_chats_come_in_or_are_refused() {
    hunted("zoom.txt", zoom::read, zoom::looks_like, &[ZOOM]);
    hunted("irc.log", irc::read, irc::looks_like, &[IRC, PAGE]);
    hunted("whatsapp.txt", whatsapp::read, whatsapp::looks_like, &[WHATSAPP]);
}

#[test]
fn damaged_exports_and_pastes_come_in_or_are_refused() {
    hunted("mattermost.json", mattermost::read, mattermost::looks_like, &[BULK, POSTS, TABLE]);
    hunted("pasted.txt", pasted::read, pasted::looks_like, &[PASTED, UNTIMED]);
}
