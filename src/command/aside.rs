//! Reading a workbook in a process of its own: what a damaged file does to its reader stays there.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use super::Outcome;
use crate::ingest;

/// Memory that the process may ask for.
#[cfg(unix)]
const MOST_MEMORY: u64 = 512 << 20;
/// Time that any file may take …
const LEAST_TIME: Duration = Duration::from_secs(if cfg!(debug_assertions) { 3 } else { 1 });
/// … and time on top of that for each megabyte of it.
const TIME_A_MEGABYTE: Duration =
    Duration::from_millis(if cfg!(debug_assertions) { 2000 } else { 500 });

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
pub(super) fn serve(file: &Path, sheet: Option<usize>) -> anyhow::Result<Outcome> {
    let opened = File::open(file)?;
    let megabytes = u32::try_from(opened.metadata()?.len() >> 20).unwrap_or(u32::MAX);
    limit_memory();
    let time = LEAST_TIME + TIME_A_MEGABYTE.saturating_mul(megabytes);
    std::thread::spawn(move || {
        std::thread::sleep(time);
        // Ends without a last frame, which tells the other side that a limit was passed.
        std::process::abort();
    });
    std::panic::set_hook(Box::new(|_| {}));
    // Frames are no text: they pass by the stream that takes colours out.
    let mut out = BufWriter::new(std::io::stdout().lock());
    ingest::serve(Box::new(BufReader::new(opened)), sheet, &mut out)?;
    out.flush()?;
    Ok(Outcome::Fine)
}

#[cfg(unix)]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |most| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    // A system that refuses the limit still stops the process by its time.
    let _ = setrlimit(Resource::As, limit(MOST_MEMORY));
    let _ = setrlimit(Resource::Core, limit(0));
}

/// Where the system has no such limit, a failed allocation still ends this process alone.
#[cfg(not(unix))]
fn limit_memory() {}
