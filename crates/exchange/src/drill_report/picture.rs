//! Two courses on one time line: what was done then above it, what the players did below. The tables say the same.

use muster_core::drill::after::{CoursePoint, Courses};

use super::words::place;
use crate::html::escape::text;

const WIDTH: u32 = 1_000;
const LEFT: u32 = 120;
const RIGHT: u32 = 20;
const THEN: u32 = 46;
const NOW: u32 = 96;

/// Draws them.
pub(super) fn html(out: &mut String, courses: &Courses) {
    let across = |after: u32| {
        let wide = u64::from(WIDTH - LEFT - RIGHT) * u64::from(after.min(courses.seconds));
        LEFT + u32::try_from(wide / u64::from(courses.seconds.max(1))).unwrap_or_default()
    };
    out.push_str(&format!(
        "<div class=\"scroll\">\n<svg class=\"picture\" viewBox=\"0 0 {WIDTH} 140\" role=\"img\" \
         aria-label=\"Both courses on one time line. The tables below say the same.\">\n"
    ));
    for step in 0..=4_u32 {
        let after = courses.seconds / 4 * step;
        let x = across(after);
        out.push_str(&format!("<line class=\"grid\" x1=\"{x}\" x2=\"{x}\" y1=\"24\" y2=\"116\"/>\n"));
        let anchor = if step == 4 { "end" } else { "middle" };
        out.push_str(&format!(
            "<text class=\"u\" x=\"{x}\" y=\"132\" text-anchor=\"{anchor}\">{}</text>\n",
            place(after)
        ));
    }
    lane(out, "Then", THEN, "ring", &courses.then, across);
    lane(out, "The players", NOW, "dot", &courses.now, across);
    out.push_str("</svg>\n</div>\n");
}

fn lane(out: &mut String, name: &str, y: u32, mark: &str, points: &[CoursePoint], across: impl Fn(u32) -> u32) {
    let end = WIDTH - RIGHT;
    out.push_str(&format!("<text class=\"t\" x=\"8\" y=\"{}\">{name}</text>\n", y + 4));
    out.push_str(&format!("<line class=\"axis\" x1=\"{LEFT}\" x2=\"{end}\" y1=\"{y}\" y2=\"{y}\"/>\n"));
    for point in points {
        out.push_str(&format!(
            "<circle class=\"{mark}\" cx=\"{}\" cy=\"{y}\" r=\"6\"><title>{} {}: {}</title></circle>\n",
            across(point.after),
            place(point.after),
            point.kind.label(),
            text(&crate::text::one_line(&point.text)),
        ));
    }
}
