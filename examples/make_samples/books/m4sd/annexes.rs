//! What stands beside the register: its instructions, the job fairs, the entries.

use super::super::cell::{Block, Cell, Format, SampleFile, Sheet, texts};
use super::super::entries::{Entry, workbook};

const INSTRUCTIONS: &str = "Une ligne par personne et par année. Le numéro de dossier est donné à la première visite et ne \
    change plus : une personne qui revient une autre année garde son numéro. Chaque service reçu se note par sa date, dans \
    la colonne du service. La carte d'auto-entrepreneur compte seulement quand le statut AE est « oui » ; la date est alors \
    celle de la remise de la carte, sinon celle de la demande. La subvention d'une coopérative se note une seule fois, sur \
    la ligne d'un de ses membres, avec le numéro du projet. Ne pas supprimer de ligne ; ne pas renommer les colonnes.";

/// The page of instructions.
pub(super) fn instructions() -> Sheet {
    Sheet {
        name: "Instructions".to_owned(),
        rows: vec![
            vec![Cell::text("Comment remplir le registre")],
            Vec::new(),
            vec![Cell::text(INSTRUCTIONS)],
        ],
        merged: vec![Block {
            row: 0,
            first: 0,
            last: 3,
        }],
        width: 60.0,
        ..Sheet::default()
    }
}

/// The three job fairs, two of them until 2022.
pub(super) fn fairs() -> SampleFile {
    let rows = [
        [
            "Édition",
            "Date",
            "Lieu",
            "Nombre d'exposants",
            "Conférences et ateliers",
            "Visites aux stands",
            "Visites en ligne",
        ],
        [
            "1re édition (salon digital)",
            "18/12/2020",
            "En ligne",
            "48",
            "17",
            "",
            "5120",
        ],
        ["2e édition", "24/11/2022", "Tanger", "58", "20", "1000", ""],
        [
            "3e édition",
            "16/11/2023",
            "Tanger ",
            "63",
            "22",
            "1340",
            "2870",
        ],
    ];
    SampleFile {
        path: "m4sd/salons-emploi.csv",
        format: Format::CsvUtf8,
        sheets: vec![Sheet {
            rows: rows.into_iter().map(texts).collect(),
            header_row: Some(0),
            ..Sheet::default()
        }],
    }
}

const LEAD: &str = "Chargée de suivi-évaluation";
const HUB: &str = "Coordinateur du Hub de Tanger";

/// What the team types: values of typed lines, comments, reasons, evidence.
const ENTRIES: [Entry; 16] = [
    Entry(
        "M4SD-01",
        "2019..2022",
        None,
        [
            "Le bureau d'orientation a reçu autant d'hôtes que prévu ; les migrants viennent surtout par les associations.",
            "Fermeture du Hub de mars à juin 2020 (état d'urgence sanitaire).",
            "Registre du Hub, fiches d'orientation signées",
            LEAD,
        ],
    ),
    Entry(
        "M4SD-01",
        "2022",
        None,
        [
            "Reprise complète de l'accueil en présence.",
            "",
            "Registre du Hub 2022",
            LEAD,
        ],
    ),
    Entry(
        "M4SD-01",
        "life",
        None,
        [
            "L'année 2023 double le total : permanences ouvertes dans deux quartiers.",
            "",
            "Registre du Hub",
            LEAD,
        ],
    ),
    Entry(
        "M4SD-05",
        "2019..2022",
        None,
        [
            "Les groupes sont incubés neuf mois.",
            "",
            "Conventions d'incubation",
            HUB,
        ],
    ),
    Entry(
        "M4SD-06",
        "life",
        None,
        [
            "Suivi technique des coopératives pendant trois ans.",
            "Décaissement en deux tranches.",
            "Reçus signés",
            HUB,
        ],
    ),
    Entry(
        "M4SD-07",
        "2023",
        None,
        [
            "Campagne d'inscription menée avec la poste et l'agence de l'emploi.",
            "",
            "Copies des cartes",
            LEAD,
        ],
    ),
    Entry(
        "M4SD-12",
        "2021-Q2",
        Some(2),
        ["Premier atelier.", "", "Feuille de présence", HUB],
    ),
    Entry(
        "M4SD-12",
        "2021-Q4",
        Some(2),
        ["Deuxième atelier.", "", "Feuille de présence", HUB],
    ),
    Entry(
        "M4SD-12",
        "2022-Q2",
        Some(2),
        ["Troisième atelier.", "", "Feuille de présence", HUB],
    ),
    Entry(
        "M4SD-12",
        "2022-Q4",
        Some(2),
        [
            "Quatrième atelier : huit entreprises au total.",
            "Deux entreprises ont reporté leur venue.",
            "Feuille de présence",
            HUB,
        ],
    ),
    Entry(
        "M4SD-12-N",
        "2021-Q2",
        Some(1),
        ["Atelier tenu à Tanger.", "", "Feuille de présence", HUB],
    ),
    Entry(
        "M4SD-12-N",
        "2021-Q4",
        Some(1),
        ["Atelier tenu à Tanger.", "", "Feuille de présence", HUB],
    ),
    Entry(
        "M4SD-12-N",
        "2022-Q2",
        Some(1),
        ["Atelier tenu à Tanger.", "", "Feuille de présence", HUB],
    ),
    Entry(
        "M4SD-12-N",
        "2022-Q4",
        Some(1),
        ["Atelier tenu à Tétouan.", "", "Feuille de présence", HUB],
    ),
    Entry(
        "M4SD-14",
        "2021-Q4",
        Some(7200),
        ["Abonnés de la page du Hub.", "", "Capture d'écran", LEAD],
    ),
    Entry(
        "M4SD-14",
        "2022-Q4",
        Some(10000),
        ["Abonnés de la page du Hub.", "", "Capture d'écran", LEAD],
    ),
];

/// The workbook of entries.
pub(super) fn entries() -> SampleFile {
    workbook("m4sd/saisies.xlsx", &ENTRIES)
}
