//! Dimensions and fields checked: codes once, aliases unambiguous, bands in order.

use indexmap::{IndexMap, IndexSet};

use super::Scope;
use crate::catalogue::file::{CategoryFile, DimensionFile, DimensionsFile, FieldFile};
use crate::catalogue::model::{Category, CategoryDef, Dimension, DimensionId, Field};
use crate::catalogue::spot::Spot;
use crate::catalogue::wordings::Wordings;
use crate::finding::{Fact, Named};
use crate::language::Label;

/// The dimensions, in the order declared.
pub(in crate::catalogue) fn dimensions(
    file: &DimensionsFile,
    scope: &mut Scope<'_>,
) -> Vec<Dimension> {
    once(
        Named::Dimension,
        file.dimension.iter().map(|dimension| &dimension.code),
        scope,
    );
    let mut known: Vec<Dimension> = file
        .dimension
        .iter()
        .map(|written| plain(written, scope))
        .collect();
    let snapshot = known.clone();
    for (place, written) in file.dimension.iter().enumerate() {
        let mut inner = Scope {
            file: scope.file,
            findings: &mut *scope.findings,
            languages: scope.languages,
            dimensions: &snapshot,
            fields: &[],
            tables: &[],
            left_out: &[],
        };
        relate(place, written, &mut known, &mut inner);
    }
    Dimension::lay_out(&mut known);
    known
}

/// The other fields, in the order declared.
pub(in crate::catalogue) fn fields(file: &[FieldFile], scope: &mut Scope<'_>) -> Vec<Field> {
    once(Named::Field, file.iter().map(|field| &field.code), scope);
    for field in file {
        if scope
            .dimensions
            .iter()
            .any(|dimension| dimension.code == field.code.value)
        {
            let fact = Fact::DuplicateCode {
                kind: Named::Field,
                code: field.code.value.clone(),
            };
            scope.add(fact, &field.code.span);
        }
    }
    file.iter()
        .map(|written| Field {
            code: written.code.value.clone(),
            kind: written.kind,
            label: scope.label(&written.label),
        })
        .collect()
}

/// A finding for each code that was declared before.
pub(super) fn once<'a>(
    kind: Named,
    codes: impl Iterator<Item = &'a Spot<String>>,
    scope: &mut Scope<'_>,
) {
    let mut seen = IndexSet::new();
    for code in codes {
        if !seen.insert(code.value.as_str()) {
            scope.add(
                Fact::DuplicateCode {
                    kind,
                    code: code.value.clone(),
                },
                &code.span,
            );
        }
    }
}

/// A dimension by itself, before it is related to others.
fn plain(written: &DimensionFile, scope: &mut Scope<'_>) -> Dimension {
    once(
        Named::Category,
        written.category.iter().map(|category| &category.code),
        scope,
    );
    let mut categories: Vec<CategoryDef> = written
        .category
        .iter()
        .map(|category| CategoryDef {
            code: category.code.value.clone(),
            label: scope.label(&category.label),
            within: None,
            sensitive: category.sensitive,
            only_seen: category.only_seen,
            band: None,
        })
        .collect();
    categories.extend(bands(&written.bands, scope));
    let mut dimension = Dimension {
        code: written.code.value.clone(),
        of: written.of,
        resolve: written.resolve,
        label: scope.label(&written.label),
        refines: None,
        from_age: written.from.is_some(),
        multiple: written.multiple,
        columns: Vec::new(),
        open: written.open,
        categories,
        totals: written.total.iter().map(|word| (&**word, ())).collect(),
        aliases: Wordings::default(),
        groups: IndexMap::new(),
    };
    claim_aliases(&mut dimension, &written.category, scope);
    dimension
}

/// Lets each category claim its code, labels and aliases; a wording claimed twice is a finding.
fn claim_aliases(dimension: &mut Dimension, written: &[CategoryFile], scope: &mut Scope<'_>) {
    for (place, category) in written.iter().enumerate() {
        let own = std::iter::once(&category.code.value).chain(category.label.values());
        let own = own.map(|text| (text, &category.code.span));
        let aliases = category
            .aliases
            .iter()
            .map(|alias| (&alias.value, &alias.span));
        for (text, span) in own.chain(aliases) {
            let id = Category(place as u32 + 1);
            let holder = dimension.aliases.declare(text, id);
            let first = &dimension.categories[holder.0 as usize - 1].code;
            // Two categories of one code are told as such.
            if holder != id && *first != category.code.value {
                let fact = Fact::AliasClaimedTwice {
                    alias: text.clone(),
                    first: first.clone(),
                    second: category.code.value.clone(),
                    dimension: dimension.code.clone(),
                };
                scope.add(fact, span);
            }
        }
    }
}

/// Age bands as categories: in order, without gap or overlap; the last may be open.
fn bands(written: &[Spot<String>], scope: &mut Scope<'_>) -> Vec<CategoryDef> {
    let mut list: Vec<CategoryDef> = Vec::new();
    for band in written {
        let follows = |(youngest, _): &(u32, u32)| {
            let before = list.last().and_then(|last| last.band);
            before.is_none_or(|(_, oldest)| oldest.checked_add(1) == Some(*youngest))
        };
        let bounds = parse_band(band);
        if bounds.as_ref().is_none_or(|x| !follows(x)) {
            let fact = Fact::InvalidBands {
                band: band.value.clone(),
            };
            scope.add(fact, &band.span);
        }
        list.push(CategoryDef {
            code: band.value.clone(),
            label: Label(IndexMap::from([("fr".to_owned(), band.value.clone())])),
            within: None,
            sensitive: false,
            only_seen: false,
            band: bounds,
        });
    }
    list
}

fn parse_band(text: &str) -> Option<(u32, u32)> {
    if let Some(from) = text.strip_suffix('+') {
        return from.trim().parse().ok().map(|from| (from, u32::MAX));
    }
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let bounds = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (bounds.0 <= bounds.1).then_some(bounds)
}

/// Relates a dimension to those it refines or resembles.
fn relate(place: usize, written: &DimensionFile, known: &mut [Dimension], scope: &mut Scope<'_>) {
    if let Some(like) = &written.like
        && let Some(DimensionId(model)) = scope.dimension(like)
    {
        let model = &scope.dimensions[model];
        let mut categories = model.categories.clone();
        for category in &mut categories {
            category.within = None;
        }
        known[place].categories = categories;
        known[place].aliases.clone_from(&model.aliases);
    }
    if let Some(refines) = &written.refines
        && let Some(coarser) = scope.dimension(refines)
    {
        if written.multiple || known[coarser.0].multiple {
            // Several answers at once cannot give one coarser answer.
            let field = written.code.value.clone();
            scope.add(Fact::UnsuitableField { field }, &refines.span);
        } else if circular(place, coarser, known) {
            scope.add(
                Fact::CircularRule {
                    name: written.code.value.clone(),
                },
                &refines.span,
            );
        } else {
            known[place].refines = Some(coarser);
            for (at, category) in written.category.iter().enumerate() {
                let within = category
                    .within
                    .as_ref()
                    .and_then(|name| scope.category(coarser, name));
                known[place].categories[at].within = within;
            }
        }
    } else if let Some(within) = written
        .category
        .iter()
        .find_map(|category| category.within.as_ref())
    {
        scope.add(
            Fact::MissingKey {
                key: "refines".into(),
            },
            &within.span,
        );
    }
    groups(place, written, known, scope);
}

/// Named groups of a dimension's categories.
fn groups(place: usize, written: &DimensionFile, known: &mut [Dimension], scope: &mut Scope<'_>) {
    for (name, members) in &written.groups {
        let found = members.iter().filter_map(|member| {
            let category = known[place].category(member);
            if category.is_none() {
                let all: Vec<String> = known[place]
                    .categories
                    .iter()
                    .map(|one| one.code.clone())
                    .collect();
                scope.undeclared(Named::Category, member, all.iter().map(String::as_str));
            }
            category
        });
        let group: Vec<Category> = found.collect();
        known[place].groups.insert(name.value.clone(), group);
    }
}

fn circular(place: usize, coarser: DimensionId, known: &[Dimension]) -> bool {
    let mut at = Some(coarser);
    while let Some(id) = at {
        if id.0 == place {
            return true;
        }
        at = known[id.0].refines;
    }
    false
}
