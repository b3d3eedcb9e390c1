//! Cases 42 to 44 and the other shapes that rows come in: rosters, tables of counts, options in columns of their own, blocks
//! of columns, attendance with a threshold. The figures are worked out by hand from the rows beside them.

use crate::common::Place;

const SOURCE: &str = "indicators/sources/register.toml";

/// The small catalogue with another source.
fn place(source: &str) -> Place {
    let place = Place::new();
    place.file(SOURCE, source);
    place
}

/// What an indicator gives by sex: total, women, men, unknown, each with state and basis.
#[track_caller]
fn by_sex(place: &Place, indicator: &str) -> Vec<String> {
    by(place, indicator, "life")
}

#[track_caller]
fn by(place: &Place, indicator: &str, period: &str) -> Vec<String> {
    let args = ["count", "-i", indicator, "--by", "sex", "--period", period];
    let ran = place.bilan(&[&args[..], &["--format", "csv", "-q"]].concat());
    let figures = ran.out.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        format!("{} {} {} {}", cells[4], cells[5], cells[6], cells[7])
    });
    figures.collect()
}

/// The codes and counts of what `check` finds, but for notes and lines of the logframe that nothing feeds.
fn found(place: &Place) -> Vec<(String, u64)> {
    let ran = place.bilan(&["check", "--format", "json", "--lang", "en"]);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let findings = told["findings"].as_array().unwrap().iter();
    // The small catalogue reports more than these sources feed.
    let grave = findings
        .filter(|finding| finding["severity"] != "note" && finding["code"] != "nothing-feeds");
    grave
        .map(|finding| {
            let code = finding["code"].as_str().unwrap().to_owned();
            (code, finding["count"].as_u64().unwrap_or(1))
        })
        .collect()
}

/// The members of households as KoboToolbox exports them: a sheet a repeat, numbered rows, all text.
const HOUSEHOLDS: &str = "start;Visit;City;_id;_uuid;_index\n\
    x;15/01/2022;Rabat;901;u1;1\n\
    x;20/01/2022;Tanger;902;u2;2\n\
    x;03/02/2023;Rabat;903;u3;4\n\
    x;05/02/2023;Rabat;904;u4;";
const MEMBERS: &str = "First name;Sex;_index;_parent_table_name;_parent_index\n\
    Awa;F;1;Households;1\n\
    Moussa;M;2;Households;1\n\
    Fatou;F;3;;2\n\
    Binta;F;4;Households;4.0\n\
    Idriss;M;5;Households;77";
const PETS: &str = "Kind;_index;_parent_index\ncat;1;1\ndog;2;1\ncat;3;1";

const ROSTER: &str = r#"
project = "P1"
files = ["register*"]
sheets = ["Members"]
person = { fields = ["name", "case_number"], scope = "source" }
fixed = { service = "guidance", country = "MA" }
[parent]
sheets = ["Households"]
key = "_index"
of = "_parent_index"
[columns]
name = "First name"
case_number = "_uuid"
sex = "Sex"
[act]
date = "Visit"
"#;

#[test]
fn case_43_members_are_joined_with_their_household() {
    let place = place(ROSTER);
    let sheets = [
        ("Households", HOUSEHOLDS),
        ("Members", MEMBERS),
        ("Pets", PETS),
    ];
    place.xlsx("data/register.xlsx", &sheets);
    // Awa, Moussa, Fatou and Binta have a household with a visit; Idriss's is not there, nor the day of his act. Pets
    // multiply nobody.
    let wanted = [
        "_T 4 at_least counted",
        "female 3 at_least counted",
        "male 1 at_least counted",
        "_U 0 at_least counted",
    ];
    assert_eq!(by_sex(&place, "T-01"), wanted);
    assert_eq!(by(&place, "T-01", "2022")[0], "_T 3 at_least counted");
    let told = found(&place);
    // A member without a household, a household without a number; the sheet of pets is claimed by nobody, and no register.
    assert_eq!(
        told.iter().filter(|(code, _)| code == "orphan-row").count(),
        2,
        "{told:?}"
    );
}

#[test]
fn households_of_one_number_that_contradict_each_other_have_no_members() {
    let place = place(ROSTER);
    // Two exports pasted one under another: both number their households from 1. The third is there twice and says the same.
    let households = "Visit;City;_uuid;_index\n15/01/2022;Rabat;a;1\n16/01/2022;Rabat;b;2\n17/01/2022;Salé;c;3\n\
                      18/09/2022;Rabat;d;1\n17/01/2022;Salé;c;3\n";
    let members = "First name;Sex;_index;_parent_table_name;_parent_index\nIsa;F;1;Households;1\nNino;M;2;Households;2\n\
                   Lia;F;3;Households;3\nTed;M;4;Households;1\n";
    let sheets = [("Households", households), ("Members", members)];
    place.xlsx("data/register.xlsx", &sheets);
    let wanted = [
        "_T 2 at_least counted",
        "female 1 at_least counted",
        "male 1 at_least counted",
        "_U 0 at_least counted",
    ];
    assert_eq!(by_sex(&place, "T-01"), wanted);
    let told = found(&place);
    assert!(told.contains(&("orphan-row".into(), 2)), "{told:?}");
}

#[test]
fn case_43_a_roster_whose_parent_is_another_file() {
    let source = ROSTER
        .replace(
            "files = [\"register*\"]\nsheets = [\"Members\"]",
            "files = [\"register-members.csv\"]",
        )
        .replace(
            "sheets = [\"Households\"]\nkey = \"_index\"\nof = \"_parent_index\"",
            "files = [\"register.csv\"]\nkey = \"KEY\"\nof = \"PARENT_KEY\"",
        )
        .replace("_uuid", "KEY");
    let place = place(&source);
    // ODK Central: a file a repeat, joined by their keys.
    place.file("data/register.csv", "SubmissionDate,Visit,City,KEY\n2022-01-16T08:00:00.000Z,2022-01-15,Rabat,uuid:a\n2022-01-20T08:00:00.000Z,2022-01-20,Salé,uuid:b\n");
    place.file("data/register-members.csv", "First name,Sex,PARENT_KEY,KEY\nAwa,F,uuid:a,uuid:a/m[1]\nMoussa,M,uuid:a,uuid:a/m[2]\nFatou,F,uuid:b,uuid:b/m[1]\n");
    assert_eq!(
        by_sex(&place, "T-01")[..3],
        [
            "_T 3 value counted",
            "female 2 value counted",
            "male 1 value counted"
        ]
    );
    assert_eq!(found(&place), []);
}

#[test]
fn case_43_a_roster_without_its_parent_is_partial() {
    let place = place(ROSTER);
    place.xlsx("data/register.xlsx", &[("Members", MEMBERS)]);
    let told = found(&place);
    assert!(told.iter().any(|(code, _)| code == "no-parent"), "{told:?}");
    assert!(by_sex(&place, "T-01")[0].contains("at_least"));
}

/// A partner's table: counts by sex across, a row a month.
const ACROSS: &str = r#"
project = "P1"
files = ["register*"]
dates = "day first"
[aggregate]
service = "guidance"
date = "Mois"
[aggregate.counts]
"Femmes" = { sex = "female" }
"Hommes" = { sex = "male" }
"#;

#[test]
fn case_42_counts_across_are_summed_and_reported() {
    let place = place(ACROSS);
    place.file(
        "data/register.csv",
        "Mois;Femmes;Hommes;Total\nJanvier 2022;12;8;20\nFévrier 2022;5;;5\nmars 2022;0;1 000;1000\nTotal;17;1008;1025\n",
    );
    // One month is told as it is; over several, the same people may come back.
    assert_eq!(
        by(&place, "T-01", "2022-01"),
        [
            "_T 20 value reported",
            "female 12 value reported",
            "male 8 value reported",
            "_U 0 value counted"
        ]
    );
    assert_eq!(
        by(&place, "T-01", "2022-Q1"),
        [
            "_T 1025 at_most reported",
            "female 17 at_most reported",
            "male 1008 at_most reported",
            "_U 0 value counted"
        ]
    );
    // Half a month holds no whole span.
    assert_eq!(
        by(&place, "T-01", "2022-01-01..2022-01-15")[0],
        "_T 0 at_least counted"
    );
}

#[test]
fn case_42_overlapping_columns_are_refused() {
    let place = place(&format!(
        "{ACROSS}\"Femmes adultes\" = {{ sex = \"female\", age_group = \"35+\" }}\n"
    ));
    place.file(
        "data/register.csv",
        "Mois;Femmes;Hommes;Femmes adultes\nJanvier 2022;12;8;7\n",
    );
    let ran = place.bilan(&["check", "--lang", "en"]);
    ran.ends(1).says(&[
        "error[overlapping-counts]",
        "`Femmes adultes` counts some of the same people as `Femmes`",
    ]);
}

#[test]
fn case_42_counts_down_and_dated_by_the_sheet() {
    let place = place(
        r#"
project = "P1"
files = ["register*"]
from_sheet_name = "{date}"
[columns]
sex = "Sexe"
migrant_status = "Statut"
[aggregate]
service = "guidance"
count = "Effectif"
"#,
    );
    let january = "Sexe;Statut;Effectif\nF;Migrants;4\nF;Host community;3\nM;Migrants;2\nTotal;;9";
    place.xlsx(
        "data/register.xlsx",
        &[
            ("2022-01", january),
            (
                "Février 2022",
                "Sexe;Statut;Effectif\nF;Migrants;1\nM;Migrants;deux",
            ),
        ],
    );
    // Women and men of one month exclude each other: nobody stands in two rows.
    assert_eq!(
        by(&place, "T-01", "2022-01"),
        [
            "_T 9 value reported",
            "female 7 value reported",
            "male 2 value reported",
            "_U 0 value counted"
        ]
    );
    assert_eq!(by(&place, "T-01", "2022")[0], "_T 10 at_most reported");
    assert_eq!(found(&place), [("invalid-number".to_owned(), 1)]);
}

#[test]
fn case_42_counts_beside_a_register_are_mixed() {
    let place = Place::with("1;A;F;migrant;;15/01/2022;;;\n");
    place.file(
        "indicators/sources/partner.toml",
        ACROSS.replace(
            "files = [\"register*",
            "covers = \"2022\"\nfiles = [\"partner*",
        ),
    );
    place.file("data/partner.csv", "Mois;Femmes;Hommes\n2022-01;12;8\n");
    assert_eq!(
        by(&place, "T-01", "2022"),
        [
            "_T 21 at_most mixed",
            "female 13 at_most mixed",
            "male 8 value reported",
            "_U 0 value counted"
        ]
    );
}

#[test]
fn case_44_attendance_counts_from_a_threshold_on() {
    let grid = "NOM;Sexe;01/03/2022;08/03/2022;15/03/2022;22/03/2022\n\
        A;F;x;x;;x\n\
        B;M;;x;;\n\
        C;F;x;x;;\n\
        D;F;;;;";
    let source = |threshold: &str| {
        format!(
            "project = \"P1\"\nfiles = [\"register*\"]\nperson = {{ fields = [\"name\"], scope = \"source\" }}\n\
             [columns]\nname = \"NOM\"\nsex = \"Sexe\"\n\
             [attendance]\nservice = \"training\"\nheader = \"{{date}}\"\nmarks = [\"x\"]\n{threshold}\n"
        )
    };
    for (threshold, people) in [("", 3), ("threshold = 2", 2), ("threshold = 0.75", 1)] {
        let place = place(&source(threshold));
        place.file("data/register.csv", grid);
        assert_eq!(
            by_sex(&place, "T-02")[0],
            format!("_T {people} value counted"),
            "{threshold}"
        );
    }
}

/// A dimension of which several categories may hold at once.
const NEEDS: &str = r#"
[[dimension]]
code = "need"
of = "person"
multiple = true
label = { en = "Needs", fr = "Besoins" }
[[dimension.category]]
code = "housing"
label = { en = "Housing", fr = "Logement" }
[[dimension.category]]
code = "health"
label = { en = "Health", fr = "Santé" }
[[dimension.category]]
code = "papers"
label = { en = "Papers", fr = "Papiers" }
"#;

/// How many people have each need, by code.
fn needs(place: &Place) -> Vec<String> {
    let ran = place.bilan(&[
        "count", "-i", "T-01", "--by", "need", "--format", "csv", "-q",
    ]);
    let figures = ran.out.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        format!("{} {}", cells[4], cells[5])
    });
    figures.collect()
}

#[test]
fn options_are_read_from_columns_of_their_own_and_from_one_cell() {
    let one = "No;needs;Guidance\n1;housing health;15/01/2022\n2;papers;15/01/2022\n3;;15/01/2022\n4;Logement, Santé;15/01/2022\n";
    let each = "No;needs;needs/housing;needs/health;needs/papers;Guidance\n1;x y;1;1;0;15/01/2022\n2;;0;False;True;15/01/2022\n3;;;;;15/01/2022\n4;;1;oui;non;15/01/2022\n";
    for (header, rows) in [("needs", one), ("needs/{need}", each)] {
        let place = place(&format!(
            "project = \"P1\"\nfiles = [\"register*\"]\nperson = {{ fields = [\"case_number\"], scope = \"source\" }}\n\
             [columns]\ncase_number = \"No\"\nneed = \"{header}\"\n[record.guidance]\ndate = \"Guidance\"\n"
        ));
        place.append("indicators/dimensions.toml", NEEDS);
        place.file("data/register.csv", rows);
        assert_eq!(
            needs(&place),
            ["_T 4", "housing 2", "health 2", "papers 1", "_U 1"],
            "{header}"
        );
        assert_eq!(found(&place), [], "{header}");
    }
}

#[test]
fn services_chosen_from_a_list_are_an_act_each() {
    let one = "No;Services;Date\n1;guidance training;15/01/2022\n2;training;16/01/2022\n";
    let each = "No;Services/guidance;Services/training;Services/juggling;Date\n1;1;1;0;15/01/2022\n2;0;1;1;16/01/2022\n";
    for (header, rows, unknown) in [("Services", one, 0), ("Services/{service}", each, 1)] {
        let place = place(&format!(
            "project = \"P1\"\nfiles = [\"register*\"]\nperson = {{ fields = [\"case_number\"], scope = \"source\" }}\n\
             [columns]\ncase_number = \"No\"\nservice = \"{header}\"\n[act]\ndate = \"Date\"\n"
        ));
        place.file("data/register.csv", rows);
        assert_eq!(by_sex(&place, "T-01")[0], "_T 1 value counted", "{header}");
        assert_eq!(by_sex(&place, "T-02")[0], "_T 2 value counted", "{header}");
        assert_eq!(
            found(&place).len(),
            unknown,
            "{header}: {:?}",
            found(&place)
        );
    }
}

#[test]
fn blocks_of_columns_are_a_person_each() {
    let place = place(
        r#"
project = "P1"
files = ["register*"]
person = { fields = ["case_number", "name"], scope = "source" }
blocks = "kids[{n}]/{column}"
fixed = { service = "guidance" }
[columns]
case_number = "_uuid"
name = "name"
sex = "sex"
[act]
date = "visit"
"#,
    );
    place.file(
        "data/register.csv",
        "visit,kids[1]/name,kids[1]/sex,kids[2]/name,kids[2]/sex,kids[10]/name,_uuid\n\
         2022-01-15,Awa,F,Moussa,M,,u1\n\
         2022-01-16,n/a,,,,,u2\n\
         2022-01-17,Binta,F,Fatou,F,Omar,u3\n",
    );
    // Awa and Moussa, nobody, Binta, Fatou and Omar, whose sex no column tells.
    let wanted = [
        "_T 5 value counted",
        "female 3 value counted",
        "male 1 value counted",
        "_U 1 value counted",
    ];
    assert_eq!(by_sex(&place, "T-01"), wanted);
}

#[test]
fn a_total_row_leaves_its_services_to_nobody() {
    let place = place(
        "project = \"P1\"\nfiles = [\"register*\"]\nperson = { fields = [\"case_number\"], scope = \"source\" }\n\
         [columns]\ncase_number = \"No\"\nsex = \"Sex\"\nservice = \"Services\"\n[act]\ndate = \"Date\"\n",
    );
    place.edit(
        "indicators/dimensions.toml",
        "resolve = \"constant\"",
        "resolve = \"constant\"\ntotal = [\"all\"]",
    );
    place.file(
        "data/register.csv",
        "No;Sex;Services;Date\n1;F;training;15/01/2022\n;all;guidance training;\n2;M;training;16/01/2022\n",
    );
    assert_eq!(by_sex(&place, "T-01")[0], "_T 0 value counted");
    assert_eq!(by_sex(&place, "T-02")[0], "_T 2 value counted");
}

#[test]
fn case_44_a_share_of_sessions_is_exact() {
    // Eleven marks of twenty sessions are 55 %.
    let days: Vec<String> = (1..=20).map(|day| format!("{day:02}/03/2022")).collect();
    let marks: Vec<&str> = (1..=20)
        .map(|day| if day <= 11 { "x" } else { "" })
        .collect();
    let place = place(
        "project = \"P1\"\nfiles = [\"register*\"]\nperson = { fields = [\"name\"], scope = \"source\" }\n\
         [columns]\nname = \"NOM\"\nsex = \"Sexe\"\n[attendance]\nservice = \"training\"\nheader = \"{date}\"\n\
         marks = [\"x\"]\nthreshold = 0.55\n",
    );
    place.file(
        "data/register.csv",
        format!("NOM;Sexe;{}\nA;F;{}\n", days.join(";"), marks.join(";")),
    );
    assert_eq!(by_sex(&place, "T-02")[0], "_T 1 value counted");
}

#[test]
fn case_43_a_parent_that_cannot_be_read_is_told() {
    let place = place(&ROSTER.replace("sheets = [\"Households\"]", "files = [\"households*\"]"));
    place.xlsx("data/register.xlsx", &[("Members", MEMBERS)]);
    place.xlsx("data/households-1.xlsx", &[("Households", HOUSEHOLDS)]);
    place.file("data/households-2.xlsx", b"");
    let told = found(&place);
    assert!(
        told.iter().any(|(code, _)| code == "unreadable-file"),
        "{told:?}"
    );
    assert_eq!(by_sex(&place, "T-01")[0], "_T 4 at_least counted");
}
