//! The notice as a page: the selected words marked, every figure live. One that an indicator uses is underlined and
//! leads to it; any other can be put to use.

mod damage;
mod live;

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Rect, ScrollArea, Sense, Stroke, TextStyle, Ui, pos2, vec2};

use super::theme::{self, Palette, space};
use super::{Context, widgets};
use crate::chart::{self, SpotPart};
use crate::model::{IndicatorId, NodeId, NodeRef, Report, Span};
use crate::session::{Action, OpenDocument};
use damage::{Damage, Mark};
use live::Live;

/// The widest that a line of text gets, in points.
const WIDEST: f32 = 820.0;

/// The state of a source page.
#[derive(Debug, Default)]
pub(super) struct Page {
    prepared: Option<Prepared>,
    scrolled: u64,
    live: Live,
    damage: Damage,
}

/// What is known of a report's source: where figures are, and how tall paragraphs are.
#[derive(Debug)]
struct Prepared {
    report: Arc<Report>,
    /// For each paragraph the figures in it, by their first character.
    figures: Vec<Vec<Figure>>,
    /// The height of each paragraph at this width: estimated, then measured once it was on screen.
    heights: Vec<f32>,
    width: f32,
    /// Zoom and fonts change sizes too.
    points: f32,
}

#[derive(Debug, Clone)]
struct Figure {
    start: u32,
    end: u32,
    indicator: IndicatorId,
    part: SpotPart,
}

/// What is marked besides the figures.
struct Marks<'a> {
    /// The words asked for.
    marked: &'a [Span],
    damage: &'a Damage,
}

impl Page {
    /// Lets go of the report: its document may be closed, or changed while the page is out of sight.
    pub(super) fn forget(&mut self) {
        *self = Self { scrolled: self.scrolled, ..Self::default() };
    }

    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some(report) = document.report() else { return };
        if report.source.paragraphs.is_empty() {
            let words = context.words;
            widgets::empty(ui, words.text("no-source"), words.text("no-source-advice"));
            return;
        }
        ui.label(theme::text::small(&report.source.name).weak());
        let width = (ui.available_width() - 24.0).clamp(120.0, WIDEST);
        let mut prepared = self
            .prepared
            .take()
            .filter(|prepared| prepared.fits(report, width, ui))
            .unwrap_or_else(|| Prepared::new(report, width, ui));
        let mut area = ScrollArea::vertical().id_salt("source").auto_shrink([false, false]);
        let highlight = document.highlight().filter(|highlight| highlight.report == report.id);
        let serial = highlight.map_or(0, |highlight| highlight.serial);
        if serial != self.scrolled {
            self.scrolled = serial;
            if let Some(first) = highlight.and_then(|highlight| highlight.spans.first()) {
                area = area.vertical_scroll_offset(prepared.offset(ui, first));
            }
        }
        let marked = highlight.map_or(&[][..], |highlight| highlight.spans.as_slice());
        self.live.follow(&report.source);
        self.damage.follow(document.audit(), &report.id, context.words);
        area.show_viewport(ui, |ui, viewport| {
            prepared.show(ui, viewport, &Marks { marked, damage: &self.damage }, &mut self.live, context);
        });
        self.live.menu(ui, report, context);
        self.prepared = Some(prepared);
    }
}

impl Prepared {
    fn new(report: &Arc<Report>, width: f32, ui: &Ui) -> Self {
        let paragraphs = &report.source.paragraphs;
        let mut figures = vec![Vec::new(); paragraphs.len()];
        for indicator in report.indicators.iter().chain(report.items().flat_map(|item| &item.indicators)) {
            let mut add = |span: Option<&Span>, part| {
                if let Some((span, list)) =
                    span.and_then(|span| Some((span, figures.get_mut(span.paragraph as usize)?)))
                {
                    list.push(Figure { start: span.start, end: span.end, indicator: indicator.id.clone(), part });
                }
            };
            add(indicator.baseline.as_ref().and_then(|r| r.source.as_ref()), SpotPart::Baseline);
            add(indicator.target.as_ref().and_then(|t| t.source.as_ref()), SpotPart::Target);
            for (at, reading) in indicator.readings.iter().enumerate() {
                add(reading.source.as_ref(), SpotPart::Reading(at));
            }
        }
        for list in &mut figures {
            list.sort_by_key(|figure| figure.start);
        }
        let heights = paragraphs.iter().map(|text| estimate(text, width, ui)).collect();
        let points = ui.ctx().pixels_per_point();
        Self { report: Arc::clone(report), figures, heights, width, points }
    }

    fn fits(&self, report: &Arc<Report>, width: f32, ui: &Ui) -> bool {
        let same = Arc::ptr_eq(&self.report, report);
        let scale = (self.points - ui.ctx().pixels_per_point()).abs() < f32::EPSILON;
        same && scale && (self.width - width).abs() < 0.5
    }

    /// Where to scroll so that the first marked words stand a third down the page.
    fn offset(&mut self, ui: &Ui, span: &Span) -> f32 {
        let at = span.paragraph as usize;
        let above: f32 = self.heights.iter().take(at).map(|height| height + space::M).sum();
        let job = self.job(ui, at, &[], &[]);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let cursor = egui::text::CCursor::new(span.start as usize);
        let inside = galley.pos_from_cursor(cursor).min.y;
        (above + inside - ui.available_height() / 3.0).max(0.0)
    }

    fn show(&mut self, ui: &mut Ui, viewport: Rect, marks: &Marks<'_>, live: &mut Live, context: &mut Context<'_>) {
        let total: f32 = self.heights.iter().map(|height| height + space::M).sum();
        let left = ui.max_rect().left();
        let top = ui.max_rect().top();
        ui.set_height(total);
        ui.set_width(self.width);
        let mut y = 0.0;
        for at in 0..self.heights.len() {
            let Some(height) = self.heights.get(at).copied() else { break };
            if y > viewport.bottom() {
                break;
            }
            if y + height >= viewport.top() {
                let shown = self.paragraph(ui, at, pos2(left, top + y), marks, live, context);
                if let Some(known) = self.heights.get_mut(at) {
                    if (*known - shown).abs() > 0.5 {
                        ui.ctx().request_repaint();
                    }
                    *known = shown;
                }
            }
            y += self.heights.get(at).copied().unwrap_or(height) + space::M;
        }
    }

    /// Paints a paragraph and gives its height.
    fn paragraph(
        &self,
        ui: &mut Ui,
        at: usize,
        place: egui::Pos2,
        marks: &Marks<'_>,
        live: &mut Live,
        context: &mut Context<'_>,
    ) -> f32 {
        let damaged = marks.damage.of(at);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(self.job(ui, at, marks.marked, damaged)));
        let size = galley.size();
        let rect = Rect::from_min_size(place, vec2(self.width, size.y));
        let response = ui.interact(rect, ui.scope_id().with(("paragraph", at)), Sense::CLICK);
        let text = self.report.source.paragraphs.get(at).map(String::as_str).unwrap_or_default();
        let damage = |mark: &Mark| context.words.with("source-damage", [("said", mark.said.clone().into())]);
        response.widget_info(|| {
            let parts: Vec<String> = std::iter::once(text.to_owned()).chain(damaged.iter().map(damage)).collect();
            egui::WidgetInfo::labeled(egui::Role::Label, true, parts.join(" "))
        });
        ui.painter().galley(place, Arc::clone(&galley), theme::palette(ui).text);
        let character = |pos: egui::Pos2| galley.cursor_from_pos(pos - place).index.0 as u32;
        let broken = response.hover_pos().and_then(|pos| damaged.iter().find(|mark| mark.holds(character(pos))));
        if let Some(mark) = broken {
            response.clone().on_hover_text_at_pointer(damage(mark));
        }
        let under = response.hover_pos().and_then(|pos| {
            let character = character(pos);
            self.figures.get(at)?.iter().find(|figure| (figure.start..=figure.end).contains(&character))
        });
        if let Some(figure) = under {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            if response.clicked() {
                let node = NodeId::Indicator(figure.indicator.clone());
                context.actions.push(Action::Select(NodeRef::new(self.report.id.clone(), node)));
            }
            self.tip(&response, figure, context);
        } else if let Some(pos) = response.hover_pos() {
            live.hover(ui, &response, at, text, (&galley, place, pos), context);
        }
        size.y
    }

    fn tip(&self, response: &egui::Response, figure: &Figure, context: &Context<'_>) {
        let Some((_, indicator)) = self.report.indicator(&figure.indicator) else { return };
        let facts = chart::facts(&self.report, indicator, figure.part, context.words);
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.label(theme::text::strong(&indicator.name));
            for (label, text) in facts.iter().take(6) {
                ui.label(theme::text::small(format!("{label}: {text}")));
            }
        });
    }

    /// The paragraph with its marks: words in the highlight have a ground, figures a line under them, what is likely
    /// damaged a thick one.
    fn job(&self, ui: &Ui, at: usize, marked: &[Span], damaged: &[Mark]) -> LayoutJob {
        let text = self.report.source.paragraphs.get(at).map(String::as_str).unwrap_or_default();
        let palette = theme::palette(ui);
        let figures = self.figures.get(at).map(Vec::as_slice).unwrap_or_default();
        let marks: Vec<&Span> = marked.iter().filter(|span| span.paragraph as usize == at).collect();
        let mut edges: Vec<u32> = figures.iter().flat_map(|figure| [figure.start, figure.end]).collect();
        edges.extend(marks.iter().flat_map(|span| [span.start, span.end]));
        edges.extend(damaged.iter().flat_map(|mark| [mark.span.start, mark.span.end]));
        edges.sort_unstable();
        edges.dedup();
        let mut job = LayoutJob::default();
        job.wrap.max_width = self.width;
        let mut characters = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        let mut from = (0_u32, 0_usize);
        let mut seen = 0_u32;
        for edge in edges.into_iter().chain([u32::MAX]) {
            let byte = if edge == u32::MAX { Some(text.len()) } else { characters.nth((edge - seen) as usize) };
            let byte = byte.unwrap_or(text.len());
            seen = edge.saturating_add(1);
            if let Some(piece) = text.get(from.1..byte).filter(|piece| !piece.is_empty()) {
                let mut format = format(ui, palette, from.0, figures, &marks);
                if damaged.iter().any(|mark| mark.holds(from.0)) {
                    // Told by more than colour: a thick line, and the words on hover.
                    format.underline = Stroke::new(3.0, palette.missed);
                }
                job.append(piece, 0.0, format);
            }
            from = (edge, byte);
        }
        job
    }
}

fn format(ui: &Ui, palette: &Palette, at: u32, figures: &[Figure], marks: &[&Span]) -> TextFormat {
    let mut format = TextFormat::simple(TextStyle::Body.resolve(ui.style()), palette.text);
    format.line_height = Some(format.font_id.size * 1.7);
    let holding =
        marks.iter().filter(|span| (span.start..span.end).contains(&at)).map(|span| span.end - span.start).min();
    if let Some(length) = holding {
        format.background = if length < 60 { palette.marked_strong } else { palette.marked };
    }
    if figures.iter().any(|figure| (figure.start..figure.end).contains(&at)) {
        format.underline = Stroke::new(1.0, palette.focus);
    }
    format
}

/// The height that a paragraph will have, near enough: Chinese characters are one em wide, others about half.
fn estimate(text: &str, width: f32, ui: &Ui) -> f32 {
    let size = TextStyle::Body.resolve(ui.style()).size;
    let ems: f32 = text.chars().map(|c| if c.is_ascii() { 0.56 } else { 1.0 }).sum();
    (ems * size / width).ceil().max(1.0) * size * 1.7
}
