//! Keys in the order in which they were pressed, also where the window draws more slowly than a person types.
//!
//! The toolkit moves the keyboard to another field once in a frame, and knows one state of the modifier keys for each. Where a
//! Tab and the text behind it arrive together, that text would go into the field before; where Ctrl is let go in the frame
//! in which a key was pressed with it, the key would count as pressed alone. So what comes behind such a key waits for the next
//! frame.

use egui::{Event, Key, RawInput};

/// What waits for the next frame.
#[derive(Debug, Default)]
pub(super) struct InputOrder {
    waiting: Vec<Event>,
}

impl InputOrder {
    /// Leaves in the input what one frame can take. Returns true where more waits for the next one.
    pub(super) fn part(&mut self, input: &mut RawInput) -> bool {
        let mut events = std::mem::take(&mut self.waiting);
        events.append(&mut input.events);
        // A window that closes has no next frame.
        let closes = input.viewports.values().any(egui::ViewportInfo::close_requested);
        if !closes {
            self.waiting = events.split_off(length(&events));
        }
        input.events = events;
        !self.waiting.is_empty()
    }
}

/// How many of the events are those of one frame.
fn length(events: &[Event]) -> usize {
    let mut is_pressed = false;
    for (at, event) in events.iter().enumerate() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;

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
            let more = order.part(&mut input);
            frames.push(std::mem::take(&mut input.events));
            if !more {
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
        assert_eq!(frames(all), [vec![held, down, up], vec![free, text("a")]]);
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
        assert!(!InputOrder::default().part(&mut input));
        assert_eq!(input.events.len(), 3);
    }
}
