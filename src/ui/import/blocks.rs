//! The document as blocks: pieces of a paragraph that were taken for one kind of thing, or all cells of a row of a ledger.

use std::ops::Range;

use egui::Color32;

use super::super::theme::Palette;
use crate::model::Span;
use crate::reading::formats::{Document, Place};
use crate::reading::notice::{Level, Role, Understood};

/// What a block is, by the strip that stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    Title,
    Section,
    Category,
    Problem,
    Item,
    Finding,
    /// Who is responsible, until when, and where it stands.
    Field,
    Measure,
    /// What is no part of the notice.
    Left,
    /// Text beside the tree: before the first heading, parts without problems, what has no meaning.
    Beside,
    /// A row of a ledger.
    Row,
}

/// A block.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    /// Its paragraphs: more than one where they are the cells of a row.
    pub(super) paragraphs: Range<usize>,
    /// Which characters of a paragraph it is; nothing for whole paragraphs.
    pub(super) piece: Option<Range<u32>>,
    /// The role of its first piece: the word that stands before it.
    pub(super) role: Role,
}

impl BlockKind {
    fn of(role: Role) -> Self {
        match role {
            Role::Title => Self::Title,
            Role::Heading(Level::Section) => Self::Section,
            Role::Heading(Level::Category) => Self::Category,
            Role::Heading(Level::Problem) => Self::Problem,
            Role::Heading(Level::Item) => Self::Item,
            Role::Finding => Self::Finding,
            Role::Label | Role::Field(_) => Self::Field,
            Role::Mark | Role::Measure | Role::Lead => Self::Measure,
            Role::Furniture | Role::Closing => Self::Left,
            Role::Preface | Role::Aside | Role::Text | Role::Cell | Role::Column => Self::Beside,
        }
    }

    /// The colour of its strip; nothing for what has none.
    pub(super) fn strip(self, palette: &Palette) -> Option<Color32> {
        let [_, _, green, pink, ..] = palette.parts;
        let towards_ground = |share| palette.focus.lerp_to_gamma(palette.ground, share);
        Some(match self {
            Self::Title | Self::Section | Self::Category => palette.focus,
            Self::Problem => towards_ground(0.35),
            Self::Item => towards_ground(0.6),
            Self::Finding => palette.line,
            Self::Field => pink,
            Self::Measure => green,
            Self::Left => palette.weak,
            Self::Beside | Self::Row => return None,
        })
    }

    /// The ground behind its words: beside the word for it, never alone.
    pub(super) fn tint(self, palette: &Palette) -> Color32 {
        let strength = match self {
            Self::Finding | Self::Beside | Self::Row => return palette.ground,
            Self::Left => 0.08,
            _ => 0.14,
        };
        self.strip(palette).map_or(palette.ground, |strip| palette.ground.lerp_to_gamma(strip, strength))
    }

    /// True for what is written bold: headings.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::Title | Self::Section | Self::Category | Self::Problem | Self::Item)
    }
}

/// The blocks of a document, from its beginning to its end.
pub(super) fn blocks(document: &Document, understood: &Understood) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut lines = understood.lines.iter().peekable();
    let mut last_row = None;
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        let row = paragraph.place.filter(|place| is_ledger(understood, *place)).map(|place| (place.table, place.row));
        let first = blocks.len();
        while let Some(line) = lines.next_if(|line| line.span.paragraph as usize <= at) {
            let mut kind = BlockKind::of(line.role);
            if row.is_some() || (line.span.paragraph as usize) < at {
                continue;
            }
            let before = blocks.get_mut(first..).and_then(<[Block]>::last_mut);
            // A full stop behind a heading is no piece of its own.
            if let Some(before) = &before
                && kind == BlockKind::Beside
                && is_bare(&paragraph.text, &line.span)
            {
                kind = before.kind;
            }
            match before {
                Some(Block { kind: own, piece: Some(piece), .. }) if *own == kind => piece.end = line.span.end,
                _ => blocks.push(Block {
                    kind,
                    paragraphs: at..at + 1,
                    piece: Some(line.span.start..line.span.end),
                    role: line.role,
                }),
            }
        }
        let is_unsaid = blocks.len() == first && !paragraph.text.trim().is_empty();
        match blocks.last_mut() {
            Some(own) if row.is_some() && row == last_row => own.paragraphs.end = at + 1,
            _ if row.is_some() => {
                blocks.push(Block { kind: BlockKind::Row, paragraphs: at..at + 1, piece: None, role: Role::Cell });
            }
            // A paragraph that nothing was said of is shown too.
            _ if is_unsaid => {
                blocks.push(Block { kind: BlockKind::Beside, paragraphs: at..at + 1, piece: None, role: Role::Text });
            }
            _ => {}
        }
        last_row = row;
    }
    blocks
}

/// True for a piece without a letter or a figure.
fn is_bare(text: &str, span: &Span) -> bool {
    let piece = text.chars().skip(span.start as usize).take((span.end - span.start) as usize);
    !piece.into_iter().any(char::is_alphanumeric)
}

/// True for a cell of a table whose rows are read as items: there the row counts, not its paragraphs.
pub(super) fn is_ledger(understood: &Understood, place: Place) -> bool {
    understood.sheets.iter().any(|sheet| sheet.is_read && sheet.table == place.table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::formats::pasted;
    use crate::reading::notice::notice;

    fn of(text: &str) -> (Document, Vec<Block>) {
        let document = pasted(text, "notice", &|_| true).unwrap();
        let understood = notice(&document, "2027-08-01".parse().unwrap());
        let blocks = blocks(&document, &understood);
        (document, blocks)
    }

    #[test]
    fn every_word_of_the_document_is_in_one_block() {
        let text = "关于巡察整改进展情况的通报\n一、落实河湖长制方面\n1.巡河走过场。\n(1)记录不实。\n巡察发现，三个镇的巡河记录雷同。\n\
                    责任领导：副县长。牵头单位：县水利局。整改时限：2027年6月30日。\n一是逐镇约谈。二是补记并公示。";
        let (document, blocks) = of(text);
        let mut seen = vec![0_usize; document.paragraphs.len()];
        for block in &blocks {
            for at in block.paragraphs.clone() {
                let whole = document.paragraphs[at].text.chars().count();
                seen[at] += block.piece.as_ref().map_or(whole, |piece| (piece.end - piece.start) as usize);
            }
        }
        let whole: Vec<usize> = document.paragraphs.iter().map(|own| own.text.chars().count()).collect();
        assert_eq!(seen, whole);
        let kinds: Vec<BlockKind> = blocks.iter().map(|block| block.kind).collect();
        assert!(kinds.contains(&BlockKind::Measure) && kinds.contains(&BlockKind::Field), "{kinds:?}");
        let heading = blocks.iter().find(|block| block.kind == BlockKind::Problem).unwrap();
        assert_eq!(heading.piece, Some(0..8), "its full stop is a part of it");
        assert!(blocks.windows(2).all(|two| two[0].paragraphs.start <= two[1].paragraphs.start));
    }
}
