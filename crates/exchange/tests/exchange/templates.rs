//! Templates that people write: what is wrong with one is said in one sentence, and an update is there all the same.

use muster_core::library::{Audience, Template, templates};
use muster_core::words::Phase;
use muster_exchange::drafting::{Knowledge, check_template, draft, render};
use proptest::prelude::*;

fn customers() -> Audience {
    let (key, name) = ("customers".to_owned(), "Customers".to_owned());
    Audience { key, name, outside: true, may_hear_eta: false, zone: String::new(), to: String::new() }
}

fn own(text: &str) -> Template {
    Template { key: "customers".to_owned(), subject: String::new(), text: text.to_owned() }
}

#[test]
fn every_built_in_template_is_a_good_one() {
    let list = templates::built_in();
    assert_eq!(list.len(), 16);
    for template in list {
        assert_eq!(check_template(&template.text), Ok(()), "{}", template.key);
        assert_eq!(check_template(&template.subject), Ok(()), "{}", template.key);
    }
}

/// A template, a word of the sentence about it, its line.
const BAD: &[(&str, &str, Option<u32>)] = &[
    ("Hello\n{{ title", "does not close it", Some(2)),
    ("{% if title %}\nHello", "cannot be read", Some(2)),
    ("{% endif %}", "cannot be read", Some(1)),
    ("\n\n{{ severtiy }}", "names something that is not known here", Some(3)),
    ("{{ title | shout }}", "uses what is not there", Some(1)),
    ("{{ range(10) }}", "uses what is not there", Some(1)),
    ("{% include \"/etc/passwd\" %}", "uses \"include\"", Some(1)),
    ("{% import \"x\" as y %}", "uses \"import\"", Some(1)),
    ("a\n{% extends \"x\" %}", "uses \"extends\"", Some(2)),
    ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "uses \"macro\"", Some(1)),
    ("{% set x = title %}", "uses \"set\"", Some(1)),
    ("{% raw %}{{ \"{% endraw %}{{ title ~ title }}{{ \" }}", "uses \"raw\"", Some(1)),
    ("{% for a in facts recursive %}{{ loop(facts) }}{% endfor %}", "repeats within itself", Some(1)),
    ("{{ title ~ title }}", "uses \"~\"", Some(1)),
    ("{{ \"x\" * 1000000000 }}", "uses \"*\"", Some(1)),
    ("{% for a in [title, title] %}{{ a }}{% endfor %}", "uses \"[\"", Some(1)),
];

#[test]
fn a_bad_template_is_told_in_one_sentence_with_its_line() {
    for (text, word, line) in BAD {
        let problem = check_template(text).expect_err(text);
        assert!(problem.message.contains(word), "{text:?}: {problem}");
        assert_eq!(problem.line, *line, "{text:?}: {problem}");
        assert!(problem.message.ends_with('.') && !problem.message.contains('\n'), "{problem}");
    }
    assert!(check_template(&"x".repeat(10 << 20)).expect_err("long").message.contains("is longer than"));
}

#[test]
fn a_template_that_does_not_end_is_stopped() {
    // Each level goes over all letters of the statement; without fuel this would take longer than anybody lives.
    let mut text = String::new();
    for level in 0..12 {
        text.push_str(&format!("{{% for a{level} in statement %}}"));
    }
    text.push_str(&"{% endfor %}".repeat(12));
    let problem = check_template(&text).expect_err("it cannot end");
    assert!(problem.message.contains("does not end") || problem.message.contains("cannot be filled"), "{problem}");
    let knowledge = Knowledge { facts: vec!["x".repeat(50_000); 40], ..Knowledge::example() };
    let grows = own("{% for a in facts %}{% for b in facts %}{{ a }}{% endfor %}{% endfor %}");
    let problem = render(&grows, &knowledge).expect_err("it grows too long");
    assert!(problem.message.contains("makes more than"), "{problem}");
}

#[test]
fn a_bad_template_loses_nothing() {
    for (text, ..) in BAD {
        let drafted = draft(&customers(), Phase::Investigating, &Knowledge::example(), &[own(text)]);
        assert!(drafted.text.contains("Next update by 03:30 CET"), "the built-in text stands in: {}", drafted.text);
        let problem = drafted.problem.expect("the reason is said");
        assert!(problem.contains("\"customers\" was not used"), "{problem}");
    }
}

#[test]
fn a_team_says_it_in_its_own_words() {
    let knowledge = Knowledge { title: "a <b> & \"c\"".to_owned(), ..Knowledge::example() };
    let drafted = draft(
        &customers(),
        Phase::Monitoring,
        &knowledge,
        &[own("{{ title }}\n{{ facts | join(\", \") }}\n\n\n\nBye")],
    );
    assert_eq!(drafted.text, "a <b> & \"c\"\n38 % of card payments fail\n\nBye", "text is text and not markup");
    let both = [own("any phase"), Template { key: "customers.monitoring".to_owned(), ..own("this phase") }];
    assert_eq!(draft(&customers(), Phase::Monitoring, &knowledge, &both).text, "this phase");
    assert_eq!(draft(&customers(), Phase::Resolved, &knowledge, &both).text, "any phase");
    let partners = Audience { key: "partners".to_owned(), ..customers() };
    let text = draft(&partners, Phase::Resolved, &knowledge, &[]).text;
    assert!(text.starts_with("It works again"), "an audience of the team's own is told like customers: {text}");
}

#[test]
fn text_in_an_incident_is_never_a_template() {
    let knowledge = Knowledge { impact: "{{ title }}{% for %}".to_owned(), ..Knowledge::example() };
    let drafted = draft(&customers(), Phase::Investigating, &knowledge, &[]);
    assert!(drafted.text.contains("{{ title }}{% for %}"), "{}", drafted.text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_template_or_one_sentence(text in "([a-z \n]|\\{\\{|\\}\\}|\\{%|%\\}|\\{#|#\\}|\"|title|facts|for a in|if|endif|endfor|\\||\\\\){0,30}") {
        if let Err(problem) = check_template(&text) {
            prop_assert!(!problem.message.contains('\n') && problem.message.ends_with('.'), "{}", problem);
        }
    }
}
