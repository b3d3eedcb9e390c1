//! What a column is and what the catalogue would make of it, once it is read; and what of it may be shown.

use super::column::Profile;
use super::reading::{Done, lettered, understands};
use super::vocabulary::Vocabulary;
use super::{Column, Kind, Meaning, Sheet};
use crate::catalogue::{Catalogue, DimensionId, FieldType, Slot, fold};
use crate::finding::Shown;
use crate::privacy::Guard;

/// Values or shapes shown of a column.
const MOST_SHOWN: usize = 30;
/// Shapes shown of a column that is not one of categories.
const MOST_SHAPES: usize = 5;
/// Different values that a column of categories has at most.
const MOST_CATEGORIES: usize = 40;

/// Keeps the names that the columns of a sheet hold.
pub(super) fn gather(catalogue: &Catalogue, reading: &Done, guard: &mut Guard<'_>) {
    for profile in &reading.profiles {
        if !profile.said.identity && kind(catalogue, profile, None) == Kind::Identity {
            profile.values.keys().for_each(|text| guard.name(text));
        }
    }
}

/// The sheet with its columns judged.
pub(super) fn finish(
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    guard: &Guard<'_>,
    reading: Done,
) -> Sheet {
    let mut sheet = reading.sheet;
    let judged = |(place, profile): (usize, &Profile)| {
        column(catalogue, vocabulary, guard, place as u32, profile)
    };
    sheet.columns = reading
        .profiles
        .iter()
        .enumerate()
        .filter(|(_, profile)| !profile.header.is_empty() || profile.tally.filled > 0)
        .map(judged)
        .collect();
    sheet
}

fn column(
    catalogue: &Catalogue,
    vocabulary: &Vocabulary,
    guard: &Guard<'_>,
    place: u32,
    profile: &Profile,
) -> Column {
    let fit = fit(catalogue, profile);
    let kind = kind(catalogue, profile, fit);
    let judge = Judge {
        catalogue,
        guard,
        kind,
        fit,
        profile,
    };
    let day = kind == Kind::Date;
    let money = kind == Kind::Money;
    let service = vocabulary
        .service(catalogue, &profile.header)
        .filter(|_| day || money || profile.tally.filled == 0);
    let field = matches!(profile.said.slot, Some(Slot::Field(_)));
    let meaning = meaning(catalogue, &judge, fit).filter(|_| service.is_none() || field);
    Column {
        place,
        header: header(guard, place, &profile.header),
        kind,
        tally: profile.tally,
        distinct: profile.values.len(),
        more: profile.more,
        values: judge.values(),
        service: service.filter(|_| money || meaning.is_none()),
        meaning,
    }
}

/// A header as it may be shown: one that nothing knows and that could name or number somebody has its shape only.
fn header(guard: &Guard<'_>, place: u32, header: &str) -> Shown {
    if header.is_empty() {
        return Shown::Text(String::new());
    }
    if header == lettered(place) {
        return Shown::Text(header.to_owned());
    }
    match guard.header(header, None) {
        shown if shown == header => Shown::Text(shown),
        shown => Shown::Shape(shown),
    }
}

/// A dimension and how far it understands a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    dimension: DimensionId,
    by_header: bool,
    understood: u32,
    of: u32,
}

/// The dimension that fits a column: the one its header names, unless its values clearly belong to another.
fn fit(catalogue: &Catalogue, profile: &Profile) -> Option<Fit> {
    let named = match profile.said.slot {
        Some(Slot::Dimension(id)) => Some(measured(catalogue, profile, id, true)),
        _ => None,
    };
    if named.is_some_and(|fit| fit.of == 0 || fit.understood * 2 >= fit.of) {
        return named;
    }
    if matches!(profile.said.slot, Some(Slot::Field(_))) && profile.said.whole {
        return None;
    }
    let all = (0..catalogue.dimensions.len()).map(DimensionId);
    let best = all
        .map(|id| measured(catalogue, profile, id, false))
        .filter(|fit| fit.of > 0 && fit.understood * 5 >= fit.of * 3)
        .max_by_key(|fit| {
            let finer = catalogue.at(fit.dimension).refines.is_some();
            (fit.understood, finer, std::cmp::Reverse(fit.dimension))
        });
    best.or(named)
}

fn measured(catalogue: &Catalogue, profile: &Profile, id: DimensionId, by_header: bool) -> Fit {
    let (mut understood, mut of) = (0, 0);
    for (text, seen) in &profile.values {
        of += seen.count;
        if understands(catalogue, Some(Slot::Dimension(id)), text) {
            understood += seen.count;
        }
    }
    Fit {
        dimension: id,
        by_header,
        understood,
        of,
    }
}

/// What a column is. Without a fit, only what could name people is looked at with care.
fn kind(catalogue: &Catalogue, profile: &Profile, fit: Option<Fit>) -> Kind {
    let tally = &profile.tally;
    let filled = tally.filled;
    if profile.said.identity {
        return Kind::Identity;
    }
    if filled == 0 && tally.truths == 0 {
        return Kind::Empty;
    }
    let most = |count: u32| count * 5 >= filled * 4;
    let field = match profile.said.slot {
        Some(Slot::Field(field)) => Some(catalogue.fields[field.0].kind),
        _ => None,
    };
    let serial = field == Some(FieldType::Date) && most(tally.numbers);
    if most(tally.days) || serial {
        return Kind::Date;
    }
    if is_yes_no(profile) {
        return Kind::YesNo;
    }
    if tally.addresses * 2 > filled || tally.long * 2 > filled {
        return Kind::Identity;
    }
    if most(tally.numbers) {
        return if field == Some(FieldType::Money) || speaks_of_money(&profile.header) {
            Kind::Money
        } else {
            Kind::Number
        };
    }
    let fit = fit.or_else(|| self::fit(catalogue, profile));
    if fit.is_some_and(|fit| fit.understood * 2 >= fit.of) {
        return Kind::Category;
    }
    let values = profile.values.len();
    let named = profile
        .values
        .keys()
        .filter(|text| is_written_as_names(text))
        .count();
    if named * 5 >= values * 3 {
        return Kind::Identity;
    }
    let remarks = speaks_freely(&profile.header);
    let few = !remarks && !profile.more && values <= MOST_CATEGORIES && values as u32 * 2 <= filled;
    if few { Kind::Category } else { Kind::Text }
}

fn is_yes_no(profile: &Profile) -> bool {
    const WORDS: [&str; 16] = [
        "oui", "non", "yes", "no", "o", "n", "y", "true", "false", "vrai", "faux", "نعم", "لا", "1",
        "0", "x",
    ];
    let known = |text: &String| WORDS.contains(&fold(text).as_str());
    let binary = profile.values.len() <= 3 && profile.values.keys().all(known);
    let said = profile.values.len() > 1
        || !profile
            .values
            .keys()
            .all(|text| text.parse::<f64>().is_ok());
    binary && said
}

fn speaks_of_money(header: &str) -> bool {
    const WORDS: [&str; 12] = [
        "montant",
        "subvention",
        "amount",
        "budget",
        "coût",
        "cost",
        "prix",
        "mad",
        "dh",
        "dhs",
        "eur",
        "salaire",
    ];
    let lower = header.to_lowercase();
    header.contains('€')
        || lower
            .split(|sign: char| !sign.is_alphanumeric())
            .any(|word| WORDS.contains(&word))
}

/// Whether a header announces remarks, in which anybody may be named.
fn speaks_freely(header: &str) -> bool {
    const WORDS: [&str; 12] = [
        "observation",
        "observations",
        "remarque",
        "remarques",
        "commentaire",
        "commentaires",
        "note",
        "notes",
        "remarks",
        "comment",
        "comments",
        "ملاحظات",
    ];
    let lower = header.to_lowercase();
    lower
        .split(|sign: char| !sign.is_alphanumeric())
        .any(|word| WORDS.contains(&word))
}

/// Whether a text is written as names are: two to four words of letters, each with a capital.
fn is_written_as_names(text: &str) -> bool {
    let words: Vec<&str> = text
        .split([' ', '-', '\'', '’', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .collect();
    let capital = |word: &&str| {
        let arabic = word
            .chars()
            .any(|sign| ('\u{600}'..='\u{6ff}').contains(&sign));
        word.chars().all(char::is_alphabetic)
            && (arabic || word.chars().next().is_some_and(char::is_uppercase))
    };
    (2..=4).contains(&words.len()) && words.iter().all(capital)
}

/// Marks of attendance, which name nobody.
const MARKS: [&str; 12] = [
    "x", "p", "v", "o", "a", "1", "present", "presente", "abs", "absent", "absente", "حاضر",
];

/// What of a column may be shown.
struct Judge<'a> {
    catalogue: &'a Catalogue,
    guard: &'a Guard<'a>,
    kind: Kind,
    fit: Option<Fit>,
    profile: &'a Profile,
}

impl Judge<'_> {
    /// A value as it may be shown: the text where it is one of few, repeats, and could not be somebody's.
    fn shown(&self, text: &str, count: u32) -> Shown {
        let slot = self.fit.map(|fit| Slot::Dimension(fit.dimension));
        let known = understands(self.catalogue, slot, text);
        let understood = self.fit.is_some_and(|fit| fit.understood * 2 >= fit.of);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let digits = text.chars().filter(|sign| sign.is_numeric()).count();
        let numbered = digits >= 4 || text.contains('@');
        let profile = self.profile;
        let steady = !profile.header.is_empty()
            && profile.values.len() <= MOST_SHOWN
            && profile.tally.filled as usize >= profile.values.len() * 4;
        let plain = match self.kind {
            Kind::YesNo => true,
            Kind::Category | Kind::Text if MARKS.contains(&fold(&text).as_str()) => true,
            Kind::Category if known => count >= 2,
            Kind::Category if understood => {
                count >= 2 && !self.guard.is_name_like(self.field(), &text)
            }
            Kind::Category => {
                count >= 3 && steady && text.chars().count() <= 30 && self.guard.says(&text)
            }
            // Codes of one or two figures.
            Kind::Number => count >= 3 && steady && digits <= 2 && profile.values.len() <= 12,
            _ => false,
        };
        if plain && !numbered && (known || !self.guard.names(&text)) {
            Shown::Text(text)
        } else {
            Shown::shape(&text)
        }
    }

    /// The code of the dimension that fits.
    fn field(&self) -> &str {
        let code = |fit: Fit| self.catalogue.at(fit.dimension).code.as_str();
        self.fit.map_or("", code)
    }

    /// Values with their counts, or the most frequent shapes.
    fn values(&self) -> Vec<(Shown, u32)> {
        let profile = self.profile;
        let understood = self.fit.is_some_and(|fit| fit.understood * 2 >= fit.of);
        let values = match self.kind {
            Kind::Category => understood || profile.values.len() <= MOST_CATEGORIES,
            Kind::YesNo | Kind::Number => profile.values.len() <= MOST_CATEGORIES,
            _ => false,
        };
        if !values {
            let shapes = profile.shapes.iter();
            let shapes = shapes.map(|(shape, count)| (Shown::Shape(shape.clone()), *count));
            return ranked(shapes, MOST_SHAPES);
        }
        let shown = profile
            .values
            .iter()
            .map(|(text, seen)| (self.shown(text, seen.count), seen.count));
        ranked(shown, MOST_SHOWN)
    }
}

/// The most frequent of what is shown, what is shown alike taken together.
fn ranked(shown: impl Iterator<Item = (Shown, u32)>, most: usize) -> Vec<(Shown, u32)> {
    let mut together: indexmap::IndexMap<Shown, u32> = indexmap::IndexMap::new();
    for (shown, count) in shown {
        *together.entry(shown).or_default() += count;
    }
    let mut list: Vec<(Shown, u32)> = together.into_iter().collect();
    list.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.cmp(b)));
    list.truncate(most);
    list
}

fn meaning(catalogue: &Catalogue, judge: &Judge<'_>, fit: Option<Fit>) -> Option<Meaning> {
    let profile = judge.profile;
    let tally = &profile.tally;
    if let Some(fit) = fit
        && !matches!(judge.kind, Kind::Date | Kind::Identity | Kind::YesNo)
    {
        let slot = Slot::Dimension(fit.dimension);
        let unknown = profile
            .values
            .iter()
            .filter(|(text, _)| !understands(catalogue, Some(slot), text));
        let unknown = unknown.map(|(text, seen)| (judge.shown(text, seen.count), seen.count));
        return Some(Meaning {
            slot,
            by_header: fit.by_header,
            by_words: fit.by_header && !profile.said.whole,
            understood: fit.understood,
            of: fit.of,
            unknown: ranked(unknown, MOST_SHOWN),
        });
    }
    let Some(Slot::Field(field)) = profile.said.slot else {
        return None;
    };
    let understood = match catalogue.fields[field.0].kind {
        FieldType::Date => tally.days + if tally.days == 0 { tally.numbers } else { 0 },
        FieldType::Number | FieldType::Money => tally.numbers,
        FieldType::Text | FieldType::Identity | FieldType::Title => tally.filled,
    };
    Some(Meaning {
        slot: Slot::Field(field),
        by_header: true,
        by_words: !profile.said.whole,
        understood: understood.min(tally.filled),
        of: tally.filled,
        unknown: Vec::new(),
    })
}
