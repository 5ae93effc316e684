//! All indicators as rows of bullet charts, grouped and sorted at will.

use egui::{Layout, RichText, ScrollArea, Ui};

use super::theme::{self, space};
use super::widgets::{self, choice::choice};
use super::{Context, charts};
use crate::analysis::{Answers, IndicatorGrouping, IndicatorLine, IndicatorRow, IndicatorTable, Only, Sort};
use crate::chart;
use crate::model::{NodeId, NodeRef};
use crate::session::{Action, OpenDocument};
use crate::words::Words;

/// The height of a row, in points: the same for all, so that only the rows on screen are laid out.
const TALL: f32 = 34.0;

/// The state of the indicators view. The scroll position is egui's own.
#[derive(Debug, Default)]
pub(super) struct Indicators;

impl Indicators {
    #[expect(clippy::unused_self, reason = "the views have one shape")]
    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some(answers) = document.answers() else {
            widgets::pending(ui, document.analyses_failed(), context.words);
            return;
        };
        controls(ui, document, answers, context);
        let table = &answers.indicators;
        if table.rows.is_empty() {
            widgets::empty(ui, context.words.text("indicators-none"), context.words.text("indicators-none-advice"));
            return;
        }
        head(ui, context.words);
        let area = ScrollArea::vertical().id_salt("indicators").auto_shrink([false, false]);
        area.show_rows(ui, TALL, table.lines.len(), |ui, range| {
            for line in table.lines.get(range).unwrap_or_default() {
                show_line(ui, *line, table, answers, context);
            }
        });
    }
}

fn controls(ui: &mut Ui, document: &OpenDocument, answers: &Answers, context: &mut Context<'_>) {
    let words = context.words;
    let present = *document.arrangement();
    let mut next = present;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(words.text("arrange-group")).weak());
        let id = |name| egui::Id::unique(name);
        next.group =
            choice(ui, id("group"), words.text("arrange-group"), present.group, &IndicatorGrouping::ALL, |g| {
                group_word(g, words)
            })
            .unwrap_or(present.group);
        ui.label(RichText::new(words.text("arrange-sort")).weak());
        next.sort =
            choice(ui, id("sort"), words.text("arrange-sort"), present.sort, &Sort::ALL, |s| sort_word(s, words))
                .unwrap_or(present.sort);
        ui.label(RichText::new(words.text("arrange-only")).weak());
        next.only =
            choice(ui, id("only"), words.text("arrange-only"), present.only, &Only::ALL, |o| only_word(o, words))
                .unwrap_or(present.only);
        ui.label(
            theme::text::small(words.with("indicators-count", [("count", answers.indicators.rows.len().into())]))
                .weak(),
        );
    });
    if next != present {
        context.actions.push(Action::SetArrangement(next));
    }
    ui.add_space(space::XS);
}

fn group_word(group: IndicatorGrouping, words: &Words) -> String {
    words
        .text(match group {
            IndicatorGrouping::Item => "group-item",
            IndicatorGrouping::Category => "group-category",
            IndicatorGrouping::Unit => "group-unit",
            IndicatorGrouping::Status => "group-status",
            IndicatorGrouping::None => "group-none",
        })
        .to_owned()
}

fn sort_word(sort: Sort, words: &Words) -> String {
    words
        .text(match sort {
            Sort::Document => "sort-document",
            Sort::Shortfall => "sort-shortfall",
            Sort::Attainment => "sort-attainment",
            Sort::Name => "sort-name",
            Sort::Latest => "sort-latest",
        })
        .to_owned()
}

fn only_word(only: Only, words: &Words) -> String {
    words
        .text(match only {
            Only::All => "only-all",
            Only::WithTarget => "only-with-target",
            Only::OffTarget => "only-off-target",
            Only::Met => "only-met",
        })
        .to_owned()
}

/// The widths of the columns for the width of the page: name, plot, value, target, status.
fn columns(ui: &Ui) -> [f32; 5] {
    let width = ui.available_width() - 4.0 * space::S - 12.0;
    let fixed = [128.0, 96.0, 64.0];
    let rest = (width - fixed.iter().sum::<f32>()).max(240.0);
    let name = (rest * 0.42).clamp(140.0, 420.0);
    [name, rest - name, fixed[0], fixed[1], fixed[2]]
}

fn head(ui: &mut Ui, words: &Words) {
    let [name, plot, value, target, status] = columns(ui);
    ui.horizontal(|ui| {
        let cells = [
            (name, "column-name"),
            (plot, "column-chart"),
            (value, "column-value"),
            (target, "column-target"),
            (status, "column-status"),
        ];
        for (width, key) in cells {
            cell(ui, width, |ui| drop(ui.label(theme::text::small(words.text(key)).weak())));
        }
    });
    ui.add_space(2.0);
}

/// A cell of fixed width, its content in the middle of the row.
fn cell(ui: &mut Ui, width: f32, show: impl FnOnce(&mut Ui)) {
    let height = ui.spacing().interact_size.y;
    ui.allocate_ui_with_layout(egui::vec2(width, height), Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_width(width);
        show(ui);
    });
}

fn show_line(ui: &mut Ui, line: IndicatorLine, table: &IndicatorTable, answers: &Answers, context: &mut Context<'_>) {
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), TALL - ui.spacing().item_spacing.y),
        Layout::left_to_right(egui::Align::Center),
        |ui| {
            ui.set_height(TALL - ui.spacing().item_spacing.y);
            match line {
                IndicatorLine::Head { first, count } => {
                    if let Some(row) = table.rows.get(first as usize) {
                        let name = group_name(row, table.group, answers, context.words);
                        ui.add(egui::Label::new(theme::text::strong(name)).truncate());
                        ui.label(theme::text::small(count.to_string()).weak());
                    }
                }
                IndicatorLine::Row(at) => {
                    if let Some(row) = table.rows.get(at as usize) {
                        indicator(ui, row, answers, context);
                    }
                }
            }
        },
    );
}

/// What a group is called, after its first row.
fn group_name(row: &IndicatorRow, group: IndicatorGrouping, answers: &Answers, words: &Words) -> String {
    let Some((report, item, indicator)) = row.resolve(&answers.dataset) else { return String::new() };
    match group {
        IndicatorGrouping::None => String::new(),
        IndicatorGrouping::Unit if indicator.unit.is_empty() => words.text("no-unit").to_owned(),
        IndicatorGrouping::Unit => indicator.unit.clone(),
        IndicatorGrouping::Status => words
            .text(match chart::bullet(&report.id, indicator, &row.attainment, words).status {
                chart::Status::Met => "status-met",
                chart::Status::Off => "status-off",
                chart::Status::Open => "status-open",
                chart::Status::NoTarget => "chart-no-target",
            })
            .to_owned(),
        IndicatorGrouping::Category => {
            let category = row.category().and_then(|at| report.categories.get(at));
            category.map_or_else(|| report.title.clone(), |category| format!("{} {}", category.number, category.title))
        }
        IndicatorGrouping::Item => {
            item.map_or_else(|| report.title.clone(), |item| format!("{} {}", item.number, item.title))
        }
    }
}

fn indicator(ui: &mut Ui, row: &IndicatorRow, answers: &Answers, context: &mut Context<'_>) {
    let words = context.words;
    let Some((report, _, indicator)) = row.resolve(&answers.dataset) else { return };
    let node = NodeRef::new(report.id.clone(), NodeId::Indicator(indicator.id.clone()));
    ui.push_id(&node, |ui| {
        let [name, plot, value, target, status] = columns(ui);
        let bullet = chart::bullet(&report.id, indicator, &row.attainment, words);
        cell(ui, name, |ui| {
            let link = ui.add(egui::Button::new(&indicator.name).frame(false).truncate());
            if link.on_hover_text(&indicator.name).clicked() {
                context.actions.push(Action::Select(node.clone()));
            }
        });
        let spot = charts::row(ui, &bullet, &[], egui::vec2(plot, charts::BAR + 4.0));
        charts::reach(ui, spot, &answers.dataset, context);
        let weak = |text: &str| egui::Label::new(theme::text::small(text)).truncate();
        cell(ui, value, |ui| {
            let label = ui.add(weak(&bullet.value));
            if !bullet.note.is_empty() {
                label.on_hover_text(&bullet.note);
            }
        });
        cell(ui, target, |ui| drop(ui.add(weak(&bullet.target))));
        cell(ui, status, |ui| {
            if bullet.status != chart::Status::NoTarget {
                charts::status(ui, bullet.status, words);
            }
        });
    });
}
