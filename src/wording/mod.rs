//! Everything a user reads, in French and in English.

mod drafting;
pub mod explain;
pub mod findings;
pub mod grammar;
mod init;
mod inspection;
pub mod questions;
mod reconciling;
mod sheets;
mod trouble;
mod words;

pub use drafting::{Note, draft_note};
pub use init::{init_done, init_readme};
pub use inspection::{
    ColumnKind, Remark, column_kind, date_cells, distinct, layout_remark, remark,
};
pub use reconciling::{Reconciling, bounded, reconciled_count, reconciling, undeclared_count};
pub use sheets::{
    Badge, aggregation, badge, bound, confirmed, funnel_alt, logframe_column, measure,
    progress_alt, provisional, state, trend_alt,
};
pub use trouble::{
    Trouble, column, findings_count, known_names, row, rule, times, trouble, waived_count,
    warnings_left, wrote,
};
pub use words::{
    Word, ages, chart_alt, day, labelled, level, more_rows, number, percent, period_name,
    separator, stated, unit, view, word,
};
