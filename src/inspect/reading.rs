//! The rows of a sheet on their way through: headers looked for, rows told apart, columns fed.

use super::column::{MOST_VALUES, Profile};
use super::heading;
use super::vocabulary::Vocabulary;
use super::{Family, Sheet};
use crate::catalogue::{Catalogue, Slot};
use crate::finding::column_letters;
use crate::ingest::look::{self, Kept};
use crate::ingest::{Row, Value};
use crate::privacy::Guard;

/// Rows under the headers that may describe the columns.
const DESCRIBED: u32 = 5;
/// Values of all columns of a sheet that are told apart.
const MOST_ALL: usize = 400_000;

/// A sheet while it is read.
pub(super) struct Reading<'a, 'c> {
    catalogue: &'a Catalogue,
    vocabulary: &'a Vocabulary,
    guard: &'a mut Guard<'c>,
    kept: Option<Vec<(u32, Vec<Kept>)>>,
    /// Blank rows since the last one that says something.
    blank: u32,
    done: Done,
}

/// A sheet read, its columns still to be judged.
#[derive(Default)]
pub(super) struct Done {
    pub sheet: Sheet,
    pub profiles: Vec<Profile>,
}

impl<'a, 'c> Reading<'a, 'c> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        vocabulary: &'a Vocabulary,
        guard: &'a mut Guard<'c>,
    ) -> Self {
        Self {
            catalogue,
            vocabulary,
            guard,
            kept: Some(Vec::new()),
            blank: 0,
            done: Done::default(),
        }
    }

    /// Takes the next row.
    pub(super) fn take(&mut self, row: Row<'_>) {
        let rows = &mut self.done.sheet.rows;
        rows.hidden += u32::from(row.hidden);
        rows.torn += u32::from(row.torn.is_some());
        if !row.is_blank() {
            rows.filled += 1;
            rows.last = rows.last.max(row.number);
            let last = row.cells.iter().rposition(|cell| !cell.is_empty());
            let width = &mut self.done.sheet.width;
            *width = (*width).max(last.map_or(0, |last| last as u32 + 1));
        }
        match &mut self.kept {
            Some(kept) => {
                let cells = row.cells.iter().map(|cell| Kept::new(*cell));
                kept.push((row.number, cells.collect()));
                if row.number >= look::DEEPEST {
                    self.settle();
                }
            }
            None => self.sort(row),
        }
    }

    /// No more rows.
    pub(super) fn finish(&mut self) {
        self.settle();
    }

    pub(super) fn done(self) -> Done {
        self.done
    }

    fn settle(&mut self) {
        let Some(kept) = self.kept.take() else { return };
        let sheet = &mut self.done.sheet;
        sheet.pivot = look::is_pivot(&kept);
        let sources = self.catalogue.sources.iter();
        sheet.resembles = sources
            .filter(|source| look::resembles(source, &kept))
            .map(|source| source.code.clone())
            .collect();
        sheet.resembles.dedup();
        let found = heading::find(self.catalogue, self.vocabulary, &kept);
        let (from, titles) = match found {
            Some((at, heading, titles)) => {
                sheet.heading = Some(heading);
                (at + 1, titles)
            }
            None => (0, Vec::new()),
        };
        sheet.family = family(&titles);
        let limit = (MOST_ALL / titles.len().max(1)).clamp(20, MOST_VALUES);
        let profile = |title: String| {
            let said = self.vocabulary.said(self.catalogue, &title);
            Profile::new(title, said, limit)
        };
        self.done.profiles = titles.into_iter().map(profile).collect();
        for (number, cells) in &kept[from..] {
            let values: Vec<Value<'_>> = cells.iter().map(Kept::value).collect();
            self.sort(Row::new(*number, &values));
        }
    }

    fn sort(&mut self, row: Row<'_>) {
        if row.is_blank() {
            self.blank += 1;
            return;
        }
        let rows = &mut self.done.sheet.rows;
        let began = rows.of_data > 0;
        rows.blank += if began { self.blank } else { 0 };
        self.blank = 0;
        let header = self
            .done
            .sheet
            .heading
            .as_ref()
            .map_or(0, |heading| heading.row);
        if header > 0
            && row.number <= header + DESCRIBED
            && let Some(how) = look::described(row)
        {
            rows.described.push((row.number, how));
            return;
        }
        if look::is_total(row) && !self.names_somebody(row) {
            let totals = self.done.sheet.rows.totals.get_or_insert((0, row.number));
            totals.0 += 1;
        } else if header > 0 && self.heads(row) {
            self.done.sheet.rows.second.get_or_insert(row.number);
        } else {
            self.done.sheet.rows.of_data += 1;
            self.feed(row);
        }
    }

    /// Whether a column of identity is filled besides the row's first cell.
    fn names_somebody(&self, row: Row<'_>) -> bool {
        let first = row.cells.iter().position(|cell| !cell.is_empty());
        let profiles = self.done.profiles.iter().enumerate();
        profiles
            .filter(|(column, profile)| profile.said.identity && Some(*column) != first)
            .any(|(column, _)| !row.cell(column as u32).is_empty())
    }

    /// Whether a row heads a table: nothing but texts, most of which head columns of registers.
    fn heads(&self, row: Row<'_>) -> bool {
        let (mut count, mut known) = (0, 0);
        for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
            let Value::Text(text) = cell else {
                return false;
            };
            if text.bytes().any(|sign| sign.is_ascii_digit()) {
                return false;
            }
            count += 1;
            let whole = self.vocabulary.said(self.catalogue, text);
            known += usize::from(whole.slot.is_some() && whole.whole);
            if count == 3 && known == 0 {
                return false;
            }
        }
        count >= 3 && known >= 2 && known * 2 >= count
    }

    fn feed(&mut self, row: Row<'_>) {
        let catalogue = self.catalogue;
        while self.done.profiles.len() < row.cells.len() {
            let limit = (MOST_ALL / row.cells.len()).clamp(20, MOST_VALUES);
            self.done.profiles.push(Profile::new(
                String::new(),
                super::vocabulary::Said::default(),
                limit,
            ));
        }
        let mut missed = false;
        for (cell, profile) in row.cells.iter().zip(&mut self.done.profiles) {
            if *cell == Value::Empty {
                continue;
            }
            let slot = profile.said.slot;
            profile.take(*cell, |text| understands(catalogue, slot, text));
            let text = look::text(*cell);
            if profile.said.identity {
                self.guard.name(&text);
            }
            if matches!(slot, Some(Slot::Dimension(_))) && !text.is_empty() {
                let seen = profile.values.get(text.as_ref());
                missed |= seen.is_some_and(|seen| !seen.known);
            }
        }
        if missed {
            self.out_of_step(row);
        }
    }

    /// A row is out of step when a cell of it holds what belongs into another column: what nothing understands in it may
    /// then be a name.
    fn out_of_step(&mut self, row: Row<'_>) {
        let catalogue = self.catalogue;
        let profiles = &self.done.profiles;
        let slots: Vec<Slot> = profiles
            .iter()
            .filter_map(|profile| profile.said.slot)
            .filter(|slot| matches!(slot, Slot::Dimension(_)))
            .collect();
        let belongs = |text: &str| {
            slots
                .iter()
                .any(|slot| understands(catalogue, Some(*slot), text))
        };
        let cells = row.cells.iter().zip(profiles);
        let told = cells.filter(|(_, profile)| {
            profile.said.identity || matches!(profile.said.slot, Some(Slot::Dimension(_)))
        });
        let mut astray = false;
        let mut foreign = Vec::new();
        for (cell, profile) in told {
            let text = look::text(*cell);
            if text.is_empty() || understands(catalogue, profile.said.slot, &text) {
                continue;
            }
            if belongs(&text) {
                astray = true;
            } else {
                foreign.push(text.into_owned());
            }
        }
        if astray {
            for text in foreign {
                self.guard.name(&text);
            }
        }
    }
}

/// Whether the dimension of a slot understands a text; a bare number means nothing.
pub(super) fn understands(catalogue: &Catalogue, slot: Option<Slot>, text: &str) -> bool {
    let Some(Slot::Dimension(id)) = slot else {
        return false;
    };
    let dimension = catalogue.at(id);
    if text.trim().parse::<f64>().is_ok() && !dimension.from_age {
        return false;
    }
    if dimension.category_of(text).is_some() {
        return true;
    }
    let parts = || {
        text.split([';', ',', '/', '|', '+', '\n'])
            .filter(|part| !part.trim().is_empty())
    };
    dimension.multiple
        && parts().count() > 1
        && parts().all(|part| dimension.category_of(part).is_some())
}

/// The program whose last columns these are.
fn family(titles: &[String]) -> Option<Family> {
    let has = |name: &str| titles.iter().any(|title| title == name);
    if has("_uuid") && has("_submission_time") {
        Some(Family::Kobo {
            roster: has("_parent_table_name") && !has("_xform_id"),
        })
    } else if has("_parent_index") && has("_index") {
        Some(Family::Kobo { roster: true })
    } else if has("KEY") && has("SubmissionDate") {
        Some(Family::Odk { roster: false })
    } else if has("KEY") && has("PARENT_KEY") {
        Some(Family::Odk { roster: true })
    } else {
        None
    }
}

/// A column's name where it has no header.
pub(super) fn lettered(place: u32) -> String {
    format!("${}", column_letters(place))
}
