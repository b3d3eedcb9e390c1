//! Figures → format-neutral tables → bytes.

pub mod book;
pub mod changes;
pub mod figures;
pub mod findings;
pub mod fix_list;
pub mod grid;
pub mod inspection;
pub mod layout;
pub mod questions;
pub mod reconciliation;
pub mod reference;
pub mod text;
pub mod workbook;
