//! What the office sends to units, asks of a meeting, and draws for a second look.

use super::{Date, ItemId, Number, PartyId};

codes! {
    /// What a letter does.
    LetterKind {
        /// 督办单: a unit is pressed for what is late.
        Urge = "urge",
        /// 提醒书: a unit is reminded before the date.
        Remind = "remind",
        /// 告诫书: a unit is warned.
        Warn = "warn",
    }
}

object! {
    /// A letter to a unit about items that are late, or will be (督办).
    pub entry Letter = "letter" {
        /// The number of the document, such as 永批督〔2025〕3号.
        required number: String => Line Office Key,
        /// What it does.
        required kind: LetterKind => Choice Office,
        /// The unit that it goes to.
        required unit: PartyId => Unit Office,
        /// The items that it is about.
        optional items: Vec<ItemId> => Nodes Office,
        /// The office that sends it, and is to be answered.
        optional issuer: String => Line Office,
        /// Who is spoken to there (联系人), with the number to call.
        optional contact: String => Line Office,
        /// The day it was sent.
        required on: Date => Date Office,
        /// The day by which the unit has to answer.
        optional answer_by: Option<Date> => Date Office,
        /// What it says.
        optional text: String => Text Office,
        /// The day of the answer.
        optional answered_on: Option<Date> => Date Office,
    }
}

object! {
    /// Something that a meeting has to decide.
    pub entry Decision = "decision" {
        /// What is to be decided.
        required text: String => Text Office Key,
        /// The items that it is about.
        optional items: Vec<ItemId> => Nodes Office,
        /// The day it was decided; absent while it is open.
        optional on: Option<Date> => Date Office,
    }
}

object! {
    /// Closed items that were drawn by lot to be looked at again (反向核查).
    pub entry Sample = "sample" {
        /// The day.
        required on: Date => Date Office,
        /// The number that the draw began with, so that it can be repeated.
        optional seed: Option<Number> => Number Office,
        /// How much of the closed items was to be drawn, in per cent.
        optional percent: Option<Number> => Percent Office,
        /// The items that were drawn.
        optional items: Vec<ItemId> => Nodes Office,
    }
}
