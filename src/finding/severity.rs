//! How much each fact matters, where the catalogue does not say otherwise.

use super::kinds::SharedAs;
use super::{Code, Fact, Severity};

impl Fact {
    /// How much the fact matters.
    #[allow(clippy::too_many_lines, reason = "a list")]
    pub fn severity(&self) -> Severity {
        match self {
            Self::InferredText { .. }
            | Self::InferredCoverage { .. }
            | Self::InferredHeader { .. }
            | Self::HiddenRows
            | Self::MergedCells { once: false }
            | Self::LinkedFolder { within: true }
            | Self::SheetAbsent {
                elsewhere: true, ..
            }
            | Self::TotalRow
            | Self::AlikeLetters { .. }
            | Self::Placeholder { .. }
            | Self::OddAge { .. }
            | Self::AgeAgainstBirth { .. }
            | Self::DescribedColumns { .. }
            | Self::NoRows { .. }
            | Self::AmbiguousDates { .. }
            | Self::NumberAsDate { read: true, .. }
            | Self::UnclearSession { read: true, .. }
            | Self::UnclaimedSheet { source: None }
            | Self::IdleWaiver { .. }
            | Self::CarriedOver { .. }
            | Self::LostActs { .. }
            | Self::CategoryChanges { .. }
            | Self::TotalAlone { beside: true }
            | Self::RepeatedCounts { once: true, .. }
            | Self::PeriodClipped { .. } => Severity::Note,
            Self::MissingLanguage { .. }
            | Self::UnclearShare {
                read: SharedAs::Percent | SharedAs::OfTotal,
                ..
            }
            | Self::NothingFeeds { .. }
            | Self::WaiverEnded { .. }
            | Self::AliasWithoutValue
            | Self::UnclaimedFile
            | Self::MisnamedFile { .. }
            | Self::TornLine { .. }
            | Self::MergedCells { once: true }
            | Self::StruckRows { .. }
            | Self::GroupedRows { .. }
            | Self::UnclaimedSheet { source: Some(_) }
            | Self::HiddenSheet { .. }
            | Self::OpenElsewhere
            | Self::LinkedFolder { within: false }
            | Self::LayoutChanged { .. }
            | Self::ExpectedAbsent { .. }
            | Self::UnknownValue { .. }
            | Self::ImpossibleDate { .. }
            | Self::UnclearSession { .. }
            | Self::BeforeMidnight { .. }
            | Self::InvalidNumber { .. }
            | Self::PartialDate { .. }
            | Self::AmbiguousNumber { .. }
            | Self::AgeAsDate { .. }
            | Self::ImpossibleAge { .. }
            | Self::SplitBand { .. }
            | Self::ErrorCell { .. }
            | Self::OrphanRow { .. }
            | Self::FormulaWithoutResult { .. }
            | Self::MarkWithoutDate { .. }
            | Self::MarginsDiffer { .. }
            | Self::CountedTwice { .. }
            | Self::TotalAlone { beside: false }
            | Self::TotalDiffers { .. }
            | Self::SpanReversed { .. }
            | Self::UnknownFunder { .. }
            | Self::NoFunder { .. }
            | Self::NoPersonKey { .. }
            | Self::PrefixedKeys { .. }
            | Self::WordAsKey { .. }
            | Self::ActWithoutService { .. }
            | Self::NoOrganisationKey { .. }
            | Self::ConflictingAnswers { .. }
            | Self::ConflictingBirthDates
            | Self::IdenticalRows { .. }
            | Self::RepeatedCounts { once: false, .. }
            | Self::PeriodOutside { .. }
            | Self::NoRate { .. }
            | Self::UnknownCurrency { .. }
            | Self::OtherCurrency { .. }
            | Self::SpanCut { .. }
            | Self::OutsideProject { .. }
            | Self::PeopleNotTold { .. }
            | Self::BreakdownGap { .. }
            | Self::FallingFigure { .. }
            | Self::PartOverWhole { .. }
            | Self::SameFigures { .. }
            | Self::TwoFigures { .. }
            | Self::UnitChange { .. }
            | Self::OverTarget { .. }
            | Self::StatedCount { .. }
            | Self::LineMissing { .. }
            | Self::TargetMissed { .. }
            | Self::NameInEntry
            | Self::VarianceUnexplained(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl Code {
    /// Whether it must stay an error: nothing is counted with a catalogue that holds such a mistake.
    pub fn is_fixed(self) -> bool {
        self <= Self::AliasColumnAbsent
            && !matches!(
                self,
                Self::MissingLanguage
                    | Self::NothingFeeds
                    | Self::UnclearShare
                    | Self::WaiverEnded
                    | Self::IdleWaiver
            )
    }
}
