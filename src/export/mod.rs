//! Charts and briefings as files that other programs read: SVG, PNG, PDF, PPTX.
//!
//! Lives here: the layout of a chart on a page, the scene that all writers draw, the writers, the typefaces.
//! Does not live here: what a chart says, and where files go.

mod font;
mod layout;
mod page;
mod pdf;
mod png;
mod pptx;
mod scene;
mod svg;

pub use font::{BOLD, REGULAR};
pub use layout::{Look, scene};
pub use page::{SIZE, page};
pub use pdf::{PdfError, pdf};
pub use png::{Pixels, PngError, pixels, png};
pub use pptx::{PptxError, pptx};
pub use scene::{Anchor, Scene, Shape};
pub use svg::svg;

/// The pages of a briefing as a file; the ending of its path, pdf or pptx, says what kind. Nothing for another.
#[must_use]
pub fn deck(
    pages: &[crate::chart::Page],
    path: &std::path::Path,
    colours: &'static crate::chart::ChartColours,
) -> Option<Result<Vec<u8>, String>> {
    let scenes =
        || -> Vec<Scene> { pages.iter().enumerate().map(|(n, one)| page(one, n, pages.len(), colours)).collect() };
    match path.extension()?.to_str()? {
        "pdf" => Some(pdf(&scenes()).map_err(|error| error.to_string())),
        "pptx" => Some(pptx(&scenes()).map_err(|error| error.to_string())),
        _ => None,
    }
}
