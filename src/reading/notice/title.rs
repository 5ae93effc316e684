//! The title among the first lines of a document: which lines it takes, and which stand above it without being part of it,
//! such as the name and the slogans of a site.

use super::furniture::{RecordLine, record_line};
use crate::reading::item::mark;
use crate::reading::item::mark::behind_bullet;
use crate::text::{Text, Words};

/// What the title of a notice or a ledger ends with.
static TITLES: Words = Words::of("notice.title_end");

/// What the title of a plan ends with, which is also what a report may be about.
static PLANS: Words = Words::of("notice.title_end_of_plan");

/// The longest line of a title, in characters.
const LONGEST: usize = 60;

/// The longest name of a column of a site (通知公告), in characters: a longer line below it is the title.
const LONGEST_RUBRIC: usize = 6;

/// How the names of those who issue a notice end.
static BODIES: Words = Words::of("notice.body_end");

/// A line that may be one of the title.
#[derive(Debug, Clone)]
pub(super) struct TitleLine {
    /// Its words, without the sign of a list or the label of a record before them.
    words: String,
    /// The same in half width.
    half: String,
    /// True where it may be a line of a title at all.
    fits: bool,
    /// True for the line whose style is that of the title.
    styled: bool,
}

impl TitleLine {
    /// A line; `leads` where it is a paragraph of its own.
    pub(super) fn new(text: &Text, leads: bool, styled: bool) -> Self {
        let from = match record_line(text) {
            Some(RecordLine::Title(Some(from))) => from,
            _ => behind_bullet(text, 0),
        };
        let (words, half) = (text.words(from, text.len()), text.half(from, text.len()));
        let fits = leads && text.len() <= LONGEST && !half.contains(['。', ';']);
        Self { words, half, fits, styled }
    }

    fn goes_on(&self, next: Option<&Self>) -> bool {
        // …整改方案 / 落实情况的报告 are two lines of one title.
        let is_plan = PLANS.iter().any(|word| self.half.trim_end().ends_with(word));
        let is_rest = |next: &Self| {
            let text = Text::new(&next.half);
            text.len() <= 30 && mark::mark(&text, 0).is_none() && ends_title(&next.half)
        };
        is_plan && next.is_some_and(is_rest)
    }

    fn ends(&self, next: Option<&Self>) -> bool {
        // Behind the last word of a title a remark may stand: (征求意见稿).
        let ended = [Some(self.half.as_str()), bare(&self.half)].into_iter().flatten().any(ends_title);
        ended && !self.goes_on(next)
    }

    /// True where the line below goes on with this one: it names who issues the notice, or what it is about.
    fn leads_to(&self, below: &Self) -> bool {
        let line = self.half.trim();
        let is_body = BODIES.iter().any(|word| line.ends_with(word)) && !line.starts_with(['"', '“', '「']);
        let is_about = ["关于", "整改", "反馈"].iter().any(|word| line.contains(word));
        let is_whole = below.half.find("关于").is_some_and(|at| at > 0);
        !is_whole && (is_body || is_about && !below.half.trim_start().starts_with("关于"))
    }
}

/// The title, and its first and last line among those given.
pub(super) fn title(lines: &[TitleLine]) -> Option<(String, usize, usize)> {
    let broken = lines.iter().position(|line| !line.fits && !line.styled).unwrap_or(lines.len());
    let lines = lines.get(..broken)?;
    let ended = |(at, line): &(usize, &TitleLine)| line.styled || line.ends(lines.get(at + 1));
    let mut ends = lines.iter().enumerate().filter(ended);
    let first = ends.next()?;
    let is_rubric = |line: &TitleLine| !line.styled && line.half.trim().chars().count() <= LONGEST_RUBRIC;
    let longer = ends.find(|(_, line)| line.styled || !is_rubric(line)).filter(|_| is_rubric(first.1));
    let (last, _) = longer.unwrap_or(first);
    let mut start = last;
    while let (Some(above), Some(below)) = (start.checked_sub(1).and_then(|at| lines.get(at)), lines.get(start))
        && (above.leads_to(below) || above.goes_on(Some(below)))
    {
        start -= 1;
    }
    let words: String = lines.get(start..=last)?.iter().map(|line| line.words.as_str()).collect();
    Some((undated(&words).to_owned(), start, last))
}

fn ends_title(line: &str) -> bool {
    TITLES.iter().chain(PLANS.iter()).any(|word| line.trim_end().ends_with(word))
}

/// A line without the brackets at its end.
fn bare(line: &str) -> Option<&str> {
    line.trim_end().strip_suffix(')').and_then(|line| line.rsplit_once('(')).map(|(line, _)| line)
}

/// A title without the day that a site puts in brackets behind it.
fn undated(title: &str) -> &str {
    let inner = title.trim_end().strip_suffix([')', '\u{ff09}']).and_then(|rest| rest.rsplit_once(['(', '\u{ff08}']));
    let is_day = |words: &str| {
        words.chars().any(|c| c.is_ascii_digit())
            && words.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-./年月日:".contains(c))
    };
    match inner {
        Some((bare, words)) if is_day(words) => bare.trim_end(),
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Option<String> {
        let lines: Vec<TitleLine> = lines.iter().map(|line| TitleLine::new(&Text::new(line), true, false)).collect();
        title(&lines).map(|(title, ..)| title)
    }

    #[test]
    fn a_title_is_found_among_what_a_site_puts_above_it() {
        let title = "中共青石县水利局党组关于巡察整改情况的通报";
        for lines in [
            vec![title],
            vec!["中共青石县水利局党组", "关于巡察整改情况的通报"],
            vec!["中共青石县水利局党组关于巡察", "整改情况的通报"],
            vec!["清廉青石", "水利为民", "“码”上监督", title],
            vec!["青石水利", "党务公开", "中共青石县水利局党组", "关于巡察整改情况的通报"],
            vec!["通知公告", title],
            vec!["中共青石县水利局党组关于巡察整改情况的通报（2031年7月1日）"],
            vec!["● 中共青石县水利局党组关于巡察整改情况的通报"],
            vec!["信息名称：中共青石县水利局党组关于巡察整改情况的通报"],
        ] {
            assert_eq!(read(&lines).as_deref(), Some(title), "{lines:?}");
        }
        let plan = "关于巡察反馈意见的整改方案（征求意见稿）";
        assert_eq!(read(&[plan]).as_deref(), Some(plan));
        assert_eq!(
            read(&["青石县2031年度", "审计查出问题整改情况表"]).as_deref(),
            Some("青石县2031年度审计查出问题整改情况表")
        );
        assert_eq!(read(&["清廉青石", "根据县委部署，县委巡察组开展了巡察。整改情况"]), None);
    }
}
