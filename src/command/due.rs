//! The workbooks that projects owe for a period: by the donor's calendar, or because somebody names the project or donor.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::bail;

use super::workplace::Workplace;
use crate::catalogue::{Due, Period, PeriodSpec, Project};
use crate::cli::{ReportArgs, Settings};
use crate::language::Language;
use crate::wording::{NotWritten, Trouble, not_written};

/// A workbook to write.
pub(super) struct Wanted {
    pub project: usize,
    pub report: Due,
    pub language: Language,
    pub period: Period,
}

/// What is written for a period, and what is not.
#[derive(Default)]
pub(super) struct DueList {
    pub wanted: Vec<Wanted>,
    passed: BTreeMap<NotWritten, Vec<String>>,
}

impl DueList {
    /// The workbooks for the period asked for. A name of the donor's calendar stands for its days, in the reports that have it.
    pub(super) fn of(
        place: &Workplace,
        settings: &Settings,
        args: &ReportArgs,
    ) -> anyhow::Result<Self> {
        let format = format(place, args)?;
        let asked = !args.projects.is_empty() || format.is_some();
        let mut list = Self::default();
        let mut named = false;
        for project in place.projects(&args.projects)? {
            let declared = &place.catalogue.projects[project];
            let reports = declared.reports.iter();
            for report in reports.filter(|one| format.is_none_or(|format| format == one.format)) {
                named |= own(report, &args.period, declared).is_some();
                match period(report, &args.period, declared, asked) {
                    Ok(period) => list.wanted.push(Wanted {
                        project,
                        report: report.clone(),
                        language: settings.lang.unwrap_or(report.language),
                        period,
                    }),
                    Err(why) => list.pass(place, why, declared, report),
                }
            }
        }
        if !named {
            // Neither a name of a calendar nor a period: said as every command says it.
            place.periods(std::slice::from_ref(&args.period))?;
        }
        Ok(list)
    }

    /// Takes note of a report that is not written.
    fn pass(&mut self, place: &Workplace, why: NotWritten, project: &Project, report: &Due) {
        let name = match why {
            NotWritten::NotDue => {
                let format = &place.catalogue.formats[report.format].code;
                format!("{} ({format})", project.code)
            }
            _ => project.code.clone(),
        };
        let names = self.passed.entry(why).or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }

    /// Says what is not written, a line for each reason; that nothing is left is said whatever is asked for.
    pub(super) fn tell(
        &self,
        place: &Workplace,
        args: &ReportArgs,
        quiet: bool,
        talk: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let say = |why, names: &[String]| not_written(place.language, why, &args.period, names);
        if !quiet || self.wanted.is_empty() {
            for (why, names) in &self.passed {
                writeln!(talk, "{}", say(*why, names))?;
            }
        }
        if self.wanted.is_empty() {
            writeln!(talk, "{}", say(NotWritten::Nothing, &[]))?;
        }
        Ok(())
    }
}

/// The donor format asked for.
fn format(place: &Workplace, args: &ReportArgs) -> anyhow::Result<Option<usize>> {
    let Some(code) = &args.donor else {
        return Ok(None);
    };
    let formats = &place.catalogue.formats;
    let known = || formats.iter().map(|format| format.code.as_str());
    match known().position(|known| known.eq_ignore_ascii_case(code)) {
        Some(format) => Ok(Some(format)),
        None => bail!(place.unknown(Trouble::UnknownFormat, code, known())),
    }
}

/// The period of a report's own calendar that goes by a name.
fn own(report: &Due, name: &str, project: &Project) -> Option<Period> {
    let mut periods = report.periods.iter();
    let own = periods.find(|one| one.code.eq_ignore_ascii_case(name))?;
    Some(own.of_project(project.start, project.end))
}

/// The period that a report is written for, if it is due for its days, or `asked` for by name. A report without a calendar
/// is due for any period of the project; the whole life is always.
fn period(report: &Due, text: &str, project: &Project, asked: bool) -> Result<Period, NotWritten> {
    if let Some(own) = own(report, text, project) {
        return if own.is_empty() {
            Err(NotWritten::Outside)
        } else {
            Ok(own)
        };
    }
    let spec = PeriodSpec::parse(text).ok_or(NotWritten::NotDue)?;
    let period = spec.of_project(project.start, project.end);
    let same = |own: &Period| (own.start, own.end) == (period.start, period.end);
    let mut calendar = report.periods.iter();
    let due = report.periods.is_empty()
        || spec == PeriodSpec::Life
        || calendar.any(|one| same(&one.of_project(project.start, project.end)));
    match (period.is_empty(), due || asked) {
        (true, _) => Err(NotWritten::Outside),
        (_, true) => Ok(period),
        _ => Err(NotWritten::NotDue),
    }
}
