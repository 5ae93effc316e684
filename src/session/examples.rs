//! The datasets inside the program, offered as examples.

use std::sync::Arc;

use super::id::JobId;

/// An example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// The public notice, as it can be read: without units and due dates.
    Notice,
    /// The ledger of a county that does not exist, filled in as an office fills it in the sixth month.
    Filled,
}

impl Example {
    /// The key of the name that it has in the window.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Notice => "example-name",
            Self::Filled => "example-filled-name",
        }
    }

    /// True for the one that is looked at as of the day of its report: on any other day it would show another county.
    pub(super) fn opens_as_of(self) -> bool {
        self == Self::Filled
    }
}

/// The examples, and those that are being opened.
#[derive(Debug)]
pub struct Examples {
    notice: Arc<[u8]>,
    filled: Arc<[u8]>,
    pub(super) opening: Vec<(JobId, Example)>,
}

impl Examples {
    /// The examples as the bytes of their files.
    #[must_use]
    pub fn new(notice: &[u8], filled: &[u8]) -> Self {
        Self { notice: Arc::from(notice), filled: Arc::from(filled), opening: Vec::new() }
    }

    /// The file of an example.
    pub(super) fn bytes(&self, example: Example) -> Arc<[u8]> {
        Arc::clone(match example {
            Example::Notice => &self.notice,
            Example::Filled => &self.filled,
        })
    }

    /// The example that a job opened; nothing for a job that opened a file.
    pub(super) fn opened(&mut self, job: JobId) -> Option<Example> {
        let at = self.opening.iter().position(|(own, _)| *own == job)?;
        Some(self.opening.remove(at).1)
    }
}
