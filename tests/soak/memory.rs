//! The memory of a process, as the kernel tells it.

use std::fmt;
use std::fs;
use std::thread::sleep;
use std::time::Duration;

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

/// Waits until a process has nothing to do, for a minute at most: of two seconds it uses less than a tenth.
pub(crate) fn wait_until_idle(process: u32) {
    const FEW: u64 = 20;
    let mut before = ticks(process);
    for _ in 0..30 {
        sleep(Duration::from_secs(2));
        let now = ticks(process);
        if now - before < FEW {
            return;
        }
        before = now;
    }
}

/// The time of the processor that a process has used, in hundredths of a second; nought when it has ended.
fn ticks(process: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}
