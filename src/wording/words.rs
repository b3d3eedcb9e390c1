//! Headings and single words of tables, workbooks and messages, both languages side by side.

use super::grammar::agree;
use crate::catalogue::{Level, Unit};
use crate::language::Language;

/// A word or heading that a user reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter)]
#[allow(missing_docs, reason = "each is the word itself")]
pub enum Word {
    Age,
    AsOf,
    Baseline,
    Blank,
    Catalogue,
    CellsOf,
    Change,
    Code,
    Comment,
    Conditions,
    Count,
    Counted,
    CoverNote,
    Cumulative,
    Definition,
    Dimension,
    Donor,
    Evidence,
    File,
    FindingsTitle,
    Indicator,
    InputFiles,
    Registers,
    Internal,
    KnownShare,
    LegendAtLeast,
    LegendAtMost,
    LegendBetween,
    LegendConfirm,
    LegendMinimum,
    LegendMissing,
    LegendProvisional,
    LegendNotApplicable,
    LegendUnknown,
    Line,
    Location,
    Mapped,
    Message,
    Minimum,
    Missing,
    NoFindings,
    NotAdditive,
    NotTold,
    NotToldOf,
    NotApplicable,
    NotDifferent,
    OfWhich,
    Organisation,
    OutsideConditions,
    Over,
    OutsidePeriod,
    Partial,
    Period,
    Project,
    Provisional,
    Read,
    Reason,
    Records,
    RecordsFunnel,
    Reference,
    Refused,
    Report,
    Remedy,
    RowsFunnel,
    RuleOfCount,
    SamePerson,
    Sha256,
    Sheet,
    Source,
    Status,
    StatusFull,
    StillOpen,
    Severity,
    Target,
    ToConfirm,
    Total,
    TotalRows,
    Traceability,
    TraceNote,
    Undated,
    Unit,
    Unknown,
    UnknownCurrency,
    Value,
    View,
    WithoutSubject,
    Skipped,
    BelowThreshold,
    OtherProject,
    Unconverted,
    NoProject,
    AlreadyRead,
    AfterTable,
    BeforeTable,
    PercentOfTarget,
    Error,
    Warning,
    Note,
    Help,
    Written,
    Header,
    Kind,
    CatalogueMeaning,
    Stage,
    Step,
    Conversion,
    FunnelTitle,
    ConversionTitle,
    Progress,
    NotSaid,
    ValueKind,
    Date,
    GlobalValue,
    CurrentValue,
    Revisions,
    Dates,
    PaymentDates,
    DueOn,
    Extended,
    Number,
    Name,
    Since,
    Members,
    WomenAmong,
    MenAmong,
    Services,
    Amount,
    Currency,
    OriginalAmount,
    Rate,
    RateFrom,
    Converted,
}

/// A word in a language.
pub fn word(language: Language, word: Word) -> &'static str {
    let (fr, en) = words(word);
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}

#[allow(clippy::too_many_lines, reason = "a dictionary")]
fn words(word: Word) -> (&'static str, &'static str) {
    match word {
        Word::Header => ("En-tête", "Header"),
        Word::Kind => ("Type, rempli", "Type, filled"),
        Word::CatalogueMeaning => ("Pour le catalogue", "To the catalogue"),
        Word::Age => ("Âge", "Age"),
        Word::AsOf => ("Situation au", "As of"),
        Word::Baseline => ("Valeur de référence", "Baseline"),
        Word::Blank => ("Vides", "Blank"),
        Word::Catalogue => ("Catalogue (SHA-256)", "Catalogue (SHA-256)"),
        Word::CellsOf => ("Valeurs", "Values"),
        Word::Change => ("Écart", "Change"),
        Word::Code => ("Code", "Code"),
        Word::Comment => ("Commentaire", "Comment"),
        Word::Conditions => ("Conditions", "Conditions"),
        Word::Count => ("Nombre", "Count"),
        Word::Counted => ("Comptés", "Counted"),
        Word::CoverNote => (
            "Chaque total est recompté sur les personnes, jamais additionné à partir des cellules.",
            "Every total is recounted from people, never added up from cells.",
        ),
        Word::Cumulative => ("Cumul depuis le début", "Cumulative"),
        Word::Definition => ("Définition", "Definition"),
        Word::Dimension => ("Ventilation", "Breakdown"),
        Word::Donor => ("Bailleur", "Donor"),
        Word::Evidence => ("Preuve", "Evidence"),
        Word::File => ("Fichier", "File"),
        Word::FindingsTitle => ("Constats", "Findings"),
        Word::Indicator => ("Indicateur", "Indicator"),
        Word::InputFiles => ("Fichiers sources", "Input files"),
        Word::Registers => ("Registres", "Registers"),
        Word::Internal => (
            "Copie interne : ne pas transmettre",
            "Internal copy: do not pass on",
        ),
        Word::KnownShare => ("% des réponses connues", "% of known answers"),
        Word::LegendAtLeast => (
            "≥ : une source est absente ou partielle, ou des actes n’ont pas de date : le nombre est un minimum",
            "≥: a source is absent or partial, or acts have no date: the number is a lower bound",
        ),
        Word::LegendAtMost => (
            "≤ : somme de comptes faits par d’autres, où la même personne peut revenir",
            "≤: a sum of counts made by others, in which the same person may come back",
        ),
        Word::LegendBetween => (
            "2–5\u{a0}: entre 2 et 5\u{a0}; des personnes n’ont pas de clé, ou comptent peut-être deux fois",
            "2–5: between 2 and 5; people have no key, or may count twice",
        ),
        Word::LegendProvisional => (
            "(p)\u{a0}: provisoire\u{a0}; des actes peuvent encore venir, ou ceux qui manquent pourraient changer le nombre",
            "(p): provisional; acts may still come, or those that are missing might change the number",
        ),
        Word::Provisional => ("p", "p"),
        Word::LegendConfirm => (
            "à confirmer : non vérifié sur le contrat",
            "to be confirmed: not checked against the contract",
        ),
        Word::LegendMinimum => (
            "min.\u{a0}: une cible, à atteindre au moins\u{a0}; >, une cible à dépasser",
            "min.: a target, to be reached at least; >, a target to be passed",
        ),
        Word::LegendMissing => (
            "non renseigné (à la place d’un nombre) : aucune source lue pour la période",
            "not reported (in place of a number): no source was read for the period",
        ),
        Word::LegendNotApplicable => (
            "sans objet : la question n’a pas de sens ici",
            "not applicable: the question makes no sense here",
        ),
        Word::LegendUnknown => (
            "Non renseigné (catégorie) : réponse vide ou incomprise ; compte dans les totaux, pas dans les pourcentages",
            "Unknown (category): no answer, or one not understood; in the totals, not in the percentages",
        ),
        Word::Line => ("Ligne", "Line"),
        Word::Location => ("Lignes", "Rows"),
        Word::Mapped => ("Retenues", "Mapped"),
        Word::Message => ("Message", "Message"),
        Word::UnknownCurrency => ("(monnaie inconnue)", "(unknown currency)"),
        Word::Minimum => ("min.", "min."),
        Word::Over => (">", ">"),
        Word::Missing => ("non renseigné", "not reported"),
        Word::NoFindings => ("aucun constat", "no findings"),
        Word::NotAdditive => (
            "Une même personne (ou organisation) peut figurer dans plusieurs cases ; elle compte une seule fois dans le total.",
            "One person (or organisation) may stand in several cells and counts once in the total.",
        ),
        Word::NotApplicable => ("sans objet", "not applicable"),
        Word::NotDifferent => ("aucune différence", "no difference"),
        Word::OfWhich => ("dont", "of which"),
        Word::Organisation => ("Organisation", "Organisation"),
        Word::OutsideConditions => ("Hors conditions", "Outside conditions"),
        Word::OutsidePeriod => ("Hors période", "Outside period"),
        Word::Partial => (
            "partiel : des sources ou des dates manquent",
            "partial: sources or dates are missing",
        ),
        Word::Period => ("Période", "Period"),
        Word::Project => ("Projet", "Project"),
        Word::Read => ("Lues", "Read"),
        Word::Reason => ("Raison de l’écart", "Reason for variance"),
        Word::Records => ("Actes", "Records"),
        Word::RecordsFunnel => ("Des actes aux chiffres", "Records to figures"),
        Word::Reference => ("Référence du bailleur", "Donor reference"),
        Word::Refused => ("Refusées", "Refused"),
        Word::Report => ("Rapport", "Report"),
        Word::Remedy => ("Que faire", "What to do"),
        Word::RowsFunnel => ("Des lignes aux actes", "Rows to records"),
        Word::RuleOfCount => ("Règle de comptage", "Counting rule"),
        Word::SamePerson => ("Déjà compté", "Counted already"),
        Word::Sha256 => ("SHA-256", "SHA-256"),
        Word::Sheet => ("Feuille", "Sheet"),
        Word::Source => ("Source", "Source"),
        Word::Status => ("État", "Status"),
        Word::StillOpen => (
            "provisoire\u{a0}: des actes peuvent encore venir",
            "provisional: acts may still come",
        ),
        Word::NotTold => (
            "Aucune source ne dit cette ventilation.",
            "No source tells this breakdown.",
        ),
        Word::NotToldOf => ("Aucune source ne dit", "No source tells"),
        Word::StatusFull => (
            "complet : toutes les sources ont été lues",
            "complete: every source was read",
        ),
        Word::Severity => ("Gravité", "Severity"),
        Word::Target => ("Cible", "Target"),
        Word::ToConfirm => ("à confirmer", "to be confirmed"),
        Word::Total => ("Total", "Total"),
        Word::TotalRows => ("Totaux", "Totals"),
        Word::Traceability => ("Traçabilité", "Traceability"),
        Word::TraceNote => (
            "La ligne citée est celle du premier acte qui fait compter chaque personne, organisation ou acte.",
            "The row given is that of the first record that makes each person, organisation or act count.",
        ),
        Word::Undated => ("Sans date", "Undated"),
        Word::Unit => ("Unité", "Unit"),
        Word::Unknown => ("Non renseigné", "Unknown"),
        Word::Value | Word::ValueKind => ("Valeur", "Value"),
        Word::View => ("Vue", "View"),
        Word::WithoutSubject => ("Sans bénéficiaire", "Without subject"),
        Word::Unconverted => ("Non converti", "Not converted"),
        Word::OtherProject => ("Autre projet", "Other project"),
        Word::NoProject => ("Sans projet", "No project"),
        Word::BelowThreshold => ("Sous le seuil", "Too few"),
        Word::Skipped => ("Écartées", "Left out"),
        Word::AlreadyRead => ("Déjà lues", "Already read"),
        Word::AfterTable => ("Après", "After"),
        Word::BeforeTable => ("Avant", "Before"),
        Word::PercentOfTarget => ("% de la cible", "% of target"),
        Word::Error => ("erreur", "error"),
        Word::Warning => ("avertissement", "warning"),
        Word::Note => ("note", "note"),
        Word::Help => ("aide", "help"),
        Word::Written => ("Classeur", "Workbook"),
        Word::Stage => ("Étape", "Stage"),
        Word::Step => ("Passage", "Step"),
        Word::Conversion => ("% de l’étape précédente", "% of the stage before"),
        Word::FunnelTitle => ("Étapes", "Stages"),
        Word::ConversionTitle => (
            "Taux de passage d’une étape à la suivante",
            "Conversion from one stage to the next",
        ),
        Word::Progress => (
            "Part de la cible et du temps",
            "Share of target and of time",
        ),
        Word::NotSaid => (
            "Sans chiffre pour la période",
            "Without a figure for the period",
        ),
        Word::Date => ("Date", "Date"),
        Word::GlobalValue => ("Valeur globale", "Global value"),
        Word::CurrentValue => ("Valeur actuelle", "Current value"),
        Word::Revisions => ("Révisions", "Revisions"),
        Word::PaymentDates => ("Dates des versements", "Dates of payments"),
        Word::Dates => ("Dates du projet", "Project dates"),
        Word::DueOn => ("À remettre le", "Due on"),
        Word::Extended => ("fin initiale", "initial end"),
        Word::Number => ("N°", "No."),
        Word::Name => ("Nom", "Name"),
        Word::Since => ("Depuis le", "Since"),
        Word::Members => ("Membres", "Members"),
        Word::WomenAmong => ("dont femmes", "of which women"),
        Word::MenAmong => ("dont hommes", "of which men"),
        Word::Services => ("Services reçus", "Services received"),
        Word::Amount => ("Montant", "Amount"),
        Word::Currency => ("Monnaie", "Currency"),
        Word::OriginalAmount => ("Montant d’origine", "Original amount"),
        Word::Rate => ("Taux", "Rate"),
        Word::RateFrom => ("Source du taux", "Source of the rate"),
        Word::Converted => ("Montant converti", "Converted amount"),
    }
}

/// A text with what it is before it: « Cible : … ».
pub fn labelled(language: Language, name: Word, text: &str) -> String {
    stated(language, word(language, name), text)
}

/// What a chart shows, for those who cannot see it.
pub fn chart_alt(language: Language, title: &str) -> String {
    let text = match language {
        Language::Fr => {
            format!("Barres par catégorie, mêmes nombres que le tableau voisin\u{a0}: {title}")
        }
        Language::En => format!("Bars by category, the numbers of the table beside it: {title}"),
    };
    text.chars().take(250).collect()
}

/// What follows a list of row ranges that was cut.
pub fn more_rows(language: Language, left: usize) -> String {
    let number = left as f64;
    match language {
        Language::Fr => {
            let ranges = agree(language, number, "autre plage", "autres plages");
            format!("… et {left} {ranges}")
        }
        Language::En => {
            let ranges = agree(language, number, "range", "ranges");
            format!("… and {left} more {ranges}")
        }
    }
}

/// What stands between the members of a list of phrases.
pub fn separator(language: Language) -> &'static str {
    match language {
        Language::Fr => "\u{a0}; ",
        Language::En => "; ",
    }
}

/// A name as it stands before a colon; French keeps the two apart.
pub fn before_colon(language: Language, name: &str) -> String {
    match language {
        Language::Fr => format!("{name}\u{a0}"),
        Language::En => name.to_owned(),
    }
}

/// A name with its colon, before a list or a line of its own.
pub fn colon(language: Language, name: &str) -> String {
    before_colon(language, name) + ":"
}

/// A sentence with what kind it is before it: « note : … ».
pub fn stated(language: Language, kind: &str, text: &str) -> String {
    format!("{} {text}", colon(language, kind))
}

/// A level of the results chain.
pub fn level(language: Language, level: Level) -> &'static str {
    match (language, level) {
        (_, Level::Impact) => "Impact",
        (Language::Fr, Level::Outcome) => "Effet",
        (Language::En, Level::Outcome) => "Outcome",
        (Language::Fr, Level::Output) => "Produit",
        (Language::En, Level::Output) => "Output",
    }
}

/// What one of an indicator is, in the plural.
pub fn unit(language: Language, unit: Unit) -> &'static str {
    let (fr, en) = match unit {
        Unit::Person => ("personnes", "people"),
        Unit::Organisation => ("organisations", "organisations"),
        Unit::Enterprise => ("entreprises", "enterprises"),
        Unit::Cooperative => ("coopératives", "cooperatives"),
        Unit::Group => ("groupes", "groups"),
        Unit::Idea => ("idées", "ideas"),
        Unit::Plan => ("plans", "plans"),
        Unit::Interview => ("entretiens", "interviews"),
        Unit::Participation => ("participations", "participations"),
        Unit::Event => ("événements", "events"),
        Unit::Visit => ("visites", "visits"),
        Unit::Exhibitor => ("exposants", "exhibitors"),
        Unit::Job => ("emplois", "jobs"),
        Unit::Contract => ("contrats", "contracts"),
        Unit::Agreement => ("conventions", "agreements"),
        Unit::Percent => ("%", "%"),
        Unit::Mad => ("MAD", "MAD"),
        Unit::Audience => ("contacts", "contacts"),
        Unit::Milestone => ("étapes franchies", "milestones"),
    };
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}
