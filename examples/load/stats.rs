//! Durations in order, and CPU time as the kernel counts it.

use std::time::Duration;

/// Ticks of `/proc/PID/stat` a second: fixed in Linux's interface.
const TICKS_PER_S: f64 = 100.0;

/// Durations, sorted.
pub(super) struct Times(Vec<Duration>);

impl Times {
    pub(super) fn of(mut all: Vec<Duration>) -> Self {
        all.sort_unstable();
        Self(all)
    }

    /// The duration that a part of all stay within, in milliseconds.
    pub(super) fn percentile_ms(&self, part: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a part of a length is an index"
        )]
        let at = (count(last) * part).round() as usize;
        self.0.get(at).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
    }
}

/// A count as a number to divide.
#[expect(clippy::cast_precision_loss, reason = "no count here comes near 2^52")]
pub(super) fn count(of: usize) -> f64 {
    of as f64
}

/// The CPU time of a process and its threads so far, in seconds.
pub(super) fn cpu_s(pid: u32) -> f64 {
    ticks(&format!("/proc/{pid}/stat"))
}

/// The CPU time of this process's threads whose name begins so, in seconds, to the nanosecond.
pub(super) fn cpu_of_threads_s(name: &str) -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let folders = tasks.filter_map(|task| Some(task.ok()?.path().display().to_string()));
    let is_named = |folder: &String| {
        std::fs::read_to_string(format!("{folder}/comm")).is_ok_and(|comm| comm.starts_with(name))
    };
    folders.filter(is_named).map(|folder| scheduled_s(&folder)).sum()
}

/// The CPU time of the thread that asks, in seconds, to the nanosecond.
pub(super) fn cpu_of_this_thread_s() -> f64 {
    scheduled_s("/proc/thread-self")
}

/// How long a thread ran, in seconds; 0 for one that ended meanwhile.
fn scheduled_s(folder: &str) -> f64 {
    let text = std::fs::read_to_string(format!("{folder}/schedstat")).unwrap_or_default();
    text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

/// User and system time of a `stat` file, in seconds.
fn ticks(file: &str) -> f64 {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    // The name of the program, in brackets, may hold spaces.
    let after = text.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let fields = after.split(' ').skip(11).take(2);
    fields.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / TICKS_PER_S
}

/// The memory of a process that no file backs, in megabytes.
pub(super) fn rss_anon_mb(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("RssAnon:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}
