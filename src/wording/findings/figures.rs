//! Figures held against each other, in words.

use std::fmt::Write as _;

use super::{Message, said};
use crate::finding::{Amount, Stated};
use crate::language::Language;
use crate::wording::{number, percent, period_name, signed, stated};

/// A figure in full: its project, its name, its period and its place.
fn full(language: Language, figure: &Stated) -> String {
    format!("`{}` › {}", figure.project, name(language, figure))
}

/// A figure without its project.
fn name(language: Language, figure: &Stated) -> String {
    let mut about: Vec<String> = Vec::new();
    if !figure.period.is_empty() {
        about.push(period_name(language, &figure.period));
    }
    if !figure.at.is_empty() {
        about.push(format!("`{}`", figure.at));
    }
    if about.is_empty() {
        return format!("`{}`", figure.name);
    }
    format!("`{}` ({})", figure.name, about.join(", "))
}

fn amount(language: Language, amount: Amount) -> String {
    if amount.is_share() {
        percent(language, amount.value())
    } else {
        number(language, amount.value())
    }
}

/// What to do about published figures that contradict each other.
const SETTLE: (&str, &str) = (
    "comparez avec le document ; si c’est bien ce qu’il dit, écrivez pourquoi au chiffre qui ne peut pas être juste : \
     `disputed = \"…\"`",
    "compare with the document; if that is what it says, write why at the figure that cannot be right: \
     `disputed = \"…\"`",
);

pub(super) fn breakdown_gap(
    language: Language,
    total: &Stated,
    by: &[[String; 2]],
    sum: Amount,
    people: bool,
    unknown: Option<Amount>,
) -> Message {
    let place = usize::from(language == Language::En);
    let names: Vec<&str> = by.iter().map(|label| label[place].as_str()).collect();
    let by = names.join(" × ");
    let gap = total.number.value() - sum.value();
    let (who, all, parts) = (
        full(language, total),
        amount(language, total.number),
        amount(language, sum),
    );
    let (more_fr, more_en) = if gap > 0.0 {
        explained(language, &by, gap, people, unknown)
    } else {
        (String::new(), String::new())
    };
    let fr = format!("{who} : le total {all} n’est pas la somme {parts} de sa ventilation ({by})");
    let en = format!("{who}: the total {all} is not the sum {parts} of its breakdown ({by})");
    said(
        language,
        (fr + &more_fr, SETTLE.0),
        (en + &more_en, SETTLE.1),
    )
}

/// What would explain a gap, and whether the count finds it, in French and in English.
fn explained(
    language: Language,
    by: &str,
    gap: f64,
    people: bool,
    unknown: Option<Amount>,
) -> (String, String) {
    let missing = number(language, gap);
    let (things, cases) = match (people, gap < 2.0) {
        (true, true) => ("personne", "person"),
        (true, false) => ("personnes", "people"),
        (false, true) => ("cas", "case"),
        (false, false) => ("cas", "cases"),
    };
    let explain = if gap < 2.0 {
        "l’expliquerait"
    } else {
        "l’expliqueraient"
    };
    let silent = |word| stated(language, by, word);
    let mut fr = format!(
        " ; {missing} {things} ({}) {explain}",
        silent("non renseigné")
    );
    let mut en = format!(
        "; {missing} {cases} ({}) would explain it",
        silent("unknown")
    );
    if let Some(unknown) = unknown {
        let counted = amount(language, unknown);
        if unknown == Amount::from(gap) {
            let _ = write!(fr, ", et c’est ce que compte bilan : {counted}");
            let _ = write!(en, ", and that is what bilan counts: {counted}");
        } else {
            let _ = write!(fr, ", bilan en compte {counted}");
            let _ = write!(en, ", bilan counts {counted}");
        }
    }
    (fr, en)
}

pub(super) fn falling_figure(language: Language, inner: &Stated, outer: &Stated) -> Message {
    let (part, whole) = (name(language, inner), full(language, outer));
    let (before, after) = (
        amount(language, inner.number),
        amount(language, outer.number),
    );
    said(
        language,
        (
            format!(
                "{whole} : {after}, moins que {before} pour une partie de cette période, {part}"
            ),
            "un cumul ne diminue pas : l’un des deux est faux, ou ils ne comptent pas la même \
             chose",
        ),
        (
            format!("{whole}: {after}, less than {before} over a part of that period, {part}"),
            "a cumulative figure does not fall: one of the two is wrong, or they do not count the \
             same thing",
        ),
    )
}

pub(super) fn part_over_whole(language: Language, part: &Stated, whole: &Stated) -> Message {
    let (one, all) = (full(language, part), name(language, whole));
    let (more, less) = (
        amount(language, part.number),
        amount(language, whole.number),
    );
    said(
        language,
        (
            format!("{one} : {more}, plus que le tout dont c’est une partie, {less}, {all}"),
            "une partie ne dépasse pas son tout : vérifiez les deux chiffres, puis `within`",
        ),
        (
            format!("{one}: {more}, more than the whole that it is a part of, {less}, {all}"),
            "a part is no larger than its whole: check both figures, then `within`",
        ),
    )
}

pub(super) fn same_figures(language: Language, first: &Stated, second: &Stated) -> Message {
    let (one, other) = (full(language, first), name(language, second));
    let value = amount(language, first.number);
    said(
        language,
        (
            format!("{one} : {value} avec la même ventilation que {other}, un autre indicateur"),
            "l’un des deux est peut-être recopié de l’autre : vérifiez à qui revient ce chiffre",
        ),
        (
            format!("{one}: {value} with the same breakdown as {other}, another indicator"),
            "one of the two may be a copy of the other: check which of them the figure belongs to",
        ),
    )
}

pub(super) fn two_figures(language: Language, first: &Stated, second: &Stated) -> Message {
    let (one, other) = (full(language, first), name(language, second));
    let values = [first, second].map(|figure| amount(language, figure.number));
    let [a, b] = values;
    said(
        language,
        (
            format!("{one} : {a}, mais {b} pour la même chose et les mêmes dates, {other}"),
            SETTLE.0,
        ),
        (
            format!("{one}: {a}, but {b} for the same thing and the same dates, {other}"),
            SETTLE.1,
        ),
    )
}

pub(super) fn unit_change(
    language: Language,
    first: &Stated,
    second: &Stated,
    [a, b]: &[String; 2],
) -> Message {
    let (one, other) = (full(language, first), name(language, second));
    said(
        language,
        (
            format!("{one} est compté en `{a}`, {other} en `{b}` : l’unité change"),
            "ces chiffres ne se comparent pas ; donnez à l’autre unité un indicateur à elle",
        ),
        (
            format!("{one} is counted in `{a}`, {other} in `{b}`: the unit changes"),
            "these figures do not compare; give the other unit an indicator of its own",
        ),
    )
}

pub(super) fn over_target(language: Language, figure: &Stated, target: &Stated) -> Message {
    let (who, aim) = (full(language, figure), name(language, target));
    let (value, wanted) = (
        amount(language, figure.number),
        amount(language, target.number),
    );
    let share = percent(language, figure.number.value() / target.number.value());
    said(
        language,
        (
            format!("{who} : {value}, soit {share} de la cible de {wanted}, {aim}"),
            "vérifiez la cible, son unité et son périmètre, puis ce qui est compté",
        ),
        (
            format!("{who}: {value}, which is {share} of the target of {wanted}, {aim}"),
            "check the target, its unit and its scope, then what is counted",
        ),
    )
}

pub(super) fn stated_count(language: Language, figure: &Stated, listed: u32) -> Message {
    let (who, value) = (full(language, figure), amount(language, figure.number));
    said(
        language,
        (
            format!("{who} : le document annonce {value} et en énumère {listed}"),
            SETTLE.0,
        ),
        (
            format!("{who}: the document states {value} and lists {listed}"),
            SETTLE.1,
        ),
    )
}

pub(super) fn line_missing(language: Language, project: &str, line: &str, period: &str) -> Message {
    let period = period_name(language, period);
    said(
        language,
        (
            format!("`{project}` › `{line}` : aucun chiffre ({period})"),
            "déposez le registre qui l’alimente, ou saisissez sa valeur",
        ),
        (
            format!("`{project}` › `{line}`: no figure ({period})"),
            "put the register that feeds it into the data folder, or type its value",
        ),
    )
}

pub(super) fn target_missed(
    language: Language,
    figure: &Stated,
    target: Amount,
    by: &str,
) -> Message {
    let (who, value) = (full(language, figure), amount(language, figure.number));
    let wanted = amount(language, target);
    said(
        language,
        (
            format!("{who} : {value}, la cible de {wanted} était à atteindre le {by}"),
            "si l’échéance ou la cible a changé, déclarez la révision ; sinon expliquez l’écart",
        ),
        (
            format!("{who}: {value}, and the target of {wanted} was due by {by}"),
            "if the day or the target has changed, declare the revision; else explain the gap",
        ),
    )
}

pub(super) fn category_changes(
    language: Language,
    (indicator, period, at): (&str, &str, &str),
    numbers: [Amount; 2],
) -> Message {
    let [parts, cumulative] = numbers.map(|one| number(language, one.value()));
    let off = signed(language, numbers[1].value() - numbers[0].value());
    let cell = match at {
        "" => String::new(),
        at => format!(" (`{at}`)"),
    };
    said(
        language,
        (
            format!(
                "`{indicator}`{cell} jusqu’à la fin de `{period}`\u{a0}: les nouveaux des parties font \
                 {parts}, le cumulé {cumulative}\u{a0}; changements de catégorie\u{a0}: {off}"
            ),
            "rien à faire si les réponses ont bien changé",
        ),
        (
            format!(
                "`{indicator}`{cell} to the end of `{period}`: the new of the parts make {parts}, \
                 cumulative is {cumulative}; changes of category: {off}"
            ),
            "nothing to do if the answers did change",
        ),
    )
}
