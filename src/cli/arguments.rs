//! The arguments of the command line: options are gathered first, then they make a command.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser};

use crate::app::Start;
use crate::model::{Codes as _, Date, PaperAudience};
use crate::reading::formats::Encoding;
use crate::scene::Sheet;
use crate::words::{Language, Words};

use super::command::Command;
use super::draw::{DeckExport, PosterOptions, Render, chart_names};
use super::exchange::{Collect, Split};
use super::letters::{self, LetterOptions, LettersCommand};
use super::look::Look;
use super::papers::{Asked, DatasetExport, PaperExport};
use super::say::unread;

/// The commands that take a file.
const NAMES: [&str; 9] = ["check", "stats", "render", "export", "import", "compare", "split", "collect", "letters"];

/// The options that each command reads. One that it would not read is refused: whoever gives it expects something of it.
const READS: [(&str, &[&str]); 12] = [
    (WINDOW, &["startup-report", "pictures"]),
    ("check", &["out", "json"]),
    ("stats", &["json"]),
    ("compare", &["json"]),
    ("import", &["out", "json"]),
    ("collect", &["out", "reason", "on", "json"]),
    ("split", &["out", "form", "audience", "unit", "watermark", "datasets", "answer-by", "on", "language"]),
    (
        "letters",
        &["out", "unit", "on", "language", "watermark", "kind", "answer-by", "prefix", "issuer", "contact", "save"],
    ),
    ("render", &["chart", "out", "audience", "scale", "dark", "sheet", "tiles", "from", "to", "watermark", "language"]),
    (
        PAPERS,
        &[
            "out",
            "form",
            "like",
            "audience",
            "unit",
            "before",
            "appendix",
            "sources",
            "from",
            "on",
            "language",
            "watermark",
            "no-head",
        ],
    ),
    (DATASET, &["out", "audience"]),
    (DECK, &["out", "audience", "dark", "watermark", "language"]),
];

/// No command: the window.
const WINDOW: &str = "window";

/// What `export` writes, by its other options.
const PAPERS: &str = "export of papers";
const DATASET: &str = "export of a dataset";
const DECK: &str = "export of a briefing";

/// What was given.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
struct Options {
    /// The command; absent for the window.
    name: Option<String>,
    files: Vec<PathBuf>,
    out: Option<PathBuf>,
    json: bool,
    dark: bool,
    chart: Option<String>,
    scale: Option<u8>,
    form: Option<String>,
    like: Option<PathBuf>,
    before: Option<PathBuf>,
    unit: Option<String>,
    audience: Option<PaperAudience>,
    appendices: Option<String>,
    look: Look,
    on: Option<Date>,
    from: Option<Date>,
    to: Option<Date>,
    datasets: bool,
    sources: bool,
    poster: PosterOptions,
    reason: Option<String>,
    letters: LetterOptions,
    language: Option<Language>,
    /// Hidden: the document that this process reads for another.
    read: Option<PathBuf>,
    encoding: Option<Encoding>,
    report: Option<PathBuf>,
    pictures: Option<PathBuf>,
    /// The options, in the order in which they were given.
    given: Vec<String>,
}

/// The command that was asked for, or in words what is wrong with the arguments (without the program's name).
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>, words: &Words) -> Result<Command, String> {
    let mut parser = Parser::from_args(arguments);
    let mut options = Options::default();
    while let Some(argument) = parser.next().map_err(|error| wrong(&error, words))? {
        match argument {
            Arg::Long("version") | Arg::Short('V') => return Ok(Command::Version),
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            Arg::Long("install-desktop") => return Ok(Command::InstallDesktop),
            Arg::Long("uninstall-desktop") => return Ok(Command::UninstallDesktop),
            Arg::Long("keep-clipboard") => return Ok(Command::KeepClipboard),
            Arg::Value(value) => options.value(value),
            Arg::Long(option) => {
                let option = option.to_owned();
                options.set(&option, &mut parser, words)?;
            }
            Arg::Short('o') => options.set("out", &mut parser, words)?,
            Arg::Short(other) => return Err(words.with("cli-unknown-option", [("option", format!("-{other}").into())])),
        }
    }
    options.command(words)
}

impl Options {
    /// The first value may be the name of a command, all others are files.
    fn value(&mut self, value: OsString) {
        let is_name = self.name.is_none() && self.files.is_empty() && NAMES.iter().any(|known| value == *known);
        if is_name {
            self.name = Some(value.to_string_lossy().into_owned());
        } else {
            self.files.push(value.into());
        }
    }

    /// Takes an option with its value.
    fn set(&mut self, option: &str, parser: &mut Parser, words: &Words) -> Result<(), String> {
        match option {
            "json" => self.json = true,
            "dark" => self.dark = true,
            "datasets" => self.datasets = true,
            "sources" => self.sources = true,
            "tiles" => self.poster.is_tiled = true,
            "sheet" => {
                let given = text(parser, words)?;
                let wrong = || words.with("cli-sheet", [("sheet", given.clone().into())]);
                self.poster.sheet = Some(Sheet::of(&given).ok_or_else(wrong)?);
            }
            "chart" => self.chart = Some(text(parser, words)?),
            "out" => self.out = Some(path(parser, words)?),
            "scale" => {
                let given = text(parser, words)?;
                let wrong = || words.with("cli-scale", [("scale", given.clone().into())]);
                self.scale = Some(given.parse().ok().filter(|scale| (1..=8).contains(scale)).ok_or_else(wrong)?);
            }
            "form" => self.form = Some(text(parser, words)?),
            "like" => self.like = Some(path(parser, words)?),
            "unit" => self.unit = Some(text(parser, words)?),
            "audience" => {
                let given = text(parser, words)?;
                let wrong = || words.with("cli-audience", [("audience", given.clone().into())]);
                self.audience = Some(PaperAudience::of_code(&given).ok_or_else(wrong)?);
            }
            "on" => self.on = Some(letters::day("--on", text(parser, words)?, words)?),
            "before" => self.before = Some(path(parser, words)?),
            "from" => self.from = Some(letters::day("--from", text(parser, words)?, words)?),
            "to" => self.to = Some(letters::day("--to", text(parser, words)?, words)?),
            "appendix" => self.appendices = Some(text(parser, words)?),
            "watermark" => self.look.watermark = Some(text(parser, words)?),
            "no-head" => self.look.letter_paper = true,
            "reason" => self.reason = Some(text(parser, words)?),
            "language" => self.language = Some(Language::of_locale(Some(&text(parser, words)?))),
            "read-document" => self.read = Some(path(parser, words)?),
            "encoding" => self.encoding = Encoding::named(&text(parser, words)?),
            "startup-report" => self.report = Some(path(parser, words)?),
            "pictures" => self.pictures = Some(path(parser, words)?),
            own if LetterOptions::KEYS.contains(&own) => self.letters.set(own, text(parser, words)?, words)?,
            other => return Err(words.with("cli-unknown-option", [("option", format!("--{other}").into())])),
        }
        self.given.push(option.to_owned());
        Ok(())
    }

    /// Refuses an option that this command does not read.
    fn refuse_unread(&self, name: &str, words: &Words) -> Result<(), String> {
        let read = READS.iter().find(|(own, _)| *own == name).map(|(_, read)| *read).unwrap_or_default();
        let is_unread = |option: &&String| {
            // A table like another is no form, and a poster alone is cut into sheets, and into days.
            let is_of_no_use = match option.as_str() {
                "form" => self.like.is_some(),
                "tiles" | "to" => self.poster.sheet.is_none(),
                "from" => name == "render" && self.poster.sheet.is_none(),
                _ => false,
            };
            is_of_no_use || !read.contains(&option.as_str())
        };
        match self.given.iter().find(is_unread) {
            Some(option) => Err(unread(option, words)),
            None => Ok(()),
        }
    }

    /// What `export` writes.
    fn exported(&self) -> &'static str {
        let is_dataset = |out: &PathBuf| out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        if self.form.is_some() || self.like.is_some() {
            PAPERS
        } else if self.out.as_ref().is_some_and(is_dataset) {
            DATASET
        } else {
            DECK
        }
    }

    fn command(mut self, words: &Words) -> Result<Command, String> {
        if let Some(document) = self.read {
            return Ok(Command::ReadDocument { document, encoding: self.encoding });
        }
        let Some(name) = self.name.take() else {
            self.refuse_unread(WINDOW, words)?;
            // Journals and recent files are read again from another folder.
            let files = self.files.into_iter().map(|file| std::path::absolute(&file).unwrap_or(file)).collect();
            return Ok(Command::Window(Start { files, report: self.report, pictures: self.pictures }));
        };
        if self.files.is_empty() {
            return Err(words.with("cli-missing-file", [("command", name.into())]));
        }
        self.refuse_unread(if name == "export" { self.exported() } else { &name }, words)?;
        let file = self.files.remove(0);
        self.of_file(&name, file, words)
    }

    /// The command of a name about a file.
    fn of_file(self, name: &str, file: PathBuf, words: &Words) -> Result<Command, String> {
        let Self { out, json, audience, unit, on, language, form, dark, appendices, look, .. } = self;
        let needed = |key: &str| words.text(key).to_owned();
        Ok(match name {
            "check" => Command::Check { file, json, out },
            "stats" => Command::Stats { file, json },
            "compare" => {
                let theirs = self.files.into_iter().next().ok_or_else(|| needed("cli-compare-two"))?;
                Command::Compare { mine: file, theirs, json }
            }
            "letters" => {
                Command::Letters(LettersCommand { look, ..self.letters.command(file, out, unit, on, language, words)? })
            }
            "import" => Command::Import { document: file, out: out.ok_or_else(|| needed("cli-import-out"))?, json },
            "split" => {
                let folder = out.ok_or_else(|| needed("cli-split-out"))?;
                let (datasets, answer_by) = (self.datasets, self.letters.answer_by);
                Command::Split(Split { file, folder, form, audience, unit, look, datasets, answer_by, on, language })
            }
            "collect" => {
                let out = out.ok_or_else(|| needed("cli-collect-out"))?;
                if self.files.is_empty() {
                    return Err(needed("cli-collect-files"));
                }
                Command::Collect(Collect { file, returned: self.files, out, reason: self.reason, on, json })
            }
            "export" => {
                let out = out.ok_or_else(|| needed("cli-export-out"))?;
                let is_dataset = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
                let forms = self.like.map(Asked::Like).or(form.map(Asked::Named));
                match forms {
                    Some(forms) => {
                        let (before, from, sources) = (self.before, self.from, self.sources);
                        Command::Papers(PaperExport {
                            file,
                            forms,
                            out,
                            audience,
                            unit,
                            before,
                            appendices,
                            sources,
                            look,
                            from,
                            on,
                            language,
                        })
                    }
                    None if is_dataset => Command::Dataset(DatasetExport { file, out, audience }),
                    None => Command::Deck(DeckExport { file, out, audience, dark, look, language }),
                }
            }
            _ => {
                let unknown = || words.with("cli-charts", [("names", chart_names().into())]);
                let chart = self.chart.ok_or_else(unknown)?;
                let out = out.ok_or_else(|| needed("cli-render-out"))?;
                let scale = self.scale.unwrap_or(2);
                if let [Some(from), Some(to)] = [self.from, self.to]
                    && from >= to
                {
                    let days = [("from", from.to_string().into()), ("to", to.to_string().into())];
                    return Err(words.with("cli-days", days));
                }
                let poster = PosterOptions { days: [self.from, self.to], ..self.poster };
                Command::Render(Render { file, chart, out, audience, scale, dark, poster, look, language })
            }
        })
    }
}

/// The value of an option as text.
fn text(parser: &mut Parser, words: &Words) -> Result<String, String> {
    let value = parser.value().map_err(|error| wrong(&error, words))?;
    Ok(value.to_string_lossy().into_owned())
}

/// The value of an option as a path.
fn path(parser: &mut Parser, words: &Words) -> Result<PathBuf, String> {
    parser.value().map(PathBuf::from).map_err(|error| wrong(&error, words))
}

/// What the reader of the arguments does not understand, in words.
fn wrong(error: &lexopt::Error, words: &Words) -> String {
    match error {
        lexopt::Error::MissingValue { option: Some(option) } => {
            words.with("cli-missing-value", [("option", option.clone().into())])
        }
        lexopt::Error::UnexpectedValue { option, .. } => {
            words.with("cli-unexpected-value", [("option", option.clone().into())])
        }
        _ => words.text("cli-wrong-arguments").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Command, String> {
        parse(arguments.iter().map(OsString::from), &Words::load(Language::English))
    }

    #[test]
    fn understands_its_commands() {
        assert_eq!(parsed(&[]), Ok(Command::Window(Start::default())));
        assert_eq!(
            parsed(&["--startup-report", "r.json", "甲 乙.json"]),
            Ok(Command::Window(Start {
                files: vec![std::path::absolute("甲 乙.json").unwrap()],
                report: Some("r.json".into()),
                pictures: None
            }))
        );
        assert_eq!(parsed(&["check", "a", "--json"]), Ok(Command::Check { file: "a".into(), json: true, out: None }));
        assert_eq!(parsed(&["--install-desktop"]), Ok(Command::InstallDesktop));
        assert_eq!(parsed(&["--uninstall-desktop"]), Ok(Command::UninstallDesktop));
        assert_eq!(parsed(&["stats", "a"]), Ok(Command::Stats { file: "a".into(), json: false }));
    }

    #[test]
    fn says_what_is_wrong_with_its_arguments() {
        assert!(parsed(&["check"]).unwrap_err().contains("check"));
        assert!(parsed(&["--wat"]).unwrap_err().contains("--wat"));
        for arguments in [
            &["stats", "a", "--dark"][..],
            &["export", "a", "-o", "b.pptx", "--sources"],
            &["export", "a", "-o", "b.json", "--unit", "某局"],
            &["render", "a", "--chart", "plan", "-o", "b.svg", "--reason", "某事"],
            &["split", "a", "-o", "b", "--sources"],
            &["a.json", "--sources"],
            &["render", "a", "--chart", "plan", "-o", "b.pdf", "--tiles"],
        ] {
            let option = arguments.iter().rfind(|own| own.starts_with("--")).unwrap();
            assert!(parsed(arguments).unwrap_err().contains(option), "{arguments:?}");
        }
    }
}
