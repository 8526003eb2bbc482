//! What is shown of the answers once a survey is closed, and nothing beyond.

use super::answer::SurveyResponse;
use super::items::Scale;
use super::measure::{Entry, Limits, by_group, count, median, silent, sorted};
use super::suppress::part_may_show;
use super::types::{GroupResult, MeetingBar, ResultRow, SurveyResults};
use crate::event::SurveyItem;

/// Works out what is shown of some answers. `seed` is by chance, and shuffles what people wrote.
#[must_use]
pub fn results(
    items: &[SurveyItem],
    minimum: u32,
    spread: u32,
    responses: &[SurveyResponse],
    seed: u64,
) -> SurveyResults {
    let desk = Desk { items, responses, limits: Limits { minimum, spread: spread.max(minimum) } };
    let mut released: Vec<SurveyResponse> = responses.iter().filter(|one| !one.released.is_empty()).cloned().collect();
    released.sort_by(|a, b| a.released.cmp(&b.released));
    let people = count(responses.len());
    let silent = people.saturating_sub(count(released.len()));
    if silent < minimum {
        let of = if released.is_empty() { "" } else { " beside those given by name" };
        let hidden = format!(
            "Collected {people}. Below {minimum} answers{of} nothing else is shown, so that nobody can be made out."
        );
        let (indexes, items) = (Vec::new(), Vec::new());
        return SurveyResults { answers: people, shown: false, hidden, indexes, items, bar: None, released };
    }
    SurveyResults {
        answers: people,
        shown: true,
        hidden: String::new(),
        indexes: desk.indexes(),
        items: items.iter().zip(0..).map(|(item, at)| desk.row(item, silent, seed ^ (at << 32))).collect(),
        bar: desk.bar(),
        released,
    }
}

struct Desk<'a> {
    items: &'a [SurveyItem],
    responses: &'a [SurveyResponse],
    limits: Limits,
}

impl Desk<'_> {
    fn group_item(&self) -> Option<&SurveyItem> {
        self.items.iter().find(|item| item.groups)
    }

    fn entry(&self, response: &SurveyResponse, value: f64) -> Entry {
        let group = self.group_item().and_then(|item| number(response, &item.key));
        let group = group.and_then(|group| usize::try_from(group).ok());
        Entry { group, released: !response.released.is_empty(), value }
    }

    fn entries(&self, key: &str) -> Vec<Entry> {
        let all = self.responses.iter();
        all.filter_map(|one| Some(self.entry(one, f64::from(number(one, key)?)))).collect()
    }

    fn row(&self, item: &SurveyItem, silent_people: u32, seed: u64) -> ResultRow {
        let scale = Scale::of(item);
        let mut row = blank(item, scale);
        let entries = self.entries(&item.key);
        match scale {
            Some(Scale::Load | Scale::Agree) => self.figures(&mut row, &entries, item.group_only),
            Some(Scale::YesNo) => self.counted(&mut row, &entries, 2),
            Some(Scale::Choice) if item.groups => self.sizes(&mut row, &entries, &item.labels),
            Some(Scale::Choice) => self.counted(&mut row, &entries, item.labels.len()),
            Some(Scale::YesNoText) => {
                self.counted(&mut row, &entries, 2);
                self.words(&mut row, item, silent_people, seed);
            }
            Some(Scale::Text) => self.words(&mut row, item, silent_people, seed),
            None => {}
        }
        row
    }

    fn few(&self, row: &mut ResultRow, entries: &[Entry]) -> bool {
        let few = silent(entries) < self.limits.minimum;
        if few {
            row.hidden = format!("Fewer than {} answered this, so nothing of it is shown.", self.limits.minimum);
        } else {
            row.count = Some(count(entries.len()));
        }
        few
    }

    fn figures(&self, row: &mut ResultRow, entries: &[Entry], group_only: bool) {
        if self.few(row, entries) {
            return;
        }
        row.median = median(&entries.iter().map(|entry| entry.value).collect::<Vec<_>>());
        if group_only {
            row.hidden = "Only the middle of all is shown of this.".to_owned();
        } else if silent(entries) >= self.limits.spread {
            row.dots = sorted(entries.iter().map(|entry| entry.value));
        } else {
            row.hidden = format!("Single answers are shown from {} on.", self.limits.spread);
        }
        self.grouped(row, entries, group_only);
    }

    fn grouped(&self, row: &mut ResultRow, entries: &[Entry], group_only: bool) {
        if let Some(item) = self.group_item() {
            (row.groups, row.others) = by_group(entries, &item.labels, self.limits, !group_only);
            if row.groups.is_empty() {
                row.others = 0;
            }
        }
    }

    fn counted(&self, row: &mut ResultRow, entries: &[Entry], choices: usize) {
        if self.few(row, entries) {
            return;
        }
        if silent(entries) < self.limits.spread {
            row.hidden = format!("How often each was chosen is shown from {} answers on.", self.limits.spread);
            return;
        }
        let chosen = |at: u32| entries.iter().filter(|entry| entry.value.total_cmp(&f64::from(at)).is_eq()).count();
        row.counts = (0..count(choices)).map(|at| count(chosen(at))).collect();
    }

    /// The question that divides: only how large the groups are that are shown.
    fn sizes(&self, row: &mut ResultRow, entries: &[Entry], labels: &[String]) {
        if self.few(row, entries) {
            return;
        }
        let (groups, others) = by_group(entries, labels, self.limits, false);
        row.others = others;
        row.groups = groups.into_iter().map(|group| GroupResult { median: None, ..group }).collect();
        if others > 0 {
            let least = self.limits.minimum;
            row.hidden = format!("A group of fewer than {least}, and the next smallest with it, is not shown apart.");
        }
    }

    fn words(&self, row: &mut ResultRow, item: &SurveyItem, silent_people: u32, seed: u64) {
        if silent_people < self.limits.spread {
            row.hidden = format!("What people wrote is shown from {} answers on.", self.limits.spread);
            return;
        }
        let quiet = self.responses.iter().filter(|one| one.released.is_empty());
        let said = quiet.flat_map(|one| &one.answers).filter(|answer| answer.key == item.key);
        row.words = said.map(|answer| answer.text.clone()).filter(|text| !text.is_empty()).collect();
        // Sorted first, so that not even the order in which they came in decides the order that is shown.
        row.words.sort();
        shuffle(&mut row.words, seed);
    }

    fn indexes(&self) -> Vec<ResultRow> {
        let load = Index {
            key: "load",
            about: "Load",
            text: "Five scales taken together, unweighted; how hard it was on the body is left out.",
            scale: Scale::Load,
            parts: &["R1", "R2", "R3", "R4", "R5"],
            labels: ["little", "much"],
        };
        let safety = Index {
            key: "safety",
            about: "Safety",
            text: "Voicing doubts and owning up, taken together.",
            scale: Scale::Agree,
            parts: &["R9", "R10"],
            labels: ["not at all", "fully"],
        };
        [load, safety].iter().filter_map(|index| self.index(index)).collect()
    }

    fn index(&self, index: &Index) -> Option<ResultRow> {
        let find =
            |key: &&str| self.items.iter().find(|item| item.key == **key && Scale::of(item) == Some(index.scale));
        let parts: Vec<&SurveyItem> = index.parts.iter().filter_map(find).collect();
        if parts.len() < index.parts.len() {
            return None;
        }
        let mut row = blank_index(index);
        let (mut whole, mut partial) = (Vec::new(), 0);
        for response in self.responses {
            let values: Vec<f64> = parts.iter().filter_map(|item| scored(item, response, index.scale)).collect();
            if values.len() == parts.len() {
                let mean = values.iter().sum::<f64>() / f64::from(count(values.len()));
                whole.push(self.entry(response, mean));
            } else if !values.is_empty() && response.released.is_empty() {
                partial += 1;
            }
        }
        let alone = silent(&whole);
        if !part_may_show(alone, partial, self.limits.minimum) {
            row.hidden = "Not shown: with what each question shows, it would tell of a few people.".to_owned();
            return Some(row);
        }
        let single = part_may_show(alone, partial, self.limits.spread);
        row.count = Some(count(whole.len()));
        row.median = median(&whole.iter().map(|entry| entry.value).collect::<Vec<_>>());
        if single {
            row.dots = sorted(whole.iter().map(|entry| entry.value));
        } else {
            row.hidden = format!("Single answers are shown from {} on.", self.limits.spread);
        }
        // Where some answered only a part, groups of the parts and of the whole could be taken from each other.
        if partial == 0 {
            self.grouped(&mut row, &whole, false);
        }
        Some(row)
    }

    fn bar(&self) -> Option<MeetingBar> {
        let yes = |key: &str| -> Option<(usize, usize)> {
            let item = self.items.iter().find(|item| item.key == key)?;
            if !matches!(Scale::of(item), Some(Scale::YesNo | Scale::YesNoText)) {
                return None;
            }
            let entries = self.entries(key);
            let enough = silent(&entries) >= self.limits.minimum;
            enough.then(|| (entries.iter().filter(|entry| entry.value > 0.0).count(), entries.len()))
        };
        let ((learned, _), (again, of)) = (yes("M1")?, yes("M2")?);
        let (learned, again) = (learned > 0, again * 2 >= of);
        let words = match (learned, again) {
            (true, true) => "The meeting was worth it: somebody learned something, and at least half would come again.",
            (true, false) => "Somebody learned something; fewer than half would come again.",
            (false, true) => "At least half would come again; nobody says that they learned something.",
            (false, false) => "Nobody says that they learned something, and fewer than half would come again.",
        };
        Some(MeetingBar { learned, again, reached: learned && again, words: words.to_owned() })
    }
}

struct Index {
    key: &'static str,
    about: &'static str,
    text: &'static str,
    scale: Scale,
    parts: &'static [&'static str],
    labels: [&'static str; 2],
}

fn number(response: &SurveyResponse, key: &str) -> Option<u32> {
    response.answers.iter().find(|answer| answer.key == key)?.number
}

/// An answer as it counts in an index: the other way round where the question is.
fn scored(item: &SurveyItem, response: &SurveyResponse, scale: Scale) -> Option<f64> {
    let number = f64::from(number(response, &item.key)?);
    let (low, high) = ends(Some(scale), 0);
    Some(if item.reversed { low + high - number } else { number })
}

fn ends(scale: Option<Scale>, labels: usize) -> (f64, f64) {
    match scale {
        Some(Scale::Load) => (0.0, 100.0),
        Some(Scale::Agree) => (1.0, 5.0),
        Some(Scale::YesNo | Scale::YesNoText) => (0.0, 1.0),
        Some(Scale::Choice) => (0.0, f64::from(count(labels).saturating_sub(1))),
        Some(Scale::Text) | None => (0.0, 0.0),
    }
}

fn blank(item: &SurveyItem, scale: Option<Scale>) -> ResultRow {
    let (low, high) = ends(scale, item.labels.len());
    ResultRow {
        key: item.key.clone(),
        about: item.about.clone(),
        text: item.text.clone(),
        scale: item.scale.clone(),
        labels: item.labels.clone(),
        low,
        high,
        reversed: item.reversed,
        count: None,
        median: None,
        dots: Vec::new(),
        counts: Vec::new(),
        words: Vec::new(),
        groups: Vec::new(),
        others: 0,
        hidden: String::new(),
    }
}

fn blank_index(index: &Index) -> ResultRow {
    let item = SurveyItem {
        key: index.key.to_owned(),
        about: index.about.to_owned(),
        text: index.text.to_owned(),
        scale: index.scale.as_str().to_owned(),
        labels: index.labels.iter().map(|label| (*label).to_owned()).collect(),
        reversed: false,
        optional: false,
        group_only: false,
        groups: false,
    };
    blank(&item, Some(index.scale))
}

/// Shuffles by a seed, every order as likely as any other as far as 64 bits go.
fn shuffle<T>(list: &mut [T], mut seed: u64) {
    for last in (1..list.len()).rev() {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = seed;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let many = u64::try_from(last).unwrap_or(u64::MAX).saturating_add(1);
        list.swap(last, usize::try_from(mixed % many).unwrap_or(last));
    }
}
