//! Why no window could be opened, in words that say what is missing. What the libraries said is for the log.

use crate::words::Words;

/// Why there is no window.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WindowError {
    /// The environment names no display.
    #[error("no display is named")]
    NoDisplay,
    /// The display that the environment names does not answer.
    #[error("the display {0} does not answer")]
    Silent(String),
    /// A library of the system is missing.
    #[error("{library} of {packages} is missing")]
    NoLibrary {
        /// The library; none where it is not known which.
        library: &'static str,
        /// The packages that hold it, as Debian calls them.
        packages: &'static str,
    },
    /// Neither OpenGL nor Vulkan works.
    #[error("no renderer works")]
    NoRenderer {
        /// The drivers of the graphics cards that the system has loaded.
        drivers: String,
    },
}

/// How a library is named in what the libraries of the window say, and the package that holds it; a line each, the longer
/// names first.
const LIBRARIES: &str = "\
libxkbcommon-x11 libxkbcommon-x11-0
libxkbcommon libxkbcommon0
libX11-xcb libx11-xcb1
libXcursor libxcursor1
libXi.so libxi6
libX11 libx11-6
libwayland-client libwayland-client0";

/// All that winit opens for X11: it does not always say which one failed.
const OF_X11: &str = "libx11-6 libxcursor1 libxi6 libx11-xcb1";

impl WindowError {
    /// What the reasons of the renderers come to.
    pub(super) fn of(reasons: &str, drivers: Option<String>) -> Self {
        let mut libraries = LIBRARIES.lines().filter_map(|line| line.split_once(' '));
        if let Some((library, packages)) = libraries.find(|(library, _)| reasons.contains(library)) {
            return Self::NoLibrary { library, packages };
        }
        if reasons.contains("shared libraries") || reasons.contains("LibraryOpenError") {
            return Self::NoLibrary { library: "libX11", packages: OF_X11 };
        }
        let silent = ["XOpenDisplayFailed", "connection to X server", "NoCompositor", "Wayland compositor"];
        if silent.into_iter().any(|words| reasons.contains(words)) {
            return Self::Silent(named_display());
        }
        Self::NoRenderer { drivers: drivers.unwrap_or_else(|| "–".to_owned()) }
    }

    /// What is missing and what to do, in a line.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        match self {
            Self::NoDisplay => words.text("cli-no-display").to_owned(),
            Self::Silent(display) => words.with("cli-display-silent", [("display", display.clone().into())]),
            Self::NoLibrary { library, packages } => {
                words.with("cli-no-library", [("library", (*library).into()), ("packages", (*packages).into())])
            }
            Self::NoRenderer { drivers } => words.with("cli-no-renderer", [("drivers", drivers.clone().into())]),
        }
    }
}

fn named_display() -> String {
    let value =
        |name| std::env::var(name).ok().filter(|value| !value.is_empty()).map(|value| format!("{name}={value}"));
    ["WAYLAND_DISPLAY", "DISPLAY"].into_iter().filter_map(value).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    /// What winit 0.30, glutin and wgpu 30 say, by their sources; that of a missing renderer was seen in a run.
    #[test]
    fn what_is_missing_is_told_from_what_the_libraries_say() {
        for (reasons, named) in [
            ("Library libxkbcommon-x11.so could not be loaded.", "libxkbcommon-x11 libxkbcommon-x11-0"),
            ("Library libxkbcommon.so could not be loaded.", "libxkbcommon libxkbcommon0"),
            (
                "X11 status: OpenError { detail: \"(libXcursor.so.1: cannot open shared object file)",
                "libXcursor libxcursor1",
            ),
            ("Failed to load one of xlib's shared libraries", "libX11 libx11-6 libxcursor1 libxi6 libx11-xcb1"),
        ] {
            let error = WindowError::of(reasons, None);
            assert!(
                matches!(&error, WindowError::NoLibrary { library, packages } if format!("{library} {packages}") == named),
                "{error:?}"
            );
        }
        let reasons =
            "glutin error: failed to create display; WGPU error: Failed to create surface for any enabled backend";
        let error = WindowError::NoRenderer { drivers: "i915".to_owned() };
        assert_eq!(WindowError::of(reasons, Some("i915".to_owned())), error);
        let silent = WindowError::of("winit EventLoopError: os error: Failed to open connection to X server", None);
        assert!(matches!(silent, WindowError::Silent(_)));
    }

    #[test]
    fn the_message_names_the_package_and_quotes_no_library() {
        let words = Words::load(Language::Chinese);
        let of = |reasons: &str| WindowError::of(reasons, None).message(&words);
        let text = of("Library libxkbcommon-x11.so could not be loaded.");
        assert!(text.contains("libxkbcommon-x11-0") && !text.contains("could not"), "{text}");
        let text = of("glutin error: provider of eglGetDisplay failed");
        assert!(text.contains("libegl1") && text.contains("mesa-vulkan-drivers") && !text.contains("glutin"), "{text}");
    }
}
