//! Pictures as PNG, drawn from their SVG.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, PixmapRef, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::error::ExportError;
use super::svg::svg;
use crate::scene::font;
use crate::scene::{Scene, Shape};

/// A picture as pixels: width, height, and red, green, blue, alpha of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Four bytes for each pixel; the ground fills the picture, so alpha is full everywhere.
    pub rgba: Vec<u8>,
}

/// Draws a picture at so many pixels for a point.
///
/// # Errors
/// When the picture has no size or is too large.
pub fn pixels(scene: &Scene, scale: f32) -> Result<Pixels, ExportError> {
    draw(scene, scale).map(|map| Pixels { width: map.width(), height: map.height(), rgba: map.data().to_vec() })
}

/// The most pixels of a picture: four bytes each stand in memory, twice while they are written.
const MOST: u64 = 120_000_000;

/// The PNG of a picture at so many pixels for a point.
///
/// # Errors
/// When the picture has no size or is too large.
pub fn png(scene: &Scene, scale: f32) -> Result<Vec<u8>, ExportError> {
    draw(scene, scale)?.encode_png().map_err(|error| ExportError::Writer(error.to_string()))
}

fn draw(scene: &Scene, scale: f32) -> Result<Pixmap, ExportError> {
    let options = Options { fontdb: fonts(), font_family: font::family().to_owned(), ..Options::default() };
    let tree = Tree::from_str(&svg(scene, false), &options).map_err(|error| ExportError::Writer(error.to_string()))?;
    let size = tree.size();
    let pixels = |length: f32| (length * scale).ceil() as u32;
    let [width, height] = [pixels(size.width()), pixels(size.height())];
    if u64::from(width) * u64::from(height) > MOST {
        return Err(ExportError::Size);
    }
    let mut map = Pixmap::new(width, height).ok_or(ExportError::Size)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut map.as_mut());
    photographs(scene, scale, &mut map);
    Ok(map)
}

/// Draws the photographs of a picture, which nothing lies above: the library reads none.
fn photographs(scene: &Scene, scale: f32, map: &mut Pixmap) {
    for shape in &scene.shapes {
        let Shape::Image { at: [x, y, width, height], picture } = shape else { continue };
        let [wide, high] = picture.size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
        let Some(pixels) = PixmapRef::from_bytes(&picture.rgba, wide, high) else { continue };
        let [x, y, width, height] = [x, y, width, height].map(|length| length * scale);
        let place = Transform::from_row(width / wide as f32, 0.0, 0.0, height / high as f32, x, y);
        let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        map.draw_pixmap(0, 0, pixels, &paint, place, None);
    }
}

/// The two typefaces, read once.
fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(font::REGULAR.to_vec());
        fonts.load_font_data(font::BOLD.to_vec());
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(load))
}
