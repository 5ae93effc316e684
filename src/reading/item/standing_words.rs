//! A standing put together of small words, where it is no phrase of the lists: 现已全部整改到位, 正在有序推进整改, 尚未完成.
//!
//! Lives here: what the small words of `assets/lexicon/standing.tsv` (`standing.part`) say together. Does not live here: where
//! in a text a standing is looked for.

use std::sync::LazyLock;

use crate::model::Progress;
use crate::text::rows_of;

/// What a small word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// 该, 任务, 顺利: nothing of how far it is.
    Empty,
    /// 已, 全部: what follows is done.
    Perfect,
    /// 正在, 持续: what follows goes on.
    Going,
    /// 未
    Not,
    /// 基本, 阶段性
    Mostly,
    /// 部分
    Partly,
    /// 完成: done, where something says that it is not to come.
    Result,
    /// 到位, 完毕: done.
    End,
    /// 销号
    Closed,
    /// 整改, 解决: an act that ends; done behind 已, under way behind 正在.
    Act,
    /// 推进, 开展: an act that goes on.
    Work,
    /// 启动
    Begun,
}

impl Part {
    fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "empty" => Self::Empty,
            "perfect" => Self::Perfect,
            "going" => Self::Going,
            "not" => Self::Not,
            "mostly" => Self::Mostly,
            "partly" => Self::Partly,
            "result" => Self::Result,
            "end" => Self::End,
            "closed" => Self::Closed,
            "act" => Self::Act,
            "work" => Self::Work,
            "begun" => Self::Begun,
            _ => return None,
        })
    }
}

/// The small words, longer ones before those that they begin with.
static PARTS: LazyLock<Vec<(&str, Part)>> = LazyLock::new(|| {
    let rows = rows_of("standing.part").filter_map(|(code, entry)| Some((entry.word, Part::of_code(code)?)));
    let mut parts: Vec<(&str, Part)> = rows.collect();
    parts.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    parts
});

/// How far it is, when the words are small words of a standing and nothing else.
pub(super) fn of_parts(words: &str) -> Option<Progress> {
    let mut rest = words;
    let mut said: Vec<Part> = Vec::new();
    while !rest.is_empty() {
        let (behind, part) = PARTS.iter().find_map(|(word, part)| Some((rest.strip_prefix(word)?, *part)))?;
        said.push(part);
        rest = behind;
    }
    progress(&said)
}

fn progress(said: &[Part]) -> Option<Progress> {
    let says = |part: Part| said.contains(&part);
    let is_perfect = says(Part::Perfect) || says(Part::End);
    let acts = says(Part::Act) || says(Part::Work) || says(Part::Result);
    let is_begun = says(Part::Begun) || (says(Part::Work) && !says(Part::Result) && !says(Part::End));
    Some(if says(Part::Not) && is_begun {
        Progress::NotStarted
    } else if says(Part::Not) {
        (acts || says(Part::End) || says(Part::Closed)).then_some(Progress::InProgress)?
    } else if says(Part::Going) || says(Part::Partly) {
        (acts || says(Part::Closed)).then_some(Progress::InProgress)?
    } else if says(Part::Closed) {
        is_perfect.then_some(Progress::Closed)?
    } else if says(Part::Mostly) {
        (acts || says(Part::End)).then_some(Progress::MostlyDone)?
    } else if says(Part::Begun) {
        says(Part::Perfect).then_some(Progress::InProgress)?
    } else if says(Part::End) {
        Progress::Done
    } else {
        (says(Part::Perfect) && (says(Part::Result) || says(Part::Act))).then_some(Progress::Done)?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_say_together_how_far_it_is() {
        for (words, progress) in [
            ("现已全部整改", Progress::Done),
            ("各项任务均已落实到位", Progress::Done),
            ("已按期全面完成整改任务", Progress::Done),
            ("问题得到彻底解决", Progress::Done),
            ("正在有序推进整改", Progress::InProgress),
            ("正在持续整改中", Progress::InProgress),
            ("仍在加快办理", Progress::InProgress),
            ("尚未完成", Progress::InProgress),
            ("还未整改到位", Progress::InProgress),
            ("已部分整改", Progress::InProgress),
            ("已启动", Progress::InProgress),
            ("尚未启动整改", Progress::NotStarted),
            ("暂未开展", Progress::NotStarted),
            ("整改已基本完成", Progress::MostlyDone),
            ("取得阶段性成效", Progress::MostlyDone),
            ("均已完成销号", Progress::Closed),
        ] {
            assert_eq!(of_parts(words), Some(progress), "{words}");
        }
        for words in ["工作落实", "整改任务", "推进整改", "已开展", "已修订制度", "完成三项", "全部", "销号工作", ""]
        {
            assert_eq!(of_parts(words), None, "{words}");
        }
    }
}
