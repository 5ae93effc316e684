//! `codes!`: a closed list that is declared once with its codes.

/// A small closed list: declared once with its codes, in their order.
macro_rules! codes {
    ($( $(#[$meta:meta])* $Name:ident { $( $(#[$vmeta:meta])* $Variant:ident = $code:literal ),* $(,)? } )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $Name { $( $(#[$vmeta])* #[serde(rename = $code)] $Variant ),* }

        impl $Name {
            /// All of them.
            pub const ALL: &[Self] = &[$( Self::$Variant ),*];

            /// The code in files and for other programs.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $( Self::$Variant => $code ),* }
            }
        }
    )* };
}

pub(crate) use codes;
