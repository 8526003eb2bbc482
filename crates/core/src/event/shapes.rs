//! Declares a list of acts once: a struct for each, the enum of all, and their stored form.

macro_rules! acts {
    ($(#[$all_meta:meta])* $all:ident;
    $($(#[$meta:meta])* $variant:ident = $kind:literal, $version:literal {
        $($(#[$fmeta:meta])* $field:ident: $type:ty,)+
    })+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
            #[serde(rename_all = "camelCase")]
            pub struct $variant {
                $($(#[$fmeta])* pub $field: $type,)+
            }

            impl From<$variant> for $all {
                fn from(act: $variant) -> Self {
                    Self::$variant(act)
                }
            }
        )+

        $(#[$all_meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(tag = "kind")]
        pub enum $all {
            $($(#[$meta])* #[serde(rename = $kind)] $variant($variant),)+
        }

        impl $all {
            /// Every kind of act, with its version.
            pub const KINDS: &'static [(&'static str, u16)] = &[$(($kind, $version),)+];

            /// The stored name of the kind.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $kind,)+ }
            }

            /// The version of the kind's shape.
            #[must_use]
            pub const fn version(&self) -> u16 {
                match self { $(Self::$variant(_) => $version,)+ }
            }

            /// Whether a stored kind is an act.
            #[must_use]
            pub fn is_kind(kind: &str) -> bool {
                Self::KINDS.iter().any(|(known, _)| *known == kind)
            }

            pub(crate) fn encode(&self) -> serde_json::Result<String> {
                match self { $(Self::$variant(act) => serde_json::to_string(act),)+ }
            }

            /// Reads stored bytes; `None` when the kind and version are no act of ours.
            pub(crate) fn decode(kind: &str, version: u16, bytes: &str) -> Option<serde_json::Result<Self>> {
                match (kind, version) {
                    $(($kind, $version) => Some(serde_json::from_str(bytes).map(Self::$variant)),)+
                    _ => None,
                }
            }
        }
    };
}
pub(super) use acts;
