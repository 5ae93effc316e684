//! Letters to the units that lead the selected items: what they do, their day and number, whom to answer, and which
//! units get one.

use std::collections::HashSet;

use egui::{Id, ScrollArea, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::super::widgets::date_field::{self, DateKind};
use super::{Context, days};
use crate::analysis::{LetterPlan, UnitItems, letter_before, letter_plan, next_letter_number};
use crate::model::{Date, Item, ItemId, LetterKind, NodeId, NodeRef, PartyId, Report};
use crate::session::{Action, LetterDraft, letter_prefix};
use crate::table::parse::{self, DateBasis};
use crate::words::Words;

/// The items of a report among these nodes.
fn items_of<'a>(report: &'a Report, nodes: &[NodeRef]) -> Vec<&'a Item> {
    let own = nodes.iter().filter(|node| node.report == report.id);
    let ids: HashSet<&NodeId> = own.map(|node| &node.node).collect();
    report.items().filter(|item| ids.contains(&NodeId::Item(item.id.clone()))).map(|item| &**item).collect()
}

/// So many days after its day a letter is to be answered, unless another day is typed.
const ANSWER_DAYS: i32 = 7;

/// The height of the list of units, in points.
const LIST: f32 = 132.0;

/// The fields, by their places among what was typed; each with the key of its name.
const FIELDS: [&str; 5] = ["letters-on", "letters-answer-by", "letters-prefix", "letters-issuer", "letters-contact"];
const ON: usize = 0;
const ANSWER_BY: usize = 1;
const PREFIX: usize = 2;
const ISSUER: usize = 3;
const CONTACT: usize = 4;

/// What was typed and chosen.
#[derive(Debug, Default)]
pub(crate) struct LettersState {
    kind: Option<LetterKind>,
    /// What was typed; absent where what was proposed stands.
    typed: [Option<String>; 5],
    /// The units that get no letter; absent until they are known.
    left_out: Option<HashSet<PartyId>>,
    /// The letters by day: working them out walks all items.
    plan: Option<(u64, Date, LetterPlan)>,
    error: Option<String>,
}

impl LettersState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        nodes: &[NodeRef],
        first: LetterKind,
        only: Option<&[PartyId]>,
        context: &mut Context<'_>,
    ) {
        let words = context.words;
        let Some(document) = context.session.active() else { return };
        let known = nodes.first().and_then(|node| document.document().dataset().report(&node.report));
        let Some(report) = known else { return };
        let revision = document.document().revision();
        let kind = self.kind.unwrap_or(first);
        let proposed = self.proposed(report, kind, context);
        let on = parse::date(self.text(ON, &proposed), days(context), words).ok().flatten();
        let day = on.unwrap_or_else(|| context.session.record_day());
        let plan = self.plan(revision, report, nodes, day).clone();
        let others =
            plan.units.iter().map(|own| &own.unit).filter(|unit| only.is_some_and(|only| !only.contains(unit)));
        self.left_out.get_or_insert_with(|| others.cloned().collect());
        ui.label(theme::text::title(words.text("letters-title")));
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            for own in LetterKind::ALL {
                if ui.selectable_label(kind == own, words.choice(own)).clicked() {
                    self.kind = Some(own);
                }
            }
        });
        ui.add_space(space::S);
        for pair in [[ON, ANSWER_BY], [PREFIX, ISSUER]] {
            ui.columns(2, |columns| {
                for (ui, at) in columns.iter_mut().zip(pair) {
                    self.field(ui, at, &proposed, nodes, context);
                }
            });
        }
        self.field(ui, CONTACT, &proposed, nodes, context);
        ui.add_space(space::S);
        let prefix = self.text(PREFIX, &proposed).trim().to_owned();
        let (year, ..) = day.parts();
        let first = next_letter_number(&report.letters, &prefix, year);
        self.units(ui, report, &plan, &first, words);
        told(ui, report, &plan, nodes, words);
        ui.label(theme::text::small(words.text("letters-about")).weak());
        if let Some(error) = &self.error {
            widgets::fault(ui, error);
        }
        ui.add_space(space::M);
        let left_out = self.left_out.clone().unwrap_or_default();
        let chosen: Vec<&UnitItems> = plan.units.iter().filter(|own| !left_out.contains(&own.unit)).collect();
        ui.horizontal(|ui| {
            let text = words.with("letters-write", [("count", chosen.len().into())]);
            let button = ui.add_enabled(!chosen.is_empty(), egui::Button::new(theme::text::strong(text)));
            let enter = !chosen.is_empty() && super::is_entered(ui);
            if button.on_disabled_hover_text(words.text("letters-no-unit")).clicked() || enter {
                self.take(report, kind, &proposed, &chosen, context);
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }

    /// What stands in the fields until something is typed: the sender of the last letter, its prefix, a week to answer.
    fn proposed(&self, report: &Report, kind: LetterKind, context: &Context<'_>) -> [String; 5] {
        let words = context.words;
        let before = letter_before(&report.letters, kind);
        let of_before = |own: fn(&crate::model::Letter) -> &String| before.map(own).filter(|text| !text.is_empty());
        // A letter is recorded now, whatever day the report is looked at on.
        let on = context.session.record_day();
        let typed = self.typed.first().and_then(Option::as_deref);
        let day = typed.and_then(|text| parse::date(text, days(context), words).ok().flatten()).unwrap_or(on);
        [
            on.to_string(),
            day.add_days(ANSWER_DAYS).to_string(),
            letter_prefix(report, kind, words),
            of_before(|letter| &letter.issuer).unwrap_or(&report.issuer).clone(),
            of_before(|letter| &letter.contact).cloned().unwrap_or_default(),
        ]
    }

    fn text<'a>(&'a self, at: usize, proposed: &'a [String; 5]) -> &'a str {
        let typed = self.typed.get(at).and_then(Option::as_deref);
        typed.or_else(|| proposed.get(at).map(String::as_str)).unwrap_or_default()
    }

    fn plan(&mut self, revision: u64, report: &Report, nodes: &[NodeRef], day: Date) -> &LetterPlan {
        if self.plan.as_ref().is_none_or(|(of, on, _)| (*of, *on) != (revision, day)) {
            self.plan = None;
        }
        let (.., plan) =
            self.plan.get_or_insert_with(|| (revision, day, letter_plan(report, items_of(report, nodes), day)));
        plan
    }

    /// A field under its name.
    fn field(&mut self, ui: &mut Ui, at: usize, proposed: &[String; 5], nodes: &[NodeRef], context: &mut Context<'_>) {
        let Some(key) = FIELDS.get(at) else { return };
        let name = context.words.text(key);
        let mut text = self.text(at, proposed).to_owned();
        ui.vertical(|ui| {
            let label = ui.label(name);
            let day = parse::date(self.text(ON, proposed), days(context), context.words).ok().flatten();
            let field = match at {
                ON => date_field::own(ui, &mut text, "", f32::INFINITY, DateKind::day(days(context)), context),
                ANSWER_BY => {
                    let basis = day.map_or_else(|| days(context), DateBasis::today).by_its_end();
                    date_field::own(ui, &mut text, "", f32::INFINITY, DateKind::day(basis), context)
                }
                _ => widgets::framed(ui, TextEdit::singleline(&mut text).desired_width(f32::INFINITY)),
            };
            let field = field.labelled_by(label.id);
            if at == ON && ui.memory(|memory| memory.focused().is_none()) {
                field.request_focus();
            }
            if field.changed() {
                self.error = None;
                if let Some(typed) = self.typed.get_mut(at) {
                    *typed = Some(text.clone());
                }
            }
        });
        let own = OwnField { id: Id::unique(("letters", at)), name, node: nodes.first(), in_dialog: true };
        // What was proposed is no work of the person.
        tell_own(&own, self.typed.get(at).and_then(Option::as_deref).unwrap_or_default(), context);
    }

    /// The units with what each is written about, ticked where they get a letter, and the number that it will have.
    fn units(
        &mut self,
        ui: &mut Ui,
        report: &Report,
        plan: &LetterPlan,
        first: &crate::analysis::LetterNumber,
        words: &Words,
    ) {
        let mut number = first.clone();
        let area = ScrollArea::vertical().id_salt("units").max_height(LIST).auto_shrink([false, true]);
        area.show(ui, |ui| {
            for own in &plan.units {
                let name = widgets::node_name(report, &NodeId::Party(own.unit.clone()));
                let key = if own.late > 0 { "letters-unit-late" } else { "letters-unit" };
                let arguments = [
                    ("unit", name.into()),
                    ("items", own.items.len().into()),
                    ("late", own.late.into()),
                    ("days", own.longest_late.into()),
                ];
                let left_out = self.left_out.get_or_insert_default();
                let mut on = !left_out.contains(&own.unit);
                ui.horizontal(|ui| {
                    let mark = ui.checkbox(&mut on, words.with(key, arguments));
                    if mark.on_hover_text(titles(report, &own.items)).changed() {
                        if on {
                            left_out.remove(&own.unit);
                        } else {
                            left_out.insert(own.unit.clone());
                        }
                    }
                    if on {
                        ui.label(theme::text::small(number.to_string()).weak());
                        number.n = number.n.saturating_add(1);
                    }
                });
            }
        });
    }

    fn take(
        &mut self,
        report: &Report,
        kind: LetterKind,
        proposed: &[String; 5],
        chosen: &[&UnitItems],
        context: &mut Context<'_>,
    ) {
        match self.draft(report, kind, proposed, chosen, context) {
            Ok(draft) => context.actions.push(Action::WriteLetters(draft)),
            Err(error) => self.error = Some(error),
        }
    }

    /// What is asked for, or why it cannot be.
    fn draft(
        &self,
        report: &Report,
        kind: LetterKind,
        proposed: &[String; 5],
        chosen: &[&UnitItems],
        context: &Context<'_>,
    ) -> Result<LetterDraft, String> {
        let words = context.words;
        let on = parse::needed(parse::date(self.text(ON, proposed), days(context), words), words)?;
        // So many days to answer begin with the day of the letter.
        let answer_by = parse::date(self.text(ANSWER_BY, proposed), DateBasis::today(on).by_its_end(), words)?;
        if answer_by.is_some_and(|by| by < on) {
            return Err(words.text("letters-answer-before").to_owned());
        }
        let typed = |at: usize| self.text(at, proposed).trim().to_owned();
        let prefix = typed(PREFIX);
        if prefix.is_empty() {
            return Err(words.text("letters-no-prefix").to_owned());
        }
        Ok(LetterDraft {
            report: report.id.clone(),
            kind,
            on,
            answer_by,
            prefix,
            issuer: typed(ISSUER),
            contact: typed(CONTACT),
            units: chosen.iter().map(|own| (own.unit.clone(), own.items.clone())).collect(),
        })
    }
}

/// The items that stand in no letter, and why.
fn told(ui: &mut Ui, report: &Report, plan: &LetterPlan, nodes: &[NodeRef], words: &Words) {
    let lines = [
        ("letters-without-unit", &plan.without_unit),
        ("letters-internal", &plan.internal),
        ("letters-complete", &plan.complete),
    ];
    for (key, items) in lines {
        if !items.is_empty() {
            let text = words.with(key, [("count", items.len().into())]);
            ui.label(theme::text::small(text).weak()).on_hover_text(titles(report, items));
        }
    }
    let others = nodes.iter().filter(|node| node.report != report.id).count();
    if others > 0 {
        ui.label(theme::text::small(words.with("letters-other-reports", [("count", others.into())])).weak());
    }
}

/// The titles of some items, a line each.
fn titles(report: &Report, items: &[ItemId]) -> String {
    let name = |id: &ItemId| widgets::node_name(report, &NodeId::Item(id.clone()));
    items.iter().map(name).collect::<Vec<_>>().join("\n")
}
