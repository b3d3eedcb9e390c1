//! Words that registers of this field commonly write over their columns.

/// Headers that registers commonly have, by the name that catalogues give the field.
pub(super) const COMMON: [(&str, &[&str]); 18] = [
    (
        "last_name",
        &[
            "nom",
            "nom de famille",
            "last name",
            "surname",
            "family name",
            "الاسم العائلي",
            "النسب",
        ],
    ),
    (
        "first_name",
        &[
            "prénom",
            "prénoms",
            "first name",
            "given name",
            "الاسم الشخصي",
        ],
    ),
    (
        "name",
        &[
            "nom et prénom",
            "nom complet",
            "nom prénom",
            "full name",
            "name",
            "الاسم",
            "الاسم الكامل",
        ],
    ),
    (
        "case_number",
        &[
            "n° dossier",
            "numéro de dossier",
            "numéro",
            "n°",
            "no",
            "id",
            "code bénéficiaire",
            "matricule",
            "identifiant",
            "case number",
            "case id",
            "رقم الملف",
        ],
    ),
    (
        "phone",
        &[
            "téléphone",
            "tél",
            "n° de téléphone",
            "numéro de téléphone",
            "gsm",
            "portable",
            "mobile",
            "phone",
            "phone number",
            "الهاتف",
            "رقم الهاتف",
        ],
    ),
    (
        "birth_date",
        &[
            "date de naissance",
            "né le",
            "née le",
            "né(e) le",
            "ddn",
            "date of birth",
            "birth date",
            "dob",
            "تاريخ الازدياد",
            "تاريخ الميلاد",
        ],
    ),
    ("sex", &["sexe", "genre", "sex", "gender", "الجنس"]),
    (
        "nationality",
        &[
            "nationalité",
            "nationality",
            "pays d'origine",
            "citizenship",
            "الجنسية",
        ],
    ),
    ("country", &["pays", "country", "البلد"]),
    (
        "region",
        &["région", "province", "gouvernorat", "region", "الجهة"],
    ),
    (
        "city",
        &["ville", "commune", "localité", "city", "town", "المدينة"],
    ),
    (
        "migrant_status",
        &[
            "statut",
            "statut migratoire",
            "status",
            "migrant status",
            "الوضعية",
        ],
    ),
    (
        "legal_status",
        &[
            "statut juridique",
            "situation administrative",
            "statut légal",
            "legal status",
        ],
    ),
    (
        "service",
        &[
            "service",
            "prestation",
            "service fourni",
            "type de service",
            "acte",
            "الخدمة",
        ],
    ),
    ("amount", &["montant", "subvention", "amount"]),
    ("currency", &["devise", "monnaie", "currency"]),
    (
        "organisation_name",
        &[
            "coopérative",
            "entreprise",
            "groupement",
            "nom de la coopérative",
            "nom de l'entreprise",
            "organisation",
        ],
    ),
    (
        "organisation_code",
        &["n° entreprise", "code entreprise", "code organisation"],
    ),
];

/// Fields that are numbers or names of people whatever the catalogue calls them.
pub(super) const IDENTITIES: [&str; 5] =
    ["last_name", "first_name", "name", "case_number", "phone"];

/// Words that only say that a column holds days, or amounts.
pub(super) const DAY_WORDS: [&str; 18] = [
    "montant",
    "amount",
    "date",
    "dates",
    "le",
    "la",
    "les",
    "l",
    "de",
    "du",
    "des",
    "d",
    "of",
    "the",
    "jour",
    "day",
    "en",
    "تاريخ",
];
