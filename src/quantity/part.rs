//! Which figure is a part of which whole, by the words that say so: 其中, 剩余, 已解决.

use crate::model::Number;
use crate::text::Words;

use super::data::{FigureKind, FigureRole, Quantity};
use super::text::ParagraphText;
use super::unit::alike;

/// How many figures back a whole is looked for.
const REACH: usize = 12;

/// Words that say what has become of part of a whole.
static STATES: Words = Words::of("quantity.state");

/// Finds the wholes. A part of a count becomes [`FigureKind::Part`]; a part of money keeps its kind.
pub(super) fn find(text: &ParagraphText, found: &mut [Quantity]) {
    let mut open: Option<Group> = None;
    for at in 0..found.len() {
        let Some(figure) = found.get(at).filter(|figure| figure.is_amount()) else { continue };
        let start = figure.start as usize;
        let former = at.checked_sub(1).and_then(|former| found.get(former)).map_or(0, |former| former.end as usize);
        if text.holds(former.max(text.clause(start)), start, &["其中"]) {
            // Parts of a part, where they add up to it.
            let nearest = nearest(text, found, at).map(|whole| group(text, found, whole, at));
            let usual = || whole(text, found, at).map(|whole| group(text, found, whole, at));
            open = nearest.filter(|group| group.last.is_some()).or_else(usual);
        }
        let inside = open.as_ref().filter(|group| group.holds(text, found, at)).map(|group| group.whole);
        let whole = inside
            .or_else(|| by_bracket(text, found, at))
            .or_else(|| by_words(text, found, at))
            .or_else(|| by_sum(text, found, at));
        if let (Some(whole), Some(figure)) = (whole, found.get_mut(at)) {
            figure.part_of = Some(whole);
            figure.roles.insert(0, FigureRole::Part);
            if figure.kind == FigureKind::Level {
                figure.kind = FigureKind::Part;
            }
        }
    }
}

/// How far behind a count the words stand that say what became of it, in characters: 20个问题已整改.
const STATE_BEHIND: usize = 8;

/// The whole of an earlier sentence that the figures of one unit of this sentence add up to: 指出问题17个。已整改14个,还有3个在办。
fn by_sum(text: &ParagraphText, found: &[Quantity], at: usize) -> Option<usize> {
    let figure = found.get(at)?;
    let sentence = |figure: &Quantity| text.sentence(figure.start as usize);
    let counts = |other: &Quantity| other.kind == FigureKind::Level && alike(&other.unit, &figure.unit);
    let own = sentence(figure);
    let mut before = found.get(..at)?.iter().enumerate().rev().take(REACH);
    let (whole, all) = before.find(|(_, other)| sentence(other) != own && counts(other) && other.part_of.is_none())?;
    let around = found.iter().skip(at.saturating_sub(REACH)).take(2 * REACH).filter(|other| sentence(other) == own);
    let parts: Vec<&Quantity> = around
        .filter(|other| alike(&other.unit, &figure.unit) && matches!(other.kind, FigureKind::Level | FigureKind::Part))
        .collect();
    let sum = parts.iter().map(|part| part.value).sum::<Number>();
    // What became of each is told; else the sum may be chance.
    let told =
        |part: &&Quantity| text.holds(text.clause(part.start as usize), part.end as usize + STATE_BEHIND, &STATES);
    (counts(figure) && parts.len() >= 2 && sum == all.value && parts.iter().any(told)).then_some(whole)
}

/// The parts that one 其中 opens.
struct Group {
    whole: usize,
    first: usize,
    /// The last part, where the parts add up to the whole.
    last: Option<usize>,
}

impl Group {
    /// True for the first part, those that complete the sum, and those that name the same thing.
    fn holds(&self, text: &ParagraphText, found: &[Quantity], at: usize) -> bool {
        let (Some(first), Some(figure)) = (found.get(self.first), found.get(at)) else { return false };
        let same = alike(&first.unit, &figure.unit)
            && !figure.counted_noun.is_empty()
            && figure.counted_noun == first.counted_noun;
        let near = text.statement(first.start as usize) == text.statement(figure.start as usize);
        at == self.first || near && alike(&first.unit, &figure.unit) && self.last.map_or(same, |last| at <= last)
    }
}

/// The parts from `first` on, as far as they add up to the whole.
fn group(text: &ParagraphText, found: &[Quantity], whole: usize, first: usize) -> Group {
    let mut group = Group { whole, first, last: None };
    let (Some(all), Some(part)) = (found.get(whole), found.get(first)) else { return group };
    let mut sum = Number::ZERO;
    for (at, figure) in found.iter().enumerate().skip(first).take(REACH) {
        if text.statement(figure.start as usize) != text.statement(part.start as usize) {
            break;
        }
        if figure.is_amount() && alike(&figure.unit, &all.unit) {
            sum = sum + figure.value;
        }
        if sum == all.value {
            group.last = Some(at);
            break;
        }
    }
    group
}

/// The nearest earlier figure of the sentence that can be the whole of this one.
fn whole(text: &ParagraphText, found: &[Quantity], at: usize) -> Option<usize> {
    let figure = found.get(at)?;
    let start = figure.start as usize;
    let earlier = found.get(..at)?.iter().enumerate().rev().take(REACH);
    let near = earlier.take_while(|(_, other)| text.sentence(other.start as usize) == text.sentence(start));
    let mut fit = near.filter(|(_, other)| other.is_amount() && other.part_of.is_none() && fits(other, figure));
    fit.next().map(|(at, _)| at)
}

/// The nearest earlier figure of the sentence that counts the same, a part itself or not.
fn nearest(text: &ParagraphText, found: &[Quantity], at: usize) -> Option<usize> {
    let figure = found.get(at)?;
    let sentence = |figure: &Quantity| text.sentence(figure.start as usize);
    let earlier = found.get(..at)?.iter().enumerate().rev().find(|(_, other)| other.is_amount())?;
    (sentence(earlier.1) == sentence(figure) && fits(earlier.1, figure)).then_some(earlier.0)
}

fn fits(whole: &Quantity, part: &Quantity) -> bool {
    alike(&whole.unit, &part.unit)
        && whole.value >= part.value
        && !matches!(part.kind, FigureKind::Ratio | FigureKind::Change | FigureKind::Points | FigureKind::Duration)
}

/// A whole with its parts in brackets behind it: 3名已入职(公招2名、人才引进1名).
fn by_bracket(text: &ParagraphText, found: &[Quantity], at: usize) -> Option<usize> {
    let figure = found.get(at)?;
    let before = found.get(..at)?.iter().enumerate().rev().take(REACH);
    let (whole, all) = before.clone().find(|(_, other)| other.part_of.is_none())?;
    let opened = text.holds(all.end as usize, figure.start as usize, &["("])
        && !text.holds(all.end as usize, figure.start as usize, &[")"]);
    let inside = || {
        found.iter().skip(whole + 1).take(REACH).take_while(|part| {
            !text.holds(all.end as usize, part.start as usize, &[")"]) && alike(&part.unit, &all.unit)
        })
    };
    let sum = || inside().map(|part| part.value).sum::<Number>();
    (opened && fits(all, figure) && sum() == all.value).then_some(whole)
}

/// A whole stated by the words between it and the part: 剩余1台, 已解决105个, 24个项目中,1个….
fn by_words(text: &ParagraphText, found: &[Quantity], at: usize) -> Option<usize> {
    let figure = found.get(at)?;
    let candidate = whole(text, found, at)?;
    let all = found.get(candidate)?;
    let (start, end) = (figure.start as usize, all.end as usize);
    let former = found.get(at.checked_sub(1)?)?.end as usize;
    let clause = text.clause(start).max(former);
    let clause = if text.at(clause) == Some('、') { clause + 1 } else { clause };
    let same = text.statement(end) == text.statement(start)
        || text.sentence(end) == text.sentence(start) && is_open(text, all);
    let state =
        text.first(clause, &STATES).is_some() || text.holds(clause.max(start.saturating_sub(4)), start, &["已"]);
    let left = figure.has(FigureRole::Remaining);
    let among = text.ends(text.clause(start).saturating_sub(1), "中") && text.clause(start) == start;
    let attribute = text.starts(clause, "有") && text.ends(start, "的");
    let stated = left
        || among
        || attribute
        || state && is_open(text, all)
        || is_found_in(text, all, figure)
        || is_open(text, all) && falls_short(text, all, figure)
        || is_open(text, all) && divides(text, found, candidate, at);
    (same && stated).then_some(candidate)
}

/// True for a part that was found in a whole: 9件事项有4件…, 146个村中,有31个…, 抽查20份档案,发现13份….
fn is_found_in(text: &ParagraphText, all: &Quantity, figure: &Quantity) -> bool {
    let (start, end) = (figure.start as usize, all.end as usize);
    let (clause, whole) = (text.clause(start), text.clause(all.start as usize));
    let is_next = clause > end && text.clause(clause.saturating_sub(1)) == whole;
    let had = text.last(start, &["有", "仅", "只"]).is_some();
    // 8间库房中3间
    let of_them =
        clause == whole && text.ends(start, "中") && text.last(start, &["其中", "集中", "高中", "初中"]).is_none();
    let same = clause == whole
        && (had || text.ends(start, "发现"))
        && text.first(start.saturating_sub(2), &["没有", "所有", "拥有", "共有", "另有"]).is_none();
    let inside = is_next && text.ends(clause - 1, "中") && (had || clause == start);
    let looked = ["抽查", "抽取", "抽样", "检查", "核查", "走访", "排查", "调取", "调阅", "查阅"];
    let found = text.last(start, &["发现", "查出", "有"]).is_some();
    same || of_them || inside || is_next && found && text.holds(whole, all.start as usize, &looked)
}

/// Words before what was really reached of a whole.
static SHORT: Words = Words::of("quantity.falls_short");

/// Words of a whole that was never there: what is reached of a forecast is no part of it.
static FORECAST: Words = Words::of("quantity.forecast");

/// True for what a later clause tells of a whole: 赋权212项,能够独立办理的仅98项; 计划加装120部,实际完工47部.
fn falls_short(text: &ParagraphText, all: &Quantity, figure: &Quantity) -> bool {
    let (start, whole) = (figure.start as usize, all.start as usize);
    let (clause, from) = (text.clause(start), text.clause(whole));
    let short = text.last(start, &["仅", "只", "只有", "仅有"]).is_some()
        || text.holds(clause.max(start.saturating_sub(8)), start, &SHORT);
    let same_noun =
        all.counted_noun.is_empty() || figure.counted_noun.is_empty() || all.counted_noun == figure.counted_noun;
    clause > from && short && same_noun && !text.holds(from, whole, &FORECAST)
}

/// True for the parts of a whole that each begin a clause and add up to it: 132项已完成,24项正在推进.
fn divides(text: &ParagraphText, found: &[Quantity], whole: usize, at: usize) -> bool {
    let Some(all) = found.get(whole) else { return false };
    let states = ["已", "正在", "尚", "未", "基本", "阶段性", "持续", "完成", "推进"];
    let part = |figure: &&Quantity| {
        let (start, end) = (figure.start as usize, figure.end as usize);
        let tail = end + 10;
        figure.is_amount()
            && fits(all, figure)
            && text.clause(start) == start
            && text.sentence(start) == text.sentence(all.start as usize)
            && text.clause(end.min(text.len())) == start
            && (end..tail).any(|place| text.clause(place) == start && text.first(place, &states).is_some())
    };
    // Others may be parts by their own words: 已办结12件,3件正在办理.
    let told = found.iter().filter(|figure| figure.part_of == Some(whole)).map(|figure| figure.value).sum::<Number>();
    if found.get(at).is_some_and(|figure| part(&figure) && told + figure.value == all.value) {
        return true;
    }
    let parts: Vec<&Quantity> = found.iter().skip(whole + 1).take(REACH).filter(part).collect();
    let is_part = found.get(at).is_some_and(|figure| parts.iter().any(|part| part.start == figure.start));
    is_part && parts.len() >= 2 && parts.iter().map(|part| part.value).sum::<Number>() == all.value
}

/// True for a figure that says what was found or is to be done, not what is done already.
fn is_open(text: &ParagraphText, figure: &Quantity) -> bool {
    let start = figure.start as usize;
    let from = text.clause(start);
    let begun = text.first(from, &["整改", "解决", "化解"]).is_some();
    let done = text.holds(from, start, &["已", "完成", "正在", "新增", "新建", "办理"]);
    !begun && !done && figure.kind == FigureKind::Level
}
