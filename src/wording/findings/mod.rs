//! Every fact of a finding in words, the two languages of each side by side. Facts go in,
//! sentences come out; where they stand and how often they were met is told by whoever prints them.

mod broken;
mod catalogue;
mod cells;
mod counting;
mod covering;
mod doubts;
mod figures;
mod judging;
mod kinds;
mod letters;
mod lines;
mod mending;
mod nothing;
mod rates;
mod reading;
mod rules;
mod sharing;
mod tables;
#[cfg(test)]
pub(super) mod tests;

#[cfg(test)]
pub(crate) mod typography;
mod values;
mod variance;

use crate::finding::{Fact, Finding, Heading, Shown, Waived, quoted};
use crate::language::Language;
use crate::wording::day;
use mending::{before_line, to_write};
pub(super) use tables::format_name;

/// A finding in words: one sentence, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is the matter: lower case, no full stop.
    pub text: String,
    /// What to do about it, with the line to add where there is one.
    pub help: Option<String>,
}

/// Says a finding in a language: its fact, and the line of the catalogue that would mend it.
pub fn told(language: Language, finding: &Finding) -> Message {
    let said = message(language, &finding.fact);
    let Some(line) = &finding.line else {
        return said;
    };
    let line = to_write(language, line);
    let help = match before_line(language, &finding.fact).or(said.help) {
        Some(help) => pick(
            language,
            format!("{help} ; {line}"),
            format!("{help}; {line}"),
        ),
        None => line,
    };
    Message {
        help: Some(help),
        ..said
    }
}

/// Why a finding does not count, and until when.
pub fn waived(language: Language, waived: &Waived) -> String {
    let (reason, until) = (&waived.reason, day(language, waived.until));
    pick(
        language,
        format!("écarté jusqu’au {until} : {reason}"),
        format!("waived until {until}: {reason}"),
    )
}

/// Says a fact in a language.
#[allow(
    clippy::too_many_lines,
    reason = "one arm a fact, and no fact forgotten"
)]
pub fn message(language: Language, fact: &Fact) -> Message {
    match fact {
        Fact::InvalidToml { message } => catalogue::invalid_toml(language, message),
        Fact::UnknownKey { key, nearest } => {
            catalogue::unknown_key(language, key, nearest.as_deref())
        }
        Fact::MissingKey { key } => catalogue::missing_key(language, key),
        Fact::WrongType { key, expected } => catalogue::wrong_type(language, key, *expected),
        Fact::UnknownWord {
            word,
            allowed,
            nearest,
        } => catalogue::unknown_word(language, word, allowed, nearest.as_deref()),
        Fact::Undeclared {
            kind,
            name,
            nearest,
        } => catalogue::undeclared(language, *kind, name, nearest.as_deref()),
        Fact::DuplicateCode { kind, code } => catalogue::duplicate_code(language, *kind, code),
        Fact::InvalidCode(code) => catalogue::invalid_code(language, code),
        Fact::AliasClaimedTwice {
            alias,
            first,
            second,
            dimension,
        } => catalogue::alias_claimed_twice(language, alias, [first, second], dimension),
        Fact::ImpossibleCondition { field, bound } => {
            rules::impossible_condition(language, field, *bound)
        }
        Fact::UnsuitableTest { field } => rules::unsuitable_test(language, field),
        Fact::UnsuitableBreakdown {
            indicator,
            dimension,
        } => rules::unsuitable_breakdown(language, indicator, dimension),
        Fact::UnsuitableRate { of, among } => rules::unsuitable_rate(language, of, among),
        Fact::FormatAsksNothing {
            format,
            project,
            asked,
        } => rules::format_asks_nothing(language, format, project, asked),
        Fact::InvalidPeriod { text } => rules::invalid_period(language, text),
        Fact::AmbiguousPeriodName { text } => rules::ambiguous_period_name(language, text),
        Fact::InvalidSentence { part } => rules::invalid_sentence(language, part),
        Fact::EndBeforeStart { key } => rules::end_before_start(language, key),
        Fact::InvalidPattern { pattern } => rules::invalid_pattern(language, pattern),
        Fact::InvalidBands { band } => rules::invalid_bands(language, band),
        Fact::InvalidTitle { title } => rules::invalid_title(language, title),
        Fact::UnsuitableField { field } => rules::unsuitable_field(language, field),
        Fact::UnclearRowShape => rules::unclear_row_shape(language),
        Fact::NoService => rules::no_service(language),
        Fact::MissingLanguage { language: missing } => {
            catalogue::missing_language(language, missing)
        }
        Fact::NothingFeeds { project, indicator } => {
            rules::nothing_feeds(language, project, indicator)
        }
        Fact::CircularRule { name } => rules::circular_rule(language, name),
        Fact::MissingFile { path } => catalogue::missing_file(language, path),
        Fact::UnknownTableColumn { header, nearest } => {
            lines::unknown_table_column(language, header, nearest.as_deref())
        }
        Fact::TableWithoutLines => lines::table_without_lines(language),
        Fact::EmptyTableCell { column } => lines::empty_table_cell(language, column),
        Fact::InvalidTableCell { column, expected } => {
            lines::invalid_table_cell(language, column, *expected)
        }
        Fact::LineContradicts { line, column } => lines::line_contradicts(language, line, column),
        Fact::TargetTwice { line } => lines::target_twice(language, line),
        Fact::UnclearShare { line, said, read } => lines::unclear(language, line, *said, *read),
        Fact::FixedSeverity { code } => judging::fixed_severity(language, code),
        Fact::WaiverEnded { code, until } => judging::waiver_ended(language, code, until),
        Fact::IdleWaiver { code } => judging::idle_waiver(language, code),
        Fact::AliasColumnAbsent { column } => judging::alias_column_absent(language, column),
        Fact::AliasWithoutValue => judging::alias_without_value(language),
        Fact::EmptyData { folder } => reading::empty_data(language, folder),
        Fact::SourceFileAbsent { source, pattern } => {
            reading::source_file_absent(language, source, pattern)
        }
        Fact::UnreadableFile { reason } => kinds::unreadable(language, *reason),
        Fact::UnreadableSheet { reason } => reading::unreadable_sheet(language, *reason),
        Fact::UnclaimedFile => reading::unclaimed_file(language),
        Fact::UnclaimedSheet { source } => reading::unclaimed_sheet(language, source.as_deref()),
        Fact::HiddenSheet { source } => reading::hidden_sheet(language, source),
        Fact::ExpectedAbsent { source, name } => reading::expected_absent(language, source, name),
        Fact::OpenElsewhere => reading::open_elsewhere(language),
        Fact::LinkedFolder { within } => reading::linked_folder(language, *within),
        Fact::InferredText {
            encoding,
            delimiter,
        } => reading::inferred_text(language, encoding, delimiter),
        Fact::InferredCoverage {
            source,
            first,
            last,
        } => covering::inferred_coverage(language, source, (*first, *last)),
        Fact::InferredHeader { source, rows } => reading::inferred_header(language, source, *rows),
        Fact::MisnamedFile { format } => tables::misnamed_file(language, *format),
        Fact::HiddenRows => tables::hidden_rows(language),
        Fact::TotalRow => tables::total_row(language),
        Fact::NoRows { source } => tables::no_rows(language, source),
        Fact::DescribedColumns { how } => tables::described_columns(language, *how),
        Fact::TornLine { how } => tables::torn_line(language, *how),
        Fact::SecondTable { source } => tables::second_table(language, source),
        Fact::NoBlock { source, template } => tables::no_block(language, source, template),
        Fact::OrphanRow { which } => tables::orphan_row(language, *which),
        Fact::NoParent { source } => tables::no_parent(language, source),
        Fact::OverlappingCounts { first, second } => {
            tables::overlapping_counts(language, first, second)
        }
        Fact::PivotSheet { source } => tables::pivot_sheet(language, source),
        Fact::LayoutChanged { source, change } => tables::layout_changed(language, source, change),
        Fact::NoHeader { source, wanted } => reading::no_header(language, source, wanted),
        Fact::ColumnAbsent {
            source,
            header,
            nearest,
        } => reading::column_absent(language, source, header, nearest),
        Fact::ColumnTwice {
            source,
            header,
            columns,
        } => reading::column_twice(language, source, header, columns),
        Fact::UnclearSession {
            source,
            headers,
            read,
        } => doubts::unclear_session(language, source, headers, *read),
        Fact::NoSession { source, template } => reading::no_session(language, source, template),
        Fact::UnknownValue { field, value } => values::unknown_value(language, field, value),
        Fact::ForeignColumn {
            field,
            understood,
            filled,
        } => values::foreign_column(language, field, *understood, *filled),
        Fact::UndeclaredNumber { field, number } => {
            values::undeclared_number(language, field, number)
        }
        Fact::ImpossibleDate { field, why } => cells::impossible_date(language, field, *why),
        Fact::NumberAsDate { field, read } => cells::number_as_date(language, field, *read),
        Fact::BeforeMidnight { field, time } => cells::before_midnight(language, field, time),
        Fact::SheetAbsent {
            source,
            wanted,
            there,
            elsewhere,
        } => cells::sheet_absent(language, source, wanted, there, *elsewhere),
        Fact::MergedCells { once } => cells::merged_cells(language, *once),
        Fact::StruckRows { whole: true } => cells::struck_rows(language),
        Fact::StruckRows { whole: false } => cells::struck_cells(language),
        Fact::UntoldRows { key, format } => cells::untold_rows(language, key, *format),
        Fact::GroupedRows { source, columns } => cells::grouped_rows(language, source, columns),
        Fact::PartialDate { field, act } => doubts::partial_date(language, field, *act),
        Fact::AmbiguousDates { read } => doubts::ambiguous_dates(language, read),
        Fact::AmbiguousNumber { field } => doubts::ambiguous_number(language, field),
        Fact::AgeAsDate { field } => doubts::age_as_date(language, field),
        Fact::ImpossibleAge { field } => doubts::impossible_age(language, field),
        Fact::AmbiguousLetters {
            field,
            letters: pair,
            means,
            or,
        } => letters::ambiguous(language, field, pair, means, or),
        Fact::AlikeLetters {
            field,
            letters: two,
        } => letters::alike(language, field, two),
        Fact::AgeAgainstBirth { field } => nothing::age_against_birth(language, field),
        Fact::PrefixedKeys { source } => letters::prefixed_keys(language, source),
        Fact::WordAsKey { words, .. } => nothing::word_as_key(language, words),
        Fact::Placeholder { field, words } => nothing::placeholder(language, field, words),
        Fact::OddAge { field, words } => nothing::odd_age(language, field, words),
        Fact::ActWithoutService { .. } => nothing::act_without_service(language),
        Fact::SplitBand { field, band } => doubts::split_band(language, field, band),
        Fact::InvalidNumber { field, value } => values::invalid_number(language, field, value),
        Fact::ErrorCell { field } => values::error_cell(language, field),
        Fact::FormulaWithoutResult { field } => values::formula_without_result(language, field),
        Fact::MarkWithoutDate { service } => values::mark_without_date(language, service),
        Fact::SpanReversed { service } => values::span_reversed(language, service),
        Fact::InvalidRate => rates::invalid_rate(language),
        Fact::OverlappingRates { currency, to } => rates::overlapping_rates(language, currency, to),
        Fact::NoRate { currency, to } => rates::no_rate(language, currency, to),
        Fact::UnknownCurrency { to } => rates::unknown_currency(language, to),
        Fact::OtherCurrency { cell, said } => rates::other_currency(language, cell, said),
        Fact::MixedCurrencies { indicator } => rates::mixed_currencies(language, indicator),
        Fact::UnknownFunder { value } => sharing::unknown_funder(language, value),
        Fact::NoFunder { source } => sharing::no_funder(language, source),
        Fact::NoPersonKey { cut: true, .. } => counting::cut_key(language),
        Fact::NoPersonKey { source, .. } => counting::no_person_key(language, source),
        Fact::NoOrganisationKey { source } => counting::no_organisation_key(language, source),
        Fact::ConflictingAnswers { dimension } => {
            counting::conflicting_answers(language, dimension)
        }
        Fact::ConflictingBirthDates => counting::conflicting_birth_dates(language),
        Fact::IdenticalRows { source } => counting::identical_rows(language, source),
        Fact::RepeatedCounts { source, once } => tables::repeated_counts(language, source, *once),
        Fact::PeriodClipped {
            project,
            period,
            start,
            end,
        } => counting::period_clipped(language, project, period, [start, end]),
        Fact::PeriodOutside { project, period } => {
            counting::period_outside(language, project, period)
        }
        Fact::LostActs {
            project,
            indicator,
            lost,
            counted,
            tolerated,
        } => counting::lost_acts(
            language,
            (project, indicator),
            [*lost, *counted],
            *tolerated,
        ),
        Fact::SpanCut { project, period } => counting::span_cut(language, project, period),
        Fact::OutsideProject { project } => counting::outside_project(language, project),
        Fact::MarginsDiffer { first, second } => {
            counting::margins_differ(language, *first, *second)
        }
        Fact::CategoryChanges {
            indicator,
            period,
            at,
            parts,
            cumulative,
        } => figures::category_changes(language, (indicator, period, at), [*parts, *cumulative]),
        Fact::TotalAlone { .. } => tables::total_alone(language),
        Fact::TotalDiffers { total, parts } => tables::total_differs(language, *total, *parts),
        Fact::CountedTwice { first, second } => counting::counted_twice(language, first, second),
        Fact::CarriedOver { project } => counting::carried_over(language, project),
        Fact::PeopleNotTold {
            indicator,
            period,
            least,
            most,
            ..
        } => counting::people_not_told(language, indicator, period, (*least, *most)),
        Fact::UnknownEntryLine { line, nearest } => {
            counting::unknown_entry_line(language, line, nearest.as_deref())
        }
        Fact::InvalidEntryPeriod { text } => counting::invalid_entry_period(language, text),
        Fact::InvalidEntryValue => counting::invalid_entry_value(language),
        Fact::NameInEntry => counting::name_in_entry(language),
        Fact::BreakdownGap {
            total,
            by,
            sum,
            people,
            unknown,
        } => figures::breakdown_gap(language, total, by, *sum, *people, *unknown),
        Fact::FallingFigure { inner, outer } => figures::falling_figure(language, inner, outer),
        Fact::PartOverWhole { part, whole } => figures::part_over_whole(language, part, whole),
        Fact::SameFigures { first, second } => figures::same_figures(language, first, second),
        Fact::TwoFigures { first, second } => figures::two_figures(language, first, second),
        Fact::UnitChange {
            first,
            second,
            units,
        } => figures::unit_change(language, first, second, units),
        Fact::OverTarget { figure, target } => figures::over_target(language, figure, target),
        Fact::StatedCount { figure, listed } => figures::stated_count(language, figure, *listed),
        Fact::LineMissing {
            project,
            line,
            period,
        } => figures::line_missing(language, project, line, period),
        Fact::TargetMissed { figure, target, by } => {
            figures::target_missed(language, figure, *target, by)
        }
        Fact::VarianceUnexplained(variance) => variance::variance_unexplained(language, variance),
    }
}

impl Message {
    /// The same, with the nearest right name for all help where there is one.
    fn or_meant(self, language: Language, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => Self {
                help: Some(meant(language, name)),
                ..self
            },
            None => self,
        }
    }
}

/// A text and its help, in French and in English.
fn said(
    language: Language,
    fr: (impl Into<String>, impl Into<String>),
    en: (impl Into<String>, impl Into<String>),
) -> Message {
    let (text, help) = match language {
        Language::Fr => (fr.0.into(), fr.1.into()),
        Language::En => (en.0.into(), en.1.into()),
    };
    Message {
        text,
        help: Some(help),
    }
}

/// A text that asks for nothing to be done.
fn noted(language: Language, fr: String, en: String) -> Message {
    Message {
        text: pick(language, fr, en),
        help: None,
    }
}

/// One of two texts.
fn pick<T>(language: Language, fr: T, en: T) -> T {
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}

/// Did you mean it?
fn meant(language: Language, name: &str) -> String {
    pick(
        language,
        format!("vouliez-vous dire `{name}` ?"),
        format!("did you mean `{name}`?"),
    )
}

/// A cell's text as far as it may be shown.
fn shown(language: Language, value: &Shown) -> String {
    match value {
        Shown::Text(text) => format!("`{text}`"),
        Shown::Shape(shape) => pick(
            language,
            format!("un texte de la forme `{shape}` (non montré : il pourrait nommer quelqu’un)"),
            format!("a text of the form `{shape}` (not shown: it could name somebody)"),
        ),
    }
}

/// Columns as `A`, `B`.
fn headings(columns: &[Heading]) -> String {
    listed(&columns.iter().map(Heading::said).collect::<Vec<_>>())
}

/// Names as `A`, `B`; the first six of a long list.
fn listed(names: &[String]) -> String {
    let mut list: Vec<String> = names
        .iter()
        .take(6)
        .map(|name| format!("`{name}`"))
        .collect();
    if names.len() > list.len() {
        list.push("…".into());
    }
    list.join(", ")
}

/// How periods are written.
fn periods(language: Language) -> &'static str {
    pick(
        language,
        "écrivez par exemple `2022`, `2022-S1`, `2022-T3`, `2022-07`, `2019..2022` ou `life`",
        "write for instance `2022`, `2022-S1`, `2022-Q3`, `2022-07`, `2019..2022` or `life`",
    )
}
