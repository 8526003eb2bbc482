//! What the app says for itself, in the languages whose words are known here. What is not known is a message or a
//! notice with its words as they are.

/// What a message is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event<'a> {
    Said { name: &'a str, text: &'a str },
    Removed { name: &'a str, text: &'a str },
    Joined { name: &'a str, text: &'a str },
    Left { name: &'a str, text: &'a str },
    Notice { text: &'a str },
}

const REMOVED: &[&str] = &[
    "this message was deleted",
    "you deleted this message",
    "diese nachricht wurde gelöscht",
    "du hast diese nachricht gelöscht",
    "se eliminó este mensaje",
    "eliminaste este mensaje",
    "ce message a été supprimé",
    "vous avez supprimé ce message",
    "mensagem apagada",
    "essa mensagem foi apagada",
    "dit bericht is verwijderd",
    "questo messaggio è stato eliminato",
];

const EDITED: &[&str] = &[
    "<This message was edited>",
    "<Diese Nachricht wurde bearbeitet>",
    "<Se editó este mensaje.>",
    "<Ce message a été modifié>",
    "<Mensagem editada>",
    "<Dit bericht is bewerkt>",
];

/// Words of the app between the name of somebody and what they did.
const DEEDS: &[&str] = &[
    " changed the subject ",
    " changed the group ",
    " changed this group",
    " changed their phone number",
    " created group ",
    " created this group",
    " added ",
    " removed ",
    " pinned a message",
    " turned on ",
    " turned off ",
    " security code",
    " started a call",
    " hat den betreff ",
    " hat die gruppe ",
    " ha cambiado ",
    " a changé ",
    " mudou ",
];

/// Sentences of the app that some phones write behind a name.
const BEHIND: &[&str] = &[
    "messages and calls are end-to-end encrypted",
    "messages to this group are now secured",
    "nachrichten und anrufe sind ende-zu-ende",
    "los mensajes y las llamadas están cifrados",
    "les messages et les appels sont chiffrés",
    "as mensagens e as chamadas são protegidas",
];

/// Reads what stands behind the time.
pub(super) fn event(text: &str) -> Event<'_> {
    let text = text.trim();
    if let Some((name, said)) = author(text) {
        let lower = said.to_lowercase();
        let lower = lower.trim();
        if BEHIND.iter().any(|phrase| lower.starts_with(phrase)) {
            return Event::Notice { text: said };
        }
        let plain = lower.trim_end_matches('.');
        if REMOVED.contains(&plain) || lower.starts_with("this message was deleted by admin") {
            return Event::Removed { name, text: said };
        }
        return Event::Said { name, text: said };
    }
    let came = [
        " joined using ",
        " joined via ",
        " joined the group",
        " joined from the community",
        " ist der gruppe beigetreten",
    ];
    if let Some(name) = came.iter().find_map(|word| Some(text.split_once(word)?.0)) {
        return Event::Joined { name: name.trim_start_matches('~').trim(), text };
    }
    let went = [" left", " hat die gruppe verlassen", " salió del grupo", " est parti", " saiu"];
    if let Some(name) = went.iter().find_map(|word| text.trim_end_matches('.').strip_suffix(word)) {
        return Event::Left { name: name.trim_start_matches('~').trim(), text };
    }
    Event::Notice { text }
}

/// Who said it, where somebody did.
fn author(text: &str) -> Option<(&str, &str)> {
    let first = text.lines().next()?;
    let at = first.find(": ").or_else(|| first.strip_suffix(':').map(str::len))?;
    let name = text.get(..at)?;
    let said = text.get(at + 1..)?;
    let lower = name.to_lowercase();
    let is_deed = DEEDS.iter().any(|deed| lower.contains(deed)) || name.contains(['"', '\u{201c}', '\u{201e}', '«']);
    // Somebody the phone does not know has a wave before the name they gave themselves.
    let name = name.trim().trim_start_matches('~').trim();
    (!is_deed && !name.is_empty() && name.chars().count() <= 100).then_some((name, said.trim()))
}

/// The text without the note that it was edited. `None` when it was not.
pub(super) fn without_edited(text: &str) -> Option<&str> {
    EDITED.iter().find_map(|note| text.trim_end().strip_suffix(note)).map(str::trim_end)
}

/// The names of files that came with a message.
pub(super) fn files(text: &str) -> Vec<String> {
    const ATTACHED: &[&str] = &["attached: ", "anhang: ", "adjunto: ", "pièce jointe : ", "anexado: ", "bijgevoegd: "];
    const BEHIND: &[&str] =
        &[" (file attached)", " (datei angehängt)", " (archivo adjunto)", " (fichier joint)", " (arquivo anexado)"];
    let mut found = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        let inside = line.strip_prefix('<').and_then(|line| line.strip_suffix('>'));
        let attached = inside.and_then(|inside| {
            let name = ATTACHED.iter().find_map(|word| {
                let start = inside.get(..word.len())?;
                (start.to_lowercase() == **word).then(|| inside.get(word.len()..)).flatten()
            })?;
            Some(name)
        });
        let behind = || BEHIND.iter().find_map(|word| line.strip_suffix(word));
        if let Some(name) = attached.or_else(behind).filter(|name| !name.is_empty() && name.len() <= 255) {
            found.push(name.to_owned());
        }
    }
    found
}
