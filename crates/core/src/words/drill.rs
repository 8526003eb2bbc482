//! The fixed words of exercises.

use serde::{Deserialize, Serialize};

words! {
    /// How much a scenario asks of the people who play it.
    Difficulty {
        /// For a first time.
        Easy = "easy", "Easy";
        /// For a team that has played before.
        Medium = "medium", "Medium";
        /// For a team that knows its roles by heart.
        Hard = "hard", "Hard";
    }
}

words! {
    /// What an inject is for the people who play.
    InjectKind {
        /// Something they learn.
        Information = "information", "Information";
        /// Something that happens.
        Event = "event", "Event";
        /// Something the press or the public says.
        Media = "media", "Media";
        /// Somebody from above speaks.
        Executive = "executive", "Executive";
        /// A customer or a partner speaks.
        Customer = "customer", "Customer";
        /// An authority speaks, or a duty to report comes near.
        Regulator = "regulator", "Regulator";
        /// Kept ready for when the drill needs it.
        Contingency = "contingency", "Contingency";
    }
}

words! {
    /// How an inject reaches those it is for.
    Delivery {
        /// As an alert of a monitoring system.
        Alert = "alert", "Alert";
        /// As a message in a chat.
        Chat = "chat", "Chat";
        /// As a call; the facilitator speaks.
        Phone = "phone", "Phone";
        /// As an e-mail.
        Email = "email", "E-mail";
        /// As a report in the press or in public.
        Media = "media", "Media";
        /// As somebody from above who joins.
        Executive = "executive", "Executive";
        /// As a customer who writes or speaks.
        Customer = "customer", "Customer";
        /// As an authority that writes or calls.
        Regulator = "regulator", "Regulator";
        /// As a picture or a graph.
        Image = "image", "Image";
        /// Read aloud by the facilitator.
        ReadAloud = "read_aloud", "Read aloud";
    }
}

words! {
    /// Whom an inject is for.
    Recipient {
        /// Everybody who plays.
        Everyone = "everyone", "Everyone";
        /// Who commands.
        Commander = "commander", "Commander";
        /// The deputy.
        Deputy = "deputy", "Deputy";
        /// Who tells those outside.
        Communications = "communications", "Communications";
        /// Who writes.
        Scribe = "scribe", "Scribe";
        /// Who knows a part.
        Expert = "expert", "Expert";
        /// Who speaks with customers.
        CustomerLiaison = "customer_liaison", "Customer liaison";
        /// Who follows.
        Observer = "observer", "Observer";
    }
}

words! {
    /// Which part of a scenario something is about.
    FindingPart {
        /// The scenario as a whole, or its head.
        Head = "head", "Scenario";
        /// An objective.
        Objective = "objective", "Objective";
        /// A role that players take.
        Role = "role", "Role";
        /// Somebody of the story.
        Persona = "persona", "Person of the story";
        /// An inject.
        Inject = "inject", "Inject";
        /// Something that is shown.
        Artefact = "artefact", "Artefact";
    }
}

impl Recipient {
    /// The role it is for; `None` when it is for everybody.
    #[must_use]
    pub const fn role(self) -> Option<super::Role> {
        match self {
            Self::Everyone => None,
            Self::Commander => Some(super::Role::Commander),
            Self::Deputy => Some(super::Role::Deputy),
            Self::Communications => Some(super::Role::Communications),
            Self::Scribe => Some(super::Role::Scribe),
            Self::Expert => Some(super::Role::Expert),
            Self::CustomerLiaison => Some(super::Role::CustomerLiaison),
            Self::Observer => Some(super::Role::Observer),
        }
    }
}
