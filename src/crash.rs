//! Named places where a test kills the process as `kill -9` does, to see that nothing accepted is lost.
//! They exist in debug builds only, and only where `RT_CRASH_AT` names one at the start.

/// The places, in the order in which an activity passes them; then those of the reading of an outbox, page by page, of
/// asking for an ally's verdicts, of a notice to somebody, and of the making of a plan and the carrying out of a decision.
pub const POINTS: &[&str] = &[
    "publish:before-commit",
    "publish:after-commit",
    "tell:claimed",
    "tell:before-commit",
    "tell:after-commit",
    "deliver:claimed",
    "deliver:before-send",
    "deliver:after-send",
    "deliver:before-commit",
    "deliver:after-commit",
    "inbox:verified",
    "inbox:stored",
    "receive:claimed",
    "receive:before-commit",
    "receive:after-commit",
    "backfill:claimed",
    "backfill:before-commit",
    "backfill:after-commit",
    "verdicts:claimed",
    "verdicts:before-commit",
    "notify:claimed",
    "notify:before-send",
    "notify:after-send",
    "notify:after-commit",
    "plan:claimed",
    "plan:before-commit",
    "plan:after-commit",
    "matches:before-commit",
];

/// Ends the process at once, without any clean-up, where the environment asks for it.
#[inline]
pub fn point(name: &str) {
    #[cfg(debug_assertions)]
    imp::point(name);
    #[cfg(not(debug_assertions))]
    let _: &str = name;
}

#[cfg(debug_assertions)]
mod imp {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU32, Ordering};

    /// `name` or `name#N`: the N-th time that the place is passed.
    static AT: LazyLock<Option<(String, u32)>> = LazyLock::new(|| {
        let asked = std::env::var("RT_CRASH_AT").ok()?;
        Some(match asked.rsplit_once('#') {
            Some((name, times)) => (name.to_owned(), times.parse().unwrap_or(1)),
            None => (asked, 1),
        })
    });
    static PASSED: AtomicU32 = AtomicU32::new(0);

    pub(super) fn point(name: &str) {
        if let Some((at, times)) = &*AT
            && at == name
            && PASSED.fetch_add(1, Ordering::SeqCst) + 1 == *times
        {
            let me = rustix::process::getpid();
            if rustix::process::kill_process(me, rustix::process::Signal::KILL).is_err() {
                std::process::abort();
            }
        }
    }
}
