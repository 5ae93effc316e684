//! A person who does anything at all, by chance: each gesture is keys and the mouse in the window.
//!
//! Chance comes from a seed, and every line that goes to the window is written to a file, so that what failed can be
//! done again. Never clicked is the bar at the top: it closes the window and its document.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::gestures::{self, Gesture};
use super::random::Random;
use super::window::ProgramWindow;

/// The size of the window at the beginning, and whenever memory is measured.
const SIZE: (usize, usize) = (1280, 700);

/// The height of the bar at the top, of the status bar, and the width of the tree.
const TOP: usize = 40;
const BOTTOM: usize = 34;
const TREE: usize = 232;

/// How many lines are told where something fails.
const TOLD: usize = 80;

/// A person at a window.
pub(crate) struct Person {
    pub(crate) random: Random,
    pub(crate) window: ProgramWindow,
    /// The name of the file that is worked on, as the title of the window has it.
    name: String,
    size: (usize, usize),
    log: File,
    last: VecDeque<String>,
    began: Instant,
    /// How many gestures were made, and how many lines went to the window for them.
    pub(crate) gestures: usize,
    pub(crate) lines: usize,
}

impl Person {
    pub(crate) fn new(window: ProgramWindow, name: &str, seed: u64, log: &Path) -> Self {
        let log = File::create(log).unwrap();
        let (random, last, began) = (Random(seed), VecDeque::new(), Instant::now());
        Self { random, window, name: name.to_owned(), size: SIZE, log, last, began, gestures: 0, lines: 0 }
    }

    /// The name of the file.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// One gesture. Now and then everything that stands open is left.
    pub(crate) fn gesture(&mut self) {
        let gesture = gestures::any(&mut self.random);
        self.make(gesture);
        if self.random.below(20) == 0 {
            self.come_home();
        }
    }

    /// Makes a gesture and waits until the program has taken it.
    pub(crate) fn make(&mut self, (name, gesture): Gesture) {
        self.gestures += 1;
        self.tell(format!("{:.1} s, {}: {name}", self.began.elapsed().as_secs_f64(), self.gestures));
        gesture(self);
        self.settle();
        self.pause(30, 120);
    }

    /// Sends lines of xdotool.
    pub(crate) fn send(&mut self, lines: &str) {
        for line in lines.lines() {
            self.lines += 1;
            self.tell(format!("  {line}"));
        }
        self.window.run(lines);
    }

    pub(crate) fn key(&mut self, keys: &str) {
        self.send(&format!("key --delay 15 {keys}"));
    }

    pub(crate) fn move_to(&mut self, place: (usize, usize)) {
        let line = self.window.to(place);
        self.send(&line);
    }

    pub(crate) fn click(&mut self, place: (usize, usize), button: usize) {
        self.move_to(place);
        // A widget answers to a click once it knows that the mouse is over it.
        self.settle();
        self.send(&format!("click {button}"));
    }

    pub(crate) fn resize(&mut self, size: (usize, usize)) {
        self.size = size;
        let line = self.window.sized(size);
        self.send(&line);
    }

    /// Waits between gestures, in milliseconds.
    pub(crate) fn pause(&mut self, least: usize, most: usize) {
        let time = least + self.random.below(most - least);
        sleep(Duration::from_millis(time as u64));
    }

    /// Waits until the program has taken all of the input.
    pub(crate) fn settle(&mut self) {
        if !self.window.answers() {
            let is_there = !self.window.title().is_empty();
            self.fail(if is_there { "the window gives no answer" } else { "the window is gone" });
        }
    }

    /// A place anywhere below the bars.
    pub(crate) fn anywhere(&mut self) -> (usize, usize) {
        (self.random.below(self.size.0), TOP + self.random.below(self.size.1 - TOP - BOTTOM))
    }

    /// A place in the page beside the tree.
    pub(crate) fn in_page(&mut self) -> (usize, usize) {
        let (_, y) = self.anywhere();
        (TREE + self.random.below(self.size.0 - TREE), y)
    }

    /// A place in the tree.
    pub(crate) fn in_tree(&mut self) -> (usize, usize) {
        let (_, y) = self.anywhere();
        (10 + self.random.below(TREE - 30), y.max(160))
    }

    /// The right end of the topmost line, where a view that fills the window has its way out.
    pub(crate) fn way_out(&self) -> (usize, usize) {
        (self.size.0 - 36, 25)
    }

    /// Clicks where nothing is, in the status bar, as one does who has typed. Keys may have opened a menu, in which the next
    /// click could quit.
    pub(crate) fn leave(&mut self) {
        let place = (self.size.0 * 2 / 3, self.size.1 - BOTTOM / 2);
        self.click(place, 1);
    }

    /// Leaves fields, menus, dialogs and views that fill the window, and closes other documents.
    pub(crate) fn come_home(&mut self) {
        self.window.focus();
        for _ in 0..20 {
            self.key("Escape Escape Escape");
            // In another view this place leads into the search.
            let place = self.way_out();
            self.click(place, 1);
            self.key("Escape");
            self.leave();
            self.settle();
            let title = self.settled_title();
            if title.contains(&self.name) {
                return;
            }
            self.key("ctrl+w");
            self.settle();
            sleep(Duration::from_millis(300));
            if self.settled_title() == title {
                // The question begins at the button that saves; the next one drops what was done.
                self.key("Tab space");
                self.settle();
            }
        }
        self.fail("the document is not found again");
    }

    /// The title once it stays the same.
    pub(crate) fn settled_title(&mut self) -> String {
        let mut title = self.window.title();
        loop {
            self.settle();
            sleep(Duration::from_millis(200));
            self.settle();
            let now = self.window.title();
            if now == title {
                return now;
            }
            title = now;
        }
    }

    /// Ends a comparison, which holds a whole other dataset. The button is the leftmost of those at the right end of the
    /// page's first line, which the source may push to the left: it is pressed before the others are come to. Where nothing is
    /// compared there is none.
    pub(crate) fn end_comparison(&mut self) {
        self.key("Escape ctrl+9");
        for from_right in (50..self.size.0 / 2).step_by(24).collect::<Vec<_>>().into_iter().rev() {
            let place = (self.size.0 - from_right, TOP + 18);
            self.click(place, 1);
        }
        self.settle();
    }

    /// Brings the window into the state in which memory is measured: the overview of the document, in the first size.
    pub(crate) fn rest(&mut self) {
        self.come_home();
        self.resize(SIZE);
        self.key("ctrl+0 ctrl+shift+f");
        self.settle();
        self.end_comparison();
        // What was copied last stays on the clipboard, a whole report of 60 MB too: a letter takes its place.
        self.key("ctrl+f");
        self.settle();
        self.key("1 ctrl+a ctrl+c BackSpace Escape");
        self.settle();
        self.key("ctrl+1");
        let middle = (SIZE.0 / 2, SIZE.1 / 2);
        self.move_to(middle);
        self.settle();
    }

    /// Notes what is done.
    pub(crate) fn tell(&mut self, line: String) {
        writeln!(self.log, "{line}").unwrap();
        self.last.push_back(line);
        if self.last.len() > TOLD {
            self.last.pop_front();
        }
    }

    /// Fails with what was done last.
    pub(crate) fn fail(&self, why: &str) -> ! {
        let last: Vec<_> = self.last.iter().map(String::as_str).collect();
        panic!("{}: {why}; title {:?}; last lines:\n{}", self.name, self.window.title(), last.join("\n"));
    }
}
