//! A table of a slide, in which words, columns and rows are changed as in any other.

use std::fmt::Write as _;

use crate::chart::DeckSide;
use crate::scene::{SlideCell, SlideRow, SlideTable, SlideWords};

use super::shapes::{emu, hundredths, run, solid};

/// The style without lines and grounds: the rows have their own.
const STYLE: &str = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";

/// No line at a side of a cell.
const NONE: &str = "<a:noFill/>";

/// Writes a table as a frame of the slide; `about` is what a screen reader says of it.
pub(super) fn table(out: &mut String, id: usize, table: &SlideTable, about: &str) {
    let [left, top] = table.at.map(emu);
    let width: f32 = table.columns.iter().sum();
    let height: f32 = table.rows.iter().map(|row| row.height).sum();
    let column = |width: &f32| format!("<a:gridCol w=\"{}\"/>", emu(*width));
    let grid = table.columns.iter().map(column).collect::<Vec<_>>().concat();
    let rows: String = table.rows.iter().map(row).collect();
    let _written = write!(
        out,
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"table {id}\" descr=\"{about}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"{left}\" y=\"{top}\"/><a:ext cx=\"{}\" cy=\"{}\"/></p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\"><a:tableStyleId>{STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        emu(width),
        emu(height)
    );
}

fn row(row: &SlideRow) -> String {
    let cells: String = row.cells.iter().map(|own| cell(own, row)).collect();
    format!("<a:tr h=\"{}\">{cells}</a:tr>", emu(row.height))
}

fn cell(cell: &SlideCell, row: &SlideRow) -> String {
    let (colour, width) = row.rule;
    let side = |name: &str| format!("<a:{name} w=\"0\">{NONE}</a:{name}>");
    let sides = ["lnL", "lnR", "lnT"].map(side).concat();
    let below = format!("<a:lnB w=\"{}\">{}</a:lnB>", emu(width), solid(colour));
    let words: String = cell.paragraphs.iter().map(|words| paragraph(words, cell)).collect();
    let words = if words.is_empty() { paragraph(&[], cell) } else { words };
    // Words at the left may go into the space before the next column: another typeface may be wider, and a row that grew would
    // no longer stand under its bars.
    let right = if cell.side == DeckSide::Left { 0.0 } else { cell.gap.max(0.0) };
    format!(
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody><a:tcPr marL=\"0\" marR=\"{}\" marT=\"{}\" marB=\"0\" anchor=\"t\">{sides}{below}<a:noFill/></a:tcPr></a:tc>",
        emu(right),
        emu(cell.top.max(0.0))
    )
}

fn paragraph(words: &[SlideWords], cell: &SlideCell) -> String {
    let align = match cell.side {
        DeckSide::Left => "l",
        DeckSide::Middle => "ctr",
        DeckSide::Right => "r",
    };
    let last = words.len().saturating_sub(1);
    let runs: String = words
        .iter()
        .enumerate()
        .map(|(at, own)| {
            // The space between words of several looks is none behind the last.
            let text = if at == last { own.text.trim_end() } else { &own.text };
            run(text, own.size, own.bold, own.fill)
        })
        .collect();
    format!(
        "<a:p><a:pPr algn=\"{align}\"><a:lnSpc><a:spcPts val=\"{}\"/></a:lnSpc></a:pPr>{runs}</a:p>",
        hundredths(cell.pitch)
    )
}
