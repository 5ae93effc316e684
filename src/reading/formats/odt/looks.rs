//! What the styles of a text say: which are headings and lists, what is hidden or struck out, how wide columns are; and how
//! lists and headings are numbered.

use std::collections::HashMap;

use crate::reading::formats::docx::{Level, List, Numbering, Style, Styles};
use crate::reading::formats::error::FormatError;
use crate::reading::formats::xml::{Element, Step, Walk};

/// The kind of list that numbers headings.
pub(super) const OUTLINE: &str = "#outline";

/// A level of a list: there are ten, and nine are counted.
const LEVELS: usize = 9;

/// What the styles say, by their names.
#[derive(Default)]
pub(super) struct Looks {
    styles: HashMap<String, Look>,
    kinds: HashMap<String, Vec<Level>>,
    /// The style that is being read, and the list.
    open: Option<(String, Look)>,
    list: Option<String>,
}

/// What one style says.
#[derive(Default)]
pub(super) struct Look {
    /// The name that a person sees.
    name: String,
    based_on: String,
    heading: Option<u8>,
    /// The list of its paragraphs; empty for one that has none, whatever the style that it is based on has.
    list: Option<String>,
    hidden: Option<bool>,
    struck: Option<bool>,
    /// The width of a column, in tenths of a millimetre.
    width: u32,
}

impl Looks {
    /// Reads the styles of a part.
    pub(super) fn read(&mut self, text: &str, part: &str) -> Result<(), FormatError> {
        if text.is_empty() {
            return Ok(());
        }
        let mut walk = Walk::new(text, part);
        loop {
            match walk.step()? {
                // The styles come before the text.
                Step::Open(element) if element.name() == "body" => return Ok(()),
                Step::Open(element) => self.enter(&element),
                Step::Close(name) => self.leave(&name),
                Step::Words(_) => {}
                Step::End => return Ok(()),
            }
        }
    }

    fn enter(&mut self, element: &Element<'_>) {
        match element.name() {
            "style" => self.open = Some((element.id("name").unwrap_or_default(), Look::of(element))),
            "list-style" => self.begin_list(element.id("name").unwrap_or_default()),
            "outline-style" => self.begin_list(OUTLINE.to_owned()),
            "list-level-style-number"
            | "list-level-style-bullet"
            | "list-level-style-image"
            | "outline-level-style" => {
                self.level(element);
            }
            "text-properties" | "table-column-properties" | "section-properties" => {
                if let Some((_, look)) = &mut self.open {
                    look.take(element);
                }
            }
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "style" => self.styles.extend(self.open.take()),
            "list-style" | "outline-style" => self.list = None,
            _ => {}
        }
    }

    fn begin_list(&mut self, name: String) {
        self.kinds.insert(name.clone(), vec![Level { format: "none".to_owned(), ..Level::default() }; LEVELS]);
        self.list = Some(name);
    }

    fn level(&mut self, element: &Element<'_>) {
        let levels = self.list.as_ref().and_then(|list| self.kinds.get_mut(list));
        let number = element.number("level").unwrap_or(1);
        let at = number.saturating_sub(1) as usize;
        if let Some(own) = levels.and_then(|levels| levels.get_mut(at)) {
            *own = level(element, number);
        }
    }

    /// A style and those that it is based on, the nearest first.
    fn chain<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Look> + use<'a> {
        // A circle ends here too.
        const DEEPEST: usize = 12;
        std::iter::successors(self.styles.get(name), move |own| self.styles.get(&own.based_on)).take(DEEPEST)
    }

    /// True where a style hides its words.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.chain(name).find_map(|own| own.hidden).unwrap_or(false)
    }

    /// True where a style strikes its words out.
    pub(super) fn is_struck(&self, name: &str) -> bool {
        self.chain(name).find_map(|own| own.struck).unwrap_or(false)
    }

    /// The list of a style's paragraphs.
    pub(super) fn list_of(&self, name: &str) -> Option<&str> {
        self.chain(name).find_map(|own| own.list.as_deref())
    }

    /// How wide a column of this style is, in tenths of a millimetre.
    pub(super) fn width_of(&self, name: &str) -> u32 {
        self.styles.get(name).map_or(0, |own| own.width)
    }

    /// What paragraphs are written with: the styles that say of them that they are headings, and the lists.
    pub(super) fn pen_parts(&self) -> (Styles, Numbering) {
        let style = |(name, own): (&String, &Look)| {
            let style = Style {
                name: own.name.clone(),
                based_on: own.based_on.clone(),
                heading: own.heading,
                ..Style::default()
            };
            (name.clone(), style)
        };
        let list = |kind: &String| (kind.clone(), List { kind: kind.clone(), ..List::default() });
        let lists = self.kinds.keys().map(list).collect();
        (Styles::of(self.styles.iter().map(style)), Numbering::of(self.kinds.clone(), lists))
    }
}

impl Look {
    fn of(element: &Element<'_>) -> Self {
        let shown = element.id("display-name").or_else(|| element.id("name")).unwrap_or_default();
        let shown = shown.to_lowercase();
        let heading = element.number("default-outline-level").and_then(|level| u8::try_from(level).ok());
        Self {
            // The one that all headings are based on is none itself.
            name: if shown == "heading" { String::new() } else { shown },
            based_on: element.id("parent-style-name").unwrap_or_default(),
            heading: heading.filter(|level| (1..=9).contains(level)),
            list: element.id("list-style-name"),
            ..Self::default()
        }
    }

    fn take(&mut self, element: &Element<'_>) {
        if let Some(shown) = element.value("display") {
            self.hidden = Some(shown == "none");
        }
        let line = element.value("text-line-through-style").or_else(|| element.value("text-line-through-type"));
        if let Some(line) = line {
            self.struck = Some(line != "none");
        }
        if let Some(width) = element.value("column-width") {
            self.width = tenths(&width);
        }
    }
}

/// A length such as 3.5cm in tenths of a millimetre.
fn tenths(length: &str) -> u32 {
    const WIDEST: f32 = 10_000.0;
    let unit = length.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let number: f32 = length.strip_suffix(unit).and_then(|number| number.parse().ok()).unwrap_or(0.0);
    let of_unit = match unit {
        "cm" => 100.0,
        "mm" => 10.0,
        "in" => 254.0,
        "pt" => 254.0 / 72.0,
        _ => 0.0,
    };
    (number * of_unit).clamp(0.0, WIDEST) as u32
}

/// How one level of a list looks. Its number may show those of the levels above it.
fn level(element: &Element<'_>, number: u32) -> Level {
    let format = format_of(&element.id("num-format").unwrap_or_default()).to_owned();
    let prefix = element.id("num-prefix").unwrap_or_default();
    let suffix = element.id("num-suffix").unwrap_or_default();
    let shown = element.number("display-levels").unwrap_or(1).clamp(1, number.clamp(1, 9));
    let numbers: Vec<String> = (number.min(9) + 1 - shown..=number.min(9)).map(|at| format!("%{at}")).collect();
    let text = match element.id("num-list-format").filter(|format| format.contains('%')) {
        // LibreOffice writes %1%.%2% where the two others cannot say it.
        Some(format) => (1..=9).fold(format, |text, at| text.replace(&format!("%{at}%"), &format!("%{at}"))),
        None => format!("{prefix}{}{suffix}", numbers.join(".")),
    };
    Level { start: element.number("start-value").unwrap_or(1), format, text, ..Level::default() }
}

/// The format of numbers by the first of them, as Word calls it.
fn format_of(first: &str) -> &'static str {
    match first.split(',').next().unwrap_or_default().trim() {
        "" => "none",
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        "一" => "chineseCounting",
        "壹" => "chineseLegalSimplified",
        "甲" => "ideographTraditional",
        "子" => "ideographZodiac",
        "①" => "decimalEnclosedCircle",
        _ => "decimal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_every_unit() {
        for (length, expected) in
            [("3.5cm", 350), ("12mm", 120), ("1in", 254), ("72pt", 254), ("4*", 0), ("-1cm", 0), ("", 0)]
        {
            assert_eq!(tenths(length), expected, "{length}");
        }
    }
}
