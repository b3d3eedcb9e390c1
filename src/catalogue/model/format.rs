//! Donor formats: the sheets of a workbook.

use super::{Chart, DimensionId, LogframeColumn};
use crate::language::Label;

/// A donor format.
#[derive(Debug, Clone)]
pub struct Format {
    /// Its code.
    pub code: String,
    /// Whose it is.
    pub donor: Label,
    /// What the workbook is called.
    pub name: Label,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet of a donor's workbook.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its title.
    pub title: Label,
    /// What it shows.
    pub content: SheetContent,
}

/// What a sheet shows.
#[derive(Debug, Clone)]
pub enum SheetContent {
    /// Project, period, hashes.
    Cover,
    /// The logframe.
    Logframe(Vec<LogframeColumn>),
    /// One joint table for each line.
    Breakdown {
        /// Its dimensions, rows first.
        by: Vec<DimensionId>,
        /// The indicators; all that declare it when empty.
        indicators: Vec<usize>,
        /// A native chart.
        chart: Option<Chart>,
    },
    /// A sheet for each further breakdown.
    Breakdowns {
        /// Those that stand elsewhere.
        except: Vec<Vec<DimensionId>>,
    },
    /// What each indicator means.
    Definitions,
}
