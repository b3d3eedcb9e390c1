//! Organisations one by one, and their public names, which nothing else shows.

use crate::common::Place;
use crate::common::inside::{declared, read};
use bilan::catalogue::{Catalogue, Category, FieldId, PeriodSpec, Slot};
use bilan::count::{self, Organisation, Request, Said, View};
use bilan::ingest::Ingested;

const DIMENSIONS: &str = r#"
[[dimension]]
code = "currency"
of = "record"
label = { en = "Currency", fr = "Monnaie" }
[[dimension.category]]
code = "MAD"
label = { en = "Dirham", fr = "Dirham" }
[[dimension.category]]
code = "TND"
label = { en = "Dinar", fr = "Dinar" }

[[dimension]]
code = "legal_form"
of = "organisation"
label = { en = "Form", fr = "Forme" }
[[dimension.category]]
code = "cooperative"
label = { en = "Cooperatives", fr = "Coopératives" }
[[dimension.category]]
code = "company"
label = { en = "Companies", fr = "Sociétés" }

[[field]]
code = "organisation_number"
type = "identity"
label = { en = "Number", fr = "Numéro" }
[[field]]
code = "organisation_name"
type = "title"
label = { en = "Name", fr = "Nom" }
[[field]]
code = "jobs"
type = "number"
label = { en = "Jobs", fr = "Emplois" }
"#;

const INDICATORS: &str = r#"
[[indicator]]
code = "O-01"
label = { en = "Funded", fr = "Financées" }
definition = { en = "Each once.", fr = "Chacune une fois." }
unit = "organisation"
count = "organisations"
where = { service = "grant" }
breakdowns = [["legal_form"]]
"#;

const PROJECT: &str = r#"
code = "P1"
name = { en = "Project", fr = "Projet" }
start = 2021-01-01
end = 2023-12-31
[[report]]
format = "don"
language = "en"
[[logframe]]
code = "P1-01"
indicator = "O-01"
level = "output"
[[logframe]]
code = "P1-02"
indicator = "T-01"
level = "output"
"#;

const SOURCE: &str = r#"
project = "P1"
files = ["register*.csv"]
person = { fields = ["case_number"], scope = "source" }
organisation = { fields = ["organisation_number"], scope = "source" }
[columns]
case_number = "No"
sex = "Sex"
organisation_number = "Reg"
organisation_name = "Title"
legal_form = "Form"
service = "Service"
amount = "Amount"
currency = "Currency"
country = "Country"
jobs = "Jobs"
[act]
date = "Date"
"#;

/// A was guided, trained and funded, with two members; B was funded twice, and changed its form in June; C was guided.
const ROWS: &str = "\
Reg;Title;Form;No;Sex;Service;Amount;Currency;Country;Jobs;Date
A;;cooperative;1;F;guidance;;;MA;;10/01/2022
A;Zgougou   Argan;;2;M;training;;;MA;3;05/02/2022
A;Zgougou bis;;1;F;grant;1000;MAD;TN;5;01/03/2022
B;Nouriate;company;4;;grant;500;TND;TN;;15/02/2022
B;Nouriate;cooperative;4;;grant;300,50;TND;MA;;01/06/2022
C;;;3;M;guidance;;;;;01/04/2022
";

fn dimensions() -> String {
    include_str!("common/indicators/dimensions.toml").to_owned() + DIMENSIONS
}

fn catalogue(source: &str) -> Catalogue {
    declared(&[
        ("dimensions.toml", &dimensions()),
        ("organisations.toml", INDICATORS),
        (
            "donors/don.toml",
            include_str!("common/indicators/donors/don.toml"),
        ),
        ("projects/p1.toml", PROJECT),
        ("projects/p2.toml", &PROJECT.replace("P1", "P2")),
        ("sources/register.toml", source),
    ])
}

fn listed(
    catalogue: &Catalogue,
    read: &Ingested,
    (project, indicator, period): (usize, &str, &str),
    slots: &[&str],
) -> Vec<Organisation> {
    let declared = &catalogue.projects[project];
    let request = Request {
        project,
        indicator: catalogue.indicator(indicator).unwrap(),
        line: None,
        view: View::Period,
        period: PeriodSpec::parse(period)
            .unwrap()
            .of_project(declared.start, declared.end),
        by: Vec::new(),
    };
    let slot = |name: &&str| match catalogue.dimension(name) {
        Some(id) => Slot::Dimension(id),
        None => Slot::Field(FieldId(
            catalogue
                .fields
                .iter()
                .position(|field| field.code == *name)
                .unwrap(),
        )),
    };
    let slots: Vec<Slot> = slots.iter().map(slot).collect();
    count::organisations(catalogue, read, &request, &slots).unwrap()
}

/// An organisation as a line of text.
fn told(catalogue: &Catalogue, one: &Organisation, slots: &[&str]) -> String {
    let code = |dimension: &str, category: Category| {
        catalogue
            .category_code(catalogue.dimension(dimension).unwrap(), category)
            .to_owned()
    };
    let list = |list: Vec<String>| list.join("+");
    let said = one.said.iter().zip(slots).map(|(said, slot)| match said {
        Said::Categories(known) => list(known.iter().map(|one| code(slot, *one)).collect()),
        Said::Number(number) => number.map_or("-".into(), |number| number.to_string()),
        Said::Amounts(amounts) => list(
            amounts
                .iter()
                .map(|(one, sum)| format!("{} {sum}", code("currency", *one)))
                .collect(),
        ),
        Said::Day(day) => format!("{day:?}"),
        Said::Title(title) => title.clone().unwrap_or_default(),
        Said::Filled(filled) => filled.to_string(),
    });
    let sexes = one
        .by_sex
        .iter()
        .map(|(sex, count)| format!("{} {count}", code("sex", *sex)));
    let services = one
        .services
        .iter()
        .map(|(one, day)| format!("{} {day}", code("service", *one)));
    let amounts = one
        .amounts
        .iter()
        .map(|(one, sum)| format!("{} {sum}", code("currency", *one)));
    [
        one.name.clone().unwrap_or_else(|| "?".into()),
        one.since.to_string(),
        list(said.collect()),
        format!("{}: {}", one.members, list(sexes.collect())),
        list(services.collect()),
        list(amounts.collect()),
    ]
    .join(" | ")
}

#[test]
fn each_organisation_that_counts_is_listed_in_the_order_of_its_first_record() {
    let catalogue = catalogue(SOURCE);
    let read = read(&catalogue, &[ROWS.to_owned()], &[0]);
    let slots = ["legal_form", "country", "jobs", "amount"];
    let list = |indicator: &str, period: &str| -> Vec<String> {
        let all = listed(&catalogue, &read, (0, indicator, period), &slots);
        all.iter()
            .map(|one| told(&catalogue, one, &slots))
            .collect()
    };
    let argan = "Zgougou Argan | 2022-03-01 | cooperative+TN+5+MAD 1000 | 2: female 1+male 1 | guidance \
                 2022-01-10+training 2022-02-05+grant 2022-03-01 | MAD 1000";
    assert_eq!(
        list("O-01", "life"),
        [
            "Nouriate | 2022-02-15 | cooperative+MA+TN+-+TND 800.5 | 1: _U 1 | grant 2022-02-15 | TND 800.5",
            argan,
        ]
    );
    // Up to the end of May, B is a company and was funded once; in March alone, A was funded and has done the same.
    assert_eq!(
        list("O-01", "2022-01-01..2022-05-31"),
        [
            "Nouriate | 2022-02-15 | company+TN+-+TND 500 | 1: _U 1 | grant 2022-02-15 | TND 500",
            argan,
        ]
    );
    assert_eq!(list("O-01", "2022-03"), [argan]);
    assert_eq!(list("O-01", "2021"), [] as [&str; 0]);
    // Of an indicator of people, the organisations in which they were guided.
    assert_eq!(
        list("T-01", "life"),
        [
            &argan.replacen(
                "2022-03-01 | cooperative+TN",
                "2022-01-10 | cooperative+MA",
                1
            ),
            "? | 2022-04-01 | ++-+ | 1: male 1 | guidance 2022-04-01 | ",
        ]
        .map(str::to_owned)
    );
    assert_eq!(list("T-03", "life"), [] as [&str; 0]);
}

#[test]
fn the_order_of_files_decides_the_name_and_nothing_else() {
    let catalogue = catalogue(SOURCE);
    let (head, rows) = ROWS.split_once('\n').unwrap();
    let file = |rows: Vec<&str>| format!("{head}\n{}\n", rows.join("\n"));
    let lines: Vec<&str> = rows.lines().collect();
    let files = [file(lines[2..].to_vec()), file(lines[..2].to_vec())];
    let read = read(&catalogue, &files, &[0]);
    let all = listed(&catalogue, &read, (0, "O-01", "life"), &["legal_form"]);
    let names: Vec<_> = all.iter().map(|one| one.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["Nouriate", "Zgougou bis"]);
    assert_eq!(all[1].members, 2);
}

#[test]
fn a_name_in_a_shared_register_is_that_of_the_project_s_own_rows() {
    let shared = SOURCE.replace("\"P1\"", "{ column = \"Paid\" }");
    let catalogue = catalogue(&shared);
    let text = "Reg;Title;Form;No;Sex;Service;Amount;Currency;Country;Jobs;Date;Paid\n\
                A;Zgougou;;1;F;grant;1;MAD;;;01/01/2022;P2\nB;Nouriate;;2;F;grant;1;MAD;;;02/01/2022;P1\n\
                A;Argan;;1;F;grant;1;MAD;;;03/01/2022;P1\nC;;;3;F;grant;1;MAD;;;04/01/2022;P1;P2\n";
    let text = text.replace("P1;P2", "P1/P2");
    let read = read(&catalogue, &[text], &[0, 1]);
    let names = |project: usize| -> Vec<String> {
        let all = listed(&catalogue, &read, (project, "O-01", "life"), &[]);
        all.into_iter()
            .map(|one| one.name.unwrap_or_else(|| "?".into()))
            .collect()
    };
    assert_eq!(names(0), ["Nouriate", "Argan", "?"]);
    assert_eq!(names(1), ["Zgougou", "?"]);
}

#[test]
fn a_public_name_is_shown_nowhere_else() {
    let place = Place::new();
    place.file("indicators/dimensions.toml", dimensions());
    place.file("indicators/organisations.toml", INDICATORS);
    place.file("indicators/projects/p1.toml", PROJECT);
    place.file("indicators/sources/register.toml", SOURCE);
    // The name stands where a form is wanted too, often enough to be taken for a word.
    let more = "D;Nouriate;Nouriate;5;F;grant;1;MAD;MA;1;02/06/2022\nE;x;Nouriate;6;F;grant;1;MAD;MA;1;02/06/2022\n";
    place.file("data/register.csv", format!("{ROWS}{more}"));
    let commands: [&[&str]; 8] = [
        &["check"],
        &["check", "--format", "json"],
        &["check", "--fix-list", "list.csv", "--return", "questions"],
        &["count", "--by", "legal_form"],
        &["count", "--format", "json"],
        &["inspect", "data/register.csv"],
        &["inspect", "data/register.csv", "--draft", "P1"],
        &["report", "--internal"],
    ];
    for command in commands {
        let ran = place.bilan(command);
        for name in ["Nouriate", "Zgougou"] {
            assert!(!ran.out.contains(name), "{command:?}: {}", ran.out);
            assert!(!ran.err.contains(name), "{command:?}: {}", ran.err);
        }
    }
    let list = String::from_utf8(place.bytes("list.csv")).unwrap();
    assert!(!list.contains("Nouriate"), "{list}");
    for book in ["P1_don_life.xlsx", "P1_don_life_interne.xlsx"] {
        let cells = place.cells(&format!("reports/{book}"));
        assert!(
            !cells
                .iter()
                .any(|cell| cell.contains("Nouriate") || cell.contains("Zgougou"))
        );
    }
}
