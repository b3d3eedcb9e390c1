//! Findings as they may be shown. Every fact stands in one list or the other, so that a new one is not forgotten.

use super::{Guard, Places};
use crate::finding::{Fact, Finding, Findings, LayoutChange, Origin, Shown};

impl Guard<'_> {
    /// Findings without what may not be shown.
    #[must_use]
    pub fn findings(&self, findings: Findings, places: &mut Places<'_>) -> Findings {
        findings.map(|mut finding: Finding| {
            if let Origin::Sheet { file, sheet, .. } = &mut finding.origin {
                (*file, *sheet) = places.of(file, sheet);
            }
            self.fact(&mut finding.fact);
            finding
        })
    }

    /// A fact without what may not be shown.
    #[allow(clippy::too_many_lines, reason = "the list of all facts")]
    pub fn fact(&self, fact: &mut Fact) {
        let place = |text: &mut String| *text = self.place(text);
        let header = |text: &mut String| *text = self.header(text, None);
        let word = |text: &mut String| *text = self.word(text);
        match fact {
            Fact::SheetAbsent { there, .. } => there.iter_mut().for_each(place),
            Fact::ColumnAbsent { nearest, .. } => {
                for one in nearest {
                    self.shown_header(&mut one.header);
                }
            }
            Fact::UnclearSession { headers, .. } => headers.iter_mut().for_each(header),
            Fact::GroupedRows { columns, .. } => columns.iter_mut().for_each(header),
            Fact::LayoutChanged { change, .. } => match change {
                LayoutChange::ColumnGone { header: one }
                | LayoutChange::ColumnNew { header: one } => {
                    header(one);
                }
                LayoutChange::ColumnRenamed { header: one, to } => {
                    [one, to].into_iter().for_each(header);
                }
                LayoutChange::SheetGone { sheet } => *sheet = self.place(sheet),
                LayoutChange::SheetNew => {}
            },
            Fact::OddAge { words, .. } | Fact::Placeholder { words, .. } => {
                words.iter_mut().for_each(word);
            }
            Fact::AmbiguousLetters { letters, .. } | Fact::AlikeLetters { letters, .. } => {
                letters.iter_mut().for_each(word);
            }
            Fact::UndeclaredNumber { number, .. } => word(number),
            Fact::SplitBand { band, .. } => word(band),
            Fact::OtherCurrency { cell, said } => [cell, said].into_iter().for_each(word),
            Fact::UnknownEntryLine { line, .. } => word(line),
            Fact::InvalidEntryPeriod { text } => word(text),
            Fact::InvalidNumber { value, .. } => self.shown(value),
            Fact::WordAsKey { words, .. } => words.iter_mut().for_each(|one| self.shown(one)),
            // Judged when all names were known, what the catalogue says, and figures.
            Fact::UnknownValue { .. }
            | Fact::UnknownFunder { .. }
            | Fact::InvalidToml { .. }
            | Fact::UnknownKey { .. }
            | Fact::MissingKey { .. }
            | Fact::WrongType { .. }
            | Fact::UnknownWord { .. }
            | Fact::Undeclared { .. }
            | Fact::DuplicateCode { .. }
            | Fact::AliasClaimedTwice { .. }
            | Fact::ImpossibleCondition { .. }
            | Fact::UnsuitableTest { .. }
            | Fact::UnsuitableBreakdown { .. }
            | Fact::UnsuitableRate { .. }
            | Fact::FormatAsksNothing { .. }
            | Fact::InvalidPeriod { .. }
            | Fact::AmbiguousPeriodName { .. }
            | Fact::InvalidSentence { .. }
            | Fact::EndBeforeStart { .. }
            | Fact::InvalidPattern { .. }
            | Fact::InvalidBands { .. }
            | Fact::InvalidTitle { .. }
            | Fact::UnsuitableField { .. }
            | Fact::UnclearRowShape
            | Fact::NoService
            | Fact::OverlappingCounts { .. }
            | Fact::InvalidRate
            | Fact::OverlappingRates { .. }
            | Fact::MissingLanguage { .. }
            | Fact::NothingFeeds { .. }
            | Fact::CircularRule { .. }
            | Fact::MissingFile { .. }
            | Fact::UnknownTableColumn { .. }
            | Fact::TableWithoutLines
            | Fact::EmptyTableCell { .. }
            | Fact::InvalidTableCell { .. }
            | Fact::LineContradicts { .. }
            | Fact::TargetTwice { .. }
            | Fact::UnclearShare { .. }
            | Fact::FixedSeverity { .. }
            | Fact::WaiverEnded { .. }
            | Fact::IdleWaiver { .. }
            | Fact::AliasColumnAbsent { .. }
            | Fact::AliasWithoutValue
            | Fact::EmptyData { .. }
            | Fact::SourceFileAbsent { .. }
            | Fact::UnreadableFile { .. }
            | Fact::UnreadableSheet { .. }
            | Fact::UnclaimedFile
            | Fact::UnclaimedSheet { .. }
            | Fact::HiddenSheet { .. }
            | Fact::ExpectedAbsent { .. }
            | Fact::OpenElsewhere
            | Fact::InferredText { .. }
            | Fact::InferredCoverage { .. }
            | Fact::InferredHeader { .. }
            | Fact::MisnamedFile { .. }
            | Fact::HiddenRows
            | Fact::TotalRow
            | Fact::NoRows { .. }
            | Fact::DescribedColumns { .. }
            | Fact::TornLine { .. }
            | Fact::SecondTable { .. }
            | Fact::MergedCells { .. }
            | Fact::StruckRows { .. }
            | Fact::UntoldRows { .. }
            | Fact::PivotSheet { .. }
            | Fact::NoHeader { .. }
            | Fact::ColumnTwice { .. }
            | Fact::NoBlock { .. }
            | Fact::OrphanRow { .. }
            | Fact::NoParent { .. }
            | Fact::NoSession { .. }
            | Fact::ForeignColumn { .. }
            | Fact::ImpossibleDate { .. }
            | Fact::NumberAsDate { .. }
            | Fact::BeforeMidnight { .. }
            | Fact::PartialDate { .. }
            | Fact::AmbiguousDates { .. }
            | Fact::AmbiguousNumber { .. }
            | Fact::AgeAsDate { .. }
            | Fact::ImpossibleAge { .. }
            | Fact::AgeAgainstBirth { .. }
            | Fact::ErrorCell { .. }
            | Fact::FormulaWithoutResult { .. }
            | Fact::MarginsDiffer { .. }
            | Fact::CategoryChanges { .. }
            | Fact::TotalAlone { .. }
            | Fact::TotalDiffers { .. }
            | Fact::CountedTwice { .. }
            | Fact::MarkWithoutDate { .. }
            | Fact::ActWithoutService { .. }
            | Fact::SpanReversed { .. }
            | Fact::NoFunder { .. }
            | Fact::NoPersonKey { .. }
            | Fact::PrefixedKeys { .. }
            | Fact::NoOrganisationKey { .. }
            | Fact::ConflictingAnswers { .. }
            | Fact::ConflictingBirthDates
            | Fact::IdenticalRows { .. }
            | Fact::RepeatedCounts { .. }
            | Fact::PeriodClipped { .. }
            | Fact::PeriodOutside { .. }
            | Fact::SpanCut { .. }
            | Fact::LostActs { .. }
            | Fact::OutsideProject { .. }
            | Fact::CarriedOver { .. }
            | Fact::PeopleNotTold { .. }
            | Fact::NoRate { .. }
            | Fact::UnknownCurrency { .. }
            | Fact::MixedCurrencies { .. }
            | Fact::InvalidEntryValue
            | Fact::LinkedFolder { .. }
            | Fact::InvalidCode(_)
            | Fact::NameInEntry
            | Fact::BreakdownGap { .. }
            | Fact::FallingFigure { .. }
            | Fact::PartOverWhole { .. }
            | Fact::SameFigures { .. }
            | Fact::TwoFigures { .. }
            | Fact::UnitChange { .. }
            | Fact::OverTarget { .. }
            | Fact::StatedCount { .. }
            | Fact::LineMissing { .. }
            | Fact::TargetMissed { .. }
            | Fact::VarianceUnexplained(..) => {}
        }
    }

    fn shown_header(&self, shown: &mut Shown) {
        if let Shown::Text(text) = shown {
            let safe = self.header(text, None);
            if safe != *text {
                *shown = Shown::Shape(safe);
            }
        }
    }

    fn shown(&self, shown: &mut Shown) {
        if let Shown::Text(text) = shown {
            *text = self.word(text);
        }
    }
}
