//! The left half of the import: the document with what was understood coloured on it, a paragraph or a row of a table
//! at a time, and what a person can say of the chosen one.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, Palette};
use crate::reading::formats::{Document, Place};
use crate::reading::notice::{Correction, Field, Level, Line, Role, Understood};
use crate::session::{Action, Import, ImportStep, level_word, role_word};

/// The height of a row of the list, in points: three lines.
pub(super) const TALL: f32 = 66.0;

/// What the rows of the list are.
#[derive(Debug)]
pub(super) struct Page {
    /// The pieces of each paragraph, as a range of the lines.
    pieces: Vec<Range<usize>>,
    /// The rows: a paragraph of text, or all cells of a row of a ledger.
    rows: Vec<Range<usize>>,
}

impl Page {
    pub(super) fn new(document: &Document, understood: &Understood) -> Self {
        let mut pieces = vec![0..0; document.paragraphs.len()];
        for (n, line) in understood.lines.iter().enumerate() {
            if let Some(range) = pieces.get_mut(line.span.paragraph as usize) {
                *range = if range.start == range.end { n..n + 1 } else { range.start..n + 1 };
            }
        }
        let mut rows: Vec<Range<usize>> = Vec::new();
        let mut last = None;
        for (at, paragraph) in document.paragraphs.iter().enumerate() {
            let place = paragraph.place.filter(|place| is_ledger(understood, *place));
            let row = place.map(|place| (place.table, place.row));
            match rows.last_mut() {
                Some(own) if row.is_some() && row == last => own.end = at + 1,
                _ => rows.push(at..at + 1),
            }
            last = row;
        }
        Self { pieces, rows }
    }

    pub(super) fn rows(&self) -> &[Range<usize>] {
        &self.rows
    }

    /// The row that holds a paragraph.
    pub(super) fn row_of(&self, paragraph: usize) -> usize {
        self.rows.partition_point(|row| row.end <= paragraph)
    }

    /// A row in three lines, its pieces on the colours of what they were taken for.
    pub(super) fn show(&self, ui: &mut Ui, row: Range<usize>, import: &Import, context: &mut Context<'_>) {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TALL), Sense::CLICK);
        let palette = theme::palette(ui);
        let chosen = row.contains(&import.chosen);
        if chosen {
            ui.painter().rect_filled(rect, 2.0, palette.selected);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 2.0, palette.hovered);
        }
        let small = egui::TextStyle::Small.resolve(ui.style());
        let word = self.word(row.clone(), import, context);
        ui.painter().text(rect.min + vec2(4.0, 4.0), egui::Align2::LEFT_TOP, word, small, palette.weak);
        let place = Rect::from_min_max(pos2(rect.left() + 76.0, rect.top() + 2.0), rect.max - vec2(4.0, 2.0));
        let job = self.job(ui, row.clone(), import, place.width());
        let text = job.text.clone();
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().with_clip_rect(place.intersect(ui.clip_rect())).galley(place.min, galley, palette.text);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &text));
        if response.clicked() {
            context.actions.push(Action::Import(ImportStep::Choose(row.start)));
        }
        response.on_hover_ui(|ui| {
            ui.set_max_width(520.0);
            ui.label(text);
        });
    }

    /// What a row was taken for; a row of a table is told by its number.
    fn word(&self, row: Range<usize>, import: &Import, context: &Context<'_>) -> String {
        if let Some(place) = place(import, row.start).filter(|place| is_ledger(&import.understood, *place)) {
            return context.words.with("import-row", [("row", (place.row + 1).into())]);
        }
        let first = self.pieces.get(row.start).and_then(|range| import.understood.lines.get(range.start));
        context.words.text(role_word(first.map_or(Role::Text, |line| line.role))).to_owned()
    }

    fn job(&self, ui: &Ui, row: Range<usize>, import: &Import, width: f32) -> LayoutJob {
        let mut job = LayoutJob::default();
        job.wrap.max_width = width;
        job.wrap.max_rows = 3;
        let (font, palette) = (egui::TextStyle::Body.resolve(ui.style()), theme::palette(ui));
        let first = row.start;
        for at in row {
            if at > first {
                job.append("  │  ", 0.0, TextFormat::simple(font.clone(), palette.weak));
            }
            let Some(text) = import.understood.report.source.paragraphs.get(at) else { continue };
            let lines = self.pieces.get(at).and_then(|range| import.understood.lines.get(range.clone()));
            append(&mut job, text, lines.unwrap_or_default(), &font, palette);
        }
        job
    }
}

/// True for a cell of a table whose rows are read as items: there the row counts, not its paragraphs.
fn is_ledger(understood: &Understood, place: Place) -> bool {
    understood.sheets.iter().any(|sheet| sheet.is_read && sheet.table == place.table)
}

/// The cell of a paragraph.
fn place(import: &Import, paragraph: usize) -> Option<Place> {
    import.document.paragraphs.get(paragraph)?.place
}

/// A paragraph, its pieces on their colours.
fn append(job: &mut LayoutJob, text: &str, lines: &[Line], font: &FontId, palette: &Palette) {
    let mut characters = text.chars();
    let mut at = 0;
    for line in lines {
        let skipped: String = characters.by_ref().take(line.span.start.saturating_sub(at) as usize).collect();
        let piece: String = characters.by_ref().take((line.span.end - line.span.start) as usize).collect();
        at = line.span.end;
        for (text, role) in [(skipped, Role::Text), (piece, line.role)] {
            let mut format = TextFormat::simple(font.clone(), palette.text);
            format.background = ground(role, palette);
            job.append(&text, 0.0, format);
        }
    }
    let rest: String = characters.collect();
    job.append(&rest, 0.0, TextFormat::simple(font.clone(), palette.text));
}

/// The ground of a role: seen beside the word for it, never alone.
fn ground(role: Role, palette: &Palette) -> Color32 {
    let [blue, orange, green, pink, sky, _] = palette.parts;
    let (colour, strength) = match role {
        Role::Heading(Level::Section | Level::Category) | Role::Title => (blue, 0.35),
        Role::Heading(Level::Problem) => (sky, 0.45),
        Role::Heading(Level::Item) => (sky, 0.22),
        Role::Finding => (orange, 0.22),
        Role::Measure | Role::Mark => (green, 0.20),
        Role::Field(_) | Role::Label => (pink, 0.25),
        Role::Furniture | Role::Closing => (palette.weak, 0.25),
        _ => return Color32::TRANSPARENT,
    };
    colour.gamma_multiply(strength)
}

/// The colours with their words.
pub(super) fn legend(ui: &mut Ui, context: &Context<'_>) {
    let roles = [
        Role::Heading(Level::Category),
        Role::Heading(Level::Problem),
        Role::Heading(Level::Item),
        Role::Finding,
        Role::Measure,
        Role::Field(Field::Due),
        Role::Furniture,
    ];
    ui.horizontal_wrapped(|ui| {
        for role in roles {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
            let palette = theme::palette(ui);
            ui.painter().rect(
                rect,
                2.0,
                ground(role, palette),
                Stroke::new(1.0, palette.line),
                egui::StrokeKind::Inside,
            );
            ui.label(theme::text::small(context.words.text(role_word(role))));
        }
    });
}

/// What a person can say of the chosen paragraph; the rest of the reading follows from it.
pub(super) fn corrections(ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
    let words = context.words;
    let Ok(paragraph) = u32::try_from(import.chosen) else { return };
    let cell = place(import, import.chosen);
    if let Some(Place { table, row, .. }) = cell {
        ui.horizontal(|ui| {
            ui.label(theme::text::small(words.text("import-say-row")).weak());
            let here = ui.button(words.text("import-headings-here"));
            if here.on_hover_text(words.text("import-headings-tip")).clicked() {
                context.actions.push(Action::Import(ImportStep::Correct(Correction::Headings { table, row })));
            }
        });
    }
    // What a cell of a ledger is, its column says.
    if cell.is_some_and(|cell| is_ledger(&import.understood, cell)) {
        return;
    }
    ui.label(theme::text::small(words.text("import-say")).weak());
    let heading = |level| Correction::Heading { paragraph, level };
    let said = [
        (level_word(Level::Category), heading(Level::Category)),
        (level_word(Level::Problem), heading(Level::Problem)),
        (level_word(Level::Item), heading(Level::Item)),
        ("import-not-heading", Correction::NotHeading { paragraph }),
        ("import-measure", Correction::Measure { paragraph, at: 0 }),
        ("role-furniture", Correction::Furniture { paragraph }),
        ("import-not-furniture", Correction::NotFurniture { paragraph }),
    ];
    ui.horizontal_wrapped(|ui| {
        for (key, correction) in said {
            if ui.button(words.text(key)).clicked() {
                context.actions.push(Action::Import(ImportStep::Correct(correction)));
            }
        }
    });
}
