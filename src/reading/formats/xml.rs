//! XML as a flat run of opened and closed elements and text, by local names, with a clear error at its end
//! when elements are left open.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::error::FormatError;

/// One step through an XML text.
pub(super) enum Step<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// An element ends.
    Close(String),
    /// Words between.
    Words(String),
    /// The end of the text.
    End,
}

/// The start of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute by its name without prefix.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let found =
            self.0.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
        found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    /// An id, which nobody makes long: the rest of one that is longer is left out.
    pub(super) fn id(&self, name: &str) -> Option<String> {
        const LONGEST: usize = 255;
        let mut id = self.value(name)?;
        id.truncate(id.floor_char_boundary(LONGEST));
        Some(id)
    }

    /// A number in an attribute.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.value(name)?.trim().parse().ok()
    }

    /// An on-off element such as `w:vanish`: on unless its value says no.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Walks through an XML text.
pub(super) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
    length: usize,
}

impl<'a> Walk<'a> {
    /// A walk through the text of a part; the name is for errors.
    pub(super) fn new(text: &'a str, part: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = true;
        Self { reader, part, depth: 0, length: text.len() }
    }

    /// How far it is, in bytes, and of how many.
    pub(super) fn progress(&self) -> (usize, usize) {
        (usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX), self.length)
    }

    /// The next step.
    pub(super) fn step(&mut self) -> Result<Step<'a>, FormatError> {
        loop {
            let event = self.reader.read_event().map_err(|cause| FormatError::damaged(self.part, &cause))?;
            return Ok(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    Step::Open(Element(start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close(end.local_name().into_inner().to_owned())
                }
                Event::Text(text) => Step::Words(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Words(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Step::Words(resolve(&reference)),
                Event::Eof if self.depth > 0 => return Err(FormatError::damaged(self.part, &"it breaks off")),
                Event::Eof => Step::End,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            });
        }
    }
}

/// The character of a reference; one that is not known stands as it was written, and none is ever expanded.
fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.xml10_content();
    match name.as_ref() {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}
