//! What donors' sheets say of their own: headings of columns, states, badges, what charts show.

use super::grammar;
use super::numbers::{period_name, signed};
use super::words::{Word, word};
use crate::catalogue::{LogframeColumn, Measure};
use crate::language::Language;

/// How a line stands towards its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter)]
pub enum Badge {
    /// The target is reached.
    Reached,
    /// At least as far as the time that has passed.
    OnTrack,
    /// Within a quarter of it.
    Close,
    /// Farther behind.
    Late,
    /// The day of the target is past.
    Missed,
}

/// A badge in words, told apart without colours.
pub fn badge(language: Language, badge: Badge) -> &'static str {
    let (fr, en) = match badge {
        Badge::Reached => ("● atteint", "● reached"),
        Badge::OnTrack => ("● dans les temps", "● on track"),
        Badge::Close => ("◐ un peu en retard", "◐ slightly behind"),
        Badge::Late => ("○ en retard", "○ behind"),
        Badge::Missed => ("○ échéance passée", "○ past due"),
    };
    pick(language, fr, en)
}

/// What a figure is worth, by the code of its state.
pub fn state(language: Language, code: &str) -> &'static str {
    let (fr, en) = match code {
        "missing" => ("non renseigné", "not reported"),
        "not_applicable" => ("sans objet", "not applicable"),
        "at_least" => ("partiel (minimum)", "partial (lower bound)"),
        "at_most" => ("maximum (comptes de tiers)", "upper bound (others’ counts)"),
        "provisional" => ("provisoire", "provisional"),
        _ => ("complet", "complete"),
    };
    pick(language, fr, en)
}

/// What stands before a number in a sentence, by the code of its state.
pub fn bound(language: Language, code: &str) -> &'static str {
    let (fr, en) = match code {
        "at_least" => ("au moins ", "at least "),
        "at_most" => ("au plus ", "at most "),
        _ => ("", ""),
    };
    pick(language, fr, en)
}

/// Whether an indicator is told in numbers.
pub fn measure(language: Language, in_numbers: bool) -> &'static str {
    if in_numbers {
        pick(language, "Quantitatif", "Quantitative")
    } else {
        pick(language, "Qualitatif", "Qualitative")
    }
}

/// How values run over periods; `latest` where the last typed one stands.
pub fn aggregation(language: Language, measure: &Measure, latest: bool) -> &'static str {
    let (fr, en) = match measure {
        Measure::People => (
            "Personnes uniques depuis le début",
            "Unique people since the start",
        ),
        Measure::Organisations => (
            "Organisations uniques depuis le début",
            "Unique organisations since the start",
        ),
        Measure::Rate { .. } => (
            "Taux recalculé, jamais moyenné",
            "Rate recomputed, never averaged",
        ),
        Measure::Typed if latest => ("Dernière valeur", "Latest value"),
        Measure::Records | Measure::Sum(_) | Measure::Typed => {
            ("Somme des périodes", "Sum over periods")
        }
    };
    pick(language, fr, en)
}

/// A code, with what must be said where it is not checked against the contract.
pub fn confirmed(language: Language, code: &str, verified: bool) -> String {
    if verified {
        code.to_owned()
    } else {
        format!("{code} ({})", word(language, Word::ToConfirm))
    }
}

/// The heading of a column of lines; `period` is the code of the period that it is about. Beside other periods the column
/// names its own, whatever it shows.
pub fn logframe_column(
    language: Language,
    column: LogframeColumn,
    period: &str,
    beside: bool,
) -> String {
    let (fr, en) = heading(column);
    let text = pick(language, fr, en);
    match column {
        LogframeColumn::Period if !beside => format!("{text} ({})", period_name(language, period)),
        _ => text.to_owned(),
    }
}

fn heading(column: LogframeColumn) -> (&'static str, &'static str) {
    use LogframeColumn as C;
    match column {
        C::Level => ("Niveau", "Level"),
        C::Code => ("Code", "Code"),
        C::Indicator => ("Indicateur", "Indicator"),
        C::Unit => ("Unité", "Unit"),
        C::Definition => ("Définition", "Definition"),
        C::Result => ("Résultat", "Result"),
        C::ResultDescription => ("Description du résultat", "Result description"),
        C::Group => ("Composante", "Component"),
        C::Reference => ("Référence du bailleur", "Donor reference"),
        C::ReferenceCode => ("Code du bailleur", "Donor code"),
        C::Scheme => ("Liste", "Scheme"),
        C::Edition => ("Édition", "Edition"),
        C::Baseline => ("Valeur de référence", "Baseline"),
        C::BaselineYear => ("Année de référence", "Baseline year"),
        C::BaselineComment => ("Note sur la référence", "Baseline comment"),
        C::Target => ("Cible", "Target"),
        C::InitialTarget => ("Cible initiale", "Initial target"),
        C::RevisedTarget => ("Cible révisée", "Revised target"),
        C::TargetYear => ("Année de la cible", "Target year"),
        C::TargetComment => ("Note sur la cible", "Target comment"),
        C::Period => ("Réalisé", "Achieved"),
        C::New => ("Nouveaux", "New"),
        C::Cumulative => ("Cumul depuis le début", "Cumulative"),
        C::Share => ("% des réponses connues", "% of known answers"),
        C::PercentOfTarget => ("% de la cible", "% of target"),
        C::PercentOfTime => ("% du temps", "% of time"),
        C::Trend => ("Tendance", "Trend"),
        C::DataSource => ("Source des données", "Source of data"),
        C::Verification => ("Moyens de vérification", "Means of verification"),
        C::Assumptions => ("Hypothèses", "Assumptions"),
        C::Risks => ("Risques", "Risks"),
        C::Responsible => ("Responsable", "Responsible"),
        C::Comment | C::ActualComment => ("Commentaire", "Comment"),
        C::Reason => ("Raison de l’écart", "Reason for variance"),
        C::Evidence => ("Preuve", "Evidence"),
        C::ProjectCode => ("Projet", "Project"),
        C::ProjectName => ("Intitulé du projet", "Project name"),
        C::PeriodStart => ("Début de période", "Period start"),
        C::PeriodEnd => ("Fin de période", "Period end"),
        C::AsOf => ("Situation au", "As of"),
        C::Measure => ("Type", "Type"),
        C::Aggregation => ("Agrégation", "Aggregation"),
        C::Status => ("État", "Status"),
        C::Badge => ("Avancement", "Progress"),
    }
}

/// What changes of category make of a line.
pub fn category_changes(language: Language, line: &str, difference: f64) -> String {
    let off = signed(language, difference);
    match language {
        Language::Fr => format!(
            "{line}\u{a0}: changements de catégorie {off} (cumulé moins nouveaux des parties)"
        ),
        Language::En => {
            format!("{line}: changes of category {off} (cumulative less the new of the parts)")
        }
    }
}

/// Acts whose amounts could not be turned.
pub fn left_out(language: Language, acts: u32) -> String {
    match language {
        Language::Fr => {
            let act = grammar::counted(language, f64::from(acts), "acte", "actes");
            format!("{act} sans monnaie connue ou sans taux pour sa date\u{a0}: hors du total")
        }
        Language::En => {
            let act = grammar::counted(language, f64::from(acts), "act", "acts");
            format!("{act} without a known currency or a rate for the day: not in the total")
        }
    }
}

/// What a chart of progress shows, for those who cannot see it.
pub fn progress_alt(language: Language, project: &str) -> String {
    match language {
        Language::Fr => format!(
            "Barres horizontales\u{a0}: pour chaque ligne de {project}, part de la cible atteinte à côté de la part du temps écoulée"
        ),
        Language::En => format!(
            "Horizontal bars: for each line of {project}, the share of the target reached beside the share of the time passed"
        ),
    }
}

/// What a chart over periods shows.
pub fn trend_alt(language: Language, project: &str) -> String {
    match language {
        Language::Fr => {
            format!(
                "Courbes par période des lignes les plus fournies de {project}, mêmes nombres que le tableau"
            )
        }
        Language::En => {
            format!(
                "Lines over the periods for the largest lines of {project}, the numbers of the table"
            )
        }
    }
}

/// What a chart of a funnel shows.
pub fn funnel_alt(language: Language, project: &str) -> String {
    match language {
        Language::Fr => format!(
            "Barres empilées\u{a0}: les étapes de {project} l’une après l’autre, une couche par pays"
        ),
        Language::En => format!(
            "Stacked bars: the stages of {project} one after the other, a layer for each country"
        ),
    }
}

fn pick<T>(language: Language, fr: T, en: T) -> T {
    match language {
        Language::Fr => fr,
        Language::En => en,
    }
}

/// What the cover says of a workbook made while errors stand.
pub fn provisional(language: Language) -> &'static str {
    match language {
        Language::Fr => "provisoire\u{a0}: des erreurs sont à corriger",
        Language::En => "provisional: errors are to be mended",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator as _;

    #[test]
    fn every_heading_and_badge_has_both_languages() {
        for column in LogframeColumn::iter() {
            let (fr, en) = heading(column);
            assert!(!fr.is_empty() && !en.is_empty(), "{column:?}");
        }
        for one in Badge::iter() {
            assert_ne!(badge(Language::Fr, one), badge(Language::En, one));
        }
    }
}
