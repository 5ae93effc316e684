//! What a page draws: text, lines, pictures; and the notes on it.

use kurbo::{Affine, Rect};

use crate::reading::formats::document::{Document, Why};
use crate::reading::formats::error::FormatError;
use crate::reading::formats::pages::Drawn;
use crate::reading::formats::xml::{Element, Step, Walk};

use super::POINTS;
use super::path::path;
use super::text::TextLine;

/// Elements whose content is not drawn where it stands: what an object is cut by, and what patterns are made of.
const SKIPPED: [&str; 4] = ["Clips", "CellContent", "Actions", "CGTransform"];

/// How large a page is, in points, and what it has beneath it.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) size: Option<(f32, f32)>,
    pub(super) templates: Vec<String>,
}

/// Numbers of an attribute, up to what is none.
pub(super) fn numbers(text: &str) -> Vec<f64> {
    /// A box has four, and a transform six.
    const MOST: usize = 6;
    let parts = text.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty());
    parts.take(MOST).map_while(|part| part.parse().ok()).filter(|number: &f64| number.is_finite()).collect()
}

/// The sides of a box, in points; none for one that is no page.
pub(super) fn size_of(text: &str) -> Option<(f32, f32)> {
    /// No printer has paper larger than this, in points.
    const LARGEST: f64 = 15_000.0;
    let [_, _, width, height] = numbers(text).try_into().ok()?;
    let sides = (width * POINTS, height * POINTS);
    let is_page = |side: f64| side > 1.0 && side < LARGEST;
    (is_page(sides.0) && is_page(sides.1)).then_some((sides.0 as f32, sides.1 as f32))
}

/// What a page says of itself before it draws.
pub(super) fn sheet(text: &str, part: &str) -> Result<Sheet, FormatError> {
    let mut sheet = Sheet::default();
    let mut walk = Walk::new(text, part);
    let mut is_size = false;
    loop {
        match walk.step()? {
            // Some programs write the size within the content.
            Step::Open(element) if element.name() == "Layer" => return Ok(sheet),
            Step::Open(element) => {
                is_size = element.name() == "PhysicalBox";
                if element.name() == "Template" {
                    sheet.templates.extend(element.id("TemplateID"));
                }
            }
            Step::Words(words) if is_size => sheet.size = sheet.size.or_else(|| size_of(&words)),
            Step::Words(_) => {}
            Step::Close(_) => is_size = false,
            Step::End => return Ok(sheet),
        }
    }
}

/// An object that is open: where it lies, and how.
struct Object {
    place: Affine,
    /// False where it is not shown.
    is_shown: bool,
    /// True for lines that are drawn, and not only filled.
    is_stroked: bool,
    text: TextLine,
}

impl Object {
    fn of(element: &Element<'_>) -> Self {
        let origin = boundary(element).map_or((0.0, 0.0), |own| (own.x0, own.y0));
        let own = element.value("CTM").and_then(|text| <[f64; 6]>::try_from(numbers(&text)).ok());
        let own = own.map_or(Affine::IDENTITY, Affine::new);
        Self {
            place: Affine::scale(POINTS) * Affine::translate(origin) * own,
            is_shown: element.value("Visible").as_deref() != Some("false"),
            is_stroked: element.value("Stroke").as_deref() != Some("false"),
            text: TextLine::of(element),
        }
    }
}

/// The part of the page that an object takes, in millimetres.
fn boundary(element: &Element<'_>) -> Option<Rect> {
    let [x, y, width, height] = numbers(&element.value("Boundary")?).try_into().ok()?;
    Some(Rect::new(x, y, x + width, y + height))
}

/// Draws what a page, or what it has beneath it, holds. Words that are not shown are listed as left out.
pub(super) fn draw(drawn: &mut Drawn, document: &mut Document, text: &str, part: &str) -> Result<(), FormatError> {
    let mut walk = Walk::new(text, part);
    let mut object: Option<Object> = None;
    let (mut words, mut is_open, mut skipping) = (String::new(), false, 0_usize);
    while drawn.has_room() {
        match walk.step()? {
            Step::Open(element) if skipping > 0 || SKIPPED.contains(&element.name()) => skipping += 1,
            Step::Close(_) if skipping > 0 => skipping -= 1,
            Step::Words(_) if skipping > 0 => {}
            Step::Open(element) => match element.name() {
                "TextObject" | "PathObject" => object = Some(Object::of(&element)),
                "ImageObject" | "CompositeObject" => {
                    if let Some(place) = boundary(&element) {
                        drawn.picture(place.scale_from_origin(POINTS));
                    }
                }
                "TextCode" => {
                    if let Some(own) = &mut object {
                        own.text.begin(&element);
                    }
                    (is_open, words) = (true, String::new());
                }
                "AbbreviatedData" => (is_open, words) = (true, String::new()),
                _ => {}
            },
            Step::Words(own) if is_open => words.push_str(&own),
            Step::Words(_) => {}
            Step::Close(name) => match (name.as_str(), &object) {
                ("TextObject" | "PathObject", _) => object = None,
                ("TextCode", Some(own)) if own.is_shown => {
                    own.text.draw(&words, own.place, drawn);
                    is_open = false;
                }
                ("TextCode", Some(_)) => {
                    document.drop_words(&words, Why::Hidden);
                    is_open = false;
                }
                ("AbbreviatedData", Some(own)) => {
                    if own.is_shown {
                        drawn.path(&(own.place * path(&words)), own.is_stroked);
                    }
                    is_open = false;
                }
                _ => {}
            },
            Step::End => break,
        }
    }
    Ok(())
}

/// Takes the notes on a page: what somebody remarked, else the words that a note shows. What is damaged gives none.
pub(super) fn notes(drawn: &mut Drawn, text: &str, part: &str) {
    let mut walk = Walk::new(text, part);
    let (mut remark, mut shown) = (String::new(), String::new());
    let mut open = String::new();
    while let Ok(step) = walk.step() {
        match step {
            Step::Open(element) => {
                if element.name() == "Annot" {
                    (remark, shown) = (String::new(), String::new());
                }
                element.name().clone_into(&mut open);
            }
            Step::Words(words) if open == "Remark" => remark.push_str(&words),
            Step::Words(words) if open == "TextCode" => shown.push_str(&words),
            Step::Words(_) => {}
            Step::Close(name) => {
                open.clear();
                let words = if remark.trim().is_empty() { &mut shown } else { &mut remark };
                if name == "Annot" && !words.trim().is_empty() && !drawn.note(std::mem::take(words)) {
                    return;
                }
            }
            Step::End => return,
        }
    }
}
