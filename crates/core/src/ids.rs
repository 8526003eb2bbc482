//! Identities, each its own type so that one cannot stand where another is meant.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An identity could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("read {what} from {text:?}")]
pub struct IdError {
    /// Which identity was expected.
    pub what: &'static str,
    /// What stood there instead.
    pub text: String,
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident, $what:literal;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The identity of nothing.
            #[must_use]
            pub const fn nil() -> Self {
                Self(Uuid::nil())
            }

            /// Returns the sixteen bytes as they are stored.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// Reads the sixteen stored bytes.
            ///
            /// # Errors
            /// When there are not exactly sixteen.
            pub fn from_slice(bytes: &[u8]) -> Result<Self, IdError> {
                Uuid::from_slice(bytes).map(Self).map_err(|_wrong| IdError { what: $what, text: format!("{} bytes", bytes.len()) })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Uuid::parse_str(text).map(Self).map_err(|_wrong| IdError { what: $what, text: text.to_owned() })
            }
        }

        #[cfg(feature = "ts")]
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String { "string".to_owned() }
            fn inline(_: &ts_rs::Config) -> String { "string".to_owned() }
        }
    )+};
}

ids! {
    /// One event of the log (a UUIDv7).
    EventId, "an event id";
    /// The incident, review, drill, catalog or library an event belongs to.
    StreamId, "a stream id";
    /// One copy of the store on one machine; events of a device form one hash chain.
    DeviceId, "a device id";
    /// A person in the directory. Not an account.
    PersonId, "a person id";
    /// A service in the directory.
    ServiceId, "a service id";
}

/// The stream that holds people and services. One for everybody, so that two directories merge into one.
pub const DIRECTORY: StreamId = StreamId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));

/// The stream that holds what teams write for themselves: cards, policies, templates. One for everybody.
pub const LIBRARY: StreamId = StreamId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0002));

/// A BLAKE3 hash: of a body, of an event, of an attachment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Hashes bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// Every hash that a text names, such as the pictures that a body shows.
    pub fn all_in(text: &str) -> impl Iterator<Item = Self> + '_ {
        let words = text.split(|c: char| !c.is_ascii_hexdigit());
        words.filter(|word| word.len() == 64).filter_map(|word| word.parse().ok())
    }

    /// Reads the thirty-two stored bytes.
    ///
    /// # Errors
    /// When there are not exactly thirty-two.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, IdError> {
        <[u8; 32]>::try_from(bytes)
            .map(Self)
            .map_err(|_wrong| IdError { what: "a hash", text: format!("{} bytes", bytes.len()) })
    }
}

/// A hash of bytes that come in pieces.
#[derive(Debug, Default)]
pub struct Hashing(blake3::Hasher);

impl Hashing {
    /// Takes in the next piece.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all pieces together.
    #[must_use]
    pub fn finish(&self) -> Hash {
        Hash(*self.0.finalize().as_bytes())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(blake3::Hash::from_bytes(self.0).to_hex().as_str())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl FromStr for Hash {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        blake3::Hash::from_hex(text)
            .map(|hash| Self(*hash.as_bytes()))
            .map_err(|_wrong| IdError { what: "a hash", text: text.to_owned() })
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "ts")]
impl ts_rs::TS for Hash {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
}
