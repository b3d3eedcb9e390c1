//! One row of a register → its records, by the source's declaration.

use foldhash::fast::FixedState;
use indexmap::IndexMap;

use super::cells::{self, Words, say};
use super::coverage::RowDays;
use super::currency::Beside;
use super::dates::DateColumn;
use super::files::stem;
use super::header::{self, Layout};
use super::hearing::Hearing;
use super::loss::Losses;
use super::meaning::category;
use super::nobody::Nobody;
use super::odd_ages::AgeLooks;
use super::odd_keys::KeyLooks;
use super::open_bands::OpenBands;
use super::record::{Hashes, Keys, NONE, Record, Records};
use super::refine::{blank, refine};
use super::sheet::{Row, Value};
use super::sums::Sums;
use super::totals::Totals;
use super::value::{self, Reading, Span};
use crate::catalogue::{
    Answers, BIRTH_DATE, Catalogue, DimensionId, SERVICE, Shape, Slot, Source, To, age_on,
};
use crate::finding::{Fact, Findings, Misdated, Origin};
use crate::privacy::Identities;

/// Maps the rows of one sheet for one source.
pub(super) struct Mapper<'a> {
    pub catalogue: &'a Catalogue,
    pub source: &'a Source,
    /// Where the sheet stands, for findings.
    pub file: &'a str,
    pub sheet: &'a str,
    pub source_place: usize,
    pub file_place: usize,
    /// What the file's and sheet's names and `fixed` say: the same on every row.
    pub base: Base,
    pub layout: Layout,
    /// Columns whose header names a currency, `Montant (€)`, and its code.
    pub currencies: Vec<(u32, &'static str)>,
    /// By field, the currency that its amounts are taken to be in where they are added up as they are.
    pub homes: Vec<Option<&'static str>>,
    /// Texts met in columns of categories, by column.
    pub words: IndexMap<u32, Words, FixedState>,
    /// Ages that are read once the column is known whole.
    pub open_bands: OpenBands,
    pub age_looks: AgeLooks,
    /// What marks of attendance, and columns of options, answer.
    pub marks: Hearing,
    pub options: Hearing,
    /// Texts of the row being read that nothing understood.
    pub missed: Vec<String>,
    /// What the row being read, and the columns of dates, say by the way.
    pub notes: Notes,
    /// Hashes of the rows met, to know the same row again.
    pub seen: Hashes,
    /// Telephones met, by their figures within a country: as they were first written.
    pub numbers: IndexMap<u64, u64, FixedState>,
    /// Words that are nobody's key.
    pub nobody: Nobody,
    /// What the keys met look like.
    pub key_looks: KeyLooks,
    /// What a row's key and its hash are made in.
    pub key: String,
    pub bytes: Vec<u8>,
    /// The field of birth dates, and the dimension of services.
    pub birth: Option<usize>,
    pub service: Option<DimensionId>,
    /// The record being filled.
    pub scratch: Record,
    pub records: Records,
    pub people: Keys,
    pub organisations: Keys,
    /// Public names of organisations, by who paid, field and number.
    pub titles: IndexMap<(usize, usize, u32), String>,
    pub identities: Identities,
    /// Columns that nothing maps and whose header says that they name people.
    pub naming: Vec<u32>,
    pub losses: Losses,
    /// The days that the rows of a table of counts tell of.
    pub row_days: RowDays,
    /// Whom the rows of a table of counts count.
    pub totals: Totals,
    /// What the numbers of a register add up to.
    pub sums: Sums,
    pub findings: Findings,
}

/// What is noted while rows are read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Columns of the row whose word says that it is everybody's: one of totals.
    pub everybody: Vec<u32>,
    /// How many rows of the table stand above: since the headers, and since the last row of totals.
    pub above: [u32; 2],
    /// Services of the row, where it tells of several.
    pub services: Vec<u32>,
    /// The currency beside an amount.
    pub currency: Option<Beside>,
    /// Public names in the row, by field.
    pub titles: Vec<(usize, String)>,
    /// Which set of projects paid for the row, where several share the register.
    pub paid: usize,
    /// Dimensions of which the row says something that nothing understands.
    pub unclear: Vec<DimensionId>,
    /// Columns whose answer in the row was told already.
    pub doubted: Vec<u32>,
    /// Whether the row was looked at before, for another block of its columns.
    pub again: bool,
    /// By column, what its dates have told so far.
    pub dates: Vec<DateColumn>,
}

/// What is the same on every row of a sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Base {
    pub record: Record,
    /// Texts by slot, for keys.
    pub texts: Vec<(Slot, String)>,
    /// The days that the file's or the sheet's name tells, where it dates its rows.
    pub span: Option<Span>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Gave records, standing for so many.
    Mapped(u64),
    Undated,
    Refused,
    /// A row of totals, by what one of its cells says.
    Total,
}

impl<'a> Mapper<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        source: &'a Source,
        source_place: usize,
        file_place: usize,
        file: &'a str,
        sheet: &'a str,
    ) -> Self {
        Self {
            catalogue,
            source,
            file,
            sheet,
            source_place,
            file_place,
            base: base(catalogue, source, file, sheet),
            layout: Layout::default(),
            currencies: Vec::new(),
            homes: super::currency::homes(catalogue),
            words: IndexMap::default(),
            open_bands: OpenBands::default(),
            age_looks: AgeLooks::default(),
            marks: match &source.shape {
                Shape::Attendance { marks, .. } => Hearing::of(marks),
                _ => Hearing::default(),
            },
            options: Hearing::of(&Answers::new(vec!["yes".into()], Vec::new())),
            missed: Vec::new(),
            notes: Notes::default(),
            seen: Hashes::default(),
            numbers: IndexMap::default(),
            nobody: Nobody::of(catalogue),
            key_looks: KeyLooks::default(),
            key: String::new(),
            bytes: Vec::new(),
            birth: catalogue
                .fields
                .iter()
                .position(|field| field.code == BIRTH_DATE),
            service: catalogue.dimension(SERVICE),
            scratch: Record::default(),
            records: Records::new(catalogue),
            people: Keys::default(),
            organisations: Keys::default(),
            titles: IndexMap::new(),
            identities: Identities::default(),
            naming: Vec::new(),
            losses: Losses::default(),
            row_days: RowDays::default(),
            totals: Totals::default(),
            sums: Sums::default(),
            findings: Findings::default(),
        }
    }

    pub(super) fn at(&self, row: Row<'_>, column: Option<u32>) -> Origin {
        Origin::cell(self.file, self.sheet, row.number, column)
    }

    /// Maps a row of the table.
    pub(super) fn row(&mut self, row: Row<'_>) -> Outcome {
        self.name_unread(row);
        let mut base = std::mem::take(&mut self.scratch);
        base.clone_from(&self.base.record);
        let before = self.records.len();
        self.notes.unclear.clear();
        let ended = self.row_with(row, &mut base);
        self.put_off(row.number, before);
        self.scratch = base;
        ended
    }

    fn row_with(&mut self, row: Row<'_>, base: &mut Record) -> Outcome {
        self.notes.titles.clear();
        self.notes.currency = None;
        let columns = std::mem::take(&mut self.layout.columns);
        for found in &columns {
            self.cell(row, found, base);
        }
        self.layout.columns = columns;
        self.choose(row, base);
        self.settle_currency(row, base);
        if self.is_everybodys(row) && !self.puts_off(row) {
            // What a row of totals says is nobody's, and must not reach the next row.
            self.missed.clear();
            self.notes.services.clear();
            self.notes.everybody.clear();
            return Outcome::Total;
        }
        if let Shape::Aggregate(aggregate) = &self.source.shape {
            self.out_of_step(row);
            return self.counts(row, base, aggregate);
        }
        self.miss_everybody(row);
        let (acts, trouble) = self.acts_of(row, base);
        self.out_of_step(row);
        if acts.is_empty() {
            return if trouble {
                Outcome::Refused
            } else {
                Outcome::Undated
            };
        }
        if !self.notes.again {
            self.same_row_again(row, 2);
        }
        let acts = self.born_before(row, acts);
        self.tell_unlike_birth(row, &acts);
        self.identify(row, base);
        self.entitle(base.organisation);
        let count = acts.len() as u64;
        for (mut record, to) in acts {
            record.person = if to == Some(To::Organisation) {
                0
            } else {
                base.person
            };
            record.organisation = if to == Some(To::Person) {
                0
            } else {
                base.organisation
            };
            record.alone = base.alone;
            refine(
                self.catalogue,
                self.source,
                &self.notes.unclear,
                &mut record,
            );
            self.records.push(&record, row.number);
        }
        Outcome::Mapped(count)
    }

    /// Lets a row go before anything of it is understood.
    pub(super) fn refuse(&mut self, row: Row<'_>) -> Outcome {
        self.name(row);
        self.lose_row();
        Outcome::Refused
    }

    /// Whether a cell of the row means something to the column it stands in.
    pub(super) fn understands(&self, row: Row<'_>) -> bool {
        let known = |slot: &Slot, cell| cells::understood(self.catalogue, self.source, *slot, cell);
        let column = |found: &header::Found| {
            let cell = row.cell(found.column);
            found.slots.iter().any(|slot| known(slot, cell))
        };
        self.layout.columns.iter().any(column)
    }

    /// Forgets a birth date that cannot be meant: after an act of the row, or more than 120 years before it.
    fn born_before(
        &mut self,
        row: Row<'_>,
        mut acts: Vec<(Record, Option<To>)>,
    ) -> Vec<(Record, Option<To>)> {
        let Some(birth) = self.birth else {
            return acts;
        };
        let day = |days: i64| chrono::NaiveDate::from_num_days_from_ce_opt(days as i32);
        let meant = |record: &Record| {
            let born = Some(record.fields[birth])
                .filter(|born| *born != NONE)
                .and_then(day);
            let first = day(i64::from(record.first));
            born.zip(first)
                .is_none_or(|(born, first)| (0..=120).contains(&age_on(born, first)))
        };
        if acts.iter().all(|(record, _)| meant(record)) {
            return acts;
        }
        let slot = Slot::Field(crate::catalogue::FieldId(birth));
        let found = self
            .layout
            .columns
            .iter()
            .find(|found| found.slots.contains(&slot));
        let fact = Fact::ImpossibleDate {
            field: BIRTH_DATE.to_owned(),
            why: Misdated::Impossible,
        };
        self.findings
            .add(fact, self.at(row, found.map(|found| found.column)));
        for (record, _) in &mut acts {
            record.fields[birth] = NONE;
        }
        acts
    }

    /// Keeps the first public name that an organisation goes by.
    fn entitle(&mut self, organisation: u32) {
        for (field, title) in std::mem::take(&mut self.notes.titles) {
            self.identities.add_title(&title);
            if organisation != 0 {
                let key = (self.notes.paid, field, organisation);
                self.titles.entry(key).or_insert(title);
            }
        }
    }

    /// A finding when a row of this sheet, of more than so many cells, is the same to the letter; both are kept.
    pub(super) fn same_row_again(&mut self, row: Row<'_>, more_than: usize) {
        let bytes = &mut self.bytes;
        bytes.clear();
        let (mut filled, mut end) = (0, 0);
        for cell in row.cells {
            match cell {
                Value::Number(number) => bytes.extend(number.to_bits().to_le_bytes()),
                Value::Moment(moment) => {
                    bytes.extend(moment.and_utc().timestamp_millis().to_le_bytes());
                }
                cell => bytes.extend(value::text(*cell).as_bytes()),
            }
            bytes.push(0x1f);
            if !cell.is_empty() {
                filled += 1;
                end = bytes.len();
            }
        }
        let hash = xxhash_rust::xxh3::xxh3_64(&bytes[..end]);
        if !self.seen.insert(hash) && filled > more_than {
            let fact = Fact::IdenticalRows {
                source: self.source.code.clone(),
            };
            self.findings.add(fact, self.at(row, None));
        }
    }
}

/// What `fixed`, the file's name and the sheet's name say of every row.
fn base(catalogue: &Catalogue, source: &Source, path: &str, sheet: &str) -> Base {
    let mut base = Base {
        record: blank(catalogue),
        texts: source.fixed.clone(),
        span: None,
    };
    let span = |text: &str| match value::span(Value::Text(text), source.dates) {
        Reading::Is(span) => Some(span),
        _ => None,
    };
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|sign| sign.is_ascii_digit());
    let years = source.from_file_name.as_ref().and_then(|template| {
        let accepts = |name: &str, text: &str| name != "year" || is_year(text);
        let parts = template.read(stem(path), &accepts)?;
        let year = parts.into_iter().find(|(name, _)| *name == "year");
        year.map(|(_, year)| year.to_owned())
    });
    // A sheet called « 1 décembre » is of the year that its file's name tells.
    let dated = |text: &str| {
        let whole = || span(&format!("{text} {}", years.as_ref()?));
        let told = text.split(|sign: char| !sign.is_ascii_digit());
        match told.map(str::len).max() {
            Some(4..) => span(text),
            // « août 03 » would be of 2003.
            _ => whole().or_else(|| span(text)),
        }
    };
    let accepts = |name: &str, text: &str| match name {
        "date" => dated(text).is_some(),
        "year" => is_year(text),
        name => {
            let own = |slot| category(catalogue, source, slot, text).is_known();
            header::accepts(catalogue, name, text)
                || header::slot_named(catalogue, name).is_some_and(own)
        }
    };
    let names = [
        (&source.from_file_name, stem(path)),
        (&source.from_sheet_name, sheet),
    ];
    for (template, name) in names {
        let Some(parts) = template
            .as_ref()
            .and_then(|template| template.read(name, &accepts))
        else {
            continue;
        };
        for (field, text) in parts {
            if field == "date" {
                base.span = dated(text);
            } else if let Some(slot) = header::slot_named(catalogue, field) {
                base.texts.push((slot, text.to_owned()));
            }
        }
    }
    for (slot, text) in &base.texts {
        say(catalogue, source, *slot, text, &mut base.record);
    }
    base
}
