//! Members of associations and institutions at trainings and exchanges: a row an attendance.

use chrono::Days;
use fastrand::Rng;

use super::super::cell::{SampleFile, day, day_text, texts};
use super::super::people::{Population, Sex, pick};
use super::super::spelling::{SexStyle, name, sex};

const BODIES: &[(&str, &str)] = &[
    ("Association de quartier Al Amal", "Association"),
    ("Réseau des jeunes bénévoles", "association"),
    ("Collectif pour l'emploi", "OSC"),
    ("Faculté des sciences juridiques", "Université"),
    ("Délégation de la jeunesse", "Institution publique"),
    ("Conseil communal", "Collectivité territoriale"),
];

const ACTIVITIES: &[&str] = &[
    "Formation des acteurs locaux",
    "Échange national",
    "Échange international",
];

/// 50 people, each at one activity to three.
pub(super) fn file(rng: &mut Rng, population: &mut Population) -> SampleFile {
    let mut attendances = Vec::new();
    for rank in 0..50 {
        let member_sex = if rank < 23 { Sex::Female } else { Sex::Male };
        let person = population.person(rng, member_sex, "MA", 1970..1998);
        let body = pick(rng, BODIES);
        for _ in 0..rng.u32(1..=3) {
            let on = day(2020, 10, 5) + Days::new(rng.u64(0..700));
            let row = texts([
                name(rng, person.last),
                name(rng, person.first),
                sex(rng, member_sex, SexStyle("Femme", "Homme")),
                body.0.to_owned(),
                body.1.to_owned(),
                pick(rng, ACTIVITIES).to_owned(),
                day_text(on),
            ]);
            attendances.push((on, row));
        }
    }
    attendances.sort_by_key(|(on, _)| *on);
    let mut rows = vec![texts([
        "Nom",
        "Prénom",
        "Sexe",
        "Structure",
        "Type de structure",
        "Activité",
        "Date",
    ])];
    rows.extend(attendances.into_iter().map(|(_, row)| row));
    super::unicode_text("ajpj/partenaires-echanges.csv", rows)
}
