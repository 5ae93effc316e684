//! What a person may do by chance, and how often.

use super::person::Person;
use super::random::Random;
use super::window::{CHINESE, keys};

/// A gesture with its name.
pub(crate) type Gesture = (&'static str, fn(&mut Person));

/// The gestures, and how often each is made beside the others.
const GESTURES: &[(usize, Gesture)] = &[
    (60, ("view", view)),
    (70, ("click", click)),
    (20, ("double click", double_click)),
    (15, ("context menu", context_menu)),
    (15, ("click with a modifier", click_with_modifier)),
    (60, ("wheel", wheel)),
    (25, ("drag", drag)),
    (60, ("tree", tree)),
    (90, ("ledger cell", ledger_cell)),
    (90, ("field", field)),
    (40, ("text", text_alone)),
    (25, ("search", search)),
    (12, ("undo", undo)),
    (8, ("redo", redo)),
    (25, ("add", add)),
    (12, ("remove", remove)),
    (15, ("clipboard", clipboard)),
    (15, ("move", move_node)),
    (15, ("due date or closing", dialog_of_items)),
    (15, ("several", several)),
    (20, ("save", save)),
    (20, ("look", look)),
    (15, ("zoom", zoom)),
    (12, ("resize", resize)),
    (20, ("charts", charts)),
    (10, ("chart file", chart_file)),
    (12, ("briefing", briefing)),
    (12, ("comparison", comparison)),
    (8, ("import", import)),
    (6, ("another document", another_document)),
    (15, ("palette", palette)),
    (10, ("dialog", dialog)),
    (20, ("history of views", visits)),
    (25, ("keys", any_keys)),
];

/// Those that may be made in any document.
const SMALL: &[Gesture] = &[("text", text_alone), ("click", click), ("field", field), ("tree", tree), ("add", add)];

/// What the palette is asked for. Nothing that ends the program or closes a document.
const PALETTE: &[&str] =
    &["English", "zhongwen", "chongxinbianhao", "zhankai", "kanban", "tianjiatongbao", "qianse", "shense", "beifen"];

/// Each gesture once.
pub(crate) fn each() -> impl Iterator<Item = Gesture> {
    GESTURES.iter().map(|(_, gesture)| *gesture)
}

/// All cells of the ledger are cleared, and come back.
pub(crate) fn change_all_cells(person: &mut Person) {
    for _ in 0..2 {
        person.come_home();
        person.key("ctrl+5");
        person.settle();
        person.click((640, 400), 1);
        person.key("ctrl+a Delete");
        person.settle();
        person.key("ctrl+z");
        person.settle();
    }
}

/// One of the gestures.
pub(crate) fn any(random: &mut Random) -> Gesture {
    let all: usize = GESTURES.iter().map(|(weight, _)| weight).sum();
    let mut at = random.below(all);
    for (weight, gesture) in GESTURES {
        match at.checked_sub(*weight) {
            Some(rest) => at = rest,
            None => return *gesture,
        }
    }
    unreachable!("the weights are summed above")
}

fn one_of<T: Copy>(person: &mut Person, of: &[T]) -> T {
    of[person.random.below(of.len())]
}

/// A text of some characters: Chinese, words and figures, a date.
fn some_text(random: &mut Random) -> String {
    let ascii: Vec<char> = "abc xyz 0123456789 .,-%/()".chars().collect();
    let chinese: Vec<char> = CHINESE.chars().collect();
    let count = 1 + random.below(12);
    match random.below(6) {
        0 => format!("202{}-{:02}-{:02}", random.below(9), 1 + random.below(13), 1 + random.below(31)),
        1 => format!("{}.{}", random.below(1000), random.below(100)),
        2 => (0..count).map(|_| ascii[random.below(ascii.len())]).collect(),
        _ => (0..count).map(|_| chinese[random.below(chinese.len())]).collect(),
    }
}

fn text(person: &mut Person) {
    let text = some_text(&mut person.random);
    person.key(&keys(&text));
    let end = one_of(person, &["", "", "Return", "Tab", "Escape", "shift+Tab", "Return Return", "ctrl+z", "ctrl+a"]);
    if !end.is_empty() {
        person.key(end);
    }
}

fn text_alone(person: &mut Person) {
    text(person);
    person.leave();
}

fn view(person: &mut Person) {
    let number = 1 + person.random.below(9);
    person.key(&format!("ctrl+{number}"));
}

fn click(person: &mut Person) {
    let place = person.anywhere();
    person.click(place, 1);
}

fn double_click(person: &mut Person) {
    let place = person.anywhere();
    person.click(place, 1);
    person.send("click 1");
}

fn context_menu(person: &mut Person) {
    let (x, y) = if person.random.below(2) == 0 { person.in_tree() } else { person.in_page() };
    person.click((x, y), 3);
    person.settle();
    let down = person.random.below(300);
    person.click((x + 40, y + 10 + down), 1);
}

fn click_with_modifier(person: &mut Person) {
    let held = one_of(person, &["ctrl", "shift", "alt"]);
    let place = person.anywhere();
    person.move_to(place);
    person.settle();
    person.send(&format!("keydown {held}\nclick 1"));
    person.settle();
    person.send(&format!("keyup {held}"));
}

fn wheel(person: &mut Person) {
    let place = person.anywhere();
    person.move_to(place);
    let (button, times) = (one_of(person, &[4, 5, 5, 6, 7]), 1 + person.random.below(25));
    person.send(&format!("click --repeat {times} --delay 15 {button}"));
}

fn drag(person: &mut Person) {
    let from = person.anywhere();
    let to = person.anywhere();
    person.move_to(from);
    person.settle();
    person.send("mousedown 1");
    for step in 1..=6 {
        let between = |from: usize, to: usize| (from * (6 - step) + to * step) / 6;
        person.move_to((between(from.0, to.0), between(from.1, to.1)));
        person.settle();
    }
    person.send("mouseup 1");
}

fn tree(person: &mut Person) {
    let place = person.in_tree();
    person.click(place, 1);
    for _ in 0..=person.random.below(8) {
        let key = one_of(person, &["Down", "Down", "Up", "Left", "Right", "Right", "Return", "Home", "End", "Next"]);
        person.key(key);
    }
    person.leave();
}

fn ledger_cell(person: &mut Person) {
    person.key("ctrl+5");
    let place = person.in_page();
    person.click(place, 1);
    for _ in 0..=person.random.below(4) {
        let start = one_of(person, &["", "", "Return", "F2", "Down", "Right", "ctrl+a", "Left", "Delete"]);
        if !start.is_empty() {
            person.key(start);
        }
        text(person);
    }
    person.leave();
}

fn field(person: &mut Person) {
    person.key("ctrl+2");
    let place = person.in_page();
    person.click(place, 1);
    for _ in 0..=person.random.below(3) {
        text(person);
    }
    let end = one_of(person, &["Tab", "Return", "Escape", "Tab Tab Tab", "ctrl+z ctrl+z"]);
    person.key(end);
    person.leave();
}

fn search(person: &mut Person) {
    person.key("ctrl+f ctrl+a");
    let text = some_text(&mut person.random);
    let few: String = text.chars().take(1 + person.random.below(3)).collect();
    person.key(&keys(&few));
    person.settle();
    person.key("Down Return");
    if person.random.below(2) == 0 {
        tree(person);
    }
    person.key("ctrl+shift+f");
}

fn undo(person: &mut Person) {
    person.key("Escape");
    for _ in 0..=person.random.below(5) {
        person.key("ctrl+z");
    }
}

fn redo(person: &mut Person) {
    person.key("Escape");
    for _ in 0..=person.random.below(5) {
        person.key("ctrl+shift+z");
    }
}

fn add(person: &mut Person) {
    let place = person.in_tree();
    person.click(place, 1);
    let key = one_of(person, &["ctrl+Return", "ctrl+shift+Return", "ctrl+shift+d"]);
    person.key(key);
    person.settle();
    text(person);
    person.leave();
}

/// What is deleted comes back most times, so that there is something to work on.
fn remove(person: &mut Person) {
    let place = person.in_tree();
    person.click(place, 1);
    person.key("Delete");
    if person.random.below(3) > 0 {
        person.settle();
        person.key("ctrl+z");
    }
}

fn clipboard(person: &mut Person) {
    let (from, to) = (person.in_tree(), person.in_tree());
    person.click(from, 1);
    let key = one_of(person, &["ctrl+c", "ctrl+x"]);
    person.key(key);
    person.click(to, 1);
    person.key("ctrl+v");
    person.settle();
    if person.random.below(2) == 0 {
        person.key("ctrl+z");
    }
}

fn move_node(person: &mut Person) {
    let place = person.in_tree();
    person.click(place, 1);
    for _ in 0..=person.random.below(3) {
        let key = one_of(person, &["alt+Up", "alt+Down"]);
        person.key(key);
    }
}

fn dialog_of_items(person: &mut Person) {
    let place = person.in_tree();
    person.click(place, 1);
    let key = one_of(person, &["ctrl+alt+d", "ctrl+alt+e"]);
    person.key(key);
    person.settle();
    for _ in 0..person.random.below(4) {
        text(person);
    }
    let end = one_of(person, &["Return", "Tab Tab space", "Escape", "Tab Tab Tab Return"]);
    person.key(end);
    person.key("Escape");
    person.leave();
}

/// Several nodes are chosen, and a field of all is set.
fn several(person: &mut Person) {
    let (first, last) = (person.in_tree(), person.in_tree());
    person.click(first, 1);
    person.move_to(last);
    person.settle();
    let held = one_of(person, &["shift", "ctrl"]);
    person.send(&format!("keydown {held}\nclick 1"));
    person.settle();
    person.send(&format!("keyup {held}"));
    person.key("ctrl+2");
    let place = person.in_page();
    person.click(place, 1);
    text(person);
    person.key("Return");
    person.leave();
}

fn save(person: &mut Person) {
    person.key("ctrl+s");
}

/// The tree, the source beside the page, the theme, the day, folding.
fn look(person: &mut Person) {
    let keys = ["ctrl+b", "F9", "ctrl+shift+t", "ctrl+alt+o", "ctrl+e", "ctrl+shift+e"];
    let key = one_of(person, &keys);
    person.key(key);
    if matches!(key, "ctrl+b" | "F9") {
        person.settle();
        wheel(person);
        person.key(key);
    }
}

fn zoom(person: &mut Person) {
    for _ in 0..=person.random.below(4) {
        let key = one_of(person, &["ctrl+minus", "ctrl+equal", "ctrl+plus"]);
        person.key(key);
    }
    person.settle();
    click(person);
    person.key("ctrl+0");
}

fn resize(person: &mut Person) {
    let size = (820 + person.random.below(460), 520 + person.random.below(180));
    person.resize(size);
}

fn charts(person: &mut Person) {
    person.key("ctrl+6");
    for _ in 0..=person.random.below(4) {
        let place = person.in_page();
        person.click(place, 1);
        wheel(person);
    }
    let key = one_of(person, &["ctrl+alt+n", "ctrl+alt+c", "Escape"]);
    person.key(key);
}

fn chart_file(person: &mut Person) {
    person.key("ctrl+6");
    let key = one_of(person, &["ctrl+alt+s", "ctrl+p"]);
    person.key(key);
    person.pause(300, 900);
}

fn briefing(person: &mut Person) {
    if person.random.below(3) == 0 {
        person.key("ctrl+7");
        click(person);
        return;
    }
    person.key("F5");
    person.settle();
    for _ in 0..=person.random.below(8) {
        let key = one_of(person, &["Right", "Right", "Left", "space", "b", "Home", "End"]);
        person.key(key);
        person.pause(50, 200);
    }
    person.key("Escape");
}

/// The button that asks for the other file stands at the top of the page.
fn comparison(person: &mut Person) {
    person.key("Escape ctrl+9");
    person.settle();
    person.click((291, 160), 1);
    person.pause(600, 1200);
    for _ in 0..=person.random.below(5) {
        let place = person.in_page();
        person.click(place, 1);
        wheel(person);
    }
    if person.random.below(2) == 0 {
        person.end_comparison();
    }
}

fn import(person: &mut Person) {
    person.key("Escape ctrl+shift+o");
    person.pause(1000, 2000);
    for _ in 0..person.random.below(5) {
        let place = person.anywhere();
        person.click(place, 1);
        wheel(person);
    }
    // Into the document, a document of its own, or neither.
    let (right, y) = person.way_out();
    let left = person.random.below(400);
    person.click((right - left, y), 1);
    person.pause(300, 800);
    person.come_home();
}

/// A new document or one of a file, for a while.
fn another_document(person: &mut Person) {
    let before = person.settled_title();
    let key = one_of(person, &["ctrl+n", "ctrl+o"]);
    person.key("Escape");
    person.key(key);
    person.pause(800, 1600);
    if person.settled_title() != before {
        for _ in 0..person.random.below(6) {
            let gesture = one_of(person, SMALL);
            person.make(gesture);
        }
    }
    person.come_home();
}

fn palette(person: &mut Person) {
    person.key("Escape ctrl+shift+p");
    person.settle();
    let text = one_of(person, PALETTE);
    person.key(&keys(text));
    person.settle();
    let end = one_of(person, &["Return", "Return", "Escape"]);
    person.key(end);
    person.pause(100, 400);
    person.key("Escape");
}

fn dialog(person: &mut Person) {
    let key = one_of(person, &["ctrl+comma", "F1"]);
    person.key(key);
    person.settle();
    wheel(person);
    person.key("Escape");
}

fn visits(person: &mut Person) {
    for _ in 0..=person.random.below(4) {
        let key = one_of(person, &["alt+Left", "alt+Right"]);
        person.key(key);
    }
}

/// Keys that move, leave and take, wherever the keyboard is.
fn any_keys(person: &mut Person) {
    for _ in 0..=person.random.below(6) {
        let keys =
            ["Tab", "shift+Tab", "Return", "Escape", "space", "Up", "Down", "Left", "Right", "BackSpace", "Home"];
        let key = one_of(person, &keys);
        person.key(key);
    }
    person.leave();
}
