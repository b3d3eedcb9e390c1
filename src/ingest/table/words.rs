//! Words that nothing understands, kept until every name is known: only then may they be shown.

use crate::catalogue::{PROJECT, Slot};
use crate::finding::{Fact, Findings, Origin, Place};
use crate::ingest::cells::Words;
use crate::ingest::mapping::Mapper;
use crate::privacy::Guard;

/// How often a word of a doubtful column must stand there to be shown.
const OFTEN: u32 = 5;

/// Findings for columns most of whose words mean nothing, and the words to be told once all names are known.
pub(super) fn judge(mapper: &mut Mapper<'_>) -> Vec<Pending> {
    mapper.tell_dates();
    mapper.settle_ages();
    mapper.tell_odd_ages();
    mapper.tell_odd_keys();
    let mut pending = Vec::new();
    let words = std::mem::take(&mut mapper.words);
    for (column, words) in words {
        mapper.judge_letters(column, &words);
        let field = words.slots.iter().find_map(|slot| match slot {
            Slot::Dimension(id) => Some(mapper.catalogue.at(*id).code.clone()),
            Slot::Field(_) => None,
        });
        let marks = field.is_none();
        let foreign = !marks && words.understood * 2 < words.filled;
        let placeholders = words.placeholders();
        let field = field.or(words.named);
        let field = field.unwrap_or_else(|| "attendance".into());
        if let Some((words, count, row)) = placeholders {
            let origin = Origin::cell(mapper.file, mapper.sheet, row, Some(column));
            let field = field.clone();
            let fact = Fact::Placeholder { field, words };
            mapper.findings.add_at(fact, origin, count, Vec::new());
        }
        // A short column is no proof of anything, but what it holds is hidden all the same.
        if foreign && words.filled >= 4 {
            let fact = Fact::ForeignColumn {
                field: field.clone(),
                understood: words.understood,
                filled: words.filled,
            };
            mapper.findings.add(
                fact,
                Origin::cell(mapper.file, mapper.sheet, 0, Some(column)),
            );
        }
        for (text, (count, row, column, then)) in words.unknown {
            let origin = Origin::cell(mapper.file, mapper.sheet, row, Some(column));
            pending.push(Pending {
                field: field.clone(),
                text,
                count,
                origin,
                then,
                // A column of which a part is understood, and whose other words come again and again, is no column of names.
                foreign: foreign && (count < OFTEN || words.understood * 10 < words.filled),
                category: !marks,
                funder: false,
            });
        }
    }
    pending
}

/// Words that do not tell which project paid, to be told once all names are known.
pub(super) fn of_funders(mapper: &Mapper<'_>, words: Words) -> Vec<Pending> {
    let pending = |(text, (count, row, column, then))| Pending {
        field: PROJECT.to_owned(),
        text,
        count,
        origin: Origin::cell(mapper.file, mapper.sheet, row, Some(column)),
        then,
        foreign: false,
        category: true,
        funder: true,
    };
    words.unknown.into_iter().map(pending).collect()
}

/// A word not understood, kept until every name is known: a word that is a name is shown by its shape only.
#[derive(Debug)]
pub(in crate::ingest) struct Pending {
    pub field: String,
    pub text: String,
    pub count: u32,
    pub origin: Origin,
    /// Where it was met again.
    pub then: Vec<Place>,
    pub foreign: bool,
    /// Whether it stands in a column of categories, and not among marks or the answers to a condition.
    pub category: bool,
    /// Whether it stands where a project is to be named.
    pub funder: bool,
}

/// Adds the findings that waited for the names.
pub(in crate::ingest) fn tell(pending: Vec<Pending>, guard: &Guard<'_>, findings: &mut Findings) {
    for word in pending {
        let plain = word.count >= 2 && !word.foreign;
        let plain = plain && (word.category || guard.says(&word.text));
        let value = guard.value(&word.field, &word.text, plain);
        let field = word.field;
        let fact = if word.funder {
            Fact::UnknownFunder { value }
        } else {
            Fact::UnknownValue { field, value }
        };
        findings.add_at(fact, word.origin, word.count, word.then);
    }
}
