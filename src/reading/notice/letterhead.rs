//! The head of an office's paper above its title after GB/T 9704-2012: number of the copy, secrecy, urgency, the large
//! words of who issues it, its number and who signs it. Each stands on a line of its own.

use crate::model::Report;

/// The longest line that is taken for one of these, in characters: a number with who signs it.
const LONGEST: usize = 44;

/// Takes a line above the title for what it says; true where it is a line of the head.
pub(super) fn take(report: &mut Report, line: &str) -> bool {
    let line = line.trim();
    let Some((slot, words)) = part(report, line) else { return false };
    if slot.is_empty() {
        words.clone_into(slot);
    }
    if let Some((_, signed)) = line.split_once("签发人")
        && report.signed_by.is_empty()
    {
        signed.trim_matches([':', '\u{ff1a}', ' ', '\t', '\u{3000}']).clone_into(&mut report.signed_by);
    }
    true
}

/// The field that a line is about, and what it says.
fn part<'a>(report: &'a mut Report, line: &'a str) -> Option<(&'a mut String, &'a str)> {
    let length = line.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let number = line.split("签发人").next().unwrap_or(line).trim();
    if line.bytes().all(|byte| byte.is_ascii_digit()) && length <= 6 {
        Some((&mut report.copy_number, line))
    } else if line == "内部" || ["绝密", "机密", "秘密"].iter().any(|word| line.starts_with(word)) && length <= 12
    {
        Some((&mut report.secrecy, line))
    } else if matches!(line, "特提" | "特急" | "加急" | "平急") {
        Some((&mut report.urgency, line))
    } else if is_number(number) {
        Some((&mut report.doc_number, number))
    } else if line.ends_with("文件") && !line.contains("关于") && !line.contains(['，', '。', '《', '：']) {
        Some((&mut report.issuer_mark, line))
    } else {
        None
    }
}

/// True for the number of a document: 云溪委〔2026〕28号.
fn is_number(text: &str) -> bool {
    let opens = text.split_once(['〔', '［', '[']);
    let year = opens.and_then(|(_, rest)| rest.split_once(['〕', '］', ']']));
    year.is_some_and(|(year, rest)| {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        year.len() == 4
            && digits(year)
            && rest.strip_suffix('号').is_some_and(|rest| digits(rest.trim_start_matches('第')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_of_a_head_is_read_for_what_it_is() {
        let mut report = Report::new("r".into(), String::new());
        for line in ["000031", "机密★5年", "特急", "中共青石县委文件", "青石委〔2031〕7号　　签发人：某人"]
        {
            assert!(take(&mut report, line), "{line}");
        }
        let read = [&report.copy_number, &report.secrecy, &report.urgency, &report.issuer_mark, &report.doc_number];
        assert_eq!(read, ["000031", "机密★5年", "特急", "中共青石县委文件", "青石委〔2031〕7号"]);
        assert_eq!(report.signed_by, "某人");
        for line in [
            "关于印发整改方案的文件",
            "青石县巡察整改情况的报告",
            "2031年3月1日",
            "秘密测绘成果保管不到位，检查发现问题三个",
            "",
        ] {
            assert!(!take(&mut report, line), "{line}");
        }
    }
}
