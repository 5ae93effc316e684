//! Counts of an answer that are parts of a count of its finding: 逾期未交7460套, and in another paragraph 交付5128套.
//!
//! Lives here: what several texts of one item say together. A paragraph alone gives such a count as a level, since the whole
//! stands in another. Three things tell a part: counts of one unit that add up to the whole; a rate behind the count that is
//! the count's share of the whole; a verb of what became of it, with the noun of the whole or none.
//!
//! # Limits
//! Money is never made a part: it keeps its kind. The first counts of an item are looked at, so that a text of nothing but
//! figures takes no longer for each of them.

use crate::model::Number;
use crate::text::Words;

use super::data::{FigureKind, FigureRole, Quantity};
use super::text::ParagraphText;
use super::unit::alike;

/// One text of an item with its figures.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    /// The text.
    pub(crate) text: &'a ParagraphText,
    /// Its figures.
    pub(crate) figures: &'a [Quantity],
}

/// A figure of one of several texts: the text and the figure, each by its place.
pub(crate) type FigurePlace = (usize, usize);

/// How many counts of a finding, and of an answer, are looked at.
const MOST_WHOLES: usize = 12;
const MOST_COUNTS: usize = 60;

/// The most parts that are added up to a whole.
const MOST_PARTS: usize = 4;

/// The smallest whole whose parts are known by their sum alone: 2 is the sum of too many.
const LEAST_SUM: i64 = 5;

/// How many figures behind a count its rate is looked for.
const RATE_REACH: usize = 2;

/// How far before a whole its noun may begin, in characters, and how far behind.
const NOUN_REACH: usize = 12;

/// Verbs of what became of part of a whole.
static RESOLVED: Words = Words::of("quantity.resolved");

/// Verbs of what was not there before: no part of what was found.
static ADDED: Words = Words::of("quantity.added");

/// Words before what is left of a whole.
static LEFT: Words = Words::of("quantity.left");

/// A count with its words.
#[derive(Clone, Copy)]
struct Count<'a> {
    at: FigurePlace,
    text: &'a ParagraphText,
    figure: &'a Quantity,
}

/// The counts of the answers that are parts of a count of the findings, each with that count, as places in the two lists.
pub(crate) fn parts_across(findings: &[Told<'_>], answers: &[Told<'_>]) -> Vec<(FigurePlace, FigurePlace)> {
    let wholes: Vec<Count<'_>> = counts(findings).take(MOST_WHOLES).collect();
    let counted: Vec<Count<'_>> = counts(answers).take(MOST_COUNTS).collect();
    let mut found: Vec<(FigurePlace, FigurePlace)> = Vec::new();
    for whole in &wholes {
        let same: Vec<Count<'_>> =
            counted.iter().copied().filter(|count| alike(&count.figure.unit, &whole.figure.unit)).collect();
        let parts = (0..same.len()).find_map(|from| adding_up(same.get(from..).unwrap_or_default(), whole));
        found.extend(parts.unwrap_or_default().iter().map(|part| (part.at, whole.at)));
    }
    for count in counted.iter().filter(|count| count.figure.kind == FigureKind::Level) {
        if found.iter().any(|(part, _)| *part == count.at) {
            continue;
        }
        let figures = answers.get(count.at.0).map_or(&[][..], |told| told.figures);
        let whole = wholes.iter().find(|whole| is_rated(count, whole, figures));
        let whole = whole.or_else(|| wholes.iter().rev().find(|whole| is_of(count, whole)));
        found.extend(whole.map(|whole| (count.at, whole.at)));
    }
    found.retain(|(part, _)| counted.iter().any(|count| count.at == *part && count.figure.part_of.is_none()));
    found.sort_unstable();
    found.dedup_by_key(|(part, _)| *part);
    found
}

/// The plain counts of the texts, in order.
fn counts<'a>(texts: &[Told<'a>]) -> impl Iterator<Item = Count<'a>> {
    let one = |(number, told): (usize, &Told<'a>)| {
        let (text, figures) = (told.text, told.figures);
        figures.iter().enumerate().map(move |(place, figure)| Count { at: (number, place), text, figure })
    };
    let plain = |count: &Count<'_>| {
        matches!(count.figure.kind, FigureKind::Level | FigureKind::Part)
            && count.figure.to.is_none()
            && !count.figure.unit.is_empty()
    };
    texts.iter().enumerate().flat_map(one).filter(plain).collect::<Vec<_>>().into_iter()
}

/// The counts from the first on that add up to the whole: 化解382件,其余26件.
fn adding_up<'a, 'b>(counts: &'a [Count<'b>], whole: &Count<'_>) -> Option<&'a [Count<'b>]> {
    let mut sum = Number::ZERO;
    for (place, count) in counts.iter().enumerate().take(MOST_PARTS) {
        let near = place == 0
            || counts.get(place - 1).is_some_and(|former| {
                let next = former.at.0 + 1;
                count.at.0 == former.at.0 || count.at.0 == next
            });
        if !near || is_added(count) {
            return None;
        }
        sum = sum + count.figure.value;
        if sum == whole.figure.value && place > 0 {
            let clear = whole.figure.value >= Number::from(LEAST_SUM) || is_left(count);
            return counts.get(..=place).filter(|_| clear);
        }
        if sum > whole.figure.value {
            return None;
        }
    }
    None
}

/// True for a count whose rate behind it is its share of the whole: 已竣工58栋,竣工率72.5%, of 80栋.
fn is_rated(count: &Count<'_>, whole: &Count<'_>, figures: &[Quantity]) -> bool {
    let (own, all) = (count.figure, whole.figure);
    let sentence = |figure: &Quantity| count.text.sentence(figure.start as usize);
    let behind = figures.iter().skip(count.at.1 + 1).take(RATE_REACH);
    let mut rates = behind.filter(|rate| rate.kind == FigureKind::Ratio && sentence(rate) == sentence(own));
    let share = own.value.checked_mul(Number::HUNDRED).and_then(|share| share.checked_div(all.value));
    let decimals = |value: Number| value.to_string().split_once('.').map_or(0, |(_, digits)| digits.len() as u32);
    let fits = |rate: &Quantity| share.is_some_and(|share| share.round(decimals(rate.value)) == rate.value);
    alike(&own.unit, &all.unit) && own.value < all.value && rates.any(fits)
}

/// True for a count of which the words say that it is what became of the whole: its verb is one of those, and it names the
/// noun of the whole, or nothing.
fn is_of(count: &Count<'_>, whole: &Count<'_>) -> bool {
    let (own, all) = (count.figure, whole.figure);
    let start = own.start as usize;
    // What restates a part that was found is that part.
    let less = own.value < all.value || own.value == all.value && all.kind == FigureKind::Part;
    let turned = own.has(FigureRole::Before) || own.has(FigureRole::After);
    if !less || turned || !alike(&own.unit, &all.unit) || is_added(count) || !ends(count) {
        return false;
    }
    let text = count.text;
    let bare = if text.before(start) == Some('了') { start - 1 } else { start };
    if text.last(bare, &RESOLVED).is_some() {
        return true;
    }
    let clause = text.clause(start);
    text.holds(clause, start, &RESOLVED) && shares_noun(count, whole)
}

/// True where two characters that stand side by side before the count stand so beside the whole too.
fn shares_noun(count: &Count<'_>, whole: &Count<'_>) -> bool {
    let start = count.figure.start as usize;
    let own = count.text.plain(count.text.piece(start), start);
    let (first, last) = (whole.figure.start as usize, whole.figure.end as usize);
    let from = whole.text.clause(first).max(first.saturating_sub(NOUN_REACH));
    let before = whole.text.plain(from, first);
    let behind = whole.text.plain(last, (last + NOUN_REACH).min(whole.text.len()));
    let behind = behind.split(|c| !('\u{4e00}'..='\u{9fff}').contains(c)).next().unwrap_or_default();
    let wide = |pair: &&[char]| pair.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
    own.windows(2).filter(wide).any(|pair| before.windows(2).chain(behind.windows(2)).any(|other| other == pair))
}

/// True for a count that closes its piece, or goes on with what became of it.
fn ends(count: &Count<'_>) -> bool {
    let next = count.text.at(count.figure.end as usize);
    !next.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '“')
}

/// True for what is new: 新建, 招聘.
fn is_added(count: &Count<'_>) -> bool {
    let start = count.figure.start as usize;
    count.text.holds(count.text.piece(start), start, &ADDED) && !is_left(count)
}

/// True for what is left of a whole.
fn is_left(count: &Count<'_>) -> bool {
    count.figure.has(FigureRole::Remaining) || count.text.last(count.figure.start as usize, &LEFT).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::quantities;

    fn told((text, figures): &(ParagraphText, Vec<Quantity>)) -> Told<'_> {
        Told { text, figures }
    }

    /// The words of the figures of an answer that are parts of one of the finding.
    fn parts(finding: &str, answers: &[&str]) -> Vec<String> {
        let read = |text: &str| (ParagraphText::new(text), quantities(text));
        let (finding, answers) = (read(finding), answers.iter().map(|text| read(text)).collect::<Vec<_>>());
        let all: Vec<Told<'_>> = answers.iter().map(told).collect();
        let found = parts_across(&[told(&finding)], &all);
        found.into_iter().map(|((text, figure), _)| all[text].figures[figure].text.clone()).collect()
    }

    #[test]
    fn counts_that_add_up_to_the_findings_are_its_parts() {
        assert_eq!(parts("无证摊位71个。", &["劝离58个,另13个引入室内。"]), ["58个", "13个"]);
        assert_eq!(parts("积压来信52件。", &["回复40件。", "其余12件转交街道。"]), ["40件", "12件"]);
        // Two of one unit whose sum is another number, and a small number.
        assert!(parts("无证摊位71个。", &["设置座椅58个、花箱12个。"]).is_empty());
        assert!(parts("缺少3名医师。", &["表彰医师2名、护士1名。"]).is_empty());
    }

    #[test]
    fn a_rate_tells_of_which_whole_a_count_is_part() {
        assert_eq!(parts("空挂门牌160块。", &["上墙124块,上墙率77.5%。"]), ["124块"]);
        assert!(parts("空挂门牌160块。", &["制作124块,合格率98.2%。"]).is_empty());
    }

    #[test]
    fn a_verb_of_what_became_of_it_tells_a_part() {
        assert_eq!(parts("逾期未还图书9400册。", &["追回6210册。"]), ["6210册"]);
        assert_eq!(parts("破损井盖218处。", &["修复破损井盖190处。"]), ["190处"]);
        for (finding, answer) in [
            // What is new, what is more than the whole, another unit, another noun, another kind of doing.
            ("破损井盖218处。", "新建泵站3处。"),
            ("破损井盖218处。", "修复井盖240处。"),
            ("破损井盖218处。", "修复管线19公里。"),
            ("破损井盖218处。", "整治占道经营31处。"),
            ("逾期未还图书9400册。", "采购图书1200册。"),
        ] {
            assert!(parts(finding, &[answer]).is_empty(), "{answer}");
        }
    }
}
