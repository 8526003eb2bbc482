//! Who said what in a line of a log, after its time.

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    Talk { nick: String, text: String },
    Acts { nick: String, text: String },
    Joined { nick: String, text: String },
    Left { nick: String, text: String },
    Notice { nick: String, text: String },
}

impl Said {
    /// Whether hardly anything but such logs is written like this, even without a time.
    pub(super) const fn is_sure(&self) -> bool {
        match self {
            Self::Talk { .. } | Self::Joined { .. } | Self::Left { .. } => true,
            Self::Notice { nick, .. } => !nick.is_empty(),
            Self::Acts { .. } => false,
        }
    }
}

/// What stands before a line that nobody said.
const MARKS: &[&str] = &["***", "-!-", "-->", "<--", "<->", "===", "=!=", "--", "→", "←", "⇒", "⇐", "**"];

/// Reads what comes after the time. Two columns mean something only where there is a time before them.
pub(super) fn shape(rest: &str, in_brackets: bool, has_time: bool) -> Option<Said> {
    let text = rest.trim();
    if let Some((nick, said)) = enclosed(text, '<', '>') {
        return Some(Said::Talk { nick, text: said });
    }
    if in_brackets && let Some((nick, said)) = enclosed(text, '[', ']') {
        return Some(happened(&said, false).unwrap_or(Said::Talk { nick, text: said }));
    }
    for mark in MARKS {
        let Some(after) = text.strip_prefix(mark) else { continue };
        if !after.starts_with([' ', '\t', '|']) {
            continue;
        }
        let after = after.trim_start_matches([' ', '\t', '|']);
        return Some(
            happened(after, false).unwrap_or_else(|| Said::Notice { nick: String::new(), text: unmasked(after) }),
        );
    }
    if let Some(after) = text.strip_prefix('*').filter(|after| after.starts_with([' ', '\t'])) {
        let after = after.trim_start();
        return happened(after, true).or_else(|| acts(after));
    }
    if let Some((nick, said)) = notice(text) {
        return Some(Said::Talk { nick, text: said });
    }
    eggdrop(text).or_else(|| if has_time { column(rest) } else { None })
}

/// `<nick> text`, `< nick> text`, `<@nick>\ttext`
fn enclosed(text: &str, open: char, close: char) -> Option<(String, String)> {
    let (name, said) = text.strip_prefix(open)?.split_once(close)?;
    let name = bare(name);
    let fits = !name.is_empty() && name.chars().count() <= 64 && !name.contains(open);
    let parted = said.is_empty() || said.starts_with(char::is_whitespace);
    (fits && parted).then(|| (name.to_owned(), said.trim().to_owned()))
}

/// A nick without the sign of its rank.
fn bare(nick: &str) -> &str {
    nick.trim().trim_start_matches(['@', '+', '%', '~', '&', '!']).trim()
}

/// `-nick- text`, `-nick:#channel- text`
fn notice(text: &str) -> Option<(String, String)> {
    let (name, said) = text.strip_prefix('-')?.split_once("- ")?;
    let name = name.split(['(', ':']).next().unwrap_or_default();
    let fits = !name.is_empty() && name.len() <= 32 && !name.contains(char::is_whitespace) && !name.starts_with('-');
    fits.then(|| (bare(name).to_owned(), said.trim().to_owned()))
}

fn acts(text: &str) -> Option<Said> {
    let (nick, rest) = text.split_once(char::is_whitespace)?;
    let nick = bare(nick);
    (!nick.is_empty()).then(|| Said::Acts { nick: nick.to_owned(), text: rest.trim().to_owned() })
}

/// weechat: the name and the words in two columns.
fn column(rest: &str) -> Option<Said> {
    let (name, said) = rest.strip_prefix('\t').unwrap_or(rest).split_once('\t')?;
    let name = bare(name);
    let fits = !name.is_empty() && name.len() <= 64 && !name.contains([' ', ':']);
    fits.then(|| Said::Talk { nick: name.to_owned(), text: said.trim().to_owned() })
}

/// Words of eggdrop, which marks nothing.
fn eggdrop(text: &str) -> Option<Said> {
    let notice = |nick: &str| Said::Notice { nick: nick.to_owned(), text: unmasked(text) };
    if let Some(rest) = text.strip_prefix("Action: ") {
        return acts(rest);
    }
    if let Some(rest) = text.strip_prefix("Nick change: ") {
        let (old, new) = rest.split_once(" -> ")?;
        return Some(Said::Notice { nick: old.trim().to_owned(), text: format!("is now known as {}", new.trim()) });
    }
    if text.starts_with("Topic changed on ") || (text.starts_with('#') && text.contains(": mode change ")) {
        return Some(notice(""));
    }
    let (nick, rest) = text.split_once(' ')?;
    let after = rest.strip_prefix('(')?.split_once(") ").filter(|(mask, _)| mask.contains('@'))?.1;
    if after.starts_with("joined #") {
        return Some(Said::Joined { nick: nick.to_owned(), text: unmasked(text) });
    }
    let left = after.starts_with("left #") || after.starts_with("left irc") || after.starts_with("got netsplit");
    left.then(|| Said::Left { nick: nick.to_owned(), text: unmasked(text) })
}

/// Words of a channel about who came, went and changed something. Where a single star stands before them they could be
/// what somebody did ("ana has left the building"), so a mask or a channel has to be there.
fn happened(text: &str, careful: bool) -> Option<Said> {
    let shown = unmasked(text);
    let has_mask = shown.len() < text.trim().len();
    for (word, joined) in [("Joins: ", true), ("Parts: ", false), ("Quits: ", false)] {
        if let Some(rest) = text.strip_prefix(word) {
            let nick = bare(rest.split([' ', '(']).next().unwrap_or_default()).to_owned();
            return Some(if joined { Said::Joined { nick, text: shown } } else { Said::Left { nick, text: shown } });
        }
    }
    let (nick, rest) = shown.split_once(' ')?;
    let (nick, rest) = (bare(nick).to_owned(), rest.trim_start());
    let sure = |word: &str| {
        rest.strip_prefix(word).is_some_and(|after| {
            !careful || has_mask || after.trim_start().starts_with(['#', '(', '[', '"']) || after.trim().is_empty()
        })
    };
    if sure("has joined") || sure("joined the channel") {
        return Some(Said::Joined { nick, text: shown });
    }
    if ["has left", "has quit", "has parted", "Quit", "has been kicked", "was kicked", "left IRC"]
        .iter()
        .any(|w| sure(w))
    {
        return Some(Said::Left { nick, text: shown });
    }
    if let Some(new) = rest.strip_prefix("is now known as ") {
        return Some(Said::Notice { nick, text: format!("is now known as {}", new.trim()) });
    }
    if let Some(new) = shown.strip_prefix("You are now known as ") {
        return Some(Said::Notice { nick: String::new(), text: format!("is now known as {}", new.trim()) });
    }
    let changed =
        ["sets mode", "changes topic to", "has changed the topic", "changed the topic", "set the topic", "gives "];
    if changed.iter().any(|word| rest.starts_with(word)) {
        return Some(Said::Notice { nick, text: rest.to_owned() });
    }
    let about = ["Now talking", "Topic ", "Topic:", "Set by ", "Disconnected", "Rejoined", "Attempting", "Retrieving"];
    let plain = about.iter().any(|word| shown.starts_with(word)) || shown.starts_with("mode/");
    plain.then_some(Said::Notice { nick: String::new(), text: shown })
}

/// The words without host masks, which say where somebody lives and nothing about what was said.
fn unmasked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(at) = rest.find(['(', '[']) {
        let (before, inner) = rest.split_at(at);
        let close = if inner.starts_with('(') { ')' } else { ']' };
        let Some(end) = inner.find(close) else { break };
        let (mask, after) = inner.split_at(end + 1);
        if mask.contains('@') && !mask.contains(' ') {
            out.push_str(before.trim_end());
        } else {
            out.push_str(before);
            out.push_str(mask);
        }
        rest = after;
    }
    out.push_str(rest);
    out.trim().to_owned()
}
