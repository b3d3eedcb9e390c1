//! The enterprises that young people created, and their members.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::super::cell::{Cell, SampleFile, day, day_text, texts};
use super::super::people::{Sex, one_in, pick};
use super::super::spelling::{SexStyle, name, sex, slip};
use super::roster::{Young, choose};

/// An enterprise.
pub(super) struct Enterprise {
    code: String,
    cooperative: bool,
    /// A cooperative of women only.
    women: bool,
    incubated: bool,
    created: NaiveDate,
    members: usize,
}

/// 13 cooperatives and 5 SARL. The cooperatives 1 to 7 and all SARL are incubated; 1 to 3 and 9 are of women.
pub(super) fn enterprises(rng: &mut Rng) -> Vec<Enterprise> {
    (1..=18_u32)
        .map(|rank| {
            let cooperative = rank <= 13;
            Enterprise {
                code: format!("ENT-{rank:02}"),
                cooperative,
                women: matches!(rank, 1..=3 | 9),
                incubated: rank <= 7 || !cooperative,
                created: day(2020, 9, 1) + Days::new(rng.u64(0..700)),
                // 13 × 3 + 4 × 2 + 3 = 50
                members: match rank {
                    14..=17 => 2,
                    _ => 3,
                },
            }
        })
        .collect()
}

const SECTORS: &[&str] = &[
    "Agroalimentaire",
    "Artisanat",
    "Numérique",
    "Restauration",
    "Recyclage",
    "Tourisme",
    "Textile",
    "Culture",
];

/// One row an enterprise.
pub(super) fn file(rng: &mut Rng, enterprises: &[Enterprise]) -> SampleFile {
    let mut rows = vec![texts([
        "Code entreprise",
        "Dénomination",
        "Forme juridique",
        "Coopérative",
        "Composition",
        "Immatriculation",
        "Créée le",
        "Secteur",
        "Région",
        "Hub",
        "Gérant(e)",
        "Âge du gérant ou de la gérante",
        "Incubée",
        "Nombre de membres",
    ])];
    for (rank, enterprise) in enterprises.iter().enumerate() {
        rows.push(row(rng, rank, enterprise));
    }
    super::unicode_text("ajpj/entreprises.csv", rows)
}

fn row(rng: &mut Rng, rank: usize, enterprise: &Enterprise) -> Vec<Cell> {
    let yes = |is: bool| if is { "Oui" } else { "Non" };
    let form = if enterprise.cooperative {
        pick(rng, &["Coopérative", "Coop", "coopérative "])
    } else {
        pick(rng, &["SARL", "Sarl", "S.A.R.L."])
    };
    let members = match (enterprise.cooperative, enterprise.women) {
        (false, _) => "",
        (true, true) => "Féminine",
        (true, false) => "Mixte",
    };
    let leader = if enterprise.women || one_in(rng, 3) {
        Sex::Female
    } else {
        Sex::Male
    };
    let (region, hub) = if rank % 2 == 0 {
        ("Rabat-Salé-Kénitra", "Rabat")
    } else {
        ("Tanger-Tétouan-Al Hoceima", "Tanger")
    };
    let sector = pick(rng, SECTORS);
    texts([
        enterprise.code.clone(),
        format!(
            "{} {}",
            pick(rng, &["Atelier", "Élan", "Jeunes et", "Maison"]),
            enterprise.code
        ),
        form.to_owned(),
        yes(enterprise.cooperative).to_owned(),
        members.to_owned(),
        "Immatriculée".to_owned(),
        day_text(enterprise.created),
        slip(rng, sector),
        region.to_owned(),
        hub.to_owned(),
        sex(rng, leader, SexStyle("Femme", "Homme")),
        pick(rng, &["18-24", "25-29", "25-29", "30-34", "35 ans"]).to_owned(),
        yes(enterprise.incubated).to_owned(),
        enterprise.members.to_string(),
    ])
}

/// One row a member, by the code that the Hub gave them.
pub(super) fn members(rng: &mut Rng, enterprises: &[Enterprise], young: &[Young]) -> SampleFile {
    let free = |one: &Young| {
        one.flaw.is_none()
            && one.elsewhere.is_none()
            && one.card.is_none()
            && one.welcomed < day(2020, 9, 1)
    };
    let women = choose(rng, young, 12, |one| {
        free(one) && one.person.sex == Sex::Female
    });
    let others = choose(rng, young, 60, free);
    let mut others = others.into_iter().filter(|place| !women.contains(place));
    let mut women = women.iter().copied();
    let mut rows = vec![texts([
        "Code entreprise",
        "Code jeune",
        "Nom",
        "Prénom",
        "Genre",
        "Né(e) le",
        "Activité ouverte le",
    ])];
    for enterprise in enterprises {
        for _ in 0..enterprise.members {
            let next = if enterprise.women {
                women.next()
            } else {
                others.next()
            };
            let one = &young[next.expect("more were chosen than are needed")];
            rows.push(member(rng, enterprise, one));
        }
    }
    super::unicode_text("ajpj/membres-entreprises.csv", rows)
}

fn member(rng: &mut Rng, enterprise: &Enterprise, one: &Young) -> Vec<Cell> {
    let person = &one.person;
    let opened = enterprise.created + Days::new(rng.u64(0..30));
    texts([
        enterprise.code.clone(),
        one.code.clone(),
        name(rng, person.last),
        name(rng, person.first),
        sex(rng, person.sex, SexStyle("F", "H")),
        day_text(person.born),
        day_text(opened),
    ])
}
