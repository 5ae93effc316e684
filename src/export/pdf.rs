//! Pictures as PDF: text stays text, found by searching, in a subset of the program's typefaces.

use krilla::Document;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::graphic::Graphic;
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

use crate::chart::Rgb;
use crate::text::writable;

use super::error::ExportError;
use super::pdf_pictures::{form_width, objects};
use super::pdf_update::{showing_title, updated};
use crate::scene::font;
use crate::scene::{Anchor, BASE, Scene, Shape};

/// The PDF of pictures, a page for each. `headings` are the places of pages at which something begins, each with what it is
/// called: the first is the title of the document, and several of them are its bookmarks.
///
/// # Errors
/// When a picture has no size, or the writer fails.
pub fn pdf(scenes: &[Scene], headings: &[(usize, String)]) -> Result<Vec<u8>, ExportError> {
    let load = |bytes: &'static [u8]| Font::new(bytes.to_vec().into(), 0).ok_or(ExportError::Font);
    let fonts = [load(font::REGULAR)?, load(font::BOLD)?];
    let mut document = Document::new();
    let mut photographs = Vec::new();
    for scene in scenes {
        let size = PageSettings::from_wh(scene.width, scene.height);
        let size = size.ok_or(ExportError::Size)?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for shape in &scene.shapes {
            if let Shape::Image { at, picture } = shape {
                place(&mut surface, *at, photographs.len());
                photographs.push(picture);
            } else {
                draw(&mut surface, shape, &fonts);
            }
        }
        surface.finish();
        page.finish();
    }
    if let Some((_, title)) = headings.first() {
        let language = super::language(title).to_owned();
        document.set_metadata(Metadata::new().title(writable(title).into_owned()).language(language));
    }
    if headings.len() > 1 {
        document.set_outline(outline(headings, scenes.len()));
    }
    let pdf = document.finish().map_err(|error| ExportError::Writer(format!("{error:?}")))?;
    let mut added = objects(&pdf, &photographs)?;
    if !headings.is_empty() {
        added.push(showing_title(&pdf)?);
    }
    updated(pdf, added)
}

/// The bookmarks of headings, each at the top of its page.
fn outline(headings: &[(usize, String)], pages: usize) -> Outline {
    let mut outline = Outline::new();
    for (page, heading) in headings.iter().filter(|(page, _)| *page < pages) {
        let top = XyzDestination::new(*page, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(writable(heading).into_owned(), top));
    }
    outline
}

/// Keeps a place for a photograph: a form of its own, moved and stretched as the photograph will be, which has a width and a
/// height of one and stands on its lower edge.
fn place(surface: &mut Surface<'_>, [x, y, width, height]: [f32; 4], n: usize) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(0.0, 0.0, form_width(n), 1.0) {
        path.push_rect(rect);
    }
    let mut builder = surface.stream_builder();
    let mut inside = builder.surface();
    paint(&mut inside, path.finish(), Some(Rgb([255; 3])), None, false);
    inside.finish();
    let form = Graphic::new(builder.finish(), false);
    surface.push_transform(&Transform::from_row(width, 0.0, 0.0, -height, x, y + height));
    surface.draw_graphic(form);
    surface.pop();
}

fn draw(surface: &mut Surface<'_>, shape: &Shape, fonts: &[Font; 2]) {
    match shape {
        Shape::Rect { at: [x, y, width, height], fill, stroke } => {
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rect);
            }
            paint(surface, path.finish(), *fill, *stroke, false);
        }
        Shape::Path { points, fill, stroke, dashed } => {
            let mut path = PathBuilder::new();
            for (n, [x, y]) in points.iter().enumerate() {
                if n == 0 {
                    path.move_to(*x, *y);
                } else {
                    path.line_to(*x, *y);
                }
            }
            if fill.is_some() {
                path.close();
            }
            paint(surface, path.finish(), *fill, *stroke, *dashed);
        }
        Shape::Circle { at: [x, y], radius, fill, stroke } => {
            paint(surface, circle(*x, *y, *radius), *fill, *stroke, false);
        }
        Shape::Text { at: [x, y], size, bold, anchor, fill, text } => {
            let width = font::width(text, *size, *bold);
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            let [regular, heavy] = fonts;
            let face = if *bold { heavy } else { regular };
            surface.set_stroke(None);
            surface.set_fill(Some(colours(*fill)));
            let at = Point::from_xy(left, *y);
            surface.draw_text(at, face.clone(), *size, &writable(text), false, TextDirection::LeftToRight);
        }
        // They are added to the file when it is written.
        Shape::Image { .. } => {}
        Shape::Turned { at: [x, y], size, degrees, fill, text } => {
            let [regular, _] = fonts;
            let at = Point::from_xy(x - font::width(text, *size, false) / 2.0, size.mul_add(BASE, *y));
            surface.push_transform(&Transform::from_rotate_at(*degrees, *x, *y));
            surface.set_stroke(None);
            surface.set_fill(Some(colours(*fill)));
            surface.draw_text(at, regular.clone(), *size, &writable(text), false, TextDirection::LeftToRight);
            surface.pop();
        }
    }
}

fn paint(surface: &mut Surface<'_>, path: Option<Path>, fill: Option<Rgb>, stroke: Option<(Rgb, f32)>, dashed: bool) {
    let Some(path) = path else { return };
    surface.set_fill(fill.map(colours));
    surface.set_stroke(stroke.map(|(colour, width)| Stroke {
        paint: colour_of(colour).into(),
        width,
        dash: dashed.then(|| StrokeDash { array: vec![5.0, 4.0], offset: 0.0 }),
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}

fn colours(colour: Rgb) -> Fill {
    Fill { paint: colour_of(colour).into(), opacity: NormalizedF32::ONE, rule: krilla::paint::FillRule::default() }
}

fn colour_of(Rgb([red, green, blue]): Rgb) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

/// Four curves, as near to a circle as cubic ones come.
fn circle(x: f32, y: f32, radius: f32) -> Option<Path> {
    let handle = radius * 0.552_285;
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.cubic_to(x + radius, y + handle, x + handle, y + radius, x, y + radius);
    path.cubic_to(x - handle, y + radius, x - radius, y + handle, x - radius, y);
    path.cubic_to(x - radius, y - handle, x - handle, y - radius, x, y - radius);
    path.cubic_to(x + handle, y - radius, x + radius, y - handle, x + radius, y);
    path.close();
    path.finish()
}
