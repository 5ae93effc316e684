//! The program: hands its arguments to [`guatu::cli`].

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

/// Gives back what is free. The system's own allocator keeps tens of megabytes for each thread that ever made a picture,
/// opened a large dataset or compared two. Of its two generations the second (`v2` in Cargo.toml): the third gives back
/// only what was free for a second when something else is freed, and a window that rests frees nothing. After eight
/// minutes of random work on 5,017 items it stood at 446 MB with the third and at 357 with the second.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// After how many milliseconds the allocator gives back what is free. With its own ten, what a change of all items frees
/// is looked at once, found to be too fresh, and kept for hours: 227 MB after all cells of 5,017 items were cleared and
/// came back, against 186 with none, at the same cost of time.
#[cfg(target_os = "linux")]
const PURGE_DELAY: (&str, &str) = ("MIMALLOC_PURGE_DELAY", "0");

/// Starts the program anew, in the same process, with what the allocator reads before anything is allocated. A delay that
/// a person has set stays.
#[cfg(target_os = "linux")]
fn start_with_purge_delay() {
    use std::os::unix::process::CommandExt as _;
    let (name, delay) = PURGE_DELAY;
    let Ok(program) = std::env::current_exe() else { return };
    let mut arguments = std::env::args_os();
    let Some(own_name) = arguments.next().filter(|_| std::env::var_os(name).is_none()) else { return };
    // It returns where the system refuses, such as for a program that was replaced meanwhile: all works without it.
    let _refused = std::process::Command::new(program).arg0(own_name).args(arguments).env(name, delay).exec();
}

fn main() -> ExitCode {
    #[cfg(target_os = "linux")]
    start_with_purge_delay();
    guatu::app::read_apart();
    guatu::cli::run(std::env::args_os().skip(1), &mut std::io::stdout(), &mut std::io::stderr())
}
