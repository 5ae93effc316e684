//! The watermark of a sheet: a picture in the header of its printed pages, as Excel has it, and the same words as text for
//! programs that show no pictures there.

use rust_xlsxwriter::{HeaderImagePosition, Image, Worksheet, XlsxError};

use crate::scene::{POINTS_PER_MM, PageSize, Scene, watermark};
use crate::text::writable;

use super::super::png::png;

/// How far the header stands from the upper edge of the page, in inches.
pub(super) const HEADER: f64 = 0.3;

/// Pixels for a point: spreadsheets show pictures at 96 to the inch.
const SCALE: f32 = 96.0 / 72.0;

/// More characters do not go into a header, which has 255 with its codes.
const MOST: usize = 100;

/// Puts the watermark behind every printed page of a sheet.
pub(super) fn set(worksheet: &mut Worksheet, text: &str, page: &PageSize) -> Result<(), XlsxError> {
    // The picture hangs from the header: as much is left out below, so that its middle is that of the page.
    let [width, height] = [page.width, page.height].map(|mm| mm * POINTS_PER_MM);
    let above = (HEADER * 72.0) as f32;
    let Some(mark) = watermark(text, [width, height]) else { return Ok(()) };
    let scene = Scene { width, height: height - 2.0 * above, shapes: vec![mark.placed([0.0, -above], 1.0)] };
    let picture = png(&scene, SCALE).map_err(|error| XlsxError::ParameterError(format!("{error:?}")))?;
    let text: String = writable(text).chars().take(MOST).collect();
    worksheet.set_header(format!("&C&G&R&9&KA0A0A0{}", text.replace('&', "&&")));
    worksheet.set_header_image(&Image::new_from_buffer(&picture)?, HeaderImagePosition::Center)?;
    Ok(())
}
