//! What stands round the program: a home folder with the dataset, another one, documents to be imported, and programs
//! that answer as the desktop's dialog and its viewer of documents would.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::common::desktop::Desktop;

/// Stands for the desktop's dialog: an existing file, a folder, or the proposed name with one of four numbers before it,
/// so that files are also replaced. Each eighth question is left without an answer.
const DIALOG: &str = r#"#!/bin/sh
cd "$(dirname "$0")/.." || exit 1
n=$(($(cat count 2>/dev/null || echo 0) + 1))
echo $n >count
sleep 0.4
[ $((n % 8)) = 0 ] && exit 1
for word; do
  [ "$last" = --filename ] && name=${word##*/}
  last=$word
done
case " $* " in
*' --directory '*) echo "$PWD/written/pictures" ;;
*' --save '*) echo "$PWD/written/$((n % 4))-${name:-unnamed}" ;;
*docx*) set -- "$PWD"/documents/* && shift $((n % $#)) && echo "$1" ;;
*) echo "$PWD/other.guatu.json" ;;
esac
"#;

/// The file with what the program writes to its terminal.
const SAID: &str = "said.txt";

/// The desktop with the files on it.
pub(crate) struct Office {
    pub(crate) desktop: Desktop,
    pub(crate) dataset: PathBuf,
    program: PathBuf,
}

impl Office {
    pub(crate) fn open(display: u32, name: &str, dataset: &[u8]) -> Self {
        let desktop = Desktop::start(display);
        let home = desktop.home.path();
        for folder in ["bin", "documents", "written/pictures"] {
            fs::create_dir_all(home.join(folder)).unwrap();
        }
        let own = home.join(format!("{name}.guatu.json"));
        write(&own, dataset);
        let other = String::from_utf8_lossy(dataset).replace("问题", "情况").replace("2026-08", "2026-09");
        write(&home.join("other.guatu.json"), other.as_bytes());
        for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/notices")).unwrap().flatten() {
            let path = entry.path();
            if path
                .extension()
                .is_some_and(|kind| ["txt", "docx", "xlsx", "csv", "html"].iter().any(|own| kind == *own))
            {
                fs::copy(&path, home.join("documents").join(path.file_name().unwrap())).unwrap();
            }
        }
        for (program, script) in [("zenity", DIALOG), ("xdg-open", "#!/bin/sh\n")] {
            let path = home.join("bin").join(program);
            write(&path, script.as_bytes());
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        let program =
            std::env::var_os("GUATU_SOAK_PROGRAM").map_or_else(|| env!("CARGO_BIN_EXE_guatu").into(), PathBuf::from);
        Self { desktop, dataset: own, program }
    }

    /// Starts the program on the dataset and returns its number as a process.
    pub(crate) fn start(&mut self) -> u32 {
        let mut command = self.command();
        let said = fs::File::create(self.desktop.home.path().join(SAID)).unwrap();
        let program = command.arg(&self.dataset).stdout(Stdio::null()).stderr(said).spawn().unwrap();
        self.desktop.children.push(program);
        self.desktop.children.last().unwrap().id()
    }

    /// What the program wrote to its terminal, and its reports of crashes.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(self.desktop.home.path().join(SAID)).unwrap_or_default() + &self.crashes()
    }

    fn command(&self) -> Command {
        let mut command = self.desktop.command(self.program.to_str().unwrap());
        let path = std::env::var_os("PATH").unwrap();
        let folders = [self.desktop.home.path().join("bin")].into_iter().chain(std::env::split_paths(&path));
        command.env("PATH", std::env::join_paths(folders).unwrap());
        command
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(&self.dataset).unwrap()
    }

    /// The file as it is must be read by the program, and be what the schema asks for.
    pub(crate) fn check(&self) {
        let output = self.command().arg("check").arg(&self.dataset).arg("--json").output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        // Whoever types by chance also types days in the wrong order: such findings are about the words.
        assert!(matches!(output.status.code(), Some(0 | 1)), "{}: {said}", output.status);
        let schema = serde_json::from_slice(&fs::read(schema()).unwrap()).unwrap();
        let schema = jsonschema::validator_for(&schema).unwrap();
        let dataset = serde_json::from_slice(&self.bytes()).unwrap();
        let wrong: Vec<_> =
            schema.iter_errors(&dataset).take(5).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// The reports of crashes, one after the other.
    pub(crate) fn crashes(&self) -> String {
        let reports = fs::read_dir(self.desktop.home.path().join(".local/share/guatu/reports"));
        let paths = reports.into_iter().flatten().flatten().map(|entry| entry.path());
        paths.map(|path| fs::read_to_string(path).unwrap_or_default()).collect()
    }

    /// True when the program has ended.
    pub(crate) fn has_ended(&mut self) -> bool {
        self.desktop.children.last_mut().unwrap().try_wait().unwrap().is_some()
    }
}

impl Drop for Office {
    /// Why a program ended stands in a folder that ends with the test.
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("{}", self.crashes());
        }
    }
}

fn schema() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/guatu.schema.json")
}

fn write(path: &Path, bytes: &[u8]) {
    guatu::file::save_bytes(path, bytes).unwrap();
}
