//! The laws of the wordings: every code said, in both languages, well set.

use strum::IntoEnumIterator;

use super::*;
use crate::finding::{
    Beyond, Bound, Code, Described, Expected, FileFormat, LayoutChange, Measured, Misdated,
    Misnamed, Named, NoName, Orphan, SharedAs, Stated, TornLine, Unreadable, Unsupported, Variance,
};

fn s() -> String {
    "x".into()
}

fn list() -> Vec<String> {
    vec!["a".into(), "b".into()]
}

#[rustfmt::skip]
fn of_the_catalogue() -> Vec<Fact> {
    vec![
        Fact::InvalidToml { message: s() },
        Fact::UnknownKey { key: s(), nearest: Some(s()) },
        Fact::UnknownKey { key: s(), nearest: None },
        Fact::UnknownWord { word: s(), allowed: list(), nearest: Some(s()) },
        Fact::UnknownWord { word: s(), allowed: list(), nearest: None },
        Fact::AliasClaimedTwice { alias: s(), first: s(), second: s(), dimension: s() },
        Fact::ImpossibleCondition { field: "count".into(), bound: Bound::Exclusive },
        Fact::UnsuitableTest { field: s() },
        Fact::UnsuitableTest { field: "age".into() },
        Fact::UnsuitableBreakdown { indicator: s(), dimension: s() },
        Fact::UnsuitableRate { of: s(), among: s() },
        Fact::FormatAsksNothing { format: s(), project: s(), asked: s() },
        Fact::InvalidPeriod { text: s() },
        Fact::AmbiguousPeriodName { text: s() },
        Fact::InvalidSentence { part: s() },
        Fact::EndBeforeStart { key: s() },
        Fact::InvalidPattern { pattern: s() },
        Fact::InvalidBands { band: s() },
        Fact::InvalidTitle { title: s() },
        Fact::UnsuitableField { field: s() },
        Fact::UnclearRowShape,
        Fact::NoService,
        Fact::NothingFeeds { project: s(), indicator: s() },
        Fact::CircularRule { name: s() },
        Fact::MissingFile { path: "dimensions.toml".into() },
        Fact::UnknownTableColumn { header: s(), nearest: Some(s()) },
        Fact::UnknownTableColumn { header: s(), nearest: None },
        Fact::TableWithoutLines,
        Fact::EmptyTableCell { column: s() },
        Fact::LineContradicts { line: s(), column: s() },
        Fact::TargetTwice { line: s() },
        Fact::UnclearShare { line: s(), said: 60.0.into(), read: SharedAs::Percent },
        Fact::UnclearShare { line: s(), said: 0.5.into(), read: SharedAs::OfTotal },
        Fact::UnclearShare { line: s(), said: 0.5.into(), read: SharedAs::Nothing },
        Fact::MissingFile { path: "projects/m4sd-logframe.csv".into() },
        Fact::FixedSeverity { code: s() },
        Fact::WaiverEnded { code: s(), until: s() },
        Fact::IdleWaiver { code: s() },
        Fact::AliasColumnAbsent { column: s() },
        Fact::AliasWithoutValue,
        Fact::MissingFile { path: "m4sd/saisies.xlsx".into() },
    ]
}

#[rustfmt::skip]
#[allow(clippy::too_many_lines, reason = "a list")]
fn of_reading() -> Vec<Fact> {
    let text = || Shown::Text("Mlle".into());
    vec![
        Fact::EmptyData { folder: s() },
        Fact::SourceFileAbsent { source: s(), pattern: s() },
        Fact::UnreadableSheet { reason: Unreadable::Damaged },
        Fact::UnreadableSheet { reason: Unreadable::TooLarge(Beyond::Places) },
        Fact::UnclaimedFile,
        Fact::LayoutChanged { source: s(), change: LayoutChange::ColumnGone { header: s() } },
        Fact::LayoutChanged { source: s(), change: LayoutChange::ColumnRenamed { header: s(), to: s() } },
        Fact::LayoutChanged { source: s(), change: LayoutChange::ColumnNew { header: s() } },
        Fact::LayoutChanged { source: s(), change: LayoutChange::SheetGone { sheet: s() } },
        Fact::LayoutChanged { source: s(), change: LayoutChange::SheetNew },
        Fact::UnclaimedSheet { source: Some(s()) },
        Fact::UnclaimedSheet { source: None },
        Fact::HiddenSheet { source: s() },
        Fact::ExpectedAbsent { source: s(), name: s() },
        Fact::OpenElsewhere,
        Fact::LinkedFolder { within: true },
        Fact::LinkedFolder { within: false },
        Fact::InferredText { encoding: s(), delimiter: ";".into() },
        Fact::InferredText { encoding: s(), delimiter: "tab".into() },
        Fact::InferredCoverage { source: s(), first: chrono::NaiveDate::default(), last: chrono::NaiveDate::default() },
        Fact::InferredHeader { source: s(), rows: 1 },
        Fact::InferredHeader { source: s(), rows: 3 },
        Fact::HiddenRows,
        Fact::TotalRow,
        Fact::NoRows { source: s() },
        Fact::SecondTable { source: s() },
        Fact::PivotSheet { source: s() },
        Fact::NoBlock { source: s(), template: s() },
        Fact::OrphanRow { which: Orphan::Parent },
        Fact::OrphanRow { which: Orphan::Several },
        Fact::OrphanRow { which: Orphan::Child },
        Fact::NoParent { source: s() },
        Fact::OverlappingCounts { first: s(), second: s() },
        Fact::NoHeader { source: s(), wanted: list() },
        Fact::ColumnAbsent { source: s(), header: s(), nearest: vec![heading("A")] },
        Fact::ColumnAbsent { source: s(), header: s(), nearest: Vec::new() },
        Fact::ColumnTwice { source: s(), header: s(), columns: list() },
        Fact::NoSession { source: s(), template: s() },
        Fact::UnclearSession { source: s(), headers: list(), read: true },
        Fact::UnclearSession { source: s(), headers: list(), read: false },
        Fact::UnknownValue { field: s(), value: text() },
        Fact::UnknownValue { field: s(), value: Shown::shape("Awa 7") },
        Fact::UnknownValue { field: "attendance".into(), value: text() },
        Fact::UnknownValue { field: "when.Présent".into(), value: text() },
        Fact::UnknownValue { field: "when.Présent".into(), value: Shown::shape("Awa 7") },
        Fact::UnknownValue { field: "attendance".into(), value: Shown::shape("Awa 7") },
        Fact::InvalidRate,
        Fact::OverlappingRates { currency: s(), to: s() },
        Fact::NoRate { currency: s(), to: s() },
        Fact::UnknownCurrency { to: s() },
        Fact::OtherCurrency { cell: "EUR".into(), said: "MAD".into() },
        Fact::OtherCurrency { cell: "EUR".into(), said: "_U".into() },
        Fact::MixedCurrencies { indicator: s() },
        Fact::UnknownFunder { value: text() },
        Fact::UnknownFunder { value: Shown::shape("Awa 7") },
        Fact::NoFunder { source: s() },
        Fact::ForeignColumn { field: s(), understood: 1, filled: 9 },
        Fact::UndeclaredNumber { field: s(), number: "1".into() },
        Fact::UndeclaredNumber { field: s(), number: "99…".into() },
        Fact::NumberAsDate { field: s(), read: true },
        Fact::NumberAsDate { field: s(), read: false },
        Fact::BeforeMidnight { field: s(), time: "23:59:40".into() },
        Fact::SheetAbsent { source: s(), wanted: list(), there: list(), elsewhere: true },
        Fact::SheetAbsent { source: s(), wanted: list(), there: Vec::new(), elsewhere: false },
        Fact::MergedCells { once: true },
        Fact::MergedCells { once: false },
        Fact::StruckRows { whole: true },
        Fact::StruckRows { whole: false },
        Fact::UntoldRows { key: s(), format: FileFormat::Xls },
        Fact::GroupedRows { source: s(), columns: list() },
        Fact::PartialDate { field: s(), act: true },
        Fact::PartialDate { field: s(), act: false },
        Fact::AmbiguousDates { read: "day first".into() },
        Fact::AmbiguousNumber { field: s() },
        Fact::AgeAsDate { field: s() },
        Fact::ImpossibleAge { field: s() },
        Fact::SplitBand { field: s(), band: s() },
        Fact::AmbiguousLetters { field: s(), letters: [s(), s()], means: s(), or: s() },
        Fact::AlikeLetters { field: s(), letters: [s(), s()] },
        Fact::PrefixedKeys { source: s() },
        Fact::AgeAgainstBirth { field: s() },
        Fact::WordAsKey { source: s(), words: vec![text(), Shown::shape("Awa 7")] },
        Fact::Placeholder { field: s(), words: list() },
        Fact::OddAge { field: s(), words: list() },
        Fact::ActWithoutService { source: s() },
        Fact::InvalidNumber { field: s(), value: Shown::shape("douze") },
        Fact::ErrorCell { field: s() },
        Fact::FormulaWithoutResult { field: s() },
        Fact::MarkWithoutDate { service: s() },
        Fact::SpanReversed { service: s() },
    ]
}

#[rustfmt::skip]
fn of_counting() -> Vec<Fact> {
    vec![
        Fact::NoPersonKey { source: s(), cut: false },
        Fact::NoPersonKey { source: s(), cut: true },
        Fact::NoOrganisationKey { source: s() },
        Fact::ConflictingAnswers { dimension: s() },
        Fact::ConflictingBirthDates,
        Fact::IdenticalRows { source: s() },
        Fact::RepeatedCounts { source: s(), once: true },
        Fact::RepeatedCounts { source: s(), once: false },
        Fact::PeriodClipped { project: s(), period: s(), start: s(), end: s() },
        Fact::PeriodOutside { project: s(), period: s() },
        Fact::SpanCut { project: s(), period: s() },
        Fact::LostActs { project: s(), indicator: s(), lost: 1, counted: 100, tolerated: true },
        Fact::LostActs { project: s(), indicator: s(), lost: 3, counted: 1, tolerated: false },
        Fact::OutsideProject { project: s() },
        Fact::CarriedOver { project: s() },
        Fact::MarginsDiffer { first: 70, second: 68 },
        Fact::CategoryChanges { indicator: s(), period: s(), at: String::new(), parts: 3.0.into(), cumulative: 2.0.into() },
        Fact::CategoryChanges { indicator: s(), period: s(), at: s(), parts: 1.0.into(), cumulative: 2.0.into() },
        Fact::TotalAlone { beside: true },
        Fact::TotalAlone { beside: false },
        Fact::TotalDiffers { total: 17, parts: 16 },
        Fact::CountedTwice { first: s(), second: s() },
        Fact::PeopleNotTold { project: s(), indicator: s(), period: s(), least: 1, most: 3 },
        Fact::UnknownEntryLine { line: s(), nearest: Some(s()) },
        Fact::UnknownEntryLine { line: String::new(), nearest: None },
        Fact::InvalidEntryPeriod { text: s() },
        Fact::InvalidEntryPeriod { text: String::new() },
        Fact::InvalidEntryValue,
        Fact::NameInEntry,
        Fact::VarianceUnexplained(variance(None)),
        Fact::VarianceUnexplained(variance(Some((s(), String::new())))),
        Fact::VarianceUnexplained(variance(Some((s(), s())))),
    ]
}

fn heading(text: &str) -> Heading {
    Heading {
        header: Shown::Text(text.into()),
        column: 0,
    }
}

fn stated(at: &str, number: f64) -> Stated {
    Stated {
        project: s(),
        name: s(),
        period: "life".into(),
        at: at.into(),
        number: number.into(),
    }
}

#[rustfmt::skip]
fn of_figures() -> Vec<Fact> {
    let (one, other) = (|| stated("sex=female", 1500.0), || stated("", 28.5));
    let gap = |sum: f64, people, unknown: Option<f64>| Fact::BreakdownGap {
        total: other(), by: vec![["Sexe".into(), "Sex".into()]], sum: sum.into(), people, unknown: unknown.map(Into::into),
    };
    vec![
        gap(24.5, true, Some(4.0)),
        gap(24.5, true, Some(3.0)),
        gap(24.5, false, None),
        gap(30.0, true, None),
        Fact::FallingFigure { inner: one(), outer: other() },
        Fact::PartOverWhole { part: one(), whole: other() },
        Fact::SameFigures { first: one(), second: other() },
        Fact::TwoFigures { first: one(), second: other() },
        Fact::UnitChange { first: one(), second: other(), units: ["person".into(), "interview".into()] },
        Fact::OverTarget { figure: one(), target: other() },
        Fact::StatedCount { figure: other(), listed: 4 },
        Fact::LineMissing { project: s(), line: s(), period: "2022".into() },
        Fact::TargetMissed { figure: other(), target: 30.0.into(), by: "2022-12-31".into() },
    ]
}

fn variance(entries: Option<(String, String)>) -> Variance {
    Variance {
        line: s(),
        period: s(),
        unit: "person".into(),
        of: list(),
        value: 3,
        target: 2,
        measured: Measured::Number,
        year: None,
        language: "fr".into(),
        entries,
    }
}

/// One fact of each code, and of each kind that is worded on its own.
pub(in crate::wording) fn facts() -> Vec<Fact> {
    let mut facts = of_the_catalogue();
    facts.extend(of_reading());
    facts.extend(of_counting());
    facts.extend(of_figures());
    let undeclared = |kind| Fact::Undeclared {
        kind,
        name: s(),
        nearest: None,
    };
    facts.extend(Named::iter().map(undeclared));
    facts.extend(Named::iter().map(|kind| Fact::DuplicateCode { kind, code: s() }));
    facts.extend(Misnamed::iter().map(|why| {
        Fact::InvalidCode(NoName {
            code: s(),
            why,
            instead: s(),
        })
    }));
    facts.extend(Expected::iter().map(|expected| Fact::WrongType { key: s(), expected }));
    let cell = |expected| Fact::InvalidTableCell {
        column: s(),
        expected,
    };
    facts.extend(Expected::iter().map(cell));
    facts.extend(Bound::iter().map(|bound| Fact::ImpossibleCondition { field: s(), bound }));
    facts.extend(Unreadable::iter().map(|reason| Fact::UnreadableFile { reason }));
    let file = |reason| Fact::UnreadableFile { reason };
    facts.extend(Beyond::iter().map(|limit| file(Unreadable::TooLarge(limit))));
    facts.extend(Unsupported::iter().map(|kind| file(Unreadable::Unsupported(kind))));
    facts.extend(FileFormat::iter().map(|format| Fact::MisnamedFile { format }));
    facts.extend(Described::iter().map(|how| Fact::DescribedColumns { how }));
    facts.extend(TornLine::iter().map(|how| Fact::TornLine { how }));
    facts.extend(Misdated::iter().map(|why| Fact::ImpossibleDate { field: s(), why }));
    let keys = ["label", "start", "files", "code"];
    facts.extend(keys.map(|key| Fact::MissingKey { key: key.into() }));
    facts.extend(["fr", "en", "es"].map(|it| Fact::MissingLanguage {
        language: it.into(),
    }));
    facts
}

#[test]
fn every_code_is_said() {
    let facts = facts();
    for code in Code::iter() {
        assert!(
            facts.iter().any(|fact| Code::from(fact) == code),
            "{}",
            code.name()
        );
    }
}

#[test]
fn messages_are_well_set() {
    for fact in facts() {
        for language in [Language::Fr, Language::En] {
            let Message { text, help } = message(language, &fact);
            for line in std::iter::once(&text).chain(&help) {
                assert_eq!(typography::fault(language, line), None, "{line}");
                let first = line.chars().next().unwrap();
                assert!(!first.is_uppercase() && !line.ends_with('.'), "{line}");
            }
        }
    }
}

#[test]
fn a_line_to_add_can_be_pasted() {
    let value = Shown::Text("dite \"Mimi\"".into());
    let fact = Fact::UnknownValue {
        field: "sex".into(),
        value,
    };
    let help = message(Language::En, &fact).help.unwrap();
    assert!(
        help.contains(r#"`aliases = ["…", "dite \"Mimi\""]`"#),
        "{help}"
    );
}
