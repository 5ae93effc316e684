//! The versions of a file, read to tell what was done from one to the next.
//!
//! Versions are read one after the other, two at a time in memory: a large dataset may have forty of them.
//!
//! For readers who may not see everything they are read twice: first for what is internal in any of them, then without
//! that. What was marked on Tuesday is not told of Monday either.
//!
//! Limits: what was marked and deleted between two versions that are kept is internal in neither of them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::{Deed, InternalMarks, LeftOut};
use crate::diff::{DifferenceKind, Matching, compare_matched};
use crate::file::{self, Backup, KeptVersion, Stamp, Timeline, TimelineStart, timeline};
use crate::model::{Dataset, Date, NodeRef};
use crate::paper::Activity;
use crate::session::{ActivityRequest, FEW_ROWS, SinceRows, SinceVersion};
use crate::table::{ActivityRows, Telling, ToldDay, node_places};

use super::kept_days::{DayId, KeptDays, StateId};

/// Where a state of the dataset is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Station {
    /// A former version.
    File(PathBuf),
    /// What the file holds.
    Saved,
    /// What is in the window.
    Present,
}

/// A state of the dataset.
struct State {
    /// With everything in it.
    whole: Arc<Dataset>,
    /// As the readers may see it.
    kept: Arc<Dataset>,
}

/// The answer is wanted no more.
pub(super) struct Stopped;

/// The versions being read.
pub(super) struct Reading<'a> {
    request: &'a ActivityRequest,
    telling: Telling<'a>,
    days: &'a mut KeptDays,
    marks: InternalMarks,
    left_out: LeftOut,
    /// The states that were read last.
    states: Vec<(Station, Rc<State>)>,
    /// The versions that cannot be read.
    unreadable: Vec<PathBuf>,
}

/// What was done, and the texts of the states that it was told from which its readers may not see.
pub(super) struct Read {
    pub(super) activity: Activity,
    pub(super) left_out: Vec<String>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(request: &'a ActivityRequest, longest: Option<usize>, days: &'a mut KeptDays) -> Self {
        days.speak(request.words.language());
        Self {
            request,
            telling: Telling { words: &request.words, longest },
            days,
            marks: InternalMarks::new(request.audience),
            left_out: LeftOut::default(),
            states: Vec::new(),
            unreadable: Vec::new(),
        }
    }

    /// The days of a span, then the entries that no version tells. Nothing where it is to stop, as below.
    pub(super) fn days(mut self, (from, to): (Date, Date), backups: &[Backup]) -> Option<Read> {
        // What is saved past today, by a clock that was set since, is told too.
        let is_over = to < self.request.today;
        let told = timeline(backups, &TimelineStart::Day(from), is_over.then_some(to));
        let present = self.begin(&told, backups)?;
        let mut rows = ActivityRows::new(&present.kept, self.telling);
        self.timeline(&mut rows, &told, is_over)?;
        rows.add_entries(from, to);
        let activity = Activity::new(from, to, rows.done());
        Some(self.done(&told, activity))
    }

    /// The days since a named version.
    pub(super) fn since(mut self, version: &KeptVersion, backups: &[Backup]) -> Option<Read> {
        let told = timeline(backups, &TimelineStart::Version(version.path.clone()), None);
        let present = self.begin(&told, backups)?;
        let mut rows = ActivityRows::new(&present.kept, self.telling);
        self.timeline(&mut rows, &told, false)?;
        let activity = Activity::new(version.about.on, self.request.today, rows.done());
        let since = Some(version.about.name.clone());
        Some(self.done(&told, Activity { since, ..activity }))
    }

    /// All that differs from a named version, whatever day it was done on: how much, and the beginning of it.
    pub(super) fn at_once(mut self, version: &KeptVersion) -> Option<SinceVersion> {
        let former = Station::File(version.path.clone());
        self.mark([&former])?;
        let before = self.state(&former);
        self.goes_on(0.5)?;
        let present = self.state(&Station::Present)?;
        let rows_since = |before: Rc<State>| {
            let mut rows = ActivityRows::new(&present.kept, self.telling);
            rows.add_day(&self.told(&before, &present, self.request.today));
            let mut rows = rows.done();
            let count = rows.len();
            rows.truncate(FEW_ROWS);
            rows.shrink_to_fit();
            SinceRows { count, rows }
        };
        let told = before.map(rows_since);
        self.goes_on(1.0)?;
        Some(SinceVersion { version: version.clone(), told })
    }

    fn done(self, told: &Timeline, activity: Activity) -> Read {
        let unreadable = self.unreadable.len();
        let starts_unread = told.start.as_ref().is_some_and(|start| self.unreadable.contains(start));
        let activity = Activity { unreadable, starts_unread, known_from: told.known_from, ..activity };
        Read { activity, left_out: self.left_out.list() }
    }

    /// Tells how far the work is; nothing where it is to stop.
    fn goes_on(&self, share: f32) -> Option<()> {
        self.request.progress.tell(share).then_some(())
    }

    /// Takes note of what is internal in any version from the beginning of the timeline on: also in one that is no station
    /// of it, since what was marked and deleted on one day is internal in none of its stations. Returns the present state.
    fn begin(&mut self, told: &Timeline, backups: &[Backup]) -> Option<Rc<State>> {
        let first = told.start.as_ref().and_then(|start| backups.iter().find(|backup| backup.path == *start));
        let is_since = |backup: &&Backup| first.is_some_and(|first| backup.replaced >= first.replaced);
        let since = backups.iter().filter(is_since);
        let stations: Vec<Station> = since.map(|backup| Station::File(backup.path.clone())).collect();
        self.mark(&stations)?;
        self.state(&Station::Present)
    }

    fn mark<'s>(&mut self, stations: impl IntoIterator<Item = &'s Station>) -> Option<()> {
        if self.marks.show_all() {
            return self.goes_on(0.0);
        }
        for station in [&Station::Saved, &Station::Present].into_iter().chain(stations) {
            self.goes_on(0.0)?;
            if let Some(whole) = self.whole(station) {
                self.marks.add(&whole);
            }
        }
        Some(())
    }

    /// Day by day from one state to the next; today ends with what is in the window.
    fn timeline(&mut self, rows: &mut ActivityRows<'_>, told: &Timeline, is_over: bool) -> Option<()> {
        let station = |path: &Option<PathBuf>| path.clone().map_or(Station::Saved, Station::File);
        // Where the first one cannot be read, the next one that can is the beginning.
        let mut before = station(&told.start);
        for (at, day) in told.days.iter().enumerate() {
            self.goes_on(at as f32 / told.days.len() as f32)?;
            let end = station(&day.end);
            let Some(own) = self.day(&before, &end, day.on).ok()? else { continue };
            rows.add_day(&own);
            before = end;
        }
        // A named version may hold what is not saved yet: where no save came after it, the rest is told from it.
        let is_all_told = before == Station::Saved && Arc::ptr_eq(self.saved(), &self.request.present);
        if !is_over
            && !is_all_told
            && let Some(before) = self.state(&before)
        {
            let present = self.state(&Station::Present)?;
            rows.add_day(&self.told(&before, &present, self.request.today));
        }
        self.goes_on(1.0)
    }

    /// A day from how it began to how it ended; no day where its end cannot be read.
    fn day(&mut self, before: &Station, end: &Station, on: Date) -> Result<Option<Arc<ToldDay>>, Stopped> {
        let id = self.id(before).zip(self.id(end)).map(|(before, end)| DayId { on, before, end });
        if let Some(known) = id.as_ref().and_then(|id| self.days.get(id)) {
            return Ok(Some(known));
        }
        let before = self.state(before);
        self.goes_on_reading()?;
        let Some(after) = self.state(end) else { return Ok(None) };
        self.goes_on_reading()?;
        let Some(before) = before else { return Ok(Some(Arc::default())) };
        let day = Arc::new(self.told(&before, &after, on));
        if let Some(id) = id {
            self.days.keep(id, &day);
        }
        Ok(Some(day))
    }

    /// Looked at between reading and comparing, each of which takes a while.
    fn goes_on_reading(&self) -> Result<(), Stopped> {
        self.goes_on(self.request.progress.share()).ok_or(Stopped)
    }

    /// What the days of the window are kept by; nothing for what is told anew each time.
    fn id(&self, station: &Station) -> Option<StateId> {
        if !self.marks.show_all() || self.telling.longest.is_none() {
            return None;
        }
        match station {
            Station::File(path) => Some(StateId::File(path.clone(), Stamp::of(path)?)),
            Station::Saved => Some(StateId::Saved(Arc::downgrade(self.saved()))),
            Station::Present => None,
        }
    }

    fn told(&self, before: &State, after: &State, on: Date) -> ToldDay {
        let comparison = compare_matched(&before.kept, &after.kept, None, Matching::Ids);
        if self.marks.show_all() {
            return ToldDay::of(on, &comparison, |_| true, self.telling);
        }
        let (former, later) = (node_places(&before.whole), node_places(&after.whole));
        let is_told = |deed: &Deed<'_>| is_for_readers(deed, &former, &later);
        ToldDay::of(on, &comparison, is_told, self.telling)
    }

    fn saved(&self) -> &'a Arc<Dataset> {
        self.request.saved.as_ref().unwrap_or(&self.request.present)
    }

    /// A state as it is read; absent where it cannot be.
    fn whole(&mut self, station: &Station) -> Option<Arc<Dataset>> {
        match station {
            Station::Present => Some(Arc::clone(&self.request.present)),
            Station::Saved => Some(Arc::clone(self.saved())),
            Station::File(path) => self.load(path),
        }
    }

    fn load(&mut self, path: &Path) -> Option<Arc<Dataset>> {
        if self.unreadable.iter().any(|own| own == path) {
            return None;
        }
        match file::load(path) {
            Ok(read) => Some(Arc::new(read).with_counted_limits()),
            Err(error) => {
                log::warn!("{}: {error}", path.display());
                self.unreadable.push(path.to_owned());
                None
            }
        }
    }

    /// A state as the readers may see it. What is the same dataset is made once.
    fn state(&mut self, station: &Station) -> Option<Rc<State>> {
        let is_same = *station == Station::Saved && Arc::ptr_eq(self.saved(), &self.request.present);
        let station = if is_same { &Station::Present } else { station };
        if let Some((_, state)) = self.states.iter().find(|(own, _)| own == station) {
            return Some(Rc::clone(state));
        }
        let whole = self.whole(station)?;
        let kept = self.marks.for_readers(&whole);
        if !self.marks.show_all() {
            self.left_out.add(&whole, &kept);
        }
        let state = Rc::new(State { whole, kept });
        // What is in the window and what the file holds are held anyway; of the versions the last two.
        let is_file = |(own, _): &(Station, Rc<State>)| matches!(own, Station::File(_));
        if self.states.iter().filter(|own| is_file(own)).count() > 1
            && let Some(first) = self.states.iter().position(is_file)
        {
            self.states.remove(first);
        }
        self.states.push((station.clone(), Rc::clone(&state)));
        Some(state)
    }
}

/// False for what came or went only for the readers, such as a unit that is named by what they may not see.
fn is_for_readers(deed: &Deed<'_>, former: &HashMap<NodeRef, usize>, later: &HashMap<NodeRef, usize>) -> bool {
    let node = &deed.difference.node;
    match deed.difference.kind {
        DifferenceKind::Added => !former.contains_key(node),
        DifferenceKind::Removed => !later.contains_key(node),
        DifferenceKind::Moved(..) | DifferenceKind::Changed(_) => true,
    }
}
