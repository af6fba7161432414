//! The binary `copiste`.

use copiste::{cli, tui};
use std::process::ExitCode;

/// Libraries that panic on damaged files. The rooms that use them catch it and answer an error in words.
const CAUGHT: [&str; 4] = ["/sled-", "/calamine-", "/quick-xml-", "/zip-"];

fn main() -> color_eyre::Result<ExitCode> {
    // A panic gives the terminal back before anything is printed on it.
    let (panic_hook, error_hook) = color_eyre::config::HookBuilder::default().display_env_section(false).into_hooks();
    error_hook.install()?;
    let panic_hook = panic_hook.into_panic_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let file = panic.location().map_or("", |location| location.file());
        if CAUGHT.iter().any(|library| file.contains(library)) {
            return;
        }
        tui::terminal::restore(tui::terminal::CursorShape::SteadyBlock);
        panic_hook(panic);
    }));
    let arguments = std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    let code = cli::run(arguments.collect(), &cli::Environment::of_process());
    tui::terminal::restore(tui::terminal::CursorShape::SteadyBlock);
    Ok(ExitCode::from(code?))
}
