//! What the terminal is like: its width, and whether somebody watches.

use crate::screen;

/// Columns of the terminal; 80 where there is none.
pub(super) fn width() -> u16 {
    terminal_size::terminal_size().map_or(80, |(width, _)| width.0.clamp(60, 160))
}

/// A line on standard error that says which file is read, where somebody watches.
pub(super) struct Progress {
    bar: Option<indicatif::ProgressBar>,
}

impl Progress {
    pub(super) fn new(wanted: bool) -> Self {
        let watched = std::io::IsTerminal::is_terminal(&std::io::stderr());
        let bar = (wanted && watched).then(indicatif::ProgressBar::new_spinner);
        Self { bar }
    }

    pub(super) fn tell(&self, path: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(screen::line(path).into_owned());
            bar.tick();
        }
    }

    pub(super) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
