//! The totals that a notice states of itself: 反馈29个问题,已完成12个,正在整改17个.

use std::collections::HashSet;

use crate::model::{Item, PartyId, Progress, Report, Term};

use super::types::{Total, Understood};
use crate::reading::item::record::TextRange;
use crate::reading::item::types::{Remark, Totalled};
use crate::text::Text;
use crate::text::numeral::number;

/// Words before a number, how far it may stand from them, words behind it, and what is counted.
type Form = (&'static [&'static str], usize, &'static [&'static str], Totalled);

const FORMS: [Form; 11] = [
    (&["反馈", "指出", "涉及"], 14, &["个具体问题", "项具体问题", "条具体问题"], Totalled::Problems),
    (&["反馈"], 14, &["个问题", "项问题", "条问题", "方面问题", "个方面问题"], Totalled::Problems),
    (&["反馈问题", "反馈具体问题"], 1, &["个", "项", "条"], Totalled::Problems),
    (
        &["已完成整改", "完成整改", "整改完成", "已完成", "整改到位", "已完成整改的", "已整改完成的", "已完成的"],
        3,
        &["个", "项", "条"],
        Totalled::Done,
    ),
    (
        &["正在整改", "正在推进", "正在推进整改", "推进整改", "持续推进", "正在推进的", "正在整改的"],
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
        if let Some((of, close)) = form(text, at.start, place, end, at.end) {
            found.push(Total { of, count, span: TextRange::new(at.paragraph, place, close).span() });
        }
    }
    found
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
        Totalled::Done => ["待核验", "待验收", "待销号", "待审核"].iter().any(|word| clause.contains(word)),
        Totalled::UnderWay => ["逾期", "超期", "临期", "已到期"].iter().any(|word| sentence.contains(word)),
        _ => false,
    }
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
        // What is late in another sentence takes nothing away.
        let said = of("已完成整改19个,正在推进7个。其中逾期的2个另行督办。");
        assert_eq!(said, [(Totalled::Done, 19), (Totalled::UnderWay, 7)]);
    }
}
