//! What stands in the tables of forms, and on their pages.

use std::collections::BTreeSet;
use std::sync::Arc;

use guatu::model::{ClosingKind, ClosingStep, Dataset, Entry, FormLayout, Number, PaperAudience, Review, Sample};
use guatu::paper::{Block, FormRequest, Paper, form_paper};
use guatu::scene::{Shape, page_size, pages};
use guatu::table::{self, CellValue, RowKind, built_in, problems};
use guatu::words::{Language, Words};

use super::files::sheet;
use super::{bytes_of, example, request};

#[test]
fn every_form_of_the_program_is_sound_and_as_wide_as_its_paper() {
    assert_eq!(built_in().len(), 18);
    let mut names = BTreeSet::new();
    for own in built_in() {
        assert_eq!(problems(&own.form), [], "{}", own.word);
        assert!(names.insert(own.form.name.clone()), "{}", own.word);
        if own.form.layout == FormLayout::List {
            let width: f64 = own.form.columns.iter().map(|column| column.width.unwrap().to_f64()).sum();
            assert!((width - f64::from(page_size(own.form.paper).text_width())).abs() < 0.01, "{}", own.word);
        }
        let paper = form_paper(&request(&example(), &own.form.name, PaperAudience::All)).unwrap();
        assert!(paper.tables().any(|table| table.data().count() > 0), "{} is empty", own.word);
    }
}

#[test]
fn the_list_of_a_sample_has_its_items_and_the_reviews_since_it_was_drawn() {
    let mut dataset = example();
    let report = Arc::make_mut(&mut Arc::make_mut(&mut dataset).reports[0]);
    let closed: Vec<_> =
        report.items().filter(|item| item.closed.is_some()).map(|item| item.id.clone()).take(4).collect();
    let day = |text: &str| text.parse().unwrap();
    let sample = |on, items: &[_]| Sample {
        on: day(on),
        items: items.to_vec(),
        seed: Some(Number::of_count(7)),
        percent: Some(Number::of_count(20)),
        ..Sample::blank()
    };
    report.samples = vec![sample("2026-08-01", &closed[3..]), sample("2026-09-01", &closed[..3])];
    // One was looked at before and after the draw, one before alone.
    for (id, days) in [(&closed[0], &["2026-08-20", "2026-09-10"][..]), (&closed[1], &["2026-08-20"])] {
        report.change_items(
            |item| item.id == *id,
            |item| {
                let review = |on: &&str| Review { on: day(on), by: format!("核查组{on}"), ..Review::blank() };
                item.reviews = days.iter().map(review).collect();
            },
        );
    }
    let paper = form_paper(&request(&dataset, "sample", PaperAudience::Office)).unwrap();
    assert_eq!(first_line(&paper)[1..], ["2026年9月1日抽取,已销号问题的20%,种子7", "共3项"]);
    let table = paper.tables().next().unwrap();
    let column = |source: &str| {
        let at = table.columns.iter().position(|column| column.source == source).unwrap();
        table.data().map(|row| row.cells[at].value.text()).collect::<Vec<_>>()
    };
    let title = |id| dataset.reports[0].item(id).unwrap().title.as_str();
    let names = column("@item_name");
    assert!(names.iter().zip(&closed[..3]).all(|(name, id)| name.contains(title(id))), "{names:?}");
    let reviews = column("@sample_review");
    assert!(reviews[0].contains("核查组2026-09-10") && !reviews[0].contains("2026-08-20"), "{reviews:?}");
    assert_eq!(reviews[1..], ["", ""]);
    // What an office draws is its own affair.
    let public = form_paper(&request(&dataset, "sample", PaperAudience::Public)).unwrap();
    assert_eq!(public.tables().next().unwrap().data().count(), 0);
}

/// The parts of the line below the title.
fn first_line(paper: &Paper) -> &[String] {
    let lines = paper.blocks.iter().filter_map(|block| if let Block::Line(parts) = block { Some(parts) } else { None });
    lines.into_iter().next().unwrap()
}

#[test]
fn the_ledger_counts_the_items_as_the_example_is_described() {
    let paper = form_paper(&request(&example(), "ledger", PaperAudience::Office)).unwrap();
    let line = first_line(&paper);
    assert_eq!(line[1], "共32项：逾期6、临期4、在办3、待核验7、已销号12");
    let table = paper.tables().next().unwrap();
    assert_eq!(table.data().count(), 32);
    let numbers: Vec<String> = table.data().map(|row| row.cells[0].value.text()).collect();
    assert_eq!(numbers, (1..=32).map(|n| n.to_string()).collect::<Vec<_>>());
    let at = table.columns.iter().position(|column| column.source == "@status").unwrap();
    let late: Vec<String> =
        table.data().map(|row| &row.cells[at].value).filter(|v| v.is_late()).map(CellValue::text).collect();
    assert_eq!(late.len(), 6);
    assert!(late.contains(&"逾期77天".to_owned()) && late.contains(&"逾期45天".to_owned()), "{late:?}");
}

#[test]
fn in_english_words_and_counts_stand_apart() {
    let words = Arc::new(Words::load(Language::English));
    let asked = request(&example(), "ledger", PaperAudience::Office);
    let paper = form_paper(&FormRequest { words, ..asked }).unwrap();
    let line = &first_line(&paper)[1];
    assert!(line.ends_with("Late 6, Due soon 4, Open 3, To be verified 7, Closed 12"), "{line}");
}

#[test]
fn the_units_are_counted_over_the_items_of_the_ledger() {
    let line = |form: &str| {
        let paper = form_paper(&request(&example(), form, PaperAudience::Office)).unwrap();
        first_line(&paper).to_vec()
    };
    assert_eq!(line("units")[1], "共32项");
    assert!(line("progress")[1].starts_with("共32项"));
}

#[test]
fn the_lists_have_the_numbers_of_the_ledger() {
    let dataset = example();
    let number_of = |form: &str, name: &str| {
        let paper = form_paper(&request(&dataset, form, PaperAudience::Office)).unwrap();
        let table = paper.tables().next().unwrap().clone();
        let at = table.columns.iter().position(|column| column.source == "@item_name").unwrap();
        let row = table.data().find(|row| row.cells[at].value.text().contains(name)).unwrap().clone();
        row.cells[0].value.text()
    };
    for form in ["ledger", "problems", "tasks", "duties", "progress"] {
        assert_eq!(number_of(form, "老旧小区燃气管道改造滞后"), "6", "{form}");
    }
}

#[test]
fn a_unit_gets_its_own_items() {
    let asked = FormRequest {
        unit: Some("县财政局".to_owned()),
        ..request(&example(), "unit_tasks", PaperAudience::Office)
    };
    let paper = form_paper(&asked).unwrap();
    assert!(paper.blocks.contains(&Block::Title("县财政局巡察整改任务清单".to_owned())));
    let dataset = example();
    let report = &dataset.reports[0];
    let unit = report.parties.iter().find(|party| party.name == "县财政局").unwrap();
    let own =
        |item: &&Arc<guatu::model::Item>| item.lead_units.contains(&unit.id) || item.support_units.contains(&unit.id);
    let expected = report.items().filter(own).count();
    assert!(expected > 0 && expected < 32);
    assert_eq!(paper.tables().next().unwrap().data().count(), expected);
}

#[test]
fn a_table_without_rows_says_so() {
    let asked = FormRequest { items: Some(Vec::new()), ..request(&example(), "ledger", PaperAudience::Office) };
    let paper = form_paper(&asked).unwrap();
    let table = paper.tables().next().unwrap();
    assert_eq!((table.rows.len(), table.rows[0].kind), (1, RowKind::Nothing));
    assert_eq!(table.rows[0].cells[0].value.text(), "无");
}

#[test]
fn the_deadlines_are_in_the_order_of_the_dates() {
    let paper = form_paper(&request(&example(), "deadlines", PaperAudience::Office)).unwrap();
    let table = paper.tables().next().unwrap();
    let at = table.columns.iter().position(|column| column.source == "@limit").unwrap();
    let days: Vec<_> = table
        .data()
        .filter_map(|row| if let CellValue::Day(day) = row.cells[at].value { Some(day) } else { None })
        .collect();
    assert!(days.len() > 20 && days.is_sorted());
}

#[test]
fn no_words_of_a_page_stand_outside_its_margins_and_none_is_lost() {
    for form in ["ledger", "duties", "closing", "tasks"] {
        let paper = form_paper(&request(&example(), form, PaperAudience::Office)).unwrap();
        let drawn: String =
            pages(&paper).iter().flat_map(|page| page.words().map(str::to_owned).collect::<Vec<_>>()).collect();
        let drawn: String = drawn.chars().filter(|c| !c.is_whitespace()).collect();
        for table in paper.tables() {
            for cell in table.data().flat_map(|row| &row.cells).filter(|cell| cell.rows == 1 && cell.columns > 0) {
                let text: String = cell.value.text().chars().filter(|c| !c.is_whitespace()).collect();
                assert!(drawn.contains(&text), "{form}: {text}");
            }
        }
        for page in pages(&paper) {
            let right = page.width;
            for shape in &page.shapes {
                if let Shape::Rect { at: [x, y, width, height], .. } = shape {
                    assert!(*x >= -0.1 && x + width <= right + 0.1 && *y >= -0.1 && y + height <= page.height + 0.1);
                }
            }
        }
    }
}

#[test]
fn sheets_with_boxes_end_on_their_page() {
    for form in ["closing", "acceptance"] {
        let paper = form_paper(&request(&example(), form, PaperAudience::Office)).unwrap();
        let tables = paper.tables().count();
        assert_eq!(tables, 32);
        let pages = pages(&paper);
        // Each begins on a right-hand page; the page behind it has nothing but its foot.
        assert_eq!(pages.len(), 2 * tables - 1, "{form}");
        for page in pages.iter().skip(1).step_by(2) {
            assert!(page.words().count() <= 2, "{form}: {:?}", page.words().collect::<Vec<_>>());
        }
        // The words stand above the foot.
        for page in pages.iter().step_by(2) {
            let foot = page.words().filter(|own| own.starts_with("— ")).count();
            assert_eq!(foot, 1);
        }
    }
}

#[test]
fn the_day_of_an_application_stands_in_its_sheet_where_it_is_known() {
    let mut dataset = Dataset::clone(&example());
    let days = [Some("2026-08-19"), None];
    let ids: Vec<_> = dataset.reports[0].items().take(2).map(|item| item.id.clone()).collect();
    for (id, day) in ids.iter().zip(days) {
        Arc::make_mut(&mut dataset.reports[0]).change_items(
            |item| item.id == *id,
            |item| {
                let own = |day: &str| ClosingStep { on: day.parse().ok(), ..ClosingStep::blank() };
                item.closed = None;
                item.closing =
                    day.into_iter().map(|day| ClosingStep { kind: ClosingKind::Applied, ..own(day) }).collect();
            },
        );
    }
    let paper = form_paper(&request(&Arc::new(dataset), "closing", PaperAudience::Office)).unwrap();
    let heads: Vec<String> = paper.words().into_iter().filter(|line| line.contains("申请日期：")).take(2).collect();
    assert!(heads[0].contains("申请日期：2026年8月19日"), "{heads:?}");
    assert!(heads[1].contains("申请日期：    年  月  日"), "{heads:?}");
}

#[test]
fn a_row_that_is_higher_than_a_page_goes_on_over_several() {
    let mut dataset = Dataset::clone(&example());
    let long = "一是逐户走访核实情况并建立台账。".repeat(900);
    Arc::make_mut(&mut dataset.reports[0])
        .change_items(|item| item.id.as_str() == "c1p1i2", |item| item.finding = long.clone());
    let dataset = Arc::new(dataset);
    let paper = form_paper(&request(&dataset, "ledger", PaperAudience::Office)).unwrap();
    let drawn: String =
        pages(&paper).iter().flat_map(|page| page.words().map(str::to_owned).collect::<Vec<_>>()).collect();
    let lines: String = drawn.chars().filter(|c| !c.is_whitespace()).collect();
    // A column beside it may stand between two lines of the text: the rare character of each sentence is counted.
    assert_eq!(lines.matches('账').count() - drawn_title(&paper).matches('账').count(), 900);
    let bytes = bytes_of(request(&dataset, "ledger", PaperAudience::Office), "xlsx");
    let cells = sheet(&bytes, "整改台账");
    let whole: String = cells.iter().map(|row| row.get(4).cloned().unwrap_or_default()).collect();
    assert!(whole.contains(&long), "the pieces of the row are the text");
}

/// The words of the title and the cells beside the long one.
fn drawn_title(paper: &Paper) -> String {
    let long = |text: &String| text.matches('账').count() < 100;
    let count = pages(paper).len();
    let words: String = paper.words().into_iter().filter(long).collect();
    assert!(count > 2);
    words
}

#[test]
fn the_description_of_forms_names_all_that_a_form_can_hold() {
    let about = include_str!("../../../assets/forms/README.md");
    for own in table::Computed::ALL {
        assert!(about.contains(&format!("`@{}`", own.code())), "{}", own.code());
    }
    for own in guatu::analysis::Derived::ALL {
        assert!(about.contains(&format!("`@{}`", own.code())), "{}", own.code());
    }
    for field in <guatu::model::Form as Entry>::FIELDS.iter().chain(<guatu::model::FormColumn as Entry>::FIELDS) {
        assert!(about.contains(&format!("`{}`", field.key)), "{}", field.key);
    }
}
