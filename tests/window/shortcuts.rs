//! The keyboard reaches every pane, and a shortcut of a command that cannot be run does nothing at all.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::model::NodeId;
use guatu::session::{Action, Command, Shortcut, View};

use crate::common::*;

/// The keys of the toolkit for a shortcut.
fn keys(shortcut: Shortcut) -> (Modifiers, Key) {
    let mut modifiers = Modifiers::NONE;
    for (held, modifier) in
        [(shortcut.ctrl, Modifiers::COMMAND), (shortcut.shift, Modifiers::SHIFT), (shortcut.alt, Modifiers::ALT)]
    {
        if held {
            modifiers = modifiers.plus(modifier);
        }
    }
    let name = match shortcut.key.name() {
        "←" => "Left",
        "→" => "Right",
        "↑" => "Up",
        "↓" => "Down",
        "+" => "Equals",
        "-" => "Minus",
        "," => "Comma",
        name => name,
    };
    (modifiers, Key::from_name(name).unwrap())
}

/// What a shortcut could change.
fn state(harness: &Window) -> String {
    let session = session(harness);
    let documents: Vec<_> = session
        .documents()
        .iter()
        .map(|open| {
            (open.document().revision(), open.chosen().to_vec(), open.query().to_owned(), open.typed().to_vec())
        })
        .collect();
    let preferences = serde_json::to_string(session.preferences()).unwrap();
    format!("{documents:?} {:?} {:?} {preferences} {:?}", session.view(), session.dialog(), session.toasts())
}

/// A state of the window, and how it comes about.
type State = (&'static str, fn() -> Window);

#[test]
fn a_shortcut_of_a_command_that_cannot_be_run_does_nothing() {
    let mut tried = 0;
    let states: [State; 6] = [
        ("no document", || window(None)),
        ("an untouched dataset", with_example),
        ("an edit that can be undone, none that can be redone", || {
            let mut harness = with_example();
            act(&mut harness, Action::Select(item_node("c1p2i1")));
            press(&mut harness, Modifiers::ALT, Key::ArrowDown);
            assert!(session(&harness).enabled(Command::Undo) && !session(&harness).enabled(Command::Redo));
            harness
        }),
        ("an edit that was taken back", || {
            let mut harness = with_example();
            act(&mut harness, Action::Select(item_node("c1p2i1")));
            press(&mut harness, Modifiers::ALT, Key::ArrowDown);
            press(&mut harness, Modifiers::COMMAND, Key::Z);
            harness
        }),
        ("the ledger", || {
            let mut harness = with_example();
            act(&mut harness, Action::SetView(View::Ledger));
            harness
        }),
        ("the charts", || {
            let mut harness = with_example();
            act(&mut harness, Action::SetView(View::Charts));
            harness
        }),
    ];
    for (name, make) in states {
        let mut harness = make();
        let disabled: Vec<Command> = Command::ALL
            .iter()
            .copied()
            .filter(|command| command.info().shortcut.is_some() && !session(&harness).enabled(*command))
            .collect();
        for command in disabled {
            let before = state(&harness);
            let (modifiers, key) = keys(command.info().shortcut.unwrap());
            press(&mut harness, modifiers, key);
            assert_eq!(state(&harness), before, "{name}: {command:?}");
            tried += 1;
        }
    }
    assert!(tried > 60, "{tried} were tried");
}

#[test]
fn a_shortcut_is_exact_in_its_modifiers() {
    let mut harness = with_example();
    act(&mut harness, Action::Select(item_node("c1p2i1")));
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    let before = state(&harness);
    for more in [Modifiers::ALT, Modifiers::SHIFT.plus(Modifiers::ALT)] {
        press(&mut harness, Modifiers::COMMAND.plus(more), Key::Z);
        assert_eq!(state(&harness), before, "{more:?}");
    }
    press(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(state(&harness), before, "nothing can be redone");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_ne!(state(&harness), before);
}

fn text(harness: &mut Window, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(4);
}

fn focused(harness: &Window) -> Option<String> {
    harness.get_all_by_role(Role::TextInput).find(egui_kittest::Node::is_focused)?.accesskit_node().label()
}

#[test]
fn enter_and_f2_on_a_row_of_the_tree_go_to_its_first_field_and_escape_back() {
    for key in [Key::Enter, Key::F2] {
        let mut harness = with_example();
        act(&mut harness, Action::Select(item_node("c1p2i1")));
        press(&mut harness, Modifiers::NONE, Key::F6);
        press(&mut harness, Modifiers::NONE, Key::F6);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        press(&mut harness, Modifiers::NONE, Key::ArrowDown);
        press(&mut harness, Modifiers::NONE, Key::ArrowUp);
        assert_eq!(focused(&harness), None);
        press(&mut harness, Modifiers::NONE, key);
        let first = focused(&harness);
        assert!(first.is_some(), "{key:?}");
        press(&mut harness, Modifiers::SHIFT, Key::Tab);
        let last = focused(&harness);
        assert!(last.is_some() && last != first, "{last:?}");
        press(&mut harness, Modifiers::NONE, Key::Tab);
        assert_eq!(focused(&harness), first, "Tab stays in the form");
        let selected = session(&harness).active().unwrap().selection().cloned();
        press(&mut harness, Modifiers::NONE, Key::Escape);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        press(&mut harness, Modifiers::NONE, Key::ArrowDown);
        assert_ne!(session(&harness).active().unwrap().selection().cloned(), selected, "the tree has the keyboard");
    }
}

#[test]
fn f6_goes_from_the_ledger_to_the_tree_and_back() {
    let mut harness = with_example();
    act(&mut harness, Action::SetView(View::Ledger));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(session(&harness).marked_cells().unwrap().cursor.row, 1);
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(session(&harness).view(), View::Detail, "the arrow moved in the tree");
    act(&mut harness, Action::SetView(View::Ledger));
    press(&mut harness, Modifiers::NONE, Key::F6);
    press(&mut harness, Modifiers::NONE, Key::F6);
    act(
        &mut harness,
        Action::Ledger(guatu::session::LedgerStep::Go(guatu::session::CellPlace { row: 1, column: 1 }, false)),
    );
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!((session(&harness).view(), session(&harness).marked_cells().unwrap().cursor.row), (View::Ledger, 2));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(session(&harness).view(), View::Detail, "Escape gave the keyboard to the tree");
}

#[test]
fn with_the_keyboard_in_the_tree_delete_is_about_the_node_and_not_the_cell_beside_it() {
    let mut harness = with_example();
    act(&mut harness, Action::SetView(View::Ledger));
    let go = guatu::session::LedgerStep::Go(guatu::session::CellPlace { row: 2, column: 1 }, false);
    act(&mut harness, Action::Ledger(go));
    let before = dataset(&harness).clone();
    let title = |harness: &Window, at: usize| dataset(harness).reports[0].items().nth(at).unwrap().title.clone();
    let (own, next) = (title(&harness, 2), title(&harness, 3));
    let name = |harness: &Window| session(harness).command_name(Command::Delete);
    let of_cells = name(&harness);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_ne!(name(&harness), of_cells);
    let of_cells_alone = [Command::FillDown, Command::DeleteRows, Command::SelectCells];
    assert!(of_cells_alone.iter().all(|command| !session(&harness).enabled(*command)));
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(title(&harness, 2), next, "the item is gone, and no cell was emptied");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(dataset(&harness).reports == before.reports);
    // With the keyboard in the table again it is about the cell.
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert_eq!(name(&harness), of_cells);
    assert!(of_cells_alone.iter().all(|command| session(&harness).enabled(*command)));
    press(&mut harness, Modifiers::NONE, Key::Delete);
    // A title that is needed stays, and the item with it.
    assert_eq!((dataset(&harness).reports[0].items().count(), title(&harness, 2)), (29, own));
}

#[test]
fn the_search_box_leads_to_its_hits() {
    let mut harness = with_example();
    press(&mut harness, Modifiers::COMMAND, Key::F);
    text(&mut harness, "养老");
    harness.run_steps(6);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let hit = session(&harness).active().unwrap().selection().cloned().unwrap();
    let report = &dataset(&harness).reports[0];
    let title = report.line_name(&hit.node).unwrap();
    assert!(matches!(hit.node, NodeId::Item(_)), "{title}");
    assert_eq!(session(&harness).view(), View::Detail);
}

/// The toolkit's own Ctrl+H and Ctrl+W delete: in a field of a dialog, where no command can be run, they did.
#[test]
fn no_shortcut_takes_letters_from_a_field_of_a_dialog() {
    let mut harness = with_example();
    let item = dataset(&harness).reports[0].items().next().unwrap().id.clone();
    act(&mut harness, Action::Ask(guatu::session::Dialog::Progress(item_node(item.as_str()))));
    let field =
        |harness: &Window| harness.get_by_role(Role::MultilineTextInput).accesskit_node().value().unwrap_or_default();
    harness.get_by_role(Role::MultilineTextInput).type_text("已打 两眼井");
    harness.run_steps(3);
    let letters =
        Key::ALL.iter().filter(|key| key.name().len() == 1 && !["A", "C", "V", "X", "Y", "Z"].contains(&key.name()));
    for key in letters {
        for modifiers in [
            Modifiers::COMMAND,
            Modifiers::COMMAND | Modifiers::ALT,
            Modifiers::COMMAND | Modifiers::SHIFT,
            Modifiers::ALT,
        ] {
            press(&mut harness, modifiers, *key);
            assert_eq!(field(&harness), "已打 两眼井", "{modifiers:?} {key:?}");
        }
    }
}

#[test]
fn f2_on_a_measure_goes_to_a_field_of_the_measure() {
    let mut harness = with_example();
    let item =
        |harness: &Window| dataset(harness).reports[0].items().find(|item| item.measures.len() > 1).unwrap().clone();
    let before = item(&harness);
    act(&mut harness, Action::SetView(View::Detail));
    act(&mut harness, Action::Select(node(NodeId::Measure(before.measures[1].id.clone()))));
    press(&mut harness, Modifiers::NONE, Key::F2);
    harness.event(Event::Text("补".to_owned()));
    harness.run_steps(4);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    let after = item(&harness);
    assert_eq!((&after.number, &after.title), (&before.number, &before.title));
    assert_ne!(after.measures[1], before.measures[1]);
    assert_eq!(after.measures[0], before.measures[0]);
}
