//! Where an item of a later round comes from (结转).

use super::Date;

object! {
    /// A former round in which an item stood and was not finished.
    pub entry Carried = "carried" {
        /// The report of that round, by its title.
        required report: String => Line Public Key,
        /// The number that the item had there.
        optional number: String => Line Public Key,
        /// The day on which it was carried over; absent where nobody said it.
        optional on: Option<Date> => Date Public,
    }
}
