//! The lines of the large store: the same for the same number, so that a search can be checked against all of them
//! without asking the store.

/// Draws numbers that are the same in every run.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1))
    }

    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`.
    #[expect(clippy::cast_possible_truncation, reason = "smaller than `end`, which is a usize")]
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % (end as u64).max(1)) as usize
    }
}

/// Words of the trade, most common first.
const COMMON: &[&str] = &[
    "the",
    "on",
    "to",
    "and",
    "of",
    "in",
    "error",
    "latency",
    "gateway",
    "host",
    "deploy",
    "restarted",
    "rolled",
    "back",
    "checkout",
    "payments",
    "database",
    "replica",
    "lag",
    "timeout",
    "connection",
    "pool",
    "exhausted",
    "traffic",
    "region",
    "failover",
    "cache",
    "queue",
    "depth",
    "growing",
    "alert",
    "fired",
    "customer",
    "reports",
    "login",
    "slow",
    "pods",
    "memory",
    "disk",
    "full",
    "certificate",
    "expired",
    "dns",
    "resolver",
    "upstream",
    "retry",
    "storm",
    "circuit",
    "breaker",
    "open",
    "closed",
    "drained",
    "shifted",
    "percent",
    "requests",
    "failing",
    "healthy",
    "again",
    "graph",
    "dashboard",
    "shows",
    "confirmed",
    "by",
    "support",
    "ticket",
    "vendor",
    "call",
    "joined",
    "bridge",
    "update",
    "sent",
    "status",
    "page",
    "deadlock",
    "migration",
    "index",
    "rebuild",
    "kernel",
    "panic",
    "throttle",
    "quota",
    "limit",
    "raised",
    "config",
    "flag",
    "disabled",
    "enabled",
    "canary",
    "rollback",
    "primary",
    "secondary",
    "election",
    "leader",
    "partition",
    "backlog",
    "consumer",
    "producer",
    "token",
    "session",
];
const SYLLABLES: &[&str] =
    &["ba", "co", "di", "fe", "gu", "ha", "jo", "ka", "li", "mo", "nu", "pe", "ra", "si", "te", "vo", "wy", "xa"];
const CJK: &[&str] = &["数据库连接失败", "支払いが遅い", "网关超时", "再起動しました", "결제 오류", "负载均衡器故障"];

/// The `n`-th rare word. There are 18^4 of them.
fn rare(n: usize) -> String {
    let base = SYLLABLES.len();
    let at = |place: u32| SYLLABLES[n / base.pow(place) % base];
    format!("{}{}{}{}", at(0), at(1), at(2), at(3))
}

/// What line `n` says. It names itself, so no two are alike; no word but those of [`lead`] begins with z.
pub(super) fn text(n: usize) -> String {
    let mut dice = Dice::new(n as u64);
    let mut words = Vec::new();
    for _ in 0..5 + dice.below(9) {
        // The square makes the first ones common and the last ones rare, as in speech.
        let share = dice.below(1000);
        words.push(if dice.below(6) == 0 {
            rare(dice.below(40_000))
        } else {
            COMMON[share * share * COMMON.len() / 1_000_000].to_owned()
        });
    }
    if dice.below(100) == 0 {
        words.push(CJK[dice.below(CJK.len())].to_owned());
    }
    if n % 99_991 == 7 {
        words.push("needlewort".to_owned());
    }
    words.push(format!("req{n:07}"));
    words.join(" ")
}

/// What stands before the text: a kind, a person, a service.
pub(super) fn lead(n: usize) -> String {
    let mut dice = Dice::new(n as u64 ^ 0xabcd_ef01);
    let mut lead = String::new();
    lead.push_str(["/a ", "/o ", "/d ", "/q ", "/h ", "/n ", "", ""][dice.below(8)]);
    if dice.below(3) == 0 {
        lead.push_str(&format!("@zara{:02} ", dice.below(40)));
    }
    if dice.below(3) == 0 {
        lead.push_str(&format!("#zsvc{:02} ", dice.below(30)));
    }
    lead
}

/// What a person may look for: words from common to absent, beginnings, pairs, other scripts.
pub(super) fn queries(count: usize) -> Vec<String> {
    let mut dice = Dice::new(77);
    let mut queries: Vec<String> = [
        "the",
        "t",
        "e",
        "error",
        "error ",
        "needlewort",
        "nowhere",
        "数据库",
        "网关超时",
        "遅い",
        "結果",
        "re",
        "req00",
    ]
    .map(str::to_owned)
    .to_vec();
    while queries.len() < count {
        let common = COMMON[dice.below(COMMON.len())];
        let other = COMMON[dice.below(COMMON.len())];
        queries.push(match dice.below(7) {
            0 => format!("{common} "),
            1 => common[..1 + dice.below(common.len())].to_owned(),
            2 => format!("{common} {other} "),
            3 => format!("{common} {}", &other[..1 + dice.below(other.len())]),
            4 => format!("{} ", rare(dice.below(40_000))),
            5 => rare(dice.below(40_000))[..5].to_owned(),
            _ => format!("{common} {}", rare(dice.below(40_000))),
        });
    }
    queries
}

/// Letters a person may look for inside words.
pub(super) fn letters(count: usize) -> Vec<String> {
    let mut dice = Dice::new(78);
    let mut queries: Vec<String> =
        ["err", "tho", "edlewo", "超时", "数据库", "q0012", "nowhere at all", "er", "the"].map(str::to_owned).to_vec();
    while queries.len() < count {
        let word =
            if dice.below(2) == 0 { COMMON[dice.below(COMMON.len())].to_owned() } else { rare(dice.below(40_000)) };
        let from = dice.below(word.len().saturating_sub(3));
        let until = (from + 3 + dice.below(4)).min(word.len());
        queries.push(word[from..until].to_owned());
    }
    queries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_the_same_every_time_and_different_from_each_other() {
        assert_eq!(text(12), text(12));
        assert_ne!(text(12), text(13));
        assert!(text(12).ends_with("req0000012"));
    }

    #[test]
    fn no_line_says_what_only_names_and_titles_say() {
        for n in 0..20_000 {
            assert!(!text(n).contains('z'), "{}", text(n));
        }
    }
}
