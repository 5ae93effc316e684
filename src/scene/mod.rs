//! Where everything stands: charts, slides of a briefing and the pages of a paper, laid out once into shapes and texts.
//! The window and every file draw the same.
//!
//! Lives here: layouts, the shapes, the typefaces and how wide words are in them.
//! Does not live here: what is said in them, and file formats.

mod area;
mod chart;
pub(crate) mod font;
mod hatch;
mod letterhead;
mod lines;
mod pager;
mod pages;
mod poster;
mod shape;
mod sheet;
mod slide;
mod status;
mod tables;
mod wall;
mod watermark;

pub use area::{AreaKind, HitArea};
pub use chart::{ChartLayout, Look, chart, layout, round_step};
pub use font::{BOLD, REGULAR};
pub use letterhead::{
    HEAD_LINES, HEAD_TOP, IMPRINT, IMPRINT_LINE, IMPRINT_PADDING, IMPRINT_RULES, OFFICIAL_RED, RED_LINE, RED_LINE_GAP,
    appendix_lines, head_size,
};
pub use pager::{BODY_LINE, PROSE_GAP};
pub use pages::{PROSE_TITLE_LINE, fitted, pages};
pub use poster::{Poster, Sheet, tiles};
pub(crate) use shape::BASE;
pub use shape::{Anchor, Scene, Shape};
pub use sheet::{POINTS_PER_MM, PageSize, page_of, page_size};
pub use slide::{SIZE, Slide, SlideCell, SlidePart, SlideRow, SlideTable, SlideTitle, SlideWords, page, slide};
pub use tables::{TableText, table_text};
pub use wall::WallFrame;
pub use watermark::{DEGREES, PALE, watermark, watermark_size};
