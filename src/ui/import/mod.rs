//! The import: left the document with what was understood coloured on it, right the tree to be.

mod columns;

use std::collections::HashMap;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::theme::{self, Palette, space};
use super::{Context, bars};
use crate::model::NodeId;
use crate::reading::door::Encoding;
use crate::reading::notice::{Correction, Level, Line, Role, Understood};
use crate::session::{Action, Import, ImportStep, encoding_word, level_word, remark, role_word};

/// The height of a paragraph in the list, in points: three lines.
const TALL: f32 = 66.0;

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct ImportView {
    made: Option<Made>,
    /// The paragraph that was chosen in the last frame: a new one is scrolled to.
    shown: Option<usize>,
}

/// What is drawn, once for each reading of the document.
#[derive(Debug)]
struct Made {
    from: Arc<Understood>,
    /// The pieces of each paragraph, as a range of the lines.
    pieces: Vec<std::ops::Range<usize>>,
    /// The tree, row by row: depth, words, the paragraph that it leads to.
    tree: Vec<(usize, String, usize)>,
}

impl ImportView {
    pub(super) fn show(&mut self, ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
        let fresh = self.made.as_ref().is_some_and(|made| Arc::ptr_eq(&made.from, &import.understood));
        if !fresh {
            self.made = Some(Made::new(import));
        }
        if !context.session.notices().is_empty() {
            let bar = egui::Frame::new().fill(theme::palette(ui).panel).inner_margin(egui::Margin::symmetric(8, 4));
            egui::Panel::bottom("import notices").frame(bar).show(ui, |ui| bars::notices(ui, context));
        }
        let frame = egui::Frame::new().fill(theme::palette(ui).ground).inner_margin(12.0);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            head(ui, import, context);
            ui.add_space(space::S);
            let whole = ui.available_rect_before_wrap();
            let (left, right) = whole.split_left_right_at_fraction(0.58);
            ui.scope_builder(UiBuilder::new().max_rect(left), |ui| self.document(ui, import, context));
            let right = right.with_min_x(right.left() + space::L);
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| self.tree(ui, import, context));
        });
    }

    /// The paragraphs with what each piece was taken for, and below them what can be said of the chosen one.
    fn document(&mut self, ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
        let Some(made) = &self.made else { return };
        legend(ui, context);
        let foot = 128.0;
        let mut area = ScrollArea::vertical()
            .id_salt("paragraphs")
            .max_height((ui.available_height() - foot).max(160.0))
            .auto_shrink([false, false]);
        if self.shown != Some(import.chosen) {
            let step = TALL + ui.spacing().item_spacing.y;
            area = area.vertical_scroll_offset((import.chosen as f32 * step - ui.available_height() / 3.0).max(0.0));
            self.shown = Some(import.chosen);
        }
        let source = &import.understood.report.source;
        area.show_rows(ui, TALL, source.paragraphs.len(), |ui, range| {
            for at in range {
                let Some(text) = source.paragraphs.get(at) else { continue };
                let lines = made.pieces.get(at).and_then(|range| import.understood.lines.get(range.clone()));
                paragraph(ui, at, text, lines.unwrap_or_default(), import, context);
            }
        });
        ui.separator();
        corrections(ui, import, context);
    }

    /// The tree to be, with counts and what should be looked at.
    fn tree(&self, ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
        let Some(made) = &self.made else { return };
        let words = context.words;
        let report = &import.understood.report;
        let problems: usize = report.categories.iter().map(|category| category.problems.len()).sum();
        let measures: usize = report.items().map(|item| item.measures.len()).sum();
        let counts = [
            ("categories", report.categories.len().into()),
            ("problems", problems.into()),
            ("items", report.items().count().into()),
            ("measures", measures.into()),
        ];
        ui.label(theme::text::strong(words.with("import-counts", counts)));
        let unplaced = import.understood.unplaced.len();
        let dropped = import.document.dropped.len();
        let left = words.with("import-left", [("unplaced", unplaced.into()), ("dropped", dropped.into())]);
        let told = ui.label(theme::text::small(left).weak());
        if dropped > 0 {
            let texts: Vec<&str> = import.document.dropped.iter().take(20).map(|one| one.text.as_str()).collect();
            told.on_hover_text(texts.join("\n"));
        }
        columns::show(ui, &import.understood.sheets, context);
        remarks(ui, import, context);
        ScrollArea::vertical().id_salt("tree to be").auto_shrink([false, false]).show_rows(
            ui,
            theme::ROW,
            made.tree.len(),
            |ui, range| {
                for (depth, text, paragraph) in made.tree.get(range).unwrap_or_default() {
                    ui.horizontal(|ui| {
                        ui.add_space(*depth as f32 * space::L);
                        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                        let ink = theme::palette(ui).text;
                        if ui.add(egui::Link::new(egui::RichText::new(text).color(ink))).clicked() {
                            context.actions.push(Action::Import(ImportStep::Choose(*paragraph)));
                        }
                    });
                }
            },
        );
    }
}

impl Made {
    fn new(import: &Import) -> Self {
        let understood = &import.understood;
        let mut pieces = vec![0..0; understood.report.source.paragraphs.len()];
        let mut places: HashMap<&NodeId, usize> = HashMap::new();
        for (n, line) in understood.lines.iter().enumerate() {
            let paragraph = line.span.paragraph as usize;
            if let Some(range) = pieces.get_mut(paragraph) {
                *range = if range.start == range.end { n..n + 1 } else { range.start..n + 1 };
            }
            if let Some(node) = &line.node {
                places.entry(node).or_insert(paragraph);
            }
        }
        let place = |node: NodeId| places.get(&node).copied().unwrap_or(0);
        let mut tree = Vec::new();
        for category in &understood.report.categories {
            let text = format!("{} {}", category.number, category.title);
            tree.push((0, text, place(NodeId::Category(category.id.clone()))));
            for problem in &category.problems {
                let text = format!("{} {}", problem.number, problem.title);
                tree.push((1, text, place(NodeId::Problem(problem.id.clone()))));
                for item in &problem.items {
                    let text = format!("{} {} ({})", item.number, item.title, item.measures.len());
                    tree.push((2, text, place(NodeId::Item(item.id.clone()))));
                }
            }
        }
        Self { from: Arc::clone(understood), pieces, tree }
    }
}

/// What it is, and the two ways out.
fn head(ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        ui.label(theme::text::title(words.with("import-title", [("name", import.document.name.clone().into())])));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::Import(ImportStep::Leave));
            }
            if let Some(document) = context.session.active() {
                let merge = words.with("import-merge", [("name", short(&document.name()).into())]);
                if ui.button(merge).on_hover_text(words.text("import-merge-tip")).clicked() {
                    context.actions.push(Action::Import(ImportStep::Merge));
                }
            }
            let make = ui.button(theme::text::strong(words.text("import-make")));
            if make.on_hover_text(words.text("import-make-tip")).clicked() {
                context.actions.push(Action::Import(ImportStep::Make));
            }
            let back = egui::Button::new(words.text("import-take-back"));
            if ui.add_enabled(!import.corrections.is_empty(), back).clicked() {
                context.actions.push(Action::Import(ImportStep::TakeBack));
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        encodings(ui, import, context);
        ui.label(theme::text::small(words.text("import-about")).weak());
    });
}

/// A name that leaves room beside it.
fn short(name: &str) -> String {
    const LONG: usize = 18;
    if name.chars().count() <= LONG {
        name.to_owned()
    } else {
        format!("{}…", name.chars().take(LONG).collect::<String>())
    }
}

/// How the bytes of a text are read; told by the program, changed by a person who sees that it is wrong.
fn encodings(ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
    let Some(present) = import.document.encoding else { return };
    let words = context.words;
    let label = ui.label(theme::text::small(words.text("import-encoding")).weak());
    let shown = words.text(encoding_word(present));
    let list = egui::ComboBox::from_id_salt("encoding").selected_text(shown).show_ui(ui, |ui| {
        for encoding in Encoding::ALL {
            let name = words.text(encoding_word(encoding));
            if ui.selectable_label(encoding == present, name).clicked() && encoding != present {
                context.actions.push(Action::Import(ImportStep::Encoding(encoding)));
            }
        }
    });
    list.response.labelled_by(label.id).on_hover_text(words.text("import-encoding-tip"));
}

/// What stands out, at most a few lines of it.
fn remarks(ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
    let list = &import.understood.remarks;
    if list.is_empty() {
        return;
    }
    let title = context.words.with("import-remarks", [("count", list.len().into())]);
    egui::CollapsingHeader::new(title).default_open(list.len() <= 4).show(ui, |ui| {
        let area = ScrollArea::vertical().id_salt("remarks").max_height(140.0).auto_shrink([false, true]);
        area.show_rows(ui, theme::ROW, list.len(), |ui, range| {
            for one in list.get(range).unwrap_or_default() {
                let said = theme::text::small(remark(one, &import.understood, &import.document, context.words));
                match one.paragraph(&import.understood) {
                    Some(paragraph) => {
                        if ui.add(egui::Link::new(said)).clicked() {
                            context.actions.push(Action::Import(ImportStep::Choose(paragraph as usize)));
                        }
                    }
                    None => drop(ui.add(egui::Label::new(said).truncate())),
                }
            }
        });
    });
    ui.add_space(space::S);
}

/// The colours with their words.
fn legend(ui: &mut Ui, context: &Context<'_>) {
    let roles = [
        Role::Heading(Level::Category),
        Role::Heading(Level::Problem),
        Role::Heading(Level::Item),
        Role::Finding,
        Role::Measure,
        Role::Field(crate::reading::notice::Field::Due),
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

/// A paragraph in three lines, its pieces on the colours of what they were taken for.
fn paragraph(ui: &mut Ui, at: usize, text: &str, lines: &[Line], import: &Import, context: &mut Context<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TALL), Sense::CLICK);
    let palette = theme::palette(ui);
    if import.chosen == at {
        ui.painter().rect_filled(rect, 2.0, palette.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 2.0, palette.hovered);
    }
    let role = lines.first().map_or(Role::Text, |line| line.role);
    let word = context.words.text(role_word(role));
    let column = 76.0;
    let small = egui::TextStyle::Small.resolve(ui.style());
    ui.painter().text(rect.min + vec2(4.0, 4.0), egui::Align2::LEFT_TOP, word, small, palette.weak);
    let place = Rect::from_min_max(pos2(rect.left() + column, rect.top() + 2.0), rect.max - vec2(4.0, 2.0));
    let job = job(ui, text, lines, place.width(), palette);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().with_clip_rect(place.intersect(ui.clip_rect())).galley(place.min, galley, palette.text);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, import.chosen == at, text));
    if response.clicked() {
        context.actions.push(Action::Import(ImportStep::Choose(at)));
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(520.0);
        ui.label(text);
    });
}

fn job(ui: &Ui, text: &str, lines: &[Line], width: f32, palette: &Palette) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.wrap.max_rows = 3;
    let font = egui::TextStyle::Body.resolve(ui.style());
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
    job.append(&rest, 0.0, TextFormat::simple(font, palette.text));
    job
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

/// What a person can say of the chosen paragraph; the rest of the reading follows from it.
fn corrections(ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
    let words = context.words;
    let Ok(paragraph) = u32::try_from(import.chosen) else { return };
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
