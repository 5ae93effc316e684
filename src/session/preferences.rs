//! What a person prefers, kept between sessions. Never the dataset itself.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize};

use crate::analysis::{Column, LedgerRows, PACE_POINTS};
use crate::model::FormGroup;
use crate::words::Language;

use super::bookmark::Bookmark;

/// How many recent files are kept.
const RECENT: usize = 12;

/// The person's preferences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The chosen language; the system's where none was chosen.
    pub language: Option<Language>,
    /// Light, dark or as the system.
    pub theme: ThemeChoice,
    /// The zoom, 1 being the size of the design.
    pub zoom: f32,
    /// Whether the tree is shown.
    pub show_tree: bool,
    /// Whether the source stands beside the other views.
    pub show_source: bool,
    /// How many former versions of each file are kept.
    pub backups: usize,
    /// From how many days before its due date an open item counts as near due.
    pub near_due_days: u32,
    /// Within how many points of the planned share an item keeps to its plan (序时进度).
    pub pace_points: u32,
    /// The name of who is at the keyboard, as it is put down with what is recorded; empty where nobody said.
    pub who: String,
    /// Whether the follow-up of items is coloured.
    pub follow_up: FollowUp,
    /// Which display shows the briefing; counted on past the last one.
    pub briefing_display: usize,
    /// Whether a briefing has notes and clock in a window of their own.
    pub briefing_speaker: bool,
    /// The columns of the ledger, in order.
    #[serde(deserialize_with = "known_columns")]
    pub ledger_columns: Vec<Column>,
    /// How many of them stay at the left while the others move; the number and the title where nobody chose.
    pub ledger_frozen: Option<usize>,
    /// The columns of the ledger of measures, in order.
    #[serde(deserialize_with = "known_columns")]
    pub measure_columns: Vec<Column>,
    /// How many of those stay at the left.
    pub measure_frozen: Option<usize>,
    /// How many lines a row of the ledger has at most.
    pub ledger_lines: usize,
    /// Whether a row has only as many as it needs.
    pub ledger_heights: RowHeights,
    /// What the rows of the ledger are grouped by.
    pub ledger_group: Option<FormGroup>,
    /// The files opened or saved of late, newest first.
    pub recent: Vec<PathBuf>,
    /// Where the person stopped in each of them.
    pub bookmarks: Vec<Bookmark>,
    /// The files that were open last, in the order of their tabs.
    pub last_open: Vec<PathBuf>,
    /// Which of them was in front.
    pub last_front: Option<PathBuf>,
}

/// How high the rows of the ledger are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowHeights {
    /// As high as what stands in them.
    #[default]
    Fitting,
    /// All alike.
    Alike,
}

/// The theme that a person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark on white.
    Light,
    /// Light on near-black.
    Dark,
}

/// Whether due dates are coloured by how they stand (挂图作战, in offices: red for late, yellow for near due,
/// green for closed), which some offices want on the wall and others do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum FollowUp {
    /// Late alone is red.
    #[default]
    Off,
    /// Red, yellow and green, beside the words.
    Colours,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            theme: ThemeChoice::default(),
            zoom: 1.0,
            show_tree: true,
            show_source: false,
            backups: 10,
            near_due_days: 30,
            pace_points: PACE_POINTS,
            who: String::new(),
            follow_up: FollowUp::Off,
            // The projector is the second display where there are two.
            briefing_display: 1,
            briefing_speaker: false,
            ledger_columns: Column::first(LedgerRows::Items),
            ledger_frozen: None,
            measure_columns: Column::first(LedgerRows::Measures),
            measure_frozen: None,
            ledger_lines: 2,
            ledger_heights: RowHeights::Fitting,
            ledger_group: None,
            recent: Vec::new(),
            bookmarks: Vec::new(),
            last_open: Vec::new(),
            last_front: None,
        }
    }
}

impl Preferences {
    /// The language to use.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language.unwrap_or_else(Language::of_system)
    }

    /// The columns of the ledger with such rows, in order.
    #[must_use]
    pub fn columns(&self, rows: LedgerRows) -> &[Column] {
        match rows {
            LedgerRows::Items => &self.ledger_columns,
            LedgerRows::Measures => &self.measure_columns,
        }
    }

    /// How many of them stay at the left, where that was chosen.
    pub(super) fn frozen(&self, rows: LedgerRows) -> Option<usize> {
        match rows {
            LedgerRows::Items => self.ledger_frozen,
            LedgerRows::Measures => self.measure_frozen,
        }
    }

    pub(super) fn set_columns(&mut self, rows: LedgerRows, columns: Vec<Column>) {
        match rows {
            LedgerRows::Items => self.ledger_columns = columns,
            LedgerRows::Measures => self.measure_columns = columns,
        }
    }

    pub(super) fn set_frozen(&mut self, rows: LedgerRows, columns: usize) {
        match rows {
            LedgerRows::Items => self.ledger_frozen = Some(columns),
            LedgerRows::Measures => self.measure_frozen = Some(columns),
        }
    }

    /// Puts a file at the head of the recent ones.
    pub(super) fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
        let recent = &self.recent;
        self.bookmarks.retain(|bookmark| recent.contains(&bookmark.path));
    }

    /// Where the person stopped in a file.
    #[must_use]
    pub fn bookmark(&self, path: &Path) -> Option<&Bookmark> {
        self.bookmarks.iter().find(|bookmark| bookmark.path == path)
    }

    /// Notes where the person stopped, in the place of what was known of that file.
    pub(super) fn note(&mut self, bookmark: Bookmark) {
        self.bookmarks.retain(|known| known.path != bookmark.path);
        self.bookmarks.push(bookmark);
    }

    /// The preferences as the program comes. Who it is and what was done stays: the files used of late, and where they
    /// were left.
    #[must_use]
    pub fn reset(&self) -> Self {
        Self {
            who: self.who.clone(),
            recent: self.recent.clone(),
            bookmarks: self.bookmarks.clone(),
            last_open: self.last_open.clone(),
            last_front: self.last_front.clone(),
            ..Self::default()
        }
    }

    /// One step of zoom in or out, within half and triple size.
    pub(super) fn zoom_by(&mut self, steps: f32) {
        self.zoom = ((self.zoom * 10.0 + steps).round() / 10.0).clamp(0.5, 3.0);
    }
}

/// The columns of a saved list that this version knows: one that it does not is no reason to lose the other preferences.
fn known_columns<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Column>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let read = |text: String| Column::deserialize(serde::de::value::StringDeserializer::<D::Error>::new(text)).ok();
    Ok(texts.into_iter().filter_map(read).collect())
}
