//! The last step of reading: from here on, nothing holds a text of a register that may not be shown.

use super::{Folder, Ingested};
use crate::finding::{Fact, Origin};
use crate::privacy::{Guard, Places};

/// Replaces what may not be shown in all that was read.
pub(super) fn pass(guard: &Guard<'_>, folder: &Folder<'_>, out: &mut Ingested) {
    let mut places = Places::new(guard, folder.files);
    for sheet in &mut out.sheets {
        (sheet.file, sheet.sheet) = places.of(&sheet.file, &sheet.sheet);
        for title in &mut sheet.titles {
            if title.column.is_some() {
                title.header = guard.header(&title.header, title.column);
            }
        }
    }
    out.findings = guard.findings(std::mem::take(&mut out.findings), &mut places);
    typed(guard, &mut places, out);
    out.paths = places.paths();
}

/// Entries without the names of people who stand in the registers; each that named some is told.
fn typed(guard: &Guard<'_>, places: &mut Places<'_>, out: &mut Ingested) {
    let projects = out.entries.iter_mut().zip(&mut out.entry_sheets);
    for (project, (entries, sheet)) in projects.enumerate() {
        let Some(file) = guard.entries_of(project) else {
            continue;
        };
        let (file, shown) = places.of(file, sheet.as_deref().unwrap_or_default());
        for entry in entries {
            if entry.protect(guard) {
                let origin = Origin::cell(&file, &shown, entry.row, None);
                out.findings.add(Fact::NameInEntry, origin);
            }
        }
        *sheet = sheet.take().map(|_| shown);
    }
}
