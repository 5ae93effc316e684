//! The program's own sources: rooms, words, and what a kind of chart takes.

#[path = "../common/keys.rs"]
mod keys;
#[path = "../common/source.rs"]
mod source;

mod kinds;
mod rooms;
mod words;
