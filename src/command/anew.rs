//! What the environment asks of the libraries, brought within reason before they look: they take any number of threads, or
//! panic over it. A process cannot change its own environment safely, so the program is started anew with a better one.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::process::{Command, ExitStatus};

use crate::language::Language;
use crate::wording::{self, Trouble};

/// Where the libraries are asked for a number of threads.
const ASKED: [&str; 3] = [
    "RAYON_NUM_THREADS",
    "RAYON_RS_NUM_CPUS",
    "POLARS_MAX_THREADS",
];
/// Threads to a processor, at the most: more make nothing faster.
const MOST_TO_A_PROCESSOR: usize = 4;
/// Threads that may be asked for on any machine.
const ALWAYS_ALLOWED: usize = 8;
/// A limit of addresses below this is tight.
const TIGHT: u64 = 1 << 30;
/// The C library reserves 64 MB of addresses for each thread, whatever it uses; one such reserve serves all of them.
const RESERVES: &str = "MALLOC_ARENA_MAX";
/// Says to a program started anew that another waits for it.
const WAITED_FOR: &str = "BILAN_WAITED_FOR";

/// Runs the program anew where its environment asks for what is beyond reason, or where memory is so tight that the system
/// may end it: then somebody is left to say so. Gives the exit code; none where the program may go on by itself.
pub fn anew(language: Language, talk: &mut dyn Write) -> Option<u8> {
    if std::env::var_os(WAITED_FOR).is_some() {
        die_with_the_one_who_waits();
        return None;
    }
    let tight = addresses().filter(|most| *most < TIGHT);
    let changes = changes();
    if tight.is_none() && changes.is_empty() {
        return None;
    }
    let mut command = Command::new(std::env::current_exe().ok()?);
    command
        .args(std::env::args_os().skip(1))
        .env(WAITED_FOR, "1");
    for (name, value) in changes {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    if tight.is_some() && std::env::var_os(RESERVES).is_none() {
        command.env(RESERVES, "1");
    }
    // A system that starts no second process may well run this one.
    let status = command.status().ok()?;
    Some(
        status
            .code()
            .map_or_else(|| stopped(language, status, tight, talk), |code| code as u8),
    )
}

/// The variables that ask for what is beyond reason, and what they are to say instead.
fn changes() -> Vec<(&'static str, Option<String>)> {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let most = (processors * MOST_TO_A_PROCESSOR).max(ALWAYS_ALLOWED);
    let asked = |name: &&'static str| Some((*name, std::env::var_os(name)?));
    let change = |(name, value): (&'static str, OsString)| {
        let reasonable = reasonable(&value, most);
        (reasonable.as_deref().map(OsStr::new) != Some(&value)).then_some((name, reasonable))
    };
    ASKED.iter().filter_map(asked).filter_map(change).collect()
}

/// A number of threads within reason; none where it is no number, and the library may choose.
fn reasonable(asked: &OsStr, most: usize) -> Option<String> {
    let text = asked.to_str()?.trim();
    let digits = !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    if !digits {
        return None;
    }
    // More digits than a number holds are many threads.
    match text.parse().unwrap_or(usize::MAX) {
        0 => None,
        threads => Some(threads.min(most).to_string()),
    }
}

/// What is said of a program that the system stopped, and its exit code.
fn stopped(language: Language, status: ExitStatus, tight: Option<u64>, talk: &mut dyn Write) -> u8 {
    match (signal(status), tight) {
        // It asked for memory and got none: it aborts, or meets a stack that cannot grow.
        (Some(6 | 7 | 10 | 11), Some(most)) => {
            let trouble = wording::trouble(language, &Trouble::NoMemory(most >> 20));
            let _ = writeln!(talk, "{}", wording::ended(language, &[trouble]));
            2
        }
        (Some(signal), _) => 128u8.saturating_add(signal as u8),
        (None, _) => 2,
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

/// How many bytes of addresses the process may have, where there is a limit.
#[cfg(unix)]
fn addresses() -> Option<u64> {
    use rustix::process::{Resource, getrlimit};
    getrlimit(Resource::As).current
}

#[cfg(not(unix))]
fn addresses() -> Option<u64> {
    None
}

#[cfg(target_os = "linux")]
fn die_with_the_one_who_waits() {
    use rustix::process::{Signal, set_parent_process_death_signal};
    let _ = set_parent_process_death_signal(Some(Signal::KILL));
}

/// Elsewhere it ends by itself.
#[cfg(not(target_os = "linux"))]
fn die_with_the_one_who_waits() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_program_that_the_system_stopped_is_spoken_for() {
        use std::os::unix::process::ExitStatusExt as _;
        let said = |signal, tight| {
            let mut talk = Vec::new();
            let code = stopped(Language::En, ExitStatus::from_raw(signal), tight, &mut talk);
            (code, String::from_utf8(talk).unwrap())
        };
        let (code, told) = said(6, Some(400 << 20));
        assert_eq!(code, 2);
        assert!(told.contains("400 MB"), "{told}");
        assert_eq!(said(15, Some(400 << 20)), (143, String::new()));
        assert_eq!(said(6, None), (134, String::new()));
    }

    #[test]
    fn threads_are_taken_within_reason() {
        for (asked, given) in [
            ("1", Some("1")),
            ("8", Some("8")),
            (" 2 ", Some("2")),
            ("9", Some("8")),
            ("99999999999999999999999999", Some("8")),
            ("0", None),
            ("-3", None),
            ("+4", None),
            ("", None),
            ("all", None),
            ("2.5", None),
        ] {
            assert_eq!(
                reasonable(OsStr::new(asked), 8).as_deref(),
                given,
                "{asked}"
            );
        }
    }
}
