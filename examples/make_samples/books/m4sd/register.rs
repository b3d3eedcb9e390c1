//! The workbook: a sheet a year under a banner, an older copy kept hidden, a page of instructions.

use chrono::Datelike;
use fastrand::Rng;

use super::super::cell::{Block, Cell, DataRows, Sheet, count_formula, day_text, sum_formula};
use super::super::people::{Sex, one_in, pick};
use super::super::spelling::{SexStyle, legal_status, nationality, no_sex, sex, slip};
use super::annexes;
use super::dossier::{Act, Dossier, Flaw, Service, Standing};
use super::visits::later_legal;

const HEADERS: [&str; 29] = [
    "N° dossier",
    "Nom",
    "Prénom",
    "Sexe",
    "Nationalité",
    "Statut",
    "Situation administrative",
    "Date de naissance",
    "Ville",
    "Téléphone",
    "Date d'orientation",
    "Date d'orientation professionnelle",
    "Date accompagnement création",
    "Date suivi individuel",
    "Date entretien 1",
    "Date entretien 2",
    "Date entretien 3",
    "Date stage",
    "Date carte AE",
    "Statut AE",
    "Date ouverture entreprise",
    "N° projet / entreprise",
    "Date appui démarrage",
    "Date subvention",
    "Montant (MAD)",
    "Date incubation",
    "Date subvention coopérative",
    "Montant coopérative (MAD)",
    "Observations",
];

const CARD_STATUS: usize = 19;
const ORGANISATION: usize = 21;
const NOTES: usize = 28;
/// The columns of amounts, which the total row sums; it counts the other columns of dates.
const AMOUNTS: [usize; 2] = [24, 27];
const TEXTS_AMONG_DATES: [usize; 2] = [CARD_STATUS, ORGANISATION];

/// Rows above the data: banner, title, blank, header.
const ROWS_ABOVE: usize = 4;

/// The workbook's sheets in their order.
pub(super) fn sheets(rng: &mut Rng, dossiers: &[Dossier]) -> Vec<Sheet> {
    let mut sheets = vec![annexes::instructions()];
    for year in 2019..=2023 {
        let rows = year_rows(rng, dossiers, year);
        if year == 2021 {
            sheets.push(older_copy(&rows));
        }
        sheets.push(year_sheet(year, rows));
    }
    sheets
}

/// The sheet of a year: banner, title, header, rows with a few blank ones among them, totals.
fn year_sheet(year: i32, rows: Vec<Vec<Cell>>) -> Sheet {
    let mut sheet = headed(
        year.to_string(),
        &format!("Registre des bénéficiaires {year}"),
        year,
    );
    for (index, row) in rows.into_iter().enumerate() {
        if matches!(index, 150 | 151 | 420) {
            sheet.rows.push(Vec::new());
        }
        sheet.rows.push(row);
    }
    sheet.rows.push(Vec::new());
    let total = total_row(&sheet.rows[ROWS_ABOVE..]);
    sheet.rows.push(total);
    if year == 2022 {
        sheet.rows.push(Vec::new());
        let note = "Mis à jour le 12/01/2023 par l'équipe du Hub de Tanger";
        sheet.rows.push(vec![Cell::text(note)]);
    }
    sheet
}

/// The copy of 2021 that someone kept: older, so with fewer rows.
fn older_copy(rows: &[Vec<Cell>]) -> Sheet {
    let title = "Registre des bénéficiaires 2021 (version du 30/09/2021)";
    let mut sheet = headed("2021 (ancien)".to_owned(), title, 2021);
    sheet.hidden = true;
    let older = rows.iter().take(rows.len() * 3 / 4);
    sheet.rows.extend(
        older
            .enumerate()
            .filter(|(index, _)| index % 9 != 4)
            .map(|(_, row)| row.clone()),
    );
    sheet
}

/// A sheet with its banner and header, without rows.
fn headed(name: String, title: &str, year: i32) -> Sheet {
    let last = u16::try_from(NOTES).expect("the register has few columns");
    Sheet {
        name,
        rows: vec![
            vec![Cell::text("ES.Maroc.org – Hub de Tanger")],
            vec![Cell::text(format!(
                "{title} – Projet M4SD (DDC / OIM / PNUD)"
            ))],
            Vec::new(),
            headers(year).map(Cell::text).to_vec(),
        ],
        merged: [0, 1]
            .map(|row| Block {
                row,
                first: 0,
                last,
            })
            .to_vec(),
        header_row: Some(3),
        width: 16.0,
        ..Sheet::default()
    }
}

/// The column names, which changed a little over the years.
fn headers(year: i32) -> [&'static str; 29] {
    let mut headers = HEADERS;
    if year >= 2022 {
        headers[3] = "Genre";
        headers[7] = "Date de\nnaissance";
    }
    if year == 2023 {
        headers[4] = "Nationalité ";
        headers[10] = "Date d’orientation";
        headers[11] = "Date d’orientation professionnelle";
    }
    headers
}

/// « Total », with formulas over the columns of dates and amounts.
fn total_row(rows: &[Vec<Cell>]) -> Vec<Cell> {
    let data = DataRows {
        first: ROWS_ABOVE + 1,
        last: ROWS_ABOVE + rows.len(),
    };
    let mut total = vec![Cell::Blank; HEADERS.len()];
    total[0] = Cell::text("Total");
    for column in (10..NOTES).filter(|column| !TEXTS_AMONG_DATES.contains(column)) {
        total[column] = if AMOUNTS.contains(&column) {
            sum_formula(rows, column, data)
        } else {
            count_formula(rows, column, data)
        };
    }
    total
}

/// A row for each file that has an act in the year's sheet, in order of the acts.
fn year_rows(rng: &mut Rng, dossiers: &[Dossier], year: i32) -> Vec<Vec<Cell>> {
    let mut here: Vec<&Dossier> = dossiers
        .iter()
        .filter(|dossier| dossier.years().contains(&year))
        .collect();
    here.sort_by_key(|dossier| {
        let days = dossier.acts.iter().map(|act| act.day);
        (
            days.filter(|day| day.year() == year).min(),
            dossier.number.clone(),
        )
    });
    let mut rows = Vec::new();
    for dossier in here {
        let row = row(rng, dossier, year);
        if dossier.flaw == Some(Flaw::WrittenTwice) {
            rows.push(row.clone());
        }
        rows.push(row);
    }
    rows
}

/// One file's row in one year.
fn row(rng: &mut Rng, dossier: &Dossier, year: i32) -> Vec<Cell> {
    let mut row = identity(rng, dossier, year);
    row.resize(HEADERS.len(), Cell::Blank);
    for act in dossier.acts.iter().filter(|act| act.sheet == year) {
        write_act(rng, &mut row, act);
    }
    match &dossier.organisation {
        Some((number, from)) if year >= *from => row[ORGANISATION] = Cell::text(number.as_str()),
        _ => {}
    }
    match dossier.flaw {
        Some(Flaw::InternshipDate(text)) => row[17] = Cell::text(text),
        Some(Flaw::CardWithoutDate) => row[CARD_STATUS] = Cell::text("oui"),
        _ => {}
    }
    if one_in(rng, 9) {
        row[NOTES] = Cell::text(pick(rng, NOTE_TEXTS));
    }
    row
}

const NOTE_TEXTS: &[&str] = &[
    "À rappeler",
    "CV à compléter",
    "Vient de la part d'une association partenaire",
    "Dossier papier au bureau 2",
    "Parle français et anglais",
    "Souhaite une formation en cuisine",
    "Pièce d'identité à apporter",
    "Disponible le matin",
];

/// The ten columns that say who the file is about.
fn identity(rng: &mut Rng, dossier: &Dossier, year: i32) -> Vec<Cell> {
    let person = &dossier.person;
    let returning = dossier.years()[0] != year;
    let number = match dossier.flaw {
        Some(Flaw::NoNumber) => String::new(),
        _ if returning => slip(rng, &dossier.number),
        _ => dossier.number.clone(),
    };
    let [nation, status, legal] = standing_cells(rng, dossier, returning);
    let mut cells: Vec<Cell> = [number, person.last.to_owned(), person.first.to_owned()]
        .map(Cell::text)
        .to_vec();
    cells.push(Cell::text(sex_cell(rng, dossier, year, returning)));
    cells.extend([nation, status, legal].map(Cell::text));
    cells.push(birth_cell(rng, dossier, returning));
    cells.push(Cell::text(slip(rng, dossier.city)));
    cells.push(Cell::text(dossier.phone.as_str()));
    cells
}

/// The sex as the year's colleague writes it; left blank in a few later rows.
fn sex_cell(rng: &mut Rng, dossier: &Dossier, year: i32, returning: bool) -> String {
    let style = match year {
        2019 => SexStyle("F", "H"),
        2020 => SexStyle("Femme", "Homme"),
        2021 => SexStyle("F", "M"),
        2022 => SexStyle("Féminin", "Masculin"),
        _ => SexStyle("Mme", "Mr"),
    };
    if !dossier.sex_known {
        return no_sex(rng);
    }
    match (dossier.flaw, dossier.person.sex) {
        (Some(Flaw::OtherSexLater), Sex::Female) if returning => sex(rng, Sex::Male, style),
        (Some(Flaw::OtherSexLater), Sex::Male) if returning => sex(rng, Sex::Female, style),
        _ if returning && one_in(rng, 25) => String::new(),
        (_, known) => sex(rng, known, style),
    }
}

/// Nationality, status and legal status: at least one of them tells hosts from migrants, unless nobody knew.
fn standing_cells(rng: &mut Rng, dossier: &Dossier, returning: bool) -> [String; 3] {
    let person = &dossier.person;
    let nation = nationality(rng, person.nation, person.sex);
    let woman = dossier.is_woman();
    let stated = one_in(rng, 2);
    let blank_nation = stated && one_in(rng, 12);
    let status = match dossier.standing {
        Standing::Unknown => {
            let nation = pick(rng, &["", "", "nc", "-", "Bouaké, Côte d'Ivoire"]);
            return [nation.to_owned(), String::new(), String::new()];
        }
        Standing::Returnee if woman => "Migrante de retour",
        Standing::Returnee => pick(rng, &["Migrant de retour", "Migrant de retour", "Retour"]),
        _ if !stated => "",
        Standing::Host => pick(
            rng,
            &["Communauté d'accueil", "Communauté d’accueil", "Hôte"],
        ),
        Standing::Migrant(_) if woman => pick(rng, &["Migrante", "migrant(e)"]),
        Standing::Migrant(_) => pick(rng, &["Migrant", "migrant(e)"]),
    };
    let legal = match dossier.standing {
        Standing::Migrant(Some(legal)) if returning => later_legal(rng, legal),
        Standing::Migrant(Some(legal)) => legal,
        Standing::Migrant(None) if one_in(rng, 3) => {
            return [nation, slip(rng, status), "-".to_owned()];
        }
        _ => {
            return [
                if blank_nation { String::new() } else { nation },
                slip(rng, status),
                String::new(),
            ];
        }
    };
    let legal = legal_status(rng, legal, person.sex);
    [
        if blank_nation { String::new() } else { nation },
        slip(rng, status),
        legal,
    ]
}

/// The birth date as a date cell, as text in one row of thirty.
fn birth_cell(rng: &mut Rng, dossier: &Dossier, returning: bool) -> Cell {
    let born = dossier.person.born;
    match dossier.flaw {
        Some(Flaw::BirthDate(text)) => Cell::text(text),
        Some(Flaw::OtherBirthLater) if returning => Cell::date(born.with_year(born.year() - 1)),
        _ if one_in(rng, 40) => Cell::Blank,
        _ if one_in(rng, 30) => Cell::text(day_text(born)),
        _ => Cell::Date(born),
    }
}

/// Puts an act's date into its column, with what stands beside it.
fn write_act(rng: &mut Rng, row: &mut [Cell], act: &Act) {
    let column = match act.service {
        Service::Registered => return,
        Service::Referral => 10,
        Service::Guidance => 11,
        Service::BusinessSupport => 12,
        Service::Coaching => 13,
        Service::Interview => (14..17)
            .find(|&column| !row[column].is_filled())
            .expect("three interviews a year at most"),
        Service::Internship => 17,
        Service::Card | Service::CardAsked => 18,
        Service::Opening => 20,
        Service::LaunchSupport => 22,
        Service::Grant => 23,
        Service::Incubation => 25,
        Service::CooperativeGrant => 26,
    };
    assert!(!row[column].is_filled(), "one act of a service in a row");
    row[column] = if one_in(rng, 80) {
        Cell::day_text(act.day)
    } else {
        Cell::Date(act.day)
    };
    if let Some(amount) = act.amount {
        row[column + 1] = Cell::number(amount);
    }
    match act.service {
        Service::Card => {
            row[CARD_STATUS] = Cell::text(pick(rng, &["oui", "oui", "Oui", "OUI", "oui "]));
        }
        Service::CardAsked => row[CARD_STATUS] = Cell::text(pick(rng, &["non", "Non", "En cours"])),
        _ => {}
    }
}
