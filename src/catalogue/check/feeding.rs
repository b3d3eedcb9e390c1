//! Which sources can feed an indicator: one that nothing feeds would always read as missing.

use super::Scope;
use crate::catalogue::file::ProjectFile;
use crate::catalogue::model::{Catalogue, Measure};
use crate::finding::Fact;

/// A finding for each line that none of the project's sources can feed.
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
        let declared = &catalogue.indicators[indicator];
        if declared.measure != Measure::Typed
            && catalogue
                .feeders(project, declared.measure, &declared.conditions)
                .is_empty()
        {
            let fact = Fact::NothingFeeds {
                project: written.code.value.clone(),
                indicator: line.indicator.value.clone(),
            };
            scope.add(fact, &line.indicator.span);
        }
    }
}
