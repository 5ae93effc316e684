//! A step of the closing (销号) of items: which, the day, by whom, how; what speaks against it is asked about at once, and
//! overruled with a reason. Only a verifier's word closes an item.

use egui::{Id, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::super::widgets::choice::choice;
use super::super::widgets::date_field::{self, DateKind};
use super::doubts::Doubts;
use super::{Context, days, names};
use crate::document::{Setting, TakenStep};
use crate::model::{ClosingKind, ClosingLevel, ClosingStep, NodeRef, Progress};
use crate::session::Action;
use crate::table::parse;

/// What was typed.
#[derive(Debug, Default)]
pub(crate) struct CloseState {
    /// The step, where another one was chosen than was asked for.
    kind: Option<ClosingKind>,
    on: Option<String>,
    level: Option<ClosingLevel>,
    /// Who took it; absent until it is known who is at the keyboard.
    by: Option<String>,
    how: String,
    demand: String,
    doubts: Doubts,
    error: Option<String>,
}

impl CloseState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, nodes: &[NodeRef], asked: ClosingKind, context: &mut Context<'_>) {
        let words = context.words;
        let kind = self.kind.unwrap_or_else(|| begun_with(asked, nodes, context));
        ui.horizontal(|ui| {
            ui.label(theme::text::title(title(kind, context)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let word = |kind: ClosingKind| words.choice(kind).to_owned();
                let name = words.text("field-closing_step-kind");
                if let Some(picked) = choice(ui, Id::unique("closing kind"), name, kind, &ClosingKind::ALL, word) {
                    (self.kind, self.error) = (Some(picked), None);
                }
            });
        });
        ui.add_space(space::S);
        // What is missing, and the buttons, stay in view below many questions.
        super::above_footer(ui).show(ui, |ui| {
            names::show(ui, nodes, context);
            ui.label(egui::RichText::new(words.text(about(kind))).weak());
            ui.add_space(space::S);
            self.fields(ui, nodes, kind, context);
            if kind == ClosingKind::Verified {
                self.level(ui, context);
            }
            let step = self.step(kind, context);
            if self.doubts.show(ui, nodes, &step, context) {
                self.error = None;
            }
        });
        if let Some(error) = &self.error {
            widgets::fault(ui, error);
        }
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let enter = super::is_entered(ui);
            if ui.button(theme::text::strong(title(kind, context))).clicked() || enter {
                self.take(nodes, kind, context);
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }

    fn fields(&mut self, ui: &mut Ui, nodes: &[NodeRef], kind: ClosingKind, context: &mut Context<'_>) {
        let words = context.words;
        let today = context.session.record_day().to_string();
        let on = self.on.get_or_insert_with(|| today.clone());
        // The office at the keyboard verifies; a unit applies and agrees.
        let of_office = !matches!(kind, ClosingKind::Applied | ClosingKind::UnitAgreed);
        let who = if of_office { context.session.preferences().who.clone() } else { String::new() };
        let by = self.by.get_or_insert_with(|| who.clone());
        let [on_key, by_key, how_key] = labels(kind);
        let mut fields = vec![(on_key, on), (by_key, by), (how_key, &mut self.how)];
        if kind == ClosingKind::Refused {
            fields.push(("closing-demand", &mut self.demand));
        }
        for (key, text) in fields {
            let label = ui.label(words.text(key));
            let field = if key == on_key {
                let kind = DateKind::day(days(context));
                date_field::own(ui, text, "", f32::INFINITY, kind, context)
            } else {
                widgets::framed(ui, TextEdit::singleline(text).desired_width(f32::INFINITY))
            };
            let field = field.labelled_by(label.id);
            if field.changed() {
                self.error = None;
            }
            let own = OwnField {
                id: Id::unique(("close", key)),
                name: words.text(key),
                node: nodes.first(),
                in_dialog: true,
            };
            // The day is filled in already, and perhaps the name.
            tell_own(&own, if *text == today || *text == who { "" } else { text }, context);
            // Today is filled in; the first thing to be typed is who did it.
            if key == by_key && ui.memory(|memory| memory.focused().is_none()) {
                field.request_focus();
            }
        }
    }

    /// The level of a verification, where several levels look one after another.
    fn level(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let words = context.words;
        let name = words.text("field-closing_step-level");
        ui.horizontal(|ui| {
            ui.label(name);
            let all: Vec<Option<ClosingLevel>> = [None].into_iter().chain(ClosingLevel::ALL.map(Some)).collect();
            let word = |level: Option<ClosingLevel>| {
                level
                    .map_or_else(|| words.text("closing-level-none").to_owned(), |level| words.choice(level).to_owned())
            };
            if let Some(picked) = choice(ui, Id::unique("closing level"), name, self.level, &all, word) {
                self.level = picked;
            }
        });
    }

    /// The step as it is typed so far.
    fn step(&self, kind: ClosingKind, context: &Context<'_>) -> ClosingStep {
        let on = parse::date(self.on.as_deref().unwrap_or_default(), days(context), context.words).ok().flatten();
        let is_reopened = kind == ClosingKind::Reopened;
        let said = self.how.trim().to_owned();
        // Why it is reopened is no manner: it is a note, as of every other way of reopening.
        let (how, note) = if is_reopened { (String::new(), said) } else { (said, String::new()) };
        let demand = if kind == ClosingKind::Refused { self.demand.trim().to_owned() } else { String::new() };
        ClosingStep {
            kind,
            level: self.level.filter(|_| kind == ClosingKind::Verified),
            on: on.or_else(|| Some(context.session.record_day())),
            by: self.by.as_deref().unwrap_or_default().trim().to_owned(),
            how,
            note,
            demand,
            ..ClosingStep::blank()
        }
    }

    fn take(&mut self, nodes: &[NodeRef], kind: ClosingKind, context: &mut Context<'_>) {
        let words = context.words;
        let on = match parse::needed(parse::date(self.on.as_deref().unwrap_or_default(), days(context), words), words) {
            Ok(on) => on,
            Err(error) => {
                self.error = Some(error);
                return;
            }
        };
        let step = ClosingStep { on: Some(on), ..self.step(kind, context) };
        if kind != ClosingKind::Reopened
            && let Some(title) = closed(nodes, context).next()
        {
            self.error = Some(words.with("error-close-closed", [("title", title.into())]));
            return;
        }
        if let Some(key) = missing(&step) {
            self.error = Some(words.text(key).to_owned());
            return;
        }
        let Some(overruled) =
            self.doubts.overruled(&step, context.session.record_day(), &context.session.preferences().who)
        else {
            self.error = Some(words.text("error-overrule-reason").to_owned());
            self.doubts.ask();
            return;
        };
        context.actions.push(Action::Set(nodes.to_vec(), Setting::Closing(TakenStep { step, overruled })));
    }
}

/// The step that the dialog begins with: what is closed already can only be taken up again.
fn begun_with(asked: ClosingKind, nodes: &[NodeRef], context: &Context<'_>) -> ClosingKind {
    if closed(nodes, context).count() == nodes.len() { ClosingKind::Reopened } else { asked }
}

/// The titles of those that are closed.
fn closed<'a>(nodes: &'a [NodeRef], context: &Context<'a>) -> impl Iterator<Item = &'a str> {
    let dataset = context.session.active().map(|document| document.document().dataset());
    nodes.iter().filter_map(move |node| {
        let item = dataset?.report(&node.report)?.item_of(&node.node)?;
        (item.progress == Progress::Closed).then_some(item.title.as_str())
    })
}

/// The key of what a step lacks.
fn missing(step: &ClosingStep) -> Option<&'static str> {
    let (no_name, no_manner) = (step.by.is_empty(), step.how.is_empty());
    match step.kind {
        ClosingKind::Verified | ClosingKind::Approved if no_name || no_manner => Some("error-close-who-how"),
        ClosingKind::Refused if step.demand.is_empty() => Some("error-close-demand"),
        ClosingKind::Reopened if no_name || step.note.is_empty() => Some("error-close-who-why"),
        _ if no_name => Some("error-close-who"),
        _ => None,
    }
}

/// The title of the dialog and the name of its button.
fn title<'a>(kind: ClosingKind, context: &'a Context<'_>) -> &'a str {
    if kind == ClosingKind::Approved { context.words.text("close-title") } else { context.words.choice(kind) }
}

fn about(kind: ClosingKind) -> &'static str {
    match kind {
        ClosingKind::Applied => "close-about-applied",
        ClosingKind::UnitAgreed => "close-about-unit-agreed",
        ClosingKind::Verified => "close-about-verified",
        ClosingKind::Approved => "close-about",
        ClosingKind::Refused => "close-about-refused",
        ClosingKind::Reopened => "close-about-reopened",
    }
}

/// The keys of the names of day, person and manner.
fn labels(kind: ClosingKind) -> [&'static str; 3] {
    match kind {
        ClosingKind::Approved => ["closed-on", "closed-by", "closed-how"],
        ClosingKind::Verified => ["field-closing_step-on", "closed-by", "closed-how"],
        ClosingKind::Reopened => ["field-closing_step-on", "field-closing_step-by", "close-why"],
        _ => ["field-closing_step-on", "field-closing_step-by", "field-closing_step-how"],
    }
}
