//! The memory of a process, as the kernel tells it.

use std::fmt;
use std::fs;

/// The memory of a process in KiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Memory {
    /// All that stands in the machine's memory, with libraries and the program itself.
    pub(crate) resident: u64,
    /// What it allocated itself.
    anonymous: u64,
}

impl Memory {
    /// The memory of this process; nothing when it has ended.
    pub(crate) fn of(process: u32) -> Option<Self> {
        let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.trim_start_matches(':').trim().strip_suffix(" kB")?.parse().ok()
        };
        Some(Self { resident: field("VmRSS")?, anonymous: field("RssAnon")? })
    }

    /// The middle one of several.
    pub(crate) fn median(mut several: Vec<Self>) -> Self {
        several.sort_unstable();
        several[several.len() / 2]
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mebibytes = |size: u64| size as f64 / 1024.0;
        write!(f, "{:.1} MB ({:.1} allocated)", mebibytes(self.resident), mebibytes(self.anonymous))
    }
}
