//! Which sources can feed an indicator: one that nothing feeds would always read as missing.

use super::Scope;
use crate::catalogue::file::ProjectFile;
use crate::catalogue::model::{Catalogue, Measure};
use crate::finding::Fact;

/// A finding for each line that no source of the project it is counted in can feed.
pub(in crate::catalogue) fn unfed(
    catalogue: &Catalogue,
    project: usize,
    written: &ProjectFile,
    scope: &mut Scope<'_>,
) {
    for line in &written.logframe {
        let Some(indicator) = catalogue.indicator(&line.indicator) else {
            continue;
        };
        let named = line.project.as_ref().map(|code| code.value.as_str());
        let counted_in = match named {
            None => Some(project),
            Some(code) => catalogue.projects.iter().position(|one| one.code == code),
        };
        // A project that does not exist is told where it is named.
        let Some(counted_in) = counted_in else {
            continue;
        };
        let declared = &catalogue.indicators[indicator];
        if declared.measure != Measure::Typed
            && catalogue
                .feeders(counted_in, declared.measure, &declared.conditions)
                .is_empty()
        {
            let fact = Fact::NothingFeeds {
                project: catalogue.projects[counted_in].code.clone(),
                indicator: line.indicator.value.clone(),
            };
            scope.add(fact, &line.indicator.span);
        }
    }
}
