//! A year's count shared out over its months.

use fastrand::Rng;

pub(super) const MONTHS: [&str; 12] = [
    "Janvier 2020",
    "Février 2020",
    "Mars 2020",
    "Avril 2020",
    "Mai 2020",
    "Juin 2020",
    "Juillet 2020",
    "Août 2020",
    "Septembre 2020",
    "Octobre 2020",
    "Novembre 2020",
    "Décembre 2020",
];

/// How busy the months of 2020 were.
const WEIGHT: [u32; 12] = [12, 13, 7, 0, 0, 4, 8, 5, 11, 13, 13, 14];

/// Twelve counts of that sum; none in April and May.
pub(super) fn split(rng: &mut Rng, sum: u32) -> [u32; 12] {
    let mut counts = [0; 12];
    let all: u32 = WEIGHT.iter().sum();
    for _ in 0..sum {
        let mut at = rng.u32(0..all);
        for (count, weight) in counts.iter_mut().zip(WEIGHT) {
            if at < weight {
                *count += 1;
                break;
            }
            at -= weight;
        }
    }
    counts
}

/// A month as `04/2020`.
pub(super) fn short(at: usize, year: i32) -> String {
    format!("{:02}/{year}", at + 1)
}
