//! Datasets as files: what is read and written, damaged, killed, and the commands that need no window.

#[path = "../common/random.rs"]
mod random;

mod bad_files;
mod catalogue;
mod characters;
mod commands;
mod damaged;
mod dataset;
mod edits;
mod files_of_others;
mod integration;
mod journals;
mod killed;
