//! What becomes of an error of the counting engine: it ends the run. A figure that half an engine counted would be a wrong
//! number in silence.

use polars::prelude::{DataFrame, IntoLazy, PolarsError, col, df};

/// The counting engine could not do what it was asked to; its own words say why.
#[derive(Debug)]
pub struct EngineError(PolarsError);

/// What the engine gives, or why it could not.
pub type Engine<T> = Result<T, EngineError>;

/// Whether the engine has the threads and open files that it needs: it takes them when it is first asked, and panics where
/// the system refuses them.
pub fn ready() -> bool {
    let asked = || -> Result<DataFrame, PolarsError> {
        let frame = df!["record" => [0u32, 1]]?;
        frame.lazy().filter(col("record").gt(0u32)).collect()
    };
    std::panic::catch_unwind(asked).is_ok_and(|answer| answer.is_ok())
}

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
