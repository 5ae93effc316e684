//! The words that a finding rests on: the sentences round them, with the figures marked.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Stroke, TextStyle, Ui};

use super::figures::Figures;
use crate::analysis::audit::Finding;
use crate::model::{Source, Span};
use crate::ui::theme::Palette;

/// How many paragraphs are shown.
const MOST: usize = 4;

/// How many characters stand before the first mark and behind the last one, at most.
const AROUND: usize = 90;

/// Words of one paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// Which paragraph, counted from 1.
    pub(super) number: u32,
    text: String,
    /// What is marked, in bytes, and whether it is what is stated rather than a part of the reckoning.
    marks: Vec<(Range<usize>, bool)>,
}

/// The passages of a finding, in the order of the text.
pub(super) fn passages(finding: &Finding, figures: &Figures, source: &Source) -> Vec<Passage> {
    let mut numbers: Vec<u32> = finding.spans.iter().map(|span| span.paragraph).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let passage = |number: &u32| {
        let paragraph = source.paragraphs.get(*number as usize)?;
        let spans: Vec<&Span> = finding.spans.iter().filter(|span| span.paragraph == *number).collect();
        Some(Passage::of(*number + 1, paragraph, &spans, figures.stated.as_ref()))
    };
    numbers.iter().take(MOST).filter_map(passage).collect()
}

impl Passage {
    fn of(number: u32, paragraph: &str, spans: &[&Span], stated: Option<&Span>) -> Self {
        let first = spans.iter().map(|span| span.start as usize).min().unwrap_or_default();
        let last = spans.iter().map(|span| span.end as usize).max().unwrap_or_default();
        // A paragraph may be of any length: only what is shown is gone through.
        let from = first.saturating_sub(AROUND);
        let mut shown: Vec<char> = paragraph.chars().skip(from).take(last - from + AROUND).collect();
        let is_whole = paragraph.chars().nth(from + shown.len()).is_none();
        if !is_whole {
            let ends = |c: &char| matches!(c, '。' | ';' | '\u{ff1b}');
            let behind = shown.iter().skip(last - from).position(ends).map(|at| last - from + at + 1);
            shown.truncate(behind.unwrap_or(shown.len()));
        }
        let mut text = String::new();
        if from > 0 {
            text.push('…');
        }
        let mut marks: Vec<(Range<usize>, bool)> = Vec::new();
        let mut spans: Vec<&&Span> = spans.iter().collect();
        spans.sort_by_key(|span| span.start);
        let mut next = spans.into_iter().peekable();
        let mut open: Option<(usize, usize, bool)> = None;
        for (at, c) in shown.iter().enumerate() {
            let at = from + at;
            if let Some((begin, end, is_stated)) = open
                && at >= end
            {
                marks.push((begin..text.len(), is_stated));
                open = None;
            }
            while let Some(span) = next.next_if(|span| span.start as usize <= at) {
                if open.is_none() && at < span.end as usize {
                    open = Some((text.len(), span.end as usize, stated == Some(*span)));
                }
            }
            text.push(*c);
        }
        if let Some((begin, _, is_stated)) = open {
            marks.push((begin..text.len(), is_stated));
        }
        if !is_whole {
            text.push('…');
        }
        Self { number, text, marks }
    }

    /// The words laid out, the figures marked.
    pub(super) fn job(&self, ui: &Ui, palette: &Palette) -> LayoutJob {
        let plain = TextFormat::simple(TextStyle::Body.resolve(ui.style()), palette.text);
        let part = TextFormat {
            background: palette.selected,
            underline: Stroke::new(1.5, palette.focus),
            ..TextFormat::simple(TextStyle::Name("strong".into()).resolve(ui.style()), palette.text)
        };
        let stated = TextFormat { background: palette.marked_strong, underline: Stroke::NONE, ..part.clone() };
        let mut job = LayoutJob::default();
        let mut done = 0;
        for (mark, is_stated) in &self.marks {
            job.append(self.text.get(done..mark.start).unwrap_or_default(), 0.0, plain.clone());
            let format = if *is_stated { &stated } else { &part };
            job.append(self.text.get(mark.clone()).unwrap_or_default(), 0.0, format.clone());
            done = mark.end;
        }
        job.append(self.text.get(done..).unwrap_or_default(), 0.0, plain);
        job
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(passage: &Passage) -> Vec<(&str, bool)> {
        passage.marks.iter().map(|(mark, is_stated)| (passage.text.get(mark.clone()).unwrap(), *is_stated)).collect()
    }

    #[test]
    fn marks_stand_on_their_figures_also_where_the_paragraph_is_cut() {
        let before = "前".repeat(200);
        let behind = "后".repeat(200);
        let paragraph = format!("{before}共63个,其中29个、21个。{behind}");
        let spans = [Span::new(0, 201, 204), Span::new(0, 207, 210), Span::new(0, 211, 214)];
        let passage = Passage::of(1, &paragraph, &spans.iter().collect::<Vec<_>>(), Some(&spans[0]));
        assert_eq!(marked(&passage), [("63个", true), ("29个", false), ("21个", false)]);
        assert!(passage.text.starts_with("…前") && passage.text.ends_with("21个。…"), "{}", passage.text);
    }

    #[test]
    fn places_that_lie_on_each_other_are_marked_once() {
        let spans = [Span::new(0, 0, 4), Span::new(0, 2, 5)];
        let passage = Passage::of(1, "维修168户", &spans.iter().collect::<Vec<_>>(), None);
        assert_eq!(marked(&passage), [("维修16", false)]);
        let beyond = [Span::new(0, 90, 99)];
        let passage = Passage::of(1, "维修", &beyond.iter().collect::<Vec<_>>(), None);
        assert_eq!(marked(&passage), []);
    }
}
