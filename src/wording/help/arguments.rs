//! What each argument is, both languages side by side.

use super::pick;
use crate::language::Language;

/// What help says of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argument {
    /// What stands for its value in the usage: `DIR`; empty for one that takes none.
    pub value: &'static str,
    /// What it does, in one line without a full stop.
    pub text: &'static str,
    /// What holds where it is not given, when that is no value to be typed.
    pub default: Option<&'static str>,
}

/// What help says of an argument, by its command and its name in the program; the options of every command are those
/// of `bilan`.
pub fn argument(language: Language, command: &str, argument: &str) -> Option<Argument> {
    texts(command, argument).map(|texts| texts.of(language))
}

/// An argument in French and in English.
struct Texts {
    value: (&'static str, &'static str),
    text: (&'static str, &'static str),
    default: Option<(&'static str, &'static str)>,
}

impl Texts {
    fn of(&self, language: Language) -> Argument {
        let one = |(fr, en)| pick(language, fr, en);
        Argument {
            value: one(self.value),
            text: one(self.text),
            default: self.default.map(one),
        }
    }

    /// The same, with what holds where it is not given.
    fn or(mut self, fr: &'static str, en: &'static str) -> Self {
        self.default = Some((fr, en));
        self
    }
}

/// One that takes no value.
fn flag(fr: &'static str, en: &'static str) -> Texts {
    taking(("", ""), fr, en)
}

/// One with what stands for its value, in French and in English.
fn taking(value: (&'static str, &'static str), fr: &'static str, en: &'static str) -> Texts {
    Texts {
        value,
        text: (fr, en),
        default: None,
    }
}

const FOLDER: (&str, &str) = ("DOSSIER", "DIR");
const FILE: (&str, &str) = ("FICHIER", "FILE");
const PROJECT: (&str, &str) = ("PROJET", "PROJECT");
const PERIOD: (&str, &str) = ("PÉRIODE", "PERIOD");
const FORMAT: (&str, &str) = ("FORMAT", "FORMAT");
const NUMBER: (&str, &str) = ("NOMBRE", "NUMBER");
const CODE: (&str, &str) = ("CODE", "CODE");

fn texts(command: &str, argument: &str) -> Option<Texts> {
    let found = match (command, argument) {
        ("bilan", _) => return of_all(argument),
        ("report", "format") => taking(
            FORMAT,
            "Forme de la liste des classeurs écrits",
            "How the list of what was written is printed",
        ),
        (_, "format") => taking(FORMAT, "Forme des résultats", "How results are printed"),
        (_, "reveal") => flag(
            "Montrer dans ce terminal ce qui est caché partout ailleurs parce qu’il pourrait nommer quelqu’un",
            "Show on this terminal what is hidden everywhere else because it could name somebody",
        ),
        (_, "projects") => taking(PROJECT, "Projets", "Projects").or("tous", "all"),
        ("count" | "diff", _) => return of_figures(command, argument),
        ("check", _) => return of_check(argument),
        ("report", _) => return of_report(argument),
        ("inspect", _) => return of_inspect(argument),
        ("init", "dir") => taking(
            FOLDER,
            "Le dossier ; créé s’il n’existe pas, refusé s’il contient déjà un catalogue",
            "The folder; made if absent, refused if it holds a catalogue already",
        ),
        ("explain", "code") => taking(
            CODE,
            "Le code du constat ou de l’indicateur",
            "The finding’s or indicator’s code",
        ),
        ("read-aside", "file") => taking(FILE, "Le classeur", "The workbook"),
        ("read-aside", "sheet") => taking(("FEUILLE", "SHEET"), "La feuille", "The sheet")
            .or("la liste des feuilles", "list the sheets"),
        ("read-aside", "seconds") => taking(NUMBER, "Temps de processeur", "Processor time")
            .or("selon sa taille", "by its size"),
        ("read-aside", "megabytes") => {
            taking(NUMBER, "Mémoire", "Memory").or("512 mégaoctets", "512 megabytes")
        }
        ("completions", "shell") => taking(("SHELL", "SHELL"), "L’interpréteur", "The shell"),
        _ => return None,
    };
    Some(found)
}

/// The options of every command.
fn of_all(argument: &str) -> Option<Texts> {
    let found = match argument {
        "catalogue" => taking(FOLDER, "Dossier du catalogue", "Folder of the catalogue").or(
            "le premier `indicators/` trouvé en remontant",
            "the nearest `indicators/` going up",
        ),
        "data" => taking(FOLDER, "Dossier des registres", "Folder of the registers")
            .or("ce que dit le catalogue", "as the catalogue says"),
        "lang" => taking(
            ("LANGUE", "LANG"),
            "Langue de tout ce qui est dit et écrit",
            "Language of everything said and written",
        )
        .or("la première du catalogue", "the catalogue’s first"),
        "as_of" => taking(
            ("DATE", "DATE"),
            "Jour auquel le rapport est établi, AAAA-MM-JJ",
            "The day the report is made for, YYYY-MM-DD",
        )
        .or("la fin de la période", "the period’s end"),
        "deny" => taking(
            ("QUOI", "WHAT"),
            "Faire échouer la commande pour cela aussi, et non pour les seules erreurs",
            "Let this fail the run as errors do",
        ),
        "quiet" => flag(
            "Ne dire que les erreurs, sur la sortie d’erreur",
            "Say nothing on standard error but errors",
        ),
        "color" => taking(("QUAND", "WHEN"), "Quand colorer", "When to colour"),
        "help" => flag(
            "Afficher cette aide ; `-h` en donne un résumé",
            "Print this help; `-h` prints a summary",
        ),
        "version" => flag("Afficher la version", "Print the version"),
        _ => return None,
    };
    Some(found)
}

/// Those of commands that show figures.
fn of_figures(command: &str, argument: &str) -> Option<Texts> {
    const VIEW: (&str, &str) = ("VUE", "VIEW");
    let found = match (command, argument) {
        (_, "indicators") => taking(CODE, "Indicateurs", "Indicators").or(
            "ceux que chaque projet rapporte",
            "those each project reports",
        ),
        ("count", "period") => taking(
            PERIOD,
            "Périodes : 2022, 2022-S1, 2022-T3, 2022-07, 2019..2022, 2020-11-01..2021-12-17, P2, life",
            "Periods: 2022, 2022-S1, 2022-Q3, 2022-07, 2019..2022, 2020-11-01..2021-12-17, P2, life",
        ),
        ("count", "view") => taking(VIEW, "Vue de la période", "How the period is looked at"),
        ("diff", "view") => taking(VIEW, "Vue des périodes", "How the periods are looked at"),
        (_, "by") => taking(
            ("DIM,DIM", "DIM,DIM"),
            "Dimensions du tableau croisé",
            "Dimensions of the joint table",
        )
        .or(
            "la première ventilation de chaque indicateur",
            "each indicator’s first breakdown",
        ),
        ("diff", "from") => taking(
            ("AVANT", "FROM"),
            "Une période, ou un fichier écrit par `bilan count --format json` ou `csv`",
            "A period, or a file written by `bilan count --format json` or `csv`",
        ),
        ("diff", "to") => taking(("APRÈS", "TO"), "L’autre", "The other"),
        _ => return None,
    };
    Some(found)
}

fn of_check(argument: &str) -> Option<Texts> {
    let found = match argument {
        "period" => taking(
            PERIOD,
            "Période dont les chiffres sont confrontés entre eux et à leurs cibles",
            "The period whose figures are held against each other and against their targets",
        ),
        "fix_list" => taking(
            FILE,
            "Écrire les valeurs non comprises dans un fichier CSV ; complété et mis dans `indicators/`, il est lu comme des alias",
            "Write the values not understood to a CSV file; filled in and put into `indicators/`, it is read as aliases",
        ),
        "questions" => taking(
            FOLDER,
            "Écrire, pour chaque registre aux cellules douteuses, un classeur de questions à qui le tient",
            "Write, for each register with doubtful cells, a workbook of questions to whoever keeps it",
        ),
        "accept_layout" => flag(
            "Garder les colonnes trouvées comme celles à attendre désormais",
            "Keep the columns found as those to be expected from now on",
        ),
        _ => return None,
    };
    Some(found)
}

fn of_report(argument: &str) -> Option<Texts> {
    let found = match argument {
        "period" => taking(
            PERIOD,
            "La période, ou le nom que lui donne le bailleur",
            "The period, or the donor’s name for it",
        ),
        "donor" => taking(
            FORMAT,
            "Seulement ce format de bailleur",
            "Only this donor format",
        ),
        "out" => taking(FOLDER, "Dossier des classeurs", "Folder of the workbooks")
            .or("ce que dit le catalogue", "as the catalogue says"),
        "internal" => flag(
            "Écrire aussi la copie interne : entonnoirs, constats, traçabilité",
            "Also write the internal copy: funnels, findings, traceability",
        ),
        _ => return None,
    };
    Some(found)
}

fn of_inspect(argument: &str) -> Option<Texts> {
    let found = match argument {
        "files" => taking(
            FILE,
            "Classeurs, où qu’ils soient",
            "Spreadsheets, wherever they are",
        ),
        "sheets" => taking(
            ("FEUILLE", "SHEET"),
            "Seulement ces feuilles ; `*` et `?` remplacent des signes quelconques",
            "Only these sheets; `*` and `?` stand for any signs",
        ),
        "draft" => taking(
            PROJECT,
            "Écrire plutôt une source de ce projet, à corriger",
            "Write a source of this project instead, to be corrected",
        ),
        "out" => taking(FILE, "Où va le brouillon", "Where the draft goes")
            .or("la sortie standard", "standard output"),
        "force" => flag(
            "Remplacer le fichier qui s’y trouve",
            "Replace the file that stands there",
        ),
        _ => return None,
    };
    Some(found)
}
