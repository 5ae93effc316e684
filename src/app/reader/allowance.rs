//! What the reading of a document may take.

use std::time::Duration;

/// Memory and time for one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Allowance {
    /// Bytes of memory beside the program itself.
    pub(super) memory: u64,
    /// Time from the start of the process to its answer.
    pub(super) time: Duration,
}

/// A program that is not optimised is slower by so many times.
const SLOWNESS: u32 = if cfg!(debug_assertions) { 10 } else { 1 };

impl Allowance {
    /// For a file of so many bytes: 20 times the file and 200 MB; 5 s for up to 1 MB, 3 s for each further one.
    pub(super) fn of(file_bytes: u64) -> Self {
        let further = file_bytes.saturating_sub(1 << 20).div_ceil(1 << 20);
        let seconds = 5 + 3 * u32::try_from(further).unwrap_or(u32::MAX / 100).min(u32::MAX / 100);
        let time = Duration::from_secs(u64::from(seconds)) * SLOWNESS;
        Self { memory: file_bytes.saturating_mul(20).saturating_add(200 << 20), time }
    }

    /// From now on this process has no more memory than this, and no more time than it could ever be waited for.
    #[cfg(unix)]
    pub(super) fn set(self) {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
        // Should the window end first, nobody else ends this process.
        let seconds = 2 * self.time.as_secs();
        for (resource, most) in [(Resource::Data, self.memory), (Resource::Cpu, seconds), (Resource::Core, 0)] {
            if let Err(error) = setrlimit(resource, limit(most)) {
                log::warn!("{resource:?} has no limit: {error}");
            }
        }
    }

    #[cfg(not(unix))]
    #[expect(clippy::unused_self, reason = "the system is not asked here")]
    pub(super) fn set(self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_file_is_given_more() {
        let (small, large) = (Allowance::of(1 << 20), Allowance::of(20 << 20));
        assert_eq!(small.time, Duration::from_secs(5) * SLOWNESS);
        assert_eq!(large.time, Duration::from_secs(62) * SLOWNESS);
        assert_eq!((small.memory >> 20, large.memory >> 20), (220, 600));
        assert!(Allowance::of(u64::MAX).memory == u64::MAX);
    }
}
