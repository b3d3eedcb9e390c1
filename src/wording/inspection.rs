//! What `inspect` says of files, sheets and columns.

use super::grammar::agree;
use crate::finding::{Described, Fact, FileFormat, Unreadable};
use crate::language::Language;

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, strum::EnumIter)]
#[allow(missing_docs, reason = "each is the kind of that name")]
pub enum ColumnKind {
    Identity,
    Date,
    Number,
    Money,
    Category,
    YesNo,
    Text,
    #[default]
    Empty,
}

/// What a column is, in a word.
pub fn column_kind(language: Language, kind: ColumnKind) -> &'static str {
    let (fr, en) = match kind {
        ColumnKind::Identity => ("identité", "identity"),
        ColumnKind::Date => ("date", "date"),
        ColumnKind::Number => ("nombre", "number"),
        ColumnKind::Money => ("montant", "money"),
        ColumnKind::Category => ("catégorie", "category"),
        ColumnKind::YesNo => ("oui/non", "yes/no"),
        ColumnKind::Text => ("texte", "text"),
        ColumnKind::Empty => ("vide", "empty"),
    };
    pick(language, fr, en)
}

/// How many different values a column has.
pub fn distinct(language: Language, count: usize, more: bool) -> String {
    let count = super::number(language, count as f64);
    match (language, more) {
        (_, false) => format!("{count} val."),
        (Language::Fr, true) => format!("plus de {count} val."),
        (Language::En, true) => format!("over {count} val."),
    }
}

/// What begins the text of an accepted layout.
pub fn layout_remark(language: Language) -> &'static str {
    pick(
        language,
        "Les colonnes acceptées par `bilan check --accept-layout`, avec ce que chacune remplit.",
        "The columns accepted by `bilan check --accept-layout`, with what each fills.",
    )
}

/// How cells that hold a day, and not its text, are told.
pub fn date_cells(language: Language) -> &'static str {
    pick(language, "cellules de date", "date cells")
}

/// What is said of a file or sheet above the table of its columns.
#[derive(Debug, Clone, PartialEq, Eq, strum::EnumCount)]
#[allow(missing_docs, reason = "each is the remark that follows from its name")]
pub enum Remark {
    Format(FileFormat),
    Misnamed(FileFormat),
    Text {
        encoding: String,
        delimiter: String,
    },
    Unreadable(Unreadable),
    SheetUnreadable(Unreadable),
    Claimed(Vec<String>),
    Resembles(Vec<String>),
    Size {
        rows: u32,
        columns: u32,
        claimed: Option<String>,
    },
    Hidden,
    Header {
        row: u32,
        rows: usize,
        known: usize,
    },
    NoHeader,
    Pivot,
    Described(u32, Described),
    Totals {
        count: u32,
        first: u32,
    },
    Blank(u32),
    Torn(u32),
    SecondTable(u32),
    HiddenRows(u32),
    HiddenColumns(Vec<String>),
    Merged(u32),
    Filtered,
    Family {
        name: &'static str,
        roster: bool,
    },
    NoResult {
        column: String,
        count: u32,
    },
    Errors {
        column: String,
        count: u32,
    },
    Unseen(usize),
    BuiltIn,
    /// Texts of registers are shown as they stand.
    Revealed,
}

/// Says it: lower case, no full stop.
pub fn remark(language: Language, remark: &Remark) -> String {
    match language {
        Language::Fr => remark_fr(remark)
            .replace(" :", "\u{a0}:")
            .replace(" ;", "\u{a0};"),
        Language::En => remark_en(remark),
    }
}

#[allow(clippy::too_many_lines, reason = "one arm a remark")]
fn remark_fr(remark: &Remark) -> String {
    let format = |format| super::findings::format_name(Language::Fr, format);
    let many = |count: u32, one, more| {
        let noun = agree(Language::Fr, f64::from(count), one, more);
        format!("{count} {noun}")
    };
    match remark {
        Remark::Format(found) => format(*found).0.into(),
        Remark::Misnamed(found) => format!(
            "son nom annonce un autre format ; renommez-le en `{}`",
            format(*found).1
        ),
        Remark::Text {
            encoding,
            delimiter,
        } => format!("encodage {encoding}, séparateur `{delimiter}`"),
        Remark::Unreadable(reason) => unreadable(Language::Fr, *reason),
        Remark::SheetUnreadable(reason) => format!(
            "la feuille n’est pas lue jusqu’au bout : {}",
            unreadable(Language::Fr, *reason)
        ),
        Remark::Claimed(sources) => format!("le fichier est réclamé par {}", listed(sources)),
        Remark::Resembles(sources) => format!("a les en-têtes de {}", listed(sources)),
        Remark::Size {
            rows,
            columns,
            claimed,
        } => match claimed {
            Some(claimed) => format!(
                "{rows} lignes × {columns} colonnes remplies ; la feuille annonce `{claimed}`"
            ),
            None => format!("{rows} lignes × {columns} colonnes remplies"),
        },
        Remark::Hidden => "feuille masquée".into(),
        Remark::Header { row, rows, known } => {
            let taken = if *rows > 1 {
                format!(", sur {rows} lignes")
            } else {
                String::new()
            };
            format!("en-têtes ligne {row}{taken} ; le catalogue en connaît {known}")
        }
        Remark::NoHeader => "aucune ligne d’en-têtes reconnue".into(),
        Remark::Pivot => "tableau croisé dynamique, pas un registre".into(),
        Remark::Described(row, Described::Tags) => format!("ligne {row} : étiquettes HXL"),
        Remark::Described(row, Described::Types) => format!("ligne {row} : types de questions"),
        Remark::Totals { count, first } => {
            format!(
                "{} de totaux, la première ligne {first}",
                many(*count, "ligne", "lignes")
            )
        }
        Remark::Blank(count) => format!("{} au milieu", many(*count, "ligne vide", "lignes vides")),
        Remark::Torn(count) => many(*count, "ligne abîmée", "lignes abîmées"),
        Remark::SecondTable(row) => {
            format!("d’autres en-têtes ligne {row} : un second tableau, ou une page suivante")
        }
        Remark::HiddenRows(count) => many(*count, "ligne masquée", "lignes masquées"),
        Remark::HiddenColumns(columns) => format!("colonnes masquées : {}", columns.join(", ")),
        Remark::Merged(count) => {
            format!("{} de cellules fusionnées", many(*count, "plage", "plages"))
        }
        Remark::Filtered => "un filtre est posé".into(),
        Remark::Family {
            name,
            roster: false,
        } => format!("export de {name}, reconnu à ses dernières colonnes"),
        Remark::Family { name, roster: true } => format!("groupe répété d’un export de {name}"),
        Remark::NoResult { column, count } => format!(
            "colonne {column} : {} sans résultat ; recalculez et enregistrez",
            many(*count, "formule", "formules")
        ),
        Remark::Errors { column, count } => {
            format!(
                "colonne {column} : {} en erreur",
                many(*count, "cellule", "cellules")
            )
        }
        Remark::Unseen(count) => format!(
            "au-delà de {count} valeurs différentes dans une colonne, elles ne sont plus distinguées"
        ),
        Remark::Revealed => "textes des registres montrés en clair : ils peuvent nommer quelqu’un, ne les copiez nulle part".into(),
        Remark::BuiltIn => "lu avec le catalogue fourni dans bilan".into(),
    }
}

#[allow(clippy::too_many_lines, reason = "one arm a remark")]
fn remark_en(remark: &Remark) -> String {
    let format = |format| super::findings::format_name(Language::En, format);
    let many =
        |count: &u32, one: &str| format!("{count} {one}{}", if *count == 1 { "" } else { "s" });
    match remark {
        Remark::Format(found) => format(*found).0.into(),
        Remark::Misnamed(found) => format!(
            "its name promises another format; rename it to `{}`",
            format(*found).1
        ),
        Remark::Text {
            encoding,
            delimiter,
        } => format!("encoding {encoding}, delimiter `{delimiter}`"),
        Remark::Unreadable(reason) => unreadable(Language::En, *reason),
        Remark::SheetUnreadable(reason) => format!(
            "the sheet is not read to its end: {}",
            unreadable(Language::En, *reason)
        ),
        Remark::Claimed(sources) => format!("the file is claimed by {}", listed(sources)),
        Remark::Resembles(sources) => format!("has the headers of {}", listed(sources)),
        Remark::Size {
            rows,
            columns,
            claimed,
        } => match claimed {
            Some(claimed) => {
                format!("{rows} rows × {columns} columns filled; the sheet claims `{claimed}`")
            }
            None => format!("{rows} rows × {columns} columns filled"),
        },
        Remark::Hidden => "a hidden sheet".into(),
        Remark::Header { row, rows, known } => {
            let taken = if *rows > 1 {
                format!(", taking {rows} rows")
            } else {
                String::new()
            };
            format!("headers in row {row}{taken}; the catalogue knows {known} of them")
        }
        Remark::NoHeader => "no row of headers recognised".into(),
        Remark::Pivot => "a pivot table, not a register".into(),
        Remark::Described(row, Described::Tags) => format!("row {row}: HXL tags"),
        Remark::Described(row, Described::Types) => format!("row {row}: types of questions"),
        Remark::Totals { count, first } => {
            format!("{} of totals, the first in row {first}", many(count, "row"))
        }
        Remark::Blank(count) => format!("{} in the middle", many(count, "blank row")),
        Remark::Torn(count) => many(count, "torn line"),
        Remark::SecondTable(row) => {
            format!("other headers in row {row}: a second table, or a next page")
        }
        Remark::HiddenRows(count) => many(count, "hidden row"),
        Remark::HiddenColumns(columns) => format!("hidden columns: {}", columns.join(", ")),
        Remark::Merged(count) => many(count, "merged range"),
        Remark::Filtered => "a filter is set".into(),
        Remark::Family {
            name,
            roster: false,
        } => format!("an export of {name}, recognised by its last columns"),
        Remark::Family { name, roster: true } => format!("a repeat group of an export of {name}"),
        Remark::NoResult { column, count } => format!(
            "column {column}: {} without a result; recalculate and save",
            many(count, "formula")
        ),
        Remark::Errors { column, count } => {
            format!("column {column}: {}", many(count, "error cell"))
        }
        Remark::Unseen(count) => {
            format!("beyond {count} different values in a column they are no longer told apart")
        }
        Remark::Revealed => {
            "texts of the registers shown in clear: they may name somebody, copy them nowhere"
                .into()
        }
        Remark::BuiltIn => "read with the catalogue built into bilan".into(),
    }
}

fn unreadable(language: Language, reason: Unreadable) -> String {
    super::findings::message(language, &Fact::UnreadableFile { reason }).text
}

fn listed(names: &[String]) -> String {
    let list: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    list.join(", ")
}

fn pick<T>(language: Language, fr: T, en: T) -> T {
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}
