//! The chosen finding in full: where it is, the words it rests on, the reckoning as bars, what else the item says, and what
//! can be done about it.

use std::sync::Arc;

use egui::text_edit::TextEditState;
use egui::{Button, Id, Label, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2};

use super::figures::Figures;
use super::passages::{Passage, passages};
use super::reckoned::{BarLine, Look, Reckoned};
use super::rows::{FindingId, Group, Row};
use crate::analysis::audit::Audit;
use crate::model::{Dataset, Item, LetterKind, NodeId, NodeRef, Report, Span};
use crate::session::{Action, Dialog, FindingStep, one_fact};
use crate::ui::Context;
use crate::ui::draft::{OwnField, tell_own};
use crate::ui::theme::{self, space};
use crate::ui::widgets;
use crate::ui::widgets::line::{Line, is_cut};
use crate::words::{Language, Words};

/// The height of a line of the reckoning, and the widths of its name and its value, in points.
const LINE: f32 = 24.0;
const NAME: f32 = 128.0;
const VALUE: f32 = 104.0;

/// How many characters of a title stand in the path.
const STEP: usize = 14;

/// From this width on the reckoning stands beside what else is said, and how wide that is, in points.
const WIDE: f32 = 600.0;
const WITNESSES: f32 = 240.0;

/// The widest that bars are, in points.
const BARS: f32 = 360.0;

/// The panel.
#[derive(Debug, Default)]
pub(super) struct Detail {
    /// What it was made from.
    key: Option<(Arc<Audit>, FindingId, Language)>,
    shown: Shown,
    /// Another finding than before: it is shown from its top.
    is_new: bool,
}

/// A finding in words and bars, made once for each that is chosen.
#[derive(Debug, Default)]
struct Shown {
    /// What it is under, from the category down, each with its place.
    path: Vec<(String, NodeRef)>,
    passages: Vec<Passage>,
    reckoned: Option<Reckoned>,
    /// What else the item says, with the key of its name.
    witnesses: Vec<(&'static str, String)>,
    spans: Vec<Span>,
    /// The item, where it is one of an item.
    item: Option<NodeRef>,
    /// By whom and when it was accepted, and why.
    accepted: Option<String>,
}

impl Detail {
    /// Lets go of the audit.
    pub(super) fn forget(&mut self) {
        (self.key, self.shown) = (None, Shown::default());
    }

    /// Brings the panel up to date with the chosen row.
    pub(super) fn update(&mut self, row: &Row, audit: &Arc<Audit>, dataset: &Dataset, words: &Words) {
        let is_same = self.key.as_ref().is_some_and(|(_, id, _)| row.is(id));
        let is_fresh =
            self.key.as_ref().is_some_and(|(of, _, language)| Arc::ptr_eq(of, audit) && *language == words.language());
        if is_same && is_fresh {
            return;
        }
        self.is_new |= !is_same;
        self.shown = Shown::of(row, audit, dataset, words);
        self.key = Some((Arc::clone(audit), row.id(), words.language()));
    }

    /// Shows it. `takes_keyboard` gives the keyboard to the reason. True where the finding was accepted.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        (row, text): (&Row, &str),
        (reason, takes_keyboard): (&mut String, bool),
        context: &mut Context<'_>,
    ) -> bool {
        let words = Arc::clone(context.words);
        let mut is_accepted = false;
        let mut area = ScrollArea::vertical().id_salt("finding").auto_shrink([false, false]);
        if std::mem::take(&mut self.is_new) {
            area = area.vertical_scroll_offset(0.0);
            // What another finding was answered with is not taken back in this one.
            TextEditState::default().store(ui.ctx(), reason_field());
        }
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            self.shown.path(ui, context);
            ui.add(Label::new(theme::text::section(text)).wrap());
            ui.add_space(space::XS);
            self.shown.words(ui, &words);
            self.shown.grounds(ui, &words);
            if row.group.is_open() {
                is_accepted = self.shown.ways(ui, row, (reason, takes_keyboard), context);
            } else {
                self.shown.closed(ui, row, &words, context);
            }
        });
        is_accepted
    }

    /// Shows the words of the chosen finding in the source.
    pub(super) fn show_source(&self, row: &Row, context: &mut Context<'_>) {
        self.shown.show_source(row, context);
    }

    /// Writes to the unit about its item.
    pub(super) fn ask_unit(&self, context: &mut Context<'_>) {
        self.shown.ask_unit(context);
    }
}

/// The field of the reason.
fn reason_field() -> Id {
    Id::unique("audit reason field")
}

/// Tells the session what stands as the reason for a finding that is not accepted yet.
pub(super) fn tell_reason((report, key): &FindingId, node: Option<&NodeRef>, text: &str, context: &mut Context<'_>) {
    let name = context.words.text("audit-reason");
    let id = Id::unique(("audit reason", report.as_str(), key.as_str()));
    tell_own(&OwnField { id, name, node, in_dialog: false }, text, context);
}

impl Shown {
    fn of(row: &Row, audit: &Audit, dataset: &Dataset, words: &Words) -> Self {
        let (Some(finding), Some(report)) = (row.finding(), dataset.report(&row.node.report)) else {
            return Self::default();
        };
        let item = report.item_of(&row.node.node);
        let accepted =
            audit.reports.iter().find(|own| own.report == report.id).and_then(|own| own.accepted(&finding.key)).map(
                |own| {
                    let arguments = [
                        ("reason", own.reason.clone().into()),
                        ("who", own.who.clone().into()),
                        ("on", words.date(own.on).into()),
                    ];
                    words.with(if own.who.is_empty() { "audit-accepted-on" } else { "audit-accepted-by" }, arguments)
                },
            );
        let figures = Figures::of(finding, &report.source);
        Self {
            path: path(report, &row.node.node),
            passages: passages(finding, &figures, &report.source),
            reckoned: Reckoned::of(finding, &figures, report, words),
            witnesses: item.map(|item| witnesses(item, words)).unwrap_or_default(),
            spans: finding.spans.clone(),
            item: item.map(|item| NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()))),
            accepted,
        }
    }

    /// What can be done: the data is mended, the finding accepted, the unit asked. The words of the source stay as they are.
    /// True where it was accepted.
    fn ways(
        &self,
        ui: &mut Ui,
        row: &Row,
        (reason, takes_keyboard): (&mut String, bool),
        context: &mut Context<'_>,
    ) -> bool {
        let words = Arc::clone(context.words);
        widgets::headed(ui, words.text("audit-ways"), words.text("audit-ways-about"), |_| {});
        let label = ui.label(theme::text::small(words.text("audit-reason-key")).weak());
        let edit = TextEdit::multiline(reason)
            .id(reason_field())
            .desired_rows(2)
            .desired_width(f32::INFINITY)
            .return_key(egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, egui::Key::Enter));
        let field = widgets::framed(ui, edit).labelled_by(label.id);
        field.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, words.text("audit-reason"));
            info.current_text_value = Some(reason.clone());
            info
        });
        if takes_keyboard {
            field.request_focus();
            field.scroll_to_me(None);
        }
        // As in every field, Escape drops what was typed.
        if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            reason.clear();
        }
        ui.label(theme::text::small(words.text("audit-reason-about")).weak());
        let ready = !reason.trim().is_empty();
        let enter = ui.input(|input| input.key_pressed(egui::Key::Enter) && !input.modifiers.shift);
        let mut is_accepted = false;
        ui.horizontal_wrapped(|ui| {
            let text = theme::text::strong(words.text("audit-accept"));
            let accept = Button::new(text).shortcut_text(words.text("key-enter"));
            let accept = ui.add_enabled(ready, accept).on_disabled_hover_text(words.text("audit-accept-why"));
            if ready && (field.has_focus() && enter || accept.clicked()) {
                let step = FindingStep::Accept(row.node.report.clone(), row.key().to_owned(), reason.trim().to_owned());
                context.actions.push(Action::Finding(step));
                reason.clear();
                field.surrender_focus();
                is_accepted = true;
            }
            self.leads_on(ui, row, context);
        });
        tell_reason(&row.id(), Some(&row.node), reason, context);
        is_accepted
    }

    /// What was accepted is opened again; what holds is only looked at.
    fn closed(&self, ui: &mut Ui, row: &Row, words: &Words, context: &mut Context<'_>) {
        ui.add_space(space::M);
        if let Some(accepted) = &self.accepted {
            ui.add(Label::new(accepted).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            if row.group == Group::Accepted && ui.button(words.text("audit-reopen")).clicked() {
                let step = FindingStep::Reopen(row.node.report.clone(), row.key().to_owned());
                context.actions.push(Action::Finding(step));
            }
            self.leads_on(ui, row, context);
        });
    }

    fn path(&self, ui: &mut Ui, context: &mut Context<'_>) {
        ui.horizontal_wrapped(|ui| {
            for (at, (name, node)) in self.path.iter().enumerate() {
                if at > 0 {
                    ui.label(theme::text::small("›").weak());
                }
                let mut short: String = name.chars().take(STEP).collect();
                if short.len() < name.len() {
                    short.push('…');
                }
                if ui.link(theme::text::small(short)).on_hover_text(name).clicked() {
                    context.actions.push(Action::Select(node.clone()));
                }
            }
        });
    }

    fn words(&self, ui: &mut Ui, words: &Words) {
        let palette = theme::palette(ui);
        for passage in &self.passages {
            let number = words.with("audit-paragraph", [("number", passage.number.into())]);
            ui.label(theme::text::small(number).weak());
            let job = passage.job(ui, palette);
            ui.add(Label::new(job).wrap());
        }
    }

    /// The reckoning and what else is said, beside each other where there is room.
    fn grounds(&self, ui: &mut Ui, words: &Words) {
        let width = ui.available_width();
        if self.reckoned.is_none() || self.witnesses.is_empty() || width < WIDE {
            self.reckoning(ui, words);
            self.witnesses(ui, words);
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            let plain = egui::Layout::top_down(egui::Align::Min);
            for (width, is_reckoning) in [(width - WITNESSES - space::XL, true), (WITNESSES, false)] {
                ui.allocate_ui_with_layout(vec2(width, 0.0), plain, |ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
                    if is_reckoning { self.reckoning(ui, words) } else { self.witnesses(ui, words) }
                });
            }
        });
    }

    fn reckoning(&self, ui: &mut Ui, words: &Words) {
        let Some(reckoned) = &self.reckoned else { return };
        widgets::section(ui, words.text("audit-reckoning"));
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in &reckoned.lines {
            bar(ui, line);
        }
        if let Some((difference, tolerance)) = &reckoned.difference {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
            let palette = theme::palette(ui);
            let y = rect.center().y;
            Line::strong(palette.text).paint(ui, pos2(rect.left(), y), NAME, words.text("audit-difference"));
            let right = rect.left() + NAME + VALUE;
            // Its unit may be longer than those of the values: 个百分点.
            Line::strong(palette.text).right().paint(ui, pos2(right, y), VALUE + NAME / 2.0, difference);
            if let Some(tolerance) = tolerance {
                let allowed = words.with("audit-tolerance", [("tolerance", tolerance.clone().into())]);
                let at = pos2(right + space::L, y);
                Line::small(palette.weak).paint(ui, at, rect.right() - at.x, &allowed);
            }
        }
        ui.spacing_mut().item_spacing.y = space::XS;
    }

    fn witnesses(&self, ui: &mut Ui, words: &Words) {
        if self.witnesses.is_empty() {
            return;
        }
        widgets::section(ui, words.text("audit-witnesses"));
        let grid = egui::Grid::new("witnesses").num_columns(2).min_col_width(36.0).min_row_height(18.0);
        grid.show(ui, |ui| {
            for (key, text) in &self.witnesses {
                ui.label(theme::text::small(words.text(key)).weak());
                ui.add(Label::new(text).wrap());
                ui.end_row();
            }
        });
    }

    /// The ways that lead elsewhere: to the data, to the words, to the unit.
    fn leads_on(&self, ui: &mut Ui, row: &Row, context: &mut Context<'_>) {
        let words = context.words;
        let go = Button::new(words.text("audit-go")).shortcut_text("F2");
        if ui.add(go).on_hover_text(words.text("audit-go-tip")).clicked() {
            context.actions.push(Action::Select(row.node.clone()));
        }
        let source = Button::new(words.text("audit-source")).shortcut_text("F4");
        let source = ui.add_enabled(!self.spans.is_empty(), source).on_hover_text(words.text("show-source-tip"));
        if source.on_disabled_hover_text(words.text("audit-no-words")).clicked() {
            self.show_source(row, context);
        }
        if row.group.is_open() {
            if let Some(edit) = row.finding().and_then(one_fact)
                && ui.button(words.text("audit-one-fact")).on_hover_text(words.text("audit-one-fact-tip")).clicked()
            {
                context.actions.push(Action::Edit(edit));
            }
            let ask = ui.add_enabled(self.item.is_some(), Button::new(words.text("audit-ask")).shortcut_text("F7"));
            if ask.on_hover_text(words.text("audit-ask-tip")).clicked() {
                self.ask_unit(context);
            }
        }
    }

    fn show_source(&self, row: &Row, context: &mut Context<'_>) {
        if !self.spans.is_empty() {
            context.actions.push(Action::ShowSource(row.node.report.clone(), self.spans.clone()));
        }
    }

    fn ask_unit(&self, context: &mut Context<'_>) {
        if let Some(item) = &self.item {
            context.actions.push(Action::Ask(Dialog::Letters(vec![item.clone()], LetterKind::Remind, None)));
        }
    }
}

fn bar(ui: &mut Ui, line: &BarLine) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let palette = theme::palette(ui);
    let y = rect.center().y;
    let is_part = line.look == Look::Part;
    let text = if is_part { Line::body(palette.text) } else { Line::strong(palette.text) };
    if line.look == Look::Result {
        let right = rect.right().min(rect.left() + NAME + VALUE + space::L + BARS);
        ui.painter().hline(rect.left()..=right, rect.top() + 0.5, Stroke::new(1.0, palette.text));
    }
    text.paint(ui, pos2(rect.left(), y), NAME - space::S, &line.name);
    text.right().paint(ui, pos2(rect.left() + NAME + VALUE, y), VALUE, &line.value);
    let said = format!("{} {}", line.name, line.value);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
    if is_cut(ui, rect) {
        response.on_hover_text(said);
    }
    let Some((from, to)) = line.bar else { return };
    let left = rect.left() + NAME + VALUE + space::L;
    let width = (rect.right() - left).min(BARS);
    if width < 40.0 {
        return;
    }
    let bar = Rect::from_x_y_ranges(
        (left + from * width)..=(left + to * width).max(left + from * width + 1.0),
        (y - 4.0)..=(y + 4.0),
    );
    match line.look {
        Look::Part => ui.painter().rect_filled(bar, 0.0, palette.weak),
        Look::Result => ui.painter().rect_filled(bar, 0.0, palette.actual),
        Look::Stated => ui.painter().rect_stroke(
            bar.expand2(vec2(0.0, 1.0)),
            0.0,
            Stroke::new(1.25, palette.text),
            StrokeKind::Inside,
        ),
    };
}

/// What a node is under, from the category down to the item.
fn path(report: &Report, node: &NodeId) -> Vec<(String, NodeRef)> {
    let at = report.locate(node);
    let named = |number: &str, title: &str| format!("{number} {title}").trim_start().to_owned();
    let step = |name: String, node: NodeId| (name, NodeRef::new(report.id.clone(), node));
    let category = at.and_then(|at| report.category_at(at));
    let problem = at.and_then(|at| report.problem_at(at));
    let item = at.and_then(|at| report.item_at(at));
    let steps = [
        category.map(|own| step(named(&own.number, &own.title), NodeId::Category(own.id.clone()))),
        problem.map(|own| step(named(&own.number, &own.title), NodeId::Problem(own.id.clone()))),
        item.map(|own| step(named(&own.number, &own.title), NodeId::Item(own.id.clone()))),
    ];
    let path: Vec<_> = steps.into_iter().flatten().collect();
    if path.is_empty() { vec![step(report.title.clone(), NodeId::Report)] } else { path }
}

/// What else the item says: its figures, what was said of it last, its evidence.
fn witnesses(item: &Item, words: &Words) -> Vec<(&'static str, String)> {
    const FEW: usize = 3;
    let figure = |indicator: &crate::model::Indicator| {
        let now = indicator.latest()?;
        let value = words.reading(now, &indicator.unit);
        let target = indicator.target.as_ref().map(|target| words.target(target, &indicator.unit));
        Some(match target {
            Some(target) => words.with(
                "audit-witness-target",
                [("name", indicator.name.as_str().into()), ("value", value.into()), ("target", target.into())],
            ),
            None => format!("{} {value}", indicator.name),
        })
    };
    let figures = item.indicators.iter().filter_map(figure).take(FEW).map(|text| ("audit-witness-indicator", text));
    let said = item.updates.iter().max_by_key(|update| update.on).map(|update| {
        let text: String = update.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect();
        let arguments = [("date", words.date(update.on).into()), ("text", text.into())];
        ("audit-witness-log", words.with("today-said", arguments))
    });
    let evidence = item.evidence.iter().take(FEW).map(|own| {
        let name = if own.title.is_empty() { &own.file } else { &own.title };
        ("audit-witness-evidence", name.clone())
    });
    figures.chain(said).chain(evidence).collect()
}
