//! Where everything stands: charts, slides of a briefing and the pages of a paper, laid out once into shapes and texts.
//! The window and every file draw the same.
//!
//! Lives here: layouts, the shapes, the typefaces and how wide words are in them.
//! Does not live here: what is said in them, and file formats.

mod chart;
pub(crate) mod font;
mod lines;
mod pages;
mod shape;
mod sheet;
mod slide;
mod status;
mod tables;

pub use chart::{Look, chart};
pub use font::{BOLD, REGULAR};
pub use pages::{PROSE_GAP, pages};
pub use shape::{Anchor, Scene, Shape};
pub use sheet::{POINTS_PER_MM, PageSize, page_size};
pub use slide::{SIZE, page};
pub use tables::{TableText, table_text};
