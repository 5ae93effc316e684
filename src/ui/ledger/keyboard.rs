//! Keys in the cells of the ledger. What is pressed while a cell waits moves the cursor; what is typed opens its editor.
//!
//! Events are taken in their order: what was typed behind a key that leaves the cell belongs to the next one, and waits for
//! the next frame. A slow frame puts no letter into the wrong cell.

use egui::{Event, ImeEvent, Key, Modifiers, Ui};

use crate::session::{CellPlace, LedgerStep, Motion};

use super::editor::Mode;

/// What the keys of a frame ask for.
#[derive(Debug, Default)]
pub(super) struct Pressed {
    /// Steps of the cursor, in order.
    pub(super) steps: Vec<LedgerStep>,
    /// What is to be done once the editor has taken the text before the key.
    pub(super) leave: Option<Leave>,
    /// The cell begins to be typed over, also with nothing.
    pub(super) replace: bool,
    /// The filter of the column is to open.
    pub(super) filter: bool,
    /// Through the offered words, so many down.
    pub(super) offers: isize,
}

/// How an editor is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leave {
    /// The text is taken, then the cursor makes this step.
    Take(LedgerStepKind),
    /// What stood there before comes back.
    Restore,
}

/// The steps that leave an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LedgerStepKind {
    Enter,
    EnterBack,
    Move(Motion),
}

impl LedgerStepKind {
    pub(super) fn step(self) -> LedgerStep {
        match self {
            Self::Enter => LedgerStep::Entered { back: false },
            Self::EnterBack => LedgerStep::Entered { back: true },
            Self::Move(motion) => LedgerStep::Move(motion, false),
        }
    }
}

/// Reads the keys for the cell with the cursor. Events that the editor is not to see are taken out; those for the next cell
/// are put into `later`. `page` is how many rows a page has, `offers` whether words are offered, `first` the cell that is
/// typed in where several are marked.
pub(super) fn read(
    ui: &Ui,
    mode: Mode,
    page: usize,
    (offers, first): (bool, Option<CellPlace>),
    later: &mut Vec<Event>,
) -> Pressed {
    ui.input_mut(|input| {
        let mut events = std::mem::take(later);
        events.append(&mut input.events);
        let (pressed, kept) = sorted(events, mode, page, (offers, first), later);
        input.events = kept;
        pressed
    })
}

fn sorted(
    events: Vec<Event>,
    mode: Mode,
    page: usize,
    (offers, first): (bool, Option<CellPlace>),
    later: &mut Vec<Event>,
) -> (Pressed, Vec<Event>) {
    let (mut pressed, mut kept) = (Pressed::default(), Vec::new());
    let mut waits = mode == Mode::Waiting;
    // Shift and the space bar mark a row, and write a blank too.
    let mut drops_blank = false;
    let mut events = events.into_iter();
    while let Some(event) = events.next() {
        match event {
            Event::Text(text) if drops_blank && text == " " => drops_blank = false,
            // What goes on behind a step is for another cell.
            Event::Text(_) | Event::Ime(_) | Event::Paste(_) if waits && !pressed.steps.is_empty() => {
                later.push(event);
                later.extend(events.by_ref());
            }
            // An input method says again and again that it is not composing.
            Event::Ime(ImeEvent::Preedit { ref text, .. }) if waits && text.is_empty() => kept.push(event),
            // Of several cells that are marked the first is typed in.
            Event::Text(_) | Event::Ime(_) | Event::Key { key: Key::Backspace, pressed: true, .. }
                if waits && first.is_some() =>
            {
                pressed.steps.extend(first.map(|first| LedgerStep::Go(first, false)));
                later.push(event);
                later.extend(events.by_ref());
            }
            Event::Text(_) | Event::Ime(_) => {
                waits = false;
                kept.push(event);
            }
            Event::Copy | Event::Cut | Event::Paste(_) | Event::Key { pressed: false, .. } if waits => {}
            Event::Key { key, pressed: true, modifiers, .. } if waits => match waiting(key, modifiers, page) {
                Some(step) => {
                    drops_blank = step == LedgerStep::WholeRows;
                    pressed.steps.push(step);
                }
                None if key == Key::Backspace => (pressed.replace, waits) = (true, false),
                None if key == Key::ArrowDown && modifiers.alt => pressed.filter = true,
                None => {}
            },
            Event::Key { key, pressed: true, modifiers, .. } => {
                match editing(key, modifiers, mode == Mode::Changing, offers) {
                    Typed::Leave(leave) => {
                        pressed.leave = Some(leave);
                        later.extend(events.by_ref());
                    }
                    Typed::Offer(by) => pressed.offers += by,
                    Typed::Editor => kept.push(event),
                }
            }
            event => kept.push(event),
        }
    }
    (pressed, kept)
}

/// The step of a key while the cell waits.
fn waiting(key: Key, modifiers: Modifiers, page: usize) -> Option<LedgerStep> {
    if modifiers.alt {
        return None;
    }
    let motion = match (key, modifiers.command) {
        (Key::ArrowLeft, false) => Motion::Left,
        (Key::ArrowRight, false) => Motion::Right,
        (Key::ArrowUp, false) => Motion::Up,
        (Key::ArrowDown, false) => Motion::Down,
        (Key::ArrowLeft, true) => Motion::EdgeLeft,
        (Key::ArrowRight, true) => Motion::EdgeRight,
        (Key::ArrowUp, true) => Motion::EdgeUp,
        (Key::ArrowDown, true) => Motion::EdgeDown,
        (Key::Home, false) => Motion::RowStart,
        (Key::End, false) => Motion::RowEnd,
        (Key::Home, true) => Motion::First,
        (Key::End, true) => Motion::Last,
        (Key::PageUp, _) => Motion::PageUp(page),
        (Key::PageDown, _) => Motion::PageDown(page),
        (Key::Tab, false) => {
            return Some(LedgerStep::Move(if modifiers.shift { Motion::Previous } else { Motion::Next }, false));
        }
        (Key::Enter, false) => return Some(LedgerStep::Entered { back: modifiers.shift }),
        (Key::Escape, false) => return Some(LedgerStep::Collapse),
        (Key::Space, true) if !modifiers.shift => return Some(LedgerStep::WholeColumns),
        (Key::Space, false) if modifiers.shift => return Some(LedgerStep::WholeRows),
        _ => return None,
    };
    Some(LedgerStep::Move(motion, modifiers.shift))
}

/// What a key does in an open editor.
enum Typed {
    Leave(Leave),
    /// To another one of the offered words.
    Offer(isize),
    Editor,
}

/// `caret` is true where arrows move the caret in the text; where the cell is typed over they leave it.
fn editing(key: Key, modifiers: Modifiers, caret: bool, offers: bool) -> Typed {
    let take = |kind| Typed::Leave(Leave::Take(kind));
    match key {
        Key::Enter if modifiers.alt || modifiers.command => Typed::Editor,
        Key::Enter if modifiers.shift => take(LedgerStepKind::EnterBack),
        Key::Enter => take(LedgerStepKind::Enter),
        Key::Tab if modifiers.shift => take(LedgerStepKind::Move(Motion::Previous)),
        Key::Tab => take(LedgerStepKind::Move(Motion::Next)),
        Key::Escape => Typed::Leave(Leave::Restore),
        Key::ArrowDown if offers => Typed::Offer(1),
        Key::ArrowUp if offers => Typed::Offer(-1),
        _ if caret || modifiers.shift || modifiers.command => Typed::Editor,
        Key::ArrowLeft => take(LedgerStepKind::Move(Motion::Left)),
        Key::ArrowRight => take(LedgerStepKind::Move(Motion::Right)),
        Key::ArrowUp => take(LedgerStepKind::Move(Motion::Up)),
        Key::ArrowDown => take(LedgerStepKind::Move(Motion::Down)),
        _ => Typed::Editor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn what_is_typed_behind_a_key_that_leaves_the_cell_waits_for_the_next_one() {
        let mut later = Vec::new();
        let events = vec![text("甲"), key(Key::Tab), text("乙"), key(Key::Enter)];
        let (pressed, kept) = sorted(events, Mode::Waiting, 10, (false, None), &mut later);
        assert_eq!(kept, [text("甲")]);
        assert_eq!(pressed.leave, Some(Leave::Take(LedgerStepKind::Move(Motion::Next))));
        assert_eq!(later, [text("乙"), key(Key::Enter)]);
        let (pressed, kept) = sorted(std::mem::take(&mut later), Mode::Waiting, 10, (false, None), &mut later);
        assert_eq!((kept, pressed.leave), (vec![text("乙")], Some(Leave::Take(LedgerStepKind::Enter))));
        assert!(later.is_empty());
    }

    #[test]
    fn moves_come_before_what_is_typed_behind_them() {
        let mut later = Vec::new();
        let events = vec![key(Key::ArrowDown), key(Key::ArrowRight), text("5")];
        let (pressed, kept) = sorted(events, Mode::Waiting, 10, (false, None), &mut later);
        assert_eq!(pressed.steps.len(), 2);
        assert_eq!((kept, later), (Vec::new(), vec![text("5")]));
    }

    #[test]
    fn of_several_marked_cells_the_first_is_typed_in() {
        let mut later = Vec::new();
        let first = CellPlace { row: 3, column: 1 };
        let (pressed, kept) = sorted(vec![text("甲"), text("乙")], Mode::Waiting, 10, (false, Some(first)), &mut later);
        assert_eq!(pressed.steps, [LedgerStep::Go(first, false)]);
        assert_eq!((kept, std::mem::take(&mut later)), (Vec::new(), vec![text("甲"), text("乙")]));
        let (pressed, _) = sorted(vec![key(Key::Backspace)], Mode::Waiting, 10, (false, Some(first)), &mut later);
        assert_eq!((pressed.steps.len(), pressed.replace), (1, false));
        let idle = Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None });
        let (pressed, kept) = sorted(vec![idle.clone()], Mode::Waiting, 10, (false, Some(first)), &mut later);
        assert_eq!((pressed.steps.len(), kept), (0, vec![idle]), "nothing is composed");
    }

    #[test]
    fn arrows_leave_a_cell_that_is_typed_over_and_move_the_caret_in_one_that_is_changed() {
        let mut later = Vec::new();
        let arrow = || vec![key(Key::ArrowLeft)];
        assert!(sorted(arrow(), Mode::Replacing, 10, (false, None), &mut later).0.leave.is_some());
        assert_eq!(sorted(arrow(), Mode::Changing, 10, (false, None), &mut later).1, arrow());
    }
}
