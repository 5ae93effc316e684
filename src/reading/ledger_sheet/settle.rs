//! The standing of an item when all its cells are known: the column made for it decides, else the least advanced measure,
//! else what reports and limits say.

use crate::model::{Due, Item, Progress, Term};
use crate::reading::item::record::TextRange;
use crate::reading::item::types::Remark;

use super::context::Context;
use super::standing::Told;

/// What the cells of an item say of its standing, by how much they count.
#[derive(Debug, Default)]
pub(super) struct Standings {
    /// The column of standings.
    pub(super) own: Vec<(Told, TextRange)>,
    /// The cells by which its measures stand.
    pub(super) measures: Vec<TextRange>,
    /// Words of reports on progress.
    pub(super) reports: Vec<(Told, TextRange)>,
    /// Words in the place of a due date.
    pub(super) limits: Vec<(Told, TextRange)>,
    /// The kinds of limits.
    pub(super) terms: Vec<(Term, TextRange)>,
    /// The cell of the day on which it was struck off.
    pub(super) closed: Option<TextRange>,
}

/// Gives the item its standing, with the words that it rests on.
pub(super) fn settle(item: &mut Item, said: &Standings, context: &mut Context<'_, '_>) {
    let least = least(item);
    if said.own.iter().any(|(told, _)| told.progress.is_some()) {
        of_told(item, &said.own, context);
        // 完成情况 says done while a row is under way.
        let behind = least.is_some_and(|least| rank(least) < rank(Progress::MostlyDone));
        if behind
            && rank(item.progress) >= rank(Progress::Done)
            && let Some((_, at)) = said.own.first()
        {
            context.remark(Remark::Contradicts, *at);
        }
    } else if let Some(least) = least {
        item.progress = least;
        item.basis.extend(said.measures.iter().map(|at| at.span()));
        of_told(item, &said.own, context);
    } else {
        of_told(item, &said.own, context);
        // Of several reports the last one counts.
        of_told(item, said.reports.last().map(std::slice::from_ref).unwrap_or_default(), context);
        if item.progress == Progress::Unstated {
            of_limits(item, &said.limits, context);
        }
    }
    for (term, at) in &said.terms {
        let new = item.term == Term::Unstated || (item.term == Term::Dated && *term != Term::Dated);
        if new {
            item.term = *term;
            item.basis.push(at.span());
        }
    }
    if let Some(at) = said.closed {
        close(item, at, context);
    }
    item.basis.dedup();
}

/// The least advanced standing of the measures, those that say nothing aside.
fn least(item: &Item) -> Option<Progress> {
    let stated =
        item.measures.iter().map(|measure| measure.progress).filter(|progress| *progress != Progress::Unstated);
    stated.min_by_key(|progress| rank(*progress))
}

fn rank(progress: Progress) -> u8 {
    match progress {
        Progress::Unstated => 0,
        Progress::NotStarted => 1,
        Progress::InProgress => 2,
        Progress::MostlyDone => 3,
        Progress::Done => 4,
        Progress::Closed => 5,
    }
}

/// The first that is said counts; another word is remarked.
fn of_told(item: &mut Item, said: &[(Told, TextRange)], context: &mut Context<'_, '_>) {
    let (mut progress, mut percent) = (None, None);
    for (told, at) in said {
        if let Some(new) = told.progress {
            match progress {
                None if item.progress == Progress::Unstated => {
                    item.progress = new;
                    item.basis.push(at.span());
                }
                Some(known) if known != new => context.remark(Remark::Contradicts, *at),
                _ => {}
            }
            progress = progress.or(Some(new));
        }
        percent = percent.or(told.percent);
        // 长期坚持 in the standing says more than the date of the deadline.
        if let Some(term) = told.term
            && (item.term == Term::Unstated || term == Term::Sustained)
        {
            item.term = term;
            item.basis.push(at.span());
        }
    }
    item.percent = item.percent.take().or(percent);
}

/// Offices write 已完成 in the place of the date; it counts where nothing else says how far the item is.
fn of_limits(item: &mut Item, said: &[(Told, TextRange)], context: &mut Context<'_, '_>) {
    if let Some((told, at)) = said.first()
        && let Some(progress) = told.progress
    {
        item.progress = progress;
        item.basis.push(at.span());
        context.fill.remarks.retain(|remark| *remark != Remark::DueUnread(at.span()));
        // They are no limit then, and stand in the basis.
        item.due = item.due.take().filter(Due::has_limit);
    }
}

/// A day of closing makes what is done closed, and contradicts what is under way.
fn close(item: &mut Item, at: TextRange, context: &mut Context<'_, '_>) {
    if matches!(item.progress, Progress::InProgress | Progress::NotStarted) {
        return context.remark(Remark::Contradicts, at);
    }
    item.progress = Progress::Closed;
    item.basis.push(at.span());
}
