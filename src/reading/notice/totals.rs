//! The totals that a notice states of itself: 反馈29个问题,已完成12个,正在整改17个.

use std::collections::HashSet;

use crate::model::{Item, PartyId, Progress, Report, Term};

use super::types::{Total, Understood};
use crate::reading::item::record::TextRange;
use crate::reading::item::types::{Remark, Totalled};
use crate::text::numeral::number;
use crate::text::{Text, Words};

/// Words before a number, how far it may stand from them, words behind it, and what is counted.
type Form = (&'static [&'static str], usize, &'static [&'static str], Totalled);

const FORMS: [Form; 9] = [
    (
        &[
            "反馈问题",
            "反馈具体问题",
            "反馈的问题",
            "问题共",
            "问题共计",
            "问题总数",
            "问题合计",
            "指出问题",
            "查出问题",
            "查出的问题",
            "指出的问题",
            "反映的问题",
            "反映问题",
        ],
        1,
        &["个", "项", "条"],
        Totalled::Problems,
    ),
    (
        &[
            "已完成整改",
            "完成整改",
            "整改完成",
            "已完成",
            "整改到位",
            "已完成整改的",
            "已整改完成的",
            "已完成的",
            "按期完成",
            "如期完成",
            "全部完成",
            "已整改",
            "已办结",
            "已解决",
        ],
        3,
        &["个", "项", "条"],
        Totalled::Done,
    ),
    (
        &[
            "正在整改",
            "正在推进",
            "正在推进整改",
            "推进整改",
            "持续推进",
            "正在推进的",
            "正在整改的",
            "尚在推进",
            "尚在整改",
            "仍在推进",
            "仍在整改",
            "有序推进",
            "整改中",
            "推进中",
            "达到序时进度",
            "达到时序进度",
        ],
        3,
        &["个", "项", "条"],
        Totalled::UnderWay,
    ),
    (&["长期坚持", "长期整改", "需长期坚持", "长期坚持整改"], 3, &["个", "项", "条"], Totalled::Sustained),
    (&[""], 0, &["条整改措施", "项整改措施", "条措施", "项措施", "条具体措施", "项具体措施"], Totalled::Measures),
    (&["整改措施", "具体措施"], 1, &["条", "项"], Totalled::Measures),
    (&[""], 0, &["名责任领导", "名县级责任领导", "名市级责任领导", "名区级责任领导", "名牵头领导"], Totalled::Leaders),
    (
        &[""],
        0,
        &["个牵头单位", "家牵头单位", "个牵头部门", "家牵头部门", "个责任单位", "家责任单位", "个责任部门"],
        Totalled::LeadUnits,
    ),
    (&[""], 0, &["个配合单位", "家配合单位", "个配合部门"], Totalled::SupportUnits),
];

/// The totals of a range.
pub(super) fn totals(text: &Text, at: TextRange) -> Vec<Total> {
    let mut found: Vec<Total> = Vec::new();
    for place in at.start..at.end {
        let inside = text.before(place).is_some_and(|c| c.is_ascii_digit() || c == '.' || c == '第' || c == '十');
        let Some((count, end)) = number(text, place).filter(|_| !inside) else { continue };
        // 一个问题、一套措施, 销号一项: one in words is said of each of them.
        if text.at(place) == Some('一') && count == 1 {
            continue;
        }
        let problems = problems(text, at.start, place, end).filter(|close| *close <= at.end);
        if let Some(close) = problems {
            found.push(Total {
                of: Totalled::Problems,
                count,
                span: TextRange::new(at.paragraph, place, close).span(),
            });
        } else if let Some((of, close)) = form(text, at.start, place, end, at.end) {
            found.push(Total { of, count, span: TextRange::new(at.paragraph, place, close).span() });
        }
    }
    found
}

/// Words before a number of problems, and how far from it they may stand.
static FED_BACK: Words = Words::of("notice.fed_back");
const NEAR: usize = 14;

/// What may stand between the measure word and 问题, such as 具体 and 突出: so many characters, and none of other things of
/// which problems are told.
const MIDDLE: usize = 4;

/// Where the words end that say that a number counts problems: 29个具体问题, 19项突出问题. 4个方面问题 counts aspects, and
/// 3个部门的问题 departments.
fn problems(text: &Text, start: usize, place: usize, end: usize) -> Option<usize> {
    let lead = text.half(start.max(place.saturating_sub(NEAR + 2)), place);
    let lead = lead.rsplit(['。', ';']).next().unwrap_or_default();
    if !matches!(text.at(end)?, '个' | '项' | '条') || !FED_BACK.iter().any(|word| lead.contains(word)) {
        return None;
    }
    let at = text.find("问题", end + 1, (end + 1 + MIDDLE + 2).min(text.len()))?;
    let between = text.half(end + 1, at);
    let others = ["方面", "的", "部门", "单位", "类", "领域", "环节"];
    let is_plain = between.chars().all(char::is_alphanumeric) && !others.iter().any(|word| between.contains(word));
    let behind = ["线索", "清单", "台账", "类型"].iter().any(|word| text.starts(at + 2, word));
    (is_plain && !behind).then_some(at + 2)
}

fn form(text: &Text, start: usize, place: usize, end: usize, limit: usize) -> Option<(Totalled, usize)> {
    FORMS.iter().find_map(|(before, reach, behind, of)| {
        let word = behind.iter().find(|word| text.starts(end, word))?;
        let close = end + word.chars().count();
        if is_part_of(*of, text, start, place) {
            return None;
        }
        let lead = text.half(start.max(place.saturating_sub(reach + 8)), place);
        let near = |word: &&str| {
            word.is_empty()
                || lead.rfind(*word).is_some_and(|at| {
                    let rest = lead.get(at + word.len()..).unwrap_or_default();
                    rest.chars().count() <= *reach && !rest.contains(['。', ';'])
                })
        };
        (close <= limit && before.iter().any(near)).then_some((*of, close))
    })
}

/// True for a number that is a part of such a total: what waits to be verified beside what is closed, or what is under way
/// beside what is late.
fn is_part_of(of: Totalled, text: &Text, start: usize, place: usize) -> bool {
    let before = text.half(start, place);
    let sentence = before.rsplit('。').next().unwrap_or_default();
    let clause = sentence.rsplit([',', ';', '、']).next().unwrap_or_default();
    match of {
        // 需在6月底前完成整改1项 is still to be done.
        Totalled::Done => DONE_LATER.iter().any(|word| clause.contains(word)) || is_ahead(clause),
        Totalled::UnderWay => ["逾期", "超期", "临期", "已到期"].iter().any(|word| sentence.contains(word)),
        _ => false,
    }
}

/// Words of what is claimed and not yet verified.
static DONE_LATER: Words = Words::of("notice.done_later");

/// True for a clause about what is still to come.
fn is_ahead(clause: &str) -> bool {
    let words = ["需", "拟", "计划", "预计", "力争", "前完成", "前整改", "未完成", "尚未", "将于", "将在"];
    words.iter().any(|word| clause.contains(word))
}

/// How many were read of what a total counts. A total of problems counts items; see [`compare`].
fn read(report: &Report, of: Totalled) -> u32 {
    let with = |progress: &[Progress]| report.items().filter(|item| progress.contains(&item.progress)).count();
    let parties =
        |of: fn(&Item) -> &[PartyId]| report.items().flat_map(|item| of(item)).collect::<HashSet<&PartyId>>().len();
    let count = match of {
        Totalled::Problems => report.items().count(),
        Totalled::Done => with(&[Progress::Done, Progress::Closed]),
        Totalled::UnderWay => with(&[Progress::InProgress, Progress::MostlyDone]),
        Totalled::Sustained => report.items().filter(|item| item.term == Term::Sustained).count(),
        Totalled::Measures => report.items().map(|item| item.measures.len()).sum(),
        Totalled::Leaders => parties(|item| item.leader.as_slice()),
        Totalled::LeadUnits => parties(|item| &item.lead_units),
        Totalled::SupportUnits => parties(|item| &item.support_units),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Understood {
    /// How many were read of what a total counts.
    #[must_use]
    pub fn read(&self, of: Totalled) -> u32 {
        read(&self.report, of)
    }

    /// What the text states of it: the total that agrees with what was read where one does, since a notice may count several
    /// rounds; nothing where it states none.
    #[must_use]
    pub fn stated(&self, of: Totalled) -> Option<&Total> {
        let read = self.read(of);
        let mut totals = self.totals.iter().filter(|total| total.of == of);
        totals.clone().find(|total| total.count == read).or_else(|| totals.next())
    }
}

/// Remarks on totals that differ from what was read. A total of problems may count problems or items.
pub(super) fn compare(totals: &[Total], report: &Report) -> Vec<Remark> {
    let items = read(report, Totalled::Problems);
    let problems = u32::try_from(report.problems().count()).unwrap_or(u32::MAX);
    let stated = report.items().any(|item| item.progress != Progress::Unstated);
    let mut remarks = Vec::new();
    let counts = |of: Totalled| totals.iter().filter(move |total| total.of == of);
    let fits = counts(Totalled::Problems).any(|total| total.count == items || total.count == problems);
    for total in totals {
        let is_held = match total.of {
            Totalled::Problems => !fits,
            Totalled::Done | Totalled::UnderWay => stated,
            _ => false,
        };
        let found = read(report, total.of);
        if is_held && found != total.count {
            remarks.push(Remark::TotalDiffers { of: total.of, stated: total.count, found, at: total.span.clone() });
        }
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_read_where_they_are_stated() {
        let text = Text::new(
            "巡察反馈的4个方面29个具体问题,已完成整改12个,正在推进17个,制定整改措施96条、明确15名区级责任领导、\
             23个牵头单位、20个配合单位,细化86条整改措施。",
        );
        let found: Vec<_> =
            totals(&text, TextRange::new(0, 0, text.len())).into_iter().map(|total| (total.of, total.count)).collect();
        assert_eq!(
            found,
            [
                (Totalled::Problems, 29),
                (Totalled::Done, 12),
                (Totalled::UnderWay, 17),
                (Totalled::Measures, 96),
                (Totalled::Leaders, 15),
                (Totalled::LeadUnits, 23),
                (Totalled::SupportUnits, 20),
                (Totalled::Measures, 86),
            ]
        );
    }

    #[test]
    fn parts_of_a_total_are_none() {
        let of = |text: &str| -> Vec<_> {
            let text = Text::new(text);
            totals(&text, TextRange::new(0, 0, text.len())).into_iter().map(|total| (total.of, total.count)).collect()
        };
        assert_eq!(of("截至6月底,已销号11个,已完成待验收8个,超期2个,正在推进5个。"), []);
        let said = of("聚焦“一个问题、一套方案、一名领导”,销号一项、巩固一项,每一项措施都有人管。");
        assert_eq!(said, []);
        let said = of("县委审计办反映的31项主要问题,已如期完成25项,仍在整改6项,其中拟于9月底前完成整改4项。");
        assert_eq!(said, [(Totalled::Problems, 31), (Totalled::Done, 25), (Totalled::UnderWay, 6)]);
        let said = of("督察反馈我县问题共42个,已完成整改28个,达到序时进度14个。");
        assert_eq!(said, [(Totalled::Problems, 42), (Totalled::Done, 28), (Totalled::UnderWay, 14)]);
        assert_eq!(of("反馈的5个方面问题,涉及3个部门的问题和2条问题线索。"), []);
        // What is late in another sentence takes nothing away.
        let said = of("已完成整改19个,正在推进7个。其中逾期的2个另行督办。");
        assert_eq!(said, [(Totalled::Done, 19), (Totalled::UnderWay, 7)]);
    }
}
