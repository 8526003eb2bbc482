//! Words of the trade, hosts and addresses, where readers do not know them.

use super::reader::Reading;
use super::{Context, Found};
use crate::response::Weight;

const TRADE: &[&str] = &[
    "pod|pods",
    "kubernetes|k8s",
    "latency|latencies",
    "replica|replicas|replication",
    "shard|shards|sharding",
    "failover|fail-over",
    "rollback|rollbacks",
    "roll|rolled|rolling ?it back",
    "deploy|deploys|deployed|deployment|deployments",
    "rollout|rollouts",
    "cluster|clusters",
    "node|nodes",
    "cache|caches|caching",
    "database|databases|db|dbs",
    "dns",
    "tls|ssl",
    "load balancer|balancers",
    "thread|connection pool|pools",
    "p50|p95|p99|p999",
    "5xx|4xx",
    "http #",
    "cpu|cpus|oom|gc",
    "queue depth",
    "upstream|downstream",
    "rca",
    "sev1|sev2|sev3|sev4|sev5|sev-1|sev-2|sev-3",
    "on-call|oncall",
    "runbook|runbooks",
    "hotfix|hotfixes",
    "canary|canaries",
    "feature flag|flags",
    "throughput",
    "timeout|timeouts",
    "microservice|microservices",
    "backend|backends|back-end",
    "stack trace",
    "segfault",
    "config|configs",
    "regression",
    "mitigate|mitigated|mitigation",
    "degraded|degradation",
    "instance|instances",
    "container|containers",
    "endpoint|endpoints",
    "kafka|redis|postgres|mysql|nginx",
    "ledger replication",
    "gateway pool",
    "pr|prs",
    "war room",
    "escalate|escalated",
    "triage|triaged",
];
const LANDS: &[&str] = &["eu", "us", "ap", "sa", "ca", "af", "me", "il", "cn", "uk", "asia", "europe", "australia"];
const WAYS: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "central",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "northeast1",
    "west1",
    "west2",
    "west3",
    "west4",
    "east1",
    "east4",
    "central1",
    "gov",
];
const FIXED: &[&str] =
    &["top", "covid", "sev", "utf", "iso", "version", "part", "step", "tier", "phase", "round", "day"];

/// A trade word, a service by its inner name, a host or an address.
pub(super) fn look(reading: &Reading<'_>, context: &Context<'_>, found: &mut Vec<Found>) {
    if !context.outside {
        return;
    }
    for (at, count) in reading.find(TRADE) {
        let said = reading.said(at, count);
        let message = format!("{} may not know \"{said}\". Say what people notice.", context.audience);
        found.push(Found::new("jargon", Weight::Quiet, reading.place(at, count), message));
    }
    for word in &reading.words {
        let place = (word.start, word.end);
        let bare = word.lower.trim_start_matches('#');
        let service = word.text.starts_with('#')
            || bare.contains(['-', '_'])
                && context
                    .services
                    .iter()
                    .any(|(handle, name)| bare.eq_ignore_ascii_case(handle) || bare.eq_ignore_ascii_case(name));
        if is_host(word.text.trim_start_matches('#'), bare) {
            let message =
                format!("\"{}\" names a machine or a place of ours; {} should not read it.", word.text, low(context));
            found.push(Found::new("host", Weight::Notice, place, message));
        } else if service {
            let message = format!("\"{}\" is our own name for it; {} may not know it.", word.text, low(context));
            found.push(Found::new("jargon", Weight::Quiet, place, message));
        }
    }
}

fn low(context: &Context<'_>) -> String {
    context.audience.to_lowercase()
}

/// `db-prod-3`, `eu-west-1a`, `10.0.3.7`, `db1.internal`, `i-0abc123`.
fn is_host(typed: &str, word: &str) -> bool {
    // `INC-0042` is a reference, not a machine.
    let numbered = typed == word || word.matches('-').count() > 1;
    is_address(word) || is_region(word) || (numbered && is_numbered(word)) || is_internal(word)
}

fn is_address(word: &str) -> bool {
    let host = word.split([':', '/']).next().unwrap_or_default();
    let parts: Vec<&str> = host.split('.').collect();
    let v4 = parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok());
    let v6 = word.matches(':').count() >= 2
        && word.chars().all(|c| c.is_ascii_hexdigit() || c == ':')
        && (word.contains("::") || word.chars().any(|c| c.is_ascii_alphabetic()));
    v4 || v6
}

fn is_region(word: &str) -> bool {
    let mut parts = word.split('-');
    let known =
        parts.next().is_some_and(|land| LANDS.contains(&land)) && parts.next().is_some_and(|way| WAYS.contains(&way));
    known && parts.all(|rest| rest.len() <= 4)
}

fn is_numbered(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    let Some(first) = parts.first() else { return false };
    let plain = word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_'));
    let letters = first.starts_with(|c: char| c.is_ascii_lowercase()) && !FIXED.contains(first);
    let number = parts.iter().skip(1).any(|part| part.starts_with(|c: char| c.is_ascii_digit()) && !part.is_empty())
        || parts.len() > 1 && first.ends_with(|c: char| c.is_ascii_digit());
    parts.len() > 1 && plain && letters && number
}

fn is_internal(word: &str) -> bool {
    let host = word.split(['/', ':']).next().unwrap_or_default();
    [".internal", ".local", ".lan", ".corp", ".intra", ".svc"]
        .iter()
        .any(|end| host.ends_with(end) && host.len() > end.len())
}
