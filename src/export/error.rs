//! Why a picture or a briefing could not be made. The words for a person are in the program's language files.

/// Why there is no file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// Too large, or without size.
    #[error("a picture of this size cannot be drawn")]
    Size,
    /// The typefaces cannot be used.
    #[error("the typefaces of the program cannot be used")]
    Font,
    /// The ending of the path names no kind that is written; these do.
    #[error("no such kind of file")]
    Kind(&'static [&'static str]),
    /// The writer's own reason, for the log.
    #[error("{0}")]
    Writer(String),
}
