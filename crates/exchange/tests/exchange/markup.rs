//! A small, strict reader of our own HTML: whatever it does not know is a failure.

/// Every element an export may hold.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "div",
    "small",
    "main",
    "header",
    "p",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "details",
    "summary",
    "bdi",
    "s",
    "time",
    "span",
    "a",
    "figure",
    "figcaption",
    "img",
    "footer",
    "svg",
    "desc",
    "line",
    "text",
    "circle",
    "rect",
    "path",
    "tfoot",
    "strong",
    "pre",
    "br",
];

/// Every attribute an export may hold.
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "dir",
    "scope",
    "datetime",
    "href",
    "rel",
    "src",
    "alt",
    "width",
    "height",
    "open",
    "viewBox",
    "role",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "d",
    "text-anchor",
    "xmlns",
    "font-family",
    "font-size",
    "fill",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "stroke-dasharray",
];

/// One tag with its attributes, in the order they stand.
pub(crate) type Tag = (String, Vec<(String, String)>);

/// Reads every tag; panics at anything an export must not hold.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let page = page.strip_prefix("<!doctype html>").expect("an HTML document");
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        let (tag, after) = tag[1..].split_once('>').expect("a tag that ends");
        assert!(!before.contains('>'), "a stray > in {before:?}");
        let (name, attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
        let name = name.trim_end_matches('/');
        let plain = name.trim_start_matches('/');
        assert!(ELEMENTS.contains(&plain), "<{plain}> has no place here: {tag:?}");
        tags.push((name.to_owned(), read_attributes(attributes)));
        rest = if name == "style" { after.split_once("</style>").map_or("", |(_, after)| after) } else { after };
    }
    tags
}

fn read_attributes(mut text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    loop {
        text = text.trim_start().trim_start_matches('/');
        if text.is_empty() {
            return attributes;
        }
        let end = text.find(['=', ' ']).unwrap_or(text.len());
        let (name, after) = text.split_at(end);
        assert!(ATTRIBUTES.contains(&name), "the attribute {name:?} has no place here");
        let Some(after) = after.strip_prefix("=\"") else {
            attributes.push((name.to_owned(), String::new()));
            text = after;
            continue;
        };
        let (value, after) = after.split_once('"').expect("a value that ends");
        match name {
            "href" => assert!(
                ["http://", "https://", "mailto:"].iter().any(|scheme| value.to_lowercase().starts_with(scheme)),
                "a link to {value:?}"
            ),
            "src" => assert!(value.starts_with("data:image/"), "a picture from {value:?}"),
            _ => {}
        }
        attributes.push((name.to_owned(), value.to_owned()));
        text = after;
    }
}

/// The tags without what depends on words and sizes: what must not change, whatever the words are.
pub(crate) fn skeleton(page: &str) -> Vec<(String, Vec<String>)> {
    let drawn = [
        "svg", "/svg", "desc", "/desc", "line", "text", "/text", "circle", "/circle", "rect", "/rect", "path", "/path",
    ];
    tags(page)
        .into_iter()
        .filter(|(name, _)| !drawn.contains(&name.as_str()))
        .map(|(name, attributes)| {
            let attributes = attributes
                .into_iter()
                .map(|(name, value)| match name.as_str() {
                    "alt" | "content" => name,
                    _ => format!("{name}={value}"),
                })
                .collect();
            (name, attributes)
        })
        .collect()
}
