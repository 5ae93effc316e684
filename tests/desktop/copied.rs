//! What is really on the clipboard of X11 after Ctrl+C, while the program runs and after it has quit, read by another
//! program and pasted into another process of this one.

use super::common::desktop::Desktop;
use super::started;

/// What another program is given of the clipboard.
fn clipboard(desktop: &Desktop, target: &str) -> String {
    let output = desktop.command("xclip").args(["-selection", "clipboard", "-o", "-t", target]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "needs Xvfb, openbox, xdotool and xclip: .ci/run installs them"]
fn copied_nodes_are_text_and_html_and_are_pasted_by_another_process() {
    let mut desktop = Desktop::start(284);
    let (first, second) = (desktop.home.path().join("first.guatu.json"), desktop.home.path().join("second.guatu.json"));
    started(&mut desktop, &first);
    let dataset = guatu::file::load(&first).unwrap();
    let problem = dataset.reports[0].categories[0].problems[1].clone();
    let is_copied = || clipboard(&desktop, "UTF8_STRING").starts_with(&format!("{}{}", problem.number, problem.title));
    desktop.until("the problem as a text", || {
        desktop.click_second_problem();
        desktop.key("ctrl+c");
        is_copied()
    });
    let html = || {
        let html = clipboard(&desktop, "text/html");
        html.contains(&problem.title) && html.contains(&problem.items[0].title)
    };
    assert!(clipboard(&desktop, "TARGETS").lines().any(|target| target == "text/html"));
    assert!(html());
    desktop.key("ctrl+q");
    desktop.until("the end of the program", || desktop.titles("guatu").is_empty());
    desktop.until("the copied text without the program", is_copied);
    assert!(html());
    started(&mut desktop, &second);
    desktop.until("the pasted nodes", || {
        desktop.click_second_problem();
        desktop.key("ctrl+v");
        desktop.titles("guatu").contains('●')
    });
    desktop.key("ctrl+s");
    let count = || {
        let dataset = guatu::file::load(&second).unwrap();
        dataset.reports[0].problems().filter(|(_, _, own)| own.title == problem.title).count()
    };
    desktop.until("the pasted nodes in the file", || count() > 1);
}
