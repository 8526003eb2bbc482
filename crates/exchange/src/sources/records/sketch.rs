//! What stands where in the beginning of a JSON file, even where it is cut off in the middle.

/// The most names and values that are remembered.
const MOST: usize = 2_000;
/// The longest value that is remembered.
const LONGEST: usize = 80;
/// How deep names are remembered.
const DEEPEST: usize = 8;

/// Names by their path, each with the beginning of its value.
#[derive(Debug, Default)]
pub(crate) struct Sketch {
    /// `alerts.labels.alertname` and `HighCPU`; lists leave no trace in a path.
    found: Vec<(String, String)>,
    /// How many values stand at the top, one after the other.
    pub(crate) tops: usize,
    /// Whether the first one is a list.
    pub(crate) is_list: bool,
}

impl Sketch {
    /// Looks at the beginning of a file.
    pub(crate) fn of(head: &[u8]) -> Self {
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let mut sketch = Self::default();
        let first = head.iter().find(|b| !b.is_ascii_whitespace());
        if !matches!(first, Some(b'{' | b'[')) {
            return sketch;
        }
        sketch.is_list = first == Some(&b'[');
        sketch.walk(head);
        sketch
    }

    /// Whether there is anything in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether all of these paths are there.
    pub(crate) fn has(&self, paths: &[&str]) -> bool {
        paths.iter().all(|path| self.found.iter().any(|(found, _)| found == path))
    }

    /// Whether one of these paths is there.
    pub(crate) fn any(&self, paths: &[&str]) -> bool {
        paths.iter().any(|path| self.has(&[path]))
    }

    /// Whether a value at this path begins so.
    pub(crate) fn says(&self, path: &str, begins: &str) -> bool {
        self.found.iter().any(|(found, value)| found == path && value.starts_with(begins))
    }

    /// Whether a value anywhere has this in it.
    pub(crate) fn mentions(&self, part: &str) -> bool {
        self.found.iter().any(|(_, value)| value.contains(part))
    }

    /// Whether the last name of a path is this.
    pub(crate) fn names(&self, last: &str) -> bool {
        self.found.iter().any(|(path, _)| path.rsplit('.').next() == Some(last))
    }

    fn walk(&mut self, head: &[u8]) {
        // For each open bracket: whether it is an object, and the name under which its values stand.
        let mut open: Vec<(bool, String)> = Vec::new();
        let mut at = 0;
        while let Some(b) = head.get(at).filter(|_| self.found.len() < MOST) {
            match b {
                b'{' | b'[' => {
                    if open.is_empty() {
                        self.tops += 1;
                    }
                    if open.len() > 200 {
                        return;
                    }
                    open.push((*b == b'{', String::new()));
                    at += 1;
                }
                b'}' | b']' => {
                    open.pop();
                    at += 1;
                }
                b'"' => {
                    let (text, end) = string(head, at);
                    let colon = head.get(end..).unwrap_or_default().iter().position(|b| !b.is_ascii_whitespace());
                    let is_name = colon.is_some_and(|to| head.get(end + to) == Some(&b':'));
                    match open.last_mut() {
                        Some((true, name)) if is_name => {
                            *name = text;
                            let path = path_of(&open);
                            self.remember(&open, path, String::new());
                        }
                        _ => self.value(&open, text),
                    }
                    at = end;
                }
                b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => at += 1,
                _ => {
                    let rest = head.get(at..).unwrap_or_default();
                    let long =
                        rest.iter().position(|b| matches!(b, b',' | b'}' | b']' | b'"' | b'\n')).unwrap_or(rest.len());
                    let text = String::from_utf8_lossy(rest.get(..long.min(LONGEST)).unwrap_or_default());
                    self.value(&open, text.trim().to_owned());
                    at += long.max(1);
                }
            }
        }
    }

    fn remember(&mut self, open: &[(bool, String)], path: String, value: String) {
        if open.len() <= DEEPEST {
            self.found.push((path, value));
        }
    }

    fn value(&mut self, open: &[(bool, String)], text: String) {
        let path = path_of(open);
        // The name was remembered when it was met; its value joins it.
        match self.found.last_mut() {
            Some((last, value)) if *last == path && value.is_empty() => *value = text,
            _ if path.is_empty() => {}
            _ => self.remember(open, path, text),
        }
    }
}

fn path_of(open: &[(bool, String)]) -> String {
    let names: Vec<&str> = open.iter().map(|(_, name)| name.as_str()).filter(|name| !name.is_empty()).collect();
    names.join(".")
}

/// The beginning of a string, and the place behind it.
fn string(head: &[u8], start: usize) -> (String, usize) {
    let mut at = start + 1;
    while let Some(b) = head.get(at) {
        match b {
            b'"' => break,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    let end = at.min(head.len());
    let text = head.get(start + 1..end.min(start + 1 + LONGEST)).unwrap_or_default();
    (String::from_utf8_lossy(text).into_owned(), (end + 1).min(head.len().max(start + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_even_where_the_file_is_cut_off() {
        let whole = r#"{"alerts":[{"labels":{"alertname":"HighCPU"},"n":12}],"version":"4","x":{"y":true}}"#;
        for cut in 60..=whole.len() {
            let sketch = Sketch::of(whole.get(..cut).unwrap_or_default().as_bytes());
            assert!(sketch.has(&["alerts", "alerts.labels.alertname", "alerts.n"]), "{cut}");
            assert!(sketch.says("alerts.labels.alertname", "High") && sketch.says("alerts.n", "12"), "{cut}");
        }
        let sketch = Sketch::of(whole.as_bytes());
        assert!(sketch.says("version", "4") && sketch.says("x.y", "true") && sketch.names("y") && sketch.tops == 1);
        assert_eq!(Sketch::of(b"{\"a\":1}\n{\"a\":2}\n").tops, 2);
        assert!(Sketch::of(b"[01:02] <mei> hello").is_empty() || !Sketch::of(b"12:00 <mei> {x}").is_list);
        for hostile in [&b"[[[[["[..], b"{\"", b"{\"a", b"\\", b"{\"a\\", b"}}}}", b"{\"a\"", b"{:::"] {
            let _looked = Sketch::of(hostile);
        }
    }
}
