//! The currency that stands in an amount's own cell, or in the header over it: nobody says better in what it is.

use super::mapping::Mapper;
use super::record::Record;
use super::sheet::{Row, Value};
use super::titles::Title;
use super::value::{self, Reading};
use crate::catalogue::{CURRENCY, Catalogue, Category, FieldId, FieldType, Measure, Unit};
use crate::finding::Fact;

/// The currency beside an amount.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside {
    column: u32,
    code: &'static str,
    /// Whether the amount's own cell names it; else the header does.
    own: bool,
}

/// The columns whose headers name a currency.
pub(super) fn of_headers(titles: &[Title]) -> Vec<(u32, &'static str)> {
    let named = |(column, title): (u32, &Title)| Some((column, value::currency(&title.shown)?));
    (0..).zip(titles).filter_map(named).collect()
}

/// By field, the currency that its sums are in where they take amounts as they are.
pub(super) fn homes(catalogue: &Catalogue) -> Vec<Option<&'static str>> {
    let mut homes = vec![None; catalogue.fields.len()];
    for indicator in &catalogue.indicators {
        if let (Measure::Sum(field), Unit::Mad, None) =
            (indicator.measure, indicator.unit, indicator.currency)
        {
            homes[field.0] = Some("MAD");
        }
    }
    homes
}

impl Mapper<'_> {
    /// Whether an amount is in another currency than the sums that take it as it is, and no category can hold that: it is
    /// told, and must be in none of them.
    pub(super) fn is_foreign(&mut self, row: Row<'_>, column: u32, field: FieldId) -> bool {
        let cell = row.cell(column);
        let Some(home) = self.homes[field.0].filter(|_| !cell.is_empty()) else {
            return false;
        };
        let text = match cell {
            Value::Text(text) => text,
            _ => "",
        };
        let header = || {
            let mut headers = self.currencies.iter();
            let (_, code) = headers.find(|(over, _)| *over == column)?;
            Some(*code).filter(|code| *code != home && value::currency(text).is_none())
        };
        let Some(code) = value::other_money(text, home).or_else(header) else {
            return false;
        };
        let dimension = self.catalogue.dimension(CURRENCY);
        if dimension.is_some_and(|id| self.catalogue.at(id).category(code).is_some()) {
            return false;
        }
        let fact = Fact::OtherCurrency {
            cell: code.to_owned(),
            said: "_U".to_owned(),
        };
        self.doubt(row, column, fact);
        true
    }

    /// A number, or an amount whose currency beside it is noted. A share of an amount is no amount.
    pub(super) fn amount(&mut self, column: u32, kind: FieldType, cell: Value<'_>) -> Reading<i64> {
        if kind == FieldType::Money {
            let own = match cell {
                // A share of an amount is no amount.
                Value::Text(text) if text.contains('%') => return Reading::Wrong,
                Value::Text(text) => value::currency(text),
                _ => None,
            };
            let header = || {
                let mut named = self.currencies.iter();
                Some(named.find(|(over, _)| *over == column)?.1)
            };
            if let Some(code) = own.or_else(header) {
                let own = own.is_some();
                self.notes.currency = Some(Beside { column, code, own });
            }
        }
        let number = value::number(cell);
        if let Reading::Is(number) = number {
            self.sums.add(column, number);
        }
        number
    }

    /// An amount is in the currency of its own cell. Where the row or the source says another one, or the catalogue does not
    /// know it, that is told: until a rate is there the amount is in no sum.
    pub(super) fn settle_currency(&mut self, row: Row<'_>, record: &mut Record) {
        let Some(Beside { column, code, own }) = self.notes.currency.take() else {
            return;
        };
        let Some(id) = self.catalogue.dimension(CURRENCY) else {
            return;
        };
        let said = Category(record.categories[id.0]);
        let named = self.catalogue.at(id).category(code);
        // What the row says in a column of currencies holds for this row; a header speaks for all.
        let of_row = said.0 != self.base.record.categories[id.0];
        if named == Some(said) || !own && of_row {
            return;
        }
        record.categories[id.0] = named.unwrap_or_default().0;
        if said.is_known() || named.is_none() {
            let fact = Fact::OtherCurrency {
                cell: code.to_owned(),
                said: self.catalogue.category_code(id, said).to_owned(),
            };
            self.doubt(row, column, fact);
        }
    }
}
