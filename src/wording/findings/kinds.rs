//! The kinds that facts speak of, in words: names, values, reasons.

use super::{Message, pick, quoted, said};
use crate::finding::{Beyond, Expected, Named, Unreadable, Unsupported};
use crate::language::Language;

/// None of a kind, as in « désigne aucune dimension ».
pub(super) fn none_such(language: Language, kind: Named) -> &'static str {
    let (fr, en) = match kind {
        Named::Dimension => ("aucune dimension déclarée", "no declared dimension"),
        Named::Field => (
            "aucun champ ni aucune dimension déclarés",
            "no declared field or dimension",
        ),
        Named::Category => (
            "aucune catégorie de cette dimension",
            "no category of this dimension",
        ),
        Named::Indicator => ("aucun indicateur déclaré", "no declared indicator"),
        Named::Project => ("aucun projet déclaré", "no declared project"),
        Named::Format => (
            "aucun format de bailleur déclaré",
            "no declared donor format",
        ),
        Named::Column => ("aucune colonne", "no column"),
        Named::Language => (
            "aucune langue que bilan parle",
            "no language that bilan speaks",
        ),
        Named::Line => ("aucune ligne du cadre logique", "no line of the logframe"),
        Named::Source => ("aucune source déclarée", "no declared source"),
        Named::Finding => ("aucun code de constat", "no code of a finding"),
        Named::Result => ("aucun résultat du projet", "no result of the project"),
        Named::Revision => ("aucune révision du projet", "no revision of the project"),
        Named::Period => ("aucune période du bailleur", "no period of the donor"),
        Named::Published => (
            "aucun chiffre publié de ce projet",
            "no published figure of this project",
        ),
        Named::Report => ("aucun rapport du projet", "no report of the project"),
    };
    pick(language, fr, en)
}

/// Two of a kind, as in « désigne deux dimensions ».
pub(super) fn two(language: Language, kind: Named) -> &'static str {
    let (fr, en) = match kind {
        Named::Dimension => ("deux dimensions", "two dimensions"),
        Named::Field => (
            "deux champs, ou un champ et une dimension",
            "two fields, or a field and a dimension",
        ),
        Named::Category => (
            "deux catégories de la même dimension",
            "two categories of one dimension",
        ),
        Named::Indicator => ("deux indicateurs", "two indicators"),
        Named::Project => ("deux projets", "two projects"),
        Named::Format => ("deux formats de bailleur", "two donor formats"),
        Named::Column => ("deux colonnes", "two columns"),
        Named::Language => ("deux langues", "two languages"),
        Named::Line => ("deux lignes du cadre logique", "two lines of the logframe"),
        Named::Source => ("deux sources", "two sources"),
        Named::Finding => ("deux constats", "two findings"),
        Named::Result => ("deux résultats du projet", "two results of the project"),
        Named::Revision => ("deux révisions du projet", "two revisions of the project"),
        Named::Period => ("deux périodes du bailleur", "two periods of the donor"),
        Named::Published => ("deux chiffres publiés", "two published figures"),
        Named::Report => (
            "deux rapports, majuscules et minuscules confondues",
            "two reports, upper or lower case alike",
        ),
    };
    pick(language, fr, en)
}

/// How a name of a kind is declared.
#[allow(clippy::too_many_lines, reason = "a dictionary")]
pub(super) fn declaration(language: Language, kind: Named, name: &str) -> String {
    let code = format!("`code = {}`", quoted(name));
    let (fr, en) = match kind {
        Named::Dimension => (
            format!("déclarez-la dans `dimensions.toml` : `[[dimension]]`, puis {code}"),
            format!("declare it in `dimensions.toml`: `[[dimension]]`, then {code}"),
        ),
        Named::Field => (
            format!("déclarez-le dans `dimensions.toml` : `[[field]]`, puis {code}"),
            format!("declare it in `dimensions.toml`: `[[field]]`, then {code}"),
        ),
        Named::Category => (
            format!(
                "déclarez-la dans `dimensions.toml`, sous sa dimension : `[[dimension.category]]`, \
                 puis {code}"
            ),
            format!(
                "declare it in `dimensions.toml`, under its dimension: `[[dimension.category]]`, \
                 then {code}"
            ),
        ),
        Named::Indicator => (
            format!("déclarez-le dans le fichier de son thème : `[[indicator]]`, puis {code}"),
            format!("declare it in the file of its theme: `[[indicator]]`, then {code}"),
        ),
        Named::Project => (
            format!("déclarez-le dans un fichier de `projects/` : {code}"),
            format!("declare it in a file of `projects/`: {code}"),
        ),
        Named::Format => (
            format!("déclarez-le dans un fichier de `donors/` : {code}"),
            format!("declare it in a file of `donors/`: {code}"),
        ),
        Named::Column => (
            "nommez-la dans la source, sous `[columns]`".into(),
            "name it in the source, under `[columns]`".into(),
        ),
        Named::Language => ("écrivez `fr` ou `en`".into(), "write `fr` or `en`".into()),
        Named::Line => (
            format!("ajoutez-la au projet : `[[logframe]]`, puis {code}"),
            format!("add it to the project: `[[logframe]]`, then {code}"),
        ),
        Named::Source => (
            format!("une source porte le nom de son fichier : `sources/{name}.toml`"),
            format!("a source has the name of its file: `sources/{name}.toml`"),
        ),
        Named::Result => (
            format!("ajoutez-le au projet : `[[result]]`, puis {code}"),
            format!("add it to the project: `[[result]]`, then {code}"),
        ),
        Named::Revision => (
            format!("ajoutez-la au projet : `[[revision]]`, puis `date = {name}`"),
            format!("add it to the project: `[[revision]]`, then `date = {name}`"),
        ),
        Named::Period => (
            format!("ajoutez-la sous le rapport : `[[report.period]]`, puis {code}"),
            format!("add it under the report: `[[report.period]]`, then {code}"),
        ),
        Named::Published => (
            format!(
                "ajoutez-le au projet : `[[published]]`, puis `id = {}`",
                quoted(name)
            ),
            format!(
                "add it to the project: `[[published]]`, then `id = {}`",
                quoted(name)
            ),
        ),
        Named::Report => (
            format!("ajoutez-le au projet : `[[report]]`, puis {code}"),
            format!("add it to the project: `[[report]]`, then {code}"),
        ),
        Named::Finding => (
            "les codes sont ceux que `bilan check` écrit entre crochets".into(),
            "codes are those that `bilan check` writes in brackets".into(),
        ),
    };
    pick(language, fr, en)
}

/// What a key takes.
pub(super) fn expected(language: Language, expected: Expected) -> &'static str {
    let (fr, en) = match expected {
        Expected::Text => ("un texte", "a text"),
        Expected::Number => ("un nombre", "a number"),
        Expected::WholeNumber => ("un nombre entier", "a whole number"),
        Expected::Boolean => ("vrai ou faux", "true or false"),
        Expected::Date => ("une date", "a date"),
        Expected::List => ("une liste", "a list"),
        Expected::Table => ("un bloc de clés", "a block of keys"),
        Expected::TextOrList => ("un texte ou une liste", "a text or a list"),
        Expected::TextOrTable => ("un texte ou un bloc de clés", "a text or a block of keys"),
        Expected::TextListOrTable => (
            "un texte, une liste ou un bloc de clés",
            "a text, a list or a block of keys",
        ),
        Expected::Anything => ("une autre valeur", "another value"),
    };
    pick(language, fr, en)
}

/// A key with a value of the kind it takes.
pub(super) fn example(key: &str, expected: Expected) -> String {
    let value = match expected {
        Expected::Text | Expected::Anything => r#""…""#,
        Expected::Number => "12.5",
        Expected::WholeNumber => "12",
        Expected::Boolean => "true",
        Expected::Date => "2024-12-31",
        Expected::List => r#"["…", "…"]"#,
        Expected::Table => "{ … = … }",
        Expected::TextOrList => return format!(r#"`{key} = "…"`, `{key} = ["…", "…"]`"#),
        Expected::TextOrTable => return format!(r#"`{key} = "…"`, `{key} = {{ … = … }}`"#),
        Expected::TextListOrTable => {
            return format!(r#"`{key} = "…"`, `{key} = ["…", "…"]`, `{key} = {{ … = … }}`"#);
        }
    };
    format!("`{key} = {value}`")
}

/// A file that cannot be read, by the reason.
pub(super) fn unreadable(language: Language, reason: Unreadable) -> Message {
    let (fr, en) = match reason {
        Unreadable::Empty => (
            ("le fichier est vide", "exportez-le ou copiez-le de nouveau"),
            ("the file is empty", "export or copy it again"),
        ),
        Unreadable::Password => (
            (
                "le fichier est protégé par un mot de passe",
                "ouvrez-le dans le tableur, enlevez le mot de passe et enregistrez",
            ),
            (
                "the file is locked by a password",
                "open it in a spreadsheet program, remove the password and save",
            ),
        ),
        Unreadable::Damaged => (
            (
                "le fichier est endommagé ou incomplet",
                "exportez-le ou copiez-le de nouveau ; s’il s’ouvre dans le tableur, \
                 enregistrez-le en `.xlsx`",
            ),
            (
                "the file is damaged or cut short",
                "export or copy it again; if a spreadsheet program opens it, save it as `.xlsx`",
            ),
        ),
        Unreadable::Unsupported(kind) => return unsupported(language, kind),
        Unreadable::TooLarge(limit) => return too_large(language, limit),
        Unreadable::Refused => (
            (
                "le système refuse d’ouvrir le fichier",
                "fermez-le s’il est ouvert ailleurs, et vérifiez que vous avez le droit de le lire",
            ),
            (
                "the system refuses to open the file",
                "close it if it is open elsewhere, and check that you may read it",
            ),
        ),
        Unreadable::Foreign => (
            (
                "ce n’est ni un classeur ni un fichier CSV",
                "exportez le registre en `.xlsx` ou en CSV ; si ce n’en est pas un, sortez-le du \
                 dossier",
            ),
            (
                "this is neither a workbook nor a CSV file",
                "export the register as `.xlsx` or CSV; if it is none, take it out of the folder",
            ),
        ),
    };
    said(language, fr, en)
}

/// A file of a format that is known and not read.
fn unsupported(language: Language, kind: Unsupported) -> Message {
    let (fr, en) = match kind {
        Unsupported::Html => (
            "ce fichier est une page web sous un nom de classeur",
            "this file is a web page under a workbook’s name",
        ),
        Unsupported::XmlSpreadsheet => (
            "ce classeur est au format XML d’Excel 2003, que bilan ne lit pas",
            "this workbook is in the XML format of Excel 2003, which bilan does not read",
        ),
        Unsupported::FlatOds => (
            "ce classeur est au format OpenDocument plat (`.fods`), que bilan ne lit pas",
            "this workbook is in the flat OpenDocument format (`.fods`), which bilan does not read",
        ),
        Unsupported::OldExcel => (
            "ce classeur est d’un Excel antérieur à 1993, que bilan ne lit pas",
            "this workbook is of an Excel before 1993, which bilan does not read",
        ),
    };
    said(
        language,
        (fr, "ouvrez-le dans le tableur et enregistrez-le en `.xlsx`"),
        (
            en,
            "open it in a spreadsheet program and save it as `.xlsx`",
        ),
    )
}

/// A file or sheet beyond a limit, with the limit.
pub(super) fn too_large(language: Language, limit: Beyond) -> Message {
    let (fr, en) = match limit {
        Beyond::Unpacked => (
            "décompressé, il dépasse 64 Mo et cent fois sa taille : ce n’est pas un registre",
            "unpacked, it passes 64 MB and a hundred times its size: that is no register",
        ),
        Beyond::Places => (
            "ses cellules s’étendent au-delà de ce qu’un registre contient (100 millions de \
             places, 1 048 576 lignes, 16 384 colonnes)",
            "its cells span more than a register holds (100 million places, 1,048,576 rows, \
             16,384 columns)",
        ),
        Beyond::Memory => (
            "sa lecture a été arrêtée : elle demandait plus de 512 Mo de mémoire, ou trop de calculs ; \
             le fichier est endommagé ou hostile",
            "its reading was stopped: it asked for more than 512 MB of memory, or computed \
             for too long; the file is damaged or hostile",
        ),
        Beyond::Text => (
            "ses cellules répètent un texte au-delà de ce qu’un registre contient (32 Mo et 256 octets \
             par cellule, ou 256 Mo de textes partagés)",
            "its cells repeat more text than a register holds (32 MB and 256 bytes a cell, or 256 MB of \
             shared texts)",
        ),
        Beyond::Sheets => (
            "il a plus de 2 000 feuilles : ce n’est pas un registre",
            "it has more than 2,000 sheets: that is no register",
        ),
        Beyond::Line => (
            "une de ses lignes dépasse 16 Mo : ce n’est pas un registre",
            "one of its lines is longer than 16 MB: that is no register",
        ),
    };
    said(
        language,
        (
            fr,
            "ouvrez-le dans le tableur, copiez le tableau seul dans un classeur neuf et \
             enregistrez-le en `.xlsx`",
        ),
        (
            en,
            "open it in a spreadsheet program, copy the table alone into a new workbook and save \
             it as `.xlsx`",
        ),
    )
}
