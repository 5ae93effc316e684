//! Automatic numbers of Word: `numbering.xml` and the counters that run while the paragraphs go by.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::reading::formats::error::FormatError;
use crate::reading::formats::xml::{Element, Step, Walk};

use super::count::written;
use super::styles::Styles;

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(in crate::reading::formats) struct Numbering {
    kinds: HashMap<String, Vec<Level>>,
    lists: HashMap<String, List>,
    counters: HashMap<String, Counters>,
    used: HashSet<String>,
    /// Kinds that a style of lists names (`styleLink`), by the name of the style.
    styled: HashMap<String, String>,
    /// Kinds that are those of a style of lists (`numStyleLink`), and its name.
    links: HashMap<String, String>,
    /// The beginnings of the texts of levels that are longer than is read.
    pub(super) too_long: Vec<String>,
}

/// How far each level of a list has counted.
pub(in crate::reading::formats) type Counters = [Option<u32>; 9];

/// A list of the document: its kind, and what it changes of it.
#[derive(Debug, Clone, Default)]
pub(in crate::reading::formats) struct List {
    pub(in crate::reading::formats) kind: String,
    pub(in crate::reading::formats) starts: BTreeMap<usize, u32>,
    pub(in crate::reading::formats) levels: HashMap<usize, Level>,
}

/// How one level of a list looks.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::reading::formats) struct Level {
    pub(in crate::reading::formats) start: u32,
    pub(in crate::reading::formats) format: String,
    pub(in crate::reading::formats) text: String,
    pub(in crate::reading::formats) legal: bool,
    /// The paragraph style that stands at this level wherever it is used.
    pub(in crate::reading::formats) style: Option<String>,
    /// It begins anew behind a level above this one, counted from 1; 0 for one that always goes on. By itself a level
    /// begins anew behind every level above it.
    pub(in crate::reading::formats) restart: Option<u32>,
}

impl Default for Level {
    fn default() -> Self {
        let (start, format, text) = (1, "decimal".to_owned(), String::new());
        Self { start, format, text, legal: false, style: None, restart: None }
    }
}

impl Level {
    fn take(&mut self, element: &Element<'_>) {
        let value = || element.id("val").unwrap_or_default();
        match element.name() {
            "start" => self.start = element.number("val").unwrap_or(1),
            // Word 2010 wraps some formats: the one with a plain value counts.
            "numFmt" if value() != "custom" => self.format = value(),
            "lvlText" => self.text = value(),
            "isLgl" => self.legal = element.is_on(),
            "pStyle" => self.style = element.id("val"),
            "lvlRestart" => self.restart = element.number("val"),
            _ => {}
        }
    }
}

/// Where the reader stands in the part.
#[derive(Default)]
struct Cursor {
    kind: Option<String>,
    list: Option<(String, List)>,
    level: Option<(usize, Level)>,
    overridden: Option<usize>,
}

impl Numbering {
    /// Lists that another kind of file describes: the kinds of lists and the lists, by their names.
    pub(in crate::reading::formats) fn of(kinds: HashMap<String, Vec<Level>>, lists: HashMap<String, List>) -> Self {
        Self { kinds, lists, ..Self::default() }
    }

    /// How far the lists of a kind have counted.
    pub(in crate::reading::formats) fn counters(&self, kind: &str) -> Counters {
        self.counters.get(kind).copied().unwrap_or_default()
    }

    /// Goes on from where a list of this kind once was; from nothing, it begins anew.
    pub(in crate::reading::formats) fn resume(&mut self, kind: &str, counters: Counters) {
        self.counters.insert(kind.to_owned(), counters);
    }

    /// The next number of a kind at a level is this one.
    pub(in crate::reading::formats) fn start_at(&mut self, kind: &str, level: u32, number: u32) {
        if let Some(counter) = self.counters.entry(kind.to_owned()).or_default().get_mut(level as usize) {
            *counter = number.checked_sub(1);
        }
    }

    /// Reads the part.
    pub(super) fn read(text: &str, part: &str) -> Result<Self, FormatError> {
        let mut numbering = Self::default();
        let mut cursor = Cursor::default();
        let mut walk = Walk::new(text, part);
        loop {
            match walk.step()? {
                Step::Open(element) => numbering.open(&mut cursor, &element),
                Step::Close(name) => numbering.close(&mut cursor, &name),
                Step::Words(_) => {}
                Step::End => return Ok(numbering),
            }
        }
    }

    fn open(&mut self, cursor: &mut Cursor, element: &Element<'_>) {
        let value = || element.id("val").unwrap_or_default();
        match element.name() {
            "abstractNum" => {
                let id = element.id("abstractNumId").unwrap_or_default();
                self.kinds.insert(id.clone(), Vec::new());
                cursor.kind = Some(id);
            }
            "num" => cursor.list = Some((element.id("numId").unwrap_or_default(), List::default())),
            "abstractNumId" => {
                if let Some((_, list)) = &mut cursor.list {
                    list.kind = value();
                }
            }
            "styleLink" => drop(cursor.kind.as_ref().map(|kind| self.styled.insert(value(), kind.clone()))),
            "numStyleLink" => drop(cursor.kind.as_ref().map(|kind| self.links.insert(kind.clone(), value()))),
            "lvlOverride" => cursor.overridden = element.number("ilvl").map(|level| level.min(8) as usize),
            "startOverride" => {
                if let (Some((_, list)), Some(level), Some(start)) =
                    (&mut cursor.list, cursor.overridden, element.number("val"))
                {
                    list.starts.insert(level, start);
                }
            }
            "lvl" => cursor.level = element.number("ilvl").map(|level| (level.min(8) as usize, Level::default())),
            _ => {
                if let Some((_, level)) = &mut cursor.level {
                    level.take(element);
                    self.note_too_long(element);
                }
            }
        }
    }

    /// Notes the text of a level that is longer than Word writes any; its beginning is read.
    fn note_too_long(&mut self, element: &Element<'_>) {
        const MOST: usize = 9;
        if element.name() == "lvlText"
            && self.too_long.len() < MOST
            && let Some(read) = element.id("val")
            && element.value("val").is_some_and(|all| all.len() > read.len())
        {
            self.too_long.push(read);
        }
    }

    fn close(&mut self, cursor: &mut Cursor, name: &str) {
        match name {
            "abstractNum" => cursor.kind = None,
            "lvlOverride" => cursor.overridden = None,
            "num" => {
                if let Some((id, list)) = cursor.list.take() {
                    self.lists.insert(id, list);
                }
            }
            "lvl" => {
                let Some((at, level)) = cursor.level.take() else { return };
                if let Some((_, list)) = &mut cursor.list {
                    list.levels.insert(at, level);
                } else if let Some(levels) = cursor.kind.as_ref().and_then(|id| self.kinds.get_mut(id)) {
                    levels.resize_with(levels.len().max(at + 1), Level::default);
                    if let Some(slot) = levels.get_mut(at) {
                        *slot = level;
                    }
                }
            }
            _ => {}
        }
    }

    /// Follows the kinds that are those of a style of lists: to the kind that says so, else to that of the list which the
    /// style names.
    pub(super) fn follow(&mut self, styles: &Styles) {
        let kinds: HashMap<String, String> =
            self.lists.iter().map(|(id, list)| (id.clone(), list.kind.clone())).collect();
        self.lists.values_mut().for_each(|list| {
            let Some(style) = self.links.get(&list.kind) else { return };
            let of_style = || kinds.get(&styles.get(style).list?).cloned();
            if let Some(kind) = self.styled.get(style).cloned().or_else(of_style) {
                list.kind = kind;
            }
        });
    }

    /// The level at which a list holds the paragraphs of a style.
    pub(super) fn level_of(&self, list: &str, style: &str) -> Option<u32> {
        let list = self.lists.get(list)?;
        let levels = self.kinds.get(&list.kind)?;
        let at = levels.iter().position(|level| level.style.as_deref() == Some(style))?;
        u32::try_from(at).ok()
    }

    /// The number of the next paragraph of a list at a level; nothing for bullets and for no list.
    pub(super) fn next(&mut self, list: &str, level: u32) -> Option<String> {
        let level = level.min(8) as usize;
        let own = self.lists.get(list)?.clone();
        let fresh = self.used.insert(list.to_owned());
        self.count(&own, level, fresh)?;
        let shape = self.shape(&own, level)?;
        written(1, &shape.format)?;
        let text = self.fill(&own, &shape);
        let spaced = text.ends_with(|c: char| c.is_ascii_alphanumeric());
        (!text.is_empty()).then(|| if spaced { text + " " } else { text })
    }

    fn count(&mut self, list: &List, level: usize, fresh: bool) -> Option<()> {
        let start = self.shape(list, level)?.start;
        let counters = self.counters.entry(list.kind.clone()).or_default();
        if fresh {
            for (at, start) in &list.starts {
                if let Some(counter) = counters.get_mut(*at) {
                    *counter = start.checked_sub(1);
                }
            }
        }
        let counter = counters.get_mut(level)?;
        *counter = Some(counter.map_or(start, |number| number.saturating_add(1)));
        let goes_on = |at: usize| {
            let own = list.levels.get(&at).or_else(|| self.kinds.get(&list.kind)?.get(at));
            own.and_then(|own| own.restart).is_some_and(|above| level >= above as usize)
        };
        let deeper = counters.iter_mut().enumerate().skip(level + 1);
        deeper.filter(|(at, _)| !goes_on(*at)).for_each(|(_, deeper)| *deeper = None);
        Some(())
    }

    fn shape(&self, list: &List, level: usize) -> Option<Level> {
        list.levels.get(&level).or_else(|| self.kinds.get(&list.kind)?.get(level)).cloned()
    }

    /// The text of a level with its %1 to %9 filled in.
    fn fill(&self, list: &List, shape: &Level) -> String {
        let counters = self.counters.get(&list.kind).copied().unwrap_or_default();
        let mut text = String::new();
        let mut chars = shape.text.chars().peekable();
        while let Some(c) = chars.next() {
            let Some(at) = chars.peek().and_then(|next| next.to_digit(10)).filter(|at| c == '%' && *at > 0) else {
                text.push(c);
                continue;
            };
            chars.next();
            let at = at as usize - 1;
            let (format, start) = self.shape(list, at).map_or(("decimal".to_owned(), 1), |own| (own.format, own.start));
            let format = if shape.legal { "decimal".to_owned() } else { format };
            let number = counters.get(at).copied().flatten().unwrap_or(start);
            text.push_str(&written(number, &format).unwrap_or_default());
        }
        text
    }
}
