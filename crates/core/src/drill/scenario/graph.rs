//! Graphs for injects, computed from how their lines move, so that a scenario says "errors jump to 38 %" and not a
//! thousand numbers. The same scenario gives the same picture everywhere.

use super::{Artefact, Content, Series};

const WIDTH: u32 = 640;
const HEIGHT: u32 = 260;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 624.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 224.0;
/// Points of a line: more than anybody tells apart on this width.
const SAMPLES: u32 = 142;
const MOST_LINES: usize = 4;
/// Characters that the room left of a graph holds.
const MOST_AT_LEFT: usize = 8;
/// A minute, and the value there; none where data is missing.
type Sample = (f64, Option<f64>);
/// Lines are told apart without colour.
const DASHES: [&str; MOST_LINES] = ["", "7 4", "2 4", "10 3 2 3"];

macro_rules! pictures {
    ($($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            $($(#[$fmeta])* pub $field: $type,)+
        }
    )+};
}

pictures! {
    /// A graph, ready to be drawn.
    GraphPicture {
        /// Width of the drawing.
        width: u32,
        /// Height of the drawing.
        height: u32,
        /// Its lines.
        lines: Vec<GraphLine>,
        /// What stands below, at minutes.
        below: Vec<GraphTick>,
        /// What stands at the left, at values.
        left: Vec<GraphTick>,
        /// Where the start of the drill stands; absent when it is not in sight.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        start: Option<f64>,
        /// The whole in words, for people who do not see it.
        words: String,
    }

    /// A line of a graph.
    GraphLine {
        /// What it shows.
        name: String,
        /// Its path, as SVG writes it.
        path: String,
        /// Its dashes, as SVG writes them; empty for a solid line.
        dash: String,
    }

    /// A tick of an axis.
    GraphTick {
        /// Where it is.
        at: f64,
        /// What stands there.
        text: String,
    }

    /// What an inject shows, with its graph drawn where it is one.
    ShownArtefact {
        /// The artefact.
        artefact: Artefact,
        /// Its graph.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        graph: Option<GraphPicture>,
    }
}

/// An artefact as it is shown. A picture is named by its hash: no window shows the bytes that travel in a file.
#[must_use]
pub fn shown(artefact: &Artefact) -> ShownArtefact {
    let Content::Picture { media_type, hash, .. } = &artefact.content else {
        return ShownArtefact { artefact: artefact.clone(), graph: graph_picture(&artefact.content) };
    };
    let content = Content::Picture { media_type: media_type.clone(), hash: *hash, data: String::new() };
    let Artefact { key, title, caption, .. } = artefact;
    let artefact = Artefact { key: key.clone(), title: title.clone(), caption: caption.clone(), content };
    ShownArtefact { artefact, graph: None }
}

/// Draws a graph; `None` for what is none, or has no lines or no width.
#[must_use]
pub fn graph_picture(content: &Content) -> Option<GraphPicture> {
    let Content::Graph { unit, from, to, most, scale, series } = content else { return None };
    if from >= to || series.is_empty() {
        return None;
    }
    let (first, last) = (f64::from(*from), f64::from(*to));
    let span = last - first;
    let scale = f64::from(scale.unwrap_or(1).max(1));
    let sampled: Vec<(&Series, Vec<Sample>)> =
        series.iter().take(MOST_LINES).map(|one| (one, samples(one, first, span, scale))).collect();
    let values = || sampled.iter().flat_map(|(_, points)| points.iter().filter_map(|(_, value)| *value));
    let highest = most.map_or_else(|| values().fold(0.0_f64, f64::max), |most| f64::from(most) / scale);
    let lowest = values().fold(0.0_f64, f64::min);
    let (step, top) = round_steps(highest - lowest.min(0.0), highest);
    let bottom = (lowest / step).floor() * step;
    let x = |minute: f64| LEFT + (minute - first) / span * (RIGHT - LEFT);
    let y = |value: f64| BOTTOM - (value.clamp(bottom, top) - bottom) / (top - bottom) * (BOTTOM - TOP);
    let said = |unit: &str| ticks(bottom, top, step, |value| GraphTick { at: y(value), text: with_unit(value, unit) });
    // A unit that has no room at the left stands with the names of the lines.
    let beside = said(unit).iter().all(|tick| tick.text.chars().count() <= MOST_AT_LEFT);
    let lines = sampled
        .iter()
        .zip(DASHES)
        .map(|((one, points), dash)| GraphLine {
            name: if beside { one.name.clone() } else { format!("{} ({unit})", one.name) },
            path: path(points, x, y),
            dash: dash.to_owned(),
        })
        .collect();
    Some(GraphPicture {
        width: WIDTH,
        height: HEIGHT,
        lines,
        below: ticks(first, last, minute_step(span), |minute| GraphTick { at: x(minute), text: minute_text(minute) }),
        left: said(if beside { unit } else { "" }),
        start: (first < 0.0 && last > 0.0).then(|| x(0.0)),
        words: words(series, unit, scale, *from, *to),
    })
}

/// A graph as a picture that stands by itself; `None` where [`graph_picture`] gives none.
#[must_use]
pub fn graph_svg(artefact: &Artefact) -> Option<String> {
    let picture = graph_picture(&artefact.content)?;
    let GraphPicture { width, height, lines, below, left, start, words } = picture;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"Inter, sans-serif\" font-size=\"11\" fill=\"currentColor\">\
         <title>{}</title><desc>{}</desc>",
        escape(&artefact.title),
        escape(if artefact.caption.is_empty() { &words } else { &artefact.caption }),
    );
    let mut draw = |text: std::fmt::Arguments<'_>| {
        out.push_str(&text.to_string());
    };
    for tick in left {
        let (at, text) = (tick.at, escape(&tick.text));
        draw(format_args!(
            "<path d=\"M{LEFT} {at:.1}H{RIGHT}\" stroke=\"currentColor\" stroke-opacity=\"0.15\"/>\
             <text x=\"50\" y=\"{:.1}\" text-anchor=\"end\">{text}</text>",
            at + 4.0
        ));
    }
    for tick in below {
        let text = escape(&tick.text);
        draw(format_args!("<text x=\"{:.1}\" y=\"240\" text-anchor=\"middle\">{text}</text>", tick.at));
    }
    if let Some(at) = start {
        draw(format_args!(
            "<path d=\"M{at:.1} {TOP}V{BOTTOM}\" stroke=\"currentColor\" stroke-opacity=\"0.5\" stroke-dasharray=\"1 3\"/>"
        ));
    }
    for (line, place) in lines.iter().zip(0_u32..) {
        let (path, dash, name) = (&line.path, &line.dash, escape(&line.name));
        let at = LEFT + f64::from(place) * 150.0;
        draw(format_args!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\
             <path d=\"M{at:.0} 253h22\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\
             <text x=\"{:.0}\" y=\"257\">{name}</text>",
            at + 28.0
        ));
    }
    out.push_str("</svg>");
    Some(out)
}

fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        out
    })
}

fn samples(series: &Series, first: f64, span: f64, scale: f64) -> Vec<Sample> {
    let seed = series.name.bytes().fold(0x9e37_79b9_u32, |seed, byte| mixed(seed ^ u32::from(byte)));
    (0..=SAMPLES)
        .map(|n| {
            let minute = first + span * f64::from(n) / f64::from(SAMPLES);
            let tremble = noise(mixed(seed ^ n)) * f64::from(series.wobble);
            (minute, value_at(series, minute).map(|value| (value + tremble) / scale))
        })
        .collect()
}

/// The value of a line at a minute; `None` where its data is missing.
fn value_at(series: &Series, minute: f64) -> Option<f64> {
    let mut value = f64::from(series.start);
    let mut changes: Vec<_> = series.changes.iter().collect();
    changes.sort_by_key(|change| change.minute);
    let mut missing = false;
    for (index, change) in changes.iter().enumerate() {
        let begins = f64::from(change.minute);
        if minute < begins {
            break;
        }
        missing = change.gap;
        let until = changes.get(index + 1).map_or(minute, |next| f64::from(next.minute).min(minute));
        let over = f64::from(change.over);
        let share = if over > 0.0 { ((until - begins) / over).clamp(0.0, 1.0) } else { 1.0 };
        value += (f64::from(change.to) - value) * share;
    }
    (!missing).then_some(value)
}

const fn mixed(seed: u32) -> u32 {
    let seed = (seed ^ (seed >> 16)).wrapping_mul(0x7feb_352d);
    let seed = (seed ^ (seed >> 15)).wrapping_mul(0x846c_a68b);
    seed ^ (seed >> 16)
}

/// Between -1 and 1, always the same for a seed.
fn noise(seed: u32) -> f64 {
    f64::from(seed % 2001) / 1000.0 - 1.0
}

fn path(points: &[Sample], x: impl Fn(f64) -> f64, y: impl Fn(f64) -> f64) -> String {
    let mut out = String::new();
    let mut drawing = false;
    for (minute, value) in points {
        let Some(value) = value else {
            drawing = false;
            continue;
        };
        let mark = if drawing { 'L' } else { 'M' };
        out.push_str(&format!("{mark}{:.1} {:.1}", x(*minute), y(*value)));
        drawing = true;
    }
    out
}

/// A step of 1, 2 or 5 times a power of ten that gives about five of them, and the first multiple above the highest.
fn round_steps(span: f64, highest: f64) -> (f64, f64) {
    let span = if span > 0.0 { span } else { 1.0 };
    let power = 10_f64.powf((span / 5.0).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|step| span / step <= 5.0);
    let step = step.unwrap_or(power * 10.0);
    ((step), ((highest / step).ceil() * step).max(step))
}

fn minute_step(span: f64) -> f64 {
    let steps = [1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0, 480.0, 1440.0];
    steps.into_iter().find(|step| span / step <= 8.0).unwrap_or(2880.0)
}

fn ticks(first: f64, last: f64, step: f64, tick: impl Fn(f64) -> GraphTick) -> Vec<GraphTick> {
    let begin = (first / step).ceil();
    (0..24_u32)
        .map(|n| (begin + f64::from(n)) * step)
        .take_while(|at| *at <= last + step / 1000.0)
        // Minus nothing is nothing.
        .map(|at| tick(if at == 0.0 { 0.0 } else { at }))
        .collect()
}

fn minute_text(minute: f64) -> String {
    if minute.abs() >= 120.0 && minute % 60.0 == 0.0 { format!("{} h", minute / 60.0) } else { format!("{minute} min") }
}

fn with_unit(value: f64, unit: &str) -> String {
    let short = (value * 1000.0).round() / 1000.0;
    if unit.is_empty() { format!("{short}") } else { format!("{short} {unit}") }
}

fn words(series: &[Series], unit: &str, scale: f64, from: i32, to: i32) -> String {
    let told: Vec<String> = series
        .iter()
        .take(MOST_LINES)
        .map(|one| {
            let value = |value: i32| with_unit(f64::from(value) / scale, unit);
            let mut said = format!("{}: about {} at first", one.name, value(one.start));
            for change in one.changes.iter().filter(|change| change.minute <= to) {
                let moves = match (change.gap, change.over) {
                    (true, _) => "no data".to_owned(),
                    (false, 0) => format!("at once {}", value(change.to)),
                    (false, over) => format!("to {} within {over} min", value(change.to)),
                };
                said.push_str(&format!("; from minute {} {moves}", change.minute));
            }
            said
        })
        .collect();
    format!("Minutes {from} to {to}. {}.", told.join(". "))
}
