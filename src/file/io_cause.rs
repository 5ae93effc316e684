//! Why the system refused a file, in the words of the program: its own are English, or whatever its locale says.

use std::io::{self, ErrorKind};

use serde::{Deserialize, Serialize};

use crate::words::Words;

use super::regular::is_not_regular;

/// What an [`io::Error`] says, as a value that can be compared and worded.
///
/// Between the processes of the program it is the system's number: one without a number is unknown on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Option<i32>", into = "Option<i32>")]
pub struct IoCause {
    kind: ErrorKind,
    /// The system's number, for those that have no words here.
    number: Option<i32>,
}

impl From<&io::Error> for IoCause {
    fn from(error: &io::Error) -> Self {
        let kind = if is_not_regular(error) { ErrorKind::IsADirectory } else { error.kind() };
        Self { kind, number: error.raw_os_error() }
    }
}

impl From<io::Error> for IoCause {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl From<Option<i32>> for IoCause {
    fn from(number: Option<i32>) -> Self {
        number.map_or(Self { kind: ErrorKind::Other, number }, |number| io::Error::from_raw_os_error(number).into())
    }
}

impl From<IoCause> for Option<i32> {
    fn from(cause: IoCause) -> Self {
        cause.number
    }
}

impl IoCause {
    /// The cause in a few words, without a full stop.
    #[must_use]
    pub fn message(self, words: &Words) -> String {
        let key = match self.kind {
            ErrorKind::NotFound | ErrorKind::NotADirectory => "io-not-found",
            ErrorKind::PermissionDenied => "io-permission",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "io-disk-full",
            ErrorKind::ReadOnlyFilesystem => "io-read-only",
            ErrorKind::IsADirectory => "io-not-a-file",
            ErrorKind::AlreadyExists => "io-exists",
            ErrorKind::InvalidFilename => "io-name",
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => "io-busy",
            ErrorKind::TimedOut
            | ErrorKind::StaleNetworkFileHandle
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::NotConnected => "io-network",
            ErrorKind::InvalidData => "io-not-text",
            ErrorKind::UnexpectedEof | ErrorKind::WriteZero => "io-broken-off",
            ErrorKind::OutOfMemory => "io-memory",
            _ => {
                let number = self.number.map(|number| words.with("io-number", [("number", number.to_string().into())]));
                return number.unwrap_or_else(|| words.text("io-unknown").to_owned());
            }
        };
        words.text(key).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn no_cause_is_in_the_words_of_the_system() {
        let words = Words::load(Language::Chinese);
        // The numbers of Linux, and one that no system has.
        for number in [1, 2, 4, 5, 11, 12, 13, 16, 17, 18, 20, 21, 26, 27, 28, 30, 36, 40, 110, 116, 122, 99_999] {
            let error = io::Error::from_raw_os_error(number);
            let said = IoCause::from(&error).message(&words);
            assert!(!said.is_empty() && !said.contains(|c: char| c.is_ascii_alphabetic()), "{error}: {said}");
        }
        let own = IoCause::from(io::Error::other("the reader's own words"));
        assert!(!own.message(&words).contains("reader"));
    }
}
