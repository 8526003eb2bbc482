//! What is known, as one audience may hear it: the names that templates use.

use muster_core::library::Audience;
use muster_core::response::statement::paragraph;
use muster_core::response::{AskView, BeliefView};
use muster_core::saying::{clock_words, fit_for_outside, with_zones};
use muster_core::time::Moment;
use muster_core::words::{AskAnswer, EntryKind, Milestone, Phase, Standing};
use muster_core::zone::Zone;
use serde::Serialize;

use super::labels::Labels;
use super::sources::{Sources, audience_zone};

/// Stands in a draft until somebody has looked: no draft says that data is safe because nobody said otherwise.
const DATA_UNSAID: &str = "[say whether data was lost]";

/// The audience that works on it, and may hear what is only supposed.
const RESPONDERS: &str = "responders";
/// As many lines of one kind as an update holds.
const MOST: usize = 5;
/// Longest line taken over, in characters.
const LINE: usize = 400;
/// Longest statement taken over, in characters.
const STATEMENT: usize = 2_000;

macro_rules! knowledge {
    ($($(#[$meta:meta])* $field:ident: $type:ty = $example:expr,)+) => {
        /// What is known. Every name here stands in a template as it is; times are written for the audience, and in UTC.
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
        pub struct Knowledge {
            $($(#[$meta])* pub $field: $type,)+
        }

        impl Knowledge {
            /// The names that a template may use, with an example of each.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field),)+];

            /// An incident to try templates with.
            #[must_use]
            pub fn example() -> Self {
                Self { $($field: $example,)+ }
            }
        }
    };
}

fn lines(list: &[&str]) -> Vec<String> {
    list.iter().map(|line| (*line).to_owned()).collect()
}

knowledge! {
    /// Who reads it.
    audience: String = "Customers".to_owned(),
    /// Title of the incident.
    title: String = "Card payments declined".to_owned(),
    /// Its reference.
    reference: String = "INC-0042".to_owned(),
    /// Its severity; empty until somebody has sized it.
    severity: String = "SEV1".to_owned(),
    /// What readers are told, in lower case.
    phase: String = "investigating".to_owned(),
    /// Whether it is a drill.
    drill: bool = false,
    /// Since when people notice it; when it was declared, if nobody knows.
    since: String = "03:02 CET (02:02 UTC)".to_owned(),
    /// Since when it works again; empty until then.
    until: String = String::new(),
    /// Impact in the words of the statement; for readers outside without what is not for them.
    impact: String = "Since 03:02 CET (02:02 UTC) about a third of card payments fail.".to_owned(),
    /// The whole statement as one paragraph; empty for readers outside.
    statement: String = "About a third of card payments fail with \"issuer timeout\".".to_owned(),
    /// What can be seen.
    symptom: String = "The payment page says \"try later\"".to_owned(),
    /// Who or what is affected.
    scope: String = "Card payments in Europe".to_owned(),
    /// Who or what is not.
    not_affected: String = "Wallets".to_owned(),
    /// What is known about customers, such as how many.
    customers: String = "About 2,000 shops".to_owned(),
    /// What people can do until then.
    workaround: String = "Pay by wallet".to_owned(),
    /// What became of data.
    data_loss: String = "none known".to_owned(),
    /// How to tell that it persists.
    sign: String = "\"Try later\" on the payment page".to_owned(),
    /// Where it goes on afterwards.
    follow_up: String = String::new(),
    /// What is taken for true, latest last.
    facts: Vec<String> = lines(&["38 % of card payments fail"]),
    /// What is only supposed; for responders alone.
    hypotheses: Vec<String> = lines(&["The new pool starves connections"]),
    /// What was decided, latest last.
    decisions: Vec<String> = lines(&["Take back the change of 02:55"]),
    /// What was done last.
    actions: Vec<String> = lines(&["4 of 12 machines are done"]),
    /// Who was asked for what; empty for readers outside.
    asks: Vec<String> = lines(&["Jonas Weber: take back the change, until 03:25 CET (02:25 UTC)"]),
    /// What the responders lack.
    needs: Vec<String> = lines(&["Somebody to find out: do retries charge twice?"]),
    /// What waits for somebody who may decide it.
    decisions_needed: Vec<String> = lines(&["May we lose ten minutes of orders? Answer by 03:40 CET (02:40 UTC)"]),
    /// What nobody knows yet.
    not_known: Vec<String> = lines(&["Do retries charge twice?"]),
    /// By which signal it was seen to work again.
    verified: String = String::new(),
    /// When the next word comes; empty when that is open.
    next_by: String = "03:30 CET (02:30 UTC)".to_owned(),
}

impl Knowledge {
    /// What one audience may hear now.
    #[must_use]
    pub fn gather(sources: &Sources<'_>, audience: &Audience, next_by: Option<Moment>) -> Self {
        let reader = Reader { sources, audience, zone: audience_zone(audience, sources.zone) };
        let (state, ledger) = (sources.state, &sources.response.ledger);
        let statement = state.statement().and_then(|op| op.value.as_deref()).unwrap_or_default();
        let whole = reader.zoned(&cut(&paragraph(statement), STATEMENT));
        let (labels, statement) = Labels::read(statement, state);
        let statement = reader.zoned(&cut(&statement, STATEMENT));
        let began = state.milestone(Milestone::ImpactBegan).map_or(sources.response.declared_at, |at| at.at);
        let over = state.milestone(Milestone::Resolved).map(|happened| happened.at).or_else(|| state.phase_since());
        let ended = match state.phase() {
            Phase::Investigating | Phase::Identified => None,
            Phase::Monitoring => state.milestone(Milestone::Stabilised).map(|happened| happened.at),
            Phase::Resolved => state.milestone(Milestone::Stabilised).map(|happened| happened.at).or(over),
        };
        let open = |list: &[BeliefView], standings: &[Standing]| -> Vec<String> {
            list.iter().filter(|line| standings.contains(&line.standing)).map(|line| line.text.clone()).collect()
        };
        let questions = open(&ledger.questions, &[Standing::Open]);
        let unknown = if labels.unknown.is_empty() { questions } else { vec![labels.unknown.clone()] };
        let responders = audience.key == RESPONDERS;
        let hypotheses = open(&ledger.hypotheses, &[Standing::Open, Standing::Supported]);
        Self {
            audience: audience.name.clone(),
            title: cut(state.title(), LINE),
            reference: sources.reference.to_owned(),
            severity: state.severity().map(|severity| severity.label().to_owned()).unwrap_or_default(),
            phase: state.phase().label().to_lowercase(),
            drill: state.is_drill(),
            since: reader.since(&labels.since, began),
            until: ended.map(|at| reader.clock(at)).unwrap_or_default(),
            impact: reader.impact(&labels.impact, &statement),
            statement: if audience.outside { String::new() } else { whole },
            symptom: reader.one(&labels.symptom),
            scope: reader.one(&labels.scope),
            not_affected: reader.one(&labels.not_affected),
            customers: reader.one(&labels.customers),
            workaround: reader.one(&labels.workaround),
            data_loss: if labels.data_loss.is_empty() { DATA_UNSAID.to_owned() } else { cut(&labels.data_loss, LINE) },
            sign: reader.one(&labels.sign),
            follow_up: reader.one(&labels.follow_up),
            facts: reader.latest(open(&ledger.facts, &[Standing::Fact])),
            hypotheses: if responders { reader.latest(hypotheses) } else { Vec::new() },
            decisions: reader.latest(ledger.decisions.iter().map(|decision| decision.text.clone())),
            actions: reader.latest(reader.actions()),
            asks: reader.asks(|ask| ask.ended.is_none()),
            needs: reader.needs(),
            decisions_needed: reader.decisions_needed(),
            not_known: reader.latest(unknown),
            verified: reader.one(&sources.response.stand_down.signal),
            next_by: next_by.map(|at| reader.clock(at)).unwrap_or_default(),
        }
    }
}

/// Writes things for one audience.
struct Reader<'a> {
    sources: &'a Sources<'a>,
    audience: &'a Audience,
    zone: Zone,
}

impl Reader<'_> {
    fn clock(&self, at: Moment) -> String {
        clock_words(self.zone, at, self.sources.response.at)
    }

    fn zoned(&self, text: &str) -> String {
        with_zones(text, self.sources.zone, self.zone, self.sources.response.at)
    }

    /// Since when: the milestone where it is set or nobody wrote it, else what the statement says.
    fn since(&self, written: &str, began: Moment) -> String {
        let set = self.sources.state.milestone(Milestone::ImpactBegan).is_some();
        let said = if set { String::new() } else { self.one(written) };
        if said.is_empty() { self.clock(began) } else { said }
    }

    /// Whether this audience may read a line as it stands.
    fn fits(&self, line: &str) -> bool {
        !self.audience.outside || fit_for_outside(line, &self.sources.context(self.audience, None))
    }

    /// A line, or nothing when it is not for this audience.
    fn one(&self, line: &str) -> String {
        if line.is_empty() || !self.fits(line) { String::new() } else { self.zoned(&cut(line, LINE)) }
    }

    /// The impact as it was written; for readers outside only those of its sentences that are for them. The others lean on
    /// the first: without it, "wallets work" would be all that they read.
    fn impact(&self, label: &str, statement: &str) -> String {
        let whole = if label.is_empty() { statement.to_owned() } else { self.zoned(&cut(label, STATEMENT)) };
        if !self.audience.outside {
            return whole;
        }
        if sentences(&whole).next().is_none_or(|first| !self.fits(first)) {
            return String::new();
        }
        sentences(&whole).filter(|sentence| self.fits(sentence)).collect::<Vec<_>>().join(" ")
    }

    /// The last few lines that this audience may read, latest last.
    fn latest(&self, lines: impl IntoIterator<Item = String, IntoIter: DoubleEndedIterator>) -> Vec<String> {
        let mut kept: Vec<String> = lines.into_iter().rev().take(MOST * 4).map(|line| self.one(&line)).collect();
        kept.retain(|line| !line.is_empty());
        kept.truncate(MOST);
        kept.reverse();
        kept
    }

    fn actions(&self) -> Vec<String> {
        let mut done: Vec<_> = self
            .sources
            .state
            .views()
            .filter(|(_, view)| {
                view.kind == EntryKind::Action && view.struck.is_none() && !view.erased && view.ask.is_none()
            })
            .map(|(id, view)| (view.happened.at, id, view.text.as_str()))
            .collect();
        done.sort_unstable();
        done.into_iter().rev().take(MOST * 4).rev().map(|(_, _, text)| text.to_owned()).collect()
    }

    fn asks(&self, which: impl Fn(&AskView) -> bool) -> Vec<String> {
        if self.audience.outside {
            return Vec::new();
        }
        let asks = self.sources.response.asks.iter().filter(|ask| which(ask)).take(MOST);
        asks.map(|ask| {
            let until = ask.due_at.map(|at| format!(", until {}", self.clock(at))).unwrap_or_default();
            format!("{}: {}{until}", ask.name, self.zoned(&cut(&ask.text, LINE)))
        })
        .collect()
    }

    /// Asks that are blocked, questions without an owner, decisions that wait.
    fn needs(&self) -> Vec<String> {
        if self.audience.outside {
            return Vec::new();
        }
        let blocked = self.sources.response.asks.iter().filter(|ask| ask.ended == Some(AskAnswer::Blocked));
        let blocked = blocked.map(|ask| {
            let why = if ask.remark.is_empty() { String::new() } else { format!(" ({})", cut(&ask.remark, LINE)) };
            format!("Help for {}: {}{why}", ask.name, cut(&ask.text, LINE))
        });
        let questions = self.sources.response.ledger.questions.iter();
        let unowned = questions
            .filter(|question| question.standing == Standing::Open && question.owner.is_empty())
            .map(|question| format!("Somebody to find out: {}", cut(&question.text, LINE)));
        let waiting = self.decisions_needed();
        blocked.chain(unowned).chain(waiting).take(MOST).collect()
    }

    fn decisions_needed(&self) -> Vec<String> {
        let waiting = self.sources.response.ledger.put.iter().filter(|put| put.answered_at.is_none());
        waiting
            .take(MOST)
            .map(|put| format!("{} Answer by {}", ended(&self.zoned(&cut(&put.text, LINE))), self.clock(put.by)))
            .collect()
    }
}

fn ended(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// A text of at most so many characters, without what is no character of a text.
fn cut(text: &str, most: usize) -> String {
    let clean = |c: &char| *c == '\n' || !c.is_control();
    let mut kept: String = text.trim().chars().take(most + 1).filter(clean).collect();
    if kept.chars().count() > most {
        kept = kept.chars().take(most.saturating_sub(1)).collect();
        kept.push('\u{2026}');
    }
    kept
}

/// The sentences of a text; a full stop within a word ends none.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('\n').flat_map(|line| {
        let mut rest = line.trim();
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .char_indices()
                .find(|(at, c)| {
                    matches!(c, '.' | '!' | '?' | ';')
                        && rest.get(at + c.len_utf8()..).is_none_or(|after| after.is_empty() || after.starts_with(' '))
                })
                .map_or(rest.len(), |(at, c)| at + c.len_utf8());
            let (sentence, after) = rest.split_at(end);
            rest = after.trim_start();
            Some(sentence.trim())
        })
    })
}
