//! What a unit gets.

use std::io::{Cursor, Read as _};

use guatu::exchange::{shares, without_unit};
use guatu::file;

use super::{example, sent_to};

fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_unit_that_leads_or_supports_an_item_gets_its_own() {
    let dataset = example();
    let report = &dataset.reports[0];
    let shares = shares(report);
    // Counted from the items, not from the units.
    for party in &report.parties {
        let concerned = report.items().filter(|item| {
            !item.internal && (item.lead_units.contains(&party.id) || item.support_units.contains(&party.id))
        });
        let (count, share) = (concerned.count(), shares.iter().find(|share| share.id == party.id));
        assert_eq!(share.map_or(0, |share| share.items), count, "{}", party.name);
    }
    let nobody = report.items().filter(|item| item.lead_units.len() + item.support_units.len() == 0).count();
    assert_eq!(without_unit(report), nobody);
}

#[test]
fn only_the_columns_to_be_filled_in_are_open() {
    let (workbook, _) = sent_to(&example(), "县教育局");
    let sheet = part(&workbook, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains("<sheetProtection ") && !sheet.contains("password"));
    let styles = part(&workbook, "xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1).unwrap().split("</cellXfs>").next().unwrap();
    let formats: Vec<&str> = formats.split("<xf ").skip(1).collect();
    let style_of = |place: &str| -> usize {
        let cell = sheet.split(&format!("<c r=\"{place}\" s=\"")).nth(1).unwrap();
        cell.split('"').next().unwrap().parse().unwrap()
    };
    // How secret it is, title, line and hidden row stand above the headings; the first item is in row 6.
    let open = ["F6", "G6", "H6", "I6", "J6", "K6"];
    let locked = ["A6", "B6", "C6", "D6", "E6"];
    for place in open {
        assert!(formats[style_of(place)].contains("locked=\"0\""), "{place}");
    }
    for place in locked {
        assert!(!formats[style_of(place)].contains("locked=\"0\""), "{place}");
    }
    assert!(sheet.contains("type=\"list\""));
}

#[test]
fn nothing_of_another_unit_stands_in_what_a_unit_gets() {
    let dataset = example();
    let (_, copy) = sent_to(&dataset, "县水利局");
    let copy = file::read(&copy).unwrap();
    let water = dataset.reports[0].parties.iter().find(|party| party.name == "县水利局").unwrap();
    let items: Vec<_> = copy.reports[0].items().collect();
    let concerned =
        |item: &guatu::model::Item| item.lead_units.contains(&water.id) || item.support_units.contains(&water.id);
    assert!(!items.is_empty() && items.iter().all(|item| concerned(item)));
    assert!(items.iter().all(|item| !item.internal));
    assert_eq!((copy.reports[0].sent_to.as_str(), copy.reports[0].letters.len()), ("县水利局", 0));
    // The words of an item of others in the notice itself are blanked too.
    let other = dataset.reports[0].items().find(|item| !concerned(item)).unwrap();
    let source = copy.reports[0].source.paragraphs.join("\n");
    assert!(!source.contains(&other.finding) && source.contains('□'));
}
