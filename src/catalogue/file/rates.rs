//! `rates.toml`: exchange rates, each with its days and where it stands.

use schemars::JsonSchema;
use serde::Deserialize;

use super::yes;
use crate::catalogue::spot::{Day, Spot};

/// `rates.toml`
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RatesFile {
    /// The rates, of each pair of currencies one for each day at most.
    #[serde(default)]
    pub rate: Vec<ExchangeFile>,
}

/// What one unit of a currency is worth in another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExchangeFile {
    /// The currency of which one unit is worth `value`: a category of the dimension `currency`.
    pub currency: Spot<String>,
    /// The currency in which it is worth so much.
    pub to: Spot<String>,
    /// How much.
    pub value: Spot<f64>,
    /// The first day it holds for.
    pub from: Spot<Day>,
    /// The last day it holds for; it still holds when absent.
    pub until: Option<Spot<Day>>,
    /// Where it stands.
    pub source: String,
    /// Checked against its source; false prints « à confirmer ».
    #[serde(default = "yes")]
    pub verified: bool,
}
