//! The kinds of figures as labels written by hand name them.

use guatu::quantity::{FigureKind, LabelKind};

pub(crate) fn kind(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Level => "level",
        FigureKind::Part => "part",
        FigureKind::Ratio => "ratio",
        FigureKind::Change => "change",
        FigureKind::Points => "points",
        FigureKind::Money => "money",
        FigureKind::Date => "date",
        FigureKind::Duration => "duration",
        FigureKind::Label(LabelKind::Heading) => "heading",
        FigureKind::Label(LabelKind::List) => "list",
        FigureKind::Label(LabelKind::Ordinal) => "ordinal",
        FigureKind::Label(LabelKind::Name) => "name",
        FigureKind::Label(LabelKind::Title) => "title",
        FigureKind::Label(LabelKind::Document) => "document",
        FigureKind::Label(LabelKind::Contact) => "contact",
    }
}
