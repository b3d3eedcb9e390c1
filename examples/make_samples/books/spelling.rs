//! How registers spell what they mean: sex, nationality, status, and the slips of the hand around it.

use fastrand::Rng;

use super::people::{Sex, one_in, pick};

/// The migrants' legal status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Legal {
    Regular,
    Irregular,
    Refugee,
    AsylumSeeker,
}

/// The spellings of a sex that one register prefers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SexStyle(pub(crate) &'static str, pub(crate) &'static str);

const WOMAN: &[&str] = &[
    "F", "Femme", "femme", "Féminin", "Mme", "Mlle", "FEMME", "féminin",
];
const MAN: &[&str] = &["H", "Homme", "homme", "Masculin", "Mr", "M", "HOMME", "M."];

/// The sex as this register mostly writes it, in another way once in eight.
pub(crate) fn sex(rng: &mut Rng, sex: Sex, style: SexStyle) -> String {
    let usual = match sex {
        Sex::Female => style.0,
        Sex::Male => style.1,
    };
    if !one_in(rng, 8) {
        return slip(rng, usual);
    }
    let other = match sex {
        Sex::Female => pick(rng, WOMAN),
        Sex::Male => pick(rng, MAN),
    };
    slip(rng, other)
}

/// What stands where the sex was not known.
pub(crate) fn no_sex(rng: &mut Rng) -> String {
    pick(rng, &["", "", "?", "nc"]).to_owned()
}

/// A country's people, man and woman, its name, its code.
const NATIONS: &[[&str; 4]] = &[
    ["Marocain", "Marocaine", "Maroc", "MA"],
    ["Sénégalais", "Sénégalaise", "Sénégal", "SN"],
    ["Ivoirien", "Ivoirienne", "Côte d'Ivoire", "CI"],
    ["Camerounais", "Camerounaise", "Cameroun", "CM"],
    ["Guinéen", "Guinéenne", "Guinée", "GN"],
    ["Malien", "Malienne", "Mali", "ML"],
    ["Congolais (RDC)", "Congolaise (RDC)", "RDC", "CD"],
    [
        "Congolais (Brazzaville)",
        "Congolaise (Brazzaville)",
        "Congo Brazzaville",
        "CG",
    ],
    ["Nigérian", "Nigériane", "Nigéria", "NG"],
    ["Burkinabè", "Burkinabè", "Burkina Faso", "BF"],
    ["Gambien", "Gambienne", "Gambie", "GM"],
    ["Togolais", "Togolaise", "Togo", "TG"],
    ["Béninois", "Béninoise", "Bénin", "BJ"],
    ["Centrafricain", "Centrafricaine", "Centrafrique", "CF"],
    ["Soudanais", "Soudanaise", "Soudan", "SD"],
    ["Syrien", "Syrienne", "Syrie", "SY"],
    ["Yéménite", "Yéménite", "Yémen", "YE"],
    ["Tunisien", "Tunisienne", "Tunisie", "TN"],
    ["Algérien", "Algérienne", "Algérie", "DZ"],
];

/// The nationality as adjective, or at times as country or code.
pub(crate) fn nationality(rng: &mut Rng, nation: &str, sex: Sex) -> String {
    let [man, woman, country, code] = NATIONS
        .iter()
        .find(|names| names[3] == nation)
        .expect("every nationality drawn has its names");
    let adjective = match sex {
        Sex::Female => woman,
        Sex::Male => man,
    };
    match (rng.u32(0..20), nation) {
        (0, "GN") => "Guinée Conakry".to_owned(),
        (0, "BF") => "Burkina_Faso".to_owned(),
        (0, "MA") => "MAR".to_owned(),
        (0 | 1, _) => (*code).to_owned(),
        (2..=4, _) => slip(rng, country),
        (5, _) => adjective.to_lowercase(),
        _ => slip(rng, adjective),
    }
}

/// The words for one legal status, of a woman and of a man.
struct LegalWords(&'static [&'static str], &'static [&'static str]);

const REGULAR: LegalWords = LegalWords(
    &[
        "Régulière",
        "Régulière",
        "Situation régulière",
        "Régularisée",
        "Titre de séjour",
        "En règle",
    ],
    &[
        "Régulier",
        "Régulier",
        "Situation régulière",
        "Régularisé",
        "Titre de séjour",
        "En règle",
    ],
);
const IRREGULAR: LegalWords = LegalWords(
    &["Irrégulière", "Situation irrégulière", "Sans papiers"],
    &["Irrégulier", "Situation irrégulière", "Sans papiers"],
);
const REFUGEE: LegalWords = LegalWords(
    &[
        "Réfugiée",
        "Réfugiée",
        "Réfugié(e)",
        "REFUGIEE",
        "Statut de réfugié",
    ],
    &[
        "Réfugié",
        "Réfugié",
        "Réfugié(e)",
        "REFUGIE",
        "Statut de réfugié",
    ],
);
const ASYLUM_SEEKER: LegalWords = LegalWords(
    &[
        "Demandeuse d'asile",
        "Demandeuse d’asile",
        "Demandeur(se) d'asile",
    ],
    &[
        "Demandeur d'asile",
        "Demandeur d’asile",
        "demandeur d'asile",
    ],
);

/// The legal status in the words of the person at the desk.
pub(crate) fn legal_status(rng: &mut Rng, legal: Legal, sex: Sex) -> String {
    let words = match legal {
        Legal::Regular => REGULAR,
        Legal::Irregular => IRREGULAR,
        Legal::Refugee => REFUGEE,
        Legal::AsylumSeeker => ASYLUM_SEEKER,
    };
    let words = match sex {
        Sex::Female => words.0,
        Sex::Male => words.1,
    };
    let word = pick(rng, words);
    slip(rng, word)
}

/// The text, now and then behind a trailing space or a no-break space, or in capitals.
pub(crate) fn slip(rng: &mut Rng, text: &str) -> String {
    match rng.u32(0..40) {
        0 | 1 => format!("{text} "),
        2 => format!("{text}\u{a0}"),
        3 if text.chars().count() > 3 => text.to_uppercase(),
        4 => text.to_lowercase(),
        _ => text.to_owned(),
    }
}

/// A name, now and then all in capitals or with a space too many behind it: the light folding of keys undoes both.
pub(crate) fn name(rng: &mut Rng, name: &str) -> String {
    match rng.u32(0..16) {
        0 | 1 => name.to_uppercase(),
        2 => format!("{name} "),
        _ => name.to_owned(),
    }
}
