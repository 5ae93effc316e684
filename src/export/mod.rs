//! Charts, briefings and lists as files that other programs read: SVG, PNG, PDF, PPTX, CSV; tables as HTML for the
//! clipboard.
//!
//! Lives here: the writers. Does not live here: what a chart or a paper says, where its parts stand (`scene`), and where
//! files go.

mod csv;
mod docx;
mod error;
mod font_part;
mod html;
mod package;
mod paper;
mod pdf;
mod pdf_pictures;
mod pdf_text;
mod pdf_update;
mod png;
mod pptx;
mod proof;
mod svg;
pub mod xlsx;

use crate::scene::{self, Scene};

pub use csv::csv;
pub use docx::docx;
pub use error::ExportError;
pub use html::{cells_html, embedded, outline_html, tables_html};
pub use paper::{PAPER_ENDINGS, PROSE_ENDINGS, lines, papers, tab_separated, tab_separated_lines};
pub use pdf::pdf;
pub use png::{Pixels, pixels, png};
pub use pptx::pptx;
pub use proof::{Proof, prove, search};
pub use svg::svg;
pub use xlsx::xlsx;

/// The language of words: Chinese where they have a Chinese character.
fn language(text: &str) -> &'static str {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if text.chars().any(is_chinese) { "zh-CN" } else { "en-US" }
}

/// The pages of a briefing as a file, with a watermark unless that is empty; the ending of its path, pdf or pptx, says what
/// kind.
///
/// # Errors
/// When the ending is another, or the writer fails.
pub fn deck(
    pages: &[crate::chart::Page],
    path: &std::path::Path,
    colours: &'static crate::chart::ChartColours,
    watermark: &str,
) -> Result<Vec<u8>, ExportError> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("pdf") => {
            let page = |(n, one)| scene::page(one, n, pages.len(), colours).with_watermark(watermark);
            let headings: Vec<(usize, String)> = pages.iter().map(|page| page.title.clone()).enumerate().collect();
            pdf(&pages.iter().enumerate().map(page).collect::<Vec<Scene>>(), &headings)
        }
        Some("pptx") => pptx(pages, colours, watermark),
        _ => Err(ExportError::Kind(&["pdf", "pptx"])),
    }
}
