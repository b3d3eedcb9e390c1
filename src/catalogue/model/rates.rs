//! Exchange rates, and amounts turned by them into another currency.

use chrono::NaiveDate;

use super::{Catalogue, Category};

/// Rates are kept in ten-billionths.
const FINEST: i128 = 10_000_000_000;
/// Digits behind the decimal mark that are kept.
const DIGITS: usize = 10;
/// No unit of money is worth so much of another.
const MOST: f64 = 1e8;

/// What one unit of a currency is worth in another, between two days.
#[derive(Debug, Clone, PartialEq)]
pub struct ExchangeRate {
    /// The currency, a category of the dimension [`CURRENCY`](crate::catalogue::CURRENCY).
    pub currency: Category,
    /// The currency in which it is worth so much.
    pub to: Category,
    /// How much, as declared.
    pub value: f64,
    /// How much, in ten-billionths.
    exact: i64,
    /// The first day it holds for.
    pub from: NaiveDate,
    /// The last day; none where it still holds.
    pub until: Option<NaiveDate>,
    /// Where it stands.
    pub source: String,
    /// Whether it was checked against its source.
    pub verified: bool,
}

impl ExchangeRate {
    /// A rate; none when its value is not above 0 or has more than ten digits behind the mark.
    pub(in crate::catalogue) fn new(
        (currency, to): (Category, Category),
        value: f64,
        (from, until): (NaiveDate, Option<NaiveDate>),
        source: &str,
        verified: bool,
    ) -> Option<Self> {
        Some(Self {
            currency,
            to,
            value,
            exact: exact(value)?,
            from,
            until,
            source: source.to_owned(),
            verified,
        })
    }

    /// Whether it holds on a day.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether both hold on some day.
    pub(in crate::catalogue) fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| a.until.is_some_and(|until| until < b.from);
        !before(self, other) && !before(other, self)
    }

    /// An amount in the other currency, both in ten-thousandths; halves are rounded up. None beyond what is counted.
    pub fn convert(&self, amount: i64) -> Option<i64> {
        let product = i128::from(amount) * i128::from(self.exact);
        let rounded = (2 * product + FINEST).div_euclid(2 * FINEST);
        i64::try_from(rounded).ok()
    }
}

impl Catalogue {
    /// The rate of a currency in another on a day, by its place in [`Catalogue::rates`].
    pub fn rate(&self, currency: Category, to: Category, day: NaiveDate) -> Option<usize> {
        self.rates
            .iter()
            .position(|rate| (rate.currency, rate.to) == (currency, to) && rate.holds(day))
    }
}

/// A number as it is written, in ten-billionths.
fn exact(value: f64) -> Option<i64> {
    if !(value > 0.0 && value < MOST) {
        return None;
    }
    // The shortest text that stands for the number is the one that was declared.
    let text = format!("{value}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    if part.len() > DIGITS {
        return None;
    }
    format!("{whole}{part:0<DIGITS$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(value: f64) -> Option<ExchangeRate> {
        let day = NaiveDate::default();
        ExchangeRate::new((Category(1), Category(2)), value, (day, None), "", true)
    }

    #[test]
    fn amounts_are_converted_exactly_and_halves_rounded_up() {
        // Amounts and results in ten-thousandths.
        for (amount, value, wanted) in [
            (10_000, 3.27, 32_700),
            (1, 3.27, 3),
            // 1.5 → 2, 2.5 → 3, −1.5 → −1.
            (3, 0.5, 2),
            (5, 0.5, 3),
            (-3, 0.5, -1),
            (15_005_000, 0.0749, 1_123_875),
            // 1 235.4321 × 10.8415 = 13 393.937 112 15
            (12_354_321, 10.8415, 133_939_371),
            (1, 0.000_000_000_1, 0),
            (5_000_000_000, 0.000_000_000_1, 1),
        ] {
            assert_eq!(
                rate(value).unwrap().convert(amount),
                Some(wanted),
                "{amount} × {value}"
            );
        }
        assert_eq!(rate(99_999_999.0).unwrap().convert(i64::MAX), None);
    }

    #[test]
    fn a_rate_is_above_nothing_and_not_finer_than_is_kept() {
        for value in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e9, 0.000_000_000_01] {
            assert_eq!(rate(value), None, "{value}");
        }
    }
}
