//! The foot of an office's paper after GB/T 9704-2012: who issued it, above its date, then who gets a copy (抄送) and who had
//! it printed when (印发).

use crate::model::{Date, Report, When};
use crate::text::Text;
use crate::text::dates::dates;

use super::vocabulary::is_date_line;

/// The longest name of an office, in characters.
const LONGEST: usize = 30;

/// Who had a paper printed, and when, where a line says that: 中共甲县委办公室 2025年7月1日印发.
fn printing(line: &Text) -> Option<(String, Date)> {
    let found = *dates(line, 0, line.len()).last()?;
    let is_last = matches!(line.half(found.end, line.len()).trim().trim_end_matches('。'), "印发");
    let by = line.words(0, found.start).trim().to_owned();
    let is_name = by.chars().count() <= LONGEST && !by.contains(['，', ',', '。', '；', '《', '：', ':']);
    match found.year.and_then(|year| found.when(year, None))? {
        When::Day(day) if is_last && is_name => Some((by, day)),
        _ => None,
    }
}

/// True for the line of a paper's foot that says who had it printed.
pub(super) fn is_printing(line: &Text) -> bool {
    line.len() <= 2 * LONGEST && printing(line).is_some()
}

/// Takes a line below the text for what it says of copies and of printing; true where it says either. The last one counts: a
/// cell of an appendix may look like one.
pub(super) fn take(report: &mut Report, line: &Text) -> bool {
    if line.starts(0, "抄送:") {
        line.words(3, line.len()).trim().trim_end_matches(['。', '.']).clone_into(&mut report.copies_to);
        return true;
    }
    let printing = printing(line);
    let is_printing = printing.is_some();
    if let Some((by, on)) = printing {
        (report.printed_by, report.printed_on) = (by, Some(on));
    }
    is_printing
}

/// Takes two lines that follow each other for the signature, where the second is a date.
pub(super) fn take_signature(report: &mut Report, name: &Text, date: &Text) {
    let words = name.words(0, name.len());
    let words = words.trim();
    let names = !words.is_empty() && words.chars().count() <= LONGEST && !is_date_line(name);
    if names && is_date_line(date) && report.issuer.is_empty() && !words.contains(['。', '：', ':', '；', '，']) {
        words.clone_into(&mut report.issuer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_printing_and_the_signature_are_read() {
        let mut report = Report::new("r".into(), String::new());
        for line in
            ["抄送：县委巡察办，县纪委监委。", "中共青石县委办公室　　　2031年7月2日印发", "联系电话：内线 8001"]
        {
            take(&mut report, &Text::new(line));
        }
        take_signature(&mut report, &Text::new("2031年7月1日"), &Text::new("2031年7月2日"));
        take_signature(&mut report, &Text::new("中共青石县委"), &Text::new("2031年7月1日"));
        let read = [&report.copies_to, &report.printed_by, &report.issuer];
        assert_eq!(read, ["县委巡察办，县纪委监委", "中共青石县委办公室", "中共青石县委"]);
        assert_eq!(report.printed_on, "2031-07-02".parse().ok());
    }

    #[test]
    fn a_day_without_its_year_and_a_sentence_are_no_foot() {
        let mut report = Report::new("r".into(), String::new());
        take(&mut report, &Text::new("办公室 7月2日印发"));
        take(&mut report, &Text::new("已修订接待办法，2031年6月10日印发"));
        take_signature(&mut report, &Text::new("以上报告，请审阅。"), &Text::new("2031年7月1日"));
        assert_eq!(report, Report::new("r".into(), String::new()));
    }
}
