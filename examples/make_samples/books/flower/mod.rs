//! FLOWER: a workbook per country, with the training attendance of women's groups as marks under dated columns, and coaches;
//! Morocco's also with the cooperatives created and the women accompanied.
//!
//! The figures published: 1 051 women of 111 cooperatives trained in Morocco, 1 012 of 60 in Tunisia; 7 cooperatives created
//! with 69 women around Rabat, 3 with 15 around Tangier; 5 and 16 women accompanied, 5 and 3 of them with their card; 10 + 10
//! coaches.

mod attendance;
mod cooperatives;

use fastrand::Rng;

use super::cell::{Cell, Format, SampleFile, Sheet, day, texts};
use super::entries::{self, Entry};
use super::people::{Person, Population, Sex, pick};
use super::spelling::{SexStyle, name, sex};

/// The two workbooks.
pub(super) fn files() -> Vec<SampleFile> {
    let mut rng = Rng::with_seed(300);
    let mut population = Population::new();
    // Ten women whom other projects know too.
    let mut known = population.shared();
    known.retain(|person| person.sex == Sex::Female);
    known.truncate(10);
    let morocco = attendance::women(&mut rng, &mut population, &attendance::MOROCCO, known);
    let tunisia = attendance::women(&mut rng, &mut population, &attendance::TUNISIA, Vec::new());
    let mut morocco_sheets = vec![attendance::sheet(&mut rng, &attendance::MOROCCO, &morocco)];
    morocco_sheets.extend(cooperatives::sheets(&mut rng, &mut population, &morocco));
    morocco_sheets.push(coaches(&mut rng, &mut population, "MA", 6));
    morocco_sheets.push(cooperatives::certification());
    let tunisia_sheets = vec![
        attendance::sheet(&mut rng, &attendance::TUNISIA, &tunisia),
        coaches(&mut rng, &mut population, "TN", 7),
    ];
    vec![
        workbook("flower/flower-maroc.xlsx", morocco_sheets),
        workbook("flower/flower-tunisie.xlsx", tunisia_sheets),
        entries::workbook("flower/saisies.xlsx", &ENTRIES),
    ]
}

const LEAD: &str = "Coordination FLOWER";

/// What the two coordinators said of the lines.
const ENTRIES: [Entry; 4] = [
    Entry(
        "FLO-01",
        "life",
        None,
        [
            "Les séances ont été ouvertes à toutes les membres des coopératives inscrites.",
            "Cible fixée sur six groupes par région ; les réseaux de coopératives ont relayé l'appel.",
            "Feuilles de présence",
            LEAD,
        ],
    ),
    Entry(
        "FLO-02",
        "life",
        None,
        [
            "Les coopératives sont venues par les unions régionales.",
            "Une membre présente suffit à compter sa coopérative.",
            "Feuilles de présence",
            LEAD,
        ],
    ),
    Entry(
        "FLO-05",
        "life",
        None,
        [
            "Dix créations dans les délais.",
            "",
            "Récépissés de création",
            LEAD,
        ],
    ),
    Entry(
        "FLO-10",
        "life",
        None,
        [
            "Six subventions de 43 000 MAD octroyées à l'automne 2022, après la fin du projet.",
            "Hors des dates du projet.",
            "Décisions d'octroi",
            LEAD,
        ],
    ),
];

fn workbook(path: &'static str, sheets: Vec<Sheet>) -> SampleFile {
    SampleFile {
        path,
        format: Format::Workbook,
        sheets,
    }
}

/// The cells that say who a woman is, a blank birth date where nobody noted it.
fn who(rng: &mut Rng, person: &Person, born: Cell) -> Vec<Cell> {
    let mut cells = texts([name(rng, person.last), name(rng, person.first)]);
    cells.push(born);
    cells
}

const HOSTS: &[&str] = &[
    "Union des coopératives",
    "Équipe du projet",
    "Association de développement local",
    "Espace de l'économie sociale",
    "Chambre d'artisanat",
];

/// Ten young coaches, so many of them women, all trained and then placed.
fn coaches(
    rng: &mut Rng,
    population: &mut Population,
    nation: &'static str,
    women: usize,
) -> Sheet {
    let headers = [
        "Nom",
        "Prénom",
        "Sexe",
        "Date de formation",
        "Date d'insertion",
        "Organisme d'accueil",
    ];
    let mut rows = vec![texts(headers)];
    for rank in 0..10 {
        let coach_sex = if rank < women { Sex::Female } else { Sex::Male };
        let person = population.person(rng, coach_sex, nation, 1988..2000);
        let mut row = texts([
            person.last.to_owned(),
            person.first.to_owned(),
            sex(rng, coach_sex, SexStyle("Femme", "Homme")),
        ]);
        row.push(Cell::Date(day(2021, 9, rng.u32(6..=17))));
        row.push(Cell::Date(day(2022, rng.u32(1..=3), rng.u32(3..=28))));
        row.push(Cell::text(pick(rng, HOSTS)));
        rows.push(row);
    }
    Sheet {
        name: "Coachs".to_owned(),
        rows,
        header_row: Some(0),
        width: 20.0,
        ..Sheet::default()
    }
}
