//! The program: hands its arguments to [`guatu::cli`].

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    guatu::app::read_apart();
    guatu::cli::run(std::env::args_os().skip(1), &mut std::io::stdout(), &mut std::io::stderr())
}
