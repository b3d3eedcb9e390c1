//! What the columns of a table are called, and in which row.
//!
//! Headers may take up to three rows, banners over columns: a column's names are then those of its rows from top to bottom
//! joined by ` / ` (`Formation / Module 1`), any lower part of that, and the last alone. A banner reaches to the right
//! until the next one. A row of HXL tags under the headers gives each column one more name.

use super::sheet::{Kept, Row, Value};
use crate::catalogue::{
    Source, TablePlace, Template, by_letters, column_index, fold, fold_exactly,
};

/// How far down a header is looked for.
pub(super) const DEEPEST: u32 = 60;
/// Rows that headers take at most.
const MOST_ROWS: usize = 3;
/// What joins the names of banners.
const JOINT: &str = " / ";

/// What a column is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// As a reader is shown it: the whole name.
    pub shown: String,
    /// Every name it answers to, folded: the last alone first.
    folded: Vec<String>,
    /// The same with their signs.
    exact: Vec<String>,
    /// Where a column named by its letter is found.
    stands: Stands,
}

/// Where a column named by its letter is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stands {
    #[default]
    Here,
    /// It is another block's: this one has its own.
    At(u32),
    /// It is another block's, and this one has none.
    Nowhere,
}

impl Title {
    /// The column's own name, without banners, folded.
    pub(super) fn leaf(&self) -> &str {
        self.folded.first().map_or("", String::as_str)
    }

    fn answers(&self, names: &[String]) -> bool {
        self.folded.iter().any(|name| names.contains(name))
    }

    /// One more name, as a tag gives it.
    pub(super) fn also(&mut self, name: &str) {
        self.folded.push(told(name));
        self.exact.push(fold_exactly(name));
    }
}

/// Where headers stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The place, among the rows kept, of their last row.
    pub at: usize,
    /// How many rows they take.
    pub rows: usize,
    /// What each column is called.
    pub titles: Vec<Title>,
}

/// What a header is known by.
pub(super) struct Wanted<'a> {
    pub place: &'a TablePlace,
    /// The headers of each column, with the other names it goes by.
    pub names: Vec<Vec<String>>,
    /// How the headers of blocks of columns are written.
    pub blocks: Option<&'a Template>,
}

impl<'a> Wanted<'a> {
    /// What a source wants.
    pub(super) fn of(source: &'a Source) -> Self {
        Self {
            place: &source.place,
            names: super::wanted::wanted(source),
            blocks: source.blocks.as_ref(),
        }
    }
}

/// The rows, among those kept, that hold most of the names wanted; none when they hold too few to be sure. A header row
/// that the source declares is taken as it is.
pub(super) fn find(wanted: &Wanted<'_>, rows: &[(u32, Vec<Kept>)]) -> Option<Header> {
    let place = wanted.place;
    let depths = match place.header_rows {
        Some(rows) => rows as usize..=rows as usize,
        None => 1..=MOST_ROWS,
    };
    if let Some(row) = place.header_row {
        let at = rows.iter().position(|(number, _)| *number == row)?;
        return Some(header(rows, at, place.header_rows.unwrap_or(1) as usize));
    }
    let names: Vec<Vec<String>> = wanted.names.iter().map(|names| folded_all(names)).collect();
    let mut best: Option<(usize, Header)> = None;
    for at in 0..rows.len() {
        for depth in depths.clone().filter(|depth| *depth <= at + 1) {
            let header = header(rows, at, depth);
            let first = wanted
                .blocks
                .map(|blocks| block(&header.titles, blocks, None));
            let answers = |names: &[String]| {
                let titles = header.titles.iter().chain(first.iter().flatten());
                titles.into_iter().any(|title| title.answers(names))
            };
            let held = names.iter().filter(|names| answers(names)).count();
            if held == names.len() {
                return Some(header);
            }
            // The first row and the fewest rows win a tie.
            if best.as_ref().is_none_or(|(most, _)| held > *most) {
                best = Some((held, header));
            }
        }
    }
    let enough = names.len().clamp(1, 2);
    best.filter(|(held, _)| *held >= enough)
        .map(|(_, header)| header)
}

/// The numbers of the blocks of columns that headers tell of, in order.
pub(super) fn blocks(titles: &[Title], template: &Template) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for title in titles {
        if let Some((number, _)) = in_block(&title.shown, template)
            && !numbers.contains(&number)
        {
            numbers.push(number);
        }
    }
    numbers
}

/// The titles of one block: its own columns by their names within it, those of other blocks without a name, the rest as
/// they are, but for those whose field each block has a column for. Without a number, all blocks at once.
pub(super) fn block(titles: &[Title], template: &Template, number: Option<&str>) -> Vec<Title> {
    let told: Vec<Option<(String, String)>> = titles
        .iter()
        .map(|known| in_block(&known.shown, template))
        .collect();
    let ours = |its: &str| number.is_none_or(|number| number == its);
    let here = |column: &str| {
        let own = |one: &Option<(String, String)>| {
            one.as_ref()
                .is_some_and(|(its, name)| ours(its) && name == column)
        };
        told.iter().position(own).map(|at| at as u32)
    };
    let of_blocks = |known: &Title| {
        let mut names = told.iter().flatten().map(|(_, column)| self::told(column));
        names.any(|name| name == known.leaf())
    };
    let one = |(known, told): (&Title, &Option<(String, String)>)| match told {
        None if of_blocks(known) => Title::default(),
        None => known.clone(),
        Some((its, column)) if ours(its) => title(std::slice::from_ref(column)),
        Some((_, column)) => Title {
            stands: here(column).map_or(Stands::Nowhere, Stands::At),
            ..Title::default()
        },
    };
    titles.iter().zip(&told).map(one).collect()
}

/// The number and the column that a header of a block tells.
pub(super) fn in_block(header: &str, template: &Template) -> Option<(String, String)> {
    let accepts =
        |name: &str, text: &str| name != "n" || text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = template.read(header, &accepts)?;
    let told = |wanted: &str| {
        let found = parts.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, text)| (*text).to_owned())
    };
    Some((told("n")?, told("column")?))
}

/// The titles of headers that end at a row.
pub(super) fn header(rows: &[(u32, Vec<Kept>)], at: usize, depth: usize) -> Header {
    let depth = depth.clamp(1, at + 1);
    let block = &rows[at + 1 - depth..=at];
    let width = block
        .iter()
        .map(|(_, cells)| cells.len())
        .max()
        .unwrap_or(0);
    let text = |cells: &[Kept], column: usize| match cells.get(column) {
        Some(Kept::Text(text)) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        // Years and dates head columns too.
        Some(Kept::Number(number)) => format!("{number}"),
        Some(Kept::Moment(moment)) => super::sheet::day_of(*moment).to_string(),
        _ => String::new(),
    };
    let mut parts: Vec<Vec<String>> = vec![Vec::new(); width];
    for (place, (_, cells)) in block.iter().enumerate() {
        let banner = place + 1 < depth;
        let mut reaching = String::new();
        for (column, parts) in parts.iter_mut().enumerate() {
            let own = text(cells, column);
            if !own.is_empty() {
                reaching.clone_from(&own);
            }
            let part = if banner { &reaching } else { &own };
            if !part.is_empty() && parts.last() != Some(part) {
                parts.push(part.clone());
            }
        }
    }
    let titles = parts.iter().map(|parts| title(parts)).collect();
    Header {
        at,
        rows: depth,
        titles,
    }
}

/// The title made of a column's parts, top to bottom.
fn title(parts: &[String]) -> Title {
    let from = |start: usize| parts[start..].join(JOINT);
    let names: Vec<String> = (0..parts.len()).rev().map(from).collect();
    Title {
        shown: parts.join(JOINT),
        folded: folded_all(&names),
        exact: names.iter().map(|name| fold_exactly(name)).collect(),
        stands: Stands::Here,
    }
}

/// The columns that answer to one of these headers; `$C` is the column of that letter.
pub(super) fn columns_of(titles: &[Title], headers: &[String]) -> Vec<u32> {
    let lettered = headers
        .iter()
        .filter_map(|header| column_index(&header.strip_prefix('$')?.to_ascii_uppercase()));
    let lettered: Vec<u32> = lettered.collect();
    if !lettered.is_empty() {
        // A column without a header stands beyond the titles.
        let place = |column: u32| titles.get(column as usize).map(|title| title.stands);
        let stands = |column: u32| match place(column).unwrap_or_default() {
            Stands::Here => Some(column),
            Stands::At(own) => Some(own),
            Stands::Nowhere => None,
        };
        return lettered.into_iter().filter_map(stands).collect();
    }
    let exact: Vec<String> = headers.iter().map(|name| fold_exactly(name)).collect();
    match answering(titles, &exact, |title| &title.exact) {
        found if found.is_empty() => answering(titles, &folded_all(headers), |title| &title.folded),
        found => found,
    }
}

/// The columns one of whose names is among these; the whole name tells columns apart whose own names are the same.
fn answering(titles: &[Title], names: &[String], of: impl Fn(&Title) -> &Vec<String>) -> Vec<u32> {
    let found = |answers: &dyn Fn(&Title) -> bool| -> Vec<u32> {
        let places = (0u32..).zip(titles);
        places
            .filter(|(_, title)| answers(title))
            .map(|(column, _)| column)
            .collect()
    };
    let any = found(&|title| of(title).iter().any(|name| names.contains(name)));
    let whole = found(&|title| of(title).last().is_some_and(|whole| names.contains(whole)));
    if any.len() > 1 && whole.len() == 1 {
        whole
    } else {
        any
    }
}

/// Whether a column found by the letters of these headers may as well be that of others, which have the same letters and
/// other signs.
pub(super) fn is_doubtful(title: &Title, headers: &[String], others: &[Vec<String>]) -> bool {
    let exact: Vec<String> = headers.iter().map(|name| fold_exactly(name)).collect();
    let written = |name: &String| exact.contains(name);
    let lettered = headers.iter().any(|header| header.starts_with('$'));
    if lettered || title.exact.iter().any(written) {
        return false;
    }
    let mut others = others.iter().filter(|names| *names != headers).flatten();
    others.any(|name| title.folded.contains(&told(name)) && !exact.contains(&fold_exactly(name)))
}

/// Whether a row holds HXL tags (`#sex +f`), as the Humanitarian Exchange Language sets them under the headers.
pub(super) fn is_tags(row: Row<'_>) -> bool {
    let tag = |text: &str| {
        let mut signs = text.trim_start().chars();
        signs.next() == Some('#') && signs.next().is_some_and(char::is_alphabetic)
    };
    let (mut tags, mut others) = (0, 0);
    for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
        match cell {
            Value::Text(text) if tag(text) => tags += 1,
            _ => others += 1,
        }
    }
    tags >= 2 && tags > others
}

/// Whether four fifths of a row's cells say the type of a question: `Genre - SELECT_ONE - required`.
pub(super) fn is_types(row: Row<'_>) -> bool {
    let typed = |text: &str| {
        text.split(" - ").skip(1).any(|part| {
            let part = part.trim();
            part.len() > 2
                && part
                    .chars()
                    .all(|sign| sign.is_ascii_uppercase() || sign == '_')
        })
    };
    let filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let (mut types, mut all) = (0, 0);
    for cell in filled {
        all += 1;
        types += usize::from(matches!(cell, Value::Text(text) if typed(text)));
    }
    all >= 3 && types * 5 >= all * 4
}

/// Whether these rows are a pivot table: what a spreadsheet program writes over its rows and columns.
pub(super) fn is_pivot(rows: &[(u32, Vec<Kept>)]) -> bool {
    const WORDS: [&str; 5] = [
        "etiquettesdelignes",
        "etiquettesdecolonnes",
        "rowlabels",
        "columnlabels",
        "etiquettesdeligne",
    ];
    rows.iter()
        .flat_map(|(_, cells)| cells)
        .any(|cell| match cell {
            Kept::Text(text) => WORDS.contains(&fold(text).as_str()),
            _ => false,
        })
}

fn folded_all(names: &[String]) -> Vec<String> {
    names.iter().map(|name| told(name)).collect()
}

/// A header by its letters, as a question or not; one that is all signs (`#`, `%`) stands for itself.
pub(super) fn told(header: &str) -> String {
    let asks = |sign: char| matches!(sign, '?' | '؟');
    match by_letters(header).replace(asks, "") {
        letters if letters.is_empty() => fold_exactly(header),
        letters => letters,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[&[&str]]) -> Vec<(u32, Vec<Kept>)> {
        let cell = |text: &&str| match *text {
            "" => Kept::Empty,
            text => Kept::Text(text.to_owned()),
        };
        let row = |row: &&[&str]| row.iter().map(cell).collect();
        (1..).zip(texts.iter().map(row)).collect()
    }

    #[test]
    fn banners_are_joined_from_top_to_bottom() {
        let rows = rows(&[
            &["Registre", "", "", ""],
            &["Nom", "Formation", "", "Total"],
            &["", "Module 1", "Module 2", ""],
        ]);
        let header = header(&rows, 2, 2);
        let shown: Vec<&str> = header
            .titles
            .iter()
            .map(|title| title.shown.as_str())
            .collect();
        assert_eq!(
            shown,
            [
                "Nom",
                "Formation / Module 1",
                "Formation / Module 2",
                "Total"
            ]
        );
        let at = |name: &str| columns_of(&header.titles, &[name.to_owned()]);
        assert_eq!(at("module 2"), [2]);
        assert_eq!(at("Formation / Module 1"), [1]);
        assert_eq!(at("$D"), [3]);
    }

    #[test]
    fn signs_tell_headers_apart() {
        let rows = rows(&[&["F <18", "F ≥18", "Nom *", "A", "A*"]]);
        let titles = header(&rows, 0, 1).titles;
        let at = |name: &str| columns_of(&titles, &[name.to_owned()]);
        assert_eq!(at("F < 18"), [0]);
        assert_eq!(at("F >= 18"), [1]);
        assert_eq!(at("F 18"), Vec::<u32>::new());
        assert_eq!(at("nom"), [2]);
        assert_eq!(at("nom ?"), [2]);
        assert_eq!(at("A"), [3]);
        assert_eq!(at("a *"), [4]);
        let doubtful = |header: &str, other: &str| {
            let [header, other] = [header, other].map(|name| vec![name.to_owned()]);
            is_doubtful(&titles[3], &header, &[header.clone(), other])
        };
        assert!(doubtful("A?", "A*"));
        assert!(doubtful("A?", "A"));
        assert!(!doubtful("A", "A*"));
        assert!(!doubtful("A?", "B"));
    }

    #[test]
    fn rows_that_describe_columns_are_known() {
        let row = |texts: &[&'static str]| -> Vec<Value<'static>> {
            texts.iter().map(|text| Value::Text(text)).collect()
        };
        assert!(is_tags(Row::new(
            2,
            &row(&["#adm1 +name", "#affected+f", ""])
        )));
        assert!(!is_tags(Row::new(2, &row(&["#12", "Awa", "F"]))));
        assert!(is_types(Row::new(
            2,
            &row(&[
                "Genre - SELECT_ONE - required",
                "Nom - FREE_TEXT",
                "Âge - QUANTITY"
            ])
        )));
        assert!(!is_types(Row::new(
            2,
            &row(&["Awa - Marie", "F", "Rabat - CTM"])
        )));
    }
}
