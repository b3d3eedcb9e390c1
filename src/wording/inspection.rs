//! What `inspect` says of files, sheets and columns, and beside the lines of a draft.

use crate::finding::{Described, Fact, FileFormat, Unreadable};
use crate::language::Language;

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the kind of that name")]
pub enum ColumnKind {
    Identity,
    Date,
    Number,
    Money,
    Category,
    YesNo,
    Text,
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
        (Language::Fr, false) => format!("{count} val."),
        (Language::Fr, true) => format!("plus de {count} val."),
        (Language::En, false) => format!("{count} val."),
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

/// What is said beside a line of a draft, or in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the remark that follows from its name")]
pub enum Note {
    Made,
    ProjectAbsent,
    Files,
    Sheets,
    OtherSheet(String),
    Roster(String),
    HeaderRow,
    NoHeading,
    SecondTable,
    Family(&'static str),
    Key,
    KeyInFiles,
    WeakKey,
    NoKey,
    OrderShown(u32),
    OrderAssumed,
    Understood(u32, u32),
    ByValues(u32, u32),
    ByWords,
    FilledAlready,
    NotMapped(ColumnKind),
    Derived,
    Home,
    Values,
    Times(u32),
    HiddenValues(String, u32),
    ServiceByHeader,
    ServiceByName,
    ServiceAssumed,
    ServiceUnknown,
    AmountBeside,
    OnlyWhere,
    OneOfDates,
    NoDate,
    Sessions,
    Marks,
}

/// A remark of a draft, without the sign that begins a comment.
pub fn draft_note(language: Language, note: &Note) -> String {
    match language {
        Language::Fr => french(note)
            .replace(" :", "\u{a0}:")
            .replace(" ;", "\u{a0};"),
        Language::En => english(note),
    }
}

fn french(note: &Note) -> String {
    let guessed = |text: &str| format!("deviné : {text}");
    match note {
        Note::Made => "Brouillon écrit par `bilan inspect --draft` ; relisez chaque ligne où il est dit « deviné ».".into(),
        Note::ProjectAbsent => "ce projet n’est pas encore dans le catalogue ; créez `projects/NOM.toml`".into(),
        Note::Files => guessed("le chemin sous le dossier des données ; mettez `*` à la place de ce qui change d’un export à l’autre"),
        Note::Sheets => guessed("les feuilles qui ont les mêmes colonnes"),
        Note::OtherSheet(name) => format!("non repris : la feuille « {name} » ; `--sheet` en fait un autre brouillon"),
        Note::Roster(name) => format!("non repris : la feuille « {name} », un groupe répété (une ligne par membre)"),
        Note::HeaderRow => guessed("la ligne des en-têtes ; la dernière, s’il y en a plusieurs"),
        Note::NoHeading => "aucune ligne d’en-têtes n’a été reconnue ; `$A` désigne une colonne par sa lettre".into(),
        Note::SecondTable => "un second tableau suit le premier ; bornez celui-ci : `range = \"A1:M200\"`".into(),
        Note::Family(name) => format!("export de {name}, reconnu à ses dernières colonnes"),
        Note::Key => guessed("ce qui distingue l’une de l’autre"),
        Note::KeyInFiles => guessed("écrivez `scope = \"file\"` si chaque fichier numérote à partir de 1"),
        Note::WeakKey => guessed("deux personnes peuvent porter le même nom ; ajoutez ce qui les distingue"),
        Note::NoKey => "aucune colonne ne distingue les personnes : chaque ligne compterait pour une".into(),
        Note::OrderShown(count) => guessed(&format!("{count} dates ne se lisent qu’ainsi")),
        Note::OrderAssumed => guessed("aucune date ne le montre"),
        Note::Understood(known, all) => guessed(&format!("d’après l’en-tête ; {known} valeurs comprises sur {all}")),
        Note::ByValues(known, all) => guessed(&format!("d’après les valeurs ; {known} comprises sur {all}")),
        Note::ByWords => guessed("d’après quelques mots de l’en-tête"),
        Note::FilledAlready => "une autre colonne remplit déjà ce champ".into(),
        Note::NotMapped(kind) => format!("non repris : {}", column_kind(Language::Fr, *kind)),
        Note::Derived => guessed("le statut suit de la nationalité là où rien d’autre ne le dit"),
        Note::Home => guessed("le pays d’accueil"),
        Note::Values => "valeurs que rien ne comprend : donnez à chacune sa catégorie, ou laissez-les inconnues".into(),
        Note::Times(count) => format!("{count} fois"),
        Note::HiddenValues(code, count) => format!("`{code}` : {count} autres valeurs non comprises, non montrées car elles pourraient nommer quelqu’un"),
        Note::ServiceByHeader => guessed("le service, d’après l’en-tête"),
        Note::ServiceByName => guessed("le service, d’après le nom du fichier ou de la feuille"),
        Note::ServiceAssumed => guessed("rien ne dit le service ; mettez le bon"),
        Note::ServiceUnknown => "une date dont rien ne dit le service".into(),
        Note::AmountBeside => guessed("le montant à droite de la date"),
        Note::OnlyWhere => "si la date ne vaut que là où cette colonne dit oui".into(),
        Note::OneOfDates => guessed("plusieurs colonnes de dates ; mettez celle de l’acte"),
        Note::NoDate => guessed("aucune colonne de dates n’a été reconnue ; mettez celle de l’acte"),
        Note::Sessions => guessed("comment l’en-tête d’une séance est écrit"),
        Note::Marks => guessed("ce qui veut dire présent"),
    }
}

fn english(note: &Note) -> String {
    let guessed = |text: &str| format!("guessed: {text}");
    match note {
        Note::Made => {
            "Draft written by `bilan inspect --draft`; read again each line that says \"guessed\"."
                .into()
        }
        Note::ProjectAbsent => {
            "this project is not in the catalogue yet; write `projects/NAME.toml`".into()
        }
        Note::Files => guessed(
            "the path under the data folder; put `*` for what changes from one export to the next",
        ),
        Note::Sheets => guessed("the sheets that have the same columns"),
        Note::OtherSheet(name) => {
            format!("not drafted: the sheet “{name}”; `--sheet` makes another draft of it")
        }
        Note::Roster(name) => {
            format!("not drafted: the sheet “{name}”, a repeat group (a row a member)")
        }
        Note::HeaderRow => guessed("the row of the headers; the last, where they take several"),
        Note::NoHeading => {
            "no row of headers was recognised; `$A` names a column by its letter".into()
        }
        Note::SecondTable => {
            "a second table follows the first; bound this one: `range = \"A1:M200\"`".into()
        }
        Note::Family(name) => format!("an export of {name}, recognised by its last columns"),
        Note::Key => guessed("what tells one from another"),
        Note::KeyInFiles => guessed("write `scope = \"file\"` if each file numbers from 1"),
        Note::WeakKey => guessed("two people may have the same name; add what tells them apart"),
        Note::NoKey => "no column tells people apart: each row would count as one".into(),
        Note::OrderShown(count) => guessed(&format!("{count} dates can only be read so")),
        Note::OrderAssumed => guessed("no date shows it"),
        Note::Understood(known, all) => guessed(&format!(
            "by the header; {known} values understood of {all}"
        )),
        Note::ByValues(known, all) => {
            guessed(&format!("by the values; {known} understood of {all}"))
        }
        Note::ByWords => guessed("by some words of the header"),
        Note::FilledAlready => "another column fills this field already".into(),
        Note::NotMapped(kind) => format!("not mapped: {}", column_kind(Language::En, *kind)),
        Note::Derived => {
            guessed("the status follows from the nationality where nothing else says it")
        }
        Note::Home => guessed("the host country"),
        Note::Values => {
            "values that nothing understands: give each its category, or leave them unknown".into()
        }
        Note::Times(count) => format!("{count} times"),
        Note::HiddenValues(code, count) => format!(
            "`{code}`: {count} more values not understood, not shown since they could name somebody"
        ),
        Note::ServiceByHeader => guessed("the service, by the header"),
        Note::ServiceByName => guessed("the service, by the name of the file or sheet"),
        Note::ServiceAssumed => guessed("nothing tells the service; put the right one"),
        Note::ServiceUnknown => "a date of which nothing tells the service".into(),
        Note::AmountBeside => guessed("the amount to the right of the date"),
        Note::OnlyWhere => "if the date stands only where this column says yes".into(),
        Note::OneOfDates => guessed("several columns of dates; put that of the act"),
        Note::NoDate => guessed("no column of dates was recognised; put that of the act"),
        Note::Sessions => guessed("how the header of a session is written"),
        Note::Marks => guessed("what means present"),
    }
}

/// What is said of a file or sheet above the table of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Encoding and the rest were read with the catalogue built in.
    BuiltIn,
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

fn remark_fr(remark: &Remark) -> String {
    let format = |format| super::findings::format_name(Language::Fr, format);
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
                "{rows} lignes × {columns} colonnes remplies ; la feuille annonce {claimed}"
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
            format!("{count} ligne(s) de totaux, la première ligne {first}")
        }
        Remark::Blank(count) => format!("{count} ligne(s) vide(s) au milieu"),
        Remark::Torn(count) => format!("{count} ligne(s) abîmée(s)"),
        Remark::SecondTable(row) => {
            format!("d’autres en-têtes ligne {row} : un second tableau, ou une page suivante")
        }
        Remark::HiddenRows(count) => format!("{count} ligne(s) masquée(s)"),
        Remark::HiddenColumns(columns) => format!("colonnes masquées : {}", columns.join(", ")),
        Remark::Merged(count) => format!("{count} plage(s) de cellules fusionnées"),
        Remark::Filtered => "un filtre est posé".into(),
        Remark::Family {
            name,
            roster: false,
        } => format!("export de {name}, reconnu à ses dernières colonnes"),
        Remark::Family { name, roster: true } => format!("groupe répété d’un export de {name}"),
        Remark::NoResult { column, count } => format!(
            "colonne {column} : {count} formule(s) sans résultat ; recalculez et enregistrez"
        ),
        Remark::Errors { column, count } => {
            format!("colonne {column} : {count} cellule(s) en erreur")
        }
        Remark::Unseen(count) => format!(
            "au-delà de {count} valeurs différentes dans une colonne, elles ne sont plus distinguées"
        ),
        Remark::BuiltIn => "lu avec le catalogue fourni dans bilan".into(),
    }
}

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
                format!("{rows} rows × {columns} columns filled; the sheet claims {claimed}")
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
