//! What a report on a crash says: the version, the place, the last commands by name. No text of a document.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::panic::PanicHookInfo;
use std::time::SystemTime;

/// How much of a panic's own words is kept, in characters.
const MOST: usize = 160;

/// The report on a panic of this thread.
pub(super) fn report(info: &PanicHookInfo<'_>, commands: &[String]) -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current().name().unwrap_or("without name").to_owned();
    let lines = [
        concat!("guatu ", env!("CARGO_PKG_VERSION")).to_owned(),
        format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        format!("unix time {since}"),
        format!("thread {thread}"),
        format!("at {place}"),
        without_quotes(said(info)),
        format!("last commands: {}", commands.join(", ")),
    ];
    let mut text = lines.join("\n");
    // Writing to a text cannot fail.
    let _written = write!(text, "\n{}", Backtrace::force_capture());
    text
}

fn said<'a>(info: &'a PanicHookInfo<'_>) -> &'a str {
    let payload = info.payload();
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or_default()
}

/// The beginning of a panic's words, up to what may be taken from a document: a quote, a bracket behind which a value is
/// printed, or the first character that is not of the program's own English.
///
/// `byte index 1 is not a char boundary; it is inside '整' (bytes 0..3) of 整改` quotes twice, once without marks.
fn without_quotes(message: &str) -> String {
    let may_quote = |c: char| !(c == ' ' || c.is_ascii_graphic()) || matches!(c, '`' | '"' | '\'' | '{' | '[' | '(');
    message.chars().take_while(|c| !may_quote(*c)).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_cut_before_what_it_quotes() {
        for (message, kept) in [
            (
                "index out of bounds: the len is 3 but the index is 5",
                "index out of bounds: the len is 3 but the index is 5",
            ),
            (
                "byte index 1 is not a char boundary; it is inside '整' (bytes 0..3) of `整改`",
                "byte index 1 is not a char boundary; it is inside ",
            ),
            ("no such item: 整改落实", "no such item: "),
            ("called `Result::unwrap()` on an `Err` value: \"secret\"", "called "),
            ("failed with Item { title: secret }", "failed with Item "),
            ("two\nlines", "two"),
        ] {
            assert_eq!(without_quotes(message), kept);
        }
    }
}
