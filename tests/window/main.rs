//! The window without a display: what a person does in it by names, keys and clicks, and what comes of it in the dataset.
//!
//! One program holds the tests of a part of the house, since each links the whole of it: a test of its own is a module.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/filled.rs"]
mod filled;
#[path = "../common/random.rs"]
mod random;

mod activity;
mod auditing;
mod briefing;
mod broken_work;
mod cells;
mod changed_outside;
mod charts;
mod clipboard;
mod closing;
mod comparing;
mod dialogs;
mod drawn;
mod evidence;
mod example;
mod exchange;
mod forms;
mod frame;
mod importing;
mod indicators;
mod kept_work;
mod ledger;
mod memory;
mod papers;
mod records;
mod rounds;
mod shortcuts;
mod start;
mod suggesting;
mod today;
mod typed;
mod units;
mod whole;
