//! The fixed words of reviews.

use serde::{Deserialize, Serialize};

words! {
    /// What makes an incident worth a closer look. Severity is only one of many.
    Signal {
        /// More than two teams were in it.
        ManyTeams = "many_teams", "More than two teams were in it";
        /// Something new, or two things that had not met before.
        New = "new", "Something new, or a new interaction";
        /// The trigger looks boring, such as an expired certificate.
        Boring = "boring", "The trigger looks boring";
        /// Something was used in a way nobody had foreseen.
        UnforeseenUse = "unforeseen_use", "A use nobody had foreseen";
        /// It nearly became much worse.
        NearlyWorse = "nearly_worse", "It nearly became much worse";
        /// It looks like one we had.
        Repeat = "repeat", "It looks like one we had";
        /// People still talk about it.
        MuchTalk = "much_talk", "People still talk about it";
        /// People were confused.
        Confusion = "confusion", "People were confused";
        /// It came at an important moment.
        Moment = "moment", "It came at an important moment";
        /// Almost everything rested on one person.
        OnePerson = "one_person", "Almost everything rested on one person";
        /// Nothing was down, and yet it is strange.
        CornerCase = "corner_case", "Nothing was down, and yet it is strange";
        /// Somebody is curious.
        Curious = "curious", "Somebody is curious";
    }
}

words! {
    /// What somebody does in a review.
    Seat {
        /// Leads it. Best was not in the incident and is nobody's manager.
        Facilitator = "facilitator", "Facilitator";
        /// Prepares and leads with the facilitator.
        Partner = "partner", "Partner";
        /// Writes, so that the facilitator can listen.
        NoteTaker = "note_taker", "Note-taker";
    }
}

words! {
    /// What a note of an interview is. What was understood is never taken for what was said.
    NoteKind {
        /// Said, in other words than the person's.
        Heard = "heard", "Heard";
        /// Seen while talking: a screen, a gesture, a pause.
        Observed = "observed", "Observed";
        /// What the interviewer makes of it.
        Interpretation = "interpretation", "Interpretation";
        /// Said, word for word.
        Quote = "quote", "Quote";
        /// A question that came up.
        Question = "question", "Question";
        /// Something that came up before.
        Theme = "theme", "Theme";
        /// Something to do after the talk.
        FollowUp = "follow_up", "Follow-up";
    }
}

words! {
    /// How a person is named where others read.
    Naming {
        /// By name.
        Name = "name", "By name";
        /// By what they did: "the on-call engineer".
        Role = "role", "By role";
        /// Not at all.
        Unnamed = "unnamed", "Not named";
    }
}

words! {
    /// What a review found.
    FindingKind {
        /// One of the conditions that had to be there.
        ContributingFactor = "contributing_factor", "Contributing factor";
        /// What kept it from being worse.
        Helped = "helped", "What helped";
        /// What nobody expected.
        Surprise = "surprise", "Surprise";
        /// What was harder than it needed to be.
        Difficulty = "difficulty", "Difficulty";
        /// What may still hurt.
        Risk = "risk", "Risk";
        /// What runs through several accounts.
        Theme = "theme", "Theme";
        /// What nobody could answer yet.
        Question = "question", "Open question";
        /// What is worth knowing.
        Learning = "learning", "Worth knowing";
        /// Something to ask in an interview.
        Cue = "cue", "Interview cue";
    }
}

words! {
    /// What a mark became.
    Became {
        /// A line of the incident's log.
        LogLine = "log_line", "Log line";
        /// An open question.
        Question = "question", "Question";
        /// Something to ask in an interview.
        Cue = "cue", "Interview cue";
        /// What a claim rests on.
        Evidence = "evidence", "Evidence";
        /// Part of a theme.
        Theme = "theme", "Theme";
    }
}

words! {
    /// What a meeting is for.
    MeetingKind {
        /// Learning from each other; no actions are decided.
        Learning = "learning", "Learning meeting";
        /// Deciding which ideas are kept, after they have soaked.
        Actions = "actions", "Actions meeting";
    }
}

words! {
    /// What became of an idea. Until it is decided, its standing follows from the soak.
    IdeaState {
        /// Written down on the way.
        Jotted = "jotted", "Jotted";
        /// Left alone for some days, so that it is seen with fresh eyes.
        Soaking = "soaking", "Soaking";
        /// Up for decision.
        Proposed = "proposed", "Proposed";
        /// Will be done.
        Kept = "kept", "Kept";
        /// Will not be done, with the reason.
        Declined = "declined", "Declined";
        /// Is part of another.
        Merged = "merged", "Merged";
        /// Was done already.
        Done = "done", "Done";
    }
}

words! {
    /// What an action buys.
    Purpose {
        /// It does not come back the same way.
        Prevent = "prevent", "Prevent";
        /// It is seen sooner.
        Detect = "detect", "Detect sooner";
        /// It is over sooner.
        Mitigate = "mitigate", "Mitigate faster";
        /// The response goes better.
        Respond = "respond", "Respond better";
        /// More is known.
        Learn = "learn", "Learn";
    }
}

words! {
    /// The colour of a code, by the name of its token in the palette. It is never the only sign of a code.
    CodeColour {
        /// Blue.
        Blue = "blue", "Blue";
        /// Amber.
        Amber = "amber", "Amber";
        /// Green.
        Green = "green", "Green";
        /// Violet.
        Violet = "violet", "Violet";
        /// Rose.
        Rose = "rose", "Rose";
        /// Teal.
        Teal = "teal", "Teal";
        /// Grey.
        Grey = "grey", "Grey";
    }
}

words! {
    /// The shape of a code: how its line is drawn, and its sign beside the text.
    CodeShape {
        /// One line; a disc.
        Solid = "solid", "One line";
        /// Two lines; a square.
        Double = "double", "Two lines";
        /// Dots; a ring.
        Dotted = "dotted", "Dots";
        /// Dashes; a diamond.
        Dashed = "dashed", "Dashes";
        /// A wave; a triangle.
        Wavy = "wavy", "A wave";
    }
}
