//! What of a web page is not the notice: told from elements and from the names that page builders give them.

use crate::reading::formats::document::Why;

/// Elements whose words are no words of the page at all.
pub(super) const UNREAD: [&str; 11] =
    ["script", "style", "template", "svg", "math", "object", "iframe", "noembed", "noframes", "rt", "rp"];

/// Words in class and id names of furniture. A name is split at its joints first, so that `nav-top` is
/// furniture and `navy` is not.
const NAMES: [&str; 40] = [
    "nav",
    "navbar",
    "navi",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "footer",
    "foot",
    "share",
    "bdshare",
    "bshare",
    "print",
    "printer",
    "toolbar",
    "tools",
    "sidebar",
    "aside",
    "related",
    "copyright",
    "pager",
    "pagination",
    "page",
    "search",
    "login",
    "qrcode",
    "ewm",
    "erweima",
    "banner",
    "logo",
    "links",
    "friendlink",
    "comment",
    "comments",
    "fontsize",
    "zoomtext",
    "skip",
    "accessibility",
];

/// Why an element's words are left out, when they are.
pub(super) fn why(element: &str, get: &dyn Fn(&str) -> Option<String>) -> Option<Why> {
    match element {
        "title" => return Some(Why::PageTitle),
        "nav" | "footer" | "aside" => return Some(Why::Navigation),
        "s" | "strike" | "del" => return Some(Why::Deleted),
        "select" | "option" | "button" | "textarea" | "input" => return Some(Why::Control),
        "html" | "body" | "main" | "article" | "p" | "table" | "tr" | "td" | "th" => {}
        _ => {
            let names = get("class").unwrap_or_default() + " " + &get("id").unwrap_or_default();
            if is_furniture(&names) {
                return Some(Why::Navigation);
            }
        }
    }
    let style: String = get("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    if style.contains("line-through") {
        return Some(Why::Deleted);
    }
    let hidden = style.contains("display:none") || style.contains("visibility:hidden") || get("hidden").is_some();
    hidden.then_some(Why::Hidden)
}

fn is_furniture(names: &str) -> bool {
    let lower = |joint: &str| NAMES.contains(&joint.to_ascii_lowercase().as_str());
    names.split_whitespace().any(|name| {
        let joints: Vec<String> = joints(name);
        // A page builder's "page-content" or "print-area" holds the notice itself.
        let content = joints.iter().any(|joint| {
            ["content", "main", "article", "text", "con", "body", "detail", "wrap", "wrapper", "container", "area"]
                .contains(&joint.to_ascii_lowercase().as_str())
        });
        !content && joints.iter().any(|joint| lower(joint))
    })
}

/// The parts of a name: split at marks and where a small letter meets a capital.
fn joints(name: &str) -> Vec<String> {
    let mut joints = vec![String::new()];
    let mut before = ' ';
    for c in name.chars() {
        if !c.is_ascii_alphabetic() || (before.is_ascii_lowercase() && c.is_ascii_uppercase()) {
            joints.push(String::new());
        }
        if c.is_ascii_alphabetic()
            && let Some(last) = joints.last_mut()
        {
            last.push(c);
        }
        before = c;
    }
    joints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_names() {
        for name in ["nav", "top-nav", "footer_box", "bdshare", "pageShare", "breadcrumb clear"] {
            assert!(is_furniture(name), "{name}");
        }
        for name in ["navy", "TRS_Editor", "page-content", "zoom", "printArea", "view TRS_UEDITOR"] {
            assert!(!is_furniture(name), "{name}");
        }
    }
}
