//! Reading what others write: notices, ledgers and tables in every format, the figures in them, and how well it is done.

#[path = "../common/figures.rs"]
mod figures;
#[path = "../common/packed.rs"]
mod packed;

mod audited;
mod corrections;
mod formats;
mod grammars;
mod hostile;
mod ledger_sheet;
mod ledgers;
mod lexicon;
mod notices;
mod offices;
mod quantities;
mod scores;
mod source_notice;
mod suggestions;
mod whole;
