//! Reading one line. Total: every input gives a line, and doubt becomes a hint.
//!
//! A line has two parts. Before the text stand the marks (kind, time, people, services, `!`, `*`) in any order. Once
//! an ordinary word came, only mentions, a closing ask and closing flags are still grammar, so that a path, a score or
//! a minus sign inside a sentence stays what it is.

use super::kinds;
use super::mentions::Seen;
use super::names::whole_mention;
use super::resolve::{Anchor, Env, bad_time};
use super::scan::{Units, Word, link_in, words};
use super::types::{Ask, Hint, HintCode, LineContext, Mention, ParsedLine, Token, TokenRole};
use super::when::{Point, Scan, WhenSpec, scan};
use crate::time::Happened;
use crate::words::{EntryKind, Milestone};

/// A time as written, and its byte range.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    pub(super) spec: WhenSpec,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A line that was read, with the written form of its time for the batch to reconsider.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) line: ParsedLine,
    pub(super) when: Option<When>,
}

/// Reads `input` from byte `from` on; `preset` is a time that stood before it.
pub(super) fn read(input: &str, from: usize, ctx: &LineContext<'_>, preset: Option<When>) -> Reading {
    let mut reader = Reader::new(input, ctx);
    // A time that cannot be taken is text like the rest.
    let from = preset.filter(|when| !reader.take_when(*when)).map_or(from, |when| when.start);
    let words = words(input, from);
    let mut at = 0;
    while at < words.len() {
        match reader.mark(&words[at..]) {
            0 => break,
            used => at += used,
        }
    }
    let text = reader.text(&words[at..]);
    reader.finish(text)
}

/// What a line without a kind is: evidence when it is nothing but web addresses, else an observation.
pub(super) fn default_kind(text: &str) -> EntryKind {
    let mut words = text.split_whitespace().peekable();
    let only_links = words.peek().is_some() && words.all(|word| link_in(word) == Some((0, word.len())));
    if only_links { EntryKind::Evidence } else { EntryKind::Observation }
}

/// What was read so far.
pub(super) struct Reader<'a> {
    pub(super) input: &'a str,
    pub(super) units: Units,
    env: Env,
    pub(super) ctx: &'a LineContext<'a>,
    kind: Option<(EntryKind, usize, usize)>,
    milestone: Option<Milestone>,
    happened: Option<Happened>,
    when: Option<When>,
    pub(super) people: Vec<Mention>,
    pub(super) services: Vec<Mention>,
    pinned: bool,
    flagged: bool,
    pub(super) seen: Seen,
    pub(super) ask: Option<Ask>,
    pub(super) links: Vec<String>,
    hints: Vec<Hint>,
    pub(super) marks: Vec<(usize, usize, TokenRole)>,
}

impl<'a> Reader<'a> {
    fn new(input: &'a str, ctx: &'a LineContext<'a>) -> Self {
        Self {
            input,
            units: Units::of(input),
            env: Env::of(ctx),
            ctx,
            kind: None,
            milestone: None,
            happened: None,
            when: None,
            people: Vec::new(),
            services: Vec::new(),
            pinned: false,
            flagged: false,
            seen: Seen::default(),
            ask: None,
            links: Vec::new(),
            hints: Vec::new(),
            marks: Vec::new(),
        }
    }

    pub(super) fn hint(&mut self, code: HintCode, message: String, start: usize, end: usize) {
        self.hints.push(Hint { code, message, span: self.units.span(start, end) });
    }

    /// Reads one mark at the beginning of `words` and returns how many words it took; 0 when the text begins here.
    fn mark(&mut self, words: &[Word<'_>]) -> usize {
        let word = words[0];
        match word.text {
            "!" | "*" => {
                self.flag(word);
                return 1;
            }
            _ => {}
        }
        if let Some(name) = word.text.strip_prefix('/') {
            return usize::from(self.kind(word, name));
        }
        let texts: Vec<&str> = words.iter().take(4).map(|w| w.text).collect();
        let wants_milestone = matches!(self.kind, Some((EntryKind::Milestone, ..))) && self.milestone.is_none();
        if wants_milestone && let Some((milestone, used)) = kinds::milestone(&texts) {
            self.milestone = Some(milestone);
            self.marks.push((word.start, words[used - 1].end(), TokenRole::Milestone));
            return used;
        }
        match scan(&texts, false) {
            Scan::Found(spec, used) => {
                return if self.take_when(When { spec, start: word.start, end: words[used - 1].end() }) {
                    used
                } else {
                    0
                };
            }
            Scan::Bad(code) => {
                self.hint(code, bad_time(code, word.text), word.start, word.end());
                return 0;
            }
            Scan::No => {}
        }
        let Some(candidate) = whole_mention(word.text) else { return 0 };
        self.mention(candidate, word, true);
        1
    }

    pub(super) fn flag(&mut self, word: Word<'_>) {
        let role = if word.text == "!" { TokenRole::Pin } else { TokenRole::Flag };
        match role {
            TokenRole::Pin => self.pinned = true,
            _ => self.flagged = true,
        }
        self.marks.push((word.start, word.end(), role));
    }

    fn kind(&mut self, word: Word<'_>, name: &str) -> bool {
        match (kinds::kind(name), self.kind) {
            (Some(kind), None) => {
                self.kind = Some((kind, word.start, word.end()));
                self.marks.push((word.start, word.end(), TokenRole::Kind));
                true
            }
            (Some(_), Some(_)) => {
                let message = format!("The line already has a kind; `/{name}` was kept as text.");
                self.hint(HintCode::KindRepeated, message, word.start, word.end());
                false
            }
            (None, _) => {
                if kinds::looks_like_kind(name) {
                    let nearest = kinds::nearest(name);
                    let message =
                        format!("`/{name}` is no kind of line and was kept as text. Did you mean `/{nearest}`?");
                    self.hint(HintCode::UnknownKind, message, word.start, word.end());
                }
                false
            }
        }
    }

    /// Takes a time; `false` when it has to stay text.
    fn take_when(&mut self, when: When) -> bool {
        let said = self.input.get(when.start..when.end).unwrap_or_default();
        if self.happened.is_some() {
            // "now" is an ordinary word too often to remark on it.
            if !matches!(when.spec, WhenSpec::One { point: Point::Now, .. }) {
                let message = format!("The line already has a time; `{said}` was kept as text.");
                self.hint(HintCode::TimeRepeated, message, when.start, when.end);
            }
            return false;
        }
        match self.env.resolve(when.spec, Anchor::Last) {
            Ok((happened, notes)) => {
                for (code, message) in notes {
                    self.hint(code, message, when.start, when.end);
                }
                self.happened = Some(happened);
                self.when = Some(when);
                self.marks.push((when.start, when.end, TokenRole::When));
                true
            }
            Err(code) => {
                self.hint(code, bad_time(code, said), when.start, when.end);
                false
            }
        }
    }

    fn finish(mut self, text: String) -> Reading {
        if let Some((EntryKind::Milestone, start, end)) = self.kind
            && self.milestone.is_none()
        {
            let names: Vec<&str> = Milestone::ALL.iter().map(|m| m.as_str()).collect();
            let message = format!("Say which instant after `/m`: {}.", names.join(", "));
            self.hint(HintCode::MilestoneMissing, message, start, end);
        }
        self.hints.sort_by_key(|hint| (hint.span.start, hint.span.end));
        let tokens = self.tokens();
        let when_given = self.happened.is_some();
        let stamped = || Happened::exact(self.env.now, self.env.zone.name());
        let line = ParsedLine {
            kind: self.kind.map_or_else(|| default_kind(&text), |(kind, ..)| kind),
            kind_given: self.kind.is_some(),
            milestone: self.milestone,
            happened: self.happened.unwrap_or_else(stamped),
            when_given,
            people: self.people,
            services: self.services,
            pinned: self.pinned,
            flagged: self.flagged,
            ask: self.ask,
            links: self.links,
            text,
            hints: self.hints,
            tokens,
        };
        Reading { line, when: self.when }
    }

    /// Puts the marks in order and calls everything between them text.
    fn tokens(&mut self) -> Vec<Token> {
        self.marks.sort_unstable_by_key(|(start, end, _)| (*start, *end));
        let mut tokens = Vec::new();
        let mut from = 0;
        let end = self.input.len();
        for (start, stop, role) in self.marks.iter().copied().map(|(s, e, r)| (s, e, Some(r))).chain([(end, end, None)])
        {
            let gap = self.input.get(from..start).unwrap_or_default();
            let (left, right) = (gap.len() - gap.trim_start().len(), gap.trim_end().len());
            if left < right {
                let span = self.units.span(from + left, from + right);
                tokens.push(Token { span, role: TokenRole::Text });
            }
            if let Some(role) = role {
                tokens.push(Token { span: self.units.span(start, stop), role });
                from = stop;
            }
        }
        tokens
    }
}
