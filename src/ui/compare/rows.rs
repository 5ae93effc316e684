//! The rows of the differences: a heading for each item, its differences under it, what is only here last and folded. Laid
//! out once for each comparison, part and unit; put into words as rows come into view.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::{Arc, Weak};

use super::row_words::RowText;
use crate::analysis;
use crate::diff::{Comparison, Difference, DifferenceKind};
use crate::model::{Date, FieldKind, ItemId, NodeId, NodeKind, ReportId, Status};
use crate::session::{Asks, Compared, Comparing};
use crate::table::step_words;
use crate::words::{Language, Words};

/// The heights of a heading with the air above it, and of a difference, in points.
pub(super) const HEAD: f32 = 34.0;
pub(super) const LINE: f32 = 24.0;

/// Which differences are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Part {
    #[default]
    All,
    /// The items that changed their standing since a former version.
    Standings,
    /// What can be taken without a decision.
    Direct,
    /// What asks for one.
    Decision,
    /// What is picked by whoever wants it, where others need no decision.
    Choice,
    /// Changed values of indicators.
    Figures,
    /// What only the other side has.
    Added,
    /// What only mine has.
    Removed,
    /// What only mine has or changed, and is kept.
    Ours,
}

impl Part {
    /// The parts of a comparison with another dataset, and with a former version.
    const OF_OTHERS: [Self; 6] = [Self::All, Self::Direct, Self::Decision, Self::Choice, Self::Added, Self::Ours];
    const OF_FORMER: [Self; 5] = [Self::Standings, Self::Figures, Self::Removed, Self::Added, Self::All];

    /// Those that a comparison can be divided into.
    pub(super) fn all(is_former: bool) -> &'static [Self] {
        if is_former { &Self::OF_FORMER } else { &Self::OF_OTHERS }
    }

    /// What it is called in a comparison.
    pub(super) fn word(self, compared: &Compared) -> &'static str {
        let is_former = compared.is_former;
        match self {
            Self::Ours if compared.is_returned() => "collect-part-older",
            Self::Added if is_former => "compare-part-gone",
            Self::All if is_former => "compare-part-fields",
            Self::Added => "compare-part-added",
            Self::Removed => "compare-part-new",
            Self::All => "compare-part-all",
            Self::Standings => "compare-part-standings",
            Self::Direct => "compare-part-direct",
            Self::Decision => "compare-part-decision",
            Self::Choice => "compare-part-choice",
            Self::Figures => "compare-part-figures",
            Self::Ours => "compare-part-ours",
        }
    }

    fn holds(self, at: usize, difference: &Difference, compared: &Compared) -> bool {
        let asks = compared.asks(at);
        match self {
            Self::All => true,
            Self::Standings => false,
            Self::Direct => asks == Some(Asks::Nothing),
            Self::Decision => asks == Some(Asks::Decision),
            Self::Choice => asks == Some(Asks::Choice),
            Self::Ours => asks == Some(Asks::Ours),
            Self::Figures => {
                let is_value =
                    |kind: FieldKind| matches!(kind, FieldKind::Figures | FieldKind::Figure | FieldKind::Number);
                difference.of() == NodeKind::Indicator && difference.change().is_some_and(|own| is_value(own.kind))
            }
            Self::Added => difference.kind == DifferenceKind::Added,
            Self::Removed => difference.kind == DifferenceKind::Removed,
        }
    }
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// A heading, by its place among them.
    Head(usize),
    /// A difference, by its place in the comparison.
    Line(usize),
    /// The heading of what is only here, with how many.
    Ours(usize),
}

/// A heading and the differences under it.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) text: String,
    /// Where the item stands; absent for what is no item.
    pub(super) status: Option<Status>,
    pub(super) places: Vec<usize>,
    /// How many are ticked, and how many wait for a decision.
    pub(super) ticked: usize,
    pub(super) open: usize,
}

/// What the rows are made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    pub(super) part: Part,
    /// The unit whose differences are shown, by its place; absent for all.
    pub(super) unit: Option<usize>,
    /// Whether what is only here is unfolded.
    pub(super) is_unfolded: bool,
    pub(super) language: Language,
    /// The day that standings are told on, and from how many days before its date something is near due.
    pub(super) today: (Date, u32),
}

/// A difference that is shown.
#[derive(Debug)]
struct ListLine {
    row: usize,
    /// Its words, made when it comes into view.
    text: OnceCell<Box<RowText>>,
}

/// The rows, once for each comparison and shape.
#[derive(Debug, Default)]
pub(super) struct List {
    key: Option<(Weak<Compared>, Shape)>,
    pub(super) rows: Vec<Row>,
    /// Where each row begins, in points from the top, and where the last one ends.
    pub(super) tops: Vec<f32>,
    pub(super) heads: Vec<Head>,
    /// What of it is to be decided, in the order of the rows.
    pub(super) decisions: Vec<usize>,
    /// How many there are of each part, for the whole comparison or the unit.
    counts: Vec<(Part, usize)>,
    /// The differences that are shown, by their places.
    lines: HashMap<usize, ListLine>,
    /// Of which ticks the counts of the headings hold.
    counted: Option<u64>,
}

impl List {
    /// Lays the rows out again when something changed that they depend on. True where they are others.
    pub(super) fn update(&mut self, compared: &Arc<Compared>, shape: &Shape, words: &Words) -> bool {
        let is_fresh = self.key.as_ref().is_some_and(|(of, own)| of.as_ptr() == Arc::as_ptr(compared) && own == shape);
        if is_fresh {
            return false;
        }
        let all = &compared.comparison.differences;
        let is_of_unit = of_unit(compared, shape.unit);
        let is_shown = |at: usize| is_of_unit.get(at).copied().unwrap_or(true);
        let mut counts: Vec<(Part, usize)> = Part::all(compared.is_former).iter().map(|part| (*part, 0)).collect();
        for (at, difference) in all.iter().enumerate().filter(|(at, _)| is_shown(*at)) {
            for (_, count) in counts.iter_mut().filter(|(part, _)| part.holds(at, difference, compared)) {
                *count += 1;
            }
        }
        let in_part = |at: usize| is_shown(at) && all.get(at).is_some_and(|one| shape.part.holds(at, one, compared));
        let (ours, others): (Vec<usize>, Vec<usize>) =
            (0..all.len()).filter(|at| in_part(*at)).partition(|at| compared.asks(*at) == Some(Asks::Ours));
        self.heads = heads(&compared.comparison, &others, shape.today, words);
        self.rows.clear();
        for (at, head) in self.heads.iter().enumerate() {
            self.rows.push(Row::Head(at));
            self.rows.extend(head.places.iter().map(|place| Row::Line(*place)));
        }
        if !ours.is_empty() {
            self.rows.push(Row::Ours(ours.len()));
            if shape.is_unfolded || others.is_empty() {
                self.rows.extend(ours.iter().map(|place| Row::Line(*place)));
            }
        }
        self.tops = tops(&self.rows);
        self.counts = counts;
        let line = |(row, own): (usize, &Row)| match own {
            Row::Line(place) => Some((*place, ListLine { row, text: OnceCell::new() })),
            Row::Head(_) | Row::Ours(_) => None,
        };
        self.lines = self.rows.iter().enumerate().filter_map(line).collect();
        self.decisions = self.lines().filter(|at| compared.asks(*at) == Some(Asks::Decision)).collect();
        self.counted = None;
        self.key = Some((Arc::downgrade(compared), shape.clone()));
        true
    }

    pub(super) fn count(&self, part: Part) -> usize {
        self.counts.iter().find(|(own, _)| *own == part).map_or(0, |(_, count)| *count)
    }

    /// The differences in the order of the rows.
    pub(super) fn lines(&self) -> impl Iterator<Item = usize> + '_ {
        self.rows.iter().filter_map(|row| if let Row::Line(at) = row { Some(*at) } else { None })
    }

    /// The row of a difference.
    pub(super) fn row_of(&self, place: usize) -> Option<usize> {
        self.lines.get(&place).map(|line| line.row)
    }

    /// The difference at a row, or the next one.
    pub(super) fn near(&self, row: usize) -> Option<usize> {
        let line = |row: &Row| if let Row::Line(at) = row { Some(*at) } else { None };
        let after = self.rows.iter().skip(row).find_map(line);
        after.or_else(|| self.rows.iter().rev().find_map(line))
    }

    /// The words of a difference, made when it comes into view.
    pub(super) fn text(&self, compared: &Compared, place: usize, words: &Words) -> Option<&RowText> {
        let difference = compared.comparison.differences.get(place)?;
        Some(self.lines.get(&place)?.text.get_or_init(|| Box::new(RowText::new(compared, difference, words))))
    }

    /// Counts the ticks under each heading, once for each change of them.
    pub(super) fn count_ticks(&mut self, comparing: &Comparing) {
        if self.counted == Some(comparing.ticks()) {
            return;
        }
        let ticked = comparing.ticked();
        for head in &mut self.heads {
            head.ticked = head.places.iter().filter(|place| ticked.contains(place)).count();
            head.open = head.places.iter().filter(|place| comparing.is_open(**place)).count();
        }
        self.counted = Some(comparing.ticks());
    }
}

/// Which differences are those of a unit; nothing where all of them are shown. Of a unit that is not listed none is.
fn of_unit(compared: &Compared, unit: Option<usize>) -> Vec<bool> {
    let Some(unit) = unit else { return Vec::new() };
    let mut is_of_unit = vec![false; compared.comparison.differences.len()];
    for at in compared.units.get(unit).into_iter().flat_map(|unit| &unit.differences) {
        if let Some(own) = is_of_unit.get_mut(*at) {
            *own = true;
        }
    }
    is_of_unit
}

fn tops(rows: &[Row]) -> Vec<f32> {
    let mut top = 0.0;
    let mut tops = vec![top];
    for row in rows {
        top += if matches!(row, Row::Line(_)) { LINE } else { HEAD };
        tops.push(top);
    }
    tops
}

/// Headings by the item, or by the division or report where it is none; with the standings of items on a day.
fn heads(comparison: &Comparison, places: &[usize], (today, near): (Date, u32), words: &Words) -> Vec<Head> {
    // In a collection one title is that of many items.
    let pairs = Some(&comparison.pairs).filter(|pairs| pairs.len() > 1).into_iter().flatten();
    let reports: HashMap<&ReportId, &str> = pairs.map(|pair| (&pair.mine.id, pair.mine.title.as_str())).collect();
    let mut standings: HashMap<(&ReportId, &ItemId), Status> = HashMap::new();
    for pair in &comparison.pairs {
        // Mine last: of an item that both have it is where mine stands.
        for item in pair.theirs.items().chain(pair.mine.items()) {
            standings.insert((&pair.mine.id, &item.id), analysis::status(item, today, near));
        }
    }
    let mut heads: Vec<Head> = Vec::new();
    let mut last = None;
    for (at, difference) in places.iter().filter_map(|at| Some((*at, comparison.differences.get(*at)?))) {
        let item = difference.path.iter().find(|step| matches!(step.node, NodeId::Item(_)));
        let step = item.or_else(|| difference.path.last());
        let key = (&difference.node.report, step.map(|step| &step.node));
        if last == Some(key) {
            heads.last_mut().into_iter().for_each(|head| head.places.push(at));
            continue;
        }
        last = Some(key);
        let mut text = match step {
            Some(step) if item.is_some() => format!("{} {}", full_number(difference), step.title).trim().to_owned(),
            Some(step) => step_words(step),
            None => words.text("compare-node-report").to_owned(),
        };
        if let Some(title) = reports.get(&difference.node.report) {
            text = format!("{text} · {title}");
        }
        let status = difference.item().and_then(|id| standings.get(&(&difference.node.report, id)).copied());
        heads.push(Head { text, status, places: vec![at], ticked: 0, open: 0 });
    }
    heads
}

/// The numbers of an item and of what it stands under.
fn full_number(difference: &Difference) -> String {
    let is_above = |node: &NodeId| matches!(node, NodeId::Category(_) | NodeId::Problem(_) | NodeId::Item(_));
    difference.path.iter().filter(|step| is_above(&step.node)).map(|step| step.number.as_str()).collect()
}
