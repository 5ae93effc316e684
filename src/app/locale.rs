//! A UTF-8 locale for the input method.
//!
//! On X11 the text of an input method comes in the encoding of the locale: under `zh_CN.GB18030` the toolkit
//! panics on it, and under a locale that was never generated the keys vanish. The locale is read from the
//! environment, which a running process cannot change safely, so the program starts itself anew with
//! `LC_CTYPE` set to one that every system has.

/// Starts the program anew when the locale is not usable UTF-8. Returns when it is, or when nothing can be done.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn make_utf8() {
    use std::os::unix::process::CommandExt as _;

    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let all = set("LC_ALL");
    let present = all.clone().or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
    if set("DISPLAY").is_none() || is_utf8(present.as_deref()) {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut again = std::process::Command::new(program);
    again.args(std::env::args_os().skip(1)).env_remove("LC_ALL").env("LC_CTYPE", PLAIN);
    if let Some(all) = all {
        // What LC_ALL said of the language still holds.
        again.env("LC_MESSAGES", all);
    }
    // Not inside the macro below, which looks at its arguments only when somebody listens.
    let error = again.exec();
    log::warn!("the program could not be started anew: {error}");
}

/// Elsewhere the toolkit takes UTF-8 whatever the locale.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(super) fn make_utf8() {}

/// The UTF-8 locale that needs no generating.
#[cfg(all(unix, not(target_os = "macos")))]
const PLAIN: &str = "C.UTF-8";

/// True for a locale whose encoding is UTF-8 and that this system has.
#[cfg(all(unix, not(target_os = "macos")))]
fn is_utf8(locale: Option<&str>) -> bool {
    let Some(locale) = locale else { return false };
    if locale == PLAIN {
        return true;
    }
    let name = locale.to_ascii_lowercase();
    if !name.contains("utf-8") && !name.contains("utf8") {
        return false;
    }
    // A name alone does not say that the locale was generated; the system's own tool does. Where the tool is
    // missing the name is believed.
    let charmap = std::process::Command::new("locale").arg("charmap").stderr(std::process::Stdio::null()).output();
    charmap.map_or(true, |output| output.stdout.starts_with(b"UTF-8"))
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    use super::*;

    #[test]
    fn only_utf8_locales_will_do() {
        assert!(is_utf8(Some("C.UTF-8")));
        for locale in [None, Some("C"), Some("POSIX"), Some("zh_CN.GB18030"), Some("zh_CN")] {
            assert!(!is_utf8(locale), "{locale:?}");
        }
    }
}
