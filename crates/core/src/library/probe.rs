//! The bank of questions for interviews, by what each looks for.

use serde::{Deserialize, Serialize};

macro_rules! families {
    ($($(#[$meta:meta])* $variant:ident = $label:literal;)+) => {
        /// What a question of an interview looks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum ProbeFamily {
            $($(#[$meta])* $variant,)+
        }

        impl ProbeFamily {
            /// Every family, in the order of a talk.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the words a person reads.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }
        }
    };
}

families! {
    /// How it began for them.
    Opening = "Opening";
    /// Back at their screen.
    Context = "Back in the scene";
    /// What stood out.
    Cues = "Signs";
    /// How they know.
    Knowledge = "Knowledge";
    /// What it reminded them of.
    Experience = "Experience";
    /// What they thought would come.
    Expectation = "Expectation";
    /// What they wanted.
    Goals = "Goals";
    /// Which ways they saw.
    Options = "Ways seen";
    /// How they pictured it.
    Basis = "Picture of the system";
    /// What was not known.
    Uncertainty = "Uncertainty";
    /// How much time and load there was.
    Pressure = "Time and load";
    /// What they worked with.
    Tools = "Tools";
    /// What was written down.
    Guidance = "Guidance";
    /// With whom.
    Help = "Working together";
    /// What is left.
    Closing = "Closing";
    /// Where the same signs would mean something else; about conditions only.
    Boundary = "Other conditions";
}

/// A question of an interview.
///
/// `{time}`, `{event}`, `{person}` and `{condition}` stand for what it is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Probe {
    /// Its key, such as `cues.8`.
    pub key: String,
    /// What it looks for.
    pub family: ProbeFamily,
    /// What is asked.
    pub text: String,
    /// Whether it is left out until a team asks for it.
    #[serde(default)]
    pub off: bool,
}
