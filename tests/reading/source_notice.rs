//! The source notice gives the bundled dataset's structure, word for word and place for place.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use guatu::model::{Dataset, Item, Measure, Progress, Report, Span, Term};
use guatu::reading::formats::{Document, open};
use guatu::reading::notice::{Remark, Role, Totalled, Understood, notice};

const TEXT: &[u8] = include_bytes!("../notice.txt");
const DATASET: &str = include_str!("../../assets/tongchuan.guatu.json");

fn document() -> Document {
    open(TEXT, "tongchuan-notice.txt", &|_| true).unwrap()
}

fn bundled() -> Report {
    let dataset: Dataset = serde_json::from_str(DATASET).unwrap();
    dataset.reports.first().unwrap().as_ref().clone()
}

fn read() -> Understood {
    notice(&document(), guatu::model::Date::START)
}

/// Structure alone: what the text gives of a measure.
fn shape(measure: &Measure) -> (String, String, String, Vec<Span>) {
    (measure.id.to_string(), measure.number.clone(), measure.text.clone(), measure.source.clone())
}

fn compare(own: &Item, other: &Item) {
    assert_eq!(own.id, other.id);
    assert_eq!((&own.number, &own.title), (&other.number, &other.title));
    assert_eq!(own.finding, other.finding);
    assert_eq!(own.source, other.source, "{}", own.title);
    let steps = |item: &Item| item.measures.iter().map(shape).collect::<Vec<_>>();
    assert_eq!(steps(own), steps(other), "{}", own.title);
    // Standing comes from words that state it; the notice has none per item.
    assert!(own.progress == Progress::Unstated || own.progress == other.progress);
    assert!(own.term == Term::Unstated || own.term == other.term);
}

#[test]
fn the_source_notice_is_the_bundled_dataset() {
    let (own, other) = (read().report, bundled());
    assert_eq!(own.source.paragraphs, other.source.paragraphs);
    assert_eq!(own.source.name, other.source.name);
    assert_eq!(own.categories.len(), 4);
    for (mine, theirs) in own.categories.iter().zip(&other.categories) {
        assert_eq!((&mine.id, &mine.number, &mine.title), (&theirs.id, &theirs.number, &theirs.title));
        assert_eq!(mine.problems.len(), theirs.problems.len());
        for (mine, theirs) in mine.problems.iter().zip(&theirs.problems) {
            assert_eq!((&mine.id, &mine.number, &mine.title), (&theirs.id, &theirs.number, &theirs.title));
            assert_eq!(mine.items.len(), theirs.items.len());
            mine.items.iter().zip(&theirs.items).for_each(|(mine, theirs)| compare(mine, theirs));
        }
    }
    assert_eq!(own.problems().count(), 7);
    assert_eq!(own.items().count(), 29);
    assert_eq!(own.items().map(|item| item.measures.len()).sum::<usize>(), 118);
}

#[test]
fn the_preface_gives_who_and_when() {
    let (own, other) = (read().report, bundled());
    assert_eq!(own.inspected_body, other.inspected_body);
    assert_eq!(own.inspection_body, other.inspection_body);
    assert_eq!(own.inspection_kind, other.inspection_kind);
    assert_eq!(own.inspected_from, other.inspected_from);
    assert_eq!(own.inspected_to, other.inspected_to);
    assert_eq!(own.feedback_on, other.feedback_on);
}

#[test]
fn the_totals_of_part_one_are_read() {
    let read = read();
    let totals: Vec<_> = read.totals.iter().map(|total| (total.of, total.count)).collect();
    assert_eq!(totals, [(Totalled::Leaders, 15), (Totalled::LeadUnits, 23), (Totalled::SupportUnits, 20)]);
}

#[test]
fn part_one_and_the_heading_of_part_three_are_unplaced_and_nothing_else_is() {
    let read = read();
    let unplaced: Vec<u32> = read.unplaced.iter().map(|span| span.paragraph).collect();
    assert_eq!(unplaced, [1, 2, 3, 4, 74, 80]);
    // What stands below that heading is what comes next, word for word.
    let next = &read.report.source.paragraphs[75..80];
    assert_eq!(read.report.next_steps.lines().collect::<Vec<_>>(), next);
    assert!(read.lines.iter().any(|line| line.role == Role::Closing && line.span.paragraph == 80));
    let asides = read.remarks.iter().filter_map(|remark| match remark {
        Remark::Aside(at) => Some(at.paragraph),
        _ => None,
    });
    // The words of part one, behind its heading.
    assert_eq!(asides.collect::<Vec<_>>(), [2]);
    assert_eq!(read.remarks.len(), 2, "beside them no title: {:?}", read.remarks);
}
