//! Who is named in the rows: what is somebody's name is shown nowhere.

use super::mapping::Mapper;
use super::sheet::Row;
use super::value;
use crate::catalogue::{FieldType, Slot};

impl Mapper<'_> {
    /// Takes note of the names in a row that is read no further: what is somebody's name is shown nowhere.
    pub(super) fn name(&mut self, row: Row<'_>) {
        self.name_unread(row);
        for found in &self.layout.columns {
            let text = value::text(row.cell(found.column));
            for slot in found.slots.iter().filter(|_| !text.is_empty()) {
                let Slot::Field(field) = slot else { continue };
                match self.catalogue.fields[field.0].kind {
                    FieldType::Identity => self.identities.add(&text),
                    FieldType::Title => self.identities.add_title(&text),
                    _ => {}
                }
            }
        }
    }

    /// Takes note of those in columns that nothing maps.
    pub(super) fn name_unread(&mut self, row: Row<'_>) {
        for column in &self.naming {
            let text = value::text(row.cell(*column));
            if !text.is_empty() {
                self.identities.add(&text);
            }
        }
    }
}
