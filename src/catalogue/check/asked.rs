//! What donor formats ask of the projects that owe them, held against what these report.

use std::ops::Range;

use super::Scope;
use crate::catalogue::file::{FormatFile, SheetFile};
use crate::catalogue::model::{
    Axis, Catalogue, DimensionId, Format, Indicator, Project, Sheet, SheetContent, Show,
    ShownColumn,
};
use crate::catalogue::spot::Spot;
use crate::finding::Fact;

/// What a format asks of a project that owes it and that no line of the project gives.
pub(in crate::catalogue) fn unasked(
    written: &FormatFile,
    place: usize,
    format: &Format,
    projects: &[Project],
    indicators: &[Indicator],
    scope: &mut Scope<'_>,
) {
    let owing = |project: &&Project| project.reports.iter().any(|due| due.format == place);
    // A sheet that was refused has been told already, and takes its place along.
    if format.sheets.len() != written.sheet.len() {
        return;
    }
    for project in projects.iter().filter(owing) {
        for (sheet, written) in format.sheets.iter().zip(&written.sheet) {
            let mut asking = Asking {
                format,
                project,
                indicators,
                scope,
            };
            asking.sheet(sheet, written);
        }
    }
}

struct Asking<'a, 's> {
    format: &'a Format,
    project: &'a Project,
    indicators: &'a [Indicator],
    scope: &'a mut Scope<'s>,
}

impl Asking<'_, '_> {
    fn nothing(&mut self, asked: String, span: &Range<usize>) {
        let fact = Fact::FormatAsksNothing {
            format: self.format.code.clone(),
            project: self.project.code.clone(),
            asked,
        };
        self.scope.add(fact, span);
    }

    fn sheet(&mut self, sheet: &Sheet, written: &Spot<SheetFile>) {
        for (place, name) in sheet.lines.indicators.iter().zip(&written.indicators) {
            let mut lines = self.project.logframe.iter();
            if !lines.any(|line| line.indicator == *place) {
                self.nothing(name.value.clone(), &name.span);
            }
        }
        let selected: Vec<usize> = self
            .project
            .logframe
            .iter()
            .filter(|line| sheet.lines.holds(line))
            .map(|line| line.indicator)
            .collect();
        let shows_lines = !matches!(
            sheet.content,
            SheetContent::Cover | SheetContent::Sentences(_) | SheetContent::Card(_)
        );
        if selected.is_empty() && shows_lines && sheet.lines.indicators.is_empty() {
            let title = sheet.title.texts().next().unwrap_or_default().to_owned();
            self.nothing(title, &written.span);
            return;
        }
        self.breakdowns(sheet, written, &selected);
    }

    /// Breakdowns that no line of the sheet can have.
    fn breakdowns(&mut self, sheet: &Sheet, written: &Spot<SheetFile>, lines: &[usize]) {
        match &sheet.content {
            // Without dimensions the sheet has been told to lack them.
            SheetContent::Breakdown { by, .. } if by.is_empty() => {}
            SheetContent::Breakdown { by, .. } => {
                let gives = |place: &usize| self.indicators[*place].breakdowns.contains(by);
                if written.indicators.is_empty() {
                    if !lines.iter().any(gives) {
                        self.nothing(self.names(by), &written.span);
                    }
                    return;
                }
                for name in &written.indicators {
                    let place = self.indicators.iter().position(|one| one.code == **name);
                    if place.is_some_and(|place| lines.contains(&place) && !gives(&place)) {
                        self.nothing(name.value.clone(), &name.span);
                    }
                }
            }
            SheetContent::Cross(cross) => {
                for axis in cross.down.iter().chain(&cross.across) {
                    if let Axis::Dimension(id) = axis {
                        self.dimension(*id, lines, &written.span);
                    }
                }
            }
            SheetContent::Values { split, groups } => {
                for id in [split, groups].into_iter().flatten() {
                    self.dimension(*id, lines, &written.span);
                }
            }
            SheetContent::Funnel {
                across: Some(id), ..
            } => self.dimension(*id, lines, &written.span),
            SheetContent::Logframe(table) => {
                for column in &table.columns {
                    self.column(column, lines, &written.span);
                }
            }
            _ => {}
        }
    }

    fn column(&mut self, column: &ShownColumn, lines: &[usize], span: &Range<usize>) {
        for id in column.at.iter().map(|(id, _)| *id).chain(column.across) {
            self.dimension(id, lines, span);
        }
        if let Show::Repeated(_, columns) = &column.show {
            for column in columns {
                self.column(column, lines, span);
            }
        }
    }

    /// A dimension that makes no sense for what any of the lines counts.
    fn dimension(&mut self, id: DimensionId, lines: &[usize], span: &Range<usize>) {
        let dimension = &self.scope.dimensions[id.0];
        let applies = |place: &usize| self.indicators[*place].measure.applies(dimension);
        if !lines.iter().any(applies) {
            self.nothing(dimension.code.clone(), span);
        }
    }

    fn names(&self, by: &[DimensionId]) -> String {
        let names: Vec<&str> = by
            .iter()
            .map(|id| self.scope.dimensions[id.0].code.as_str())
            .collect();
        names.join(" × ")
    }
}

impl Catalogue {
    /// The lines of a project that a sheet shows, by their place.
    pub fn lines_of<'c>(
        &'c self,
        project: usize,
        sheet: &'c Sheet,
    ) -> impl Iterator<Item = usize> + 'c {
        let lines = self.projects[project].logframe.iter().enumerate();
        lines
            .filter(|(_, line)| sheet.lines.holds(line))
            .map(|(place, _)| place)
    }
}
