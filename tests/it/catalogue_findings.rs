//! The smallest mistake of each kind in a catalogue is told with its code, its place and what to do about it.

use crate::common::{PEOPLE, Place};
use bilan::finding::Code;
use strum::IntoEnumIterator;

const C: &str = "catalogue.toml";
const D: &str = "dimensions.toml";
const T: &str = "theme.toml";
const S: &str = "sources/register.toml";
const P: &str = "projects/p1.toml";
const F: &str = "donors/don.toml";

/// One mistake: its code, the file, the text replaced and what stands in its place, the text underlined, and some words
/// of the message or its help.
type Case = (
    Code,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

/// The end of the indicators' file, and an indicator to add there.
const LAST: &str = r#"breakdowns = [["country"]]"#;

#[rustfmt::skip]
const CASES: &[Case] = &[
    (Code::InvalidToml, D, r#"code = "sex""#, r#"code = "sex"#, "\n", &["not correct TOML"]),
    (Code::InvalidToml, P, "start = 2021-01-01", "start = 2021-02-30", "2021-02-30", &["not correct TOML"]),
    (Code::UnknownKey, D, "resolve =", "resolv =", "resolv", &["`resolv`", "did you mean `resolve`?"]),
    (Code::UnknownKey, P, "start =", "colour = 3\nstart =", "colour", &["`colour`", "remove it"]),
    (Code::UnknownKey, S, "scope =", "scoop =", "scoop", &["did you mean `scope`?"]),
    (Code::MissingKey, D, "of = \"person\"\nresolve", "resolve", "[[dimension]]", &["`of`", "add here: `of = \"…\"`"]),
    (Code::MissingKey, F, "by = [\"sex\", \"migrant_status\"]\n", "", "[[sheet]]", &["the key `by` is missing"]),
    (Code::MissingKey, D, "refines = \"migrant_status\"\n", "", "\"migrant\"", &["the key `refines` is missing"]),
    (Code::WrongType, C, "format = 1", "format = \"1\"", "\"1\"", &["`format` takes a whole number"]),
    (Code::WrongType, P, "start = 2021-01-01", "start = \"2021-01-01\"", "\"2021-01-01\"", &["`start` takes a date"]),
    (Code::WrongType, D, "open = true", "open = \"yes\"", "\"yes\"", &["`open` takes true or false"]),
    (Code::WrongType, T, LAST, "breakdowns = \"country\"", "\"country\"", &["`breakdowns` takes a list"]),
    (Code::WrongType, T, "count = { sum = \"amount\" }", "count = [\"people\"]", "[\"people\"]", &["a text or a block of keys"]),
    (Code::WrongType, T, "count = \"people\"", "at_least_records = -2\ncount = \"people\"", "-2", &["`at_least_records` takes a whole number"]),
    (Code::UnknownWord, D, "of = \"person\"", "of = \"persn\"", "\"persn\"", &["did you mean `person`?", "`organisation`"]),
    (Code::UnknownWord, T, "count = \"people\"", "count = \"peple\"", "\"peple\"", &["did you mean `people`?"]),
    (Code::UnknownWord, C, "format = 1", "format = 2", "2", &["words allowed: `1`"]),
    (Code::UnknownWord, S, "\"day first\"", "\"month frist\"", "\"month frist\"", &["did you mean `month first`?"]),
    (Code::Undeclared, T, r#"[["sex"], ["#, r#"[["sexe"], ["#, "\"sexe\"", &["no declared dimension", "did you mean `sex`?"]),
    (Code::Undeclared, S, "birth_date =", "birthdate =", "birthdate", &["no declared field", "did you mean `birth_date`?"]),
    (Code::Undeclared, T, "service = \"guidance\"", "servise = \"guidance\"", "servise", &["did you mean `service`?"]),
    (Code::Undeclared, T, "service = \"guidance\"", "service = \"guidanse\"", "\"guidanse\"", &["no category", "did you mean `guidance`?"]),
    (Code::Undeclared, D, "within = \"migrant\"", "within = \"migrants\"", "\"migrants\"", &["did you mean `migrant`?"]),
    (Code::Undeclared, D, "grown = [\"18-34\"", "grown = [\"18-35\"", "\"18-35\"", &["did you mean `18-34`?"]),
    (Code::Undeclared, S, "[record.grant]", "[record.grand]", "grand", &["did you mean `grant`?"]),
    (Code::Undeclared, S, "country = \"MA\"", "country = \"MX\"", "\"MX\"", &["no category", "did you mean `MA`?"]),
    (Code::Undeclared, P, "indicator = \"T-04\"", "indicator = \"T-40\"", "\"T-40\"", &["no declared indicator", "did you mean `T-0"]),
    (Code::Undeclared, P, "value = 10 }", "value = 10, for = { sex = \"femal\" } }", "\"femal\"", &["did you mean `female`?"]),
    (Code::Undeclared, T, "of = \"T-02\"", "of = \"T-20\"", "\"T-20\"", &["no declared indicator"]),
    (Code::Undeclared, S, "project = \"P1\"", "project = \"P3\"", "\"P3\"", &["no declared project", "did you mean `P1`?"]),
    (Code::Undeclared, P, "format = \"don\"", "format = \"dom\"", "\"dom\"", &["no declared donor format", "did you mean `don`?"]),
    (Code::Undeclared, P, "language = \"en\"", "language = \"eng\"", "\"eng\"", &["no language that bilan speaks", "did you mean `en`?"]),
    (Code::Undeclared, C, "[\"en\", \"fr\"]", "[\"en\", \"de\"]", "\"de\"", &["no language that bilan speaks"]),
    (Code::DuplicateCode, D, "code = \"migrant_status\"", "code = \"sex\"", "\"sex\"", &["two dimensions"]),
    (Code::DuplicateCode, D, "code = \"male\"", "code = \"female\"", "\"female\"", &["two categories"]),
    (Code::DuplicateCode, D, "code = \"name\"", "code = \"amount\"", "\"amount\"", &["two fields"]),
    (Code::DuplicateCode, D, "code = \"name\"", "code = \"country\"", "\"country\"", &["a field and a dimension"]),
    (Code::DuplicateCode, T, "code = \"T-04\"", "code = \"T-01\"", "\"T-01\"", &["two indicators"]),
    (Code::DuplicateCode, P, "code = \"P1-04\"", "code = \"P1-01\"", "\"P1-01\"", &["two lines of the logframe"]),
    (Code::AliasClaimedTwice, D, "[\"m\", \"h\"]", "[\"m\", \" F. \"]", "\" F. \"", &["means both `female` and `male`", "[values.sex]"]),
    (Code::ImpossibleCondition, T, "where = { service = \"grant\"", "where = { amount = { at_least = 9, at_most = 1 }", "{ at_least = 9, at_most = 1 }", &["swap the two bounds"]),
    (Code::ImpossibleCondition, T, "where = { service = \"grant\"", "where = { age = { at_least = 9, at_most = 1 }", "{ at_least = 9, at_most = 1 }", &["swap the two bounds"]),
    (Code::ImpossibleCondition, T, "service = [\"training\"]", "service = []", "[]", &["the list of `service` is empty"]),
    (Code::ImpossibleCondition, S, "[\"case_number\"]", "[]", "[]", &["the list of `fields` is empty"]),
    (Code::ImpossibleCondition, S, "[\"register*\"]", "[]", "[]", &["the list of `files` is empty"]),
    (Code::ImpossibleCondition, S, "name = \"Name\"", "name = []", "[]", &["the list of `name` is empty"]),
    (Code::ImpossibleCondition, S, "date = \"Grant\"", "date = \" \"", "\" \"", &["the list of `date` is empty"]),
    (Code::ImpossibleCondition, T, "service = \"grant\"", "migrant_status = \"host\", legal_status = \"refugee\"", "\"host\"", &["exclude one another"]),
    (Code::ImpossibleCondition, P, "code = \"P1-04\"", "code = \"P1-04\"\nwhere = { service = \"guidance\" }", "\"guidance\"", &["exclude one another"]),
    (Code::ImpossibleCondition, T, "{ sum = \"amount\" }", "{}", "{}", &["`sum` or `rate`"]),
    (Code::UnsuitableTest, T, "service = \"grant\"", "name = \"Awa\"", "\"Awa\"", &["`name` does not take this condition"]),
    (Code::UnsuitableTest, T, "service = \"grant\"", "age = \"18\"", "\"18\"", &["`age` takes bounds"]),
    (Code::UnsuitableTest, T, "service = \"grant\"", "sex = { at_least = 1 }", "{ at_least = 1 }", &["a dimension takes categories"]),
    (Code::UnsuitableTest, T, "service = \"grant\"", "name = { not = \"Awa\" }", "\"Awa\"", &["{ filled = true }"]),
    (Code::UnsuitableTest, T, "where = { service = \"grant\" }", "where_any = [{ age = { at_least = 18 } }]", "age", &["under `where` only"]),
    (Code::UnsuitableBreakdown, T, "count = { sum = \"amount\" }", "count = \"typed\"", "\"country\"", &["`T-04` cannot be broken down by `country`"]),
    (Code::UnsuitableBreakdown, T, "count = \"people\"", "count = \"organisations\"", "\"sex\"", &["organisations are not broken down"]),
    (Code::UnsuitableRate, T, "of = \"T-02\"", "of = \"T-04\"", "{ rate = { of = \"T-04\", among = \"T-01\" } }", &["same kind of thing"]),
    (Code::FormatAsksNothing, F, "[\"sex\", \"migrant_status\"]", "[\"sex\", \"country\"]", "[[sheet]]", &["`sex × country`"]),
    (Code::FormatAsksNothing, F, "by = [\"sex\"", "indicators = [\"T-04\"]\nby = [\"sex\"", "\"T-04\"", &["asks for `T-04`"]),
    (Code::InvalidPeriod, P, "[[report]]", "[[published]]\nindicator = \"T-01\"\nperiod = \"2022-Q5\"\ndocument = \"x\"\n[[report]]", "\"2022-Q5\"", &["is not a period", "`2022-Q3`"]),
    (Code::EndBeforeStart, P, "end = 2023-12-31", "end = 2020-12-31", "2020-12-31", &["falls before the start"]),
    (Code::InvalidCode, P, "language = \"en\"", "language = \"en\"\ncode = \"../don\"", "\"../don\"", &["other signs than letters", "`code = \"don\"`"]),
    (Code::InvalidCode, P, "language = \"en\"", "language = \"en\"\ncode = \"Nul.x\"", "\"Nul.x\"", &["for a device", "`code = \"Nul-x-1\"`"]),
    (Code::InvalidCode, P, "language = \"en\"", "language = \"en\"\n[[report.period]]\ncode = \"RA.\"\nlabel = { en = \"First\", fr = \"Premier\" }\nstart = 2022-01-01\nend = 2022-12-31", "\"RA.\"", &["ends with a dot", "`code = \"RA\"`"]),
    (Code::DuplicateCode, P, "language = \"en\"", "language = \"en\"\n[[report]]\nformat = \"don\"\nlanguage = \"en\"\ncode = \"DON\"", "\"DON\"", &["two reports"]),
    (Code::AmbiguousPeriodName, P, "language = \"en\"", "language = \"en\"\n[[report.period]]\ncode = \"2022\"\nlabel = { en = \"First\", fr = \"Premier\" }\nstart = 2022-01-01\nend = 2022-12-31", "\"2022\"", &["says a period already"]),
    (Code::InvalidPattern, S, "\"register*\"", "\"../register*\"", "\"../register*\"", &["starts from the data folder"]),
    (Code::InvalidPattern, S, "fixed =", "from_file_name = \"{country\"\nfixed =", "\"{country\"", &["fields are closed"]),
    (Code::InvalidBands, D, "\"18-34\", \"35+\"]\ngroups", "\"17-34\", \"35+\"]\ngroups", "\"17-34\"", &["without gap or overlap"]),
    (Code::InvalidBands, D, "\"18-34\", \"35+\"]\ngroups", "\"18-34\", \"40+\"]\ngroups", "\"40+\"", &["without gap or overlap"]),
    (Code::InvalidBands, D, "\"0-17\"", "\"17-0\"", "\"17-0\"", &["age band `17-0`"]),
    (Code::InvalidTitle, F, "en = \"Definitions\"", "en = \"What each of the indicators means\"", "{ en = \"What each of the indicators means\", fr = \"Définitions\" }", &["31 signs at most"]),
    (Code::InvalidTitle, F, "en = \"Cover\"", "en = \"In/out\"", "{ en = \"In/out\", fr = \"Couverture\" }", &["`In/out`"]),
    (Code::UnsuitableField, T, "sum = \"amount\"", "sum = \"birth_date\"", "\"birth_date\"", &["type `number` or `money`"]),
    (Code::UnclearRowShape, S, "[record.guidance]", "[act]\ndate = \"Date\"\n[record.guidance]", "[act]", &["keep one form only"]),
    (Code::MissingLanguage, D, "label = { en = \"Sex\", fr = \"Sexe\" }", "label = { en = \"Sex\" }", "{ en = \"Sex\" }", &["no text in French", "`fr = \"…\"`"]),
    (Code::FixedSeverity, C, "calendar = \"civil\"\n", "calendar = \"civil\"\n[severity]\nunknown-key = \"note\"\n", "unknown-key", &["stays an error", "remove this line"]),
    (Code::TargetTwice, P, "value = 10 }", "value = 10 }, { value = 11 }", "11", &["two targets for the same thing", "`P1-01`"]),
    (Code::CircularRule, D, "refines = \"migrant_status\"", "refines = \"legal_status\"", "\"legal_status\"", &["points back to itself"]),
    (Code::CircularRule, T, "of = \"T-02\"", "of = \"T-03\"", "\"T-03\"", &["another indicator in `rate`"]),
];

/// Codes that are told of registers, people, periods and entries, not of the catalogue.
#[rustfmt::skip]
const ELSEWHERE: &[Code] = &[
    Code::EmptyData, Code::SourceFileAbsent, Code::UnreadableFile, Code::UnreadableSheet, Code::UnclaimedFile,
    Code::UnclaimedSheet, Code::HiddenSheet, Code::ExpectedAbsent, Code::OpenElsewhere, Code::LinkedFolder, Code::InferredText,
    Code::InferredHeader, Code::NoHeader, Code::ColumnAbsent, Code::ColumnTwice, Code::NoSession, Code::UnknownValue,
    Code::ForeignColumn, Code::UndeclaredNumber, Code::ImpossibleDate, Code::InvalidNumber, Code::ErrorCell,
    Code::PartialDate, Code::AmbiguousDates, Code::AmbiguousNumber, Code::AgeAsDate, Code::ImpossibleAge, Code::SplitBand,
    Code::AgeAgainstBirth, Code::FormulaWithoutResult, Code::MarkWithoutDate, Code::SpanReversed, Code::NoPersonKey, Code::NoOrganisationKey,
    Code::ConflictingAnswers, Code::ConflictingBirthDates, Code::IdenticalRows, Code::PeriodClipped,
    Code::PeriodOutside, Code::SpanCut, Code::OutsideProject, Code::UnknownEntryLine, Code::InvalidEntryPeriod,
    Code::InvalidEntryValue, Code::NameInEntry, Code::MisnamedFile, Code::HiddenRows, Code::TotalRow, Code::DescribedColumns,
    Code::NumberAsDate, Code::OddAge, Code::BeforeMidnight, Code::SheetAbsent, Code::MergedCells, Code::StruckRows, Code::UntoldRows,
    Code::GroupedRows, Code::TornLine, Code::SecondTable, Code::PivotSheet, Code::NoRows, Code::NoBlock, Code::OrphanRow, Code::NoParent,
    Code::OverlappingCounts, Code::LayoutChanged, Code::UnknownFunder, Code::NoFunder, Code::VarianceUnexplained,
    // Cases of registers have these.
    Code::InferredCoverage, Code::AmbiguousLetters, Code::AlikeLetters, Code::MarginsDiffer, Code::TotalAlone,
    Code::TotalDiffers, Code::CountedTwice, Code::PrefixedKeys, Code::LostActs, Code::CarriedOver, Code::PeopleNotTold,
    Code::OtherCurrency, Code::MixedCurrencies, Code::Placeholder, Code::CategoryChanges, Code::ActWithoutService,
    Code::WordAsKey, Code::RepeatedCounts, Code::UnclearSession,
    // Its fixture in `tests/findings` has it.
    Code::InvalidSentence,
    // `reconcile.rs` has those of figures held against each other.
    Code::BreakdownGap, Code::FallingFigure, Code::PartOverWhole, Code::SameFigures, Code::TwoFigures, Code::UnitChange,
    Code::OverTarget, Code::StatedCount, Code::LineMissing, Code::TargetMissed,
    Code::InvalidRate, Code::OverlappingRates, Code::NoRate, Code::UnknownCurrency,
    // `logframe_tables.rs` has those of tables of lines.
    Code::UnknownTableColumn, Code::TableWithoutLines, Code::EmptyTableCell, Code::InvalidTableCell, Code::LineContradicts,
    Code::InvalidEntryValue, Code::UnclearShare, Code::WaiverEnded, Code::IdleWaiver, Code::AliasColumnAbsent, Code::AliasWithoutValue,
];

/// Mistakes that are told once for each name they leave without meaning.
const SEVERAL: [Code; 3] = [
    Code::DuplicateCode,
    Code::UnsuitableBreakdown,
    Code::InvalidBands,
];

/// Line and column of a byte, from 1, as editors count them.
fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}

/// Where a text may be pointed at: among the words put there, if it is one of them. Of two codes that are the same
/// either may be meant.
fn places(whole: &str, put: std::ops::Range<usize>, case: &Case) -> Vec<(usize, usize)> {
    let (code, .., underlined, _) = case;
    let among = whole[put.clone()].contains(underlined) && *code != Code::DuplicateCode;
    whole
        .match_indices(underlined)
        .filter(|(at, _)| !among || put.contains(at))
        .map(|(at, _)| line_and_column(whole, at))
        .collect()
}

/// What is wrong with how a mistake is told; nothing when all is as it should be.
fn fault(case: &Case) -> Option<String> {
    let (code, file, from, to, underlined, said) = case;
    let place = Place::with(PEOPLE);
    let path = format!("indicators/{file}");
    let start = String::from_utf8(place.bytes(&path)).unwrap().find(from);
    place.edit(&path, from, to);
    let put = start.unwrap()..start.unwrap() + to.len();
    let ran = place.bilan(&["check", "--deny", "warnings"]);
    let text = format!("{}{}", ran.err, ran.out);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = String::from_utf8(place.bytes(&path)).unwrap();
    let pointed = places(&whole, put, case).iter().any(|(line, column)| {
        let excerpt = whole.lines().nth(line - 1).unwrap_or_default();
        let carets = "^".repeat(underlined.chars().count());
        let mut after = text
            .split(&format!("--> {file}:{line}:{column}\n"))
            .nth(1)
            .unwrap_or_default()
            .lines()
            .skip(1);
        let shown = after.next().unwrap_or_default();
        let under = after.next().unwrap_or_default();
        shown.contains(excerpt) && under.trim_start_matches([' ', '|']) == carets
    });
    let told = text.matches("error[").count() + text.matches("warning[").count();
    let missing = said.iter().find(|words| !flat.contains(*words));
    let trouble = match () {
        () if ran.code != 1 => "exit code",
        () if !text.contains(&format!("[{}]", code.name())) => "code",
        () if !pointed => "place",
        () if !text.contains("help: ") => "help",
        () if missing.is_some() => "words",
        () if told != 1 && !SEVERAL.contains(code) => "more than one finding",
        () => return None,
    };
    Some(format!("{trouble}: {code:?} {to}\n{text}"))
}

#[test]
fn each_mistake_is_told_with_its_place() {
    let faults: Vec<String> = CASES.iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_code_of_the_catalogue_has_its_case() {
    let apart = [Code::NothingFeeds, Code::NoService, Code::MissingFile];
    // `remedies.rs` has those of waivers and lists of aliases.
    let here = |code: &Code| CASES.iter().any(|case| case.0 == *code) || apart.contains(code);
    let homeless = |code: &Code| here(code) == ELSEWHERE.contains(code);
    let homeless: Vec<Code> = Code::iter().filter(homeless).collect();
    assert!(
        homeless.is_empty(),
        "each wants a case here, or a place in ELSEWHERE: {homeless:?}"
    );
}

#[test]
fn rates_of_rates_that_point_at_each_other() {
    let place = Place::with(PEOPLE);
    let path = "indicators/theme.toml";
    place.edit(
        path,
        "{ sum = \"amount\" }",
        "{ rate = { of = \"T-03\", among = \"T-03\" } }",
    );
    place.edit(
        path,
        "of = \"T-02\", among = \"T-01\"",
        "of = \"T-04\", among = \"T-04\"",
    );
    let said = [
        "error[unsuitable-rate]",
        "`T-03` among `T-03`",
        "`T-04` among `T-04`",
    ];
    place.bilan(&["count"]).ends(1).says(&said);
}

#[test]
fn a_line_that_nothing_feeds() {
    let place = Place::with(PEOPLE);
    let grant = "[record.grant]\ndate = \"Grant\"\ncolumns = { amount = \"Amount\" }\n";
    place.edit("indicators/sources/register.toml", grant, "");
    let said = [
        "warning[nothing-feeds]",
        "--> projects/p1.toml:28:13",
        "`T-04`: its figure will be missing",
    ];
    place.bilan(&["check"]).ends(0).says(&said);
    place
        .bilan(&["check", "--deny", "warnings"])
        .ends(1)
        .says(&said);
}

#[test]
fn acts_whose_service_nothing_tells() {
    let place = Place::with(PEOPLE);
    let source = String::from_utf8(place.bytes("indicators/sources/register.toml")).unwrap();
    let head = source.split("[record.").next().unwrap();
    let path = "indicators/sources/register.toml";
    place.file(path, format!("{head}[act]\ndate = \"Guidance\"\n"));
    place.bilan(&["check"]).ends(1).says(&[
        "error[no-service]",
        "--> sources/register.toml:16:1",
        "fixed = { service =",
    ]);
    // Neither does a source without any shape tell what a row is.
    place.file(path, head);
    let said = ["error[unclear-row-shape]", "--> sources/register.toml:1:11"];
    place.bilan(&["check"]).ends(1).says(&said);
}

#[test]
fn a_file_of_the_catalogue_that_is_not_there() {
    for file in [C, D] {
        let place = Place::with(PEOPLE);
        place.remove(&format!("indicators/{file}"));
        let ran = place.bilan(&["check", "--lang", "en"]).ends(1);
        ran.says(&["error[missing-file]", &format!("`{file}`"), "help: "]);
    }
    let place = Place::with(PEOPLE);
    let report = "entries = \"notes.xlsx\"\n[[report]]";
    place.edit("indicators/projects/p1.toml", "[[report]]", report);
    let said = ["error[missing-file]", "`notes.xlsx`"];
    place.bilan(&["check"]).ends(1).says(&said);
}

#[test]
fn the_same_code_in_another_file() {
    for (file, again, said) in [
        (T, "other.toml", "two indicators"),
        (P, "projects/p0.toml", "two projects"),
        (F, "donors/again.toml", "two donor formats"),
    ] {
        let place = Place::with(PEOPLE);
        let bytes = place.bytes(&format!("indicators/{file}"));
        place.file(&format!("indicators/{again}"), bytes);
        let ran = place
            .bilan(&["count"])
            .ends(1)
            .says(&["error[duplicate-code]", said]);
        assert_eq!(ran.out, "", "nothing is counted");
    }
}

#[test]
fn ten_mistakes_in_six_files_are_told_in_one_run() {
    let place = Place::with(PEOPLE);
    let ten = [
        (C, "calendar = \"civil\"", "calendar = \"lunar\"", "`lunar`"),
        (C, "organisation", "organization", "`organization`"),
        (D, "type = \"money\"", "type = 5", "`type`"),
        (D, "aliases = [\"m\"", "aliases = [\"f\"", "`f`"),
        (
            T,
            "where = { service = \"guidance\" }",
            "were = {}",
            "`were`",
        ),
        (T, "unit = \"percent\"", "unit = \"per cent\"", "`per cent`"),
        (S, "scope = \"source\"", "scope = \"sauce\"", "`sauce`"),
        (S, "date = \"Training\"", "day = \"Training\"", "`day`"),
        (P, "level = \"outcome\"", "level = \"out\"", "`out`"),
        (F, "kind = \"cover\"", "kind = \"lid\"", "`lid`"),
    ];
    for (file, from, to, _) in ten {
        place.edit(&format!("indicators/{file}"), from, to);
    }
    let ran = place.bilan(&["report"]).ends(1);
    for (file, .., said) in ten {
        let told = ran.err.split("\n\n").any(|one| {
            one.contains(&format!("--> {file}:")) && one.lines().next().unwrap().contains(said)
        });
        assert!(told, "{said} in {file} is not in:\n{}", ran.err);
    }
    assert!(!place.path("reports").exists(), "nothing is written");
}

#[test]
fn machines_are_told_of_mistakes_too() {
    let place = Place::with(PEOPLE);
    place.edit("indicators/dimensions.toml", "resolve =", "resolv =");
    let ran = place.bilan(&["check", "--format", "json"]).ends(1);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["format"], 1);
    assert_eq!(json["findings"][0]["code"], "unknown-key");
}
