//! Columns to fields, what follows from them, and values that nothing understands.

use super::shape::Shape;
use super::{Draft, Part, code_of, quoted};
use crate::catalogue::{Catalogue, Category, DimensionId, Slot, fold_exactly};
use crate::finding::Shown;
use crate::ingest::{letters, look};
use crate::inspect::reading::lettered;
use crate::inspect::{Column, Kind, Meaning};
use crate::wording::Note;

/// The columns that fill a dimension or field.
#[derive(Debug, Clone)]
pub(super) struct Mapping {
    pub slot: Slot,
    /// Headers, as the source is to name them.
    pub headers: Vec<String>,
    by_header: bool,
    by_words: bool,
    understood: u32,
    of: u32,
    unknown: Vec<(Shown, u32)>,
}

/// All columns of the sheets, mapped or not.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    pub mappings: Vec<Mapping>,
    /// Columns that fill what another fills already: header, slot.
    again: Vec<(String, Slot)>,
    /// Columns that nothing claims.
    left: Vec<(String, Kind)>,
}

/// How the source is to name a column: by its header, or by its letter where that says it better.
pub(super) fn named(part: &Part<'_>, column: &Column) -> String {
    let Some(name) = column.name() else {
        return lettered(column.place);
    };
    let folded = look::folded(name);
    let same = part.sheet.columns.iter().filter_map(Column::name);
    if same.filter(|name| look::folded(name) == folded).count() > 1 || name.starts_with('$') {
        lettered(column.place)
    } else {
        name.to_owned()
    }
}

impl Mapped {
    pub(super) fn new(catalogue: &Catalogue, parts: &[Part<'_>]) -> Self {
        let mut all = Self::default();
        for part in parts {
            let mut taken: Vec<(&Meaning, &Column)> = Vec::new();
            for column in &part.sheet.columns {
                let Some(meaning) = &column.meaning else {
                    continue;
                };
                // Bands of age are worked out, never read.
                if matches!(meaning.slot, Slot::Dimension(id) if catalogue.at(id).from_age) {
                    continue;
                }
                match taken
                    .iter_mut()
                    .find(|(known, _)| known.slot == meaning.slot)
                {
                    Some((known, _)) if !better(meaning, known) => {}
                    Some(one) => *one = (meaning, column),
                    None => taken.push((meaning, column)),
                }
            }
            for column in &part.sheet.columns {
                let chosen = taken.iter().find(|(_, one)| one.place == column.place);
                let name = named(part, column);
                match (chosen, &column.meaning) {
                    (Some((meaning, _)), _) => all.map(parts, meaning, name),
                    (None, Some(meaning)) => all.again.push((name, meaning.slot)),
                    (None, None) if column.service.is_none() => all.left.push((name, column.kind)),
                    _ => {}
                }
            }
        }
        let known = |name: &String| all.mappings.iter().any(|one| one.headers.contains(name));
        let again: Vec<_> = all
            .again
            .iter()
            .filter(|(name, _)| !known(name))
            .cloned()
            .collect();
        let mut left: Vec<(String, Kind)> = Vec::new();
        for one in all.left.iter().filter(|(name, _)| !known(name)) {
            if !left.iter().any(|(name, _)| *name == one.0) {
                left.push(one.clone());
            }
        }
        Self { again, left, ..all }
    }

    fn map(&mut self, parts: &[Part<'_>], meaning: &Meaning, name: String) {
        let Some(known) = self
            .mappings
            .iter_mut()
            .find(|one| one.slot == meaning.slot)
        else {
            self.mappings.push(Mapping {
                slot: meaning.slot,
                headers: vec![name],
                by_header: meaning.by_header,
                by_words: meaning.by_words,
                understood: meaning.understood,
                of: meaning.of,
                unknown: meaning.unknown.clone(),
            });
            return;
        };
        known.understood += meaning.understood;
        known.of += meaning.of;
        for (shown, count) in &meaning.unknown {
            match known.unknown.iter_mut().find(|(one, _)| one == shown) {
                Some((_, times)) => *times += count,
                None => known.unknown.push((shown.clone(), *count)),
            }
        }
        let folded = look::folded(&name);
        if known
            .headers
            .iter()
            .any(|header| look::folded(header) == folded)
        {
            return;
        }
        // Two names of one column must never stand in one sheet.
        let together = parts.iter().any(|part| {
            let names: Vec<String> = part
                .sheet
                .columns
                .iter()
                .map(|column| look::folded(&named(part, column)))
                .collect();
            names.contains(&folded)
                && known
                    .headers
                    .iter()
                    .any(|header| names.contains(&look::folded(header)))
        });
        if !together && !name.starts_with('$') {
            known.headers.push(name);
        }
    }

    /// Whether a column fills a slot.
    pub(super) fn holds(&self, slot: Slot) -> bool {
        self.mappings.iter().any(|one| one.slot == slot)
    }

    /// Writes `[columns]`, but what the shape takes for itself.
    pub(super) fn write(&self, draft: &mut Draft, catalogue: &Catalogue, shape: &Shape) {
        draft.says("");
        draft.says("[columns]");
        for one in &self.mappings {
            if shape.takes(one.slot) {
                continue;
            }
            let headers: Vec<String> = one.headers.iter().map(|header| quoted(header)).collect();
            let headers = match headers.as_slice() {
                [header] => header.clone(),
                several => format!("[{}]", several.join(", ")),
            };
            let toml = format!("{} = {headers}", code_of(catalogue, one.slot));
            let unsure = one.understood * 10 < one.of * 9;
            match (one.by_header, one.slot) {
                (true, Slot::Dimension(_)) if unsure => {
                    draft.guesses(toml, Note::Understood(one.understood, one.of));
                }
                (true, _) if one.by_words => draft.guesses(toml, Note::ByWords),
                (true, _) => draft.says(toml),
                (false, _) => draft.guesses(toml, Note::ByValues(one.understood, one.of)),
            }
        }
        let mut told: Vec<&str> = Vec::new();
        for (name, slot) in &self.again {
            if told.contains(&name.as_str()) || shape.uses(name) {
                continue;
            }
            told.push(name);
            draft.proposes(
                format!("{} = {}", code_of(catalogue, *slot), quoted(name)),
                Note::FilledAlready,
            );
        }
        for (name, kind) in &self.left {
            if !shape.uses(name) && *kind != Kind::Empty && !name.starts_with('_') {
                draft.proposes(
                    format!("… = {}", quoted(name)),
                    Note::NotMapped(kind_name(*kind)),
                );
            }
        }
    }
}

/// The name of a kind among the words of a user.
pub(super) fn kind_name(kind: Kind) -> crate::wording::ColumnKind {
    use crate::wording::ColumnKind as Name;
    match kind {
        Kind::Identity => Name::Identity,
        Kind::Date => Name::Date,
        Kind::Number => Name::Number,
        Kind::Money => Name::Money,
        Kind::Category => Name::Category,
        Kind::YesNo => Name::YesNo,
        Kind::Text => Name::Text,
        Kind::Empty => Name::Empty,
    }
}

fn better(one: &Meaning, other: &Meaning) -> bool {
    let rank = |one: &Meaning| (one.by_header, !one.by_words, one.understood);
    rank(one) > rank(other)
}

/// Migrant status from nationality, as far as nothing else says it.
pub(super) fn derive(
    draft: &mut Draft,
    catalogue: &Catalogue,
    mapped: &Mapped,
    parts: &[Part<'_>],
) {
    let (Some(status), Some(nationality)) = (
        catalogue.dimension("migrant_status"),
        catalogue.dimension("nationality"),
    ) else {
        return;
    };
    let dimension = catalogue.at(status);
    let both = dimension.category("host").is_some() && dimension.category("migrant").is_some();
    if !both || !mapped.holds(Slot::Dimension(nationality)) {
        return;
    }
    let others = catalogue.sources.iter().flat_map(|source| &source.derive);
    let declared = others.filter(|rule| rule.dimension == status && rule.from == nationality);
    let home = declared
        .flat_map(|rule| &rule.map)
        .find(|(_, to)| Some(*to) == dimension.category("host"));
    let home = home
        .map(|(from, _)| *from)
        .or_else(|| most_said(catalogue, nationality, parts));
    let Some(home) = home.and_then(|home| catalogue.at(nationality).def(home)) else {
        return;
    };
    draft.says("");
    draft.guesses("[derive.migrant_status]", Note::Derived);
    draft.says("from = \"nationality\"");
    draft.guesses(
        format!("map = {{ host = [{}] }}", quoted(&home.code)),
        Note::Home,
    );
    draft.says("otherwise = \"migrant\"");
}

fn most_said(
    catalogue: &Catalogue,
    dimension: DimensionId,
    parts: &[Part<'_>],
) -> Option<Category> {
    let columns = parts.iter().flat_map(|part| &part.sheet.columns);
    let own = columns.filter(|column| {
        column
            .meaning
            .as_ref()
            .is_some_and(|meaning| meaning.slot == Slot::Dimension(dimension))
    });
    let mut counts: indexmap::IndexMap<Category, u32> = indexmap::IndexMap::new();
    for (shown, count) in own.flat_map(|column| &column.values) {
        if let Shown::Text(text) = shown
            && let Some(category) = catalogue.at(dimension).category_of(text)
        {
            *counts.entry(category).or_default() += count;
        }
    }
    counts
        .into_iter()
        .max_by_key(|(category, count)| (*count, std::cmp::Reverse(*category)))
        .map(|(category, _)| category)
}

/// Asks what a letter means that may mean two categories.
fn letters(draft: &mut Draft, catalogue: &Catalogue, id: DimensionId, parts: &[Part<'_>]) {
    let columns = parts.iter().flat_map(|part| &part.sheet.columns);
    let means = |text: &str| catalogue.at(id).category_of(text).unwrap_or_default();
    for column in columns {
        let meaning = column.meaning.as_ref().map(|meaning| meaning.slot);
        if meaning != Some(Slot::Dimension(id)) {
            continue;
        }
        let texts = column.values.iter().filter_map(|(shown, _)| match shown {
            Shown::Text(text) => Some(text.as_str()),
            Shown::Shape(_) => None,
        });
        let doubt = letters::doubt(catalogue, None, id, &texts, means);
        if let Some(doubt) = doubt.filter(|doubt| !doubt.settled) {
            let code = |category| quoted(catalogue.category_code(id, category));
            draft.says("");
            draft.proposes(format!("[values.{}]", catalogue.at(id).code), Note::Letters);
            for category in [doubt.or, doubt.means] {
                let line = format!("{} = {}", quoted(&doubt.letters[1]), code(category));
                draft.proposes(line, Note::Choose);
            }
            return;
        }
    }
}

/// Values that no alias matches, ready to be given a category.
pub(super) fn values(
    draft: &mut Draft,
    catalogue: &Catalogue,
    mapped: &Mapped,
    parts: &[Part<'_>],
) {
    for one in &mapped.mappings {
        let Slot::Dimension(id) = one.slot else {
            continue;
        };
        letters(draft, catalogue, id, parts);
        let mut texts: Vec<(&String, u32)> = Vec::new();
        let mut hidden = 0;
        for (shown, count) in &one.unknown {
            match shown {
                Shown::Text(text)
                    if texts
                        .iter()
                        .all(|(known, _)| fold_exactly(known) != fold_exactly(text)) =>
                {
                    texts.push((text, *count));
                }
                Shown::Text(_) => {}
                Shown::Shape(_) => hidden += count,
            }
        }
        let code = code_of(catalogue, one.slot);
        if !texts.is_empty() {
            draft.says("");
            draft.proposes(format!("[values.{code}]"), Note::Values);
        }
        for (text, count) in texts {
            draft.proposes(format!("{} = \"…\"", quoted(text)), Note::Times(count));
        }
        if hidden > 0 {
            draft.remarks(Note::HiddenValues(code.to_owned(), hidden));
        }
    }
}
