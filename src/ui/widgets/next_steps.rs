//! The buttons of an item: what there is to do about it where it stands.

use egui::{Button, RichText, Ui, vec2};

use super::super::Context;
use super::super::theme;
use crate::model::{LetterKind, NodeRef, Status};
use crate::session::{Action, Command, Dialog};

/// The height of a button, in points.
pub(crate) const HEIGHT: f32 = 28.0;

/// Shows the buttons in the order of the layout. The filled one follows where the item stands.
pub(crate) fn show(ui: &mut Ui, node: &NodeRef, of: Status, context: &mut Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let letter = if of == Status::Near { "today-remind" } else { "today-urge" };
    let all = [
        (Command::Letters, letter, matches!(of, Status::Late | Status::Near)),
        (Command::CloseItems, "today-verify", of == Status::Done),
        (Command::SetDue, "today-move", false),
        (Command::RecordProgress, "today-record", false),
    ];
    let is_from_right = ui.layout().main_dir() == egui::Direction::RightToLeft;
    let order: Vec<usize> = if is_from_right { (0..all.len()).rev().collect() } else { (0..all.len()).collect() };
    for (command, key, filled) in order.into_iter().filter_map(|at| all.get(at).copied()) {
        // Nothing is verified that nobody reported done, and nobody is pressed for what is done.
        let fits = match command {
            Command::CloseItems => of == Status::Done,
            Command::Letters | Command::SetDue => !matches!(of, Status::Done | Status::Closed),
            _ => of != Status::Closed,
        };
        if !fits {
            continue;
        }
        let text = RichText::new(words.text(key));
        let text = if filled { text.color(palette.ground) } else { text };
        let button = Button::new(text).min_size(vec2(0.0, HEIGHT));
        let button = if filled { button.fill(palette.actual) } else { button };
        if ui.add(button).on_hover_text(command.info().tooltip(words)).clicked() {
            if command == Command::Letters {
                let kind = if of == Status::Near { LetterKind::Remind } else { LetterKind::Urge };
                context.actions.push(Action::Ask(Dialog::Letters(vec![node.clone()], kind, None)));
            } else {
                // The command works on what is selected.
                context.actions.extend([Action::Mark(vec![node.clone()]), Action::Run(command)]);
            }
        }
    }
}
