//! What stands on the pages of a PDF beside their text: notes that somebody put on them, marks at the edge.

use guatu::reading::formats::Why;

use super::{WORDS, dropped, pages, read, texts};

/// A PDF whose pages share these notes, and these other objects.
fn noted(contents: &[&str], notes: &str, objects: &str) -> Vec<u8> {
    let text = String::from_utf8(pages(contents)).unwrap();
    let text = text.replace("/MediaBox", "/Annots 5 0 R /MediaBox");
    text.replace("trailer", &format!("5 0 obj\n[ {notes} ]\nendobj\n{objects}trailer")).into_bytes()
}

#[test]
fn a_note_that_is_drawn_on_its_page_is_not_listed_again() {
    let drawn = "BT /F1 12 Tf 5 20 Td (Agreed by the county.) Tj ET";
    let form = format!(
        "6 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources << /Font << /F1 3 0 R >> >> /Length {} >>\n\
         stream\n{drawn}\nendstream\nendobj\n",
        drawn.len() + 1
    );
    let note = |kind: &str, words: &str, rest: &str| {
        format!("<< /Type /Annot /Subtype /{kind} /Rect [80 400 280 450] /Contents ({words}) {rest} >> ")
    };
    let notes = [
        note("FreeText", "Agreed by the county.", "/AP << /N 6 0 R >>"),
        note("FreeText", "Hidden words", "/F 2 /AP << /N 6 0 R >>"),
        note("FreeText", "Ask the bureau", ""),
        note("Highlight", "Which year?", "/AP << /N 6 0 R >> /F 2"),
        note("Link", "nowhere", ""),
    ];
    let document = read(&noted(&[WORDS], &notes.concat(), &form)).unwrap();
    assert_eq!(texts(&document).iter().filter(|own| own.contains("Agreed")).count(), 1, "{:?}", texts(&document));
    assert_eq!(dropped(&document, Why::Comment), ["Hidden words", "Ask the bureau", "Which year?"]);
}

#[test]
fn notes_that_all_pages_share_take_room_and_are_cut() {
    let long = "to be mended by the county ".repeat(4000);
    let note = format!("6 0 obj\n<< /Type /Annot /Subtype /Text /Contents ({long}) >>\nendobj\n");
    let file = noted(&[WORDS; 40], &"6 0 R ".repeat(900), &note);
    let document = read(&file).unwrap();
    let notes = dropped(&document, Why::Comment);
    assert!(document.cut && !notes.is_empty());
    assert!(notes.iter().all(|words| words.starts_with("to be mended") && words.chars().count() <= 2000));
    assert!(notes.iter().map(|words| words.len()).sum::<usize>() < (8 << 20) + 2 * file.len());
}

#[test]
fn a_mark_where_pages_are_bound_is_no_page_and_breaks_no_paragraph() {
    let line = |y: usize, text: &str| format!("BT /F1 12 Tf 1 0 0 1 80 {y} Tm ({text}) Tj ET ");
    let full = "n".repeat(60);
    let page = |at: usize| {
        let head = line(810, if at.is_multiple_of(2) { "County Water Bureau" } else { "What was mended" });
        let mut y = 700;
        let mut body = String::new();
        if at > 0 {
            body.push_str(&line(y, "and so it was done."));
        }
        for _ in 0..if at < 4 { 5 } else { 0 } {
            y -= 20;
            body.push_str(&line(y, &full));
        }
        head + &body + "BT /F1 12 Tf 0 1 -1 0 30 400 Tm (. . . Binding . . .) Tj ET"
    };
    let all: Vec<String> = (0..5).map(page).collect();
    let contents: Vec<&str> = all.iter().map(String::as_str).collect();
    let document = read(&pages(&contents)).unwrap();
    assert_eq!(texts(&document).len(), 4, "{:?}", texts(&document));
    assert!(texts(&document).iter().all(|text| text.ends_with("and so it was done.")));
    let margins = dropped(&document, Why::HeaderOrFooter);
    let of = |words: &str| margins.iter().filter(|own| own.contains(words)).count();
    assert_eq!((of("County Water Bureau"), of("What was mended"), of("Binding")), (3, 2, 5), "{margins:?}");
}
