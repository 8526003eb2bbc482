//! Which form a question has. The first that fits counts, so that one question gets one word.

use super::super::people::People;
use super::super::reading::Reading;
use super::super::verbs::{is_adverb, is_participle};
use super::QuestionForm;
use super::words::{AFTERWARDS, ASKS, AUXILIARIES, HUNTS, OPINIONS, REQUESTS, SEES, TAGS};

/// Far enough for any question; it bounds the cost of a text without a full stop.
const LONGEST: usize = 60;

type Place = (usize, usize);

/// Whether a question has a form.
type Fits<'a> = fn(&Asked<'a>) -> bool;

/// A question or statement within a line.
struct Asked<'a> {
    reading: &'a Reading<'a>,
    first: usize,
    end: usize,
}

/// Every form found in a line, with its place in it.
pub(super) fn look(reading: &Reading<'_>) -> Vec<(Place, QuestionForm)> {
    let sentences: Vec<Asked<'_>> =
        reading.sentences().into_iter().map(|(first, end)| Asked { reading, first, end }).collect();
    let asked = sentences.iter().filter(|one| one.asks() && !one.is_request()).count();
    let mut found = Vec::new();
    if asked > 1
        && let (Some(first), Some(last)) = (sentences.first(), sentences.last())
    {
        found.push((reading.place(first.first, last.end.saturating_sub(1)), QuestionForm::Compound));
    }
    for one in &sentences {
        if let Some(form) = one.form().filter(|form| asked < 2 || *form != QuestionForm::Compound) {
            // Beside the word that it is two questions, only what judges is worth another.
            let closes = matches!(form, QuestionForm::YesNo);
            if asked < 2 || !closes {
                found.push((reading.place(one.first, one.end.saturating_sub(1)), form));
            }
        }
    }
    found
}

impl<'a> Asked<'a> {
    fn form(&self) -> Option<QuestionForm> {
        let forms: [(QuestionForm, Fits<'a>); 8] = [
            (QuestionForm::Who, Self::hunts),
            (QuestionForm::Hindsight, Self::looks_back),
            (QuestionForm::Why, Self::asks_why),
            (QuestionForm::Opinion, Self::has_a_view),
            (QuestionForm::Counterfactual, Self::asks_of_nothing),
            (QuestionForm::Leading, Self::leads),
            (QuestionForm::Compound, Self::is_double),
            (QuestionForm::YesNo, Self::closes),
        ];
        forms.into_iter().find(|(_, fits)| fits(self)).map(|(form, _)| form)
    }

    /// The word at a place from the beginning, in lower case; "and", "so", "but" before it do not count.
    fn word(&self, by: usize) -> &'a str {
        let lead = usize::from(matches!(self.raw(0), "and" | "so" | "but" | "then" | "or" | "well" | "ok"));
        self.raw(by + lead)
    }

    fn raw(&self, by: usize) -> &'a str {
        let at = self.first + by;
        if at >= self.end || by > LONGEST {
            return "";
        }
        self.reading.word(at).map_or("", |word| word.lower.as_ref())
    }

    fn has(&self, wanted: &[&str]) -> bool {
        self.words().any(|word| wanted.contains(&word))
    }

    fn words(&self) -> impl Iterator<Item = &'a str> + '_ {
        (0..=LONGEST).map(|by| self.raw(by)).take_while(|word| !word.is_empty())
    }

    fn asks(&self) -> bool {
        self.end.checked_sub(1).and_then(|last| self.reading.word(last)).is_some_and(|word| word.asks)
    }

    fn starts(&self, with: &[&str]) -> bool {
        with.iter().enumerate().all(|(by, word)| self.word(by) == *word)
    }

    /// A pronoun, a role or a name stands there.
    fn somebody(&self, by: usize) -> bool {
        let lead = usize::from(self.word(0) != self.raw(0));
        let Some(word) = self.reading.word(self.first + by + lead).filter(|_| !self.word(by).is_empty()) else {
            return false;
        };
        let named = word.text.starts_with(char::is_uppercase) && word.text.chars().skip(1).all(char::is_lowercase);
        People::default().is_somebody(word) || by > 0 && named
    }

    fn is_request(&self) -> bool {
        let asked = matches!(self.word(0), "can" | "could" | "would" | "will" | "may")
            && matches!(self.word(1), "you" | "i" | "we");
        asked && ((2..=4).any(|by| REQUESTS.contains(&self.word(by))) || self.word(0) == "may")
    }

    fn hunts(&self) -> bool {
        let who = match self.word(0) {
            "who" | "whose" | "who's" => true,
            "which" => self.somebody(1),
            _ => false,
        };
        who && self.has(HUNTS)
    }

    fn looks_back(&self) -> bool {
        let opener = self.word(0);
        let denied =
            opener.ends_with("n't") || AUXILIARIES.contains(&opener) && (1..=4).any(|by| self.word(by) == "not");
        if denied && self.has(SEES) {
            return true;
        }
        let how = opener == "how" && matches!(self.word(1), "could" | "did" | "can");
        if how && (self.word(3) == "not" || (3..=5).any(|by| AFTERWARDS.contains(&self.word(by)))) {
            return true;
        }
        if opener == "did" && self.somebody(1) && (2..=3).any(|by| AFTERWARDS.contains(&self.word(by))) {
            return true;
        }
        opener == "you" && self.word(1).ends_with("n't") && (2..=3).any(|by| SEES.contains(&self.word(by)))
    }

    fn asks_why(&self) -> bool {
        let about = |from: usize| (from..from + 8).any(|by| self.somebody(by));
        match self.word(0) {
            "why" => self.word(1).is_empty() || self.word(1) == "not" || about(2),
            "how" => self.word(1) == "come",
            "for" => self.word(1) == "what" && matches!(self.word(2), "reason" | "reasons"),
            "what" => {
                let held = matches!(self.word(1), "kept" | "stopped" | "prevented") && self.word(2) == "you";
                held || self.word(1) == "made" && self.somebody(2) && matches!(self.word(3), "not" | "ignore" | "skip")
            }
            _ => {
                let explain = (0..=6)
                    .any(|by| matches!(self.word(by), "explain" | "justify" | "reason") && self.word(by + 1) == "why");
                explain || self.has(&["justify"])
            }
        }
    }

    fn has_a_view(&self) -> bool {
        if OPINIONS.iter().any(|view| self.starts(view)) {
            return !self.starts(&["what", "about"]) && !self.has_perfect(&["should", "could"]) || self.word(0) == "i";
        }
        // "Would a second approval not be the answer here?"
        matches!(self.word(0), "would" | "wouldn't")
            && !self.somebody(1)
            && self.has(&["answer", "solution", "fix", "better", "help", "easier"])
            && !self.has_perfect(&["would"])
            && !self.has(&["if"])
    }

    /// "Have" and a participle within reach of one of these, with a person or a thing between or not.
    fn has_perfect(&self, modals: &[&str]) -> bool {
        (0..=LONGEST).take_while(|by| !self.raw(*by).is_empty()).any(|by| {
            let modal = self.raw(by);
            let whole = modals.iter().any(|known| modal == *known || modal.strip_suffix("n't") == Some(known));
            whole
                && (1..=5).any(|more| {
                    let mut after = by + more + 1;
                    while after < by + more + 4 && is_adverb(self.raw(after)) {
                        after += 1;
                    }
                    self.raw(by + more) == "have" && is_participle(self.raw(after))
                })
        })
    }

    fn asks_of_nothing(&self) -> bool {
        // "How would you have noticed it?" asks for the sign somebody waited for.
        let asks = (0..=1).any(|by| ASKS.contains(&self.word(by)));
        let sign = (1..=4)
            .any(|by| self.word(by) == "would" && self.word(by + 2) == "have" && SEES.contains(&self.word(by + 3)));
        if asks && sign {
            return false;
        }
        let had = self.word(0) == "if" && (1..=4).any(|by| matches!(self.word(by), "had" | "hadn't"));
        let again = self.has(&["differently"]) && self.has(&["would", "could", "should"]);
        had || again || self.has_perfect(&["should", "could", "would", "ought"]) || self.word(0) == "ought"
    }

    fn leads(&self) -> bool {
        let opener = self.word(0);
        let denied =
            opener.ends_with("n't") && (AUXILIARIES.contains(&opener.trim_end_matches("n't")) || opener == "won't");
        let because = AUXILIARIES.contains(&opener) && (1..=2).any(|by| self.word(by) == "because");
        let hints = matches!(opener, "surely" | "obviously" | "clearly") || self.has(&["surely"]);
        let supposed = opener == "i" && matches!(self.word(1), "suppose" | "guess" | "assume" | "take" | "imagine");
        denied || because || hints || supposed || self.asks() && self.has_tag()
    }

    /// "…, wasn't it?", "…, right?"
    fn has_tag(&self) -> bool {
        let Some(last) = self.end.checked_sub(1) else { return false };
        let paused = |back: usize| self.reading.left(last, back).is_some_and(|word| word.pause);
        let word = |back: usize| self.reading.left(last, back).map_or("", |word| word.lower.as_ref());
        let end = self.reading.word(last).map_or("", |word| word.lower.as_ref());
        let opener = !ASKS.contains(&self.word(0));
        paused(1) && TAGS.contains(&end) && opener
            || paused(2) && word(1).ends_with("n't") && opener
            || paused(2) && opener && AUXILIARIES.contains(&word(1)) && self.has(&["not", "never", "didn't", "wasn't"])
    }

    fn is_double(&self) -> bool {
        if !ASKS.contains(&self.word(0)) {
            return self.has(&["also"]) && self.asks() && self.words().filter(|word| ASKS.contains(word)).count() > 1;
        }
        (1..=LONGEST).take_while(|by| !self.raw(*by).is_empty()).any(|by| {
            let next = self.raw(by + 1);
            self.raw(by) == "and" && (ASKS.contains(&next) || next == "also")
        })
    }

    fn closes(&self) -> bool {
        if !self.asks() || self.is_request() || !AUXILIARIES.contains(&self.word(0)) {
            return false;
        }
        // "Was there a rule, and how well did it fit?" opens again.
        let opens = (1..=LONGEST)
            .take_while(|by| !self.raw(*by).is_empty())
            .any(|by| self.raw(by) == "and" && ASKS.contains(&self.raw(by + 1)));
        !opens
    }
}
