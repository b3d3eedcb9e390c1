//! What one person's records say against each other.

use indexmap::IndexSet;

use super::SheetRead;
use super::record::{NONE, Records};
use crate::catalogue::{BIRTH_DATE, Catalogue, Of, Resolve};
use crate::finding::{Fact, Findings, Origin};

/// What was told of registers that several projects share.
pub(super) type Told = IndexSet<(Fact, Origin)>;

/// A finding for each dimension that should not change, and for birth dates, that do change within a person. What two
/// projects have in common is told once.
pub(super) fn conflicts(
    catalogue: &Catalogue,
    records: &Records,
    sheets: &[SheetRead],
    told: &mut Told,
    findings: &mut Findings,
) {
    let mut tell = |fact: &Fact, at: Vec<usize>| {
        for record in at {
            let sheet = &sheets[records.sheet[record] as usize];
            let origin = Origin::cell(&sheet.file, &sheet.sheet, records.row[record], None);
            let shared = catalogue.sources[sheet.source].funders.is_some();
            if !shared || told.insert((fact.clone(), origin.clone())) {
                findings.add(fact.clone(), origin);
            }
        }
    };
    for (place, dimension) in catalogue.dimensions.iter().enumerate() {
        let subjects = match dimension.of {
            Of::Person => &records.person,
            Of::Organisation => &records.organisation,
            Of::Record => continue,
        };
        if dimension.resolve == Resolve::Constant && !dimension.multiple {
            let answers = records.categories[place]
                .iter()
                .map(|category| (category != 0).then_some(i64::from(category)));
            let fact = Fact::ConflictingAnswers {
                dimension: dimension.code.clone(),
            };
            tell(&fact, differing(subjects, answers));
        }
    }
    if let Some(birth) = catalogue
        .fields
        .iter()
        .position(|field| field.code == BIRTH_DATE)
    {
        let answers = records.fields[birth]
            .iter()
            .map(|day| (day != NONE).then_some(day));
        let differing = differing(&records.person, answers);
        tell(&Fact::ConflictingBirthDates, differing);
    }
}

/// The first record of each subject that says otherwise than one before it.
fn differing(subjects: &[u32], answers: impl Iterator<Item = Option<i64>>) -> Vec<usize> {
    let count = subjects.iter().copied().max().unwrap_or(0) as usize;
    // What each said first, and whether it said otherwise since.
    let mut first: Vec<Option<(i64, bool)>> = vec![None; count + 1];
    let mut list = Vec::new();
    for (at, (subject, answer)) in subjects.iter().zip(answers).enumerate() {
        let Some(answer) = answer.filter(|_| *subject != 0) else {
            continue;
        };
        let known = first[*subject as usize].get_or_insert((answer, false));
        if known.0 != answer && !known.1 {
            known.1 = true;
            list.push(at);
        }
    }
    list
}
