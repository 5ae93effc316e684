//! Where an item stands, by the words of a cell that is about it: a word of the lexicon, or a share that is done.

use crate::model::{Codes as _, Number, Progress, Term};
use crate::reading::item::standing::read;
use crate::text::{choices, fold};

use super::draft::Held;

/// What a cell says of the standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Told {
    /// How far it is.
    pub(super) progress: Option<Progress>,
    /// The kind of limit.
    pub(super) term: Option<Term>,
    /// How much is done, in per cent.
    pub(super) percent: Option<Number>,
}

/// A longer text is a report, of which a figure may be about anything.
const SHORT: usize = 20;

/// Where clauses end.
const STOPS: [char; 6] = ['。', ';', ',', '!', '(', ')'];

/// What the words of a cell say: all of them, or their first or last clause.
pub(super) fn told(words: &str) -> Option<Told> {
    let folded = fold(words);
    let clauses: Vec<&str> = folded.split(STOPS).filter(|clause| !clause.is_empty()).collect();
    // 是 and 完成 count alone; in a sentence it takes a longer word.
    let long = |clause: &&&str| clause.chars().count() > 2;
    let ends = [clauses.first().filter(long), clauses.last().filter(long)];
    let found =
        word(folded.trim_end_matches('。')).or_else(|| ends.into_iter().flatten().find_map(|words| word(words)));
    let percent = share(&folded).filter(|_| folded.chars().count() <= SHORT);
    let percent = percent.or_else(|| clauses.first().and_then(|clause| done_share(clause)));
    let mut told = found.or(percent.map(|_| Told::default()))?;
    told.percent = percent;
    told.progress = told.progress.or_else(|| percent.map(of_share));
    Some(told)
}

/// What one clause says, when it says nothing else.
fn word(words: &str) -> Option<Told> {
    let code = |list: &str| choices().code(list, words);
    if let Some(progress) = code("progress").and_then(Progress::of_code) {
        return Some(Told { progress: Some(progress), ..Told::default() });
    }
    let (progress, term) = read(words)?;
    let progress = (progress != Progress::Unstated).then_some(progress);
    Some(Told { progress, term: (term != Term::Unstated).then_some(term), ..Told::default() })
}

/// A share of all is in progress; the whole is done, nothing is not begun.
fn of_share(percent: Number) -> Progress {
    if percent >= Number::from(100) {
        Progress::Done
    } else if percent <= Number::ZERO {
        Progress::NotStarted
    } else {
        Progress::InProgress
    }
}

/// The number of a text that holds one number of per cent and no other: 完成80%, 约85%.
pub(super) fn share(folded: &str) -> Option<Number> {
    let (before, behind) = folded.split_once('%')?;
    let digits = before.trim_start_matches(|c: char| !(c.is_ascii_digit()));
    let other = behind.chars().any(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|_| !other)
}

/// The share in a clause that says what is done: 已完成整改任务的80%.
fn done_share(clause: &str) -> Option<Number> {
    let about = ["已完成", "完成率", "整改率", "总进度", "整体进度", "完成进度", "完成整改"];
    about.iter().any(|word| clause.starts_with(word)).then(|| share(clause)).flatten()
}

/// What a cell says of the standing under its heading: 是 under 是否销号 is closed.
pub(super) fn told_under(cell: &Held) -> Option<Told> {
    let mut said = told(&cell.text)?;
    if cell.heading.contains("销号") && said.progress == Some(Progress::Done) {
        said.progress = Some(Progress::Closed);
    }
    Some(said)
}

/// True for more than a word on the standing: it is told as an update too.
pub(super) fn is_report(text: &str) -> bool {
    text.chars().count() > 25 || text.trim_end_matches('。').contains(['。', ';', '\u{ff1b}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_shares_tell_the_standing() {
        for (words, progress, percent) in [
            ("是", "done", ""),
            ("否", "in_progress", ""),
            ("已落实", "done", ""),
            ("正在实施", "in_progress", ""),
            ("完成80%", "in_progress", "80"),
            ("100%", "done", "100"),
            ("已完成整改任务的62.5%，正在推进剩余工作，预计年底前完成", "in_progress", "62.5"),
            ("已完成过半", "in_progress", ""),
            ("进展缓慢", "in_progress", ""),
            ("已完成。修订制度3项,培训100人次", "done", ""),
            ("未完成", "in_progress", ""),
        ] {
            let told = told(words).unwrap();
            assert_eq!(told.progress.map(Progress::code), Some(progress), "{words}");
            assert_eq!(told.percent.map(|percent| percent.to_string()).unwrap_or_default(), percent, "{words}");
        }
        for words in ["规范摊位22个", "收回统筹使用264.37万元,占92%", "差不多了"] {
            assert_eq!(told(words), None, "{words}");
        }
    }
}
