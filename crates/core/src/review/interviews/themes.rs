//! When new information runs dry: themes that come up again and again.

use super::held::Talk;
use super::view::{DryView, ThemeView};
use crate::review::ReviewScene;
use crate::words::NoteKind;

/// How many talks in a row without a new theme say enough.
const ENOUGH: usize = 2;

/// Works out whether the last talks still brought something new.
pub(super) fn dry(scene: &ReviewScene<'_>, talks: &[Talk<'_>]) -> DryView {
    let mut ended: Vec<&Talk<'_>> =
        talks.iter().filter(|talk| talk.dropped.is_none() && talk.ended.is_some()).collect();
    ended.sort_by_key(|talk| talk.ended);
    // Notes that are to be deleted say nothing any more.
    ended.retain(|talk| !talk.consent().is_over(scene.now));
    let mut themes: Vec<(String, ThemeView)> = Vec::new();
    let mut quiet = 0;
    let mut told = 0;
    for talk in &ended {
        let name = scene.name(&talk.planned.person);
        let (mut new, mut any) = (false, false);
        for text in themes_of(talk) {
            let key = folded(text);
            if key.is_empty() {
                continue;
            }
            any = true;
            match themes.iter_mut().find(|(known, _)| *known == key) {
                Some((_, theme)) => {
                    if !theme.from.contains(&name) {
                        theme.from.push(name.clone());
                    }
                }
                None => {
                    new = true;
                    themes.push((key, ThemeView { text: text.trim().to_owned(), from: vec![name.clone()] }));
                }
            }
        }
        // A talk of which no theme was written down says nothing about the next one.
        if any {
            told += 1;
            quiet = if new { 0 } else { quiet + 1 };
        }
    }
    let mut themes: Vec<ThemeView> = themes.into_iter().map(|(_, theme)| theme).collect();
    themes.sort_by_key(|theme| std::cmp::Reverse(theme.from.len()));
    DryView { dry: quiet >= ENOUGH, words: words(told, quiet), themes }
}

fn words(told: usize, quiet: usize) -> String {
    match (told, quiet) {
        (0, _) => "No themes yet. They are written down after each talk.".to_owned(),
        (1, _) => "One talk with themes so far. Others tell whether they come up again.".to_owned(),
        (_, 0) => "The last talk brought something new. Go on asking.".to_owned(),
        (_, 1) => "The last talk brought nothing new. One more will tell.".to_owned(),
        (_, quiet) => format!("The last {quiet} talks brought no new theme. You have probably heard enough."),
    }
}

fn themes_of<'a>(talk: &'a Talk<'a>) -> impl Iterator<Item = &'a str> {
    let noted = talk.notes.iter().filter(|note| note.sort == NoteKind::Theme).map(|note| note.text);
    noted.chain(talk.summed.iter().flat_map(|act| act.themes.iter().map(String::as_str)))
}

/// Themes are the same when they have the same words, whatever stands between them.
fn folded(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
