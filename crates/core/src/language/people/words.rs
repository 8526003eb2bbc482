//! Words for people, things, and what stands between them and a verb.

use std::collections::HashMap;
use std::sync::LazyLock;

/// First names that are words, too: only with a capital.
pub(super) const ALSO_WORDS: &[&str] = &[
    "will", "mark", "may", "grant", "hope", "joy", "bill", "rob", "art", "faith", "grace", "rose", "chance", "summer",
    "june", "april", "august", "case", "drew", "frank", "pat", "sue", "page", "star", "max", "miles", "dean", "penny",
];

/// What a word can be to a verb that follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Oneself,
    Person,
    Nobody,
    Thing,
    Who,
    That,
    Article,
    Before,
    And,
}

const WORDS: &[(Kind, &str)] = &[
    (Kind::Oneself, "i we me us myself ourselves i've we've i'd we'd"),
    (
        Kind::Person,
        "he she they you him them he'd she'd they'd you'd he's she's somebody someone anybody anyone everybody everyone \
         person persons people guy guys man men woman women engineer engineers team teams operator operators \
         developer developers programmer programmers admin admins administrator administrators colleague colleagues \
         staff crew crews shift shifts on-call oncall on-caller responder responders commander commanders deputy scribe \
         lead leads manager managers management reviewer reviewers author authors owner owners dba dbas sre sres \
         technician technicians contractor contractors intern interns hire hires member members expert experts \
         facilitator vendor vendors provider providers supplier suppliers partner support deployer analyst analysts \
         architect architects newcomer newcomers boss director executive executives officer officers department group \
         devs dev ops tester testers maintainer maintainers controller specialist specialists",
    ),
    (Kind::Nobody, "nobody no-one none neither"),
    (
        Kind::Thing,
        "it this these those there which everything something nothing anything alert alerts alarm alarms page pages pager \
         check checks service services server servers job jobs deploy deploys deployment deployments dashboard dashboards \
         query queries cache caches database databases db pool pools queue queues request requests certificate \
         certificates cert certs retry retries pod pods node nodes cluster clusters monitor monitors monitoring script \
         scripts backup backups replica replicas gateway gateways host hosts disk disks process processes system systems \
         pipeline pipelines test tests build builds rollback failover config configuration limit limits timeout timeouts \
         connection connections client clients payment payments api apis endpoint endpoints proxy proxies balancer probe \
         probes cron migration migrations agent agents app application program tool tools traffic token tokens network \
         link links lease lock leader primary secondary message messages mail email graph graphs screen laptop phone \
         ticket tickets user users customer customers client browser browsers sessions session job scheduler parser \
         watchdog breaker runner worker workers worker-pool controller-manager kubelet loop loops code software firmware hardware \
         machine machines instance instances container containers image images volume volumes region zone zones cdn dns \
         update updates change changes flag flags restart release releases version versions runbook documentation \
         procedure form file files data table tables index signal signals metric metrics log logs report reports",
    ),
    (Kind::Who, "whoever who who'd who've whom"),
    (Kind::That, "that"),
    (Kind::Article, "the a an its each every any no some another such"),
    (
        Kind::Before,
        "of in on at to from for with by during after before within under over against about between into near \
         without via through behind like as than because since until regarding",
    ),
    (Kind::And, "and or but then"),
];

/// What kind of word each is.
pub(super) static KINDS: LazyLock<HashMap<&'static str, Kind>> = LazyLock::new(|| {
    WORDS.iter().flat_map(|(kind, words)| words.split_whitespace().map(|word| (word, *kind))).collect()
});
