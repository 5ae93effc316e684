//! Charts, pages and slides as files, and the fonts and colours that they are drawn with.

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/placement.rs"]
mod placement;

mod charts;
mod contact_sheet;
mod fonts;
mod palette;
mod slides;
