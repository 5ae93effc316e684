//! Where a person stopped in a file, so that the window can go on there.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::analysis::status;
use crate::model::{Dataset, Date, NodeRef, Status};

use super::command::{Command, View};
use super::open::OpenDocument;

/// The view that a dataset is opened in, where nobody stopped in another one.
const FIRST_VIEW: View = View::Overview;

/// Where a person stopped in a file, and how it stood then.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookmark {
    /// The file.
    pub path: PathBuf,
    /// The title of its report.
    pub title: String,
    /// The view that was on screen.
    pub view: View,
    /// The selected node.
    pub node: Option<NodeRef>,
    /// The number of the item that it is or belongs to, as one reads it out; empty for anything else.
    pub number: String,
    /// When it was left, in seconds since 1970.
    pub left: u64,
    /// How its items stood then.
    pub counts: StatusCounts,
}

/// How many items stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StatusCounts {
    /// Late.
    pub late: usize,
    /// Due within the days that the person set.
    pub near: usize,
    /// Reported done and not verified.
    pub done: usize,
    /// All of them.
    pub items: usize,
}

impl Bookmark {
    /// Where a document is now; nothing for one without a file. `view` is the one on screen, `counts` how it stands where that
    /// is known.
    pub(super) fn of(
        document: &OpenDocument,
        view: View,
        counts: Option<StatusCounts>,
        (today, near_days): (Date, u32),
        now: SystemTime,
    ) -> Option<Self> {
        let path = document.path()?.to_owned();
        let dataset = document.document().dataset();
        let node = document.selection().cloned();
        let number = node.as_ref().and_then(|node| {
            let report = dataset.report(&node.report)?;
            Some(report.full_number(&report.item_of(&node.node)?.id))
        });
        Some(Self {
            path,
            title: document.report().map(|report| report.title.clone()).unwrap_or_default(),
            view,
            number: number.unwrap_or_default(),
            node,
            left: now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs(),
            counts: counts.unwrap_or_else(|| StatusCounts::of(dataset, document.day(today), near_days)),
        })
    }

    /// When it was left.
    #[must_use]
    pub fn left_at(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(self.left)).unwrap_or(SystemTime::UNIX_EPOCH)
    }
}

impl StatusCounts {
    fn of(dataset: &Dataset, today: Date, near_days: u32) -> Self {
        let mut counts = Self::default();
        for item in dataset.reports.iter().flat_map(|report| report.items()) {
            counts.items += 1;
            match status(item, today, near_days) {
                Status::Late => counts.late += 1,
                Status::Near => counts.near += 1,
                Status::Done => counts.done += 1,
                Status::Open | Status::Closed => {}
            }
        }
        counts
    }
}

impl Default for View {
    fn default() -> Self {
        FIRST_VIEW
    }
}

/// A view is kept by the key of its command, so that one that another version has is no reason to lose the preferences.
impl Serialize for View {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let command = Command::views().find(|(_, view)| view == self);
        serializer.serialize_str(command.map_or("", |(command, _)| command.info().name))
    }
}

impl<'de> Deserialize<'de> for View {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let known = Command::views().find(|(command, _)| command.info().name == name);
        Ok(known.map_or_else(Self::default, |(_, view)| view))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_that_is_not_known_is_the_first_one() {
        for (_, view) in Command::views() {
            let kept = serde_json::to_string(&view).unwrap();
            assert_eq!(serde_json::from_str::<View>(&kept).unwrap(), view);
        }
        assert_eq!(serde_json::from_str::<View>("\"command-of-next-year\"").unwrap(), View::default());
    }
}
