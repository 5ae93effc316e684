//! What is typed behind Tab and behind a shortcut, and keys with their modifiers, also where the window draws more slowly than a
//! person types.
//!
//! The toolkit moves the keyboard to another field once in a frame, and knows one state of the modifier keys for each. Where a
//! Tab and the text behind it arrive together, that text would go into the field before; where Ctrl is let go in the frame
//! in which a key was pressed with it, the key would count as pressed alone. So what comes behind such a key waits for the next
//! frame. What a shortcut opens has its field a frame later, and the keyboard in it one more: what is typed behind a shortcut
//! waits as long, or it would go into what had the keyboard before.

use egui::{Event, Key, Modifiers, RawInput};

/// So many frames after a shortcut the keyboard is where it leads.
const SETTLES: u8 = 2;

/// What waits for the next frame.
#[derive(Debug, Default)]
pub(super) struct InputOrder {
    /// How many events were left in the input and not taken by a frame yet: a window that is not seen keeps its input, and
    /// puts it before what comes next.
    given: usize,
    waiting: Vec<Event>,
    /// How many frames what is typed still waits behind a shortcut, and whether this frame has one.
    settles: u8,
    has_shortcut: bool,
}

impl InputOrder {
    /// Leaves in the input what one frame can take.
    pub(super) fn part(&mut self, input: &mut RawInput) {
        let given = self.given.min(input.events.len());
        let later = input.events.split_off(given);
        let mut events = std::mem::take(&mut input.events);
        events.append(&mut self.waiting);
        events.extend(later);
        // A window that closes has no next frame.
        let closes = input.viewports.values().any(egui::ViewportInfo::close_requested);
        if !closes {
            self.waiting = events.split_off(length(&events, self.settles > 0));
        }
        self.has_shortcut = (0..events.len()).any(|at| is_shortcut(&events, at));
        self.given = events.len();
        input.events = events;
    }

    /// A frame has taken what was left in the input. Returns true where more waits for the next one.
    pub(super) fn taken(&mut self) -> bool {
        self.given = 0;
        self.settles = if std::mem::take(&mut self.has_shortcut) { SETTLES } else { self.settles.saturating_sub(1) };
        !self.waiting.is_empty()
    }
}

/// How many of the events are those of one frame. `settles` is true while what is typed waits.
fn length(events: &[Event], settles: bool) -> usize {
    let (mut is_pressed, mut settles) = (false, settles);
    for (at, event) in events.iter().enumerate() {
        let is_shortcut = is_shortcut(events, at);
        if settles && !is_shortcut && is_typed(event) {
            return at;
        }
        settles |= is_shortcut;
        match event {
            Event::Key { key: Key::Tab, pressed: true, .. } => return at + 1,
            // What writes something says by itself what it is, a capital letter too.
            Event::Key { pressed: true, .. } => is_pressed |= !matches!(events.get(at + 1), Some(Event::Text(_))),
            Event::PointerButton { .. } => is_pressed = true,
            Event::ModifiersChanged(_) if is_pressed => return at,
            _ => {}
        }
    }
    events.len()
}

/// True for a key that writes nothing and asks for a command: one of a function, or one with Ctrl, Alt or ⌘.
fn is_shortcut(events: &[Event], at: usize) -> bool {
    let Some(Event::Key { key, pressed: true, modifiers, .. }) = events.get(at) else { return false };
    let Modifiers { alt, ctrl, mac_cmd, command, .. } = *modifiers;
    let is_function = (Key::F1..=Key::F12).contains(key);
    (is_function || alt || ctrl || mac_cmd || command) && !matches!(events.get(at + 1), Some(Event::Text(_)))
}

/// True for what goes to the field with the keyboard.
fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Ime(_) | Event::Paste(_) | Event::Cut | Event::Key { pressed: true, .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> [Event; 2] {
        [true, false].map(|pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers })
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    /// The frames that events make which arrive together.
    fn frames(events: Vec<Event>) -> Vec<Vec<Event>> {
        let mut order = InputOrder::default();
        let mut frames = Vec::new();
        let mut input = RawInput { events, ..RawInput::default() };
        loop {
            order.part(&mut input);
            frames.push(std::mem::take(&mut input.events));
            if !order.taken() {
                return frames;
            }
        }
    }

    #[test]
    fn what_is_typed_behind_a_tab_waits_for_the_next_frame() {
        let [down, up] = key(Key::Tab, Modifiers::NONE);
        let all = vec![text("30"), down.clone(), up.clone(), text("雨季"), down.clone(), up.clone(), text("县")];
        let expected = [vec![text("30"), down.clone()], vec![up.clone(), text("雨季"), down], vec![up, text("县")]];
        assert_eq!(frames(all), expected);
    }

    #[test]
    fn a_key_counts_with_the_modifiers_that_were_held_when_it_was_pressed() {
        let [down, up] = key(Key::Enter, Modifiers::CTRL);
        let [held, free] = [Modifiers::CTRL, Modifiers::NONE].map(Event::ModifiersChanged);
        let all = vec![held.clone(), down.clone(), up.clone(), free.clone(), text("a")];
        assert_eq!(frames(all), [vec![held, down, up], vec![free], vec![], vec![text("a")]]);
    }

    #[test]
    fn what_is_typed_behind_a_shortcut_waits_until_the_keyboard_is_there() {
        let [down, up] = key(Key::P, Modifiers::CTRL);
        let [again, _] = key(Key::ArrowDown, Modifiers::CTRL);
        let [enter, _] = key(Key::Enter, Modifiers::NONE);
        let pasted = Event::Paste("lp".to_owned());
        for first in [text("he"), pasted] {
            let all = vec![again.clone(), down.clone(), up.clone(), first.clone(), enter.clone()];
            let begun = vec![again.clone(), down.clone(), up.clone()];
            assert_eq!(frames(all), [begun, vec![], vec![], vec![first, enter.clone()]]);
        }
        // It does so too where it comes in the frames that follow.
        let [help, _] = key(Key::F1, Modifiers::NONE);
        let mut order = InputOrder::default();
        let mut taken = Vec::new();
        for events in [vec![help.clone()], vec![text("a")], vec![text("b")], vec![text("c")]] {
            let mut input = RawInput { events, ..RawInput::default() };
            order.part(&mut input);
            taken.push(input.events);
            order.taken();
        }
        assert_eq!(taken, [vec![help], vec![], vec![], vec![text("a"), text("b"), text("c")]]);
    }

    #[test]
    fn capital_letters_are_typed_in_one_frame() {
        let [down, up] = key(Key::B, Modifiers::SHIFT);
        let [held, free] = [Modifiers::SHIFT, Modifiers::NONE].map(Event::ModifiersChanged);
        let all = vec![held, down, text("B"), up, free, text("c")];
        assert_eq!(frames(all.clone()), [all]);
    }

    #[test]
    fn a_window_that_closes_takes_all_at_once() {
        let [down, up] = key(Key::Tab, Modifiers::NONE);
        let mut input = RawInput { events: vec![down, up, text("末尾")], ..RawInput::default() };
        input.viewports.entry(egui::ViewportId::ROOT).or_default().events.push(egui::ViewportEvent::Close);
        let mut order = InputOrder::default();
        order.part(&mut input);
        assert_eq!((input.events.len(), order.taken()), (3, false));
    }

    #[test]
    fn a_window_that_is_not_seen_keeps_the_order_until_it_is() {
        let [down, up] = key(Key::Tab, Modifiers::NONE);
        let all = vec![down.clone(), up.clone(), text("雨季")];
        let mut order = InputOrder::default();
        let mut input = RawInput { events: all, ..RawInput::default() };
        order.part(&mut input);
        assert_eq!(input.events, std::slice::from_ref(&down));
        // No frame took it: it stands before what comes next.
        input.events.push(text("县"));
        order.part(&mut input);
        assert_eq!(std::mem::take(&mut input.events), [down]);
        assert!(order.taken());
        order.part(&mut input);
        assert_eq!(input.events, [up, text("雨季"), text("县")]);
    }
}
