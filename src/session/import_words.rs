//! Words for what reading a document gives: why it cannot be read, and what a person should look at.

use crate::reading::door::{DoorError, LooksLike, Measured};
use crate::reading::notice::{Level, Remark, Role, Totalled};
use crate::words::Words;

/// Why a document could not be read, and what to do.
#[must_use]
pub fn door_error(error: &DoorError, words: &Words) -> String {
    match error {
        DoorError::NotADocument { looks_like } => {
            words.with("door-not-a-document", [("kind", words.text(looks(*looks_like)).to_owned().into())])
        }
        DoorError::TooLarge { what, limit, found } => {
            let key = match what {
                Measured::Bytes => "door-too-many-bytes",
                Measured::Unpacked => "door-too-much-unpacked",
                Measured::Parts => "door-too-many-parts",
                Measured::Paragraphs => "door-too-many-paragraphs",
                Measured::Cells => "door-too-many-cells",
            };
            let scale = if matches!(what, Measured::Bytes | Measured::Unpacked) { 1 << 20 } else { 1 };
            words.with(key, [("limit", (limit / scale).into()), ("found", found.div_ceil(scale).into())])
        }
        DoorError::Damaged { part, cause } => {
            words.with("door-damaged", [("part", part.clone().into()), ("cause", cause.clone().into())])
        }
        DoorError::Encrypted => words.text("door-encrypted").to_owned(),
        DoorError::Empty => words.text("door-empty").to_owned(),
        DoorError::Cancelled => words.text("door-cancelled").to_owned(),
        DoorError::Unreadable(cause) => words.with("door-unreadable", [("cause", cause.clone().into())]),
    }
}

fn looks(kind: LooksLike) -> &'static str {
    match kind {
        LooksLike::Pdf => "looks-pdf",
        LooksLike::Ofd => "looks-ofd",
        LooksLike::Png | LooksLike::Jpeg | LooksLike::Picture => "looks-picture",
        LooksLike::OldWord => "looks-old-word",
        LooksLike::Slides => "looks-slides",
        LooksLike::Rtf => "looks-rtf",
        LooksLike::OpenText => "looks-open-text",
        LooksLike::WebArchive => "looks-web-archive",
        LooksLike::Archive => "looks-archive",
        LooksLike::Program => "looks-program",
        LooksLike::Media => "looks-media",
        LooksLike::OtherOffice => "looks-other-office",
        LooksLike::Binary => "looks-binary",
    }
}

/// What a person should look at.
#[must_use]
pub fn remark(remark: &Remark, words: &Words) -> String {
    match remark {
        Remark::NoItems => words.text("remark-no-items").to_owned(),
        Remark::NoTitle => words.text("remark-no-title").to_owned(),
        Remark::NoLevel(level) => {
            words.with("remark-no-level", [("level", words.text(level_word(*level)).to_owned().into())])
        }
        Remark::Folded(_) => words.text("remark-folded").to_owned(),
        Remark::Jump { expected, found, .. } => {
            words.with("remark-jump", [("expected", (*expected).into()), ("found", (*found).into())])
        }
        Remark::NoMeasures(_) => words.text("remark-no-measures").to_owned(),
        Remark::DueUnread(_) => words.text("remark-due-unread").to_owned(),
        Remark::StandingUnread(_) => words.text("remark-standing-unread").to_owned(),
        Remark::Unkept(_) => words.text("remark-unkept").to_owned(),
        Remark::NoYear(_) => words.text("remark-no-year").to_owned(),
        Remark::TotalDiffers { of, stated, found, .. } => words.with(
            "remark-total-differs",
            [
                ("of", words.text(totalled(*of)).to_owned().into()),
                ("stated", (*stated).into()),
                ("found", (*found).into()),
            ],
        ),
        Remark::Undecoded(count) => words.with("remark-undecoded", [("count", (*count).into())]),
    }
}

/// The key of the word for a level.
#[must_use]
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::Section => "level-section",
        Level::Category => "level-category",
        Level::Problem => "level-problem",
        Level::Item => "level-item",
    }
}

/// The key of the word for what a piece of text was taken for.
#[must_use]
pub fn role_word(role: Role) -> &'static str {
    match role {
        Role::Title => "role-title",
        Role::Preface => "role-preface",
        Role::Furniture => "role-furniture",
        Role::Heading(level) => level_word(level),
        Role::Finding => "role-finding",
        Role::Label => "role-label",
        Role::Lead => "role-lead",
        Role::Mark | Role::Measure => "role-measure",
        Role::Field(_) => "role-field",
        Role::Aside => "role-aside",
        Role::Closing => "role-closing",
        Role::Cell | Role::Column => "role-cell",
        Role::Text => "role-text",
    }
}

fn totalled(of: Totalled) -> &'static str {
    match of {
        Totalled::Problems => "total-problems",
        Totalled::Done => "total-done",
        Totalled::UnderWay => "total-under-way",
        Totalled::Sustained => "total-sustained",
        Totalled::Measures => "total-measures",
        Totalled::Leaders => "total-leaders",
        Totalled::LeadUnits => "total-lead-units",
        Totalled::SupportUnits => "total-support-units",
    }
}
