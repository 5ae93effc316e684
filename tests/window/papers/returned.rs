//! Workbooks that come back.

use std::io::{Cursor, Read as _};
use std::sync::Arc;

use guatu::model::{Dataset, FormLayout, FormRows, Item, PaperAudience, Update};
use guatu::paper::FormRequest;
use guatu::reading::formats::{Document, Returned};
use guatu::table::{self, TakenBack, built_in};
use guatu::words::{Language, Words};
use proptest::prelude::*;

use super::{bytes_of, example, request, whole_form, written};

/// The workbook of a form, as another program would hand it back: with some cells changed.
fn returned(bytes: &[u8]) -> Document {
    guatu::reading::formats::open(bytes, "台账.xlsx", &|_| true).unwrap()
}

fn taken(dataset: &Arc<Dataset>, bytes: &[u8]) -> TakenBack {
    let document = returned(bytes);
    let words = Arc::new(Words::load(Language::Chinese));
    let today = "2026-09-20".parse().unwrap();
    table::take_back(dataset, document.returned.as_deref().unwrap(), today, &words).unwrap()
}

#[test]
fn a_workbook_that_comes_back_unchanged_changes_nothing() {
    let dataset = example();
    for own in built_in().iter().filter(|own| own.form.layout == FormLayout::List) {
        let asked = request(&dataset, &own.form.name, PaperAudience::All);
        let bytes = bytes_of(asked, "xlsx");
        let back = taken(&dataset, &bytes);
        assert_eq!(
            (back.changed, back.added, back.unread.as_slice(), back.unknown),
            (0, 0, &[][..], 0),
            "{}",
            own.word
        );
        assert_eq!(back.dataset, dataset, "{}", own.word);
    }
}

#[test]
fn every_column_that_can_be_changed_lands_where_it_came_from() {
    let dataset = example();
    for rows in [FormRows::Items, FormRows::Measures] {
        let asked = FormRequest { form: whole_form(rows), ..request(&dataset, "ledger", PaperAudience::All) };
        let bytes = bytes_of(asked, "xlsx");
        let back = taken(&dataset, &bytes);
        assert_eq!((back.changed, back.unread.as_slice()), (0, &[][..]));
        assert_eq!(back.dataset, dataset);
    }
}

/// A workbook with the words of one shared string replaced, as a person would change cells with these words.
fn with_words(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut changed = false;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut part = Vec::new();
        file.read_to_end(&mut part).unwrap();
        if name == "xl/sharedStrings.xml" {
            let text = String::from_utf8(part).unwrap();
            changed = text.contains(from);
            part = text.replace(from, to).into_bytes();
        }
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &part).unwrap();
    }
    assert!(changed, "{from}");
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_a_unit_types_into_the_workbook_is_taken() {
    let dataset = example();
    let bytes = written("ledger", "xlsx");
    let goal = dataset.reports[0].items().next().unwrap().goal.clone();
    let bytes = with_words(&bytes, &goal, "2026年10月底前全部开工");
    let bytes = with_words(&bytes, "<t>县发改局</t>", "<t>县发改局、县新设局</t>");
    let latest = "累计兑付1294万元，兑付率69.6%，尚有缺口566万元";
    let bytes = with_words(&bytes, latest, "累计兑付1860万元，全部兑付");
    let back = taken(&dataset, &bytes);
    let before: Vec<_> = dataset.reports[0].items().cloned().collect();
    let after: Vec<_> = back.dataset.reports[0].items().cloned().collect();
    assert_eq!(after[0].goal, "2026年10月底前全部开工");
    assert_eq!(before[1].updates.len() + 1, after[1].updates.len(), "what was reported before stays");
    let update = after[1].updates.last().unwrap();
    assert_eq!((update.text.as_str(), update.on.to_string().as_str()), ("累计兑付1860万元，全部兑付", "2026-09-20"));
    let named = |item: &Item| -> Vec<String> {
        item.lead_units.iter().map(|id| back.dataset.reports[0].party(id).unwrap().name.clone()).collect()
    };
    assert_eq!(named(&after[0]), ["县发改局", "县新设局"]);
    assert_eq!(back.unread, []);
    let others = before.iter().zip(&after).skip(2).filter(|(a, b)| a.goal != b.goal || a.updates != b.updates);
    assert_eq!(others.count(), 0);
}

/// What a workbook of a form remembers, and the dataset with what is said in it.
pub(super) fn remembered(dataset: &Arc<Dataset>, form: &str) -> Returned {
    let bytes = bytes_of(request(dataset, form, PaperAudience::All), "xlsx");
    *returned(&bytes).returned.unwrap()
}

pub(super) fn taken_back(dataset: &Arc<Dataset>, returned: &Returned) -> TakenBack {
    let words = Arc::new(Words::load(Language::Chinese));
    table::take_back(dataset, returned, "2026-09-20".parse().unwrap(), &words).unwrap()
}

#[test]
fn rows_that_are_sorted_or_gone_and_columns_that_moved_change_nothing() {
    let dataset = example();
    let mut back = remembered(&dataset, "ledger");
    let table = &mut back.tables[0];
    table.rows.reverse();
    table.rows.truncate(20);
    table.columns.rotate_left(3);
    table.rows.iter_mut().for_each(|row| row.cells.rotate_left(3));
    assert_eq!(taken_back(&dataset, &back).dataset, dataset);
}

#[test]
fn cells_that_were_unmerged_clear_nothing() {
    let dataset = example();
    let asked = FormRequest { form: whole_form(FormRows::Items), ..request(&dataset, "ledger", PaperAudience::All) };
    let mut back = *returned(&bytes_of(asked, "xlsx")).returned.unwrap();
    let table = &mut back.tables[0];
    let shared: Vec<usize> = (0..2).collect();
    assert_eq!(&table.columns[..2], ["category.title", "problem.title"]);
    for row in table.rows.iter_mut().skip(1) {
        for at in &shared {
            row.cells[*at].clear();
        }
    }
    let taken = taken_back(&dataset, &back);
    assert_eq!((taken.unread.as_slice(), &taken.dataset), (&[][..], &dataset));
}

/// The cell of an item in a column.
fn cell<'a>(back: &'a mut Returned, item: &str, column: &str) -> &'a mut String {
    let table = &mut back.tables[0];
    let at = table.columns.iter().position(|own| own == column).unwrap();
    let row = table.rows.iter_mut().find(|row| row.id.ends_with(&format!("/{item}"))).unwrap();
    &mut row.cells[at]
}

#[test]
fn measures_that_the_readers_did_not_see_are_never_written_over() {
    let mut dataset = Dataset::clone(&example());
    let hide = |item: &mut Item| item.measures[0].internal = true;
    Arc::make_mut(&mut dataset.reports[0]).change_items(|item| item.id.as_str() == "c1p1i1", hide);
    let dataset = Arc::new(dataset);
    let bytes = bytes_of(request(&dataset, "ledger", PaperAudience::Office), "xlsx");
    let mut back = *returned(&bytes).returned.unwrap();
    let lines = cell(&mut back, "c1p1i1", "@measure_texts");
    *lines = format!("{lines}\n三是再加一条");
    let taken = taken_back(&dataset, &back);
    assert_eq!((taken.dataset, taken.unread.len()), (dataset, 1));
}

#[test]
fn a_word_that_is_none_of_the_choices_is_told_and_changes_nothing() {
    let dataset = example();
    let asked = FormRequest { form: whole_form(FormRows::Items), ..request(&dataset, "ledger", PaperAudience::All) };
    let mut back = *returned(&bytes_of(asked, "xlsx")).returned.unwrap();
    *cell(&mut back, "c1p1i1", "progress") = "差不多了".to_owned();
    *cell(&mut back, "c1p1i1", "internal") = "也许".to_owned();
    *cell(&mut back, "c1p1i2", "due") = "2026年13月40日".to_owned();
    let taken = taken_back(&dataset, &back);
    let texts: Vec<&str> = taken.unread.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["差不多了", "也许", "2026年13月40日"]);
    assert_eq!(taken.dataset, dataset);
    // The words of the other language are choices too.
    *cell(&mut back, "c1p1i1", "progress") = "in progress".to_owned();
    *cell(&mut back, "c1p1i1", "internal") = "yes".to_owned();
    let taken = taken_back(&dataset, &back);
    let item = taken.dataset.reports[0].items().next().unwrap();
    assert_eq!((item.progress.code(), item.internal), ("in_progress", true));
}

#[test]
fn a_report_on_one_thing_says_the_others_again_but_nothing_that_was_internal() {
    let mut dataset = Dataset::clone(&example());
    let report = |on: &str, text: &str, internal| Update {
        on: on.parse().unwrap(),
        text: text.to_owned(),
        problems: format!("{text}的困难"),
        internal,
        ..Update::blank()
    };
    let fill = |item: &mut Item| {
        item.updates = vec![report("2026-07-01", "七月", false), report("2026-08-01", "只供内部", true)];
    };
    Arc::make_mut(&mut dataset.reports[0]).change_items(|item| item.id.as_str() == "c1p1i1", fill);
    let dataset = Arc::new(dataset);
    let bytes = bytes_of(request(&dataset, "unit_return", PaperAudience::Office), "xlsx");
    let mut back = *returned(&bytes).returned.unwrap();
    *cell(&mut back, "c1p1i1", "@latest_next") = "九月验收".to_owned();
    let taken = taken_back(&dataset, &back);
    let item = taken.dataset.reports[0].item(&"c1p1i1".into()).unwrap();
    let update = item.updates.last().unwrap();
    let said = (update.text.as_str(), update.problems.as_str(), update.next.as_str(), update.internal);
    assert_eq!((said, item.updates.len()), (("七月", "七月的困难", "九月验收", false), 3));
}

#[test]
fn a_row_that_was_added_is_an_item_beside_the_row_above() {
    let dataset = example();
    let mut back = remembered(&dataset, "duties");
    let mut row = back.tables[0].rows[0].clone();
    row.id.clear();
    let columns = back.tables[0].columns.clone();
    let at = |column: &str| columns.iter().position(|own| own == column).unwrap();
    row.cells[at("@item_name")] = "(9)台账管理不规范".to_owned();
    row.cells[at("lead_units")] = "县财政局".to_owned();
    back.tables[0].rows.insert(1, row);
    let taken = taken_back(&dataset, &back);
    let items: Vec<_> = taken.dataset.reports[0].items().cloned().collect();
    assert_eq!((taken.added, items.len(), items[1].title.as_str()), (1, 33, "(9)台账管理不规范"));
    let unit = taken.dataset.reports[0].party(&items[1].lead_units[0]).unwrap();
    assert_eq!(unit.name, "县财政局");
}

/// Texts of an office and texts that spreadsheets treat in their own way.
fn text() -> impl Strategy<Value = String> {
    let ways = [
        "",
        "=1+1",
        "0012",
        "1e5",
        "2026-08-01",
        "TRUE",
        "'甲",
        " 甲 ",
        "甲\t乙",
        "甲\n\n乙",
        "<甲>&\"乙\"",
        "_x000A_",
    ];
    prop_oneof![
        proptest::sample::select(ways.to_vec()).prop_map(str::to_owned),
        proptest::string::string_regex("[甲乙丙,。;:(一)0-9a-z \n]{0,40}").unwrap(),
        proptest::string::string_regex("[甲-龥]{200,400}").unwrap(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn any_texts_that_are_written_come_back_as_they_were(texts in proptest::collection::vec(text(), 12)) {
        let mut dataset = Dataset::clone(&example());
        let report = Arc::make_mut(&mut dataset.reports[0]);
        let ids: Vec<String> = report.items().map(|item| item.id.to_string()).collect();
        report.change_items(|_| true, |item| {
            let at = ids.iter().position(|id| *id == item.id.as_str()).unwrap();
            let own = |n: usize| texts[(at + n) % texts.len()].clone();
            (item.finding, item.goal, item.cause, item.note) = (own(0), own(1), own(2), own(3));
            item.title = format!("题{}", own(4));
        });
        let dataset = Arc::new(dataset);
        let asked = FormRequest { form: whole_form(FormRows::Items), ..request(&dataset, "ledger", PaperAudience::All) };
        let taken = taken_back(&dataset, &returned(&bytes_of(asked, "xlsx")).returned.unwrap());
        prop_assert_eq!(taken.unread, []);
        prop_assert_eq!(taken.dataset, dataset);
    }
}
