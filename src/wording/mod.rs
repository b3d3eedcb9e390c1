//! Everything a user reads, in French and in English.

mod drafting;
mod due;
pub mod explain;
pub mod findings;
pub mod grammar;
pub mod help;
mod init;
mod inspection;
mod numbers;
pub mod questions;
mod reconciling;
mod sheets;
#[cfg(test)]
mod tests;
mod trouble;
mod words;

pub use drafting::{Note, draft_note};
pub use due::{NotWritten, earlier_books, leftover, not_written, projects_left_out};
pub use init::{init_done, init_readme};
pub use inspection::{
    ColumnKind, Remark, column_kind, date_cells, distinct, layout_remark, remark,
};
pub use numbers::{
    ages, day, number, percent, period_asked, period_name, period_typed, signed, view,
};
pub use reconciling::{Reconciling, bounded, reconciled_count, reconciling, undeclared_count};
pub use sheets::{
    Badge, aggregation, badge, bound, category_changes, confirmed, funnel_alt, left_out,
    logframe_column, measure, progress_alt, provisional, state, trend_alt,
};
pub use trouble::{
    SheetLimit, Trouble, cause, column, ended, findings_count, known_names, row, rule, times,
    too_many_open, trouble, waived_count, warnings_left, wrote,
};
pub use words::{
    Word, before_colon, chart_alt, colon, labelled, level, more_rows, separator, stated, unit, word,
};
