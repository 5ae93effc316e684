//! Figures in a text: value, unit, bound, kind, period, scope and place of every one.
//!
//! Lives here: how a paragraph of a notice is taken apart into [`Quantity`]s. A hand-written scanner, linear in
//! the length of the text (every look round a figure is of bounded length), which never fails: what it does not
//! understand it gives as a bare number or a label.
//! Does not live here: which figures make an indicator (`reading::suggest`), and words for the screen.
//!
//! Every Arabic numeral of the text lies in exactly one figure; of Chinese numerals only those that clearly count
//! something make one (`chinese.rs` says when). The rules come from the notice that DOMAIN.md describes and from
//! the usage it lists; `tests/reading/quantities.rs` holds them to figures labelled by hand.

pub(crate) mod across;
pub(crate) mod bound;
mod chinese;
mod classify;
mod context;
mod counted_noun;
mod data;
mod date;
mod label;
mod measure;
mod numeral;
mod numerals;
mod part;
mod quotes;
#[cfg(test)]
mod tests;
pub(crate) mod text;
pub(crate) mod unit;

pub use data::{FigureKind, FigureRole, LabelKind, Period, Quantity};

use numeral::{Numeral, Script};
use quotes::{Quote, Quotes};
use text::ParagraphText;

/// All figures of a paragraph, in order, none overlapping another. Places are characters of this text; the
/// caller knows which paragraph it is.
#[must_use]
pub fn quantities(paragraph_text: &str) -> Vec<Quantity> {
    let text = ParagraphText::new(paragraph_text);
    let mut found = figures(&text);
    context::fill(&text, &mut found);
    classify::classify(&text, &mut found);
    part::find(&text, &mut found);
    found
}

/// The figures with what their own words say.
fn figures(text: &ParagraphText) -> Vec<Quantity> {
    let quotes = Quotes::new(text);
    let numerals = numerals::numerals(text);
    let mut found: Vec<Quantity> = Vec::new();
    let mut rest = numerals.as_slice();
    while let Some((numeral, others)) = rest.split_first() {
        let taken = figure(text, &quotes, rest, found.last()).map(|figure| whole(text, figure, others));
        let end = taken.as_ref().map_or(numeral.end, |figure| figure.end as usize);
        found.extend(taken);
        let behind = others.iter().take_while(|other| other.start < end).count();
        rest = others.get(behind..).unwrap_or_default();
    }
    found
}

/// A figure never ends within a numeral: an address such as `1@1,234` takes the whole of it.
fn whole(text: &ParagraphText, mut figure: Quantity, others: &[Numeral]) -> Quantity {
    let end = figure.end as usize;
    let cut = others.iter().take_while(|other| other.start < end).find(|other| end < other.end);
    if let Some(last) = cut.and_then(|cut| u32::try_from(cut.end).ok()) {
        figure.end = last;
        figure.text = text.slice(figure.start as usize, last as usize);
    }
    figure
}

/// The figure that begins with the first numeral: a label, a date or an amount.
fn figure(text: &ParagraphText, quotes: &Quotes, rest: &[Numeral], former: Option<&Quantity>) -> Option<Quantity> {
    let numeral = rest.first()?;
    let free = former.map_or(0, |former| former.end as usize);
    let open = quotes.at(numeral.start) == Quote::Outside;
    if numeral.script == Script::Chinese && !open {
        return None;
    }
    if numeral.script == Script::Dotted
        && open
        && let Some(figure) = date::date(text, numeral, former)
    {
        return Some(figure);
    }
    let label = label::label(text, quotes, numeral);
    if label.is_some() {
        return label;
    }
    let mut figure = date::date(text, numeral, former)
        .or_else(|| measure::measure(text, rest, free))
        .or_else(|| Some(label::labelled(text, numeral, LabelKind::Name, numeral.start, numeral.end)))?;
    figure.counted_noun = counted_noun::counted_noun(text, &figure);
    Some(figure)
}
