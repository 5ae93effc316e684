//! A name for an indicator from the words round its figure.

use crate::quantity::text::ParagraphText;
use crate::quantity::{FigureKind, Quantity};
use crate::text::Words;

/// Words at the head of a piece that say when, how or of what, but not what is measured.
static HEADS: Words = Words::of("suggestion.before_name");

/// Words at the end that lead over to the number.
static TAILS: Words = Words::of("suggestion.behind_name");

/// Names that say nothing without what they are of.
static BARE: Words = Words::of("suggestion.bare_name");

/// The longest name, in characters.
const LONGEST: usize = 24;

/// A name, and whether it says by itself what is measured.
pub(super) struct Name {
    pub(super) words: String,
    /// False for a name that was completed with what stands before (产值 with 茶叶).
    pub(super) whole: bool,
}

/// The name of a figure. `former` is the name of the figure before it in the same sentence.
pub(super) fn name(text: &ParagraphText, figure: &Quantity, former: Option<&str>) -> Name {
    let (start, end) = (figure.start as usize, figure.end as usize);
    let before = trim(&words_before(text, start));
    let counted = !figure.counted_noun.is_empty() || prenominal(text, figure);
    let own = if counted { format!("{}{}", lead(&before), words_behind(text, end)) } else { before };
    let bare =
        own.is_empty() || BARE.contains(&own.as_str()) || figure.kind == FigureKind::Change && own.chars().count() <= 4;
    let state = ["解决", "正在", "淘汰"].iter().any(|head| own.starts_with(head));
    let whole = !(bare || state);
    let full = if whole {
        own
    } else {
        let topic = former.map_or_else(|| clause_before(text, start), |former| topic(former).to_owned());
        format!("{topic}{own}")
    };
    Name { words: clip(&full, counted), whole }
}

/// The words of the piece before the number. A bracket inside a word (新(改)建) does not begin a piece.
fn words_before(text: &ParagraphText, start: usize) -> String {
    let mut piece = text.piece(start);
    let opened = (piece.saturating_sub(8)..piece).find(|at| text.at(*at) == Some('('));
    if text.before(piece) == Some(')')
        && let Some(opened) = opened.filter(|opened| text.piece(*opened) < *opened)
    {
        piece = text.piece(opened);
    }
    text.slice(piece.max(start.saturating_sub(40)), start)
}

/// The last words of the clause before, for a name that says nothing and has no figure before it.
fn clause_before(text: &ParagraphText, start: usize) -> String {
    let end = text.clause(start).saturating_sub(1);
    let from = text.piece(end).max(end.saturating_sub(12));
    trim(&text.slice(from, end.min(start)))
}

/// The noun behind the number with its attributes, up to the next mark.
fn words_behind(text: &ParagraphText, end: usize) -> String {
    let stop = |c: char| matches!(c, ',' | '\u{ff0c}' | '。' | ';' | '、' | '(' | ')' | ':' | '\u{ff1a}' | '\n');
    let last = (end..end + LONGEST).find(|at| text.at(*at).is_none_or(stop)).unwrap_or(end + LONGEST);
    let words = text.slice(end, last.min(text.len()));
    let among = ["项目中", "企业中", "岗位中"].iter().any(|tail| words.ends_with(tail));
    if among { words.trim_end_matches('中').to_owned() } else { words }
}

fn prenominal(text: &ParagraphText, figure: &Quantity) -> bool {
    let wide = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '“';
    matches!(figure.kind, FigureKind::Level | FigureKind::Part)
        && text.at(figure.end as usize).is_some_and(wide)
        && text.first(figure.end as usize, &["及", "并", "用于", "还有", "占", "以来"]).is_none()
}

/// The verb before a number that has its noun behind: 拜访, 规范; nothing after a list that ends in 等.
fn lead(before: &str) -> String {
    let length = before.chars().count();
    if length <= 8 { before.to_owned() } else { String::new() }
}

/// What a former name is about: without what it says was done.
fn topic(former: &str) -> &str {
    ["种植面积", "同比增长", "增速"].into_iter().find_map(|tail| former.strip_suffix(tail)).unwrap_or(former)
}

/// A name without the words that belong to the sentence around it.
fn trim(words: &str) -> String {
    let mut name = inside(words.trim());
    while let Some(rest) = HEADS.iter().find_map(|head| name.strip_prefix(head)).filter(|_| !is_word(name)) {
        name = rest.trim_start();
    }
    name = without_date(name);
    while let Some(rest) = TAILS.iter().find_map(|tail| name.strip_suffix(tail)) {
        name = rest.trim_end();
    }
    name.to_owned()
}

/// True for words that only look as if a head stood before them.
fn is_word(name: &str) -> bool {
    ["共建", "共同", "共享", "并网", "将军", "还款"].iter().any(|word| name.starts_with(word))
}

/// The words behind a quotation or title that began before them, and behind a scope (巡视整改以来).
fn inside(name: &str) -> &str {
    let mut rest = name;
    for (open, close) in [('“', '”'), ('《', '》')] {
        let closed = rest.find(close);
        if let Some(at) = closed.filter(|at| rest.find(open).is_none_or(|opened| opened > *at)) {
            rest = rest.split_at(at).1.trim_start_matches(close);
        }
    }
    let since = rest.split_once("以来").filter(|(head, _)| head.chars().count() <= 10);
    since.map_or(rest, |(_, behind)| behind)
}

/// The words behind a date at their head: 2024年茶叶种植面积.
fn without_date(name: &str) -> &str {
    let dated = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '度' | '底' | '-' | '—' | '至' | '起');
    let rest = name.trim_start_matches(dated);
    if name.starts_with(|c: char| c.is_ascii_digit()) { rest } else { name }
}

/// The head of a name that goes on behind its figure, the end of one that stands before it.
fn clip(name: &str, counted: bool) -> String {
    let skip = name.chars().count().saturating_sub(LONGEST);
    if counted { name.chars().take(LONGEST).collect() } else { name.chars().skip(skip).collect() }
}
