//! What is said beside the lines of a drafted source.

use super::inspection::{ColumnKind, column_kind};
use crate::language::Language;

/// What is said beside a line of a draft, or in its place.
#[derive(Debug, Clone, PartialEq, Eq, strum::EnumIter)]
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
    Serials,
    Understood(u32, u32),
    ByValues(u32, u32),
    ByWords,
    FilledAlready,
    NotMapped(ColumnKind),
    Derived,
    Home,
    Values,
    Letters,
    Choose,
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
            .replace(" ;", "\u{a0};")
            .replace("« ", "«\u{a0}")
            .replace(" »", "\u{a0}»"),
        Language::En => english(note),
    }
}

#[allow(clippy::too_many_lines, reason = "one arm a note")]
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
        Note::Serials => guessed("une colonne de dates n’a que des nombres ; effacez la ligne si ce ne sont pas des jours comptés par un tableur"),
        Note::Understood(known, all) => guessed(&format!("d’après l’en-tête ; {known} valeurs comprises sur {all}")),
        Note::ByValues(known, all) => guessed(&format!("d’après les valeurs ; {known} comprises sur {all}")),
        Note::ByWords => guessed("d’après quelques mots de l’en-tête"),
        Note::FilledAlready => "une autre colonne remplit déjà ce champ".into(),
        Note::NotMapped(kind) => format!("non repris : {}", column_kind(Language::Fr, *kind)),
        Note::Derived => guessed("le statut suit de la nationalité là où rien d’autre ne le dit"),
        Note::Home => guessed("le pays d’accueil"),
        Note::Values => "valeurs que rien ne comprend : donnez à chacune sa catégorie, ou laissez-les inconnues".into(),
        Note::Letters => "deux lettres pour une catégorie, et rien pour l’autre : dites ce que celle-ci veut dire".into(),
        Note::Choose => "l’une des deux lignes".into(),
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

#[allow(clippy::too_many_lines, reason = "one arm a note")]
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
        Note::Serials => guessed(
            "a column of dates has only numbers; delete the line if they are not days as a spreadsheet counts them",
        ),
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
        Note::Letters => {
            "two letters for one category, and nothing for the other: say what this one means"
                .into()
        }
        Note::Choose => "one of the two lines".into(),
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
