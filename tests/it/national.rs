//! The national report as it was published for 2020: its table and its sentences, frames of several years with their period.

use crate::support::{CATALOGUE, SAMPLES, period, project, tables};
use bilan::language::Language;
use bilan::report::book::Book;
use bilan::report::layout::{self, Answers, Order};
use bilan::report::text::shown;

fn book(code: &str) -> Book {
    let place = project("SNIA");
    let period = period(place, code);
    let due = &CATALOGUE.projects[place].reports[0];
    let nothing = Answers::default();
    let order = Order {
        catalogue: &CATALOGUE,
        project: place,
        due,
        format: &CATALOGUE.formats[due.format],
        period: &period,
        language: Language::Fr,
        as_of: period.end,
        entries: &SAMPLES.entries[place],
        inputs: &[],
        ingested: &SAMPLES,
        answers: &nothing,
        provisional: false,
    };
    let asked = layout::requests(&order).unwrap();
    let answers = Answers::new(tables(&SAMPLES, &asked));
    layout::book(&Order {
        answers: &answers,
        ..order
    })
    .unwrap()
}

/// The rows of a sheet, each cell as a reader sees it, with plain spaces.
fn rows(book: &Book, sheet: &str) -> Vec<Vec<String>> {
    let page = book.pages.iter().find(|page| page.name == sheet).unwrap();
    let rows = page.grids.iter().flat_map(|grid| &grid.rows);
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    rows.map(|row| {
        let cells = row.cells.iter();
        cells.map(|cell| plain(shown(Language::Fr, cell))).collect()
    })
    .collect()
}

/// Label and total of a line.
fn line(rows: &[Vec<String>], code: &str) -> (String, String) {
    let row = rows.iter().find(|row| row[0] == code).unwrap();
    (row[1].clone(), row[3].clone())
}

#[test]
fn frames_of_several_years_are_told_whole_with_their_years() {
    let rows_of_2020 = rows(&book("2020"), "Programme 7");
    for (code, total) in [
        ("PNI-09-W4I", "22"),
        ("PNI-08-W4I", "135"),
        ("PNI-09-P-W4I", "79"),
        ("PNI-09-E-W4I", "20"),
    ] {
        let (label, told) = line(&rows_of_2020, code);
        assert_eq!(told, total, "{code}");
        assert!(label.ends_with("· 2018 à 2020"), "{label}");
    }
    // The report's own lines are of its year, and say no other.
    let (label, told) = line(&rows_of_2020, "PNI-01");
    assert_eq!((label.contains("2018"), told.as_str()), (false, "680"));
}

#[test]
fn nothing_after_the_report_counts_and_a_report_of_other_years_has_no_figure() {
    let (label, _) = line(&rows(&book("2019"), "Programme 7"), "PNI-09-W4I");
    assert!(label.ends_with("· 2018 à 2019"), "{label}");
    let (label, told) = line(&rows(&book("2022"), "Programme 7"), "PNI-09-W4I");
    assert!(!label.contains("2020"), "{label}");
    assert_eq!(told, "non renseigné");
}

#[test]
fn a_part_left_out_takes_no_word_from_the_next() {
    // The two companies of 2018 are no cooperatives, and no further start-ups.
    let text: Vec<String> = rows(&book("2018"), "Texte").concat();
    let wanted = "2 start-up ont été créées (2018), dont 2 SARL.";
    assert!(
        text.iter()
            .any(|sentence| sentence.replace('\u{a0}', " ") == wanted),
        "{text:#?}"
    );
}

#[test]
fn the_text_has_every_sentence_of_the_published_one() {
    let text: Vec<String> = rows(&book("2020"), "Texte").concat();
    for published in [
        "680 migrants ont été inscrits dans le système d’information de l’ANAPEC, dont 261 femmes et 419 hommes.",
        "258 migrants ont bénéficié d’entretiens de positionnement, dont 99 femmes et 159 hommes.",
        "189 migrants ont participé aux ateliers de recherche d’emploi, dont 91 femmes et 98 hommes.",
        "20 migrants ont été insérés dans le marché de l’emploi, dont 6 femmes et 14 hommes.",
        "5 contrats aidés ont été conclus au profit de migrants dans le cadre du projet AMUDDU.",
        "271 contrats de travail d’étrangers ont été visés, dont 142 au profit d’hommes et 129 au profit de femmes, 44 \
         relevant du travail domestique (loi 19-12).",
        "Depuis le début du programme, 749 contrats ont été visés, dont 48 relevant du travail domestique et 12 au profit \
         de réfugiés.",
        "251 migrants et réfugiés porteurs de projets ont été inscrits à l’auto-emploi.",
        "244 d’entre eux ont été accompagnés.",
        "144 porteurs de projets ont finalisé les formalités administratives.",
        "77 statuts d’auto-entrepreneur ont été créés avec l’ANAPEC.",
        "1 entreprise a été créée avec l’ANAPEC, dont 1 SARL.",
        "22 start-up ont été créées (2018 à 2020), dont 5 coopératives et 17 SARL.",
        "79 personnes migrantes ont été insérées comme entrepreneurs à travers leur start-up (2018 à 2020).",
        "20 emplois indirects ont été créés (2018 à 2020).",
        "135 personnes migrantes accompagnées ont obtenu le statut d’auto-entrepreneur (2018 à 2020).",
        "22 nouveaux projets de réfugiés ont été mis en place.",
        "24 réfugiés en sont porteurs, dont 3 femmes et 21 hommes.",
        "57 projets de réfugiés ont été renforcés financièrement.",
        "70 réfugiés en ont bénéficié, dont 8 femmes et 62 hommes.",
    ] {
        let spaced = text.iter().any(|sentence| sentence == published);
        assert!(spaced, "{published} is not in {text:#?}");
    }
}
