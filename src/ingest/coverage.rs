//! The days that a source tells of: those that it declares, or that the names of its files and sheets say, else from the
//! beginning of the month of its first act to its last act.

use chrono::{Datelike, Days, Months, NaiveDate};
use indexmap::IndexSet;

use super::files::stem;
use super::value::month_named as month;
use crate::catalogue::{Covers, PeriodSpec, Project, Source, Template};
use crate::finding::Fact;

/// Days from the first to the last, both counted from the common era.
pub type Stretch = (i32, i32);

/// The days that a source tells of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Days told, in order and apart.
    spans: Vec<Stretch>,
    /// Whether the first of them is that of the first act, and no more is known.
    pub open_start: bool,
    /// Whether the last of them is that of the last act, and more may come.
    pub open_end: bool,
}

impl Coverage {
    /// From the beginning of the month of the first act to the last act.
    pub fn of_acts(first: i32, last: i32) -> Self {
        let month = day(first).and_then(|day| day.with_day(1));
        let first = month.map_or(first, |day| day.num_days_from_ce());
        Self {
            spans: vec![(first, last)],
            open_start: true,
            open_end: true,
        }
    }

    /// These days, as somebody declared them.
    pub fn declared(days: impl IntoIterator<Item = Stretch>) -> Self {
        let mut all = Self::default();
        for one in days {
            all.add(one);
        }
        all
    }

    /// Whether it holds no day.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The first and the last day.
    pub fn ends(&self) -> Option<Stretch> {
        Some((self.spans.first()?.0, self.spans.last()?.1))
    }

    /// What must be said of it where it was not declared.
    pub(super) fn inferred(&self, source: &str) -> Option<Fact> {
        let (first, last) = self.ends().filter(|_| self.open_start && self.open_end)?;
        Some(Fact::InferredCoverage {
            source: source.to_owned(),
            first: day(first)?,
            last: day(last)?,
        })
    }

    /// Whether a day of these is told.
    pub fn meets(&self, (first, last): Stretch) -> bool {
        let met = |span: &Stretch| span.0 <= last && first <= span.1;
        self.spans.iter().any(met)
    }

    /// Whether days between the first and the last told are not told, as far as these are asked for.
    pub fn has_gap(&self, (first, last): Stretch) -> bool {
        let mut between = self
            .spans
            .windows(2)
            .map(|two| (two[0].1 + 1, two[1].0 - 1));
        between.any(|gap| gap.0 <= last && first <= gap.1)
    }

    /// Adds days that somebody declares. The month of the last act is told to its end where the next one is declared.
    pub fn add(&mut self, (first, last): Stretch) {
        if last < first {
            return;
        }
        if let Some((_, end)) = self.ends().filter(|_| self.open_end) {
            let month = month_end(end);
            if first <= month + 1 && last > end {
                self.open_end = false;
                if let Some(span) = self.spans.last_mut() {
                    span.1 = end.max(month.min(first - 1));
                }
            }
        }
        let before = self.ends();
        self.open_end &= before.is_some_and(|(_, end)| end >= last);
        self.open_start &= before.is_some_and(|(start, _)| start <= first);
        self.spans.push((first, last));
        self.join();
    }

    /// Reaches to the first and the last act, where these lie outside of what is declared. Who declares a first day and has
    /// acts before it has perhaps more of them: the beginning stays declared, and longer periods are not whole.
    fn reach(&mut self, acts: &Self) {
        let (Some(mine), Some(theirs)) = (self.ends(), acts.ends()) else {
            if self.is_empty() {
                self.clone_from(acts);
            }
            return;
        };
        if theirs.0 < mine.0 {
            self.spans.push((theirs.0, mine.0 - 1));
        }
        if theirs.1 > mine.1 {
            self.spans.push((mine.1 + 1, theirs.1));
            self.open_end = true;
        }
        self.join();
    }

    /// Takes out days that nobody tells of.
    fn leave_out(&mut self, (first, last): Stretch) {
        let parts = |span: &Stretch| {
            [
                (span.0, span.1.min(first - 1)),
                (span.0.max(last + 1), span.1),
            ]
        };
        let spans = self.spans.iter().flat_map(parts);
        self.spans = spans.filter(|(first, last)| first <= last).collect();
    }

    fn join(&mut self) {
        self.spans.sort_unstable();
        let mut joined: Vec<Stretch> = Vec::new();
        for span in &self.spans {
            match joined.last_mut() {
                Some(before) if span.0 <= before.1 + 1 => before.1 = before.1.max(span.1),
                _ => joined.push(*span),
            }
        }
        self.spans = joined;
    }
}

fn day(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number)
}

/// The last day of the month of a day.
fn month_end(number: i32) -> i32 {
    let first = day(number).and_then(|day| day.with_day(1));
    first.map_or(number, |first| {
        (first + Months::new(1) - Days::new(1)).num_days_from_ce()
    })
}

/// The days of the rows of a table of counts: of those that hold a number, if only 0, and of those that hold none.
#[derive(Debug, Clone, Default)]
pub(super) struct RowDays {
    pub told: IndexSet<Stretch>,
    pub blank: IndexSet<Stretch>,
}

/// What was met of a source while its sheets were read.
#[derive(Debug, Clone, Default)]
pub(super) struct Met {
    /// The first and the last day of its acts, those outside its project apart.
    acts: Option<Stretch>,
    /// The days that names say.
    named: Vec<Stretch>,
    /// The days of rows of counts.
    rows: RowDays,
}

impl Met {
    /// Takes note of a sheet that was read: of its names, and of the days of its acts.
    pub(super) fn sheet(
        &mut self,
        (source, project): (&Source, &Project),
        (file, sheet): (&str, &str),
        days: impl Iterator<Item = Stretch>,
        rows: &RowDays,
    ) {
        let (start, end) = numbered((project.start, project.end));
        let days = days.chain(rows.told.iter().copied());
        for (first, last) in days.filter(|(first, last)| *first >= start && *last <= end) {
            let all = self.acts.get_or_insert((first, last));
            *all = (all.0.min(first), all.1.max(last));
        }
        self.named.extend(named(source, project, file, sheet));
        self.rows.told.extend(rows.told.iter().copied());
        self.rows.blank.extend(rows.blank.iter().copied());
    }

    /// The days that the source tells of.
    pub(super) fn coverage(self, source: &Source, project: &Project) -> Coverage {
        let last = self.acts.map(|acts| acts.1);
        let told = declared(source, project, last);
        let mut told = told.unwrap_or_else(|| Coverage::declared(self.named));
        let inferred = told.is_empty();
        if let Some((first, last)) = self.acts {
            told.reach(&Coverage::of_acts(first, last));
        }
        if inferred {
            for blank in self.rows.untold() {
                told.leave_out(blank);
            }
        }
        told
    }
}

impl RowDays {
    /// The days of rows without a number, where no other row tells of them.
    fn untold(&self) -> impl Iterator<Item = Stretch> {
        let untold = |blank: &&Stretch| {
            let mut told = self.told.iter();
            !told.any(|told| told.0 <= blank.1 && blank.0 <= told.1)
        };
        self.blank.iter().filter(untold).copied()
    }
}

/// What a source declares of its days, whatever its files hold; one that goes on does so to its last act. None where
/// names or acts tell.
fn declared(source: &Source, project: &Project, last_act: Option<i32>) -> Option<Coverage> {
    let Some(Covers::Periods(periods)) = &source.covers else {
        return None;
    };
    let mut all = Coverage::default();
    for (period, goes_on) in periods {
        let (first, last) = numbered(period.days(project.start, project.end));
        if *goes_on {
            all.add((first, last_act.unwrap_or(first).max(first)));
            all.open_end = true;
        } else {
            all.add((first, last));
        }
    }
    Some(all)
}

/// The days that the name of a file or sheet says it covers, where the source declares that it does.
fn named(source: &Source, project: &Project, file: &str, sheet: &str) -> Option<Stretch> {
    let (template, name) = match source.covers.as_ref()? {
        Covers::FileName(template) => (template, stem(file)),
        Covers::SheetName(template) => (template, sheet),
        Covers::Periods(_) => return None,
    };
    within_name(template, name, project)
}

/// The days that an expected file or sheet would cover, as its name tells; those of the source where it declares them.
pub(super) fn expected(source: &Source, project: &Project, name: &str) -> Option<Stretch> {
    let told = match &source.covers {
        Some(Covers::FileName(template) | Covers::SheetName(template)) => {
            within_name(template, name, project)
        }
        _ => None,
    };
    told.or_else(|| in_words(name)).or_else(|| {
        let whole = declared(source, project, None)?;
        whole.ends().filter(|_| !whole.open_end)
    })
}

/// The days that a template finds in a name: in the whole of it, else in any part between its words.
fn within_name(template: &Template, name: &str, project: &Project) -> Option<Stretch> {
    let cuts = cuts(name);

    for (place, from) in cuts.iter().enumerate() {
        for until in cuts[place + 1..].iter().rev() {
            let part = name[*from..*until].trim();
            let fields = template.read(part, &reads);
            if let Some(days) = fields.and_then(|fields| of_fields(&fields, project)) {
                return Some(days);
            }
        }
    }
    None
}

/// Where the words of a name begin and end.
fn cuts(name: &str) -> Vec<usize> {
    let mut cuts = vec![0];
    let mut before: Option<char> = None;
    for (at, sign) in name.char_indices() {
        let same =
            |one: char| one.is_ascii_digit() == sign.is_ascii_digit() && one.is_alphanumeric();
        if !before.is_some_and(|one| same(one) && sign.is_alphanumeric()) {
            cuts.push(at);
        }
        before = Some(sign);
    }
    cuts.push(name.len());
    cuts.dedup();
    cuts
}

/// Whether a value is what a field of days may hold.
fn reads(field: &str, value: &str) -> bool {
    let digits = |most: usize| {
        let number = value.trim_start_matches(['T', 't', 'Q', 'q', 'S', 's']);
        let plain = number.bytes().all(|byte| byte.is_ascii_digit());
        plain && (1..=most).contains(&number.len())
    };
    match field {
        "year" => value.len() == 4 && digits(4),
        "half" | "quarter" => digits(1),
        "month" => value.len() <= 2 && digits(2) || month(value).is_some(),
        "day" => digits(2),
        _ => of_text(value).is_some() || PeriodSpec::parse(value).is_some(),
    }
}

fn of_fields(fields: &[(&str, &str)], project: &Project) -> Option<Stretch> {
    let get = |name: &str| fields.iter().find(|one| one.0 == name).map(|one| one.1);
    if let Some(text) = get("period") {
        let period = PeriodSpec::parse(text).map(|one| one.days(project.start, project.end));
        return period.map(numbered).or_else(|| of_text(text));
    }
    if let (Some(from), Some(to)) = (get("from"), get("to")) {
        return Some((of_text(from)?.0, of_text(to)?.1));
    }
    let number = |name: &str| {
        let text = get(name)?;
        let digits = text.trim_start_matches(|sign: char| !sign.is_ascii_digit());
        digits.parse::<u32>().ok()
    };
    let year = get("year")?;
    let code = if let Some(text) = get("month") {
        let month = number("month").or_else(|| month(text))?;
        match number("day") {
            Some(day) => format!("{year}-{month:02}-{day:02}"),
            None => format!("{year}-{month:02}"),
        }
    } else if let Some(quarter) = number("quarter") {
        format!("{year}-Q{quarter}")
    } else if let Some(half) = number("half") {
        format!("{year}-S{half}")
    } else {
        year.to_owned()
    };
    of_text(&code)
}

/// The days of a text that is a period or a day, whatever project it is of.
fn of_text(text: &str) -> Option<Stretch> {
    let zero = NaiveDate::default();
    match PeriodSpec::parse(text) {
        Some(period @ (PeriodSpec::Calendar(Some(_), _) | PeriodSpec::Days(..))) => {
            Some(numbered(period.days(zero, zero)))
        }
        _ => in_words(text),
    }
}

fn numbered((first, last): (NaiveDate, NaiveDate)) -> Stretch {
    (first.num_days_from_ce(), last.num_days_from_ce())
}

/// The days that the words of a name tell: « actes-tanger-2022 », « actes-oujda-2022-2024 », « T1 2024 », « mars 2023 »,
/// « 2022-07 ».
fn in_words(name: &str) -> Option<Stretch> {
    let words: Vec<&str> = name
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_year = |word: &&str| word.len() == 4 && matches!(word.parse::<u32>(), Ok(1990..=2100));
    let years: Vec<&str> = words.iter().copied().filter(is_year).collect();
    let (first, last) = (years.first()?, years.last()?);
    if years.len() > 2 {
        return None;
    }
    let part = |word: &str| {
        let word = word.to_uppercase();
        let quarter = word
            .strip_prefix(['Q', 'T'])
            .map(|rest| ('Q', rest.to_owned()));
        let half = || word.strip_prefix('S').map(|rest| ('S', rest.to_owned()));
        let (letter, digit) = quarter.or_else(half)?;
        (digit.len() == 1).then(|| format!("{letter}{digit}"))
    };
    let text = if years.len() == 2 && first <= last {
        format!("{first}..{last}")
    } else if let Some(part) = words.iter().find_map(|word| part(word)) {
        format!("{first}-{part}")
    } else if let Some(month) = words.iter().find_map(|word| month(word)) {
        format!("{first}-{month:02}")
    } else {
        let after = words.iter().skip_while(|word| *word != first).nth(1);
        let number = after.filter(|word| word.len() == 2 && word.parse::<u32>().is_ok());
        match number {
            Some(month) => format!("{first}-{month}"),
            None => (*first).to_owned(),
        }
    };
    let zero = NaiveDate::default();
    PeriodSpec::parse(&text).map(|period| numbered(period.days(zero, zero)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: &str, last: &str) -> Stretch {
        numbered((first.parse().unwrap(), last.parse().unwrap()))
    }

    #[test]
    fn names_tell_their_days() {
        #[track_caller]
        fn case(name: &str, first: &str, last: &str) {
            assert_eq!(in_words(name), Some(days(first, last)), "{name}");
        }
        case("actes-tanger-2022", "2022-01-01", "2022-12-31");
        case("actes-oujda-2022-2024", "2022-01-01", "2024-12-31");
        case("T1 2024", "2024-01-01", "2024-03-31");
        case("2024_S2", "2024-07-01", "2024-12-31");
        case("mars 2023", "2023-03-01", "2023-03-31");
        case("registre 2023-07", "2023-07-01", "2023-07-31");
        for silent in [
            "Inscriptions",
            "jeunes-hub-rabat",
            "actes-20222",
            "a-2020-2021-2022",
        ] {
            assert_eq!(in_words(silent), None, "{silent}");
        }
    }

    #[test]
    fn a_month_that_is_told_to_its_last_act_joins_the_next_declared_one() {
        let (first, last) = days("2022-03-14", "2022-11-20");
        let mut coverage = Coverage::of_acts(first, last);
        assert_eq!(coverage.ends(), Some(days("2022-03-01", "2022-11-20")));
        coverage.add(days("2022-12-01", "2022-12-31"));
        assert_eq!(coverage.ends(), Some(days("2022-03-01", "2022-12-31")));
        assert!(!coverage.open_end && !coverage.has_gap(days("2022-01-01", "2022-12-31")));
        coverage.add(days("2023-02-01", "2023-02-28"));
        assert!(coverage.has_gap(days("2022-01-01", "2023-12-31")));
        assert!(!coverage.has_gap(days("2022-01-01", "2022-12-31")));
    }
}
