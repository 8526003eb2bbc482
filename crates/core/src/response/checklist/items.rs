//! Items with their answers: a person's answer always stands; a fact answers what nobody has answered.

use std::collections::HashMap;

use chrono::TimeDelta;

use super::facts::{Fact, Remark, Watch, find};
use super::window::{Course, Window};
use crate::event::{Act, ItemAnswered};
use crate::incident::Op;
use crate::library::{Card, Item, ItemBinding};
use crate::response::{CardView, ItemView, Scene};
use crate::time::Moment;
use crate::words::ItemState;

/// Minutes after which an item comes back that was put off without a word on when: until the next ten-minute mark.
const BACK_AFTER: i64 = 10;

type Answer<'a> = (&'a Op<Act>, &'a ItemAnswered);

/// What people answered, the latest for each item.
pub(super) struct Answers<'a> {
    by_item: HashMap<(&'a str, &'a str), Answer<'a>>,
    /// Card and item that somebody answered last.
    pub(super) last: Option<(&'a str, &'a str)>,
}

impl<'a> Answers<'a> {
    pub(super) fn of(scene: &Scene<'a>) -> Self {
        let mut answers = Self { by_item: HashMap::new(), last: None };
        for (op, act) in scene.acts() {
            if let Act::ItemAnswered(act) = act {
                answers.by_item.insert((&act.card, &act.item), (op, act));
                answers.last = Some((&act.card, &act.item));
            }
        }
        answers
    }

    fn get(&self, card: &str, item: &str, window: &Window) -> Option<Answer<'a>> {
        // An answer about an end that was none is asked for again.
        let holds = |answer: &Answer<'_>| window.after.is_none_or(|after| answer.0.happened.at > after);
        self.by_item.get(&(card, item)).copied().filter(holds)
    }
}

/// Whether an answer closes the item.
const fn closes(state: ItemState) -> bool {
    matches!(state, ItemState::Done | ItemState::NotApplicable)
}

/// Works out every card.
pub(super) fn cards(scene: &Scene<'_>, course: &Course, answers: &Answers<'_>) -> Vec<CardView> {
    let library = scene.library;
    let windows: Vec<Window> = library.cards.iter().map(|card| course.window(card)).collect();
    let mut watches = Vec::new();
    for (card, window) in library.cards.iter().zip(&windows) {
        for item in card.items.iter().filter(|item| item.binding != ItemBinding::None) {
            let answer = answers.get(&card.key, &item.key, window);
            if answer.is_some_and(|(_, answer)| closes(answer.state)) {
                continue;
            }
            let after = answer.map(|(op, _)| op.happened.at);
            let (card, item, binding) = (card.key.as_str(), item.key.as_str(), item.binding);
            watches.push(Watch { card, item, binding, window: *window, after, fact: None });
        }
    }
    find(scene, &mut watches);
    let mut facts: HashMap<(&str, &str), Fact<'_>> =
        watches.into_iter().filter_map(|watch| Some(((watch.card, watch.item), watch.fact?))).collect();
    let mut views = Vec::with_capacity(windows.len());
    for (card, window) in library.cards.iter().zip(&windows) {
        let mut items = Vec::with_capacity(card.items.len());
        for item in &card.items {
            let fact = facts.remove(&(card.key.as_str(), item.key.as_str()));
            items.push(item_view(scene, item, answers.get(&card.key, &item.key, window), fact));
        }
        bring_back(scene, card, &mut items);
        views.push(card_view(card, items));
    }
    views
}

fn item_view(scene: &Scene<'_>, item: &Item, answer: Option<Answer<'_>>, fact: Option<Fact<'_>>) -> ItemView {
    let mut view = ItemView {
        key: item.key.clone(),
        text: item.text.clone(),
        minute: item.minute,
        purpose: item.purpose.clone(),
        source: item.source.clone(),
        say: item.say.clone(),
        records: item.records.clone(),
        binding: item.binding,
        state: ItemState::Open,
        remark: String::new(),
        until: None,
        at: None,
        by: String::new(),
        line: None,
        by_itself: false,
        late: false,
        here: false,
    };
    if let Some(fact) = fact {
        view.state = ItemState::Done;
        view.at = Some(fact.at);
        view.remark = words(scene, &fact);
        view.line = Some(fact.line);
        view.by_itself = true;
    } else if let Some((op, answer)) = answer {
        view.state = answer.state;
        view.at = Some(op.happened.at);
        view.remark.clone_from(&answer.remark);
        view.until = answer.until;
        let author = op.author.and_then(|id| scene.directory.person(id));
        view.by = author.map(|person| person.name.clone()).unwrap_or_default();
    }
    view
}

/// Gives every item that was put off the moment at which it comes back, and finds those that are late.
fn bring_back(scene: &Scene<'_>, card: &Card, items: &mut [ItemView]) {
    let answered: HashMap<String, Moment> =
        items.iter().filter(|item| closes(item.state)).filter_map(|item| Some((item.key.clone(), item.at?))).collect();
    for (view, item) in items.iter_mut().zip(&card.items) {
        if let (ItemState::Deferred, Some(at)) = (view.state, view.at) {
            // It also comes back when the item that it waits for is never answered: nothing is put off for ever.
            let latest = at + TimeDelta::minutes(BACK_AFTER);
            let before = item.after.as_ref().and_then(|after| answered.get(after)).map(|done| (*done).max(at));
            view.until = view.until.or_else(|| Some(before.map_or(latest, |before| before.min(latest))));
        }
        let due = view.minute.map(|minute| scene.declared_at() + TimeDelta::minutes(minute.into()));
        view.late = pending(view, scene.now) && due.is_some_and(|due| due < scene.now);
    }
}

/// Whether an item waits for an answer now; one that was put off does so once its moment has come.
pub(super) fn pending(item: &ItemView, now: Moment) -> bool {
    match item.state {
        ItemState::Open => true,
        ItemState::Deferred => item.until.is_none_or(|until| until <= now),
        ItemState::Done | ItemState::NotApplicable => false,
    }
}

/// Whether an item is answered or does not apply.
pub(super) const fn closed(item: &ItemView) -> bool {
    closes(item.state)
}

fn card_view(card: &Card, items: Vec<ItemView>) -> CardView {
    let answered = items.iter().filter(|item| closed(item)).count();
    let complete = answered == items.len();
    CardView {
        key: card.key.clone(),
        title: card.title.clone(),
        read_do: card.read_do,
        minutes: card.minutes,
        answered: u32::try_from(answered).unwrap_or(u32::MAX),
        complete_at: items.iter().filter(|_| complete).filter_map(|item| item.at).max(),
        say: card.say.clone(),
        items,
    }
}

/// What a fact records, in words.
fn words(scene: &Scene<'_>, fact: &Fact<'_>) -> String {
    let clock = |at: Moment| scene.zone.local_time(at).naive.format("%H:%M").to_string();
    let audience = |key: &&str| {
        let known = scene.library.audiences.iter().find(|audience| audience.key == **key);
        known.map_or_else(|| (*key).to_owned(), |audience| audience.name.clone())
    };
    match &fact.remark {
        Remark::Nothing => String::new(),
        Remark::Text(text) => short(text),
        Remark::Word(word) => (*word).to_owned(),
        Remark::Severity(severity) => format!("{} since {}", severity.label(), clock(fact.at)),
        Remark::People(people) => {
            let names: Vec<String> = people.iter().map(|handle| scene.name(handle)).collect();
            format!("{} since {}", names.join(", "), clock(fact.at))
        }
        Remark::Expert(person, "") => format!("{} since {}", scene.name(person), clock(fact.at)),
        Remark::Expert(person, area) => format!("{} ({area}) since {}", scene.name(person), clock(fact.at)),
        Remark::Audiences(audiences) if audiences.is_empty() => String::new(),
        Remark::Audiences(audiences) => {
            format!("{} at {}", audiences.iter().map(audience).collect::<Vec<_>>().join(", "), clock(fact.at))
        }
        Remark::Verified(person, signal) => format!("{} by {}", scene.name(person), short(signal)),
        Remark::Until("", until) => format!("until {}", clock(*until)),
        Remark::Until(text, until) => format!("{} until {}", short(text), clock(*until)),
    }
}

/// The first words of a text: an answer is read at a glance.
fn short(text: &str) -> String {
    const MOST: usize = 80;
    let line = text.lines().next().unwrap_or_default();
    let mut shown: String = line.chars().take(MOST).collect();
    if shown.len() < text.trim_end().len() {
        shown.push('…');
    }
    shown
}
