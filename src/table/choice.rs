//! Words of closed lists, as people type them and other programs write them: the word of any language of the program, the
//! code, or a word that offices use for it.

use std::sync::OnceLock;

use crate::model::{Choice, Field, Value};
use crate::text::choices;
use crate::words::{Language, Words};

/// The words of all languages: a workbook may have been written in another than that of the window.
fn languages() -> &'static [Words] {
    static LANGUAGES: OnceLock<Vec<Words>> = OnceLock::new();
    LANGUAGES.get_or_init(|| Language::ALL.map(Words::load).into())
}

/// True for the word of a key in any language.
fn is_word(key: &str, text: &str) -> bool {
    languages().iter().any(|words| words.text(key).eq_ignore_ascii_case(text))
}

/// The choice of a field that a text means; its blank for the empty text.
///
/// # Errors
/// The reason, in the person's language, when no choice is called so.
pub(crate) fn choice(field: &Field, text: &str, words: &Words) -> Result<Value, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(field.blank());
    }
    let own = field.choices.iter().find(|choice: &&Choice| choice.code == text || is_word(choice.word, text));
    let used = || choices().code(field.key, &crate::text::fold(text)).and_then(|code| field.choice(code));
    let unknown = || words.with("returned-choice", [("text", text.into())]);
    own.or_else(used).map(|choice| Value::Choice(Some(choice.code))).ok_or_else(unknown)
}

/// Yes or no; the empty text is no.
///
/// # Errors
/// The reason, in the person's language, for any other word.
pub(crate) fn flag(text: &str, words: &Words) -> Result<Value, String> {
    let text = text.trim();
    if is_word("value-yes", text) {
        return Ok(Value::Flag(true));
    }
    let is_no = text.is_empty() || is_word("value-no", text);
    let unknown = || words.with("returned-choice", [("text", text.into())]);
    is_no.then_some(Value::Flag(false)).ok_or_else(unknown)
}
