//! The head of the page: where the party stands in its group, its name with its news, how its items stand, and what can be
//! done about them.

use egui::{Key, Layout, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::super::keys::pressed_alone;
use super::super::super::theme::{self, space};
use super::super::super::widgets::line::Line;
use super::super::super::widgets::{main_button, status};
use super::super::form::Form;
use super::{Page, links};
use crate::analysis::PartyGroup;
use crate::model::{Codes as _, LetterKind, NodeId, NodeRef, PartyKind, Status};
use crate::session::{Action, View};
use crate::words::Words;

/// The room for the buttons beside the title, the width from which on they stand there, and how far they stand below the path,
/// in points.
const BUTTONS: f32 = 330.0;
const BESIDE: f32 = 720.0;
const BELOW_PATH: f32 = 20.0;

pub(super) fn show(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let room = ui.available_width();
    if room < BESIDE {
        told(ui, page, form);
        ui.horizontal_wrapped(|ui| buttons(ui, page, form));
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.vertical(|ui| {
            ui.set_width(room - BUTTONS);
            told(ui, page, form);
        });
        ui.vertical(|ui| {
            ui.set_width(BUTTONS);
            ui.add_space(BELOW_PATH);
            ui.with_layout(Layout::right_to_left(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                buttons(ui, page, form);
            });
        });
    });
}

fn told(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    path(ui, page, form);
    let news = news(page);
    let name = &page.party.name;
    let title = if news.is_empty() {
        name.clone()
    } else {
        page.words.with("unit-title", [("name", name.as_str().into()), ("news", news.into())])
    };
    ui.add(egui::Label::new(theme::text::title(title)).wrap());
    standing(ui, page);
}

/// The group, which leads to the first of it, and the place there.
fn path(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let words = page.words;
    let Some(rank) = page.own.rank else { return };
    let (group, place) = match rank.group {
        PartyGroup::Lead => ("lead-units", Some("unit-rank")),
        PartyGroup::Support => ("unit-group-support", Some("unit-rank")),
        PartyGroup::Leader => ("leader", Some("unit-rank-people")),
        PartyGroup::Handler => ("unit-group-handlers", Some("unit-rank-people")),
        PartyGroup::Idle => ("unit-group-idle", None),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let first = page.table.ranking(rank.group).and_then(|ranking| page.table.lines.get(*ranking.order.first()?));
        let link = ui.link(theme::text::small(words.text(group))).on_hover_text(words.text("unit-path-tip"));
        if let Some(first) = first.filter(|_| link.clicked()) {
            // The view stays with a party; from another one it is come to first.
            let node = NodeRef::new(page.report.id.clone(), NodeId::Party(first.party.clone()));
            form.context.actions.extend([Action::SetView(View::Units), Action::Select(node)]);
        }
        if let Some(place) = place {
            ui.label(theme::text::small("›").weak());
            let arguments = [("at", rank.at.into()), ("count", rank.count.into())];
            ui.add(egui::Label::new(theme::text::small(words.with(place, arguments)).weak()).truncate());
        }
    });
}

/// What is late, what comes near and what is owed, in a few words.
fn news(page: &Page<'_>) -> String {
    let (line, words) = (page.line, page.words);
    let mut parts = Vec::new();
    let (late, near) = (line.count(Status::Late), line.count(Status::Near));
    let told = |key: &str, count: usize, days: i32| words.with(key, [("count", count.into()), ("days", days.into())]);
    if late > 0 {
        let key = if late == 1 { "unit-news-one-late" } else { "unit-news-late" };
        parts.push(told(key, late, line.longest_late()));
    }
    if near > 0 {
        let left = line.own().filter(|own| own.status == Status::Near).filter_map(|own| own.days_left).min();
        let key = if near == 1 { "unit-news-one-near" } else { "unit-news-near" };
        parts.push(told(key, near, left.unwrap_or_default()));
    }
    if !line.owed.is_empty() {
        parts.push(words.with("unit-news-owed", [("count", line.owed.len().into())]));
    }
    if parts.is_empty() && !line.items.is_empty() {
        parts.push(words.text("unit-news-none").to_owned());
    }
    parts.join(words.text("unit-news-join"))
}

/// How many of its items stand where, each with its mark.
fn standing(ui: &mut Ui, page: &Page<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::hover());
    let palette = theme::palette(ui);
    let y = rect.center().y;
    let mut left = rect.left();
    let mut said = Vec::new();
    for of in Status::ALL {
        let count = page.line.count(of);
        if count == 0 {
            continue;
        }
        let word = page.words.text(of.word());
        let ink = if of == Status::Open { palette.text } else { palette.status_words(of) };
        status::paint(ui.painter(), pos2(left + status::SIZE / 2.0, y), of, palette);
        left += status::SIZE + space::XS;
        left += Line::body(ink).paint(ui, pos2(left, y), rect.right() - left, word) + space::XS;
        let count = count.to_string();
        left += Line::strong(ink).paint(ui, pos2(left, y), rect.right() - left, &count) + space::L;
        said.push(format!("{word} {count}"));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said.join(" ")));
}

/// A letter about what is late, or else near; the paper of its tasks; the workbook that it fills in. Each stands only where
/// there is something for it.
fn buttons(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let words = page.words;
    let is_unit = page.party.kind == PartyKind::Unit;
    let is_led = |of: Status| page.line.led().any(|own| own.status == of);
    let letter = [(Status::Late, LetterKind::Urge), (Status::Near, LetterKind::Remind)];
    let letter = letter.into_iter().find(|(of, _)| is_led(*of));
    let has_tasks = is_unit && !page.line.items.is_empty();
    let mut wanted: Vec<Wanted> = Vec::new();
    wanted.extend(letter.map(|(of, kind)| Wanted::Letter(of, kind)));
    wanted.extend(has_tasks.then_some(Wanted::Tasks));
    wanted.extend(page.own.gets_workbook.then_some(Wanted::Workbook));
    let first = wanted.first().copied();
    if ui.layout().main_dir() == egui::Direction::RightToLeft {
        wanted.reverse();
    }
    for one in wanted {
        // The workbook is what one does besides: it is never the first thing to do.
        let is_filled = first == Some(one) && one != Wanted::Workbook;
        if one.show(ui, is_filled, words) || one.is_asked_by_key(ui, form) {
            one.take(page, form);
        }
    }
}

/// What a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// A letter of a kind about the items that stand so.
    Letter(Status, LetterKind),
    /// The paper of its tasks.
    Tasks,
    /// The workbook that goes to it and comes back.
    Workbook,
}

impl Wanted {
    /// The keys of its name and of what it does.
    fn button_words(self) -> (&'static str, &'static str) {
        match self {
            Self::Letter(_, LetterKind::Remind) => ("today-remind", "unit-remind-tip"),
            Self::Letter(..) => ("today-urge", "unit-letters-tip"),
            Self::Tasks => ("form-tasks", "unit-tasks-tip"),
            Self::Workbook => ("unit-workbook", "unit-workbook-tip"),
        }
    }

    /// True where its button was pressed.
    fn show(self, ui: &mut Ui, is_filled: bool, words: &Words) -> bool {
        let (name, tip) = self.button_words();
        let key = if matches!(self, Self::Letter(..)) { Key::F7.name() } else { "" };
        let response = main_button::show(ui, words.text(name), key, is_filled, true);
        response.on_hover_text(words.text(tip)).clicked()
    }

    /// F7 writes the letter, where no field and no dialog has the keyboard, as on the page of the day.
    fn is_asked_by_key(self, ui: &Ui, form: &Form<'_, '_>) -> bool {
        let is_free = form.context.session.dialog().is_none() && ui.memory(egui::Memory::focused).is_none();
        matches!(self, Self::Letter(..)) && is_free && pressed_alone(ui, Key::F7)
    }

    fn take(self, page: &Page<'_>, form: &mut Form<'_, '_>) {
        let actions = match self {
            Self::Letter(of, kind) => links::letter(page, kind, |own| own.status == of),
            Self::Tasks => links::tasks(page),
            Self::Workbook => links::workbook(page),
        };
        form.context.actions.extend(actions);
    }
}
