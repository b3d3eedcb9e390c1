//! How much findings matter here, and which are waived.

use chrono::NaiveDate;
use indexmap::IndexMap;

use crate::catalogue::pattern::Pattern;
use crate::finding::{Code, Fact, Finding, Findings, Origin, Severity, Waived};

/// What the catalogue says of findings.
#[derive(Debug, Clone, Default)]
pub struct Judgement {
    /// Severities other than bilan's own.
    pub severities: IndexMap<Code, Severity>,
    /// Waivers, in the order declared.
    pub waivers: Vec<Waiver>,
}

/// Findings that do not count until a day.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// Their code.
    pub code: Code,
    /// Only in these files.
    pub file: Option<Pattern>,
    /// Only in these sheets.
    pub sheet: Option<Pattern>,
    /// Only in what these sources read.
    pub source: Option<Pattern>,
    /// Why, and until when.
    pub waived: Waived,
    /// Where the waiver stands.
    pub origin: Origin,
}

impl Judgement {
    /// Judges findings: by waivers, then by severities, with a finding for each that ran out by `as_of`. Those that
    /// waive nothing are told where `whole` says that all findings there may be are here.
    pub fn judge(&self, findings: &mut Findings, as_of: Option<NaiveDate>, whole: bool) {
        let mut met = vec![false; self.waivers.len()];
        for finding in findings.iter_mut() {
            for (place, waiver) in self.waivers.iter().enumerate() {
                if waiver.answers(finding) {
                    met[place] = true;
                    if !waiver.ended(as_of) && finding.waived.is_none() {
                        finding.waived = Some(waiver.waived.clone());
                    }
                }
            }
        }
        for (waiver, met) in self.waivers.iter().zip(met) {
            let code = waiver.code.name().to_owned();
            let fact = if met && waiver.ended(as_of) {
                let until = waiver.waived.until.to_string();
                Fact::WaiverEnded { code, until }
            } else if !met && whole && !told_of_periods(waiver.code) {
                Fact::IdleWaiver { code }
            } else {
                continue;
            };
            findings.add(fact, waiver.origin.clone());
        }
        for finding in findings.iter_mut() {
            if let Some(severity) = self.severities.get(&finding.code()) {
                finding.judged = *severity;
            }
        }
    }
}

impl Waiver {
    fn ended(&self, as_of: Option<NaiveDate>) -> bool {
        as_of.is_some_and(|day| day > self.waived.until)
    }

    /// Whether a finding is of those waived.
    fn answers(&self, finding: &Finding) -> bool {
        let (file, sheet) = match &finding.origin {
            Origin::Nowhere => ("", ""),
            Origin::Catalogue { file, .. } => (file.as_str(), ""),
            Origin::Sheet { file, sheet, .. } => (file.as_str(), sheet.as_str()),
        };
        let source = finding.source.as_deref().unwrap_or_default();
        let fits = |pattern: &Option<Pattern>, name: &str| {
            pattern.as_ref().is_none_or(|pattern| pattern.matches(name))
        };
        finding.code() == self.code
            && fits(&self.file, file)
            && fits(&self.sheet, sheet)
            && fits(&self.source, source)
    }
}

/// Whether findings of a code depend on what is asked for (a period, what was published), so that none of them proves
/// nothing.
fn told_of_periods(code: Code) -> bool {
    matches!(
        code,
        Code::PeriodClipped | Code::PeriodOutside | Code::SpanCut | Code::LostActs
    ) || (Code::BreakdownGap..=Code::TargetMissed).contains(&code)
}
