//! OIM 2: the register of vulnerable people, without names, a sheet a quarter, a row a person in that quarter; legal status in a
//! column, vulnerabilities and services under banners. Associations and institutions in a workbook of their own.
//!
//! Only a target was published (1 350 people and organisations together); what the registers hold is plausible.

mod beneficiaries;
mod organisations;
mod register;

use fastrand::Rng;

use super::cell::{Format, SampleFile};
use super::entries::{Entry, workbook};

/// The register and the list of organisations.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(1350);
    let people = beneficiaries::beneficiaries(&mut rng);
    let register = SampleFile {
        path: "oim2/registre-beneficiaires-2024-2025.xlsx",
        format: Format::Workbook,
        sheets: register::sheets(&mut rng, &people),
    };
    vec![
        register,
        organisations::workbook(&mut rng),
        workbook("oim2/saisies.xlsx", &ENTRIES),
    ]
}

const LEAD: &str = "Responsable protection";

/// What the officer said of the lines.
const ENTRIES: [Entry; 3] = [
    Entry(
        "OIM-01",
        "2025",
        None,
        [
            "Les personnes sont comptées à part des organisations (OIM-13).",
            "",
            "Registre protégé",
            LEAD,
        ],
    ),
    Entry(
        "OIM-02",
        "2025",
        None,
        [
            "Services rendus par les partenaires de santé, relevés chaque mois.",
            "",
            "Relevés des partenaires",
            LEAD,
        ],
    ),
    Entry(
        "OIM-06",
        "2025",
        None,
        [
            "Peu de stages ouverts aux personnes sans titre de séjour.",
            "Conventions refusées par deux entreprises.",
            "Conventions de stage",
            LEAD,
        ],
    ),
];
