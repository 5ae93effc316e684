//! Charts as files that other programs read: SVG, PNG, PDF.
//!
//! Lives here: the layout of a chart on a page, the scene that all writers draw, the writers, the typefaces.
//! Does not live here: what a chart says, and where files go.

mod font;
mod lay;
mod pdf;
mod png;
mod scene;
mod svg;

pub use font::{BOLD, REGULAR};
pub use lay::{Look, scene};
pub use pdf::{PdfError, pdf};
pub use png::{Pixels, PngError, pixels, png};
pub use scene::{Anchor, Scene, Shape};
pub use svg::svg;
