//! Made-up people: names drawn from common first and last names, birth dates, telephones that no operator gives.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use super::cell::day;

/// A woman or a man; a register may say so in many ways, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sex {
    Female,
    Male,
}

/// Someone who does not exist.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) last: &'static str,
    pub(crate) first: &'static str,
    pub(crate) sex: Sex,
    /// The country of nationality, as ISO 3166-1 has it.
    pub(crate) nation: &'static str,
    pub(crate) born: NaiveDate,
}

/// Where first and last names are usual.
struct Names {
    last: &'static [&'static str],
    women: &'static [&'static str],
    men: &'static [&'static str],
}

const MAGHREB: Names = Names {
    last: &[
        "Alaoui",
        "Amrani",
        "Bakkali",
        "Belhaj",
        "Benali",
        "Bencherif",
        "Benjelloun",
        "Bennani",
        "Berrada",
        "Boukhari",
        "Bouzidi",
        "Chakir",
        "Cherkaoui",
        "Daoudi",
        "El Amrani",
        "El Fassi",
        "El Harrak",
        "El Idrissi",
        "El Khattabi",
        "El Mansouri",
        "El Yousfi",
        "Fakir",
        "Filali",
        "Ghazali",
        "Guessous",
        "Haddad",
        "Hajji",
        "Hamdaoui",
        "Idrissi",
        "Jabri",
        "Kabbaj",
        "Kadiri",
        "Lahlou",
        "Lamrani",
        "Mernissi",
        "Mokhtari",
        "Naciri",
        "Ouahabi",
        "Ouazzani",
        "Rachidi",
        "Rahmouni",
        "Raïss",
        "Saïdi",
        "Sbaï",
        "Sebti",
        "Serghini",
        "Tahiri",
        "Tazi",
        "Zaki",
        "Zerouali",
    ],
    women: &[
        "Aïcha",
        "Amal",
        "Amina",
        "Asmae",
        "Btissam",
        "Chaimae",
        "Dounia",
        "Fadoua",
        "Fatima",
        "Fatima Zahra",
        "Ghizlane",
        "Hafsa",
        "Hajar",
        "Hanane",
        "Houda",
        "Ikram",
        "Ilham",
        "Imane",
        "Jamila",
        "Karima",
        "Khadija",
        "Laïla",
        "Latifa",
        "Loubna",
        "Malika",
        "Mariam",
        "Meryem",
        "Nadia",
        "Naïma",
        "Najat",
        "Nawal",
        "Nezha",
        "Nora",
        "Oumaima",
        "Rachida",
        "Rajae",
        "Rim",
        "Saïda",
        "Salma",
        "Samira",
        "Sanae",
        "Siham",
        "Soukaina",
        "Touria",
        "Wafae",
        "Yasmine",
        "Yousra",
        "Zahra",
        "Zineb",
        "Zohra",
    ],
    men: &[
        "Abdelhak", "Abdellah", "Adil", "Ahmed", "Amine", "Anas", "Anouar", "Ayoub", "Aziz",
        "Badr", "Bilal", "Brahim", "Driss", "El Mehdi", "Fouad", "Hamza", "Hassan", "Hicham",
        "Houssam", "Ibrahim", "Ilyas", "Ismaïl", "Jamal", "Jawad", "Kamal", "Karim", "Khalid",
        "Marouane", "Mohamed", "Mounir", "Mourad", "Mustapha", "Nabil", "Omar", "Othmane",
        "Rachid", "Reda", "Saad", "Saïd", "Salah", "Samir", "Soufiane", "Taha", "Tarik", "Walid",
        "Yassine", "Younes", "Youssef", "Zakaria", "Zouhair",
    ],
};

const WEST_AFRICA: Names = Names {
    last: &[
        "Ba",
        "Bah",
        "Bamba",
        "Barry",
        "Camara",
        "Cissé",
        "Cissokho",
        "Condé",
        "Coulibaly",
        "Dembélé",
        "Diabaté",
        "Diakité",
        "Diallo",
        "Diarra",
        "Dieng",
        "Diop",
        "Diouf",
        "Doumbia",
        "Fall",
        "Fofana",
        "Gaye",
        "Gueye",
        "Kamara",
        "Kanté",
        "Keïta",
        "Koffi",
        "Konaté",
        "Koné",
        "Kouamé",
        "Kourouma",
        "Mbaye",
        "Mbarga",
        "Ndiaye",
        "Ngono",
        "Nguema",
        "Niang",
        "Sall",
        "Sané",
        "Sangaré",
        "Sarr",
        "Seck",
        "Sidibé",
        "Soumah",
        "Sow",
        "Sylla",
        "Tchoumi",
        "Thiam",
        "Touré",
        "Traoré",
        "Yao",
    ],
    women: &[
        "Adjoua",
        "Aminata",
        "Anne-Marie",
        "Awa",
        "Aya",
        "Binta",
        "Blessing",
        "Bintou",
        "Carine",
        "Clarisse",
        "Coumba",
        "Djénéba",
        "Esther",
        "Fanta",
        "Fatou",
        "Fatoumata",
        "Françoise",
        "Grâce",
        "Hawa",
        "Joséphine",
        "Kadiatou",
        "Khady",
        "Marie",
        "Mariama",
        "Mariame",
        "Nafissatou",
        "Oumou",
        "Ramatoulaye",
        "Rokhaya",
        "Rose",
        "Salimata",
        "Sira",
        "Sokhna",
        "Solange",
        "Tenin",
        "Véronique",
        "Yacine",
        "Zénab",
    ],
    men: &[
        "Abdou",
        "Abdoulaye",
        "Adama",
        "Alassane",
        "Alpha",
        "Amadou",
        "Bakary",
        "Boubacar",
        "Cheikh",
        "Christian",
        "Daouda",
        "Drissa",
        "Éric",
        "Fodé",
        "Hervé",
        "Ibrahima",
        "Idrissa",
        "Issa",
        "Jean",
        "Joël",
        "Kofi",
        "Lamine",
        "Lassana",
        "Mamadou",
        "Moussa",
        "Oumar",
        "Ousmane",
        "Pape",
        "Patrick",
        "Salif",
        "Samba",
        "Seydou",
        "Souleymane",
        "Thierno",
        "Tidiane",
        "Yaya",
        "Youssouf",
        "Serge",
    ],
};

/// Draws people, never the same name and birth date twice.
pub(crate) struct Population {
    taken: BTreeSet<(&'static str, &'static str, NaiveDate)>,
}

impl Population {
    pub(crate) fn new() -> Self {
        Self {
            taken: BTreeSet::new(),
        }
    }

    /// A new person of that sex and nationality, born in those years.
    pub(crate) fn person(
        &mut self,
        rng: &mut Rng,
        sex: Sex,
        nation: &'static str,
        years: std::ops::Range<i32>,
    ) -> Person {
        let names = if matches!(nation, "MA" | "TN" | "DZ" | "SY" | "YE" | "SD") {
            &MAGHREB
        } else {
            &WEST_AFRICA
        };
        let firsts = match sex {
            Sex::Female => names.women,
            Sex::Male => names.men,
        };
        loop {
            let (last, first) = (pick(rng, names.last), pick(rng, firsts));
            let born = day(rng.i32(years.clone()), 1, 1) + Days::new(rng.u64(0..365));
            if self.taken.insert((last, first, born)) {
                return Person {
                    last,
                    first,
                    sex,
                    nation,
                    born,
                };
            }
        }
    }

    /// Keeps the shared people out of further draws, and hands them out.
    pub(crate) fn shared(&mut self) -> Vec<Person> {
        let shared = shared();
        let keys = shared.iter().map(|one| (one.last, one.first, one.born));
        self.taken.extend(keys);
        shared
    }
}

/// The same people whichever project asks: 24 Moroccan women and 12 men whom several projects register.
fn shared() -> Vec<Person> {
    let mut rng = Rng::with_seed(36);
    let mut population = Population::new();
    let mut draw = |sex| population.person(&mut rng, sex, "MA", 1987..2003);
    let mut people: Vec<Person> = (0..24).map(|_| draw(Sex::Female)).collect();
    people.extend((0..12).map(|_| draw(Sex::Male)));
    people
}

/// Where the Hubs' migrants come from, the frequent countries more often.
const ORIGINS: &[&str] = &[
    "SN", "SN", "SN", "SN", "CI", "CI", "CI", "CI", "CM", "CM", "CM", "GN", "GN", "GN", "ML", "ML",
    "CD", "CG", "NG", "BF", "GM", "TG", "BJ", "CF", "SD", "SY", "YE",
];

/// A nationality for someone who came to Morocco.
pub(crate) fn origin(rng: &mut Rng) -> &'static str {
    pick(rng, ORIGINS)
}

/// One of several, drawn evenly.
pub(crate) fn pick<T: Copy>(rng: &mut Rng, among: &[T]) -> T {
    among[rng.usize(0..among.len())]
}

/// True once in `times`.
pub(crate) fn one_in(rng: &mut Rng, times: u32) -> bool {
    rng.u32(0..times) == 0
}

/// A telephone number of a series that is not given out.
pub(crate) fn phone(rng: &mut Rng) -> String {
    let number = rng.u32(0..1_000_000);
    if one_in(rng, 6) {
        let (a, b, c) = (number / 10_000, number / 100 % 100, number % 100);
        format!("06 00 {a:02} {b:02} {c:02}")
    } else {
        format!("0600{number:06}")
    }
}
