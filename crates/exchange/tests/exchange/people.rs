//! Lists of people as they come from spreadsheets, directories and rosters.

use muster_core::event::PersonAdded;
use muster_core::ids::PersonId;
use muster_exchange::{ImportError, MAX_BYTES, MAX_ROWS, people_csv, people_from_csv};
use proptest::prelude::*;

/// name, handle, team, contact, zone of everybody who came in.
fn read(bytes: impl AsRef<[u8]>) -> Vec<[String; 5]> {
    let import = people_from_csv(bytes.as_ref()).unwrap();
    import.people.into_iter().map(|p| [p.name, p.handle, p.team, p.contact, p.zone]).collect()
}

fn row(name: &str, handle: &str, team: &str, contact: &str, zone: &str) -> [String; 5] {
    [name, handle, team, contact, zone].map(str::to_owned)
}

#[test]
fn usual_headers_in_usual_spellings() {
    let jonas = row("Jonas Weber", "jonas", "Payments", "jonas@example.org, +49 30 1", "Europe/Berlin");
    let files = [
        "name,handle,team,email,phone,timezone\nJonas Weber,jonas,Payments,jonas@example.org,+49 30 1,Europe/Berlin\n",
        "Full Name;User name;Team;E-Mail;Phone number;Time zone\r\nJonas Weber;@jonas;Payments;jonas@example.org;+49 30 1;europe/berlin\r\n",
        "\u{feff}\"TIME_ZONE\",\"Mobile\",\"E-mail address\",\"Department\",\"Display Name\",\"Login\"\n\"Europe/Berlin\",\"+49 30 1\",\"jonas@example.org\",\"Payments\",\"Jonas Weber\",\"jonas\"",
        "Vorname;Nachname;Benutzername;Abteilung;E-Mail;Telefon;Zeitzone\nJonas;Weber;jonas;Payments;jonas@example.org;+49 30 1;Europe/Berlin",
        "sep=;\nName;Handle;Group;Mail;Tel.;TZ\nJonas Weber;jonas;Payments;jonas@example.org;+49 30 1;Europe/Berlin\n",
        "Name\tSlack handle\tSquad\tEmail\tCell\tZone\nJonas Weber\tjonas\tPayments\tjonas@example.org\t+49 30 1\tEurope/Berlin",
        "\n\nname , handle,team,e mail,phone,time-zone\n\n Jonas  Weber , jonas ,Payments,jonas@example.org,+49 30 1,Europe/Berlin\n,,,,,\n",
    ];
    for file in files {
        assert_eq!(read(file), std::slice::from_ref(&jonas), "{file:?}");
    }
}

#[test]
fn nothing_but_names_is_a_list_too() {
    assert_eq!(
        read("Ana Silva\nMei Tan\r\n\n  Zoë  \n"),
        [
            row("Ana Silva", "ana.silva", "", "", ""),
            row("Mei Tan", "mei.tan", "", "", ""),
            row("Zoë", "zoë", "", "", ""),
        ]
    );
    assert_eq!(read("name\nAna"), [row("Ana", "ana", "", "", "")]);
    assert_eq!(read("handle\n@ana"), [row("ana", "ana", "", "", "")], "a handle is a name to begin with");
}

#[test]
fn trouble_in_a_line_is_said_and_the_rest_comes_in() {
    let file = "name,handle,zone,shoe size\n\
        Ana,ana,Mars/Olympus,38\n\
        ,,UTC,\n\
        Other,ANA,,\n\
        Ana,ana,,\n\
        !!!,,,\n\
        Mei,mei,Berlin,\n\
        Extra,extra,UTC,39,and,more\n\
        Short\n";
    let import = people_from_csv(file.as_bytes()).unwrap();
    let names: Vec<_> = import.people.iter().map(|person| (person.line, person.name.as_str())).collect();
    assert_eq!(names, [(2, "Ana"), (7, "Mei"), (8, "Extra"), (9, "Short")]);
    let problems: Vec<_> = import.problems.iter().map(|p| (p.line, p.left_out, p.message.as_str())).collect();
    assert_eq!(
        problems.iter().map(|(line, left_out, _)| (*line, *left_out)).collect::<Vec<_>>(),
        [(2, false), (3, true), (4, true), (5, true), (6, true), (7, false)]
    );
    assert!(problems[0].2.contains("Mars/Olympus"));
    assert_eq!(problems[1].2, "There is no name.");
    assert_eq!(problems[2].2, "The handle \"ana\" is that of \"Ana\" on line 2.");
    assert_eq!(problems[3].2, "\"Ana\" is on line 2 already.");
    assert!(problems[5].2.contains("Did you mean Europe/Berlin?"), "{}", problems[5].2);
    assert_eq!(import.ignored, ["shoe size"]);
}

#[test]
fn two_people_of_one_name_are_two_people() {
    let file = "name,email\nAna Silva,ana@x.org\nAna Silva,a.silva@x.org\nAna Silva,ana.silva@y.org\nAna Silva,\n";
    let handles: Vec<String> = read(file).into_iter().map(|[_, handle, ..]| handle).collect();
    assert_eq!(handles, ["ana.silva", "a.silva", "ana.silva2"]);
    assert_eq!(people_from_csv(file.as_bytes()).unwrap().problems.len(), 1, "the last one says nothing new");
}

#[test]
fn line_numbers_are_those_of_the_file() {
    let file = "sep=,\nname,team\n\"Ana\nMaria\",x\n\n,y\n";
    let import = people_from_csv(file.as_bytes()).unwrap();
    assert_eq!((import.people[0].line, import.people[0].name.as_str()), (3, "Ana Maria"));
    assert_eq!(import.problems[0].line, 6, "a quoted line break and an empty line count");
}

#[test]
fn what_cannot_be_read_as_a_whole_is_refused_in_words() {
    let utf16: Vec<u8> = "name\nAna".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16_marked = [&[0xff, 0xfe][..], &utf16].concat();
    let rows: [(Vec<u8>, ImportError); 9] = [
        (vec![], ImportError::Empty),
        (b" \r\n\n ".to_vec(), ImportError::Empty),
        (b"\xef\xbb\xbf".to_vec(), ImportError::Empty),
        (utf16, ImportError::Utf16),
        (utf16_marked, ImportError::Utf16),
        (b"\xfe\xff\0n".to_vec(), ImportError::Utf16),
        (b"name\nAna\nM\xfcller\n".to_vec(), ImportError::NotText { line: 3 }),
        (vec![b'a'; MAX_BYTES + 1], ImportError::TooLarge),
        (b"color,shape\nred,round\n".to_vec(), ImportError::NoNameColumn { found: "\"color, shape\"".to_owned() }),
    ];
    for (bytes, expected) in rows {
        let error = people_from_csv(&bytes).unwrap_err();
        assert_eq!(error, expected);
        assert!(error.to_string().starts_with("read people: "), "{error}");
    }
    let many = "name\n".to_owned() + &"x\n".repeat(MAX_ROWS + 1);
    assert_eq!(people_from_csv(many.as_bytes()), Err(ImportError::TooManyRows));
    let long = format!("name\n{}\nAna\n", "x".repeat(5_000));
    assert_eq!(read(&long).len(), 1, "one endless field does not keep the others out");
}

#[test]
fn fifty_thousand_people_come_in() {
    use std::fmt::Write as _;
    let mut file = "name,handle,email,team\n".to_owned();
    for n in 0..50_000 {
        writeln!(file, "Person {n},p{n},p{n}@example.org,Team {}", n % 50).unwrap();
    }
    assert_eq!(people_from_csv(file.as_bytes()).unwrap().people.len(), 50_000);
    let same = "name,email\n".to_owned() + &(0..20_000).map(|n| format!("Ana,{n}@x\n")).collect::<String>();
    assert_eq!(people_from_csv(same.as_bytes()).unwrap().people.len(), 20_000, "of one name, told apart by number");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_makes_the_reader_panic(bytes in prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..300),
        "(name|handle|\"|,|;|\t|\n|\r|=|@|x|\u{feff}|é| ){0,80}".prop_map(String::into_bytes),
    ]) {
        if let Ok(import) = people_from_csv(&bytes) {
            let mut handles: Vec<_> = import.people.iter().map(|person| person.handle.to_lowercase()).collect();
            handles.sort();
            handles.dedup();
            prop_assert_eq!(handles.len(), import.people.len(), "no two share a handle");
            prop_assert!(import.people.iter().all(|person| !person.name.is_empty() && !person.handle.is_empty()));
        }
    }

    #[test]
    fn what_a_spreadsheet_writes_is_read(
        rows in proptest::collection::vec(("[A-Za-z][A-Za-z äöé,;\"']{0,20}[a-z]", "[A-Za-z ,;\"]{0,12}"), 1..12),
        semicolon: bool,
    ) {
        let mut writer = ::csv::WriterBuilder::new()
            .delimiter(if semicolon { b';' } else { b',' })
            .from_writer(Vec::new());
        writer.write_record(["Name", "Handle", "Team"]).unwrap();
        for (at, (name, team)) in rows.iter().enumerate() {
            writer.write_record([name.as_str(), &format!("h{at}"), team]).unwrap();
        }
        let found = read(writer.into_inner().unwrap());
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let expected: Vec<_> = rows
            .iter()
            .enumerate()
            .map(|(at, (name, team))| row(&squeezed(name), &format!("h{at}"), &squeezed(team), "", ""))
            .collect();
        prop_assert_eq!(found, expected);
    }
}

fn person(name: &str, handle: &str, contact: &str, hours: &str) -> PersonAdded {
    PersonAdded {
        person: PersonId::nil(),
        handle: handle.to_owned(),
        name: name.to_owned(),
        team: "Payments".to_owned(),
        contact: contact.to_owned(),
        zone: "Europe/Berlin".to_owned(),
        hours: hours.to_owned(),
        manager: String::new(),
        interviews: false,
    }
}

#[test]
fn working_hours_come_in_when_they_can_be_read() {
    let file = "name,Working hours\nAna,09:00-17:30\nMei,office hours\nZoë,\nOwl,22:00-06:00\n";
    let import = people_from_csv(file.as_bytes()).unwrap();
    let hours: Vec<&str> = import.people.iter().map(|person| person.hours.as_str()).collect();
    assert_eq!(hours, ["09:00-17:30", "", "", "22:00-06:00"]);
    let said: Vec<(u64, bool)> = import.problems.iter().map(|problem| (problem.line, problem.left_out)).collect();
    assert_eq!(said, [(3, false)], "the person comes in without what could not be read");
}

#[test]
fn what_is_written_is_read_again_and_is_no_formula() {
    let people = [
        person("Jonas \"JJ\" Weber", "jonas", "+49 30 1, jonas@example.org", "09:00-17:30"),
        person("=HYPERLINK(\"http://x\")", "h", "-1; =2+3", ""),
        person("Zoë, O'Neill", "zoë", "'quoted'", "22:00-06:00"),
    ];
    let text = people_csv(&people);
    assert!(
        text.starts_with("\"name\",\"handle\",\"team\",\"contact\",\"zone\",\"hours\",\"manager\",\"interviews\"\r\n")
    );
    assert!(!text.contains("\"=") && !text.contains("\"+") && !text.contains("\"-"), "{text}");
    let import = people_from_csv(text.as_bytes()).unwrap();
    assert_eq!(import.problems, []);
    for (read, written) in import.people.iter().zip(&people) {
        assert_eq!(
            (&read.name, &read.handle, &read.team, &read.contact, &read.zone, &read.hours),
            (&written.name, &written.handle, &written.team, &written.contact, &written.zone, &written.hours)
        );
    }
    assert_eq!(people_csv([]).lines().count(), 1, "nobody is a list, too");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_contact_survives_the_way_through_a_file(contact in "[-=+@;, a-z0-9\"]{1,24}") {
        let contact = contact.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = people_csv(&[person("Ana", "ana", &contact, "")]);
        prop_assert_eq!(&people_from_csv(text.as_bytes()).unwrap().people[0].contact, &contact);
    }
}
