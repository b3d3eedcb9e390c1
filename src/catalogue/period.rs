//! Reporting periods: how they are written, and the days they hold. Both ends are inclusive.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A period as asked for, before it meets a project's dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodSpec {
    /// The project's whole life: `life`.
    Life,
    /// Calendar parts from the first to the last: `2022-Q3`, `2019..2022`, `..2022-Q3`.
    Calendar(Option<Part>, Part),
    /// Days: `2020-11-01..2021-12-17`.
    Days(NaiveDate, NaiveDate),
    /// A year of the project, or a quarter of it: `P2`, `P2-Q1`.
    Project(u32, Option<u32>),
}

/// A part of the civil calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// `2022`
    Year(i32),
    /// `2022-S1`
    Half(i32, u32),
    /// `2022-Q3`
    Quarter(i32, u32),
    /// `2022-07`
    Month(i32, u32),
}

/// A period of one project.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Period {
    /// How it is written canonically.
    pub code: String,
    /// Its first day.
    pub start: NaiveDate,
    /// Its last day; before `start` when the period holds no day of the project.
    pub end: NaiveDate,
    /// Whether the project's dates cut it.
    pub clipped: bool,
}

impl Period {
    /// Whether it holds a day at all.
    pub fn is_empty(&self) -> bool {
        self.end < self.start
    }

    /// What of it lies between two days, under the same name; it is cut on purpose, which is no news.
    #[must_use]
    pub fn within(&self, first: NaiveDate, last: NaiveDate) -> Self {
        Self {
            code: self.code.clone(),
            start: self.start.max(first),
            end: self.end.min(last),
            clipped: false,
        }
    }
}

impl PeriodSpec {
    /// Reads a period: `2022`, `2022-S1`, `2022-Q3` or `2022-T3`, `2022-07`, `2019..2022`, `..2022-Q3`,
    /// `2020-11-01..2021-12-17`, `P2`, `P2-Q1`, `life`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("life") {
            return Some(Self::Life);
        }
        if let Some((from, to)) = text.split_once("..") {
            if let (Ok(from), Ok(to)) = (day(from), day(to)) {
                return (from <= to).then_some(Self::Days(from, to));
            }
            let to = Part::parse(to)?;
            if from.is_empty() {
                return Some(Self::Calendar(None, to));
            }
            let from = Part::parse(from)?;
            return (from.start() <= to.end()).then_some(Self::Calendar(Some(from), to));
        }
        if let Some(year) = text.strip_prefix(['P', 'p']) {
            let (year, quarter) = match year.split_once('-') {
                Some((year, quarter)) => (year, Some(numbered(quarter, &['Q', 'T'], 4)?)),
                None => (year, None),
            };
            let year = year.parse().ok().filter(|year| (1..=99).contains(year))?;
            return Some(Self::Project(year, quarter));
        }
        if let Ok(day) = day(text) {
            return Some(Self::Days(day, day));
        }
        Part::parse(text).map(|part| Self::Calendar(Some(part), part))
    }

    /// The period as everybody writes it.
    pub fn code(&self) -> String {
        match self {
            Self::Life => "life".into(),
            Self::Calendar(Some(from), to) if from == to => to.code(),
            Self::Calendar(Some(from), to) => format!("{}..{}", from.code(), to.code()),
            Self::Calendar(None, to) => format!("..{}", to.code()),
            Self::Days(from, to) => format!("{from}..{to}"),
            Self::Project(year, None) => format!("P{year}"),
            Self::Project(year, Some(quarter)) => format!("P{year}-Q{quarter}"),
        }
    }

    /// The period within a project's dates.
    pub fn of_project(&self, first: NaiveDate, last: NaiveDate) -> Period {
        let (start, end) = self.days(first, last);
        let (clipped_start, clipped_end) = (start.max(first), end.min(last));
        let clipped = (clipped_start, clipped_end) != (start, end);
        Period {
            code: self.code(),
            start: clipped_start,
            end: clipped_end,
            clipped,
        }
    }

    /// Its days, those outside a project of these dates among them.
    pub fn days(&self, first: NaiveDate, last: NaiveDate) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Life => (first, last),
            Self::Calendar(from, to) => (from.map_or(first, Part::start), to.end()),
            Self::Days(from, to) => (*from, *to),
            Self::Project(year, quarter) => {
                let (skip, length) = match quarter {
                    None => ((year - 1) * 12, 12),
                    Some(quarter) => ((year - 1) * 12 + (quarter - 1) * 3, 3),
                };
                let start = first + Months::new(skip);
                (start, first + Months::new(skip + length) - Days::new(1))
            }
        }
    }
}

impl Part {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let year: i32 = year
            .parse()
            .ok()
            .filter(|year| (1900..=2200).contains(year))?;
        match rest {
            None => Some(Self::Year(year)),
            Some(rest) => match rest.chars().next()?.to_ascii_uppercase() {
                'S' => numbered(rest, &['S'], 2).map(|half| Self::Half(year, half)),
                'Q' | 'T' => {
                    numbered(rest, &['Q', 'T'], 4).map(|quarter| Self::Quarter(year, quarter))
                }
                _ if rest.len() == 2 => {
                    numbered(rest, &[], 12).map(|month| Self::Month(year, month))
                }
                _ => None,
            },
        }
    }

    fn code(self) -> String {
        match self {
            Self::Year(year) => format!("{year}"),
            Self::Half(year, half) => format!("{year}-S{half}"),
            Self::Quarter(year, quarter) => format!("{year}-Q{quarter}"),
            Self::Month(year, month) => format!("{year}-{month:02}"),
        }
    }

    /// Its first month and how many months it holds.
    fn months(self) -> (i32, u32, u32) {
        match self {
            Self::Year(year) => (year, 1, 12),
            Self::Half(year, half) => (year, half * 6 - 5, 6),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2, 3),
            Self::Month(year, month) => (year, month, 1),
        }
    }

    fn start(self) -> NaiveDate {
        let (year, month, _) = self.months();
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    fn end(self) -> NaiveDate {
        self.start() + Months::new(self.months().2) - Days::new(1)
    }
}

fn day(text: &str) -> Result<NaiveDate, chrono::ParseError> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d")
}

/// A number from 1 after one of these letters.
fn numbered(text: &str, letters: &[char], most: u32) -> Option<u32> {
    let digits = if letters.is_empty() {
        text
    } else {
        text.strip_prefix(|c: char| letters.contains(&c.to_ascii_uppercase()))?
    };
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .parse()
        .ok()
        .filter(|number| plain && (1..=most).contains(number))
}

/// Whole years between birth and a day; 29 February counts from 1 March in common years.
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> i32 {
    let before = (day.month(), day.day()) < (birth.month(), birth.day());
    day.year() - birth.year() - i32::from(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_way_of_writing_a_period() {
        #[track_caller]
        fn case(text: &str, code: &str, start: &str, end: &str) {
            let period = PeriodSpec::parse(text)
                .unwrap()
                .of_project(date("2019-01-01"), date("2023-12-31"));
            assert_eq!(
                (period.code.as_str(), period.start, period.end),
                (code, date(start), date(end))
            );
        }
        case("2022", "2022", "2022-01-01", "2022-12-31");
        case("2022-S1", "2022-S1", "2022-01-01", "2022-06-30");
        case("2022-t3", "2022-Q3", "2022-07-01", "2022-09-30");
        case("2020-02", "2020-02", "2020-02-01", "2020-02-29");
        case("2019..2022", "2019..2022", "2019-01-01", "2022-12-31");
        case("..2022-Q3", "..2022-Q3", "2019-01-01", "2022-09-30");
        case(
            "2020-11-01..2021-12-17",
            "2020-11-01..2021-12-17",
            "2020-11-01",
            "2021-12-17",
        );
        case("P2", "P2", "2020-01-01", "2020-12-31");
        case("P2-T1", "P2-Q1", "2020-01-01", "2020-03-31");
        case("life", "life", "2019-01-01", "2023-12-31");
        case("2018..2030", "2018..2030", "2019-01-01", "2023-12-31");
        for wrong in [
            "",
            "22",
            "2022-13",
            "2022-Q5",
            "2022-1",
            "2022..2021",
            "P0",
            "2022-S3",
            "..",
            "2022-02-30",
        ] {
            assert_eq!(PeriodSpec::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn project_years_start_on_the_project_s_day() {
        let period = PeriodSpec::parse("P1-Q2")
            .unwrap()
            .of_project(date("2021-12-01"), date("2024-11-30"));
        assert_eq!(
            (period.start, period.end),
            (date("2022-03-01"), date("2022-05-31"))
        );
    }

    #[test]
    fn birthdays_count_on_the_day() {
        assert_eq!(age_on(date("2000-05-10"), date("2020-05-09")), 19);
        assert_eq!(age_on(date("2000-05-10"), date("2020-05-10")), 20);
        assert_eq!(age_on(date("2000-02-29"), date("2019-02-28")), 18);
        assert_eq!(age_on(date("2000-02-29"), date("2019-03-01")), 19);
    }
}
