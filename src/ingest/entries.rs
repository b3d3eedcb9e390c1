//! The entries file of a project: what only a person can say of a line and a period.

use super::Folder;
use super::book::{Told, guard, open};
use super::sheet::{Row, Value};
use super::value::{self, Reading};
use crate::catalogue::{
    Catalogue, PeriodSpec, Project, SCALE, Unit, Wordings, fold, nearest, says_no, says_yes,
};
use crate::finding::{Fact, Findings, Origin, SharedAs};
use crate::privacy::{Guard, Identities};

/// One row of an entries file.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The logframe line's place in the project.
    pub line: usize,
    /// The period it is about.
    pub period: PeriodSpec,
    /// The typed value, in ten-thousandths.
    pub value: Option<i64>,
    /// The comment.
    pub text: String,
    /// Why the value is off its target.
    pub reason: String,
    /// Where the evidence lies.
    pub evidence: String,
    /// Who says so.
    pub author: String,
    /// The row in the file.
    pub row: u32,
    /// Whether it says that there was nothing to report, so that 0 is a figure: in words, or as the value 0.
    pub nothing: bool,
}

impl Entry {
    /// What somebody typed.
    fn texts(&mut self) -> [&mut String; 4] {
        [
            &mut self.text,
            &mut self.reason,
            &mut self.evidence,
            &mut self.author,
        ]
    }

    /// Leaves out what names people who stand in the registers; whether there was any.
    pub(super) fn protect(&mut self, guard: &Guard<'_>) -> bool {
        let mut named = false;
        for text in self.texts() {
            let shown = guard.remark(text);
            named |= shown != *text;
            *text = shown;
        }
        named
    }
}

/// The entries of all projects.
pub(super) struct Entered {
    /// By project, in the order of the catalogue.
    pub entries: Vec<Vec<Entry>>,
    /// By project, the first sheet that has the headers.
    pub sheets: Vec<Option<String>>,
    pub findings: Findings,
}

impl Entered {
    /// The numbers that they tell, to be looked for among those of people.
    pub(super) fn seeking(&self) -> Identities {
        let entries = self.entries.iter().flatten();
        let texts = entries.flat_map(|one| [&one.text, &one.reason, &one.evidence, &one.author]);
        Identities::seeking(texts.map(String::as_str))
    }
}

/// The entries of these projects.
pub(super) fn all(catalogue: &Catalogue, projects: &[usize], folder: &Folder<'_>) -> Entered {
    let mut typed = Entered {
        entries: vec![Vec::new(); catalogue.projects.len()],
        sheets: vec![None; catalogue.projects.len()],
        findings: Findings::default(),
    };
    for place in projects.iter().copied() {
        let project = &catalogue.projects[place];
        let Some(path) = &project.entries else {
            continue;
        };
        if folder.files.contains(path) {
            let read = read(folder, path, catalogue, project, &mut typed.findings);
            (typed.entries[place], typed.sheets[place]) = read;
        } else {
            let fact = Fact::MissingFile { path: path.clone() };
            typed.findings.add(fact, Origin::Nowhere);
        }
    }
    typed
}

/// The headers of an entries file, in French and in English.
const HEADERS: [[&str; 2]; 7] = [
    ["Ligne", "Line"],
    ["Période", "Period"],
    ["Valeur", "Value"],
    ["Commentaire", "Comment"],
    ["Raison de l'écart", "Reason for variance"],
    ["Preuve", "Evidence"],
    ["Auteur", "Author"],
];

/// Words for a milestone that is reached, and for one that is not, folded.
const REACHED: [&str; 6] = ["atteint", "atteinte", "fait", "reached", "achieved", "done"];
const NOT_REACHED: [&str; 4] = ["nonatteint", "nonatteinte", "notreached", "notachieved"];

/// The entries of a project, and the first sheet that has their headers: every visible one that has them counts.
fn read(
    folder: &Folder<'_>,
    path: &str,
    catalogue: &Catalogue,
    project: &Project,
    findings: &mut Findings,
) -> (Vec<Entry>, Option<String>) {
    let mut entries = Vec::new();
    let mut first = None;
    let read = open(folder, path, &Told::default()).and_then(|book| {
        let sheets = book.sheets().iter().enumerate();
        for (place, sheet) in sheets.filter(|(_, sheet)| !sheet.hidden) {
            let mut columns: Option<Vec<Option<u32>>> = None;
            guard(|| {
                book.read(place, &mut |row| {
                    if let Some(columns) = &columns {
                        let typed = Typed {
                            row,
                            columns,
                            sheet: &sheet.name,
                            path,
                        };
                        entries.extend(typed.entry(catalogue, project, findings));
                    } else {
                        columns = headers(row);
                        if columns.is_some() {
                            first.get_or_insert_with(|| sheet.name.clone());
                        }
                    }
                    true
                })
            })?;
        }
        Ok(())
    });
    if let Err(reason) = read {
        findings.add(Fact::UnreadableFile { reason }, Origin::file(path));
    }
    (entries, first)
}

/// The column of each header, when the row holds the first two.
fn headers(row: Row<'_>) -> Option<Vec<Option<u32>>> {
    let column = |names: &[&str; 2]| {
        (0..row.cells.len() as u32).find(|column| {
            let here = fold(&value::text(row.cell(*column)));
            names.iter().any(|name| fold(name) == here)
        })
    };
    let columns: Vec<Option<u32>> = HEADERS.iter().map(column).collect();
    (columns[0].is_some() && columns[1].is_some()).then_some(columns)
}

/// Comments that say that there was nothing to report, folded.
const NOTHING: [&str; 11] = [
    "ras",
    "neant",
    "aucun",
    "aucune",
    "nil",
    "none",
    "nothing",
    "rienasignaler",
    "nothingtoreport",
    "aucuneactivite",
    "noactivity",
];
/// Words that may follow: when. Any other may say something else (« Rien à signaler à Rabat ; Tanger n’a rien envoyé »).
const WHEN: [&str; 29] = [
    "ce",
    "cet",
    "cette",
    "pour",
    "en",
    "au",
    "sur",
    "durant",
    "pendant",
    "le",
    "la",
    "l",
    "de",
    "du",
    "periode",
    "annee",
    "trimestre",
    "semestre",
    "mois",
    "this",
    "for",
    "in",
    "during",
    "the",
    "period",
    "year",
    "quarter",
    "month",
    "of",
];

/// Words of a further remark that take it back: something is not there, or not yet.
const BUT: [&str; 21] = [
    "pas",
    "mais",
    "sauf",
    "encore",
    "attente",
    "perdu",
    "perdue",
    "manque",
    "manquent",
    "but",
    "except",
    "not",
    "yet",
    "missing",
    "lost",
    "waiting",
    "non",
    "manquant",
    "manquante",
    "manquants",
    "manquantes",
];

/// Whether a comment says that there was nothing to report, at most when, and in a further remark why.
fn is_nothing(text: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|sign: char| !sign.is_alphanumeric());
        words.map(fold).filter(|word| !word.is_empty()).collect()
    };
    let (first, remark) = text
        .split_once([':', '.', ',', ';', '(', '\n'])
        .unwrap_or((text, ""));
    let (first, remark) = (words(first), words(remark));
    let when = |word: &String| {
        let numbered = word.contains(|sign: char| sign.is_ascii_digit());
        numbered || WHEN.contains(&word.as_str()) || value::is_month(word)
    };
    let said = (1..=first.len()).any(|count| {
        let (said, rest) = first.split_at(count);
        NOTHING.contains(&said.concat().as_str()) && rest.iter().all(when)
    });
    NOTHING.contains(&fold(text).as_str())
        || said && !remark.iter().any(|word| BUT.contains(&word.as_str()))
}

/// A row as somebody typed it.
#[derive(Clone, Copy)]
struct Typed<'r> {
    row: Row<'r>,
    columns: &'r [Option<u32>],
    sheet: &'r str,
    path: &'r str,
}

impl<'r> Typed<'r> {
    fn cell(&self, at: usize) -> Value<'r> {
        self.columns[at].map_or(Value::Empty, |column| self.row.cell(column))
    }

    fn text(&self, at: usize) -> String {
        value::text(self.cell(at)).into_owned()
    }

    fn origin(&self, at: usize) -> Origin {
        Origin::cell(self.path, self.sheet, self.row.number, self.columns[at])
    }

    fn entry(
        &self,
        catalogue: &Catalogue,
        project: &Project,
        findings: &mut Findings,
    ) -> Option<Entry> {
        if self.row.is_blank() {
            return None;
        }
        let line = self.line(project, findings);
        let period = self.period(project, findings);
        let unit = line.map(|line| catalogue.indicators[project.logframe[line].indicator].unit);
        let number = self.number(unit, findings);
        let text = self.text(3);
        Some(Entry {
            line: line?,
            period: period?,
            value: number,
            nothing: number == Some(0) || number.is_none() && is_nothing(&text),
            text,
            reason: self.text(4),
            evidence: self.text(5),
            author: self.text(6),
            row: self.row.number,
        })
    }

    fn line(&self, project: &Project, findings: &mut Findings) -> Option<usize> {
        let code = self.text(0);
        let lines = project.logframe.iter().map(|line| line.code.as_str());
        let lines: Wordings<usize> = lines.zip(0..).collect();
        let line = lines.get(&code);
        if line.is_none() {
            let known = project.logframe.iter().map(|line| line.code.as_str());
            let nearest = nearest(&code, known);
            let fact = Fact::UnknownEntryLine {
                line: code,
                nearest,
            };
            findings.add(fact, self.origin(0));
        }
        line
    }

    /// A period, by the donor's name where it has one.
    fn period(&self, project: &Project, findings: &mut Findings) -> Option<PeriodSpec> {
        let text = self.text(1);
        let named = project.reports.iter().flat_map(|report| &report.periods);
        let named = named.map(|one| (one.code.as_str(), PeriodSpec::Days(one.start, one.end)));
        let named: Wordings<PeriodSpec> = named.collect();
        let found = PeriodSpec::parse(&text).or_else(|| named.get(&text));
        if found.is_none() {
            let fact = Fact::InvalidEntryPeriod { text };
            findings.add(fact, self.origin(1));
        }
        found
    }

    /// A number; a milestone may be told by a word.
    fn number(&self, unit: Option<Unit>, findings: &mut Findings) -> Option<i64> {
        let typed = self.cell(2);
        let share = unit == Some(Unit::Percent);
        if unit == Some(Unit::Milestone) {
            let text = value::written(typed);
            let is = |words: &[&str]| words.contains(&fold(&text).as_str());
            if says_yes(&text) || is(&REACHED) {
                return Some(SCALE as i64);
            }
            if says_no(&text) || is(&NOT_REACHED) {
                return Some(0);
            }
        }
        match value::number(typed) {
            // An amount in another currency than the line's is no value of it.
            Reading::Is(_) if unit == Some(Unit::Mad) && foreign(typed) => {
                findings.add(Fact::InvalidEntryValue, self.origin(2));
                None
            }
            Reading::Is(number) if share && number > SCALE as i64 => {
                let fact = Fact::UnclearShare {
                    line: self.text(0),
                    said: (number as f64 / SCALE).into(),
                    read: SharedAs::Percent,
                };
                findings.add(fact, self.origin(2));
                Some(number / 100)
            }
            Reading::Is(number) => Some(number),
            Reading::Empty => None,
            Reading::Wrong => {
                findings.add(Fact::InvalidEntryValue, self.origin(2));
                None
            }
        }
    }
}

/// Whether a cell names a currency that is not the dirham.
fn foreign(cell: Value<'_>) -> bool {
    value::currency(&value::text(cell)).is_some_and(|code| code != "MAD")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_report_is_said_alone_or_with_its_days() {
        for (text, nothing) in [
            ("Rien à signaler", true),
            ("RAS.", true),
            ("Rien à signaler au 3e trimestre 2022", true),
            ("Aucune activité en juillet", true),
            ("Rien à signaler : le bureau était fermé", true),
            ("R.A.S.", true),
            ("Nothing to report this quarter", true),
            ("Aucune activité n’a été saisie, registre perdu", false),
            ("Rien à signaler côté Rabat ; Tanger n’a rien envoyé", false),
            ("Rien à signaler, données de Rabat non reçues", false),
            ("Aucun atelier", false),
            ("Deux ateliers", false),
            ("", false),
        ] {
            assert_eq!(is_nothing(text), nothing, "{text}");
        }
    }
}
