//! Headers under which people are named.

use super::mask::{is_word, pieces};
use crate::catalogue::fold;

/// Whether a header says that somebody is named under it, and no organisation or project.
pub fn names_people(header: &str) -> bool {
    let words = || pieces(header).filter(|piece| is_word(piece)).map(fold);
    let person = |word: String| PEOPLE.iter().any(|one| fold(one) == word);
    let body = |word: String| {
        let of = |body: &&str| word.starts_with(*body) || word.ends_with(*body);
        BODIES.iter().any(of)
    };
    words().any(person) && !words().any(body)
}

/// Whether a word before a number says that it is somebody's: « dossier 1523 ».
pub(super) fn numbers_people(word: &str) -> bool {
    const NUMBERS: [&str; 12] = [
        "dossier", "n", "no", "num", "numero", "number", "case", "hcr", "unhcr", "id", "code",
        "cas",
    ];
    let word = fold(word);
    NUMBERS.contains(&word.as_str()) || PEOPLE.iter().any(|one| fold(one) == word)
}

/// Words in a header under which people are named, whether they are served or serve.
pub const PEOPLE: [&str; 84] = [
    "nom",
    "noms",
    "prénom",
    "prénoms",
    "name",
    "names",
    "surname",
    "téléphone",
    "tél",
    "tel",
    "phone",
    "gsm",
    "portable",
    "mobile",
    "mail",
    "email",
    "courriel",
    "adresse",
    "address",
    "contact",
    "contacts",
    "cin",
    "cni",
    "passeport",
    "passport",
    "matricule",
    "identifiant",
    "bénéficiaire",
    "bénéficiaires",
    "beneficiary",
    "participant",
    "participante",
    "conseiller",
    "conseillère",
    "agent",
    "animateur",
    "animatrice",
    "enquêteur",
    "enquêteurs",
    "enumerator",
    "formateur",
    "formatrice",
    "référent",
    "responsable",
    "الاسم",
    "الهاتف",
    "العنوان",
    "username",
    "tuteur",
    "tutrice",
    "père",
    "mère",
    "parent",
    "parents",
    "conjoint",
    "conjointe",
    "époux",
    "épouse",
    "mari",
    "garant",
    "garante",
    "référente",
    "encadrant",
    "encadrante",
    "accompagnateur",
    "accompagnatrice",
    "mentor",
    "coach",
    "guardian",
    "mother",
    "father",
    "spouse",
    "husband",
    "wife",
    "caretaker",
    "supervisor",
    "interviewer",
    "respondent",
    "alias",
    "surnom",
    "nickname",
    "apellido",
    "apellidos",
    "teléfono",
];

/// Words for what has a name and is no person.
pub const BODIES: [&str; 9] = [
    "startup",
    "entreprise",
    "cooperative",
    "organisation",
    "association",
    "societe",
    "projet",
    "groupement",
    "etablissement",
];
