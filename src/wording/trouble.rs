//! Why the program could not go on, and what is said on standard error beside findings.

use crate::language::Language;

/// Why the program could not go on.
#[derive(Debug, Clone, PartialEq, Eq, strum::EnumCount)]
pub enum Trouble {
    /// No catalogue going up from here.
    NoCatalogue,
    /// A folder or file that cannot be read.
    Unreadable(String),
    /// A folder or file that cannot be written.
    Unwritable(String),
    /// A project that the catalogue does not declare, and the nearest one.
    UnknownProject(String, Option<String>),
    /// An indicator that the catalogue does not declare, and the nearest one.
    UnknownIndicator(String, Option<String>),
    /// A dimension that the catalogue does not declare, and the nearest one.
    UnknownDimension(String, Option<String>),
    /// A code that cannot stand in the name of a file.
    InvalidCode(String),
    /// A donor format that no project owes, and the nearest one.
    UnknownFormat(String, Option<String>),
    /// Neither a finding nor an indicator, and the nearest of both.
    UnknownCode(String, Option<String>),
    /// A period that cannot be read.
    InvalidPeriod(String),
    /// A file of figures that cannot be read.
    InvalidFigures(String),
    /// A folder that holds a catalogue already.
    FolderInUse(String),
    /// A file that is there already.
    FileInUse(String),
    /// Names are to be revealed, and not to a terminal.
    NoTerminal,
    /// A folder that another run writes workbooks into.
    FolderBusy(String),
    /// A workbook whose name another one has already, whatever the case.
    NameTaken(String),
    /// The counting engine could not do what it was asked to.
    Engine,
    /// The system refuses the open files, the threads or the memory that counting needs.
    NoMeans,
    /// The memory that the system allows, in megabytes, does not do.
    NoMemory(u64),
    /// A file that stands where a list of values would be written, and is none.
    NoFixList(String),
    /// More than a workbook takes: what, of which sheet or workbook, and how much it takes.
    Beyond(SheetLimit, String, usize),
}

/// What a workbook has a limit for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter)]
pub enum SheetLimit {
    /// Rows of a sheet.
    Rows,
    /// Columns of a sheet.
    Columns,
    /// Sheets of a workbook.
    Sheets,
    /// The length of a sheet's name, its signs, and that it is the only one.
    Name,
    /// Series of a chart.
    Series,
    /// Currencies, each a number format of its own.
    Currencies,
}

/// Says it.
pub fn trouble(language: Language, trouble: &Trouble) -> String {
    match language {
        Language::Fr => french(trouble),
        Language::En => english(trouble),
    }
}

/// Why the system would not, where it is one of the usual reasons.
pub fn cause(language: Language, kind: std::io::ErrorKind) -> Option<&'static str> {
    use std::io::ErrorKind;
    let (fr, en) = match kind {
        ErrorKind::NotFound => ("il n’existe pas", "it does not exist"),
        ErrorKind::PermissionDenied => (
            "le système ne le permet pas ; il est peut-être ouvert ailleurs, ou protégé",
            "the system does not allow it; it may be open elsewhere, or protected",
        ),
        ErrorKind::AlreadyExists => ("il existe déjà", "it is there already"),
        ErrorKind::NotADirectory => (
            "un fichier se trouve là où il faudrait un dossier",
            "a file stands where a folder should",
        ),
        ErrorKind::IsADirectory => ("c’est un dossier", "it is a folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("le disque est plein", "the disk is full")
        }
        ErrorKind::FileTooLarge => (
            "le fichier serait plus grand que le système ne le permet",
            "the file would be larger than the system allows",
        ),
        ErrorKind::ReadOnlyFilesystem => (
            "le disque est en lecture seule",
            "the disk is for reading only",
        ),
        ErrorKind::InvalidFilename => (
            "le système n’accepte pas ce nom",
            "the system does not take that name",
        ),
        _ => return None,
    };
    Some(match language {
        Language::Fr => fr,
        Language::En => en,
    })
}

/// What is said where the process, or the whole system, has as many files open as it may.
pub fn too_many_open(language: Language) -> &'static str {
    match language {
        Language::Fr => "trop de fichiers sont ouverts à la fois (`ulimit -n`)",
        Language::En => "too many files are open at once (`ulimit -n`)",
    }
}

/// Why the program ends: the trouble, and what caused it.
pub fn ended(language: Language, causes: &[String]) -> String {
    let causes = std::iter::once("bilan").chain(causes.iter().map(String::as_str));
    let causes: Vec<&str> = causes.collect();
    match language {
        Language::Fr => causes.join("\u{a0}: "),
        Language::En => causes.join(": "),
    }
}

fn french(trouble: &Trouble) -> String {
    let unknown = |what: &str, name: &str, nearest: &Option<String>| match nearest {
        Some(nearest) => format!("{what} inconnu : `{name}` ; vouliez-vous dire `{nearest}` ?"),
        None => format!("{what} inconnu : `{name}`"),
    };
    match trouble {
        Trouble::NoCatalogue => "aucun dossier `indicators` ici ni au-dessus ; `bilan init DOSSIER` en crée un, \
                                 `--catalogue DOSSIER` en désigne un autre"
            .into(),
        Trouble::Unreadable(path) => format!("lecture impossible : `{path}`"),
        Trouble::Unwritable(path) => format!("écriture impossible : `{path}`"),
        Trouble::UnknownProject(name, nearest) => unknown("projet", name, nearest),
        Trouble::UnknownIndicator(name, nearest) => unknown("indicateur", name, nearest),
        Trouble::UnknownDimension(name, nearest) => unknown("dimension", name, nearest).replace("inconnu ", "inconnue "),
        Trouble::UnknownFormat(name, nearest) => unknown("format de bailleur", name, nearest),
        Trouble::UnknownCode(name, nearest) => unknown("code de constat ou d’indicateur", name, nearest),
        Trouble::InvalidCode(text) => format!(
            "`{text}` ne peut être un code : on écrit des lettres sans accent, des chiffres, `.`, `_` et `-`, sans point à \
             la fin ni nom réservé par Windows"
        ),
        Trouble::InvalidPeriod(text) => format!(
            "période illisible : `{text}` ; on écrit 2022, 2022-S1, 2022-T3, 2022-07, 2019..2022, \
             2020-11-01..2021-12-17, P2 ou life"
        ),
        Trouble::InvalidFigures(path) => {
            format!("`{path}` n’est pas un fichier de chiffres écrit par `bilan count --format json` ou `csv`")
        }
        Trouble::FolderInUse(path) => format!("`{path}` contient déjà un catalogue ; choisissez un autre dossier"),
        Trouble::FileInUse(path) => format!("`{path}` existe déjà ; `--force` le remplace"),
        Trouble::FolderBusy(path) => format!(
            "une autre exécution de bilan écrit dans `{path}` : attendez qu’elle finisse et relancez, ou choisissez un \
             autre dossier avec `--out`"
        ),
        Trouble::NameTaken(path) => format!(
            "`{path}` serait le nom de deux classeurs, de deux rapports ou périodes (majuscules et minuscules ne \
             distinguent pas) : changez l’un des codes, ou choisissez un autre dossier avec `--out`"
        ),
        Trouble::Engine => "le moteur de calcul a échoué : aucun chiffre n’est sûr, rien n’est écrit ; \
                            signalez-le avec le message qui suit"
            .into(),
        Trouble::NoTerminal => "`--reveal` montre des noms de personnes : seulement dans un terminal, jamais dans un \
                                fichier ni à travers un tube ; rien n’est montré"
            .into(),
        Trouble::NoMeans => "le système refuse à bilan les fichiers ouverts, les fils d’exécution ou la mémoire qu’il faut pour \
                             compter : relevez ses limites (`ulimit -n`, `-u`, `-v`)"
            .into(),
        Trouble::NoMemory(most) => format!(
            "la mémoire que le système permet ({most} Mo) ne suffit pas : relevez sa limite (`ulimit -v`)"
        ),
        Trouble::NoFixList(path) => format!(
            "`{path}` existe et n’est pas une liste écrite par `bilan check --fix-list` ; choisissez un autre nom"
        ),
        Trouble::Beyond(limit, place, most) => beyond(Language::Fr, *limit, place, *most),
    }
    .replace(" :", "\u{a0}:")
    .replace(" ;", "\u{a0};")
    .replace(" ?", "\u{a0}?")
    .replace("« ", "«\u{a0}")
    .replace(" »", "\u{a0}»")
}

fn english(trouble: &Trouble) -> String {
    let unknown = |what: &str, name: &str, nearest: &Option<String>| match nearest {
        Some(nearest) => format!("unknown {what} `{name}`; did you mean `{nearest}`?"),
        None => format!("unknown {what} `{name}`"),
    };
    match trouble {
        Trouble::NoCatalogue => {
            "no folder `indicators` here or above; `bilan init DIR` makes one, \
                                 `--catalogue DIR` names another"
                .into()
        }
        Trouble::Unreadable(path) => format!("cannot read `{path}`"),
        Trouble::Unwritable(path) => format!("cannot write `{path}`"),
        Trouble::UnknownProject(name, nearest) => unknown("project", name, nearest),
        Trouble::UnknownIndicator(name, nearest) => unknown("indicator", name, nearest),
        Trouble::UnknownDimension(name, nearest) => unknown("dimension", name, nearest),
        Trouble::UnknownFormat(name, nearest) => unknown("donor format", name, nearest),
        Trouble::UnknownCode(name, nearest) => unknown("finding or indicator", name, nearest),
        Trouble::InvalidCode(text) => format!(
            "`{text}` cannot be a code: write letters without accents, digits, `.`, `_` and `-`, no dot at the end and no \
             name that Windows reserves"
        ),
        Trouble::InvalidPeriod(text) => format!(
            "`{text}` is no period; write 2022, 2022-S1, 2022-Q3, 2022-07, 2019..2022, \
             2020-11-01..2021-12-17, P2 or life"
        ),
        Trouble::InvalidFigures(path) => {
            format!(
                "`{path}` is not a file of figures written by `bilan count --format json` or `csv`"
            )
        }
        Trouble::FolderInUse(path) => {
            format!("`{path}` holds a catalogue already; choose another folder")
        }
        Trouble::FileInUse(path) => format!("`{path}` is there already; `--force` replaces it"),
        Trouble::FolderBusy(path) => format!(
            "another run of bilan is writing into `{path}`: wait until it has ended and run again, or choose another \
             folder with `--out`"
        ),
        Trouble::NameTaken(path) => format!(
            "`{path}` would be the name of two workbooks, of two reports or periods (upper and lower case tell none \
             apart): change one of the codes, or choose another folder with `--out`"
        ),
        Trouble::Engine => "the counting engine failed: no figure is safe, nothing is written; \
                            report it with the message that follows"
            .into(),
        Trouble::NoTerminal => "`--reveal` shows names of people: on a terminal only, never in a file or through a pipe; \
                                nothing is shown"
            .into(),
        Trouble::NoMeans => "the system refuses bilan the open files, the threads or the memory that counting needs: raise \
                             its limits (`ulimit -n`, `-u`, `-v`)"
            .into(),
        Trouble::NoMemory(most) => format!(
            "the memory that the system allows ({most} MB) does not do: raise its limit (`ulimit -v`)"
        ),
        Trouble::NoFixList(path) => format!(
            "`{path}` is there and is no list written by `bilan check --fix-list`; choose another name"
        ),
        Trouble::Beyond(limit, place, most) => beyond(Language::En, *limit, place, *most),
    }
}

/// What a workbook cannot hold.
fn beyond(language: Language, limit: SheetLimit, place: &str, most: usize) -> String {
    let most = super::number(language, most as f64);
    match (language, limit) {
        (Language::Fr, SheetLimit::Rows) => {
            format!("la feuille « {place} » dépasse {most} lignes, la limite d’Excel")
        }
        (Language::En, SheetLimit::Rows) => {
            format!("the sheet “{place}” exceeds {most} rows, Excel’s limit")
        }
        (Language::Fr, SheetLimit::Columns) => {
            format!("la feuille « {place} » dépasse {most} colonnes, la limite d’Excel")
        }
        (Language::En, SheetLimit::Columns) => {
            format!("the sheet “{place}” exceeds {most} columns, Excel’s limit")
        }
        (Language::Fr, SheetLimit::Sheets) => {
            format!("le classeur « {place} » dépasse {most} feuilles")
        }
        (Language::En, SheetLimit::Sheets) => {
            format!("the workbook “{place}” exceeds {most} sheets")
        }
        (Language::Fr, SheetLimit::Name) => format!(
            "Excel refuse la feuille « {place} » : le nom d’un onglet est unique et a de 1 à {most} caractères, sans \
             `[`, `]`, `*`, `?`, `:`, `/` ni `\\`"
        ),
        (Language::En, SheetLimit::Name) => format!(
            "Excel refuses the sheet “{place}”: the name of a tab is unique and has 1 to {most} characters, without \
             `[ ] * ? : / \\`"
        ),
        (Language::Fr, SheetLimit::Series) => {
            format!(
                "un graphique de la feuille « {place} » dépasse {most} séries, la limite d’Excel"
            )
        }
        (Language::En, SheetLimit::Series) => {
            format!("a chart of the sheet “{place}” exceeds {most} series, Excel’s limit")
        }
        (Language::Fr, SheetLimit::Currencies) => {
            format!("le classeur « {place} » dépasse {most} monnaies")
        }
        (Language::En, SheetLimit::Currencies) => {
            format!("the workbook “{place}” exceeds {most} currencies")
        }
    }
}

/// The names there are, where none is near what was typed.
pub fn known_names(language: Language, names: &[&str]) -> String {
    let list = names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    match language {
        Language::Fr => format!("\u{a0}; il y a {list}"),
        Language::En => format!("; there is {list}"),
    }
}

/// The line about warnings that were not printed.
pub fn warnings_left(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::Fr, 1) => "1 avertissement ; `bilan check` le montre".replace(" ;", "\u{a0};"),
        (Language::Fr, _) => format!("{count} avertissements\u{a0}; `bilan check` les montre"),
        (Language::En, 1) => "1 warning; `bilan check` shows it".into(),
        (Language::En, _) => format!("{count} warnings; `bilan check` shows them"),
    }
}

/// The last line of `check`.
pub fn findings_count(language: Language, errors: usize, warnings: usize, notes: usize) -> String {
    let many = |count: usize, one: &str, more: &str| {
        format!("{count} {}", if count < 2 { one } else { more })
    };
    match language {
        Language::Fr => format!(
            "{}, {}, {}",
            many(errors, "erreur", "erreurs"),
            many(warnings, "avertissement", "avertissements"),
            many(notes, "note", "notes")
        ),
        Language::En => {
            let many = |count: usize, one: &str| {
                format!("{count} {one}{}", if count == 1 { "" } else { "s" })
            };
            format!(
                "{}, {}, {}",
                many(errors, "error"),
                many(warnings, "warning"),
                many(notes, "note")
            )
        }
    }
}

/// How many findings are waived, on top of those counted; nothing where none is.
pub fn waived_count(language: Language, count: usize) -> String {
    match (language, count) {
        (_, 0) => String::new(),
        (Language::Fr, 1) => ", 1 constat écarté".into(),
        (Language::Fr, _) => format!(", {count} constats écartés"),
        (Language::En, _) => format!(", {count} waived"),
    }
}

/// What `check` wrote beside its findings.
pub fn wrote(language: Language, path: &str) -> String {
    match language {
        Language::Fr => format!("écrit\u{a0}: {path}"),
        Language::En => format!("written: {path}"),
    }
}

/// How often a finding was met.
pub fn times(language: Language, count: u32) -> String {
    match language {
        Language::Fr => format!("{count} fois"),
        Language::En => format!("{count} times"),
    }
}

/// A row's address, where no cell is meant.
pub fn row(language: Language, row: u32) -> String {
    match language {
        Language::Fr => format!("ligne {row}"),
        Language::En => format!("row {row}"),
    }
}

/// A column's address, where no row is meant.
pub fn column(language: Language, letters: &str) -> String {
    match language {
        Language::Fr => format!("colonne {letters}"),
        Language::En => format!("column {letters}"),
    }
}

/// How a counting rule reads.
pub fn rule(language: Language, measure: &crate::catalogue::Measure) -> &'static str {
    use crate::catalogue::Measure;
    let (fr, en) = match measure {
        Measure::People => (
            "personnes distinctes dans la période ; le cumul est recompté, il n’est pas la somme des périodes",
            "distinct people in the period; the cumulative number is recounted, not the sum of periods",
        ),
        Measure::Organisations => (
            "organisations distinctes dans la période ; le cumul est recompté",
            "distinct organisations in the period; the cumulative number is recounted",
        ),
        Measure::Records => (
            "actes (une personne peut en avoir plusieurs)",
            "acts (one person may have several)",
        ),
        Measure::Sum(_) => (
            "somme des montants ou nombres des actes",
            "sum over the acts",
        ),
        Measure::Rate { .. } => (
            "numérateur compté parmi les sujets du dénominateur",
            "numerator counted among the denominator’s subjects",
        ),
        Measure::Typed => (
            "saisi par l’équipe, avec sa preuve",
            "typed by the team, with its evidence",
        ),
    };
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}
