//! Where an item stands, read from words that say so and from nothing else.

use crate::model::{Codes, Progress, Schedule, Term};

use super::standing_words::of_parts;
use crate::text::{Words, choices, fold, half, rows_of, vocabulary};

/// Words before the standing that add nothing to it.
static BEFORE: Words = Words::of("standing.before");

/// What the words say, when they say nothing else: 已完成并长期坚持 is (done, sustained), 已完成3项 is nothing.
pub(in crate::reading) fn read(words: &str) -> Option<(Progress, Term)> {
    // Longer words are no standing, and need not be taken apart.
    if words.chars().take(41).count() > 40 {
        return None;
    }
    let clean: String = words.chars().map(half).filter(|c| !c.is_whitespace()).collect();
    let (mut progress, mut term) = (Progress::Unstated, Term::Unstated);
    let mut said = false;
    for clause in clean.split([',', '、', ';', '。', '(', ')', '/', '+', '【', '】']) {
        // By when it is to be done is no standing: 正在推进,预计2032年6月底前完成.
        if is_to_come(clause) {
            continue;
        }
        // 8月20日已销号 tells of the past, 8月20日完成 may be to come.
        let clause = if clause.contains('已') || clause.ends_with("销号") { undated(clause) } else { clause };
        for word in clause.replace("但", "并").replace('且', "并").split('并') {
            let word = stripped(word);
            if word.is_empty() {
                continue;
            }
            let listed = find::<Progress>("standing.progress", word);
            let limit = if listed.is_none() { find::<Term>("standing.term", word) } else { None };
            let put_together = || if limit.is_none() { of_parts(word) } else { None };
            if let Some(found) = listed.or_else(put_together).filter(|_| progress == Progress::Unstated) {
                progress = found;
            } else {
                term = limit.filter(|_| term == Term::Unstated)?;
            }
            said = true;
        }
    }
    said.then_some((progress, term))
}

/// What the words behind a label such as 整改状态 say. There a word of a closed list is enough, which in a sentence it is not:
/// 未完成,持续推进 is under way.
pub(in crate::reading) fn of_value(words: &str) -> Option<(Progress, Term)> {
    let verdict = || of_verdict(words).map(|progress| (progress, Term::Unstated));
    read(words).or_else(|| of_closed_list(words)).or_else(verdict).or_else(|| of_share(words))
}

/// What a share and nothing else says: 85%.
fn of_share(words: &str) -> Option<(Progress, Term)> {
    const WHOLE: f32 = 100.0;
    let share: f32 = fold(words).strip_suffix('%')?.parse().ok()?;
    let progress = if share >= WHOLE { Progress::Done } else { Progress::InProgress };
    (share > 0.0).then_some((progress, Term::Unstated))
}

/// What the words say when each of their clauses is one of a closed list.
fn of_closed_list(words: &str) -> Option<(Progress, Term)> {
    let folded = fold(words);
    let of_clause = |clause: &str| {
        let listed = choices().code("progress", clause).and_then(Progress::of_code);
        // Words on the pace say that it is under way.
        let paced = || schedule(clause).map(|_| Progress::InProgress);
        listed.or_else(paced).map(|progress| (progress, Term::Unstated)).or_else(|| read(clause))
    };
    let clauses = folded.split([',', '、', ';', '。', '(', ')']).filter(|clause| !clause.is_empty());
    let read: Vec<(Progress, Term)> = clauses.map(of_clause).collect::<Option<_>>()?;
    let progress = read.iter().map(|(progress, _)| *progress).find(|progress| *progress != Progress::Unstated);
    let term = read.iter().map(|(_, term)| *term).find(|term| *term != Term::Unstated);
    let found = (progress.unwrap_or(Progress::Unstated), term.unwrap_or(Term::Unstated));
    (found != (Progress::Unstated, Term::Unstated)).then_some(found)
}

/// A clause about the day by which it is to be done.
fn is_to_come(clause: &str) -> bool {
    let begins = ["预计", "计划", "力争", "确保", "预期", "拟"].iter().any(|word| clause.starts_with(word));
    begins && clause.contains(['年', '月', '底']) && clause.contains("完成")
}

/// What a clause of somebody who verifies says: 经现场核验,该任务已完成整改,同意销号; and that it waits for it: 待县水利局复核. The
/// last clause that says so counts; the very last may be a plain standing: 收缴率升至81%,仍在推进.
pub(in crate::reading) fn of_verdict(words: &str) -> Option<Progress> {
    static NOT_YET: Words = Words::of("standing.not_yet");
    static WAITING_FOR: Words = Words::of("standing.waiting_for");
    let of_clause = |clause: &str| {
        if clause.starts_with('待') && WAITING_FOR.iter().any(|word| clause.ends_with(word)) {
            return Some(Progress::Done);
        }
        let (code, at) = rows_of("standing.verdict").find_map(|(code, row)| Some((code, clause.find(row.word)?)))?;
        let before = clause.get(..at).unwrap_or_default();
        if NOT_YET.iter().any(|word| before.contains(word)) { None } else { Progress::of_code(code) }
    };
    let folded = fold(words);
    let mut clauses = folded.split([',', ';', '。', '、']).filter(|clause| !clause.is_empty()).rev();
    let last = clauses.next()?;
    let plain = || read(last).map(|(progress, _)| progress).filter(|progress| *progress != Progress::Unstated);
    of_clause(last).or_else(plain).or_else(|| clauses.find_map(of_clause))
}

/// True when words begin with what a standing is said of: 此条, 该问题.
pub(in crate::reading) fn begins_with_subject(words: &str) -> bool {
    BEFORE.iter().any(|word| words.starts_with(word)) && !words.starts_with('问')
}

/// How the office itself judges the pace, where the words say so: 未达到序时进度.
pub(in crate::reading) fn schedule(words: &str) -> Option<Schedule> {
    let folded = fold(words);
    let paces = |clause: &&str| clause.contains("序时") || clause.contains("时序");
    let mut clauses = folded.split([',', ';', '。', '(', ')']).filter(paces);
    clauses.find_map(|clause| choices().code("schedule", clause).and_then(Schedule::of_code))
}

/// What a sentence behind the measures says of the item as a whole: when it was closed, that it waits for verification,
/// until when it is due and how late it is. 截至2026年9月15日逾期45天，仍在推进 is under way; a plain standing is none.
pub(in crate::reading) fn of_sentence(words: &str) -> Option<(Progress, Term)> {
    if words.chars().take(81).count() > 80 {
        return None;
    }
    let clean: String = words.chars().map(half).filter(|c| !c.is_whitespace()).collect();
    let (mut progress, mut dated) = (Progress::Unstated, false);
    for clause in clean.trim_end_matches(['。', ';']).split(',') {
        if let Some(found) = find::<Progress>("standing.said", undated(clause)) {
            dated |= found != Progress::InProgress;
            progress = found;
        } else if is_limit(clause) {
            dated = true;
        } else {
            return None;
        }
    }
    (dated && progress != Progress::Unstated).then_some((progress, Term::Unstated))
}

/// A clause without the day before it: 2026年6月30日销号, 已于6月30日销号.
fn undated(clause: &str) -> &str {
    let Some((day, rest)) = clause.rsplit_once('日') else { return clause };
    let day = day.trim_start_matches(['已', '于']);
    let is_day = day.contains('月') && day.chars().all(|c| c.is_ascii_digit() || "年月".contains(c));
    if is_day { rest } else { clause }
}

/// Until when it is due, or how late it is.
fn is_limit(clause: &str) -> bool {
    let late = clause.starts_with("截至") && clause.contains("逾期") && clause.ends_with('天');
    let due = ["时限", "完成时限", "整改时限"].iter().any(|word| clause.starts_with(word));
    late || due && clause.contains(['年', '月', '日'])
}

/// The standing in the heading of a group of problems: 已完成整改的问题(12个).
pub(in crate::reading) fn of_group(title: &str) -> Option<(Progress, Term)> {
    let title = title.split(['(', '\u{ff08}']).next().unwrap_or(title).trim_end_matches(['。', ':', '\u{ff1a}']);
    let title = ["问题", "事项", "任务"].iter().find_map(|word| title.strip_suffix(word))?;
    let title = title.trim_end_matches(['的', '类']);
    read(title).or_else(|| read(title.strip_suffix("整改")?))
}

/// What a word means in a list of `assets/lexicon/standing.tsv`.
fn find<T: Codes>(list: &str, word: &str) -> Option<T> {
    vocabulary().code(list, word).and_then(T::of_code)
}

fn stripped(word: &str) -> &str {
    let mut word = word;
    for before in &*BEFORE {
        word = word.strip_prefix(before).unwrap_or(word);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_is_read_only_when_the_words_say_it() {
        for (words, progress, term) in [
            ("已完成", Progress::Done, Term::Unstated),
            ("已完成整改。", Progress::Done, Term::Unstated),
            ("已完成,需长期坚持", Progress::Done, Term::Sustained),
            ("已完成并长期坚持。", Progress::Done, Term::Sustained),
            ("目前,该问题已整改到位。", Progress::Done, Term::Unstated),
            ("基本完成", Progress::MostlyDone, Term::Unstated),
            ("正在推进整改", Progress::InProgress, Term::Unstated),
            ("立行立改,已完成。", Progress::Done, Term::Immediate),
            ("已销号", Progress::Closed, Term::Unstated),
            ("长期坚持", Progress::Unstated, Term::Sustained),
        ] {
            assert_eq!(read(words), Some((progress, term)), "{words}");
        }
        for words in ["已完成58个", "9个项目已完成", "", "完成率达90%", "已完成整改任务的80%"] {
            assert_eq!(read(words), None, "{words}");
        }
    }

    #[test]
    fn a_verdict_is_read_by_its_last_clause_that_says_one() {
        for (words, progress) in [
            ("经县水利局现场复查,该事项已整改到位,同意销号。", Some(Progress::Closed)),
            ("B类,正在办理", Some(Progress::InProgress)),
            ("收缴率升至81%,仍在推进", Some(Progress::InProgress)),
            ("达到要求,待市水务局复核", Some(Progress::Done)),
            ("暂不予以销号", None),
            ("2031年12月31日完成", None),
            ("2031年8月20日已完成销号", Some(Progress::Closed)),
        ] {
            assert_eq!(of_value(words).map(|(progress, _)| progress), progress, "{words}");
        }
    }

    #[test]
    fn behind_a_label_a_word_of_a_closed_list_is_enough() {
        for (words, progress) in [
            ("阶段性完成", Progress::MostlyDone),
            ("未完成，持续推进。", Progress::InProgress),
            ("尚未整改到位、正在推进", Progress::InProgress),
            ("已办结", Progress::Done),
            ("达到时序进度，正在推进", Progress::InProgress),
            ("整改完毕，长期坚持", Progress::Done),
        ] {
            assert_eq!(of_value(words).map(|(progress, _)| progress), Some(progress), "{words}");
        }
        assert_eq!(of_value("已完成，修订制度3项"), None);
        assert_eq!(schedule("未达到序时进度。"), Some(Schedule::Behind));
        assert_eq!(schedule("符合序时进度"), Some(Schedule::On));
        assert_eq!((schedule("正常"), schedule("已达到")), (None, None));
    }

    #[test]
    fn a_sentence_about_the_item_is_told_from_a_measure() {
        for (words, progress) in [
            ("2031年6月30日销号。", Progress::Closed),
            ("已于6月30日销号。", Progress::Closed),
            ("单位已报告完成，待核验。", Progress::Done),
            ("时限2031年8月1日，截至2031年9月15日逾期45天，仍在推进。", Progress::InProgress),
            ("时限2031年11月，正在推进。", Progress::InProgress),
        ] {
            assert_eq!(of_sentence(words), Some((progress, Term::Unstated)), "{words}");
        }
        for words in ["正在推进。", "时限2031年8月1日。", "2031年6月30日建成投用。", "逾期45天的项目，正在推进。", ""]
        {
            assert_eq!(of_sentence(words), None, "{words}");
        }
    }

    #[test]
    fn a_group_lends_its_standing() {
        assert_eq!(of_group("已完成整改的问题(12个)"), Some((Progress::Done, Term::Unstated)));
        assert_eq!(of_group("正在推进整改的问题"), Some((Progress::InProgress, Term::Unstated)));
        assert_eq!(of_group("需长期坚持整改的问题"), Some((Progress::Unstated, Term::Sustained)));
        assert_eq!(of_group("反馈问题"), None);
    }
}
