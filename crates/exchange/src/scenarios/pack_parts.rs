//! What stands in each document of the pack.

use muster_core::drill::scenario::{Artefact, Content, Inject, Scenario, graph_svg, otherwise_words, when_words};

use super::pack::STAMP;
use super::skillaegis_write::plain;
use crate::html::escape::text;

fn paragraphs(words: &str) -> String {
    words.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("<p>{}</p>\n", text(line))).collect()
}

fn section(title: &str, body: &str) -> String {
    if body.is_empty() { String::new() } else { format!("<h2>{title}</h2>\n{body}") }
}

fn bullets<'a>(items: impl IntoIterator<Item = &'a String>) -> String {
    let items: String = items.into_iter().map(|item| format!("<li>{}</li>\n", text(item))).collect();
    if items.is_empty() { items } else { format!("<ul>\n{items}</ul>\n") }
}

/// For players: what they may know before the clock starts.
pub(super) fn manual(scenario: &Scenario) -> String {
    let mut out = section("Where you are", &paragraphs(&scenario.synopsis));
    if !scenario.start.clock.is_empty() {
        out.push_str(&format!("<p>It is {} in the story.</p>\n", text(&scenario.start.clock)));
    }
    let known: Vec<String> = std::iter::once(scenario.start.statement.clone())
        .chain(scenario.start.lines.iter().map(|line| format!("{}: {}", line.kind.label(), line.text)))
        .filter(|line| !line.is_empty())
        .collect();
    out.push_str(&section("What is known when it begins", &bullets(&known)));
    let roles: String = scenario
        .roles
        .iter()
        .map(|role| {
            let optional = if role.optional { " (if there are enough of you)" } else { "" };
            format!(
                "<tr><th>{}{optional}</th><td>{}</td><td class=\"box\"></td></tr>\n",
                role.role.label(),
                text(&role.note)
            )
        })
        .collect();
    out.push_str(&format!(
        "<h2>Roles</h2>\n<table class=\"grid\"><tr><th class=\"name\">Role</th><th>What it is here</th><th class=\"name\">Played by</th></tr>\n{roles}</table>\n"
    ));
    // What is to be practised would tell players where to look; they get it in the talk afterwards.
    out.push_str(
        "<h2>How it is played</h2>\n<ul>\n<li>Work as you would on a real day. Say aloud what you do.</li>\n\
         <li>What reaches you comes from the facilitator: on paper, aloud, or on the screen.</li>\n\
         <li>Begin every message that leaves the room with EXERCISE.</li>\n\
         <li>If something real happens, anybody says \"real world, stop\", and it is over at once.</li>\n\
         <li>Nobody is graded. We look at how the work goes, not at who does it.</li>\n</ul>\n",
    );
    out.push_str(&section("Take care", &paragraphs(&scenario.safety)));
    out
}

/// For the facilitator: everything.
pub(super) fn guide(scenario: &Scenario) -> String {
    let mut out = "<p><strong>Not for players.</strong></p>\n".to_owned();
    out.push_str(&section("What players are told", &paragraphs(&scenario.synopsis)));
    out.push_str(&section("The truth", &paragraphs(&scenario.truth)));
    let objectives: String = scenario
        .objectives
        .iter()
        .map(|one| format!("<h3>{}: {}</h3>\n{}", text(&one.key), text(&one.text), bullets(&one.signs)))
        .collect();
    out.push_str(&section("Objectives, and how one sees them", &objectives));
    let cast: String = scenario
        .cast
        .iter()
        .map(|one| {
            let (name, part, knows) = (text(&one.name), text(&one.part), text(&one.knows));
            format!("<tr><th>{name}<br><small>{part}</small></th><td>{knows}</td></tr>\n")
        })
        .collect();
    if !cast.is_empty() {
        out.push_str(&format!(
            "<h2>People you play</h2>\n<table class=\"grid\"><tr><th class=\"name\">Who</th><th>What they know, and answer when asked</th></tr>\n{cast}</table>\n"
        ));
    }
    let injects: String =
        (1_u32..).zip(&scenario.injects).map(|(number, inject)| told(scenario, number, inject)).collect();
    out.push_str(&section("Injects, numbered as the cards are", &injects));
    let course: Vec<String> = scenario
        .course
        .iter()
        .map(|step| format!("{} min · {}: {}", step.minute, step.kind.label(), step.text))
        .collect();
    out.push_str(&section("What was done in the incident it is made from", &bullets(&course)));
    out.push_str(&section("How one sees that it went well", &bullets(&scenario.success_signs)));
    out.push_str(&section("To talk about afterwards", &bullets(&scenario.debrief)));
    out.push_str(&section("Where the idea comes from", &bullets(&scenario.inspiration)));
    out.push_str(&section("Take care", &paragraphs(&scenario.safety)));
    out
}

/// When an inject comes, as people say it.
fn comes(scenario: &Scenario, inject: &Inject) -> String {
    let words = when_words(scenario, inject);
    let first = words.chars().next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    first + words.get(words.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
}

fn told(scenario: &Scenario, number: u32, inject: &Inject) -> String {
    let to: Vec<&str> = inject.to.iter().map(|to| to.label()).collect();
    let mut out = format!(
        "<div class=\"card\"><h3>{number} · {}</h3>\n<p class=\"meta\">{} · {} · from {} · to {}</p>\n{}",
        text(&inject.title),
        text(&comes(scenario, inject)),
        inject.delivery.label(),
        text(&inject.from),
        to.join(", "),
        paragraphs(&inject.text),
    );
    let mut only = |name: &str, words: &str| {
        if !words.is_empty() {
            out.push_str(&format!("<p class=\"only\"><strong>{name}</strong> {}</p>\n", text(words)));
        }
    };
    only("How to do it:", &inject.script);
    only("We hope to see:", &inject.expected);
    only("Look at:", &inject.observe);
    only("Objectives:", &inject.objectives.join(", "));
    only("If not:", &otherwise_words(scenario, inject));
    out.push_str(&shows(scenario, inject));
    out.push_str("</div>\n");
    out
}

/// What an inject shows.
fn shows(scenario: &Scenario, inject: &Inject) -> String {
    let found = inject.artefacts.iter().filter_map(|key| scenario.artefacts.iter().find(|one| one.key == *key));
    found.map(artefact).collect()
}

fn artefact(artefact: &Artefact) -> String {
    let body = match &artefact.content {
        Content::Graph { .. } => graph_svg(artefact).unwrap_or_default(),
        Content::Picture { media_type, data, .. } if !data.is_empty() => {
            let alt = text(&artefact.caption);
            // The media type is one of three; base64 cannot leave its attribute once it is escaped.
            format!("<img alt=\"{alt}\" src=\"data:{};base64,{}\">", text(media_type), text(data))
        }
        Content::Picture { .. } => format!("<p>{}</p>", text(&artefact.caption)),
        Content::Text { .. }
        | Content::Chat { .. }
        | Content::Log { .. }
        | Content::Alert { .. }
        | Content::Mail { .. } => {
            format!("<pre>{}</pre>", text(&plain(&artefact.content)))
        }
    };
    format!("<figure>\n<figcaption>{}</figcaption>\n{body}\n</figure>\n", text(&artefact.title))
}

/// For an observer: what to look for, with room for a pen.
pub(super) fn evaluation(scenario: &Scenario) -> String {
    let mut out = "<p>Observer: ______________________ &nbsp; Date: ____________ &nbsp; Drill began at: ______</p>\n\
         <p class=\"meta\">We look at how the work goes, not at who does it. Write what you saw and heard, and when.</p>\n"
        .to_owned();
    out.push_str("<h2>Objectives</h2>\n");
    for one in &scenario.objectives {
        out.push_str(&format!(
            "<h3>{}</h3>\n{}<table class=\"grid\"><tr><th class=\"tick\">☐ seen &nbsp; ☐ partly &nbsp; ☐ not seen</th>\
             <th class=\"short\">Time</th><th>What I saw or heard</th></tr>\n\
             <tr><td class=\"box\"></td><td></td><td></td></tr>\n</table>\n",
            text(&one.text),
            bullets(&one.signs)
        ));
    }
    out.push_str("<h2>In every exercise</h2>\n<table class=\"grid\"><tr><th>Question</th><th>Seen</th><th class=\"short\">Time</th><th class=\"pen\">What I saw</th></tr>\n");
    for question in [
        "Roles were said aloud, and everybody could repeat who commands",
        "Updates went out when they were promised",
        "Strong objections were asked for before a hard decision",
        "What was asked was said back by whoever was asked",
        "Severity was set high when unsure",
    ] {
        out.push_str(&format!(
            "<tr><td>{question}</td><td class=\"tick\">☐ yes ☐ partly ☐ no</td><td></td><td class=\"box\"></td></tr>\n"
        ));
    }
    out.push_str("</table>\n");
    let row = |(number, one): (u32, &Inject)| {
        let (when, expected, observe) = (comes(scenario, one), text(&one.expected), text(&one.observe));
        let observe = if observe.is_empty() { observe } else { format!("<br><small>{observe}</small>") };
        format!("<tr><td>{number} · {}</td><td>{expected}{observe}</td><td class=\"box\"></td></tr>\n", text(&when))
    };
    let injects: String = (1_u32..).zip(&scenario.injects).map(row).collect();
    out.push_str(&format!(
        "<h2>What we hope to see</h2>\n<table class=\"grid\"><tr><th class=\"name\">When</th><th>We hope to see, and look at</th><th class=\"pen\">Seen, and when</th></tr>\n{injects}</table>\n\
         <h2>Talk right afterwards, fifteen minutes</h2>\n\
         <table class=\"grid\"><tr><th>What surprised you?</th></tr><tr><td class=\"box\"></td></tr>\n\
         <tr><th>Where did you wait?</th></tr><tr><td class=\"box\"></td></tr>\n\
         <tr><th>What would you keep?</th></tr><tr><td class=\"box\"></td></tr>\n\
         <tr><th>What will you change, by when?</th></tr><tr><td class=\"box\"></td></tr></table>\n"
    ));
    out
}

/// To be cut out and handed over: only what players may read.
pub(super) fn cards(scenario: &Scenario) -> String {
    let mut out = String::new();
    for (number, inject) in (1_u32..).zip(&scenario.injects) {
        let to: Vec<&str> = inject.to.iter().map(|to| to.label()).collect();
        out.push_str(&format!(
            "<div class=\"card\">{STAMP}<p class=\"meta\">Card {number} · {} · for {}</p>\n<p class=\"from\">{}</p>\n{}{}</div>\n<div class=\"cut\"></div>\n",
            inject.delivery.label(),
            to.join(", "),
            text(&inject.from),
            paragraphs(&inject.text),
            shows(scenario, inject),
        ));
    }
    out
}
