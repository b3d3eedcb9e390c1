//! What becomes of an error of the counting engine: it ends the run. A figure that half an engine counted would be a wrong
//! number in silence.

use polars::prelude::PolarsError;

/// The counting engine could not do what it was asked to; its own words say why.
#[derive(Debug)]
pub struct EngineError(PolarsError);

/// What the engine gives, or why it could not.
pub type Engine<T> = Result<T, EngineError>;

impl std::fmt::Display for EngineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for EngineError {}

impl From<PolarsError> for EngineError {
    fn from(error: PolarsError) -> Self {
        Self(error)
    }
}
