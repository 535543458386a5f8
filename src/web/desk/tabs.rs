//! The lists of a page of the desk, to choose from: `desk/tabs.html`.

/// One of the lists.
pub(super) struct Tab {
    pub(super) href: String,
    pub(super) label: String,
    /// How many are in it.
    pub(super) count: i64,
    /// Whether it is the one that is shown.
    pub(super) is_current: bool,
}
