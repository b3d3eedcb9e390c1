//! Logframe lines and published figures checked.

use super::Scope;
use super::projects::Around;
use super::tests_of::exclude;
use crate::catalogue::file::{LineFile, PublishedFile, TargetFile};
use crate::catalogue::model::{About, Baseline, Line, Project, Published, Said, Target, Test};
use crate::catalogue::period::PeriodSpec;
use crate::finding::{Bound, Fact, Named};

impl Scope<'_> {
    /// The lines of a logframe.
    pub(in crate::catalogue) fn lines(
        &mut self,
        written: &[LineFile],
        project: &Project,
        around: &Around<'_>,
    ) -> Vec<Line> {
        let codes: Vec<&str> = written.iter().map(|line| line.code.as_str()).collect();
        let mut list: Vec<Line> = Vec::new();
        // Where each line as written stands among those understood.
        let mut places: Vec<Option<usize>> = Vec::new();
        for one in written {
            let line = self.line(one, &codes, project, around);
            places.push(line.is_some().then_some(list.len()));
            list.extend(line);
        }
        for line in &mut list {
            line.within = line.within.and_then(|place| places[place]);
        }
        list
    }

    fn line(
        &mut self,
        written: &LineFile,
        codes: &[&str],
        project: &Project,
        around: &Around<'_>,
    ) -> Option<Line> {
        let found = self.indicator(&written.indicator, around.indicators);
        let conditions = self.tests(&written.conditions);
        let label = written.label.as_ref().map(|label| self.label(label));
        let baseline = written.baseline.as_ref();
        if let Some(date) = baseline.and_then(|baseline| baseline.date.as_ref())
            && date.value.0 > project.end
        {
            let key = "baseline".into();
            self.add(Fact::EndBeforeStart { key }, &date.span);
        }
        let mut targets = self.targets(written, project);
        let results: Vec<&str> = project
            .results
            .iter()
            .map(|one| one.code.as_str())
            .collect();
        let projects: Vec<&str> = around.projects.iter().map(String::as_str).collect();
        let within = written.within.as_ref();
        let within = within.and_then(|name| self.known_name(Named::Line, name, codes));
        let result = written.result.as_ref();
        let result = result.and_then(|name| self.known_name(Named::Result, name, &results));
        let elsewhere = written.project.as_ref();
        let elsewhere = elsewhere.and_then(|name| self.known_name(Named::Project, name, &projects));
        let period = self.period_of_line(written);
        let indicator = found?;
        self.clash(
            written,
            &conditions,
            &around.indicators[indicator].conditions.all,
        );
        let counted = &around.indicators[indicator];
        self.targets_in_unit(written, counted, &mut targets);
        let mut baseline = baseline.map(|baseline| Baseline {
            value: baseline.value,
            date: baseline.date.as_ref().map(|date| date.value.0),
            verified: baseline.verified,
            note: baseline.note.clone(),
        });
        if let Some(baseline) = &mut baseline {
            self.baseline_in_unit(written, counted, baseline);
        }
        Some(Line {
            code: written.code.value.clone(),
            indicator,
            level: written.level,
            label,
            conditions,
            baseline,
            targets,
            references: written.references.clone(),
            result,
            project: elsewhere,
            period,
            group: written.group.as_ref().map(|group| group.value.clone()),
            within,
            said: self.said(written),
            origin: self.origin(&written.code.span),
        })
    }

    fn period_of_line(&mut self, written: &LineFile) -> Option<PeriodSpec> {
        let text = written.period.as_ref()?;
        let period = PeriodSpec::parse(text);
        if period.is_none() {
            let fact = Fact::InvalidPeriod {
                text: text.value.clone(),
            };
            self.add(fact, &text.span);
        }
        period
    }

    fn said(&mut self, written: &LineFile) -> Said {
        Said {
            data_source: self.optional(written.data_source.as_ref()),
            verification: self.optional(written.verification.as_ref()),
            assumptions: self.optional(written.assumptions.as_ref()),
            risks: self.optional(written.risks.as_ref()),
            responsible: self.optional(written.responsible.as_ref()),
            evidence: written.evidence.clone().unwrap_or_default(),
        }
    }

    /// Conditions of a line that its indicator's own exclude.
    fn clash(&mut self, written: &LineFile, conditions: &[Test], base: &[Test]) {
        let clashes = |test: &Test| base.iter().any(|one| exclude(one, test, self.dimensions));
        if !conditions.iter().any(clashes) {
            return;
        }
        let first = written.conditions.values().next();
        let span = first
            .map_or(&written.code.span, |first| &first.span)
            .clone();
        let fact = Fact::ImpossibleCondition {
            field: written.code.value.clone(),
            bound: Bound::Exclusive,
        };
        self.add(fact, &span);
    }

    /// The targets of a line: each is set for something else, or by another day.
    fn targets(&mut self, written: &LineFile, project: &Project) -> Vec<Target> {
        let mut list: Vec<Target> = Vec::new();
        for one in &written.targets {
            let target = self.target(one, project);
            let told = target.at.len() == one.of.len();
            if told && list.iter().any(|other| other.is_same(&target)) {
                let line = written.code.value.clone();
                self.add(Fact::TargetTwice { line }, &one.value.span);
            }
            list.push(target);
        }
        list
    }

    fn target(&mut self, written: &TargetFile, project: &Project) -> Target {
        let revised = written.revised.as_ref();
        if let Some(day) = revised
            && !project.revisions.iter().any(|one| one.date == day.value.0)
        {
            let name = crate::catalogue::spot::Spot {
                value: day.value.0.to_string(),
                span: day.span.clone(),
            };
            let known: Vec<String> = project
                .revisions
                .iter()
                .map(|one| one.date.to_string())
                .collect();
            self.undeclared(Named::Revision, &name, known.iter().map(String::as_str));
        }
        let by = written.by.as_ref();
        let end = if revised.is_some() {
            project.end
        } else {
            project.initial_end
        };
        Target {
            value: written.value.value,
            by: by.map_or(end, |by| by.value.0),
            verified: written.verified,
            note: written.note.clone(),
            per: written.per,
            at: self.at(&written.of),
            share: written.share,
            bound: written.bound,
            revised: revised.map(|day| day.value.0),
        }
    }

    /// The figures published of a project.
    pub(in crate::catalogue) fn published(
        &mut self,
        written: &[PublishedFile],
        project: &Project,
        around: &Around<'_>,
    ) -> Vec<Published> {
        let ids: Vec<_> = written.iter().filter_map(|one| one.id.as_ref()).collect();
        super::dimensions::once(Named::Published, ids.iter().copied(), self);
        let known: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
        let mut list = Vec::new();
        for (place, one) in written.iter().enumerate() {
            if let Some(within) = &one.within {
                self.known_name(Named::Published, within, &known);
            }
            let id = match &one.id {
                Some(id) => id.value.clone(),
                None => format!("{}-{}", project.code, place + 1),
            };
            list.extend(self.one_published(one, id, project, around));
        }
        list
    }

    fn one_published(
        &mut self,
        written: &PublishedFile,
        id: String,
        project: &Project,
        around: &Around<'_>,
    ) -> Option<Published> {
        let about = self.about(written, project, around)?;
        let inside = matches!(about, About::Indicator(..));
        let first = [
            &written.id,
            &written.indicator,
            &written.line,
            &written.period,
        ];
        let span = first
            .into_iter()
            .flatten()
            .next()
            .map_or(0..0, |name| name.span.clone());
        match &written.period {
            Some(period) if PeriodSpec::parse(period).is_none() => {
                let text = period.value.clone();
                self.add(Fact::InvalidPeriod { text }, &period.span);
            }
            None if inside => {
                let key = "period".into();
                self.add(Fact::MissingKey { key }, &span);
            }
            _ => {}
        }
        let cells = written.cells.iter();
        let cells = cells.map(|cell| (cell.value, self.at(&cell.at))).collect();
        let indicator = match about {
            About::Indicator(indicator, _) => Some(&around.indicators[indicator]),
            About::Outside(_) => None,
        };
        let mut published = Published {
            id,
            about,
            period: written
                .period
                .as_ref()
                .map(|one| one.value.clone())
                .unwrap_or_default(),
            assumed: written.assumed,
            label: written.label.clone(),
            of: written.of,
            total: written.total.as_ref().map(|total| total.value),
            cells,
            unit: written.unit,
            within: written.within.as_ref().map(|name| name.value.clone()),
            enumerated: written.enumerated,
            scope: written.scope.clone(),
            document: written.document.clone(),
            bound: written.bound,
            note: written.note.clone(),
            disputed: written.disputed.clone(),
            span,
        };
        if let Some(indicator) = indicator {
            self.published_in_unit(written, indicator, &mut published);
        }
        Some(published)
    }

    fn about(
        &mut self,
        written: &PublishedFile,
        project: &Project,
        around: &Around<'_>,
    ) -> Option<About> {
        if let Some(why) = &written.outside {
            return Some(About::Outside(why.clone()));
        }
        let codes: Vec<&str> = project
            .logframe
            .iter()
            .map(|line| line.code.as_str())
            .collect();
        if let Some(name) = &written.line {
            let place = self.known_name(Named::Line, name, &codes)?;
            return Some(About::Indicator(
                project.logframe[place].indicator,
                Some(place),
            ));
        }
        let Some(name) = &written.indicator else {
            let span = written.id.as_ref().map_or(0..0, |id| id.span.clone());
            let key = "indicator".into();
            self.add(Fact::MissingKey { key }, &span);
            return None;
        };
        let indicator = self.indicator(name, around.indicators)?;
        Some(About::Indicator(indicator, None))
    }
}
