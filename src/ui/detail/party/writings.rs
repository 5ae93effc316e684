//! Letters to the party and what leaders wrote on its items, the newest first. A letter unfolds to the day of its answer;
//! one that is not answered is unfolded at first.

use egui::{Id, Ui, pos2};

use super::super::super::theme::{self, space};
use super::super::super::widgets::line::{self, Line};
use super::super::super::widgets::status;
use super::super::form::Form;
use super::super::letters;
use super::Page;
use super::rows::{self, MARK, ROW};
use crate::analysis::{Answer, Writing};
use crate::model::{Date, Letter, NodeId, Status};

/// The width of a day, in points.
const DAY: f32 = 68.0;

/// More rows than these are folded.
const FEW: usize = 6;

pub(super) fn show(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let own = &page.own.writings;
    if own.is_empty() {
        return;
    }
    let title = page.words.with("unit-writings", [("count", own.len().into())]);
    rows::heading(ui, &title, "", None);
    let shown = rows::shown(ui, page, "writings", own.len(), FEW);
    for (at, one) in own.iter().take(shown).enumerate() {
        ui.push_id(("writing", at), |ui| match one {
            Writing::Letter(at) => {
                if let Some(letter) = page.report.letters.get(*at) {
                    one_letter(ui, *at, letter, page, form);
                }
            }
            Writing::Instruction(item, at) => instruction(ui, *item, *at, page, form),
        });
    }
    rows::rest(ui, page, "writings", own.len(), FEW);
}

/// A line with its day; what is out of sight takes its room alone. True when it was pressed.
fn dated(ui: &mut Ui, on: Date, text: &str, note: (&str, bool), page: &Page<'_>) -> Option<(egui::Rect, bool)> {
    let seen = ui.clip_rect();
    let top = ui.cursor().top();
    if top > seen.bottom() || top + ROW < seen.top() {
        ui.add_space(ROW);
        return None;
    }
    let day = page.words.short_date(on, page.today);
    let (note, is_late) = note;
    let label = [day.as_str(), text, note].join(" ");
    let (rect, clicked) = line::pressed(ui, ROW, label.trim_end());
    let palette = theme::palette(ui);
    let y = rect.center().y;
    Line::body(palette.weak).paint(ui, pos2(rect.left() + MARK, y), DAY - space::XS, &day);
    let left = rect.left() + MARK + DAY;
    let taken = Line::body(palette.text).paint(ui, pos2(left, y), rect.right() - left, text);
    let after = left + taken + space::S;
    if !note.is_empty() && after < rect.right() {
        let ink = if is_late { palette.status_words(Status::Late) } else { palette.weak };
        Line::small(ink).paint(ui, pos2(after, y), rect.right() - after, note);
    }
    Some((rect, clicked))
}

fn one_letter(ui: &mut Ui, at: usize, letter: &Letter, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let words = page.words;
    let answer = Answer::of(letter, page.today);
    let number = if letter.number.is_empty() { words.text("letter-unnumbered") } else { &letter.number };
    let text = [words.choice(letter.kind), number].join(" ");
    let (note, is_late) = letters::answer_words(answer, words);
    let id = Id::unique(("letter unfolded", &page.report.id, letter.on, &letter.number));
    // As it was when it was first seen: it does not fold under the hands as its answer is typed.
    let is_unfolded = ui.data_mut(|data| *data.get_temp_mut_or(id, letter.answered_on.is_none()));
    if let Some((rect, clicked)) = dated(ui, letter.on, &text, (&note, is_late), page) {
        let palette = theme::palette(ui);
        status::paint_letter(ui.painter(), pos2(rect.left() + MARK / 2.0, rect.center().y), palette);
        if clicked {
            ui.data_mut(|data| data.insert_temp(id, !is_unfolded));
        }
    }
    if is_unfolded {
        ui.horizontal(|ui| {
            ui.add_space(MARK);
            ui.vertical(|ui| letters::unfolded(ui, page.report, at, letter, form));
        });
    }
}

fn instruction(ui: &mut Ui, item: usize, at: usize, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let Some(own) = page.line.items.get(item) else { return };
    let Some((.., item)) = own.resolve(page.report) else { return };
    let Some(instruction) = item.instructions.get(at) else { return };
    let text = if instruction.by.is_empty() {
        instruction.text.clone()
    } else {
        format!("{}:{}", instruction.by, instruction.text)
    };
    if dated(ui, instruction.on, &text, ("", false), page).is_some_and(|(_, clicked)| clicked) {
        form.select(NodeId::Item(item.id.clone()));
    }
}
