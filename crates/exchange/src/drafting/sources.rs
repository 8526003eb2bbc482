//! What a draft is made from, and what its text is held against.

use muster_core::incident::IncidentState;
use muster_core::library::Audience;
use muster_core::response::Response;
use muster_core::saying::{Context, is_total};
use muster_core::time::Moment;
use muster_core::words::Phase;
use muster_core::zone::Zone;

/// Everything about an incident that an update can say.
#[derive(Debug, Clone)]
pub struct Sources<'a> {
    /// What people call the incident, such as `INC-0042`.
    pub reference: &'a str,
    /// The incident.
    pub state: &'a IncidentState,
    /// The response beside its log.
    pub response: &'a Response,
    /// The zone in which its lines and its statement name times.
    pub zone: Zone,
    /// Handle and name of everybody who is known.
    pub people: &'a [(&'a str, &'a str)],
    /// Handle and name of every service.
    pub services: &'a [(&'a str, &'a str)],
    facts: Vec<&'a str>,
    hypotheses: Vec<&'a str>,
    total: bool,
}

/// The zone an audience reads times in: its own, or the incident's.
#[must_use]
pub fn audience_zone(audience: &Audience, own: Zone) -> Zone {
    Zone::parse(&audience.zone).unwrap_or(own)
}

impl<'a> Sources<'a> {
    /// Collects what is taken for true and what is supposed, once for all audiences.
    #[must_use]
    pub fn new(
        reference: &'a str,
        state: &'a IncidentState,
        response: &'a Response,
        zone: Zone,
        people: &'a [(&'a str, &'a str)],
        services: &'a [(&'a str, &'a str)],
    ) -> Self {
        let ledger = &response.ledger;
        let facts = ledger.facts.iter().map(|fact| fact.text.as_str());
        let decisions = ledger.decisions.iter().map(|decision| decision.text.as_str());
        let statement = state.statement().and_then(|op| op.value.as_deref()).unwrap_or_default();
        Self {
            reference,
            state,
            response,
            zone,
            people,
            services,
            facts: facts.chain(decisions).collect(),
            hypotheses: ledger.hypotheses.iter().map(|line| line.text.as_str()).collect(),
            total: statement.len() < 10_000 && is_total(statement),
        }
    }

    /// What the text for an audience is held against.
    #[must_use]
    pub fn context<'c>(&'c self, audience: &'c Audience, next_by: Option<Moment>) -> Context<'c> {
        Context {
            facts: &self.facts,
            hypotheses: &self.hypotheses,
            people: self.people,
            services: self.services,
            audience: &audience.name,
            outside: audience.outside,
            may_hear_eta: audience.may_hear_eta,
            total: self.total,
            resolved: self.state.phase() == Phase::Resolved,
            whole: true,
            next_by,
            zone: audience_zone(audience, self.zone),
            now: self.response.at,
        }
    }
}
