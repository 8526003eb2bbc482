//! Which column is what, by the usual spellings of its header.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    GivenName,
    FamilyName,
    Handle,
    Email,
    Phone,
    Contact,
    Team,
    Zone,
    Hours,
    Manager,
    Interviews,
    /// Not read.
    Other,
}

/// Spellings without blanks and marks, in lower case. English first, then what German, French and Spanish exports say.
const SPELLINGS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "name",
            "fullname",
            "displayname",
            "realname",
            "person",
            "people",
            "nom",
            "nombre",
            "nomcomplet",
            "who",
            "member",
        ],
    ),
    (Column::GivenName, &["firstname", "givenname", "forename", "vorname", "prenom", "prénom"]),
    (Column::FamilyName, &["lastname", "familyname", "surname", "nachname", "apellido", "apellidos"]),
    (
        Column::Handle,
        &[
            "handle",
            "username",
            "user",
            "login",
            "nick",
            "nickname",
            "alias",
            "account",
            "slack",
            "slackhandle",
            "slackname",
            "github",
            "githubhandle",
            "benutzername",
            "userid",
            "id",
            "shortname",
            "kürzel",
        ],
    ),
    (
        Column::Email,
        &[
            "email",
            "mail",
            "emailaddress",
            "emailaddresses",
            "mailaddress",
            "workemail",
            "correo",
            "courriel",
            "emailadresse",
        ],
    ),
    (
        Column::Phone,
        &[
            "phone",
            "phonenumber",
            "telephone",
            "tel",
            "mobile",
            "mobilephone",
            "cell",
            "cellphone",
            "telefon",
            "handy",
            "mobil",
            "telefono",
            "teléfono",
            "workphone",
            "telefonnummer",
        ],
    ),
    (Column::Contact, &["contact", "contacts", "reach", "reachat", "kontakt", "pager"]),
    (
        Column::Team,
        &[
            "team",
            "teams",
            "group",
            "department",
            "dept",
            "squad",
            "unit",
            "orgunit",
            "abteilung",
            "gruppe",
            "equipe",
            "équipe",
            "equipo",
        ],
    ),
    (
        Column::Zone,
        &[
            "timezone",
            "zone",
            "tz",
            "tzname",
            "ianatimezone",
            "zeitzone",
            "fuseauhoraire",
            "zonahoraria",
            "timezonename",
        ],
    ),
    (
        Column::Hours,
        &[
            "hours",
            "workinghours",
            "workhours",
            "officehours",
            "businesshours",
            "shift",
            "arbeitszeit",
            "arbeitszeiten",
            "horaires",
            "horario",
        ],
    ),
    (
        Column::Manager,
        &["manager", "reportsto", "boss", "supervisor", "lead", "vorgesetzter", "vorgesetzte", "responsable", "jefe"],
    ),
    (Column::Interviews, &["interviews", "interviewer", "facilitates", "facilitator"]),
];

/// Reads a header line; `None` when no cell of it says who. The second value lists headers that mean nothing to us.
pub(super) fn columns_of(cells: &[&str]) -> Option<(Vec<Column>, Vec<String>)> {
    let columns: Vec<Column> = cells.iter().map(|cell| column_of(cell)).collect();
    let says_who =
        |column: &Column| matches!(column, Column::Name | Column::Handle | Column::GivenName | Column::FamilyName);
    let ignored = cells.iter().zip(&columns).filter(|(cell, column)| **column == Column::Other && !cell.is_empty());
    let ignored = ignored.map(|(cell, _)| crate::text::one_line(cell)).collect();
    columns.iter().any(says_who).then_some((columns, ignored))
}

fn column_of(header: &str) -> Column {
    let plain: String = header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let found = SPELLINGS.iter().find(|(_, spellings)| spellings.contains(&plain.as_str()));
    found.map_or(Column::Other, |(column, _)| *column)
}
