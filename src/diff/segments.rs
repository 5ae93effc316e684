//! Two texts word by word: what is the same, only here, only there. A figure is one word, so that a changed one shows
//! whole; Chinese is compared by characters, joined to runs.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Longer texts (in words) are compared clause by clause.
const LONG: usize = 4_000;

/// A run of a text that was compared with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// Where it stands.
    pub side: Side,
    /// The words.
    pub text: String,
}

/// Where a run of words stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// In both texts.
    Same,
    /// Only in mine.
    Mine,
    /// Only in theirs.
    Theirs,
}

/// What a character belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Figure,
    Latin,
    ChineseFigure,
    Single,
}

/// The two texts as one list of runs: mine are those that are the same or only here, in order, theirs likewise.
#[must_use]
pub fn segments(mine: &str, theirs: &str) -> Vec<Segment> {
    let (mut own, mut other) = (words(mine), words(theirs));
    if own.len().max(other.len()) > LONG {
        (own, other) = (clauses(mine), clauses(theirs));
    }
    let mut runs = Runs::default();
    for operation in capture_diff_slices(Algorithm::Myers, &own, &other) {
        let (old, new) = (operation.old_range(), operation.new_range());
        let take = |list: &[&str], range: std::ops::Range<usize>| -> String {
            list.iter().skip(range.start).take(range.len()).copied().collect()
        };
        if let DiffOp::Equal { .. } = operation {
            runs.same(&take(&own, old));
        } else {
            runs.changed(&take(&own, old), &take(&other, new));
        }
    }
    runs.finish()
}

/// The words: figures, Latin words, single Chinese characters and marks.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let class = class(first);
        let mut end = first.len_utf8();
        let mut after = rest.char_indices().skip(1).peekable();
        while let Some((at, c)) = after.next() {
            if !goes_on(class, c, after.peek().map(|(_, c)| *c)) {
                break;
            }
            end = at + c.len_utf8();
        }
        let (word, others) = rest.split_at_checked(end).unwrap_or((rest, ""));
        words.push(word);
        rest = others;
    }
    words
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' | '０'..='９' => Class::Figure,
        'a'..='z' | 'A'..='Z' => Class::Latin,
        '〇' | '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' => {
            Class::ChineseFigure
        }
        _ => Class::Single,
    }
}

/// True when a word goes on with this character: points and commas only between digits, a sign of percent at the end.
fn goes_on(of: Class, c: char, next: Option<char>) -> bool {
    let is = |c: Option<char>, other: Class| c.is_some_and(|c| class(c) == other);
    match of {
        Class::Single => false,
        Class::Figure => match c {
            '.' | ',' | '．' | '，' => is(next, Class::Figure),
            '%' | '％' => true,
            c => class(c) == Class::Figure,
        },
        Class::Latin | Class::ChineseFigure => class(c) == of,
    }
}

/// The clauses of a text, each with its mark.
fn clauses(text: &str) -> Vec<&str> {
    text.split_inclusive(is_mark).collect()
}

fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || c.is_whitespace() || "，。；：、！？“”‘’（）《》【】…—·".contains(c)
}

/// Runs as they grow: what differs is kept until enough of the same follows.
#[derive(Default)]
struct Runs {
    done: Vec<Segment>,
    mine: String,
    theirs: String,
    /// A lone character that is the same, behind a change.
    lone: String,
}

impl Runs {
    fn same(&mut self, text: &str) {
        // A lone character between two changes says less than the two run together.
        let lone = text.chars().count() == 1 && text.chars().all(|c| class(c) == Class::Single && !is_mark(c));
        if lone && !self.mine.is_empty() && !self.theirs.is_empty() {
            text.clone_into(&mut self.lone);
            return;
        }
        self.flush();
        self.push(Side::Same, text.to_owned());
    }

    fn changed(&mut self, mine: &str, theirs: &str) {
        let lone = std::mem::take(&mut self.lone);
        self.mine.extend([lone.as_str(), mine]);
        self.theirs.extend([lone.as_str(), theirs]);
    }

    fn flush(&mut self) {
        let (mine, theirs) = (std::mem::take(&mut self.mine), std::mem::take(&mut self.theirs));
        let lone = std::mem::take(&mut self.lone);
        self.push(Side::Mine, mine);
        self.push(Side::Theirs, theirs);
        self.push(Side::Same, lone);
    }

    fn push(&mut self, side: Side, text: String) {
        if text.is_empty() {
            return;
        }
        match self.done.last_mut() {
            Some(last) if last.side == side => last.text.push_str(&text),
            _ => self.done.push(Segment { side, text }),
        }
    }

    fn finish(mut self) -> Vec<Segment> {
        self.flush();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(mine: &str, theirs: &str) -> String {
        let runs = segments(mine, theirs).into_iter();
        runs.map(|run| match run.side {
            Side::Same => run.text,
            Side::Mine => format!("[-{}]", run.text),
            Side::Theirs => format!("[+{}]", run.text),
        })
        .collect()
    }

    #[test]
    fn a_changed_figure_shows_whole() {
        assert_eq!(shown("完成工程量的55%,投资2331.98万元", "完成工程量的80%,投资2431.98万元"), {
            "完成工程量的[-55%][+80%],投资[-2331.98][+2431.98]万元"
        });
        assert_eq!(shown("共1,204户", "共1,304户"), "共[-1,204][+1,304]户");
        assert_eq!(shown("二十三家", "二十五家"), "[-二十三][+二十五]家");
    }

    #[test]
    fn reworded_chinese_shows_as_runs() {
        assert_eq!(shown("发力不足", "用力不够"), "[-发][+用]力不[-足][+够]");
        assert_eq!(shown("升级有短板。", "升级存在短板。"), "升级[-有][+存在]短板。");
        assert_eq!(shown("", "新"), "[+新]");
        assert_eq!(shown("甲乙丙丁", "戊乙己丁"), "[-甲乙丙][+戊乙己]丁");
    }
}
