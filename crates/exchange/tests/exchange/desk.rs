//! Incidents for tests, written the way the program writes them: decided, sealed, applied.

use std::collections::HashMap;

use chrono::TimeDelta;
use muster_core::directory::{Directory, decide_person, decide_service};
use muster_core::event::{
    Act, Amendment, AskBody, Attachment, Body, ChainHead, Draft, Hlc, PersonAdded, ServiceAdded, StreamKind, seal,
};
use muster_core::ids::{DeviceId, EventId, Hash, PersonId, ServiceId, StreamId};
use muster_core::incident::{Ctx, Head, IncidentState, Intent, LineIntent, NewLine, Order, decide, decide_on_head};
use muster_core::library::Library;
use muster_core::response::{Response, Scene, decide_act, response};
use muster_core::time::{Happened, Moment};
use muster_core::words::{EntryKind, Milestone, Phase, Precision, Severity};
use muster_core::zone::Zone;
use muster_exchange::{Chain, Dossier};
use muster_testkit::{SeededIds, moment};

const STREAM: StreamId = StreamId(uuid(9));

const fn uuid(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n)
}

/// One incident and one directory on one device, with the clock in the test's hands.
pub(crate) struct Desk {
    pub(crate) state: IncidentState,
    pub(crate) directory: Directory,
    pub(crate) now: Moment,
    pub(crate) images: HashMap<Hash, Vec<u8>>,
    head: ChainHead,
    last: Hlc,
    ids: SeededIds,
}

impl Desk {
    /// An incident of this title, declared by Priya at 03:05 in Berlin.
    pub(crate) fn declared(title: &str, is_drill: bool) -> Self {
        let mut desk = Self {
            state: IncidentState::default(),
            directory: Directory::default(),
            now: moment("2026-11-20T02:05:00Z"),
            images: HashMap::new(),
            head: ChainHead::empty(DeviceId(uuid(1))),
            last: Hlc::default(),
            ids: SeededIds::new(3),
        };
        desk.person(7, "priya", "Priya Nair", "Payments");
        desk.does(Intent::Declare { number: 42, title: title.to_owned(), severity: Some(Severity::Sev2), is_drill });
        desk
    }

    fn with_ctx<T>(&self, decide: impl FnOnce(&mut Ctx<'_>) -> T) -> T {
        let mut new_id = || EventId(self.ids.next_id());
        let actor = Some(PersonId(uuid(7)));
        decide(&mut Ctx { now: self.now, zone: "Europe/Berlin", actor, new_id: &mut new_id })
    }

    fn write(&mut self, drafts: Vec<Draft>) -> Vec<EventId> {
        let mut made = Vec::new();
        for draft in drafts {
            let (event, _) = seal(draft, &mut self.head, &mut self.last, self.now).unwrap();
            match event.header.stream_kind {
                StreamKind::Catalog => self.directory.apply(&event),
                _ => self.state.apply(&event),
            }
            made.push(event.id());
        }
        made
    }

    pub(crate) fn person(&mut self, id: u128, handle: &str, name: &str, team: &str) {
        let person = PersonAdded {
            person: PersonId(uuid(id)),
            handle: handle.to_owned(),
            name: name.to_owned(),
            team: team.to_owned(),
            contact: "secret-phone-number".to_owned(),
            zone: String::new(),
            hours: String::new(),
            manager: String::new(),
            interviews: false,
        };
        let drafts = self.with_ctx(|ctx| decide_person(&self.directory, person, ctx)).unwrap();
        self.write(drafts);
    }

    pub(crate) fn service(&mut self, handle: &str, name: &str, team: &str) {
        let service = ServiceAdded {
            service: ServiceId(uuid(u128::from_be_bytes(Hash::of(handle.as_bytes()).0[..16].try_into().unwrap()))),
            handle: handle.to_owned(),
            name: name.to_owned(),
            team: team.to_owned(),
            tier: 0,
            contact: String::new(),
            runbook: String::new(),
        };
        let drafts = self.with_ctx(|ctx| decide_service(&self.directory, service, ctx)).unwrap();
        self.write(drafts);
    }

    pub(crate) fn does(&mut self, intent: Intent) -> Vec<EventId> {
        let head = Head { stream: STREAM, exists: self.state.exists() };
        let drafts = self.with_ctx(|ctx| decide_on_head(head, intent, ctx)).unwrap();
        self.write(drafts)
    }

    pub(crate) fn changes(&mut self, intent: LineIntent) {
        let drafts = self.with_ctx(|ctx| decide(STREAM, &self.state, intent, ctx)).unwrap();
        self.write(drafts);
    }

    /// Does something in the response.
    pub(crate) fn acts(&mut self, act: impl Into<Act>) -> EventId {
        let library = Library::built_in();
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let (state, directory) = (&self.state, &self.directory);
        let scene = Scene { state, library: &library, directory, now: self.now, zone: berlin };
        let drafts = self.with_ctx(|ctx| decide_act(STREAM, &scene, act.into(), ctx)).unwrap();
        self.write(drafts)[0]
    }

    /// The response beside the log, as it stands.
    pub(crate) fn response(&self) -> Response {
        let library = Library::built_in();
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        response(&Scene {
            state: &self.state,
            library: &library,
            directory: &self.directory,
            now: self.now,
            zone: berlin,
        })
    }

    /// Logs a line after so many minutes.
    pub(crate) fn logs(&mut self, minutes: i64, line: NewLine) -> EventId {
        self.now += TimeDelta::minutes(minutes);
        self.does(Intent::Log(vec![line]))[0]
    }

    /// An event of a kind that only a newer Muster knows.
    pub(crate) fn newer(&mut self) {
        let draft = Draft {
            id: EventId(self.ids.next_id()),
            stream: STREAM,
            stream_kind: StreamKind::Incident,
            author: None,
            happened: Happened::exact(self.now, "Europe/Berlin"),
            known_at: None,
            body: Body::Newer { kind: "weather_noted".to_owned(), version: 1, raw: "{}".to_owned() },
        };
        self.write(vec![draft]);
    }

    pub(crate) fn dossier(&self) -> Dossier<'_> {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let exported_at = moment("2026-11-21T09:00:00Z");
        let mut dossier = Dossier::new("INC-0042", &self.state, &self.directory, berlin, exported_at);
        dossier.chain = Chain::Verified;
        dossier.app_version = "0.1.0".to_owned();
        dossier.images = self.images.clone();
        dossier
    }
}

pub(crate) fn line(kind: EntryKind, text: &str) -> NewLine {
    NewLine { kind: Some(kind), text: text.to_owned(), ..NewLine::default() }
}

fn at(clock: &str, precision: Precision, until: Option<&str>) -> Happened {
    let day = |clock: &str| moment(&format!("2026-11-20T{clock}Z"));
    Happened { at: day(clock), precision, until: until.map(day), zone: "Europe/Berlin".to_owned() }
}

/// The smallest PNG there is: one pixel.
pub(crate) fn png() -> Vec<u8> {
    let mut bytes = vec![0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];
    bytes.extend(
        *b"IHDR\0\0\0\x01\0\0\0\x01\x08\x04\0\0\0\xb5\x1c\x0c\x02\0\0\0\x0bIDAT\x78\xda\x63\x64\x60\0\0\0\x06\0\x02",
    );
    bytes.extend(*b"\x30\x81\xd0\x2f\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

pub(crate) fn picture(bytes: &[u8], caption: &str) -> Attachment {
    Attachment {
        hash: Hash::of(bytes),
        media_type: "image/png".to_owned(),
        size: u32::try_from(bytes.len()).unwrap(),
        width: 1,
        height: 1,
        caption: caption.to_owned(),
    }
}

/// An incident with everything an export has to show.
pub(crate) fn rich(is_drill: bool) -> Desk {
    let mut desk = Desk::declared("Card payments declined in eu-west", is_drill);
    desk.person(8, "jonas", "Jonas Weber", "Payments");
    desk.person(9, "mei", "Mei Tan", "");
    desk.service("gateway", "payments-gateway", "Payments");
    let milestone = |milestone, happened, text: &str| Intent::SetMilestone(milestone, Some(happened), text.to_owned());
    desk.does(milestone(Milestone::ImpactBegan, at("02:02:10", Precision::Exact, None), "First failed authorisation"));
    desk.does(milestone(Milestone::Detected, at("02:04:00", Precision::About, None), ""));
    desk.does(Intent::WriteStatement("Some card payments fail.".to_owned()));
    let wrong = desk.logs(1, line(EntryKind::Observation, "Wallets fail, too"));
    desk.changes(LineIntent::Strike(wrong, Some("that was the test system".to_owned())));
    let entry = NewLine {
        people: vec!["jonas".to_owned()],
        services: vec!["gateway".to_owned()],
        pinned: true,
        ..line(EntryKind::Hypothesis, "New TLS pool in the 02:55 rollout starves connections")
    };
    let amended = desk.logs(2, entry);
    let text = "New TLS pool in the 02:55 rollout starves connections to the issuer".to_owned();
    desk.changes(LineIntent::Amend(amended, Amendment { text: Some(text), ..Amendment::default() }));
    desk.does(milestone(
        Milestone::Mustered,
        at("02:08:00", Precision::Between, Some("02:11:00")),
        "Two experts on the call",
    ));
    desk.now += TimeDelta::minutes(4);
    desk.does(Intent::WriteStatement(
        "Since 03:02 about 38 % of card payments in eu-west fail.\nWallets are fine.".to_owned(),
    ));
    desk.does(Intent::SetSeverity(Severity::Sev1, Some("every shop in eu-west".to_owned())));
    let late = NewLine {
        happened: Some(at("02:02:00", Precision::Before, None)),
        ..line(EntryKind::Observation, "A customer wrote in")
    };
    desk.logs(3, late);
    let bytes = png();
    desk.images.insert(Hash::of(&bytes), bytes.clone());
    desk.logs(
        1,
        NewLine {
            people: vec!["mei".to_owned(), "נועה".to_owned()],
            flagged: true,
            links: vec!["https://grafana.example/d/pool".to_owned(), "file:///etc/passwd".to_owned()],
            attachments: vec![picture(&bytes, "Pool, host eu-w-7"), picture(b"elsewhere", "")],
            ..line(EntryKind::Evidence, "See https://grafana.example/d/pool: flat. מאגר החיבורים 🔥\nSecond look later")
        },
    );
    let secret = desk.logs(1, line(EntryKind::Note, "the password is hunter2"));
    desk.changes(LineIntent::Erase(secret, "held a secret".to_owned()));
    let ask = Some(AskBody { person: "mei".to_owned(), minutes: Some(5) });
    desk.logs(1, NewLine { ask, ..line(EntryKind::Question, "Do retries double-charge?") });
    desk.logs(1, line(EntryKind::Decision, "Roll back to 4.18 in eu-west only"));
    desk.does(Intent::SetPhase(Phase::Identified));
    let there = Happened { zone: "Asia/Kathmandu".to_owned(), ..at("02:19:00", Precision::Exact, None) };
    desk.logs(2, NewLine { happened: Some(there), ..line(EntryKind::Action, "Rollback started, 4 of 12 hosts") });
    desk.newer();
    desk.now += TimeDelta::minutes(30);
    desk.does(Intent::SetPhase(Phase::Resolved));
    desk.does(milestone(Milestone::Stabilised, at("02:40:00", Precision::Exact, None), ""));
    desk.does(milestone(Milestone::Resolved, at("02:52:00", Precision::Exact, None), "No failure for ten minutes"));
    desk
}

pub(crate) fn ordered(desk: &Desk, order: Order) -> Dossier<'_> {
    let mut dossier = desk.dossier();
    dossier.order = order;
    dossier
}
