//! Which figures are results that an indicator can be made of, and which are only circumstance.
//!
//! In the prose of notices a result stands behind its noun and ends its piece (开展日常检查317次), a circumstance
//! stands before its noun and goes on (对7家企业开展诊断). Before a noun a figure is a result when the words
//! round it say that something came of it (2家企业已关停, 规范106个小区).

use crate::model::{Bound, Number};
use crate::quantity::text::ParagraphText;
use crate::quantity::{FigureKind, FigureRole, Quantity};
use crate::text::Words;

use super::data::Sureness;
use super::passage::{Passage, Tells};

/// Behind a figure: something came of it.
static CAME: Words = Words::of("suggestion.came_about");

/// Before a figure, in its piece: something was made or reached.
static MADE: Words = Words::of("suggestion.made");

/// Directly before a figure: whom or what something was done to, with or for.
static TOWARDS: Words = Words::of("suggestion.towards");

/// Effort and paper that no office tracks as a result.
static EFFORT: Words = Words::of("suggestion.effort");

/// Words that begin with 在 and name no place: 在线率, 在岗人数.
static AT_WORK: Words = Words::of("suggestion.not_a_place");

/// What was looked for and found is a result after all: 排查出…45个.
static FOUND: Words = Words::of("suggestion.found");

/// How sure it is that a figure is a result; nothing for what is none.
pub(super) fn relevance(passage: &Passage, at: usize) -> Option<Sureness> {
    let (text, figure) = (&passage.text, passage.figures.get(at)?);
    let next = passage.figures.get(at + 1);
    if !figure.is_amount() || is_circumstance(text, figure) {
        return None;
    }
    if passage.tells == Tells::Goal {
        return Some(Sureness::Likely);
    }
    let result = if leads_to(text, figure, next) || is_small(figure) {
        false
    } else if ends_piece(text, figure) {
        !is_effort(text, figure)
    } else {
        is_stated(text, figure, passage.tells != Tells::Answer)
    };
    Some(if result { Sureness::Likely } else { Sureness::Look })
}

/// Lengths of time, thresholds, prices, ranges, differences to others, and counts inside brackets.
fn is_circumstance(text: &ParagraphText, figure: &Quantity) -> bool {
    let (start, end) = (figure.start as usize, figure.end as usize);
    let turned = figure.has(FigureRole::After) || figure.has(FigureRole::Before);
    let threshold = matches!(figure.bound, Some(Bound::AtLeast | Bound::AtMost | Bound::Under))
        && matches!(figure.kind, FigureKind::Level | FigureKind::Part)
        && !ends_piece(text, figure)
        // 3000万元以上项目 names the projects.
        || matches!(figure.bound, Some(Bound::AtLeast | Bound::AtMost | Bound::Under))
            && figure.kind == FigureKind::Money
            && stands_before_noun(text, end);
    let clause = text.clause(start);
    let compared = matches!(figure.kind, FigureKind::Change | FigureKind::Points)
        && (text.holds(text.piece(start), start, &["高于", "低于", "超", "较"])
            || text.first(text.piece(start), &["全市", "全省", "全国"]).is_some()
            || text.holds(clause, start, &["计划", "预计"]));
    let count = matches!(figure.kind, FigureKind::Level | FigureKind::Part);
    let bracketed =
        count && text.holds(clause, start, &["("]) && !text.holds(clause, start, &[")"]) && closes(text, end);
    figure.kind == FigureKind::Duration && !turned && !is_span_measured(text, figure)
        || threshold
        || compared
        || bracketed
        || figure.to.is_some()
        || figure.unit.contains('每')
}

/// True for a length of time that is itself what is measured: 平均候访时间降为12分钟, 人均下基层18天.
fn is_span_measured(text: &ParagraphText, figure: &Quantity) -> bool {
    static MEASURED: Words = Words::of("suggestion.length_of_time");
    let start = figure.start as usize;
    text.holds(text.piece(start), start, &MEASURED) && figure.to.is_none()
}

/// True when the next bracket is a closing one.
fn closes(text: &ParagraphText, end: usize) -> bool {
    (end..end + 40).find_map(|at| text.at(at).filter(|c| matches!(c, '(' | ')' | '。'))) == Some(')')
}

/// True for a figure whose piece goes on to another one that says the result (99家企业完成资金申报1.18亿元), and for
/// a number of cases whose sum of money follows (兑现16笔、共计1387.58万元).
pub(super) fn leads_to(text: &ParagraphText, figure: &Quantity, next: Option<&Quantity>) -> bool {
    let Some(next) = next.filter(|next| next.is_amount()) else { return false };
    let (end, start) = (figure.end as usize, next.start as usize);
    let one_piece = text.piece(start) == text.piece(figure.start as usize);
    let counts = !figure.counted_noun.is_empty()
        || start == end
        || figure.kind == FigureKind::Level && next.kind == FigureKind::Level;
    let parted = next.part_of.is_some() && figure.counted_noun.is_empty();
    let near = text.statement(start) == text.statement(figure.start as usize);
    let summed =
        near && figure.kind == FigureKind::Level && next.kind == FigureKind::Money && next.has(FigureRole::Total);
    one_piece && counts && !parted || summed
}

/// A single one is an event, no quantity; a part of a whole is one, and one person disciplined is reported on purpose.
fn is_small(figure: &Quantity) -> bool {
    let person = matches!(figure.unit.as_str(), "人" | "名");
    !person && figure.value == Number::ONE && figure.kind == FigureKind::Level && figure.magnitude == 1
}

/// True when the figure closes its piece: a mark follows, or a word that begins something new.
pub(super) fn ends_piece(text: &ParagraphText, figure: &Quantity) -> bool {
    let end = figure.end as usize;
    let mark = |c: char| {
        matches!(c, ',' | '\u{ff0c}' | '。' | ';' | '、' | '(' | ')' | ':' | '\u{ff1a}' | '!' | '?' | '\n' | '”')
    };
    text.at(end).is_none_or(mark)
        || text.first(end, &["及", "并", "用于", "转入", "占", "还有", "以来", "调整", "左右"]).is_some()
        || !matches!(figure.kind, FigureKind::Level | FigureKind::Part)
}

/// True where words go on behind a figure that are no verb of what came of it.
fn stands_before_noun(text: &ParagraphText, end: usize) -> bool {
    let goes_on = text.at(end).is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    goes_on
        && text.first(end, &CAME).is_none()
        && text.first(end, &["用于", "全部", "并", "转入", "的", "及"]).is_none()
}

/// Effort, a place named in passing (在双龙镇种植…50亩), or no more than a lower bound of a count.
fn is_effort(text: &ParagraphText, figure: &Quantity) -> bool {
    let (start, piece) = (figure.start as usize, text.piece(figure.start as usize));
    let effort = text.holds(text.clause(start), start, &EFFORT) && !text.holds(text.clause(start), start, &FOUND);
    let passing = text.first(piece, &["在", "已在", "拟在"]).is_some() && text.first(piece, &AT_WORK).is_none();
    let open =
        figure.bound == Some(Bound::AtLeast) && figure.kind == FigureKind::Level && !figure.has(FigureRole::Target);
    effort || passing || open
}

/// True for a figure before its noun that the words round it mark as a result.
fn is_stated(text: &ParagraphText, figure: &Quantity, finding: bool) -> bool {
    let (start, end) = (figure.start as usize, figure.end as usize);
    if figure.part_of.is_some() || finding || figure.has(FigureRole::Cumulative) || figure.has(FigureRole::Planned) {
        return true;
    }
    let last = clause_end(text, end);
    let stated = text.holds(text.clause(start), start, &MADE) || text.holds(end, last, &CAME);
    let towards = text.last(start, &TOWARDS).is_some() && !text.holds(end, last, &["给予", "进行", "均", "已"]);
    stated && !towards && !measures(&figure.unit)
}

/// True for units of size: before its noun a size describes it (30万吨…基地).
fn measures(unit: &str) -> bool {
    unit.ends_with(['亩', '米', '里', '吨', '斤', '克', '瓦', '升', '顷'])
}

/// Where the clause of a place ends, at most 40 characters on.
fn clause_end(text: &ParagraphText, place: usize) -> usize {
    let clause = text.clause(place);
    (place..place + 40).find(|at| text.clause(*at) != clause || *at >= text.len()).unwrap_or(place + 40).min(text.len())
}
