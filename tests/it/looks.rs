//! What people look at, in a small book made here: charts, sparklines, shades, names, directions, print set-up; and the
//! format's own limits. Expected texts are written by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::support::{attribute, grid, parts, tabs, tags};
use bilan::language::Language;
use bilan::report::book::{Book, Fit, Orientation, Page, tab};
use bilan::report::grid::{Cell, ChartKind, Column, Grid, GridChart, Mark, RowKind, Scale};
use bilan::report::workbook;
use bilan::wording::{SheetLimit, Trouble};

fn book(pages: Vec<Page>) -> Book {
    Book {
        title: "M4SD · Rapport d’essai".into(),
        author: "ES.Maroc.org".into(),
        language: Language::Fr,
        as_of: chrono::NaiveDate::from_ymd_opt(2022, 12, 31).unwrap(),
        pages,
    }
}

fn page(name: &str, heading: &str, grids: Vec<Grid>) -> Page {
    Page {
        name: tab(name),
        heading: heading.into(),
        grids,
        ..Page::default()
    }
}

fn columns(titles: &[&str]) -> Vec<Column> {
    titles
        .iter()
        .map(|title| Column::new(title, *title))
        .collect()
}

fn counts(name: &str, numbers: &[u32]) -> Vec<Cell> {
    let mut cells = vec![Cell::text(name)];
    cells.extend(numbers.iter().map(|number| Cell::count(*number)));
    cells
}

/// Bars beside a shaded table of sexes and statuses.
fn bars() -> Grid {
    let heads = [
        "Sexe",
        "Migrants",
        "Communauté d’accueil",
        "Retour",
        "Total",
    ];
    let mut table = Grid::new("M4SD-01 · Personnes orientées (personnes)", columns(&heads));
    table.push(RowKind::Plain, counts("Femmes", &[86, 311, 0, 397]));
    table.push(RowKind::Plain, counts("Hommes", &[99, 215, 0, 314]));
    table.push(RowKind::Total, counts("Total", &[185, 526, 0, 711]));
    table.chart = Some(GridChart {
        most: 311.0,
        ..GridChart::new(
            ChartKind::Bars,
            0..2,
            1..4,
            "Personnes orientées, par sexe et statut",
        )
        .axes("Sexe", "Personnes")
    });
    table.scales = vec![Scale {
        rows: vec![0, 1],
        columns: 1..4,
    }];
    table.notes = vec!["Les inconnus sont comptés à part.".into()];
    table
}

/// Stages down, countries across, stacked.
fn funnel() -> Grid {
    let mut table = Grid::new(
        "Entonnoir · De l’idée à l’entreprise",
        columns(&["Étape", "Maroc", "Tunisie", "Algérie", "Total"]),
    );
    for (name, numbers) in [
        ("Idées", [120, 64, 31, 215]),
        ("Plans d’affaires", [70, 41, 12, 123]),
        ("Entreprises créées", [28, 17, 6, 51]),
    ] {
        table.push(RowKind::Plain, counts(name, &numbers));
    }
    table.chart = Some(GridChart {
        most: 215.0,
        ..GridChart::new(
            ChartKind::Stacked,
            0..3,
            1..4,
            "De l’idée à l’entreprise, par pays",
        )
    });
    table.named("RESTART_entonnoir")
}

/// Lines of a logframe between headings, reached beside elapsed.
fn progress() -> Grid {
    let mut table = Grid::new(
        "",
        vec![
            Column::new("code", "Code").wide(12.0),
            Column::new("indicator", "Indicateur").wide(44.0),
            Column::new("target", "Cible").wide(16.0),
            Column::new("done", "Réalisé").wide(12.0),
            Column::new("percent", "% de la cible").wide(12.0),
            Column::new("time", "% du temps").wide(12.0),
            Column::new("comment", "Commentaire").wide(50.0),
        ],
    );
    let comment = "L’antenne de Rabat n’a ouvert qu’en mars ; le retard est rattrapé depuis l’été, comme le montrent les registres.";
    for (level, from) in [("Effet", 1), ("Produit", 4)] {
        table.push(RowKind::Heading, vec![Cell::text(level)]);
        for line in from..from + 3 {
            table.push(
                RowKind::Plain,
                vec![
                    Cell::text(format!("M4SD-0{line}")),
                    Cell::text("Personnes ayant reçu une orientation professionnelle individuelle"),
                    Cell::Number(1500.0, Mark::ToConfirm),
                    Cell::Number(f64::from(line) * 200.0, Mark::AtLeast),
                    Cell::share(f64::from(line) * 0.17),
                    Cell::share(0.8),
                    Cell::text(comment),
                ],
            );
        }
    }
    table.chart = Some(GridChart {
        percent: true,
        most: 1.02,
        ..GridChart::new(
            ChartKind::Progress,
            [1, 2, 3, 5, 6, 7],
            [4, 5],
            "Part de la cible atteinte et part du temps écoulé",
        )
    });
    table
}

/// Quarters across with a sparkline and a line chart of them.
fn quarters() -> Grid {
    let mut table = Grid::new(
        "Suivi trimestriel",
        columns(&["Indicateur", "T1", "T2", "T3", "T4", "Année", "Tendance"]),
    );
    for (name, numbers) in [
        ("Orientation", [40, 62, 55, 90, 247]),
        ("Placement en stage", [3, 0, 8, 12, 23]),
    ] {
        let mut cells = counts(name, &numbers);
        cells.push(Cell::Spark(1..5));
        table.push(RowKind::Plain, cells);
    }
    table.chart = Some(GridChart {
        by_rows: true,
        most: 90.0,
        ..GridChart::new(
            ChartKind::Trend,
            0..2,
            1..5,
            "Orientations et stages par trimestre",
        )
        .axes("Trimestre", "Personnes")
    });
    table
}

fn grants() -> Grid {
    let mut table = Grid::new(
        "Subventions",
        columns(&["Entreprise", "Montant d’origine", "Montant", "Date"]),
    );
    let day = chrono::NaiveDate::from_ymd_opt(2022, 3, 1)
        .map(Cell::Day)
        .unwrap();
    for (name, amount, currency, in_dirhams) in [
        ("E1", 12_500.0, "MAD", 12_500.0),
        ("E2", 3_200.5, "TND", 10_465.64),
    ] {
        table.push(
            RowKind::Plain,
            vec![
                Cell::text(name),
                Cell::Money(amount, currency.into(), Mark::Plain),
                Cell::Money(in_dirhams, "MAD".into(), Mark::Plain),
                day.clone(),
            ],
        );
    }
    table
}

fn arabic() -> Page {
    let mut table = Grid::new(
        "عدد الأشخاص حسب الجنس",
        columns(&["الجنس", "مهاجرون", "المجتمع المضيف"]),
    );
    table.push(RowKind::Plain, counts("نساء", &[86, 311]));
    table.push(RowKind::Plain, counts("رجال", &[99, 215]));
    table.chart = Some(GridChart::new(
        ChartKind::Bars,
        0..2,
        1..3,
        "عدد الأشخاص حسب الجنس والوضع",
    ));
    Page {
        right_to_left: true,
        ..page("الجنس", "M4SD · الجنس", vec![table])
    }
}

fn card() -> Page {
    let sentence = "680 migrants ont été orientés, dont 261 femmes et 419 hommes, par les deux antennes de Tanger et de Rabat, \
                    entre le 1ᵉʳ janvier 2019 et le 31 décembre 2022.";
    let mut text = Grid::prose("Axe 7 · Emploi", [sentence.to_owned(), sentence.repeat(3)]);
    text.rows.insert(
        1,
        bilan::report::grid::GridRow {
            kind: RowKind::Heading,
            cells: vec![Cell::text("Formation")],
        },
    );
    Page {
        orientation: Orientation::Portrait,
        fit: Fit::Whole,
        ..page("Phrases", "PNIA · Phrases du rapport national", vec![text])
    }
}

fn demo() -> Book {
    book(vec![
        page(
            "Sexe × statut",
            "M4SD · Sexe × statut · 2022",
            vec![bars(), funnel()],
        ),
        page(
            "Cadre logique",
            "M4SD · Cadre logique · 2022",
            vec![progress()],
        ),
        page(
            "Trimestres",
            "M4SD · Trimestres · 2022",
            vec![quarters(), grants()],
        ),
        arabic(),
        card(),
    ])
}

/// The book written into the folder of tests.
fn written(name: &str, book: &Book) -> PathBuf {
    assert_eq!(workbook::check(book), Ok(()));
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.xlsx"));
    bilan::write::atomically(&path, &workbook::bytes(book).unwrap()).unwrap();
    path
}

fn sheet(parts: &BTreeMap<String, String>, number: usize) -> &str {
    &parts[&format!("xl/worksheets/sheet{number}.xml")]
}

fn chart(parts: &BTreeMap<String, String>, number: usize) -> &str {
    &parts[&format!("xl/charts/chart{number}.xml")]
}

/// The texts of an element in an XML text.
fn texts(xml: &str, element: &str) -> Vec<String> {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let inside = xml.split(&open).skip(1);
    inside
        .map(|rest| rest[..rest.find(&close).unwrap()].replace("&apos;", "'"))
        .collect()
}

/// The defined names of a workbook and what they stand for.
fn names(parts: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let book = &parts["xl/workbook.xml"];
    let name = |tag: &&str| attribute(tag, "name").unwrap().to_owned();
    let text = |tag: &&str| {
        let start = book.find(*tag).unwrap() + tag.len() + 1;
        book[start..start + book[start..].find('<').unwrap()].to_owned()
    };
    let tags = tags(book, "definedName");
    tags.iter().map(|tag| (name(tag), text(tag))).collect()
}

#[test]
fn every_table_has_a_name_and_a_caption() {
    let path = written("names", &demo());
    let names = names(&parts(&path));
    let own: Vec<_> = names
        .iter()
        .filter(|(name, _)| !name.starts_with("_xlnm"))
        .collect();
    let heads = [
        ("M4SD_4", "الجنس", "الجنس", "عدد الأشخاص حسب الجنس"),
        ("M4SD_Cadre_logique", "Cadre logique", "Code", ""),
        (
            "M4SD_Sexe_statut_01",
            "Sexe × statut",
            "Sexe",
            "M4SD-01 · Personnes orientées (personnes)",
        ),
        (
            "M4SD_Trimestres_Subventions",
            "Trimestres",
            "Entreprise",
            "Subventions",
        ),
        (
            "M4SD_Trimestres_Suivi_trimestriel",
            "Trimestres",
            "Indicateur",
            "Suivi trimestriel",
        ),
        (
            "RESTART_entonnoir",
            "Sexe × statut",
            "Étape",
            "Entonnoir · De l’idée à l’entreprise",
        ),
    ];
    assert_eq!(own.len(), heads.len(), "{own:?}");
    for ((name, range), (wanted, tab, head, caption)) in own.into_iter().zip(heads) {
        assert_eq!(name, wanted);
        let corner = range
            .strip_prefix(&format!("'{tab}'!$A$"))
            .or_else(|| range.strip_prefix(&format!("{tab}!$A$")));
        let corner = corner.unwrap_or_else(|| panic!("{name}: {range}"));
        let row: usize = corner.split(':').next().unwrap().parse().unwrap();
        let cells = grid(&path, tab);
        assert_eq!(cells[row - 1][0].to_string(), head, "{name}");
        // A table without a title stands under the page's own, with a row between.
        if caption.is_empty() {
            assert_eq!(row, 3, "{name}");
        } else {
            assert_eq!(cells[row - 2][0].to_string(), caption, "{name}");
        }
    }
    let range = |wanted: &str| {
        names
            .iter()
            .find(|(name, _)| name == wanted)
            .unwrap()
            .1
            .clone()
    };
    assert_eq!(range("M4SD_Sexe_statut_01"), "'Sexe × statut'!$A$4:$E$7");
    assert_eq!(range("M4SD_Cadre_logique"), "'Cadre logique'!$A$3:$G$11");
}

#[test]
fn charts_say_in_words_what_they_show() {
    let parts = parts(&written("charts", &demo()));
    let mut said: Vec<String> = Vec::new();
    for (_, drawing) in parts
        .iter()
        .filter(|(name, _)| name.starts_with("xl/drawings/drawing"))
    {
        said.extend(
            tags(drawing, "xdr:cNvPr")
                .iter()
                .map(|tag| attribute(tag, "descr").unwrap().to_owned()),
        );
    }
    let wanted = [
        "Personnes orientées, par sexe et statut",
        "De l’idée à l’entreprise, par pays",
        "Part de la cible atteinte et part du temps écoulé",
        "Orientations et stages par trimestre",
        "عدد الأشخاص حسب الجنس والوضع",
    ];
    assert_eq!(said, wanted);
}

#[test]
fn charts_are_of_their_kind_and_told_apart_in_black_and_white() {
    let parts = parts(&written("kinds", &demo()));
    let chart = |number: usize| chart(&parts, number);
    let kind = |number: usize, element: &str| {
        let tags = tags(chart(number), element);
        tags.first()
            .and_then(|tag| attribute(tag, "val"))
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(
        [kind(1, "c:barDir"), kind(1, "c:grouping")],
        ["col", "clustered"]
    );
    assert_eq!(
        [kind(2, "c:barDir"), kind(2, "c:grouping")],
        ["col", "stacked"]
    );
    assert_eq!(
        [kind(3, "c:barDir"), kind(3, "c:grouping")],
        ["bar", "clustered"]
    );
    assert!(chart(4).contains("<c:lineChart>"));
    // Neighbours differ by more than their colour: a fill beside a pattern, another marker, another dash.
    for number in 1..=3 {
        let looks: Vec<bool> = chart(number)
            .split("<c:ser>")
            .skip(1)
            .map(|one| one.contains("<a:pattFill"))
            .collect();
        assert!(
            looks.windows(2).all(|pair| pair[0] != pair[1]),
            "chart {number}: {looks:?}"
        );
    }
    let markers: BTreeSet<&str> = tags(chart(4), "c:symbol")
        .iter()
        .filter_map(|tag| attribute(tag, "val"))
        .collect();
    assert_eq!(markers, BTreeSet::from(["circle", "square"]));
}

#[test]
fn charts_draw_the_rows_they_are_given() {
    let parts = parts(&written("ranges", &demo()));
    let chart = |number: usize| chart(&parts, number);
    // The axes say what they measure; lines between headings are drawn without the headings.
    assert_eq!(texts(chart(4), "a:t"), ["Trimestre", "Personnes"]);
    let ranges = texts(chart(3), "c:f");
    assert_eq!(
        ranges,
        [
            "'Cadre logique'!$E$3",
            "('Cadre logique'!$A$5:$A$7,'Cadre logique'!$A$9:$A$11)",
            "('Cadre logique'!$E$5:$E$7,'Cadre logique'!$E$9:$E$11)",
            "'Cadre logique'!$F$3",
            "('Cadre logique'!$A$5:$A$7,'Cadre logique'!$A$9:$A$11)",
            "('Cadre logique'!$F$5:$F$7,'Cadre logique'!$F$9:$F$11)",
        ]
    );
    assert_eq!(
        texts(chart(4), "c:f"),
        [
            "Trimestres!$A$5",
            "Trimestres!$B$4:$E$4",
            "Trimestres!$B$5:$E$5",
            "Trimestres!$A$6",
            "Trimestres!$B$4:$E$4",
            "Trimestres!$B$6:$E$6",
        ]
    );
}

#[test]
fn quarters_have_sparklines_and_shades_leave_the_totals_out() {
    let parts = parts(&written("sparks", &demo()));
    let quarters = sheet(&parts, 3);
    let over: Vec<_> = texts(quarters, "xm:f")
        .into_iter()
        .zip(texts(quarters, "xm:sqref"))
        .collect();
    let pair = |over: &str, at: &str| (over.to_owned(), at.to_owned());
    assert_eq!(
        over,
        [
            pair("Trimestres!B6:E6", "G6"),
            pair("Trimestres!B5:E5", "G5")
        ]
    );
    let shaded = sheet(&parts, 1);
    let areas: Vec<_> = tags(shaded, "conditionalFormatting")
        .iter()
        .filter_map(|tag| attribute(tag, "sqref"))
        .collect();
    assert_eq!(areas, ["B5:D6"]);
    // From white to one pale blue: dark text stays readable, and a grey printer keeps the order.
    let colors: Vec<_> = tags(shaded, "color")
        .iter()
        .filter_map(|tag| attribute(tag, "rgb"))
        .collect();
    assert_eq!(colors, ["FFFFFFFF", "FF9DC3DA"]);
}

#[test]
fn pages_are_set_up_for_a4_and_their_direction() {
    let path = written("print", &demo());
    let parts = parts(&path);
    let names = names(&parts);
    for (number, tab) in (1..).zip(tabs(&path)) {
        let sheet = sheet(&parts, number);
        let one = |element: &str| *tags(sheet, element).first().unwrap_or(&"");
        let setup = |name: &str| attribute(one("pageSetup"), name);
        assert_eq!(setup("paperSize"), Some("9"), "{tab}");
        let lies = if tab == "Phrases" {
            "portrait"
        } else {
            "landscape"
        };
        // The logframe with its chart is two pages high; each other sheet is one whole page.
        let high = (tab == "Cadre logique").then_some("0");
        assert_eq!(setup("orientation"), Some(lies), "{tab}");
        assert_eq!(setup("fitToHeight"), high, "{tab}");
        assert_eq!(
            attribute(one("pageSetUpPr"), "fitToPage"),
            Some("1"),
            "{tab}"
        );
        let right = attribute(one("sheetView"), "rightToLeft");
        assert_eq!(right, (tab == "الجنس").then_some("1"), "{tab}");
        let footer = texts(sheet, "oddFooter").concat();
        for part in [
            "M4SD · Rapport d’essai&amp;C",
            "&amp;A&amp;R",
            "&amp;P / &amp;N",
        ] {
            assert!(footer.contains(part), "{tab}: {footer}");
        }
    }
    for builtin in ["_xlnm.Print_Area", "_xlnm.Print_Titles"] {
        assert_eq!(names.iter().filter(|(name, _)| name == builtin).count(), 5);
    }
    // The chart under the logframe starts a page of its own rather than being cut.
    let breaks = tags(sheet(&parts, 2), "brk");
    assert!(breaks.len() <= 1, "{breaks:?}");
    // The only table's headings come again on each page: row 3.
    assert!(names.contains(&("_xlnm.Print_Titles".into(), "'Cadre logique'!$3:$3".into())));
}

#[test]
fn amounts_stay_numbers_and_show_their_currency() {
    let path = written("money", &demo());
    let cells = grid(&path, "Trimestres");
    let row = cells
        .iter()
        .find(|row| row[0] == calamine::Data::String("E2".into()))
        .unwrap();
    assert_eq!(row[1], calamine::Data::Float(3_200.5));
    let styles = &parts(&path)["xl/styles.xml"];
    let formats: Vec<_> = tags(styles, "numFmt")
        .iter()
        .filter_map(|tag| attribute(tag, "formatCode"))
        .collect();
    for wanted in [
        "#,##0&quot;\u{a0}MAD&quot;",
        "#,##0.00&quot;\u{a0}TND&quot;",
    ] {
        assert!(formats.contains(&wanted), "{formats:?}");
    }
}

#[test]
fn no_merged_cells_overlap() {
    let parts = parts(&written("merges", &demo()));
    // The fifth is a page of text, in one column.
    for number in 1..=4 {
        let mut rows = BTreeSet::new();
        for tag in tags(sheet(&parts, number), "mergeCell") {
            let (from, to) = attribute(tag, "ref").unwrap().split_once(':').unwrap();
            let row = |cell: &str| cell.trim_start_matches(char::is_alphabetic).to_owned();
            assert_eq!(row(from), row(to));
            assert!(rows.insert(row(from)), "sheet {number}, row {from}");
        }
        assert!(!rows.is_empty());
    }
}

#[test]
fn texts_stay_texts_and_within_what_a_cell_takes() {
    let mut table = Grid::new("=1+1", columns(&["=Tête", "Texte"]));
    let long = "mot ".repeat(10_000);
    for text in [
        "=1+1",
        "+33 6",
        "-5",
        "@SUM(A1)",
        "https://exemple.org",
        "a\u{1}b",
        long.as_str(),
    ] {
        table.push(RowKind::Plain, vec![Cell::text("x"), Cell::text(text)]);
    }
    let early = chrono::NaiveDate::from_ymd_opt(1850, 1, 2).unwrap();
    table.push(
        RowKind::Plain,
        vec![Cell::Day(early), Cell::Number(f64::NAN, Mark::Plain)],
    );
    let path = written("texts", &book(vec![page("Textes", "=2+2", vec![table])]));
    let cells = grid(&path, "Textes");
    assert_eq!(cells[0][0].to_string(), "=2+2");
    assert_eq!(cells[2][0].to_string(), "=1+1");
    let texts: Vec<String> = cells[4..10].iter().map(|row| row[1].to_string()).collect();
    assert_eq!(
        texts[..5],
        ["=1+1", "+33 6", "-5", "@SUM(A1)", "https://exemple.org"]
    );
    let cut = cells[10][1].to_string();
    assert!(cut.ends_with("mot…") && cut.chars().count() <= 32_767);
    assert_eq!(cells[11][0].to_string(), "1850-01-02");
    let sheet = &parts(&path)["xl/worksheets/sheet1.xml"];
    assert!(tags(sheet, "f").is_empty() && tags(sheet, "hyperlink").is_empty());
}

#[test]
fn a_long_alternative_text_is_cut_and_an_empty_one_is_the_caption() {
    let mut long = bars();
    let mut none = bars();
    long.chart.as_mut().unwrap().alt = "été ".repeat(100);
    none.chart.as_mut().unwrap().alt = String::new();
    let parts = parts(&written(
        "alt",
        &book(vec![page("A", "A", vec![long, none])]),
    ));
    let drawing = &parts["xl/drawings/drawing1.xml"];
    let said: Vec<&str> = tags(drawing, "xdr:cNvPr")
        .iter()
        .filter_map(|tag| attribute(tag, "descr"))
        .collect();
    assert!(said[0].ends_with("été…") && said[0].chars().count() <= 255);
    assert_eq!(said[1], "M4SD-01 · Personnes orientées (personnes)");
}

#[test]
fn what_a_workbook_cannot_hold_is_refused_before() {
    let beyond = |pages: Vec<Page>| workbook::check(&book(pages));
    let refused = |limit, place: &str, most| Err(Trouble::Beyond(limit, place.to_owned(), most));
    let mut long = Grid::new("", columns(&["A"]));
    for _ in 0..1_048_576 {
        long.push(RowKind::Plain, Vec::new());
    }
    assert_eq!(
        beyond(vec![page("Longue", "", vec![long])]),
        refused(SheetLimit::Rows, "Longue", 1_048_576)
    );
    let wide = Grid::new("", vec![Column::default(); 16_385]);
    assert_eq!(
        beyond(vec![page("Large", "", vec![wide])]),
        refused(SheetLimit::Columns, "Large", 16_384)
    );
    for name in [
        "",
        "a/b",
        "History",
        "'a'",
        "Un nom d’onglet beaucoup trop long",
    ] {
        let bad = Page {
            name: name.into(),
            ..Page::default()
        };
        assert_eq!(beyond(vec![bad]), refused(SheetLimit::Name, name, 31));
    }
    assert_eq!(
        beyond(vec![page("a", "", vec![]), page("A", "", vec![])]),
        refused(SheetLimit::Name, "A", 31)
    );
    let pages = (0..10_001)
        .map(|at| page(&at.to_string(), "", vec![]))
        .collect();
    assert_eq!(
        beyond(pages),
        refused(SheetLimit::Sheets, "M4SD · Rapport d’essai", 10_000)
    );
    let mut many = bars();
    many.columns = vec![Column::default(); 300];
    many.chart = Some(GridChart::new(ChartKind::Bars, 0..2, 1..257, "x"));
    assert_eq!(
        beyond(vec![page("Barres", "", vec![many])]),
        refused(SheetLimit::Series, "Barres", 255)
    );
    let mut rich = Grid::new("", columns(&["A"]));
    for at in 0..91 {
        rich.push(
            RowKind::Plain,
            vec![Cell::Money(1.0, format!("C{at}"), Mark::Plain)],
        );
    }
    assert_eq!(
        beyond(vec![page("M", "", vec![rich])]),
        refused(SheetLimit::Currencies, "M4SD · Rapport d’essai", 90)
    );
}

#[test]
fn the_same_book_is_the_same_bytes() {
    assert!(workbook::bytes(&demo()).unwrap() == workbook::bytes(&demo()).unwrap());
}
