//! The laws of all wording: each text in both languages, well set, and translated.

use strum::{EnumCount, IntoEnumIterator};

use super::findings::typography::fault;
use super::*;
use crate::catalogue::{Level, LogframeColumn, Measure, Unit};
use crate::finding::{Code, Described, FileFormat, Unreadable};
use crate::language::Language;

/// A text in French and in English, and what it is.
type Pair = (String, String, String);

/// What is the same word in both languages.
const SAME: [&str; 35] = [
    ">",
    "min.",
    "p",
    "%",
    "Arguments:",
    "Catalogue (SHA-256)",
    "Code",
    "Conditions",
    "DIM,DIM",
    "Document",
    "Elvish",
    "FORMAT",
    "CODE",
    "DATE",
    "Date",
    "Impact",
    "MAD",
    "Message",
    "Options:",
    "Organisation",
    "Question",
    "SHA-256",
    "SHELL",
    "Source",
    "Total",
    "Type",
    "Verdict",
    "contacts",
    "contradictions",
    "date",
    "fish",
    "note",
    "organisations",
    "participations",
    "plans",
];

fn pair(name: impl std::fmt::Debug, text: impl Fn(Language) -> String) -> Pair {
    (format!("{name:?}"), text(Language::Fr), text(Language::En))
}

fn s() -> String {
    "x".into()
}

/// One of each variant, and of each that is worded in two ways.
fn all<T: EnumCount + std::fmt::Debug>(list: Vec<T>) -> Vec<T> {
    let mut kinds = Vec::new();
    for one in &list {
        let kind = std::mem::discriminant(one);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    assert_eq!(kinds.len(), T::COUNT, "one is not listed: {list:?}");
    list
}

fn troubles() -> Vec<Trouble> {
    all(vec![
        Trouble::NoCatalogue,
        Trouble::Unreadable(s()),
        Trouble::Unwritable(s()),
        Trouble::UnknownProject(s(), Some(s())),
        Trouble::UnknownProject(s(), None),
        Trouble::UnknownIndicator(s(), Some(s())),
        Trouble::UnknownDimension(s(), Some(s())),
        Trouble::UnknownFormat(s(), None),
        Trouble::UnknownCode(s(), Some(s())),
        Trouble::InvalidCode(s()),
        Trouble::InvalidPeriod(s()),
        Trouble::InvalidFigures(s()),
        Trouble::FolderInUse(s()),
        Trouble::FileInUse(s()),
        Trouble::FolderBusy(s()),
        Trouble::NameTaken(s()),
        Trouble::Engine,
        Trouble::NoTerminal,
        Trouble::NoMeans,
        Trouble::NoMemory(400),
        Trouble::NoFixList(s()),
        Trouble::Beyond(SheetLimit::Rows, s(), 1_048_576),
    ])
}

#[rustfmt::skip]
fn remarks() -> Vec<Remark> {
    all(vec![
        Remark::Format(FileFormat::Csv),
        Remark::Misnamed(FileFormat::Csv),
        Remark::Text { encoding: "UTF-8".into(), delimiter: ";".into() },
        Remark::Unreadable(Unreadable::Damaged),
        Remark::SheetUnreadable(Unreadable::Damaged),
        Remark::Claimed(vec![s(), s()]),
        Remark::Resembles(vec![s()]),
        Remark::Size { rows: 2, columns: 3, claimed: None },
        Remark::Size { rows: 2, columns: 3, claimed: Some("A1:B9".into()) },
        Remark::Hidden,
        Remark::Header { row: 4, rows: 1, known: 2 },
        Remark::Header { row: 4, rows: 2, known: 2 },
        Remark::NoHeader,
        Remark::Pivot,
        Remark::Described(2, Described::Tags),
        Remark::Described(2, Described::Types),
        Remark::Totals { count: 1, first: 9 },
        Remark::Blank(2),
        Remark::Torn(2),
        Remark::SecondTable(40),
        Remark::HiddenRows(2),
        Remark::HiddenColumns(vec!["A".into(), "B".into()]),
        Remark::Merged(2),
        Remark::Filtered,
        Remark::Family { name: "KoboToolbox", roster: true },
        Remark::Family { name: "KoboToolbox", roster: false },
        Remark::NoResult { column: "A".into(), count: 2 },
        Remark::Errors { column: "A".into(), count: 2 },
        Remark::Unseen(1000),
        Remark::BuiltIn,
        Remark::Revealed,
    ])
}

fn misuses() -> Vec<help::Misuse> {
    use help::Misuse;
    let (argument, value) = (|| "--to <FILE>".to_owned(), s);
    all(vec![
        Misuse::UnknownArgument(argument()),
        Misuse::UnknownCommand(s()),
        Misuse::NoCommand,
        Misuse::InvalidValue {
            argument: argument(),
            value: value(),
        },
        Misuse::NoDate {
            argument: argument(),
            value: value(),
        },
        Misuse::NoValue(argument()),
        Misuse::Missing(vec![argument(), argument()]),
        Misuse::Twice(argument()),
        Misuse::Conflict {
            argument: argument(),
            with: vec![argument()],
        },
        Misuse::Conflict {
            argument: argument(),
            with: Vec::new(),
        },
        Misuse::TooMany {
            argument: argument(),
            value: value(),
        },
        Misuse::TooFew {
            argument: argument(),
            wanted: 2,
            given: 1,
        },
        Misuse::NoText,
        Misuse::Other,
    ])
}

fn hints() -> Vec<help::Hint> {
    use help::Hint;
    all(vec![
        Hint::Similar(vec![s()]),
        Hint::Similar(vec![s(), s(), s()]),
        Hint::Allowed(vec![s(), s()]),
        Hint::Elsewhere("check --format".into()),
        Hint::AsValue("-- --x".into()),
        Hint::WithoutDashes(s()),
    ])
}

/// Words and headings.
fn words() -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Word::iter()
        .map(|one| pair(one, |language| word(language, one).into()))
        .collect();
    let headings = help::Heading::iter();
    pairs.extend(headings.map(|one| pair(one, |language| help::heading(language, one))));
    let headings = questions::Heading::iter();
    pairs
        .extend(headings.map(|one| pair(one, |language| questions::heading(language, one).into())));
    let kinds = ColumnKind::iter();
    pairs.extend(kinds.map(|one| pair(one, |language| column_kind(language, one).into())));
    let verdicts = Reconciling::iter();
    pairs.extend(verdicts.map(|one| pair(one, |language| reconciling(language, one).into())));
    let levels = Level::iter();
    pairs.extend(levels.map(|one| pair(one, |language| level(language, one).into())));
    let units = Unit::iter();
    pairs.extend(units.map(|one| pair(one, |language| unit(language, one).into())));
    let badges = Badge::iter();
    pairs.extend(badges.map(|one| pair(one, |language| badge(language, one).into())));
    for column in LogframeColumn::iter() {
        let head = |language| logframe_column(language, column, "2022-Q3", false);
        pairs.push(pair(column, head));
    }
    for code in [
        "missing",
        "not_applicable",
        "at_least",
        "at_most",
        "provisional",
        "value",
    ] {
        pairs.push(pair(code, |language| state(language, code).into()));
    }
    for code in ["at_least", "at_most"] {
        let before = |language| bound(language, code).trim().to_owned();
        pairs.push(pair(code, before));
    }
    for code in ["new", "cumulative", "period"] {
        pairs.push(pair(code, |language| view(language, code).into()));
    }
    pairs
}

/// Sentences made from what they are about.
fn sentences() -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let list = troubles();
    pairs.extend(
        list.iter()
            .map(|one| pair(one, |language| trouble(language, one))),
    );
    let limits = SheetLimit::iter().map(|limit| Trouble::Beyond(limit, s(), 1_048_576));
    let limits: Vec<Trouble> = limits.collect();
    let say = |one| pair(one, |language| trouble(language, one));
    pairs.extend(limits.iter().map(say));
    let list = remarks();
    pairs.extend(
        list.iter()
            .map(|one| pair(one, |language| remark(language, one))),
    );
    let list: Vec<Note> = Note::iter().collect();
    pairs.extend(
        list.iter()
            .map(|one| pair(one, |language| draft_note(language, one))),
    );
    let list = misuses();
    pairs.extend(
        list.iter()
            .map(|one| pair(one, |language| help::misuse(language, one))),
    );
    let list = hints();
    pairs.extend(
        list.iter()
            .map(|one| pair(one, |language| help::hint(language, one))),
    );
    let facts = findings::tests::facts();
    for fact in &facts {
        pairs.push(pair(fact, |language| {
            findings::message(language, fact).text
        }));
        let help = |language| findings::message(language, fact).help.unwrap_or_default();
        if !help(Language::Fr).is_empty() || !help(Language::En).is_empty() {
            pairs.push(pair(fact, help));
        }
        let ask = |language| questions::question(language, fact, &["a", "b"]);
        pairs.push(pair(fact, ask));
    }
    pairs
}

/// What stands in explanations and in single sentences.
#[allow(clippy::too_many_lines, reason = "a list")]
fn fixed() -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for code in Code::iter() {
        let told = |language| explain::explanation(language, code);
        pairs.push(pair(code, |language| told(language).meaning.into()));
        pairs.push(pair(code, |language| told(language).remedy.into()));
    }
    pairs.extend([
        pair("layout", |language| layout_remark(language).into()),
        pair("date cells", |language| date_cells(language).into()),
        pair("intro", |language| questions::intro(language).into()),
        pair("suffix", |language| questions::suffix(language).into()),
        pair("more", |language| help::more(language).into()),
        pair("command", |language| help::some_command(language).into()),
        pair("default", |language| help::default(language, "x")),
        pair("possible", |language| help::possible(language, &["x", "y"])),
        pair("chart", |language| chart_alt(language, "x")),
        pair("progress", |language| progress_alt(language, "x")),
        pair("trend", |language| trend_alt(language, "x")),
        pair("funnel", |language| funnel_alt(language, "x")),
        pair("numbers", |language| measure(language, true).into()),
        pair("no numbers", |language| measure(language, false).into()),
        pair("sum", |language| {
            aggregation(language, &Measure::Typed, false).into()
        }),
        pair("latest", |language| {
            aggregation(language, &Measure::Typed, true).into()
        }),
        pair("people", |language| {
            aggregation(language, &Measure::People, false).into()
        }),
        pair("rule", |language| rule(language, &Measure::People).into()),
        pair("rule", |language| {
            rule(language, &Measure::Organisations).into()
        }),
        pair("rule", |language| rule(language, &Measure::Records).into()),
        pair("rule", |language| rule(language, &Measure::Typed).into()),
        pair("distinct", |language| distinct(language, 2000, true)),
        pair("over", |language| bounded(language, true, 78.0)),
        pair("at least", |language| bounded(language, false, 78.0)),
        pair("undeclared", |language| undeclared_count(language, 1, 2)),
        pair("to confirm", |language| confirmed(language, "x", false)),
        pair("more rows", |language| more_rows(language, 2)),
        pair("one more row", |language| more_rows(language, 1)),
        pair("left out", |language| questions::left_out(language, 2)),
        pair("one left out", |language| questions::left_out(language, 1)),
        pair("warnings", |language| warnings_left(language, 1)),
        pair("warnings", |language| warnings_left(language, 2)),
        pair("count", |language| findings_count(language, 0, 1, 2)),
        pair("waived", |language| waived_count(language, 1)),
        pair("waived", |language| waived_count(language, 2)),
        pair("not due", |language| {
            NotWritten::iter()
                .map(|why| not_written(language, why, "2022-Q3", &["x".into()]))
                .collect::<Vec<_>>()
                .join(" ")
        }),
        pair("wrote", |language| wrote(language, "x")),
        pair("finished", |language| leftover(language, "x", true)),
        pair("cleared", |language| leftover(language, "x", false)),
        pair("earlier", |language| earlier_books(language, &[s(), s()])),
        pair("times", |language| times(language, 3)),
        pair("row", |language| row(language, 3)),
        pair("column", |language| column(language, "B")),
        pair("names", |language| {
            format!("x{}", known_names(language, &["x", "y"]))
        }),
        pair("period", |language| period_name(language, "life")),
        pair("period", |language| period_name(language, "2019..2022")),
        pair("ages", |language| ages(language, "60+")),
        pair("number", |language| number(language, 1234.5)),
        pair("percent", |language| percent(language, 0.255)),
    ]);
    let causes = [
        std::io::ErrorKind::NotFound,
        std::io::ErrorKind::PermissionDenied,
        std::io::ErrorKind::AlreadyExists,
        std::io::ErrorKind::NotADirectory,
        std::io::ErrorKind::StorageFull,
    ];
    let why = |kind| move |language| cause(language, kind).unwrap_or_default().to_owned();
    pairs.extend(causes.map(|kind| pair(kind, why(kind))));
    pairs
}

#[test]
fn every_text_is_there_in_both_languages_and_well_set() {
    let mut wrong = Vec::new();
    for (name, fr, en) in [words(), sentences(), fixed()].concat() {
        for (language, text) in [(Language::Fr, &fr), (Language::En, &en)] {
            if text.is_empty() {
                wrong.push(format!("{name}: nothing in {}", language.code()));
            } else if let Some(fault) = fault(language, text) {
                wrong.push(format!("{name}: {fault}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_is_translated() {
    let pairs = [words(), sentences(), fixed()].concat();
    let untranslated: Vec<String> = pairs
        .into_iter()
        .filter(|(_, fr, en)| fr.replace('\u{a0}', "") == *en && !SAME.contains(&en.as_str()))
        .map(|(name, fr, _)| format!("{name}: {fr}"))
        .collect();
    assert!(untranslated.is_empty(), "{}", untranslated.join("\n"));
}

/// The README of a new folder: its prose, line by line.
#[test]
fn the_readme_of_a_new_folder_is_well_set() {
    for language in [Language::Fr, Language::En] {
        let readme = init_readme(language);
        let prose = readme.split("```").step_by(2).flat_map(str::lines);
        for line in prose.map(str::trim) {
            assert_eq!(fault(language, line), None, "{line}");
        }
        for line in init_done(language, "x").lines() {
            assert_eq!(fault(language, line.trim()), None, "{line}");
        }
    }
    assert_ne!(init_readme(Language::Fr), init_readme(Language::En));
}

/// The French README is read by those who know how French is set: each line of its prose, as the program's own texts.
#[test]
fn the_french_readme_is_well_set() {
    let readme = include_str!("../../README.fr.md");
    let mut code = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            code = !code;
        }
        if code || line.starts_with("```") || line.starts_with("|--") {
            continue;
        }
        for part in without_links(line).split('|') {
            let part = part.trim_start_matches(['-', '#', '*', ' ']).trim();
            assert_eq!(fault(Language::Fr, part), None, "{line}");
        }
    }
}

/// A line of Markdown without where its links lead.
fn without_links(line: &str) -> String {
    let mut parts = line.split("](");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let after = part.split_once(')').map_or(part, |(_, after)| after);
        format!("{text}]{after}")
    })
}
