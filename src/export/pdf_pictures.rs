//! Photographs in a PDF that is written already: each takes the place of an empty form of the page. They are added as an update
//! at the end of the file (ISO 32000-1, 7.5.6), since the library that writes the pages draws photographs only with readers for
//! formats that no picture here has.

use crate::file::Picture;

use super::error::ExportError;
use super::pdf_update::find_last;

/// A form in whose place a picture stands is one point high and as many wide as this and its place among the pictures: no other
/// form has such a frame.
const FIRST: usize = 10_001;

/// How wide the form for the `n`th picture is.
pub(super) fn form_width(n: usize) -> f32 {
    (FIRST + n) as f32
}

/// Pictures as objects in place of their forms.
///
/// # Errors
/// When the PDF is not as it is written here, or a picture is none.
pub(super) fn objects(pdf: &[u8], pictures: &[&Picture]) -> Result<Vec<(usize, Vec<u8>)>, ExportError> {
    let object = |(n, picture): (usize, &&Picture)| {
        let odd = || ExportError::Writer("the pictures have no place in the PDF".to_owned());
        let number = form(pdf, n).ok_or_else(odd)?;
        let jpeg = picture.jpeg().map_err(|error| ExportError::Writer(error.to_string()))?;
        let [width, height] = picture.size;
        let head = format!(
            "<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Interpolate true/Length {}>>\nstream\n",
            jpeg.len()
        );
        Ok((number, [head.as_bytes(), &jpeg, b"\nendstream"].concat()))
    };
    pictures.iter().enumerate().map(object).collect()
}

/// The number of the object that is the form of the `n`th picture.
fn form(pdf: &[u8], n: usize) -> Option<usize> {
    let frame = format!("/BBox[0 0 {} 1]", FIRST + n);
    let at = find_last(pdf, frame.as_bytes())?;
    let head = pdf.get(..at)?;
    // The dictionary of the form begins behind its number.
    let begin = find_last(head, b" 0 obj")?;
    let digits = head.get(..begin)?.rsplit(|byte| !byte.is_ascii_digit()).next()?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Scene, Shape};

    #[test]
    fn what_is_added_begins_on_a_line_of_its_own() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("渠.png");
        image::RgbImage::from_pixel(4, 3, image::Rgb([80; 3])).save(&path).unwrap();
        let picture = Picture::small(&path, [64, 64]).unwrap();
        let shapes = vec![Shape::Image { at: [0.0, 0.0, 40.0, 30.0], picture }];
        let bytes = crate::export::pdf(&[Scene { width: 100.0, height: 80.0, shapes }], &[]).unwrap();
        let at = find_last(&bytes, b"<</Type/XObject/Subtype/Image/Width 4").unwrap();
        let head = bytes[..at].strip_suffix(b"\n").unwrap();
        let line = head.rsplit(|byte| *byte == b'\n').next().unwrap();
        let number = line.strip_suffix(b" 0 obj").unwrap();
        assert!(!number.is_empty() && number.iter().all(u8::is_ascii_digit), "{}", String::from_utf8_lossy(line));
    }
}
