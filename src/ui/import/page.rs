//! The left half of the import: the document block by block, each with the word for what it was taken for, a strip in its
//! colour, and its figures marked.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Rect, ScrollArea, Sense, Stroke, TextStyle, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, Palette, space};
use super::super::widgets::line::Line;
use super::blocks::{Block, BlockKind, blocks, is_ledger};
use crate::quantity::quantities;
use crate::reading::formats::{Document, Place};
use crate::reading::notice::Understood;
use crate::session::{Action, Import, ImportStep, role_word};

/// The room for the word, the strip behind it, and the air around the text, in points.
const WORD: f32 = 68.0;
const STRIP: f32 = 4.0;
const AIR: egui::Vec2 = vec2(8.0, 3.0);

/// The distance of blocks, and the height of a line as a share of its type.
const GAP: f32 = 2.0;
const LEADING: f32 = 1.5;

/// A block with more lines than this is cut: its tooltip says all of it.
const MOST_LINES: usize = 12;

/// The blocks with how high they are.
#[derive(Debug)]
pub(super) struct Page {
    blocks: Vec<Block>,
    /// The height of each at this width: estimated, then measured once it was on screen.
    heights: Vec<f32>,
    /// What the heights are of: the width, and the size of the type.
    measured: (f32, f32),
    /// The figures of the paragraphs that were on screen, by their characters.
    figures: HashMap<usize, Vec<Range<u32>>>,
    /// The words of the blocks that were on screen, laid out; and for which ink.
    laid_out: HashMap<usize, Arc<Galley>>,
    ink: Color32,
}

/// More blocks than this are not kept laid out: a few screens of them.
const MOST_KEPT: usize = 400;

impl Page {
    pub(super) fn new(document: &Document, understood: &Understood) -> Self {
        let blocks = blocks(document, understood);
        Self {
            heights: Vec::new(),
            blocks,
            measured: (0.0, 0.0),
            figures: HashMap::new(),
            laid_out: HashMap::new(),
            ink: Color32::TRANSPARENT,
        }
    }

    /// The paragraph of the block after that of a paragraph, or before it.
    pub(super) fn next(&self, paragraph: usize, back: bool) -> Option<usize> {
        let at = self.block_of(paragraph);
        let to = if back { at.checked_sub(1)? } else { at + 1 };
        // Several blocks may stand in one paragraph, which is what a person speaks of.
        let mut others: Box<dyn Iterator<Item = &Block>> =
            if back { Box::new(self.blocks.get(..=to)?.iter().rev()) } else { Box::new(self.blocks.get(to..)?.iter()) };
        others.find_map(|block| (block.paragraphs.start != paragraph).then_some(block.paragraphs.start))
    }

    /// The first block that holds a paragraph.
    fn block_of(&self, paragraph: usize) -> usize {
        self.blocks.partition_point(|block| block.paragraphs.end <= paragraph)
    }

    /// Shows the blocks on screen; where `to_chosen` the chosen paragraph is brought into the upper half.
    pub(super) fn show(&mut self, ui: &mut Ui, import: &Import, to_chosen: bool, context: &mut Context<'_>) {
        let size = TextStyle::Body.resolve(ui.style()).size;
        let width = ui.available_width() - ui.spacing().scroll.bar_width - 2.0;
        let measured = (width, size * ui.ctx().pixels_per_point());
        if self.measured != measured || self.heights.len() != self.blocks.len() {
            self.measured = measured;
            let text = width - WORD - STRIP - 2.0 * AIR.x - space::S;
            let heights = self.blocks.iter().map(|block| estimate(block, import, text, size));
            self.heights = heights.collect();
            self.laid_out.clear();
        }
        let ink = theme::palette(ui).text;
        if self.ink != ink || self.laid_out.len() > MOST_KEPT {
            self.ink = ink;
            self.laid_out.clear();
        }
        let mut area = ScrollArea::vertical().id_salt("paragraphs").auto_shrink([false, false]);
        if to_chosen {
            let above: f32 = self.heights.iter().take(self.block_of(import.chosen)).map(|height| height + GAP).sum();
            area = area.vertical_scroll_offset((above - ui.available_height() / 4.0).max(0.0));
        }
        area.show_viewport(ui, |ui, seen| {
            let (left, top) = (ui.max_rect().left(), ui.max_rect().top());
            ui.set_width(width);
            ui.set_height(self.heights.iter().map(|height| height + GAP).sum());
            let mut y = 0.0;
            for at in 0..self.blocks.len() {
                let height = self.heights.get(at).copied().unwrap_or_default();
                if y > seen.bottom() {
                    break;
                }
                let mut shown = height;
                if y + height >= seen.top() {
                    shown = self.block(ui, at, pos2(left, top + y), width, import, context);
                    if let Some(known) = self.heights.get_mut(at).filter(|known| (**known - shown).abs() > 0.5) {
                        *known = shown;
                        ui.ctx().request_repaint();
                    }
                }
                y += shown + GAP;
            }
        });
    }

    /// Paints a block and gives its height.
    fn block(
        &mut self,
        ui: &Ui,
        at: usize,
        place: egui::Pos2,
        width: f32,
        import: &Import,
        context: &mut Context<'_>,
    ) -> f32 {
        let Some(block) = self.blocks.get(at) else { return 0.0 };
        let palette = theme::palette(ui);
        let left = WORD + space::S + STRIP;
        let galley = if let Some(galley) = self.laid_out.get(&at) {
            Arc::clone(galley)
        } else {
            for paragraph in block.paragraphs.clone() {
                let text = import.understood.report.source.paragraphs.get(paragraph).map_or("", String::as_str);
                self.figures.entry(paragraph).or_insert_with(|| {
                    quantities(text).iter().filter(|own| own.is_amount()).map(|own| own.start..own.end).collect()
                });
            }
            let job = self.job(ui, block, import, width - left - 2.0 * AIR.x);
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
            self.laid_out.insert(at, Arc::clone(&galley));
            galley
        };
        let height = galley.size().y + 2.0 * AIR.y;
        let rect = Rect::from_min_size(place, vec2(width, height));
        let ground = rect.with_min_x(rect.left() + left);
        let response = ui.interact(rect, ui.scope_id().with(("block", at)), Sense::CLICK);
        let is_chosen = block.paragraphs.contains(&import.chosen);
        let painter = ui.painter();
        painter.rect_filled(ground, 0.0, if response.hovered() { palette.hovered } else { block.kind.tint(palette) });
        if let Some(strip) = block.kind.strip(palette) {
            let strip_at = Rect::from_min_size(pos2(ground.left() - STRIP, rect.top()), vec2(STRIP, height));
            painter.rect_filled(strip_at, 0.0, strip);
        }
        if is_chosen || response.has_focus() {
            painter.rect_stroke(ground, 0.0, Stroke::new(2.0, palette.focus), egui::StrokeKind::Inside);
        }
        let word = word(block, import, context);
        let baseline = pos2(
            rect.left() + WORD,
            rect.top() + AIR.y + galley.rows.first().map_or(9.0, |row| row.rect().height() / 2.0),
        );
        Line::small(palette.weak).right().paint(ui, baseline, WORD, &word);
        painter.galley(ground.min + AIR, Arc::clone(&galley), palette.text);
        response.widget_info(|| {
            let said = format!("{word} {}", galley.text());
            egui::WidgetInfo::selected(egui::Role::ListItem, true, is_chosen, &said)
        });
        if response.clicked() {
            context.actions.push(Action::Import(ImportStep::Choose(block.paragraphs.start)));
        }
        if galley.elided {
            response.on_hover_ui(|ui| {
                ui.set_max_width(520.0);
                ui.label(galley.text());
            });
        }
        height
    }

    /// The words of a block, its figures with a line under them.
    fn job(&self, ui: &Ui, block: &Block, import: &Import, width: f32) -> LayoutJob {
        let palette = theme::palette(ui);
        let mut font = TextStyle::Body.resolve(ui.style());
        if block.kind.is_heading() {
            font = FontId::new(font.size, theme::bold());
        }
        let mut job = LayoutJob::default();
        job.wrap.max_width = width.max(40.0);
        job.wrap.max_rows = MOST_LINES;
        for at in block.paragraphs.clone() {
            if at > block.paragraphs.start {
                job.append("  │  ", 0.0, format(&font, palette, false));
            }
            let Some(text) = import.understood.report.source.paragraphs.get(at) else { continue };
            let piece = block.piece.clone().unwrap_or(0..u32::MAX);
            let figures = self.figures.get(&at).map_or(&[][..], Vec::as_slice);
            append(&mut job, text, &piece, figures, &font, palette);
        }
        job
    }
}

fn format(font: &FontId, palette: &Palette, is_figure: bool) -> TextFormat {
    let mut format = TextFormat::simple(font.clone(), palette.text);
    format.line_height = Some(font.size * LEADING);
    if is_figure {
        format.underline = Stroke::new(2.0, palette.focus);
    }
    format
}

/// A piece of a paragraph, its figures marked.
fn append(
    job: &mut LayoutJob,
    text: &str,
    piece: &Range<u32>,
    figures: &[Range<u32>],
    font: &FontId,
    palette: &Palette,
) {
    let is_figure = |at: u32| figures.iter().any(|figure| figure.contains(&at));
    let skipped = piece.start as usize;
    let mut run = String::new();
    let mut marked = false;
    let long = piece.end.saturating_sub(piece.start) as usize;
    for (at, c) in (piece.start..).zip(text.chars().skip(skipped).take(long)) {
        if is_figure(at) != marked {
            job.append(&run, 0.0, format(font, palette, marked));
            run.clear();
            marked = !marked;
        }
        run.push(c);
    }
    job.append(&run, 0.0, format(font, palette, marked));
}

/// What a block was taken for; a row of a table is named by its number.
fn word(block: &Block, import: &Import, context: &Context<'_>) -> String {
    if block.kind == BlockKind::Row
        && let Some(place) = place(import, block.paragraphs.start)
    {
        return context.words.with("import-row", [("row", (place.row + 1).into())]);
    }
    context.words.text(role_word(block.role)).to_owned()
}

/// The cell of a paragraph.
pub(super) fn place(import: &Import, paragraph: usize) -> Option<Place> {
    import.document.paragraphs.get(paragraph)?.place
}

/// True where a paragraph is a cell of a ledger.
pub(super) fn is_cell(import: &Import, paragraph: usize) -> bool {
    place(import, paragraph).is_some_and(|place| is_ledger(&import.understood, place))
}

/// The height that a block will have, near enough: Chinese characters are one em wide, others about half.
fn estimate(block: &Block, import: &Import, width: f32, size: f32) -> f32 {
    let paragraphs = import.understood.report.source.paragraphs.get(block.paragraphs.clone()).unwrap_or_default();
    let ems = |text: &str| text.chars().map(|c| if c.is_ascii() { 0.56 } else { 1.0 }).sum::<f32>();
    let all: f32 = match &block.piece {
        Some(piece) => (piece.end - piece.start) as f32,
        None => paragraphs.iter().map(|text| ems(text) + 3.0).sum(),
    };
    let lines = (all * size / width.max(40.0)).ceil().clamp(1.0, MOST_LINES as f32);
    (lines * size).mul_add(LEADING, 2.0 * AIR.y)
}
