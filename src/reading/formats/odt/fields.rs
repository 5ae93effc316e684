//! Fields of a form that show a choice: a word of a list, or a box that is ticked.

use crate::reading::formats::symbols::ticked;
use crate::reading::formats::xml::Element;

/// A field that is open.
pub(super) struct Field {
    is_box: bool,
    words: Vec<String>,
    chosen: Option<usize>,
    is_ticked: bool,
}

impl Field {
    /// The field of a mark; nothing for one that shows its own words.
    pub(super) fn of(element: &Element<'_>) -> Option<Self> {
        let kind = element.value("type")?;
        let is_box = kind.ends_with("FORMCHECKBOX");
        let is_list = kind.ends_with("FORMDROPDOWN");
        (is_box || is_list).then(|| Self { is_box, words: Vec::new(), chosen: None, is_ticked: false })
    }

    /// Takes what the field says of itself.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        let (name, value) = (element.value("name").unwrap_or_default(), element.id("value").unwrap_or_default());
        match name.as_str() {
            "Dropdown_ListEntry" => self.words.push(value),
            "Dropdown_Selected" => self.chosen = value.parse().ok(),
            "Checkbox_Checked" => self.is_ticked = value == "true",
            _ => {}
        }
    }

    /// What it shows.
    pub(super) fn shown(self) -> String {
        if self.is_box {
            return ticked(self.is_ticked).to_string();
        }
        self.words.into_iter().nth(self.chosen.unwrap_or(0)).unwrap_or_default()
    }
}
