//! Numbers of a line in its unit. A share is a fraction inside, 0.5 for 50 %: what is typed in percent is turned and told,
//! and so is a fraction of people, which can only be a share.

use std::ops::Range;

use super::Scope;
use crate::catalogue::file::{LineFile, PublishedFile};
use crate::catalogue::model::{Baseline, Indicator, Measure, Published, Target};
use crate::finding::{Fact, SharedAs};

impl Scope<'_> {
    /// The targets of a line, in its unit.
    pub(super) fn targets_in_unit(
        &mut self,
        written: &LineFile,
        indicator: &Indicator,
        targets: &mut [Target],
    ) {
        for (one, target) in written.targets.iter().zip(targets) {
            let name = written.code.as_str();
            let span = &one.value.span;
            if let Some(share) = target.share {
                target.share = Some(self.fraction(name, share, span));
            } else if indicator.is_share() {
                target.value = self.fraction(name, target.value, span);
            } else if is_counted(indicator) && target.value > 0.0 && target.value < 1.0 {
                self.share_of_count(name, target, span);
            }
        }
    }

    /// The baseline of a line, in its unit.
    pub(super) fn baseline_in_unit(
        &mut self,
        written: &LineFile,
        indicator: &Indicator,
        baseline: &mut Baseline,
    ) {
        if indicator.is_share() {
            let code = &written.code;
            baseline.value = self.fraction(code.as_str(), baseline.value, &code.span);
        }
    }

    /// What is published of a share, as a fraction.
    pub(super) fn published_in_unit(
        &mut self,
        written: &PublishedFile,
        indicator: &Indicator,
        published: &mut Published,
    ) {
        if !indicator.is_share() {
            return;
        }
        let whole = written.total.as_ref().map(|total| total.span.clone());
        let span = whole.unwrap_or_else(|| published.span.clone());
        let name = published.id.clone();
        let values = published.cells.iter_mut().map(|(value, _)| value);
        for value in published.total.iter_mut().chain(values) {
            *value = self.fraction(&name, *value, &span);
        }
    }

    /// A share as a fraction. None is more than the whole: 60 is 60 %.
    fn fraction(&mut self, name: &str, said: f64, span: &Range<usize>) -> f64 {
        if said <= 1.0 {
            return said;
        }
        self.add(unclear(name, said, SharedAs::Percent), span);
        said / 100.0
    }

    /// 0.5 of a number of people: a share of the line's total where it is set for some of them, else no number at all.
    fn share_of_count(&mut self, name: &str, target: &mut Target, span: &Range<usize>) {
        if target.at.is_empty() {
            self.add(unclear(name, target.value, SharedAs::Nothing), span);
        } else {
            target.share = Some(target.value);
            self.add(unclear(name, target.value, SharedAs::OfTotal), span);
        }
    }
}

fn unclear(name: &str, said: f64, read: SharedAs) -> Fact {
    Fact::UnclearShare {
        line: name.to_owned(),
        said: said.into(),
        read,
    }
}

/// Whether an indicator counts whole things.
fn is_counted(indicator: &Indicator) -> bool {
    matches!(
        indicator.measure,
        Measure::People | Measure::Organisations | Measure::Records
    )
}
