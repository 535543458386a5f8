//! The `rooftop` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    rooftop::cli::main()
}
