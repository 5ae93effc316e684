//! When a figure holds and what it covers: words of its own clause, and words that reach through its sentence.

use crate::model::When;
use crate::text::Words;

use super::data::{FigureKind, Period, Quantity};
use super::date::{PARTS, deadline, joined};
use super::text::ParagraphText;

/// Words for a time that give no year.
static TIMES: Words = Words::of("quantity.time");

/// Words for now: what came before no longer says when.
static NOW: Words = Words::of("quantity.now");

/// Words for the time of the inspection.
static INSPECTION: Words = Words::of("quantity.time_of_inspection");

/// Words for a place, wider or narrower.
static AREAS: Words = Words::of("quantity.area");

/// More areas than this in one clause are a list of places, not a scope.
const MOST_AREAS: usize = 4;

/// The longest range of dates that is kept as one, in characters.
const LONGEST_CHAIN: usize = 40;

/// A word that says when or where.
struct Mark {
    at: usize,
    end: usize,
    what: What,
}

enum What {
    /// A part of a year whose year was named before, or a time without a year.
    Time(Option<super::date::Part>),
    /// 截至目前, 巡视整改以来: what was said of time before no longer holds.
    Since,
    /// 全区.
    Area,
}

/// The period and scope in force at the present place of the walk.
#[derive(Default)]
struct State {
    sentence: usize,
    clause: usize,
    period: Option<Period>,
    /// The clause that the period does not reach beyond: 制定2025年计划,排查出4台.
    bound_to: Option<usize>,
    /// The last year named in the sentence.
    year: Option<i16>,
    since: Vec<String>,
    areas: Vec<String>,
}

/// Fills in the period and the scope of every figure.
pub(super) fn fill(text: &ParagraphText, found: &mut [Quantity]) {
    let marks = marks(text, found);
    let mut waiting = marks.iter().peekable();
    let mut state = State::default();
    let mut former: Option<(usize, usize)> = None;
    for figure in found.iter_mut() {
        let start = figure.start as usize;
        while let Some(mark) = waiting.next_if(|mark| mark.at < start) {
            state.take(text, mark);
        }
        state.enter(text, start);
        if figure.kind == FigureKind::Date {
            let chained =
                former.filter(|(chain_start, end)| joined(text, *end, start) && start - chain_start < LONGEST_CHAIN);
            state.date(text, figure, chained.map(|(chain_start, _)| chain_start));
            former = Some((chained.map_or(start, |(chain_start, _)| chain_start), figure.end as usize));
        } else if figure.is_amount() {
            figure.period.clone_from(&state.period);
            figure.scope = state.since.iter().chain(&state.areas).cloned().collect();
        }
    }
    fill_deadlines(text, found, &marks);
}

impl State {
    /// Forgets what does not reach into the clause or the sentence of a place.
    fn enter(&mut self, text: &ParagraphText, place: usize) {
        if self.sentence != text.sentence(place) {
            *self = Self { sentence: text.sentence(place), ..Self::default() };
        }
        if self.clause != text.clause(place) {
            self.clause = text.clause(place);
            if self.bound_to.is_some_and(|clause| clause != self.clause) {
                (self.period, self.bound_to) = (None, None);
            }
            self.areas.clear();
        }
    }

    fn take(&mut self, text: &ParagraphText, mark: &Mark) {
        self.enter(text, mark.at);
        let words = text.slice(mark.at, mark.end);
        match mark.what {
            What::Time(part) => {
                let when: Option<When> = part.and_then(|part| Some(part.of(self.year?)));
                let deadline = deadline(text, mark.at, mark.end);
                self.period = Some(Period { words, when, deadline });
            }
            // 其中巡视整改以来完成144个 says it of the part alone.
            What::Since if text.ends(mark.at, "其中") => self.areas.push(words),
            What::Since => (self.period, self.since) = (None, vec![words]),
            What::Area if self.areas.contains(&words) || self.areas.len() >= MOST_AREAS => {}
            What::Area => self.areas.push(words),
        }
    }

    /// A date: what follows holds then, unless the date is only compared with (较2024年).
    fn date(&mut self, text: &ParagraphText, figure: &mut Quantity, chain: Option<usize>) {
        let Some(own) = figure.period.as_mut() else { return };
        if text.last(figure.start as usize, &["较", "比", "与", "同", "于", "据"]).is_some_and(|word| word != "于")
        {
            return;
        }
        self.bound_to = (!opens_clause(text, figure.start as usize)).then(|| text.clause(figure.start as usize));
        self.year = own.when.map(|when| when.first_day().parts().0).or(self.year);
        self.period = Some(own.clone());
        self.since.retain(|words| !words.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(chain_start) = chain {
            own.deadline = text.first(figure.end as usize, &["前"]).is_some();
            let words = text.slice(chain_start, figure.end as usize);
            self.since.push(words.clone());
            self.period = Some(Period { words, when: None, deadline: own.deadline });
        }
    }
}

/// True for a date that opens its clause, so that it says when for all that follows; inside the clause it belongs
/// to one noun (2025年计划).
fn opens_clause(text: &ParagraphText, start: usize) -> bool {
    let mut from = text.clause(start);
    while let Some(word) = text.first(from, &["其中", "已于", "于", "已", "截至", "到", "自", "从", "在"]) {
        from += word.chars().count();
    }
    let mark = matches!(text.at(from), Some('一'..='鿿')) && text.at(from + 1) == Some('是');
    from >= start || mark && from + 2 >= start || text.piece(start) == start && text.before(start) == Some('、')
}

/// Gives figures without a time the deadline that stands behind them in their clause: 1台预计年底前完成.
fn fill_deadlines(text: &ParagraphText, found: &mut [Quantity], marks: &[Mark]) {
    let mut times: Vec<(usize, Period)> = Vec::new();
    for mark in marks.iter().filter(|mark| matches!(mark.what, What::Time(None)) && deadline(text, mark.at, mark.end)) {
        times.push((mark.at, Period { words: text.slice(mark.at, mark.end + 1), when: None, deadline: true }));
    }
    for figure in found.iter().filter(|figure| figure.kind == FigureKind::Date) {
        times.extend(
            figure.period.clone().filter(|period| period.deadline).map(|period| (figure.start as usize, period)),
        );
    }
    times.sort_by_key(|(at, _)| *at);
    for figure in found.iter_mut().filter(|figure| figure.is_amount() && figure.period.is_none()) {
        let start = figure.start as usize;
        let next = times.get(times.partition_point(|(at, _)| *at < start));
        figure.period = next.filter(|(at, _)| text.clause(*at) == text.clause(start)).map(|(_, period)| period.clone());
    }
}

/// The marks outside the figures, in order.
fn marks(text: &ParagraphText, found: &[Quantity]) -> Vec<Mark> {
    let mut figures = found.iter().peekable();
    let mut marks = Vec::new();
    let mut place = 0;
    while place < text.len() {
        while figures.next_if(|figure| figure.end as usize <= place).is_some() {}
        let taken = figures.peek().is_some_and(|figure| figure.start as usize <= place);
        let mark = if taken { None } else { mark(text, place) };
        place = mark.as_ref().map_or(place + 1, |mark| mark.end);
        marks.extend(mark);
    }
    marks
}

fn mark(text: &ParagraphText, at: usize) -> Option<Mark> {
    let mark = |word: &str, what| Some(Mark { at, end: at + word.chars().count(), what });
    if let Some((word, part)) = PARTS.iter().find(|(word, _)| text.starts(at, word)) {
        return mark(word, What::Time(Some(*part)));
    }
    if let Some(word) = text.first(at, &NOW) {
        return mark(word, What::Since);
    }
    if let Some(word) = text.first(at, &INSPECTION) {
        return mark(word, What::Since);
    }
    if text.starts(at, "以来") {
        return Some(Mark { at: since_start(text, at), end: at + 2, what: What::Since });
    }
    if let Some(word) = text.first(at, &TIMES) {
        return mark(word, What::Time(None));
    }
    let word = text.first(at, &AREAS)?;
    // 农业农村局 is an office, no area.
    let office = text.first(at + word.chars().count(), &["局", "部", "办", "委"]).is_some() || text.ends(at, "农业");
    if office { None } else { mark(word, What::Area) }
}

/// Where the words that end in 以来 begin: the piece, without 其中, at most 12 characters back.
fn since_start(text: &ParagraphText, at: usize) -> usize {
    let start = text.piece(at).max(at.saturating_sub(12));
    if text.starts(start, "其中") { start + 2 } else { start }
}
