//! Tables of a document: repeated heads, merged cells, rows that stay whole.

use crate::chart::{LIGHT, Rgb};
use crate::scene::{POINTS_PER_MM, PageSize, table_text};
use crate::table::{Align, CellValue, RowKind, Table, TableCell};

use super::body::{half_points, run, unbroken_run};
use super::styles::{HEAD, STYLE_CELL, faces};
use super::twips;

/// The lines of a table and its frame, in eighths of a point.
const RULE: u8 = 6;
const FRAME: u8 = 12;

/// The table as XML.
pub(super) fn table(table: &Table, page: &PageSize) -> String {
    let widths = widths(table, page);
    let text = table_text(table, page);
    let page = &page.of_table(table);
    let highest = page.text_height() * POINTS_PER_MM - text.head_heights().iter().sum::<f32>();
    let setting = Setting { page, widths: &widths };
    let grid =
        widths.iter().fold(String::new(), |grid, width| grid + "<w:gridCol w:w=\"" + &width.to_string() + "\"/>");
    let heads: String = table.heads().iter().map(|cells| setting.head(cells)).collect();
    let rows: String = (0..table.rows.len())
        .map(|at| setting.row(table, at, text.heights().get(at).is_none_or(|height| *height <= highest)))
        .collect();
    format!("<w:tbl>{}<w:tblGrid>{grid}</w:tblGrid>{heads}{rows}</w:tbl>", setting.properties())
}

/// The widths of the columns in twips; together as wide as the text of the page.
fn widths(table: &Table, page: &PageSize) -> Vec<i64> {
    let scale = page.text_width() / table.width().max(1.0);
    table.columns.iter().map(|column| twips(column.width * scale)).collect()
}

struct Setting<'a> {
    page: &'a PageSize,
    widths: &'a [i64],
}

impl Setting<'_> {
    fn properties(&self) -> String {
        let border = |side: &str, size: u8| {
            format!("<w:{side} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"000000\"/>")
        };
        let frame: String = ["top", "left", "bottom", "right"].map(|side| border(side, FRAME)).concat();
        let rules: String = ["insideH", "insideV"].map(|side| border(side, RULE)).concat();
        let [above, side] = self.page.padding;
        let margin = |name: &str, mm: f32| format!("<w:{name} w:w=\"{}\" w:type=\"dxa\"/>", twips(mm));
        format!(
            "<w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{frame}{rules}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>{}{}{}{}</w:tblCellMar></w:tblPr>",
            self.widths.iter().sum::<i64>(),
            margin("top", above),
            margin("left", side),
            margin("bottom", above),
            margin("right", side),
        )
    }

    fn head(&self, cells: &[TableCell]) -> String {
        let height = row_height(self.page.row * 0.8);
        let words: String = cells.iter().enumerate().map(|(at, cell)| self.head_cell(at, cell)).collect();
        format!("<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{words}</w:tr>")
    }

    fn head_cell(&self, at: usize, cell: &TableCell) -> String {
        if cell.columns == 0 {
            return String::new();
        }
        let merge = match cell.rows {
            0 => "<w:vMerge/>",
            1 => "",
            _ => "<w:vMerge w:val=\"restart\"/>",
        };
        let extra = format!("{}{merge}", span(cell.columns));
        self.cell(at, cell.columns, &extra, &self.paragraphs(&cell.value, Align::Centre, true))
    }

    fn row(&self, table: &Table, at: usize, stays_whole: bool) -> String {
        let Some(row) = table.rows.get(at) else { return String::new() };
        let whole = if stays_whole { "<w:cantSplit/>" } else { "" };
        let height = row_height(row.height.max(if row.kind == RowKind::Group { 0.0 } else { self.page.row }));
        let cells = row.cells.iter().enumerate().filter(|(_, cell)| cell.columns > 0);
        let words: String = cells.map(|(column, cell)| self.body_cell(table, row.kind, column, cell)).collect();
        format!("<w:tr><w:trPr>{whole}{height}</w:trPr>{words}</w:tr>")
    }

    fn body_cell(&self, table: &Table, kind: RowKind, column: usize, cell: &TableCell) -> String {
        let align = match kind {
            RowKind::Data if !cell.is_head => table.columns.get(column).map(|column| column.align).unwrap_or_default(),
            RowKind::Group => Align::Left,
            _ => Align::Centre,
        };
        let merge = match cell.rows {
            0 => "<w:vMerge/>",
            1 => "",
            _ => "<w:vMerge w:val=\"restart\"/>",
        };
        let shade =
            if kind == RowKind::Group { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEEEEE\"/>" } else { "" };
        let value = if cell.rows == 0 { &CellValue::Empty } else { &cell.value };
        let extra = format!("{}{merge}{shade}", span(cell.columns));
        self.cell(column, cell.columns, &extra, &self.paragraphs(value, align, cell.is_head))
    }

    fn cell(&self, column: usize, columns: usize, extra: &str, words: &str) -> String {
        let width: i64 = self.widths.iter().skip(column).take(columns).sum();
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{extra}<w:vAlign w:val=\"center\"/></w:tcPr>{words}</w:tc>"
        )
    }

    /// The words of a cell, a paragraph for each line.
    fn paragraphs(&self, value: &CellValue, align: Align, is_head: bool) -> String {
        let [size, line] = self.page.table;
        let Rgb([red, green, blue]) = LIGHT.seal;
        let late = value.is_late();
        let face = if is_head || late { faces(HEAD) } else { String::new() };
        let colour = if late { format!("<w:color w:val=\"{red:02X}{green:02X}{blue:02X}\"/>") } else { String::new() };
        let properties = format!("{face}{colour}<w:sz w:val=\"{}\"/>", half_points(size));
        let align = match align {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
        };
        let line = (line * 20.0).round();
        let text = value.marked_text();
        let paragraph = |words: &str| {
            format!(
                "<w:p><w:pPr><w:pStyle w:val=\"{STYLE_CELL}\"/><w:spacing w:line=\"{line}\" w:lineRule=\"exact\"/><w:jc w:val=\"{align}\"/></w:pPr>{}</w:p>",
                if is_day(words) { unbroken_run(words, &properties) } else { run(words, &properties) }
            )
        };
        text.split('\n').map(paragraph).collect()
    }
}

fn row_height(mm: f32) -> String {
    if mm <= 0.0 { String::new() } else { format!("<w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/>", twips(mm)) }
}

/// True for a line that is a day in digits.
fn is_day(line: &str) -> bool {
    line.parse::<crate::model::Date>().is_ok()
}

fn span(columns: usize) -> String {
    if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() }
}
