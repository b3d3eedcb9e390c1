//! The currency that stands in an amount's own cell: nobody says better in what it is.

use super::mapping::Mapper;
use super::record::Record;
use super::sheet::{Row, Value};
use super::value::{self, Reading};
use crate::catalogue::{CURRENCY, Category, FieldType};
use crate::finding::Fact;

impl Mapper<'_> {
    /// A number, or an amount whose currency beside it is noted. A share of an amount is no amount.
    pub(super) fn amount(&mut self, column: u32, kind: FieldType, cell: Value<'_>) -> Reading<i64> {
        if let Value::Text(text) = cell
            && kind == FieldType::Money
        {
            if text.contains('%') {
                return Reading::Wrong;
            }
            if let Some(code) = value::currency(text) {
                self.notes.currency = Some((column, code));
            }
        }
        value::number(cell)
    }

    /// An amount is in the currency of its own cell. Where the row or the source says another one, or the catalogue does not
    /// know it, that is told: until a rate is there the amount is in no sum.
    pub(super) fn settle_currency(&mut self, row: Row<'_>, record: &mut Record) {
        let Some((column, code)) = self.notes.currency.take() else {
            return;
        };
        let Some(id) = self.catalogue.dimension(CURRENCY) else {
            return;
        };
        let said = Category(record.categories[id.0]);
        let own = self.catalogue.at(id).category(code);
        if own == Some(said) {
            return;
        }
        record.categories[id.0] = own.unwrap_or_default().0;
        if said.is_known() || own.is_none() {
            let fact = Fact::OtherCurrency {
                cell: code.to_owned(),
                said: self.catalogue.category_code(id, said).to_owned(),
            };
            self.doubt(row, column, fact);
        }
    }
}
