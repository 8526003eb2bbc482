//! The names of parts, which must stay inside the archive.

use super::caps::Caps;

/// A name as a sentence shows it: short, and nothing in it that moves the text around it.
pub(super) fn shown(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw);
    let mut shown: String = text.chars().take(60).flat_map(safe).collect();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

/// Characters that cannot be seen, or that turn the direction of text, are shown by number.
fn safe(letter: char) -> Vec<char> {
    let hidden = letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    if hidden { letter.escape_unicode().collect() } else { vec![letter] }
}

/// The path of a part with `/` and without `.`, or what is wrong with it. Empty for the folder that holds everything.
///
/// Old archivers of Windows write `\`; it is a separator like the other.
pub(super) fn path(name: &str, caps: &Caps) -> Result<String, &'static str> {
    if name.len() > caps.name_bytes {
        return Err("its name is too long");
    }
    if name.chars().any(char::is_control) {
        return Err("its name has characters that no name has");
    }
    let name = name.replace('\\', "/");
    let drive = matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    if name.starts_with('/') || drive {
        return Err("its name is a place on a disk, outside of the archive");
    }
    let mut path = String::with_capacity(name.len());
    let mut depth = 0_usize;
    for step in name.split('/') {
        match step {
            "" | "." => {}
            ".." => return Err("its name leads out of the archive"),
            step => {
                if depth > 0 {
                    path.push('/');
                }
                depth += 1;
                path.push_str(step);
            }
        }
    }
    if depth > caps.depth + 1 { Err("it lies in too many folders") } else { Ok(path) }
}
