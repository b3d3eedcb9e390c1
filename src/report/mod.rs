//! Figures → format-neutral tables → bytes.

pub mod figures;
pub mod findings;
pub mod grid;
pub mod text;
