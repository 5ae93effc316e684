//! `codes!`: a closed list that is declared once with its codes.

use super::object::Blank;

/// One choice of a closed list: its code in the file, and the key of its word in the language files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The code in the file.
    pub code: &'static str,
    /// The key of its word.
    pub word: &'static str,
}

/// A closed list of codes.
pub trait Codes: Copy + PartialEq + Sized + 'static {
    /// Its choices, in the order in which they are offered.
    const CHOICES: &'static [Choice];
    /// What an object without a value has; absent for a list in which one must be chosen.
    const BLANK: Option<Self>;
    /// The first of them.
    const FIRST: Self;

    /// The code in the file.
    fn code(self) -> &'static str;

    /// The key of its word in the language files.
    fn word(self) -> &'static str;

    /// The value of a code.
    fn of_code(code: &str) -> Option<Self>;
}

impl<T: Codes> Blank for T {
    fn is_blank(&self) -> bool {
        Self::BLANK == Some(*self)
    }
}

/// Declares closed lists with their codes, in their order. `or Variant` names the value of an object that has none,
/// which an optional field leaves out of the file. The word of a code stands in the language files under
/// `choice-Name-code`.
macro_rules! codes {
    ($( $(#[$meta:meta])* $Name:ident $(or $Blank:ident)? { $( $(#[$vmeta:meta])* $Variant:ident = $code:literal ),* $(,)? } )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $Name { $( $(#[$vmeta])* #[serde(rename = $code)] $Variant ),* }

        impl $Name {
            /// All of them.
            pub const ALL: [Self; [$( $code ),*].len()] = [$( Self::$Variant ),*];

            /// The code in files and for other programs.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $( Self::$Variant => $code ),* }
            }
        }

        impl $crate::model::Codes for $Name {
            const CHOICES: &'static [$crate::model::Choice] = &[$(
                $crate::model::Choice { code: $code, word: concat!("choice-", stringify!($Name), "-", $code) }
            ),*];
            const BLANK: Option<Self> = codes!(@blank $($Blank)?);
            const FIRST: Self = {
                let [first, ..] = [$( Self::$Variant ),*];
                first
            };

            fn code(self) -> &'static str {
                self.code()
            }

            fn word(self) -> &'static str {
                match self { $( Self::$Variant => concat!("choice-", stringify!($Name), "-", $code) ),* }
            }

            fn of_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$Variant), )* _ => None }
            }
        }

        impl $crate::model::FieldType for $Name {
            const CHOICES: &'static [$crate::model::Choice] = <Self as $crate::model::Codes>::CHOICES;

            fn blank() -> Self {
                <Self as $crate::model::Codes>::BLANK.unwrap_or(<Self as $crate::model::Codes>::FIRST)
            }

            fn to_value(&self) -> $crate::model::Value {
                $crate::model::Value::Choice(Some(self.code()))
            }

            fn from_value(value: $crate::model::Value) -> Option<Self> {
                match value {
                    $crate::model::Value::Choice(Some(code)) => <Self as $crate::model::Codes>::of_code(code),
                    $crate::model::Value::Choice(None) => <Self as $crate::model::Codes>::BLANK,
                    _ => None,
                }
            }
        }

        impl $crate::model::FieldType for Option<$Name> {
            const CHOICES: &'static [$crate::model::Choice] = <$Name as $crate::model::Codes>::CHOICES;

            fn blank() -> Self {
                None
            }

            fn to_value(&self) -> $crate::model::Value {
                $crate::model::Value::Choice(self.map($Name::code))
            }

            fn from_value(value: $crate::model::Value) -> Option<Self> {
                match value {
                    $crate::model::Value::Choice(None) => Some(None),
                    $crate::model::Value::Choice(Some(code)) => {
                        <$Name as $crate::model::Codes>::of_code(code).map(Some)
                    }
                    _ => None,
                }
            }
        }

        $( impl Default for $Name {
            fn default() -> Self {
                Self::$Blank
            }
        } )?
    )* };
    (@blank) => { None };
    (@blank $Blank:ident) => { Some(Self::$Blank) };
}

pub(crate) use codes;
