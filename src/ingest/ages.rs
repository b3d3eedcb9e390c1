//! Ages said by a register: in years, or as a band.

use chrono::NaiveDate;

use super::cells::{broken, without_value};
use super::header::Found;
use super::mapping::Mapper;
use super::record::{NO_AGES, NONE, Record};
use super::sheet::{Row, Value};
use super::value::{self, Ages};
use crate::catalogue::{AGE, Category, DimensionId, FieldType, SCALE, Slot, To, age_on};
use crate::finding::{Fact, Shown};

/// So many years off, an age may have been said on another day than that of the act.
const APART: i64 = 5;

fn day(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}

impl Mapper<'_> {
    /// Whether a column's cells are ages or bands of them.
    pub(super) fn is_age(&self, slot: Slot) -> bool {
        match slot {
            Slot::Dimension(id) => self.catalogue.at(id).from_age,
            Slot::Field(id) => {
                let field = &self.catalogue.fields[id.0];
                field.kind == FieldType::Number && field.code == AGE
            }
        }
    }

    /// Fills a record from a cell that says an age.
    pub(super) fn age(
        &mut self,
        row: Row<'_>,
        found: &Found,
        cell: Value<'_>,
        record: &mut Record,
    ) {
        if self.age_in_words(row, found.column, cell, record) {
            return;
        }
        let said = value::ages(cell);
        self.age_looks
            .entry(found.column)
            .or_default()
            .add(row, cell, said);
        let ages = self.meant(said, found.column);
        let field = || self.age_of(&found.slots);
        let fact = match ages {
            Ages::Are(youngest, oldest) if self.aged(youngest, oldest, record) => return,
            Ages::Are(youngest, oldest) => split(field(), youngest, oldest),
            Ages::Empty => return self.pass_over(row, found.column, cell, field()),
            Ages::Open(_) => return,
            Ages::Date => Fact::AgeAsDate { field: field() },
            Ages::Beyond => Fact::ImpossibleAge { field: field() },
            Ages::Wrong if broken(cell) => without_value(cell, field()),
            Ages::Wrong => Fact::InvalidNumber {
                field: field(),
                value: Shown::shape(&value::text(cell)),
            },
        };
        self.doubt(row, found.column, fact);
    }

    /// A finding where the age in a row is years off its birth date, on the day of whatever act: the birth date stands.
    pub(super) fn tell_unlike_birth(&mut self, row: Row<'_>, acts: &[(Record, Option<To>)]) {
        let (Some(birth), Some((record, _))) = (self.birth, acts.first()) else {
            return;
        };
        let born = Some(record.fields[birth]).filter(|born| *born != NONE);
        let (Some(born), Some((youngest, oldest))) = (born, self.age_said(record)) else {
            return;
        };
        let on = |record: &Record| {
            let born = day(born).zip(day(i64::from(record.first)));
            born.map(|(born, first)| i64::from(age_on(born, first)))
        };
        let off = |age: i64| age + APART < youngest || age > oldest.saturating_add(APART);
        if !acts.iter().all(|(record, _)| on(record).is_some_and(off)) {
            return;
        }
        let mut columns = self.layout.columns.iter();
        let aged = |slot: &Slot| self.is_age(*slot);
        let found = columns.find(|found| found.slots.iter().any(aged));
        let (column, field) = (
            found.map(|found| found.column),
            self.age_of(found.map_or(&[], |found| &found.slots)),
        );
        let origin = self.at(row, column);
        self.findings.add(Fact::AgeAgainstBirth { field }, origin);
    }

    /// The youngest and oldest age that a record says, apart from a birth date.
    fn age_said(&self, record: &Record) -> Option<(i64, i64)> {
        let fields = self.catalogue.fields.iter();
        let years = fields
            .zip(&record.fields)
            .find(|(field, _)| field.code == AGE);
        match years
            .map(|(_, years)| *years)
            .filter(|years| *years != NONE)
        {
            Some(years) => Some((years / SCALE as i64, years / SCALE as i64)),
            None if record.ages == NO_AGES => None,
            None => Some((i64::from(record.ages.0), i64::from(record.ages.1))),
        }
    }

    /// What findings call a column of ages.
    pub(super) fn age_field(&self, column: u32) -> String {
        let columns = self.layout.columns.iter();
        let found = columns.filter(|found| found.column == column);
        let slots: Vec<Slot> = found.flat_map(|found| found.slots.clone()).collect();
        self.age_of(&slots)
    }

    fn age_of(&self, slots: &[Slot]) -> String {
        match slots.iter().find(|slot| self.is_age(**slot)) {
            Some(Slot::Dimension(id)) => self.catalogue.at(*id).code.clone(),
            _ => AGE.to_owned(),
        }
    }

    /// Puts an age, or the band that holds all of those said, into a record; false where no band does.
    pub(super) fn aged(&self, youngest: u32, oldest: u32, record: &mut Record) -> bool {
        let one = youngest == oldest;
        let field = self.catalogue.fields.iter().position(|it| it.code == AGE);
        if let Some(field) = field.filter(|_| one) {
            record.fields[field] = i64::from(youngest) * SCALE as i64;
        }
        // A birth date is made of an age in years; a band is kept as it is said, which may be narrower or wider than the
        // catalogue's.
        if !one || field.is_none() {
            record.ages = (youngest, oldest);
        }
        let mut held = one;
        for (place, dimension) in self.catalogue.dimensions.iter().enumerate() {
            let holds = |band: (u32, u32)| band.0 <= youngest && oldest <= band.1;
            let at = dimension
                .categories
                .iter()
                .position(|category| category.band.is_some_and(holds));
            if let Some(at) = at.filter(|_| dimension.from_age) {
                record.categories[place] = at as u32 + 1;
                held = true;
            }
        }
        held
    }

    /// Takes a word that the source declares as a band, that says that nothing is known, or that everybody is meant.
    fn age_in_words(
        &mut self,
        row: Row<'_>,
        column: u32,
        cell: Value<'_>,
        record: &mut Record,
    ) -> bool {
        let (catalogue, source) = (self.catalogue, self.source);
        let banded = |id: DimensionId| catalogue.at(id).from_age;
        let declared = source.values.keys().any(|id| banded(*id));
        let worded =
            matches!(cell, Value::Text(text) if !text.contains(|sign: char| sign.is_numeric()));
        // The usual cell holds a number, and no source declares what numbers mean as ages.
        if !declared && !worded {
            return false;
        }
        let text = value::text(cell);
        let mut told = false;
        for (id, words) in source.values.iter().filter(|(id, _)| banded(**id)) {
            if let Some(Category(code)) = words.get(&text) {
                record.categories[id.0] = code;
                told = true;
            }
        }
        if told || !worded {
            return told;
        }
        let everybody = |id: usize| catalogue.dimensions[id].totals.holds(&text);
        let mut ids = 0..catalogue.dimensions.len();
        if ids.any(|id| banded(DimensionId(id)) && everybody(id)) {
            self.notes.everybody.push(column);
            return true;
        }
        let unknown = catalogue.unknown.holds(&text);
        if unknown {
            self.pass_over(row, column, cell, self.age_field(column));
        }
        unknown
    }
}

/// The finding of ages that no band holds.
pub(super) fn split(field: String, youngest: u32, oldest: u32) -> Fact {
    let band = match oldest {
        u32::MAX => format!("{youngest}+"),
        _ => format!("{youngest}-{oldest}"),
    };
    Fact::SplitBand { field, band }
}
