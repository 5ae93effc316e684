//! Guatu 挂图: the ledger and the wall chart of a rectification (整改) after an inspection (巡视).
//!
//! # The rooms
//! A room imports only rooms below it in this table; `tests/sources/rooms.rs` parses the sources and holds
//! them to it. No import circle crosses rooms, or the modules of a room.
//!
//! | room | what lives there | what is never there |
//! |---|---|---|
//! | [`cli`] | arguments, and the commands that need no window | widgets |
//! | [`app`] | the shell: the window, worker threads, the process that reads documents, dialogs, settings; it performs effects | layout of views, changes of data |
//! | [`ui`] | the views: they read the session, own only panel state, return actions | files, threads, changes of data |
//! | [`session`] | what the running program knows; [`session::Action`] and [`session::Outcome`] in, [`session::Effect`] out; the one table of commands | widgets, disks |
//! | [`exchange`] | what goes to the units and comes back: a workbook for each, the returned ones collected | files, words for differences |
//! | [`document`] | how a dataset changes: edits as values, history, dirty state | widgets, disks |
//! | [`export`] | charts, briefings, papers and lists → files that other programs read: SVG, PNG, PDF, PPTX, XLSX, DOCX, CSV | what a chart says, widgets |
//! | [`scene`] | where everything stands: charts, slides and the pages of a paper laid out once into shapes, for the window and for every file; the typefaces | what is said in them, file formats |
//! | [`paper`] | an office's paper as a value: its title, lines, tables | pages, files |
//! | [`table`] | the office's tables as values: ledger, lists, forms filled in, each cell with its words | pages, files, widgets |
//! | [`reading`] | what offices write → values: documents, their structure, ledgers, cells, amounts, suggested indicators | files, words on screen |
//! | [`chart`] | a chart as a value: rows, marks, labels, and the node under each mark | drawing libraries |
//! | [`analysis`] | questions answered from the data: completion, attainment, schedule, search, audit | words, drawing |
//! | [`diff`] | two or three datasets: matched, compared, merged to a list of differences; the only comparison in the program | words, edits |
//! | [`file`](mod@file) | a dataset as bytes: read, validate, write atomically | what a dataset means |
//! | [`words`] | the two languages | decisions of what to say |
//! | [`quantity`] | the figures of a Chinese text: value, unit, kind, scope, place | what a figure is good for |
//! | [`text`] | the one text layer: folding, numerals, dates, time limits, the lexicons of `assets/lexicon`, characters that no file is given | documents, items |
//! | [`model`] | the types of the dataset | screens, disks, languages |
//!
//! # The dataset is a value
//! Its nodes are shared from the root to the item. An edit makes a new root that shares everything but the
//! path it changed: history is a list of roots, dirty means "not the root that was saved", and a worker
//! thread takes a root while the person goes on editing.
//!
//! # One way through
//! A view borrows the session and returns actions; the session turns each into an edit or an effect; the
//! shell performs effects on worker threads and reports what came of them.

pub mod analysis;
pub mod app;
pub mod chart;
pub mod cli;
pub mod diff;
pub mod document;
pub mod exchange;
pub mod export;
pub mod file;
pub mod model;
pub mod paper;
pub mod quantity;
pub mod reading;
pub mod scene;
pub mod session;
pub mod table;
pub mod text;
pub mod ui;
pub mod words;
