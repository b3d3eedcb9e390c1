//! What the columns of a table are called, and in which row.
//!
//! Headers may take up to three rows, banners over columns: a column's names are then those of its rows from top to bottom
//! joined by ` / ` (`Formation / Module 1`), any lower part of that, and the last alone. A banner reaches to the right
//! until the next one. A row of HXL tags under the headers gives each column one more name.

use indexmap::IndexSet;

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
    let sought = Sought::new(&wanted.names);
    let texts: Vec<Vec<Told>> = rows.iter().map(|(_, cells)| told_of(cells)).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for at in 0..rows.len() {
        for depth in depths.clone().filter(|depth| *depth <= at + 1) {
            let parts = parts(&texts[at + 1 - depth..=at]);
            let held = match wanted.blocks {
                Some(blocks) => sought.held_by_blocks(&titles(&parts), blocks),
                None => sought.held(&parts),
            };
            // The first row and the fewest rows win a tie.
            if best.is_none_or(|(most, _, _)| held > most) {
                best = Some((held, at, depth));
            }
            if held == sought.names.len() {
                return Some(header(rows, at, depth));
            }
        }
    }
    let enough = sought.names.len().clamp(1, 2);
    let (_, at, depth) = best.filter(|(held, _, _)| *held >= enough)?;
    Some(header(rows, at, depth))
}

/// The names that a header is looked for by.
struct Sought {
    /// The names of each column, folded.
    names: Vec<Vec<String>>,
    /// Their letters. A name with other letters is none of them, and what letters a name has is known without writing it.
    letters: IndexSet<String>,
}

impl Sought {
    fn new(names: &[Vec<String>]) -> Self {
        Self {
            names: names.iter().map(|names| folded_all(names)).collect(),
            letters: names.iter().flatten().map(|name| fold(name)).collect(),
        }
    }

    /// How many columns of those wanted these parts name.
    fn held(&self, parts: &[Vec<&Told>]) -> usize {
        let mut found: Vec<String> = Vec::new();
        for parts in parts {
            let mut letters = String::new();
            for start in (0..parts.len()).rev() {
                letters.insert_str(0, &parts[start].letters);
                if self.letters.contains(&letters) {
                    found.push(told(&joined(&parts[start..])));
                }
            }
        }
        let held = |names: &&Vec<String>| names.iter().any(|name| found.contains(name));
        self.names.iter().filter(held).count()
    }

    /// The same of headers some of which are those of blocks.
    fn held_by_blocks(&self, titles: &[Title], blocks: &Template) -> usize {
        let first = block(titles, blocks, None);
        let held = |names: &&Vec<String>| {
            let mut titles = titles.iter().chain(&first);
            titles.any(|title| title.answers(names))
        };
        self.names.iter().filter(held).count()
    }
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
    let texts: Vec<Vec<Told>> = block.iter().map(|(_, cells)| told_of(cells)).collect();
    Header {
        at,
        rows: depth,
        titles: titles(&parts(&texts)),
    }
}

/// What a cell of a header says.
struct Told {
    text: String,
    /// The text by its letters alone.
    letters: String,
}

/// What the cells of a row say as headers.
fn told_of(cells: &[Kept]) -> Vec<Told> {
    let text = |cell: &Kept| match cell {
        Kept::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        // Years and dates head columns too.
        Kept::Number(number) => format!("{number}"),
        Kept::Moment(moment) => super::sheet::day_of(*moment).to_string(),
        _ => String::new(),
    };
    let told = |cell| {
        let text = text(cell);
        let letters = fold(&text);
        Told { text, letters }
    };
    cells.iter().map(told).collect()
}

/// The parts of each column's name, top to bottom.
fn parts(block: &[Vec<Told>]) -> Vec<Vec<&Told>> {
    let width = block.iter().map(Vec::len).max().unwrap_or(0);
    let mut parts: Vec<Vec<&Told>> = vec![Vec::new(); width];
    for (place, row) in block.iter().enumerate() {
        let banner = place + 1 < block.len();
        let mut reaching: Option<&Told> = None;
        for (column, parts) in parts.iter_mut().enumerate() {
            let own = row.get(column).filter(|own| !own.text.is_empty());
            reaching = own.or(reaching);
            let part = if banner { reaching } else { own };
            if let Some(part) = part
                && parts.last().is_none_or(|above| above.text != part.text)
            {
                parts.push(part);
            }
        }
    }
    parts
}

fn titles(parts: &[Vec<&Told>]) -> Vec<Title> {
    let title = |parts: &Vec<&Told>| {
        let names = (0..parts.len()).rev().map(|start| joined(&parts[start..]));
        title(&names.collect::<Vec<_>>())
    };
    parts.iter().map(title).collect()
}

fn joined(parts: &[&Told]) -> String {
    let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    texts.join(JOINT)
}

/// The title of a column by its names: its own first, the whole last.
fn title(names: &[String]) -> Title {
    Title {
        shown: names.last().cloned().unwrap_or_default(),
        folded: folded_all(names),
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

    proptest::proptest! {
        #[test]
        fn headers_that_are_told_alike_have_the_same_letters(text in "(\\PC|[-?#<≥'ªº½.’ـ é]){0,12}") {
            assert_eq!(fold(&told(&text)), fold(&text));
        }
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
