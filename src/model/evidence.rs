//! What proves that something was done, what came of it, and sums of money.

use super::{Date, Number, Span};

codes! {
    /// What a piece of evidence is.
    EvidenceKind or Document {
        /// 文件材料
        Document = "document",
        /// 整改前照片
        Before = "before",
        /// 整改后照片
        After = "after",
        /// 链接
        Link = "link",
    }
    /// What came of the work.
    OutcomeKind {
        /// 建章立制: a rule made or revised.
        Rule = "rule",
        /// 追缴、挽回: money recovered.
        Recovered = "recovered",
        /// 清退: money paid back.
        Refunded = "refunded",
        /// 节约: money saved.
        Saved = "saved",
        /// 党纪政务处分: people punished.
        Punished = "punished",
        /// 组织处理: people dealt with otherwise.
        Handled = "handled",
        /// 谈话提醒: people talked to.
        Talked = "talked",
        /// 移送线索: clues passed on.
        Clue = "clue",
        /// 会议
        Meeting = "meeting",
        /// 学习
        Study = "study",
    }
}

object! {
    /// A document that proves something about an item.
    pub entry Evidence = "evidence" {
        /// Its number in the list of evidence, such as 01-02.
        optional number: String => Line Public,
        /// What it is.
        required title: String => Line Public Key,
        /// Where it lies, relative to the dataset.
        optional file: String => Line Office Key,
        /// What kind of evidence it is.
        optional kind: EvidenceKind => Choice Public,
        /// The day it was made.
        optional on: Option<Date> => Date Public,
        /// The SHA-256 of the file, in hexadecimal digits.
        optional sha256: String => Line Office,
        /// The size of the file in bytes.
        optional size: Option<Number> => Number Office,
        /// Anything else about it.
        optional note: String => Line Public,
        /// True for one that the office keeps to itself.
        optional internal: bool => Flag Internal,
    }
}

object! {
    /// Something that came of the work, counted in the papers.
    pub entry Outcome = "outcome" {
        /// What kind.
        required kind: OutcomeKind => Choice Public Key,
        /// What it is, such as the name of a rule.
        optional title: String => Line Public Key,
        /// The number of the document.
        optional number: String => Line Public Key,
        /// How much or how many.
        optional value: Option<Number> => Number Public,
        /// The unit of the value.
        optional unit: String => Line Public,
        /// The day.
        optional on: Option<Date> => Date Public Key,
        /// The words it was read from.
        optional source: Option<Span> => Places Public,
        /// Anything else about it.
        optional note: String => Text Office,
    }
}

object! {
    /// A sum of money, or of anything else that has a unit.
    pub entry Amount = "amount" {
        /// How much, in the unit.
        required value: Number => Number Public,
        /// The unit as the text writes it: 万元, 亿元.
        optional unit: String => Line Public,
    }
}
