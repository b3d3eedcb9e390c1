//! Reading a workbook in a process of its own: what a damaged file does to its reader stays there.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use super::Outcome;
use crate::cli::AsideArgs;
use crate::ingest;

/// Memory that the process may ask for, in megabytes.
const MEMORY: u64 = 512;
/// Seconds of a processor that any file may take …
const LEAST_TIME: u64 = if cfg!(debug_assertions) { 3 } else { 1 };
/// … and milliseconds on top of that for each megabyte of it.
const TIME_A_MEGABYTE: u64 = if cfg!(debug_assertions) { 2000 } else { 500 };
/// How many times as long the process may last where the system keeps no account of its processor time.
const PATIENCE: u64 = 60;

/// What the process may use before it is stopped: time of its own on a processor, not the clock's, so that a busy machine
/// reads what a calm one reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Limits {
    seconds: u64,
    megabytes: u64,
}

impl Limits {
    /// Those for a file of so many bytes, where they are not told.
    fn of(bytes: u64, args: &AsideArgs) -> Self {
        let time = LEAST_TIME + ((bytes >> 20) * TIME_A_MEGABYTE).div_ceil(1000);
        Self {
            seconds: args.seconds.unwrap_or(time),
            megabytes: args.megabytes.unwrap_or(MEMORY),
        }
    }
}

/// Starts the process and gives what it writes.
pub(super) fn start(file: &Path, sheet: Option<usize>) -> std::io::Result<Box<dyn Read + Send>> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .arg("read-aside")
        .arg(file)
        .args(sheet.map(|sheet| sheet.to_string()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        // What it says when it is stopped would only frighten.
        .stderr(Stdio::null());
    let mut child = command.spawn()?;
    let stdout = child.stdout.take().ok_or(std::io::ErrorKind::BrokenPipe)?;
    Ok(Box::new(Running { child, stdout }))
}

/// What a process writes; it ends with its reader.
struct Running {
    child: Child,
    stdout: ChildStdout,
}

impl Read for Running {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.stdout.read(buffer)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The process itself: sets its limits, reads, writes.
pub(super) fn serve(args: &AsideArgs) -> anyhow::Result<Outcome> {
    let opened = File::open(&args.file)?;
    let limits = Limits::of(opened.metadata()?.len(), args);
    if !limit(limits) {
        wait(Duration::from_secs(limits.seconds.saturating_mul(PATIENCE)));
    }
    std::panic::set_hook(Box::new(|_| {}));
    // Frames are no text: they pass by the stream that takes colours out.
    let mut out = BufWriter::new(std::io::stdout().lock());
    ingest::serve(Box::new(BufReader::new(opened)), args.sheet, &mut out)?;
    out.flush()?;
    Ok(Outcome::Fine)
}

/// Has the system stop this process at its limits; false where it does not look at the time. The process then ends
/// without a last frame, which tells the other side.
#[cfg(unix)]
fn limit(limits: Limits) -> bool {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let set = |resource, current, maximum| {
        let limit = Rlimit {
            current: Some(current),
            maximum: Some(maximum),
        };
        setrlimit(resource, limit).is_ok()
    };
    // A system that refuses the limit of memory still stops the process by its time.
    let memory = limits.megabytes.saturating_mul(1 << 20);
    set(Resource::As, memory, memory);
    set(Resource::Core, 0, 0);
    // Who set a lower one before may keep it.
    set(
        Resource::Cpu,
        limits.seconds,
        limits.seconds.saturating_add(1),
    ) || rustix::process::getrlimit(Resource::Cpu).maximum.is_some()
}

/// Where the system has no such limits, a failed allocation still ends this process alone.
#[cfg(not(unix))]
fn limit(_: Limits) -> bool {
    false
}

/// Ends this process after so long.
fn wait(time: Duration) {
    std::thread::spawn(move || {
        std::thread::sleep(time);
        std::process::abort();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_file_may_take_longer_and_no_more_memory() {
        let args = |seconds, megabytes| AsideArgs {
            file: "register.xls".into(),
            sheet: None,
            seconds,
            megabytes,
        };
        let small = Limits::of(20_000, &args(None, None));
        let large = Limits::of(15 << 20, &args(None, None));
        assert_eq!(small.seconds, LEAST_TIME);
        assert_eq!(
            large.seconds,
            LEAST_TIME + (15 * TIME_A_MEGABYTE).div_ceil(1000)
        );
        assert_eq!((small.megabytes, large.megabytes), (MEMORY, MEMORY));
        let told = Limits::of(15 << 20, &args(Some(1), Some(64)));
        assert_eq!((told.seconds, told.megabytes), (1, 64));
    }
}
