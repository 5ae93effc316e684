//! Pictures among the evidence: pasted ones are written as PNG, and those of files are read small.

use std::fmt;
use std::io::{self, Cursor};
use std::path::Path;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage};

use super::regular::regular;

/// The longest side that a picture may have to be read.
const LONGEST_SIDE: u32 = 20_000;

/// The memory that reading a picture may take: 100 million pixels.
const MEMORY: u64 = 400_000_000;

/// How much of a picture a JPEG file keeps, of 100: what is lost is not seen from a room.
const QUALITY: u8 = 88;

/// A picture in memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Red, green, blue and opacity of each pixel, line by line; colours are multiplied by the opacity, as a screen has them.
    pub rgba: Arc<[u8]>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} × {})", self.size[0], self.size[1])
    }
}

impl Picture {
    /// The picture as a PNG file.
    ///
    /// # Errors
    /// When the pixels are not as many as the size says.
    pub fn png(&self) -> io::Result<Vec<u8>> {
        let [width, height] = self.size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
        let mut straight = self.rgba.to_vec();
        each_colour(&mut straight, |colour, opacity| (colour * 255 + opacity / 2).checked_div(opacity).unwrap_or(0));
        let image = RgbaImage::from_raw(width, height, straight);
        let image = image.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, ImageFormat::Png).map_err(io::Error::other)?;
        Ok(bytes.into_inner())
    }

    /// The picture as a JPEG file, on white where it is see-through.
    ///
    /// # Errors
    /// When the pixels are not as many as the size says.
    pub fn jpeg(&self) -> io::Result<Vec<u8>> {
        let [width, height] = self.size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
        // Colours are multiplied by the opacity already: white adds what is left of it.
        let on_white = |pixel: &[u8; 4]| {
            let [red, green, blue, opacity] = *pixel;
            [red, green, blue].map(|colour| colour.saturating_add(u8::MAX - opacity))
        };
        let rgb: Vec<u8> = self.rgba.as_chunks::<4>().0.iter().flat_map(on_white).collect();
        let image = RgbImage::from_raw(width, height, rgb);
        let image = image.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        let mut bytes = Vec::new();
        image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)).map_err(io::Error::other)?;
        Ok(bytes)
    }

    /// A picture of a file, made small enough for this width and height.
    ///
    /// # Errors
    /// When the file cannot be read, or is no PNG or JPEG picture, or one of more than 20,000 pixels a side.
    pub fn small(path: &Path, [width, height]: [u32; 2]) -> io::Result<Self> {
        regular(path)?;
        let mut reader = ImageReader::open(path)?.with_guessed_format()?;
        let mut limits = Limits::default();
        limits.max_image_width = Some(LONGEST_SIDE);
        limits.max_image_height = Some(LONGEST_SIDE);
        limits.max_alloc = Some(MEMORY);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(io::Error::other)?;
        let turned = decoder.orientation().map_err(io::Error::other)?;
        let large = DynamicImage::from_decoder(decoder).map_err(io::Error::other)?;
        // A camera held upright writes the picture lying, and says so. Turned is the small one: the large one takes tens of
        // megabytes.
        let (wide, high) = (f64::from(large.width()), f64::from(large.height()));
        let lies = matches!(
            turned,
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
        );
        let (across, down) = if lies { (height, width) } else { (width, height) };
        let scale = (f64::from(across) / wide).min(f64::from(down) / high).min(1.0);
        let smaller = |long: f64| ((long * scale).round() as u32).max(1);
        let mut small = large.thumbnail_exact(smaller(wide), smaller(high));
        small.apply_orientation(turned);
        let small = small.into_rgba8();
        let size = [small.width() as usize, small.height() as usize];
        let mut rgba = small.into_raw();
        each_colour(&mut rgba, |colour, opacity| (colour * opacity + 127) / 255);
        Ok(Self { size, rgba: rgba.into() })
    }
}

/// Makes other colours of pixels by their opacity; of those that are wholly opaque nothing changes.
fn each_colour(rgba: &mut [u8], make: impl Fn(u32, u32) -> u32) {
    for pixel in rgba.as_chunks_mut::<4>().0 {
        let [red, green, blue, opacity] = pixel;
        if *opacity < u8::MAX {
            for colour in [red, green, blue] {
                *colour = u8::try_from(make(u32::from(*colour), u32::from(*opacity))).unwrap_or(u8::MAX);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of two pixels, one red and one of a blue of 250 that is half see-through.
    fn two_pixels() -> Picture {
        Picture { size: [2, 1], rgba: [200, 10, 20, 255, 0, 0, 125, 128].into() }
    }

    #[test]
    fn a_pasted_picture_is_a_png_of_the_same_pixels() {
        let bytes = two_pixels().png().unwrap();
        let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((frame.width, frame.height, frame.color_type), (2, 1, png::ColorType::Rgba));
        assert_eq!(pixels, [200, 10, 20, 255, 0, 0, 249, 128]);
        assert!(Picture { size: [3, 1], ..two_pixels() }.png().is_err());
    }

    #[test]
    fn a_jpeg_has_the_colours_on_white() {
        let grey = Picture { size: [16, 8], rgba: [50, 50, 50, 100].repeat(128).into() };
        let read = image::load_from_memory_with_format(&grey.jpeg().unwrap(), ImageFormat::Jpeg).unwrap().into_rgb8();
        assert_eq!(read.dimensions(), (16, 8));
        // 50 of the picture and 155 of the white below it.
        assert!(
            read.pixels().all(|pixel| pixel.0.iter().all(|own| own.abs_diff(205) < 3)),
            "{:?}",
            read.get_pixel(0, 0)
        );
        assert!(Picture { size: [16, 9], ..grey }.jpeg().is_err());
    }

    #[test]
    fn a_large_picture_is_read_small_in_its_proportion_and_a_small_one_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("照片");
        RgbaImage::from_pixel(900, 300, image::Rgba([9, 90, 200, 255]))
            .save_with_format(&path, ImageFormat::Png)
            .unwrap();
        let small = Picture::small(&path, [160, 120]).unwrap();
        assert_eq!(small.size, [160, 53]);
        assert_eq!(small.rgba[..4], [9, 90, 200, 255]);
        assert_eq!(Picture::small(&path, [2000, 2000]).unwrap().size, [900, 300]);
    }

    #[test]
    fn what_is_wholly_clear_has_no_colour() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("印章.png");
        let clear = RgbaImage::from_pixel(4, 4, image::Rgba([255, 255, 255, 0]));
        clear.save_with_format(&path, ImageFormat::Png).unwrap();
        let small = Picture::small(&path, [160, 120]).unwrap();
        assert!(small.rgba.iter().all(|part| *part == 0));
        assert!(small.png().is_ok());
    }

    #[test]
    fn what_is_no_picture_is_an_error() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("照片.jpg");
        crate::file::save_bytes(&path, b"not a picture").unwrap();
        assert!(Picture::small(&path, [160, 120]).is_err());
        assert!(Picture::small(home.path(), [160, 120]).is_err());
    }
}
