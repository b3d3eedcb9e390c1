//! A catalogue as a sheet in other languages reads it: each label in the languages asked for, one beside the other where there
//! are several, and in the catalogue's own where it has none of them.

use super::model::{
    Catalogue, Dimension, Format, Indicator, Line, Project, SheetContent, Show, ShownColumn,
};
use crate::language::Label;

impl Catalogue {
    /// The same catalogue, its labels in these languages. Lines and figures keep their places.
    #[must_use]
    pub fn spoken(&self, languages: &[String]) -> Self {
        let mut spoken = self.clone();
        let say = |label: &mut Label| *label = label.spoken(languages);
        say(&mut spoken.title);
        for dimension in &mut spoken.dimensions {
            of_dimension(dimension, &say);
        }
        for field in &mut spoken.fields {
            say(&mut field.label);
        }
        for Indicator {
            label, definition, ..
        } in &mut spoken.indicators
        {
            say(label);
            say(definition);
        }
        for project in &mut spoken.projects {
            of_project(project, &say);
        }
        spoken
    }
}

fn of_dimension(dimension: &mut Dimension, say: &dyn Fn(&mut Label)) {
    say(&mut dimension.label);
    for category in &mut dimension.categories {
        // Bands of ages are said by rule.
        if !dimension.from_age {
            say(&mut category.label);
        }
    }
}

fn of_project(project: &mut Project, say: &dyn Fn(&mut Label)) {
    say(&mut project.name);
    say(&mut project.donor);
    for result in &mut project.results {
        say(&mut result.label);
        say(&mut result.description);
        say(&mut result.assumptions);
    }
    for Line { label, said, .. } in &mut project.logframe {
        label.iter_mut().for_each(say);
        for text in [
            &mut said.data_source,
            &mut said.verification,
            &mut said.assumptions,
            &mut said.risks,
            &mut said.responsible,
        ] {
            say(text);
        }
    }
}

impl Format {
    /// The same format, its labels in these languages.
    #[must_use]
    pub fn spoken(&self, languages: &[String]) -> Self {
        let mut spoken = self.clone();
        let say = |label: &mut Label| *label = label.spoken(languages);
        say(&mut spoken.donor);
        say(&mut spoken.name);
        spoken.words.values_mut().for_each(say);
        for sheet in &mut spoken.sheets {
            say(&mut sheet.title);
            say(&mut sheet.intro);
            of_content(&mut sheet.content, &say);
        }
        spoken
    }
}

fn of_content(content: &mut SheetContent, say: &dyn Fn(&mut Label)) {
    match content {
        SheetContent::Logframe(table) => {
            for column in &mut table.columns {
                of_column(column, say);
            }
        }
        SheetContent::List { columns, .. } => {
            let titles = columns.iter_mut().flat_map(|column| &mut column.title);
            titles.for_each(say);
        }
        SheetContent::Card(items) => {
            for item in items {
                say(&mut item.title);
                say(&mut item.text);
            }
        }
        SheetContent::Sentences(sentences) => {
            for sentence in sentences {
                say(&mut sentence.text);
            }
        }
        _ => {}
    }
}

fn of_column(column: &mut ShownColumn, say: &dyn Fn(&mut Label)) {
    column.title.iter_mut().for_each(say);
    match &mut column.show {
        Show::Text(text) => say(text),
        Show::Repeated(_, columns) => {
            for column in columns {
                of_column(column, say);
            }
        }
        Show::Named(_) => {}
    }
}
