//! Whether the day or the month comes first.
//!
//! Dots stand between day, month and year everywhere. With other marks a number over twelve decides. Where there is
//! none, the reading in which the chat goes forward decides; where both do, it cannot be known.

use chrono::{Datelike, NaiveDate};

/// Three numbers of a date in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) parts: [u32; 3],
    /// Whether the first number has four digits.
    pub(super) year_first: bool,
    /// What stands between the numbers.
    pub(super) mark: char,
    /// Whether the time beside it is of a half of the day.
    pub(super) halves: bool,
}

/// What the dates with one mark show.
#[derive(Debug, Clone, Copy, Default)]
struct Shown {
    count: u32,
    day_first: u32,
    month_first: u32,
    back_if_day_first: u32,
    back_if_month_first: u32,
    differs: bool,
    halves: bool,
    last_day_first: Option<NaiveDate>,
    last_month_first: Option<NaiveDate>,
}

/// What the whole file shows.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    first_line: Option<u32>,
    slash: Shown,
    dash: Shown,
}

/// How a mark is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    DayFirst,
    MonthFirst,
}

/// What was decided.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order {
    slash: (Reading, Sure),
    dash: (Reading, Sure),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    /// Nothing in the file decides.
    No,
    /// Some dates can only be read one way and some only the other.
    Both,
}

impl Evidence {
    /// Looks at one message.
    pub(super) fn look(&mut self, line: u32, stamp: &Stamp) {
        self.first_line = self.first_line.or(Some(line));
        if stamp.year_first || stamp.mark == '.' {
            return;
        }
        let shown = if stamp.mark == '/' { &mut self.slash } else { &mut self.dash };
        let (day_first, month_first) = (read(stamp, Reading::DayFirst), read(stamp, Reading::MonthFirst));
        shown.count += 1;
        shown.halves |= stamp.halves;
        shown.differs |= day_first != month_first;
        shown.day_first += u32::from(day_first.is_some() && month_first.is_none());
        shown.month_first += u32::from(month_first.is_some() && day_first.is_none());
        let back =
            |now: Option<NaiveDate>, last: Option<NaiveDate>| now.zip(last).is_some_and(|(now, last)| now < last);
        shown.back_if_day_first += u32::from(back(day_first, shown.last_day_first));
        shown.back_if_month_first += u32::from(back(month_first, shown.last_month_first));
        shown.last_day_first = day_first.or(shown.last_day_first);
        shown.last_month_first = month_first.or(shown.last_month_first);
    }

    /// The line of the first message.
    pub(super) const fn first_line(&self) -> Option<u32> {
        self.first_line
    }

    /// Decides.
    pub(super) fn decide(&self) -> Order {
        Order { slash: self.slash.decide(), dash: self.dash.decide() }
    }
}

impl Shown {
    fn decide(&self) -> (Reading, Sure) {
        // Where nothing decides, a clock of two halves goes with the month first.
        let usual = if self.halves { Reading::MonthFirst } else { Reading::DayFirst };
        match (self.day_first, self.month_first) {
            (0, 0) if self.count == 0 || !self.differs => (usual, Sure::Yes),
            (0, 0) if self.back_if_day_first < self.back_if_month_first => (Reading::DayFirst, Sure::Yes),
            (0, 0) if self.back_if_month_first < self.back_if_day_first => (Reading::MonthFirst, Sure::Yes),
            (0, 0) => (usual, Sure::No),
            (_, 0) => (Reading::DayFirst, Sure::Yes),
            (0, _) => (Reading::MonthFirst, Sure::Yes),
            (day, month) if day >= month => (Reading::DayFirst, Sure::Both),
            _ => (Reading::MonthFirst, Sure::Both),
        }
    }
}

impl Order {
    /// The day of a message.
    pub(super) fn date(&self, stamp: &Stamp) -> Option<NaiveDate> {
        let reading = match stamp.mark {
            '/' => self.slash.0,
            '-' => self.dash.0,
            _ => Reading::DayFirst,
        };
        let other = match reading {
            Reading::DayFirst => Reading::MonthFirst,
            Reading::MonthFirst => Reading::DayFirst,
        };
        read(stamp, reading).or_else(|| if stamp.mark == '.' { None } else { read(stamp, other) })
    }

    /// What the person has to know about it.
    pub(super) fn doubt(&self) -> Option<String> {
        let (reading, sure) = [self.slash, self.dash].into_iter().find(|(_, sure)| *sure != Sure::Yes)?;
        let first = match reading {
            Reading::DayFirst => "the day",
            Reading::MonthFirst => "the month",
        };
        Some(match sure {
            Sure::Both => format!(
                "Some dates have the day first and some the month; where a date can be both, {first} is taken to come first."
            ),
            Sure::Yes | Sure::No => format!(
                "Nothing in the file says whether the day or the month comes first; {first} is taken to. Look at the dates."
            ),
        })
    }
}

fn read(stamp: &Stamp, reading: Reading) -> Option<NaiveDate> {
    let [a, b, c] = stamp.parts;
    let (year, month, day) = match (stamp.year_first, reading) {
        (true, _) => (a, b, c),
        (false, Reading::DayFirst) => (c, b, a),
        (false, Reading::MonthFirst) => (c, a, b),
    };
    let year = if year < 100 { year + 2000 } else { year };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|date| date.year() >= 1990)
}
