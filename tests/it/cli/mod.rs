//! The command line: what it answers, where, and with which exit code.

mod audit;
mod demo;
mod errors;
mod keys;
mod mail;
mod partners;
mod serve;
mod users;
