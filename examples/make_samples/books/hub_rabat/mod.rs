//! The register of the Hub of Rabat: one row an act, and a column « Financement » that says which project paid for it; some acts
//! two paid for, some none that anybody noted.

mod acts;
mod clients;

use fastrand::Rng;

use super::cell::{Format, SampleFile};

/// The register.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(2018);
    let clients = clients::clients(&mut rng);
    vec![SampleFile {
        path: "hub-rabat/registre-hub-rabat-2024-2025.xlsx",
        format: Format::Workbook,
        sheets: acts::sheets(&mut rng, &clients),
    }]
}
