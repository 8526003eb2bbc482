//! Running a command by its name: made from the one table.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::service::Service;
use crate::wire::{self, ErrorCode, ErrorReply};

/// The longest request that is read: room for a pasted picture and no more.
const LONGEST_NAME: usize = 200;

fn read<T: DeserializeOwned>(name: &str, request: Value) -> Result<T, ErrorReply> {
    serde_json::from_value(request).map_err(|error| {
        ErrorReply::new(ErrorCode::InvalidRequest, format!("The request to {name} cannot be read: {error}."))
    })
}

fn write<T: Serialize>(name: &str, reply: &T) -> Result<Value, ErrorReply> {
    serde_json::to_value(reply).map_err(|error| {
        ErrorReply::new(ErrorCode::Internal, format!("The reply of {name} cannot be written: {error}."))
    })
}

fn unknown(name: &str) -> ErrorReply {
    let shown: String = name.chars().take(LONGEST_NAME).collect();
    ErrorReply::new(ErrorCode::InvalidRequest, format!("There is no command \"{shown}\"."))
}

macro_rules! commands {
    ($(#[doc = $doc:literal] $name:ident: $request:ty => $reply:ty, $way:ident;)+) => {
        impl Service {
            /// Runs a command of the table.
            ///
            /// # Errors
            /// Says in words what failed, where, and what to do.
            pub fn call(&self, name: &str, request: Value) -> Result<Value, ErrorReply> {
                match name {
                    $(stringify!($name) => {
                        let request: $request = read(name, request)?;
                        let reply: $reply = self.$name(request).inspect_err(|error| self.note_failure(error))?;
                        write(name, &reply)
                    })+
                    _ => Err(unknown(name)),
                }
            }
        }
    };
}
macro_rules! window_commands {
    ($($anything:tt)*) => {};
}

include!("command_table.rs");

impl Service {
    /// Runs a command of the table with its own types.
    ///
    /// # Errors
    /// As [`Service::call`].
    pub fn run<Q: Serialize, R: DeserializeOwned>(&self, name: &str, request: &Q) -> Result<R, ErrorReply> {
        let reply = self.call(name, write(name, request)?)?;
        read(name, reply)
    }
}
