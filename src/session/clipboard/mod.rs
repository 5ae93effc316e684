//! What stands on the clipboard: what other programs read, and the program's own nodes within the HTML beside it.

mod handle;

use crate::document::Clip;
use crate::export;

/// A text on the clipboard, and the same as HTML.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClipboardContent {
    /// The text.
    pub text: String,
    /// The HTML, which holds the program's own nodes too; absent for a text alone.
    pub html: Option<String>,
}

impl From<String> for ClipboardContent {
    fn from(text: String) -> Self {
        Self { text, html: None }
    }
}

impl ClipboardContent {
    /// The nodes in it: within the HTML, or a text of nothing else.
    pub(in crate::session) fn clip(&self) -> Option<Clip> {
        let in_html = || Clip::read(&export::embedded(self.html.as_deref()?)?);
        Clip::read(&self.text).or_else(in_html)
    }
}
