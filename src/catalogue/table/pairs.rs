//! Several things in one cell, as people write them: whom a target is set for, `sexe=femmes; statut=migrant`; codes of donors'
//! frameworks, `SDC-ARI MIG_ARI; EURF 2.1 (2021)`.

use crate::catalogue::file::ReferenceFile;
use crate::catalogue::fold::fold;
use crate::catalogue::model::Dimension;

/// The codes of dimensions and categories that a cell names by code, label or alias, in any language. What names nothing is
/// handed on as it stands, to be told.
pub(super) fn categories(text: &str, dimensions: &[Dimension]) -> Vec<(String, String)> {
    parts(text)
        .map(|part| {
            let (name, word) = part.split_once(['=', ':']).unwrap_or((part, ""));
            pair(name.trim(), word.trim(), dimensions)
        })
        .collect()
}

/// The codes of frameworks that a cell names, each with its edition behind it in parentheses where it has one; nothing where
/// one of them has no code.
pub(super) fn references(text: &str, verified: bool) -> Option<Vec<ReferenceFile>> {
    let one = |part: &str| {
        let (named, edition) = match part.strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
            Some((named, edition)) => (named.trim(), Some(edition.trim().to_owned())),
            None => (part, None),
        };
        let split = named.split_once(['=', ':']);
        let (vocabulary, code) = split.or_else(|| named.split_once(char::is_whitespace))?;
        let (vocabulary, code) = (vocabulary.trim(), code.trim());
        (!vocabulary.is_empty() && !code.is_empty()).then(|| ReferenceFile {
            vocabulary: vocabulary.to_owned(),
            code: code.to_owned(),
            edition,
            verified,
        })
    };
    parts(text).map(one).collect()
}

/// What stands between semicolons or on lines of its own.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([';', '\n']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn pair(name: &str, word: &str, dimensions: &[Dimension]) -> (String, String) {
    let named = named(name, dimensions);
    let both = named.iter().find_map(|dimension| {
        let code = category(dimension, word)?;
        Some((dimension.code.clone(), code))
    });
    both.unwrap_or_else(|| {
        let code = named.first().map_or(name, |dimension| &dimension.code);
        (code.to_owned(), word.to_owned())
    })
}

/// The dimensions that a name may mean: the one of that code or label, else those whose label begins so.
fn named<'d>(name: &str, dimensions: &'d [Dimension]) -> Vec<&'d Dimension> {
    let folded = fold(name);
    let labels = |dimension: &Dimension, is: &dyn Fn(&str) -> bool| {
        dimension.label.texts().any(|label| is(&fold(label)))
    };
    let exact = |dimension: &&Dimension| {
        fold(&dimension.code) == folded || labels(dimension, &|label| label == folded)
    };
    let found: Vec<&Dimension> = dimensions.iter().filter(exact).collect();
    if !found.is_empty() || folded.is_empty() {
        return found;
    }
    let begins = |dimension: &&Dimension| labels(dimension, &|label| label.starts_with(&folded));
    dimensions.iter().filter(begins).collect()
}

fn category(dimension: &Dimension, word: &str) -> Option<String> {
    if word == "_U" {
        return Some(word.to_owned());
    }
    let meant = dimension.category(word);
    let meant = meant.or_else(|| dimension.category_of(word))?;
    dimension.def(meant).map(|def| def.code.clone())
}
