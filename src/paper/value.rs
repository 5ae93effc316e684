//! What a paper is made of.

use crate::model::{self, Date, PaperAudience};
use crate::table::Table;

/// A paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// What it is called: the proposed name of its file, and of its sheet in a workbook.
    pub name: String,
    /// The sheet of paper.
    pub sheet: model::Paper,
    /// The margins above and below are narrower than those of the standard, so that sheets end on their page.
    pub narrow_margins: bool,
    /// Who reads it; stands in the foot of each page.
    pub audience: PaperAudience,
    /// The word for its readers, in the paper's language.
    pub audience_word: String,
    /// What stands behind the heading of a part that goes on from the page before.
    pub continued: String,
    /// The unit that it is sent to; absent for one that is for nobody in particular.
    pub recipient: Option<Recipient>,
    /// What stands in it.
    pub blocks: Vec<Block>,
    /// What stands pale and turned behind every page; empty for nothing.
    pub watermark: String,
    /// What is bound behind it, each on sheets of its own; their pages are counted on.
    pub appendices: Vec<Self>,
}

/// The unit that a paper is sent to. A workbook remembers it, whatever its file is called when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Its name.
    pub unit: String,
    /// The day.
    pub on: Date,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Its title, in the middle.
    Title(String),
    /// Words of the body in the middle of the line: the number below a title (文号), the period of a report.
    Centred(String),
    /// Whom it is for (主送单位), from the left edge.
    Addressee(String),
    /// A mark of the paper in 黑体, from the left edge: 密级, 紧急程度, 份号, and the 附件1 above an appendix.
    Mark(String),
    /// The red head (版头).
    Head(RedHead),
    /// The appendices by their names (附件说明), below the text.
    Appendices {
        /// 附件：
        label: String,
        /// Their names; several are numbered.
        names: Vec<String>,
    },
    /// Who gets a copy, and who had it printed when (版记): at the foot of a page with an even number.
    Imprint(Imprint),
    /// A line whose parts stand at the left, in the middle and at the right.
    Line(Vec<String>),
    /// A heading: 一、 (一) 1. by its level from 1.
    Heading {
        /// From 1 to 3.
        level: u8,
        /// Its words with their number.
        text: String,
    },
    /// A paragraph, and where its figures come from.
    Paragraph {
        /// Its words.
        text: String,
        /// Stands as a comment beside it, where a file can have comments.
        note: Option<String>,
    },
    /// Who sends it out, and the day.
    Signature {
        /// The office.
        by: String,
        /// The day in words.
        on: String,
    },
    /// A table.
    Table(Table),
    /// What follows begins on a new page; where `odd`, on the next right-hand one.
    NewPage {
        /// On a page with an odd number, so that it can be taken out as a sheet of its own.
        odd: bool,
    },
}

/// The red head of a paper (版头). What is empty has no line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RedHead {
    /// The large words (发文机关标志).
    pub issuer: String,
    /// The number of the document (文号).
    pub number: String,
    /// The word before the name of who signs it: 签发人：
    pub signed_label: String,
    /// Who signs it; without one the number stands in the middle.
    pub signed_by: String,
}

/// The foot of the last page of a paper (版记). What is empty has no line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imprint {
    /// 抄送：
    pub copies_label: String,
    /// Who gets a copy, with the mark that ends it.
    pub copies_to: String,
    /// The office that had it printed.
    pub printed_by: String,
    /// The day in words, with 印发 behind it.
    pub printed_on: String,
}

impl RedHead {
    /// The words that it shows, in their order.
    pub fn words(&self) -> impl Iterator<Item = String> {
        let signed = if self.signed_by.is_empty() { [""; 2] } else { [&*self.signed_label, &*self.signed_by] };
        let [label, name] = signed;
        shown([self.issuer.clone(), self.number.clone(), format!("{label}{name}")])
    }
}

impl Imprint {
    /// The words that it shows, in their order.
    pub fn words(&self) -> impl Iterator<Item = String> {
        let label = if self.copies_to.is_empty() { "" } else { &*self.copies_label };
        shown([format!("{label}{}", self.copies_to), self.printed_by.clone(), self.printed_on.clone()])
    }
}

/// Those that say something.
fn shown(words: [String; 3]) -> impl Iterator<Item = String> {
    words.into_iter().filter(|text| !text.is_empty())
}

impl Paper {
    /// True for a paper in prose, which no spreadsheet can hold.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Paragraph { .. }))
    }

    /// It, then each of its appendices.
    pub fn parts(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.appendices)
    }

    /// The tables in it.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
    }

    /// Its paragraphs, a line each.
    #[must_use]
    pub fn prose(&self) -> String {
        let text = |block: &Block| if let Block::Paragraph { text, .. } = block { Some(text.clone()) } else { None };
        self.blocks.iter().filter_map(text).collect::<Vec<_>>().join("\n")
    }

    /// How many characters its prose has, without blanks.
    #[must_use]
    pub fn characters(&self) -> usize {
        let text = |block: &Block| match block {
            Block::Title(text)
            | Block::Centred(text)
            | Block::Addressee(text)
            | Block::Heading { text, .. }
            | Block::Paragraph { text, .. } => text.chars().filter(|c| !c.is_whitespace()).count(),
            _ => 0,
        };
        self.blocks.iter().map(text).sum()
    }

    /// All words in it, in their order.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut words = vec![self.audience_word.clone()];
        words.extend((!self.watermark.is_empty()).then(|| self.watermark.clone()));
        for block in self.parts().flat_map(|paper| &paper.blocks) {
            match block {
                Block::Line(parts) => words.extend(parts.iter().cloned()),
                Block::Head(head) => words.extend(head.words()),
                Block::Imprint(imprint) => words.extend(imprint.words()),
                Block::Appendices { label, names } => {
                    words.push(label.clone());
                    words.extend(names.iter().cloned());
                }
                Block::Mark(text)
                | Block::Title(text)
                | Block::Centred(text)
                | Block::Addressee(text)
                | Block::Heading { text, .. }
                | Block::Paragraph { text, .. } => {
                    words.push(text.clone());
                }
                Block::Signature { by, on } => words.extend([by.clone(), on.clone()]),
                Block::NewPage { .. } => {}
                Block::Table(table) => {
                    let heads = table.heads().into_iter().flatten();
                    let cells = table.rows.iter().flat_map(|row| &row.cells).cloned();
                    words.extend(heads.chain(cells).map(|cell| cell.value.text()).filter(|text| !text.is_empty()));
                }
            }
        }
        words
    }
}
