//! What breaks outside of us: other servers, disks, databases and processes. Nothing that was accepted is lost, and what was sent in order
//! arrives in order. Outcomes alone are asserted, never durations.

mod commits;
mod disk;
mod hosts;
mod inbox;
mod stores;
