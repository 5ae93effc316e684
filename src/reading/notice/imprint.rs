//! The foot of an office's paper after GB/T 9704-2012: who issued it, above its date, then who gets a copy (抄送) and who had
//! it printed when (印发).

use crate::model::{Date, Report, When};
use crate::text::dates::dates;
use crate::text::{Text, Words};

use super::label::tag;
use super::vocabulary::is_date_line;
use crate::reading::item::mark::mark;
use crate::reading::item::name_words::ends_as_unit;

/// How the names of those who issue notices end; other bodies end as the names of units do.
static BODIES: Words = Words::of("notice.body_end");

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

/// Takes two lines that follow each other for the signature, where the first names a body and the second is a date.
pub(super) fn take_signature(report: &mut Report, name: &Text, date: &Text) {
    if is_body(name) && is_date_line(date) && report.issuer.is_empty() {
        name.words(0, name.len()).trim().clone_into(&mut report.issuer);
    }
}

/// True for a line that is the name of a body and nothing else: neither a sentence nor a label, however that ends
/// (责任单位). What a seal stands for may follow in brackets: (代章).
pub(super) fn is_body(line: &Text) -> bool {
    let half = line.half(0, line.len());
    let half = half.trim();
    let name = half.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map_or(half, |(name, _)| name.trim_end());
    let is_short = name.chars().count() <= LONGEST && !name.contains(['。', ':', ';', ',']);
    let ends = || BODIES.iter().any(|end| name.ends_with(end)) || ends_as_unit(name);
    is_short && ends() && mark(line, 0).is_none() && tag(line, 0).is_none()
}

/// True for a line of the foot: copies, or printing.
pub(super) fn is_foot(line: &Text) -> bool {
    line.starts(0, "抄送:") || is_printing(line)
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

    #[test]
    fn only_a_body_signs() {
        for name in ["青石县水利局", "青石农商银行", "武警青石县中队(代章)", "中 共 青 石 县 委"]
        {
            assert!(is_body(&Text::new(name)), "{name}");
        }
        for line in ["完成时限", "责任单位", "牵头部门", "1.县水利局", "已全部整改", "由县水利局办理。", "销号日期"]
        {
            assert!(!is_body(&Text::new(line)), "{line}");
        }
    }
}
