//! The program: hands its arguments to [`guatu::cli`].

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

/// Gives back what is free. The system's own allocator keeps tens of megabytes for each thread that ever made a picture,
/// opened a large dataset or compared two.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    guatu::app::read_apart();
    guatu::cli::run(std::env::args_os().skip(1), &mut std::io::stdout(), &mut std::io::stderr())
}
