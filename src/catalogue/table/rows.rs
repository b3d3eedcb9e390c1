//! Rows of a table become logframe lines: the first row of a line declares it, each may add a target and texts.

use super::cells::Cells;
use super::columns::{Column, Columns, Said};
use super::pairs::{categories, references};
use super::{Placed, TableRow};
use crate::catalogue::file::{
    BaselineFile, LabelFile, LevelFile, LineFile, PerFile, ReferenceFile, TargetFile,
};
use crate::catalogue::model::Dimension;
use crate::catalogue::spot::Spot;
use crate::finding::{Expected, Fact, Findings, Named};
use crate::language::Language;

/// Words for levels, folded, and those shown to whoever writes another.
const LEVELS: [(&str, LevelFile); 6] = [
    ("impact", LevelFile::Impact),
    ("effet", LevelFile::Outcome),
    ("outcome", LevelFile::Outcome),
    ("produit", LevelFile::Output),
    ("output", LevelFile::Output),
    ("extrant", LevelFile::Output),
];

/// Words for what a target is set for.
const PERS: [(&str, Per); 7] = [
    ("total", Per::Total),
    ("année", Per::Year),
    ("an", Per::Year),
    ("year", Per::Year),
    ("part", Per::Share),
    ("share", Per::Share),
    ("%", Per::Share),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Per {
    Total,
    Year,
    Share,
}

/// The lines of a project while its table is read.
pub(super) struct Merging<'a, 't> {
    /// Its lines so far.
    pub lines: &'a mut Vec<LineFile>,
    /// Where what they say stands.
    pub placed: Placed<'t>,
    /// Dimensions known.
    pub dimensions: &'a [Dimension],
    /// The catalogue's languages.
    pub languages: &'a [Language],
    /// Where mistakes go.
    pub findings: &'a mut Findings,
    /// Codes that are declared though they could not be understood.
    pub lost: &'a mut Vec<String>,
    /// Lines of the table that could not be understood.
    pub dropped: Vec<String>,
    /// How many mistakes were told.
    pub told: usize,
}

/// What became of something that a row says.
enum Settled {
    /// It was said before.
    Same,
    Added,
    /// Something else was said before.
    Differs,
}

/// Says something where nothing was said.
fn settle<T: PartialEq>(slot: &mut Option<T>, new: T) -> Settled {
    match slot {
        Some(known) if *known == new => Settled::Same,
        Some(_) => Settled::Differs,
        None => {
            *slot = Some(new);
            Settled::Added
        }
    }
}

impl<'t> Merging<'_, 't> {
    /// Takes in a row.
    pub(super) fn row(&mut self, columns: &Columns<'t>, row: &'t TableRow) {
        let cells = Cells { columns, row };
        let Some(code) = self.text(&cells, Column::Line) else {
            let mut known = columns.known.keys();
            if known.any(|column| cells.get(*column).is_some()) {
                self.empty(&cells, Column::Line);
            }
            return;
        };
        if self.dropped.contains(&code.value) {
            return;
        }
        let told = self.told;
        let known = self.lines.iter().position(|line| line.code == code);
        let mut added = known.is_none();
        let place = match known {
            Some(place) => {
                self.same_line(place, &cells);
                place
            }
            None => match self.new_line(&code, &cells) {
                Some(line) => {
                    self.lines.push(line);
                    self.lines.len() - 1
                }
                None => {
                    self.lost.push(code.value.clone());
                    self.dropped.push(code.value);
                    return;
                }
            },
        };
        let verified = self.verified(&cells);
        added |= self.names(place, &cells);
        added |= self.references(place, &cells, verified);
        added |= self.texts(place, &cells);
        added |= self.baseline(place, &cells, verified);
        added |= self.target(place, &cells, verified);
        if !added && self.told == told {
            let fact = Fact::DuplicateCode {
                kind: Named::Line,
                code: code.value,
            };
            self.tell_at(fact, &cells, Column::Line);
        }
    }

    fn new_line(&mut self, code: &Spot<String>, cells: &Cells<'_, 't>) -> Option<LineFile> {
        let indicator = self.needed(cells, Column::Indicator);
        let level = match cells.get(Column::Level) {
            None => {
                self.empty(cells, Column::Level);
                None
            }
            Some(_) => self.word(cells, Column::Level, &LEVELS),
        };
        Some(LineFile {
            code: code.clone(),
            indicator: indicator?,
            level: level?,
            label: None,
            conditions: indexmap::IndexMap::default(),
            baseline: None,
            targets: Vec::new(),
            references: Vec::new(),
            result: None,
            project: None,
            period: None,
            group: None,
            within: None,
            data_source: None,
            verification: None,
            assumptions: None,
            risks: None,
            responsible: None,
            evidence: None,
        })
    }

    /// A line met before has one indicator and one level.
    fn same_line(&mut self, place: usize, cells: &Cells<'_, 't>) {
        if let Some(indicator) = self.text(cells, Column::Indicator)
            && indicator != self.lines[place].indicator
        {
            self.contradicts(place, cells, Column::Indicator);
        }
        if let Some(level) = self.word(cells, Column::Level, &LEVELS)
            && level != self.lines[place].level
        {
            self.contradicts(place, cells, Column::Level);
        }
    }

    /// What else the line names.
    fn names(&mut self, place: usize, cells: &Cells<'_, 't>) -> bool {
        let mut added = false;
        for column in [
            Column::Result,
            Column::Group,
            Column::Within,
            Column::Project,
            Column::Evidence,
        ] {
            let Some(name) = self.text(cells, column) else {
                continue;
            };
            let line = &mut self.lines[place];
            let settled = match column {
                Column::Result => settle(&mut line.result, name),
                Column::Group => settle(&mut line.group, name),
                Column::Within => settle(&mut line.within, name),
                Column::Project => settle(&mut line.project, name),
                _ => settle(&mut line.evidence, name.value),
            };
            added |= self.settled(&settled, place, cells, column);
        }
        added
    }

    /// Codes of donors' frameworks.
    fn references(&mut self, place: usize, cells: &Cells<'_, 't>, verified: Option<bool>) -> bool {
        let Some(text) = self.text(cells, Column::Reference) else {
            return false;
        };
        let Some(list) = references(&text, verified.unwrap_or(true)) else {
            self.wrong(cells, Column::Reference, Expected::Text);
            return false;
        };
        let known = &mut self.lines[place].references;
        let before = known.len();
        for one in list {
            let same = |other: &ReferenceFile| {
                (&other.vocabulary, &other.code) == (&one.vocabulary, &one.code)
            };
            if !known.iter().any(same) {
                known.push(one);
            }
        }
        known.len() > before
    }

    /// Texts, in the languages of the catalogue first.
    fn texts(&mut self, place: usize, cells: &Cells<'_, 't>) -> bool {
        let mut added = false;
        let columns = cells.columns.known.keys().copied();
        for column in columns {
            let Column::Text(said, language) = column else {
                continue;
            };
            let Some(text) = self.text(cells, column) else {
                continue;
            };
            let slot = text_of(&mut self.lines[place], said);
            let label = slot.get_or_insert_with(|| Spot {
                value: LabelFile::new(),
                span: text.span,
            });
            let mut one = label.get(language).cloned();
            let settled = settle(&mut one, text.value);
            if let (Settled::Added, Some(text)) = (&settled, one) {
                label.value.insert(language.to_owned(), text);
                let order = |code: &str| {
                    let place = self.languages.iter().position(|one| one.code() == code);
                    place.unwrap_or(usize::MAX)
                };
                label.value.sort_by(|a, _, b, _| order(a).cmp(&order(b)));
            }
            added |= self.settled(&settled, place, cells, column);
        }
        added
    }

    fn baseline(&mut self, place: usize, cells: &Cells<'_, 't>, verified: Option<bool>) -> bool {
        let value = self.number(cells, Column::Baseline);
        let date = self.day(cells, Column::BaselineDate);
        let Some(value) = value else {
            if cells.get(Column::Baseline).is_none() && date.is_some() {
                self.empty(cells, Column::Baseline);
            }
            return false;
        };
        // A note beside a target is the target's.
        let note = self.text(cells, Column::Note);
        let note = note.filter(|_| cells.get(Column::Target).is_none());
        let line = &mut self.lines[place];
        let Some(known) = &mut line.baseline else {
            line.baseline = Some(BaselineFile {
                value: value.value,
                date,
                verified: verified.unwrap_or(true),
                note: note.map(|note| note.value),
            });
            return true;
        };
        let other = known.value.to_bits() != value.value.to_bits();
        let settled = match date {
            Some(date) if !other => settle(&mut known.date, date),
            _ if other => Settled::Differs,
            _ => Settled::Same,
        };
        self.settled(&settled, place, cells, Column::Baseline)
    }

    fn target(&mut self, place: usize, cells: &Cells<'_, 't>, verified: Option<bool>) -> bool {
        const REST: [Column; 4] = [Column::By, Column::Per, Column::For, Column::Revised];
        let value = self.number(cells, Column::Target);
        let per = self.word(cells, Column::Per, &PERS).unwrap_or(Per::Total);
        let by = self.day(cells, Column::By);
        let revised = self.day(cells, Column::Revised);
        let Some(mut value) = value else {
            let aside = [Column::Note, Column::Verified];
            let alone = cells.says(&aside) && !cells.says(&[Column::Baseline, Column::Reference]);
            if cells.get(Column::Target).is_none() && (cells.says(&REST) || alone) {
                self.empty(cells, Column::Target);
            }
            return false;
        };
        if per == Per::Share {
            if cells.get(Column::For).is_none() {
                self.empty(cells, Column::For);
            }
            // No share is more than the whole: 50 is 50 %.
            if value.value > 1.0 {
                value.value /= 100.0;
            }
        }
        let of = self.text(cells, Column::For).map_or_else(Vec::new, |text| {
            let pairs = categories(&text, self.dimensions).into_iter();
            let spot = |value| Spot {
                value,
                span: text.span.clone(),
            };
            pairs.map(|(name, word)| (spot(name), spot(word))).collect()
        });
        let target = TargetFile {
            share: (per == Per::Share).then_some(value.value),
            value,
            by,
            verified: verified.unwrap_or(true),
            note: self.text(cells, Column::Note).map(|note| note.value),
            per: match per {
                Per::Year => PerFile::Year,
                Per::Total | Per::Share => PerFile::Total,
            },
            of: of.into_iter().collect(),
            bound: None,
            revised,
        };
        self.lines[place].targets.push(target);
        true
    }

    fn settled(
        &mut self,
        settled: &Settled,
        place: usize,
        cells: &Cells<'_, 't>,
        column: Column,
    ) -> bool {
        if let Settled::Differs = settled {
            self.contradicts(place, cells, column);
        }
        matches!(settled, Settled::Added)
    }

    fn contradicts(&mut self, place: usize, cells: &Cells<'_, 't>, column: Column) {
        let fact = Fact::LineContradicts {
            line: self.lines[place].code.value.clone(),
            column: cells.columns.header(column),
        };
        self.tell_at(fact, cells, column);
    }
}

/// The text of a line that a column says.
fn text_of(line: &mut LineFile, said: Said) -> &mut Option<Spot<LabelFile>> {
    match said {
        Said::Label => &mut line.label,
        Said::DataSource => &mut line.data_source,
        Said::Verification => &mut line.verification,
        Said::Assumptions => &mut line.assumptions,
        Said::Risks => &mut line.risks,
        Said::Responsible => &mut line.responsible,
    }
}
