//! Chats and logs of chats, as the programs people wrote in save them.

mod held;
pub mod irc;
pub mod mattermost;
mod order;
pub mod pasted;
mod stamps;
pub mod whatsapp;
pub mod zoom;
