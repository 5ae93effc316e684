//! What is found out about a dataset, or about two of them.

mod audit;
mod compare;
