//! Slack's markup, blocks and attachments as a reader sees them.

use super::desk::one;

/// What a text in Slack's markup says; quotes and new lines are JSON's.
fn says(markup: &str) -> String {
    one(&format!(r#""user":"U1","text":"{markup}""#)).text
}

#[test]
fn markup_becomes_plain_text() {
    let table = [
        ("plain", "plain"),
        ("<@U1> saw it", "@ana.s saw it"),
        ("<@U2|bo.old> saw it", "@Bo Khan saw it"),
        ("<@U99|gone> saw it", "@gone saw it"),
        ("<@U99> saw it", "@U99 saw it"),
        ("in <#C1|main>", "in #main"),
        ("in <#C1>", "in #general"),
        ("in <#C1|>", "in #general"),
        ("in <#C77>", "in #C77"),
        ("<!here> <!channel> <!everyone>", "@here @channel @everyone"),
        ("<!here|@here>", "@here"),
        ("<!subteam^S1|@oncall> <!subteam^S2>", "@oncall @S2"),
        ("<!date^1392734382^{date} at {time}|February 18th>", "February 18th"),
        ("<!date^1392734382^{date}>", "2014-02-18T14:39:42.000Z"),
        ("<!date^never^{date}>", "never"),
        ("<!new_thing^x|label>", "@label"),
        ("<https://x.org/a?b=1&amp;c=2|the page>", "the page (https://x.org/a?b=1&c=2)"),
        ("<https://x.org>", "https://x.org"),
        ("<http://x.org|x.org>", "x.org"),
        ("<mailto:ana@x.org|ana@x.org>", "ana@x.org"),
        ("<tel:+123|+1 23>", "+1 23 (tel:+123)"),
        ("a &lt;b&gt; &amp;amp; c & d", "a <b> &amp; c & d"),
        ("&lt;@U1&gt; is not a mention", "<@U1> is not a mention"),
        ("1 < 2 > 0 and <b> and <", "1 < 2 > 0 and <b> and <"),
        ("<@U1 never ends", "<@U1 never ends"),
        ("<@U1\\n>", "<@U1\n>"),
        ("*bold* _it_ `<code>` :fire:", "*bold* _it_ `<code>` :fire:"),
        ("<>", "<>"),
        ("<@>", "@"),
        ("größe <@U1> 再起動", "größe @ana.s 再起動"),
    ];
    for (markup, expected) in table {
        assert_eq!(says(markup), expected, "{markup}");
    }
}

#[test]
fn the_original_is_kept_where_it_differs() {
    let line = one(r#""user":"U1","text":"<@U2> look""#);
    assert_eq!((line.text.as_str(), line.original.as_str()), ("@Bo Khan look", "<@U2> look"));
    assert_eq!(one(r#""user":"U1","text":"as it is""#).original, "");
}

#[test]
fn peoples_rich_text_is_read_from_the_text_beside_it() {
    let blocks = r#""blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"other"}]}]}]"#;
    assert_eq!(one(&format!(r#""user":"U1","text":"mine",{blocks}"#)).text, "mine");
    assert_eq!(one(&format!(r#""user":"U1","text":"",{blocks}"#)).text, "other");
    assert_eq!(one(&format!(r#""user":"U1",{blocks}"#)).text, "other");
}

#[test]
fn rich_text_without_a_text_beside_it_is_written_out() {
    let line = one(r#""user":"U1","text":"","blocks":[{"type":"rich_text","elements":[
        {"type":"rich_text_section","elements":[
            {"type":"user","user_id":"U2"},{"type":"text","text":" see "},{"type":"link","url":"https://x.org","text":"this"},
            {"type":"text","text":" in "},{"type":"channel","channel_id":"C1"},{"type":"text","text":" "},
            {"type":"broadcast","range":"here"},{"type":"emoji","name":"fire"},{"type":"usergroup","usergroup_id":"S1"},
            {"type":"date","timestamp":1392734382,"format":"{date}","fallback":"18 Feb"},{"type":"color","value":"red"}]},
        {"type":"rich_text_list","style":"ordered","indent":0,"offset":1,"elements":[
            {"type":"rich_text_section","elements":[{"type":"text","text":"two"}]},
            {"type":"rich_text_section","elements":[{"type":"text","text":"three"}]}]},
        {"type":"rich_text_list","style":"bullet","indent":1,"elements":[
            {"type":"rich_text_section","elements":[{"type":"text","text":"below"}]}]},
        {"type":"rich_text_quote","elements":[{"type":"text","text":"they\nsaid"}]},
        {"type":"rich_text_preformatted","elements":[{"type":"text","text":"let x = <1>;\n"}]}]}]"#);
    assert_eq!(
        line.text,
        "@Bo Khan see this (https://x.org) in #general @here:fire:@S118 Febred\n\
         2. two\n3. three\n  • below\n> they\n> said\n```\nlet x = <1>;\n```"
    );
}

#[test]
fn blocks_that_say_more_than_the_text_are_read_instead() {
    let line = one(r#""user":"U1","text":"short form","blocks":[
        {"type":"header","text":{"type":"plain_text","text":"Deploy <42>"}},
        {"type":"section","text":{"type":"mrkdwn","text":"by <@U1> &amp; co"},"fields":[{"type":"mrkdwn","text":"*Env*\nprod"}]},
        {"type":"divider"},
        {"type":"context","elements":[{"type":"image","alt_text":"logo"},{"type":"mrkdwn","text":"<https://x.org|run>"}]},
        {"type":"image","title":{"type":"plain_text","text":"a graph"},"alt_text":"graph"},
        {"type":"table","rows":[[{"type":"raw_text","text":"Header"},{"type":"rich_text","elements":[
            {"type":"rich_text_section","elements":[{"type":"text","text":"x\ny"}]}]}],[{"type":"raw_text","text":"1"}]]},
        {"type":"call","call":{"v1":{"name":"Zoom with Ana"}}},
        {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Ack"}}]},
        {"type":"from_the_future","text":"still a text"}]"#);
    assert_eq!(
        line.text,
        "Deploy <42>\nby @ana.s & co\n*Env*\nprod\nlogo run (https://x.org)\na graph\nHeader | x y\n1\n\
         A call: Zoom with Ana\nstill a text"
    );
    assert!(line.original.contains("by <@U1> &amp; co"), "{}", line.original);
}

#[test]
fn attachments_of_a_program_are_its_words() {
    let line = one(r#""subtype":"bot_message","bot_id":"B1","username":"alertbot","text":"","attachments":[
        {"fallback":"no","pretext":"now","title":"[FIRING] api","title_link":"https://x.org/1","text":"p99 &gt; 2 s, <@U1>",
         "fields":[{"title":"severity","value":"SEV1","short":true},{"title":"","value":"alone"}],"footer":"never shown"},
        {"fallback":"only the <https://x.org|fallback>"}]"#);
    assert_eq!(
        line.text,
        "now\n[FIRING] api (https://x.org/1)\np99 > 2 s, @ana.s\nseverity: SEV1\nalone\nonly the fallback (https://x.org)"
    );
    assert_eq!((line.who.id.as_str(), line.who.name.as_str(), line.who.is_program), ("B1", "alertbot", true));
}

#[test]
fn what_hangs_on_the_words_of_a_person_is_quoted() {
    let line =
        one(r#""user":"U1","text":"look: <https://x.org>","attachments":[{"title":"X","title_link":"https://x.org",
        "text":"two\nlines","from_url":"https://x.org"},{"text":"look: https://x.org"}]"#);
    assert_eq!(
        line.text, "look: https://x.org\n> X (https://x.org)\n> two\n> lines",
        "what was said already is not said again"
    );
    assert!(line.original.starts_with("look: <https://x.org>"));
}
