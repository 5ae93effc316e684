//! Closed items drawn by lot to be looked at again (反向核查): the day, the share, the seed; what would be drawn is shown
//! before it is taken.

use std::sync::{Arc, Weak};

use egui::{Id, RichText, ScrollArea, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets::date_field::{self, DateKind};
use super::super::{Context, widgets};
use super::days;
use crate::analysis::{closed_on, draw};
use crate::document::{Change, Document, Edit};
use crate::field;
use crate::model::{Date, ItemId, NodeId, Number, Report, ReportId, Sample};
use crate::session::{Action, OpenDocument};
use crate::table::parse;

/// The share that is proposed: 三成, the least that provinces ask for.
const SHARE: &str = "30";

/// What was typed.
#[derive(Debug, Default)]
pub(crate) struct SampleState {
    begun: bool,
    on: String,
    percent: String,
    seed: String,
    drawn: Drawn,
}

/// What is drawn with what is typed.
#[derive(Debug, Default)]
struct Drawn {
    key: Option<(Weak<Report>, [String; 3])>,
    sample: Option<Sample>,
    closed: usize,
    names: Vec<String>,
    /// How many were drawn before on that day with the same share and seed, and whether they are the same.
    before: Option<(usize, bool)>,
    error: Option<String>,
}

impl SampleState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, report: &ReportId, context: &mut Context<'_>) {
        let words = context.words;
        if !std::mem::replace(&mut self.begun, true) {
            self.on = context.session.record_day().to_string();
            SHARE.clone_into(&mut self.percent);
            // The day makes a seed that nobody chose for what it gives.
            self.seed = self.on.replace('-', "");
        }
        ui.label(theme::text::title(words.text("sample-title")));
        ui.label(RichText::new(words.text("sample-about")).weak());
        ui.add_space(space::S);
        let offered = [context.session.record_day().to_string(), SHARE.to_owned(), self.on.replace('-', "")];
        let texts = [&mut self.on, &mut self.percent, &mut self.seed];
        let keys = ["field-sample-on", "field-sample-percent", "field-sample-seed"];
        for ((key, text), offered) in keys.into_iter().zip(texts).zip(offered) {
            let label = ui.label(words.text(key));
            let field = if key == "field-sample-on" {
                date_field::own(ui, text, "", 220.0, DateKind::day(days(context)), context)
            } else {
                widgets::framed(ui, TextEdit::singleline(text).desired_width(220.0))
            };
            field.labelled_by(label.id);
            let own = OwnField { id: Id::unique(("sample", key)), name: words.text(key), node: None, in_dialog: true };
            tell_own(&own, if *text == offered { "" } else { text }, context);
        }
        let dataset = context.session.active().map(OpenDocument::document).map(Document::dataset);
        let Some(report) = dataset.and_then(|dataset| dataset.report(report)) else { return };
        self.drawn.update(report, [&self.on, &self.percent, &self.seed], context);
        self.drawn.show(ui, context);
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let enter = super::is_entered(ui);
            let sample = self.drawn.sample.as_ref();
            let take =
                ui.add_enabled(sample.is_some(), egui::Button::new(theme::text::strong(words.text("sample-take"))));
            if let (true, Some(sample)) = (take.clicked() || enter, sample) {
                let samples = report.samples.iter().chain([sample]).cloned().collect();
                let change = Change::set(&(), field!(Report.samples), samples);
                context.actions.push(Action::Edit(Edit::new(report.id.clone(), change)));
                context.actions.push(Action::CloseDialog);
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }
}

impl Drawn {
    fn update(&mut self, report: &Arc<Report>, typed: [&String; 3], context: &Context<'_>) {
        let typed = typed.map(Clone::clone);
        if self.key.as_ref().is_some_and(|(of, asked)| of.as_ptr() == Arc::as_ptr(report) && *asked == typed) {
            return;
        }
        *self = Self { key: Some((Arc::downgrade(report), typed.clone())), ..Self::default() };
        let [on, percent, seed] = &typed;
        match asked(on, percent, seed, context) {
            Ok((on, percent, seed)) => {
                self.closed = closed_on(report, on).count();
                let items = draw(report, on, percent, seed);
                let name = |id: &ItemId| report.line_name(&NodeId::Item(id.clone())).unwrap_or_default();
                self.names = items.iter().map(name).collect();
                let is_before = |own: &&Sample| (own.on, own.seed, own.percent) == (on, Some(seed), Some(percent));
                let before = report.samples.iter().rfind(is_before);
                self.before = before.map(|own| (own.items.len(), own.items == items));
                let sample = Sample { on, seed: Some(seed), percent: Some(percent), items, ..Sample::blank() };
                self.sample = Some(sample).filter(|sample| !sample.items.is_empty());
            }
            Err(error) => self.error = Some(error),
        }
    }

    fn show(&self, ui: &mut Ui, context: &Context<'_>) {
        let words = context.words;
        ui.add_space(space::S);
        if let Some(error) = &self.error {
            widgets::fault(ui, error);
            return;
        }
        let counts = [("closed", self.closed.into()), ("drawn", self.names.len().into())];
        ui.label(theme::text::strong(words.with("sample-drawn", counts)));
        if let Some((count, is_same)) = self.before {
            let key = if is_same { "sample-drawn-before" } else { "sample-drawn-otherwise" };
            ui.label(words.with(key, [("count", count.into())]));
        }
        let area = ScrollArea::vertical().max_height(180.0).auto_shrink([false, true]);
        area.show_rows(ui, theme::ROW, self.names.len(), |ui, range| {
            for name in self.names.get(range).unwrap_or_default() {
                ui.add(egui::Label::new(name).truncate());
            }
        });
    }
}

/// Day, share and seed as they are typed.
fn asked(on: &str, percent: &str, seed: &str, context: &Context<'_>) -> Result<(Date, Number, Number), String> {
    let words = context.words;
    let on = parse::needed(parse::date(on, days(context), words), words)?;
    let percent = parse::number(percent.trim().trim_end_matches(['%', '\u{ff05}']), words)?;
    let seed = parse::number(seed, words)?;
    let share = percent.to_f64();
    if share <= 0.0 || share > 100.0 {
        return Err(words.text("error-sample-percent").to_owned());
    }
    Ok((on, percent, seed))
}
