//! One cell as a field: a day, a number, an amount, or that something is filled in.

use chrono::Datelike;

use super::cells::{broken, without_value};
use super::mapping::Mapper;
use super::record::{Record, UNREAD};
use super::sheet::{Row, Value};
use super::value::{self, Reading};
use crate::catalogue::{FieldId, FieldType};
use crate::finding::{Fact, Shown};

/// Signs of an organisation's name that are kept.
const LONGEST: usize = 250;

/// A name on one line, cut where it is longer than any.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

impl Mapper<'_> {
    /// Fills a field of a record from one cell.
    pub(super) fn field(
        &mut self,
        row: Row<'_>,
        column: u32,
        field: FieldId,
        cell: Value<'_>,
        record: &mut Record,
    ) {
        let kind = self.catalogue.fields[field.0].kind;
        let read = match kind {
            FieldType::Date => match self.span(row, column) {
                // What has a beginning and an end is no date of birth.
                Reading::Is(span) if span.lasts => Reading::Wrong,
                Reading::Is(span) => {
                    if span.day().is_none() {
                        let field = self.catalogue.fields[field.0].code.clone();
                        let act = false;
                        self.doubt(row, column, Fact::PartialDate { field, act });
                    }
                    Reading::Is(i64::from(span.first.num_days_from_ce()))
                }
                Reading::Empty => Reading::Empty,
                Reading::Wrong => Reading::Wrong,
            },
            FieldType::Money if self.is_foreign(row, column, field) => {
                record.fields[field.0] = UNREAD;
                return;
            }
            FieldType::Number | FieldType::Money => {
                if value::doubtful_number(cell) {
                    let field = self.catalogue.fields[field.0].code.clone();
                    self.doubt(row, column, Fact::AmbiguousNumber { field });
                }
                self.amount(column, kind, cell)
            }
            FieldType::Text | FieldType::Identity | FieldType::Title if broken(cell) => {
                Reading::Wrong
            }
            FieldType::Text | FieldType::Identity | FieldType::Title => {
                let text = value::text(cell);
                if kind == FieldType::Identity && !text.is_empty() {
                    self.identities.add(&text);
                }
                if kind == FieldType::Title && !text.is_empty() {
                    self.notes.titles.push((field.0, shortened(&text)));
                }
                if text.is_empty() {
                    Reading::Empty
                } else {
                    Reading::Is(1)
                }
            }
        };
        match read {
            Reading::Is(number) => record.fields[field.0] = number,
            Reading::Empty => {
                let code = self.catalogue.fields[field.0].code.clone();
                self.pass_over(row, column, cell, code);
            }
            Reading::Wrong => {
                if matches!(kind, FieldType::Number | FieldType::Money) {
                    record.fields[field.0] = UNREAD;
                }
                let fact = self.misread(cell, field, kind);
                self.doubt(row, column, fact);
            }
        }
    }

    /// Why a cell is not what its field wants.
    fn misread(&self, cell: Value<'_>, field: FieldId, kind: FieldType) -> Fact {
        let field = self.catalogue.fields[field.0].code.clone();
        if kind == FieldType::Date {
            return self.no_day(cell, field);
        }
        if broken(cell) {
            return without_value(cell, field);
        }
        let value = Shown::shape(&value::text(cell));
        Fact::InvalidNumber { field, value }
    }
}
