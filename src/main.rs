//! Parses the command line, runs the command, prints once, gives the exit code.

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};

use bilan::cli::{self, Cli, Color, Ending};
use bilan::command::{self, Outcome};
use bilan::screen::Screen;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let asked = cli::scan(&arguments, "--color");
    let language = command::spoken(&arguments);
    let cli = match Cli::read(arguments, language) {
        Ok(cli) => cli,
        Err(ending) => return say(&ending, asked.as_deref()),
    };
    let choice = match cli.settings.color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    let out = std::io::BufWriter::new(AutoStream::new(std::io::stdout(), choice));
    let mut out = Screen::new(out);
    let mut talk = Screen::new(AutoStream::new(std::io::stderr(), choice));
    if let Some(code) = command::anew(language, &mut talk) {
        return ExitCode::from(code);
    }
    let ended = command::run(cli, &mut out, &mut talk).and_then(|outcome| {
        out.flush()?;
        Ok(outcome)
    });
    match ended {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        // Whoever read the results has read enough.
        Err(error) if closed(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(talk, "{}", command::told(language, &error));
            ExitCode::from(2)
        }
    }
}

/// Help that was asked for, or what is wrong with the command line.
fn say(ending: &Ending, color: Option<&str>) -> ExitCode {
    let choice = match color {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    };
    let text = ending.text.as_bytes();
    let _ = if ending.talk {
        AutoStream::new(std::io::stderr(), choice).write_all(text)
    } else {
        AutoStream::new(std::io::stdout(), choice).write_all(text)
    };
    ExitCode::from(ending.code)
}

/// Whether a pipe was closed by its reader.
fn closed(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|cause| cause.kind() == ErrorKind::BrokenPipe)
            || cause
                .downcast_ref::<csv::Error>()
                .is_some_and(|cause| match cause.kind() {
                    csv::ErrorKind::Io(cause) => cause.kind() == ErrorKind::BrokenPipe,
                    _ => false,
                })
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|cause| cause.io_error_kind() == Some(ErrorKind::BrokenPipe))
    })
}
