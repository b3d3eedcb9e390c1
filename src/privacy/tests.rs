use super::*;
use crate::catalogue::{CatalogueText, read};

fn catalogue() -> Catalogue {
    let text = |path: &str, text: &str| CatalogueText {
        path: path.into(),
        text: text.into(),
    };
    let texts = [
        text(
            "catalogue.toml",
            "format = 1\ntitle = { fr = \"Essai\" }\norganisation = \"Hub de Tanger\"\nlanguages = [\"fr\"]\ndata = \"d\"\nreports = \"r\"\ncalendar = \"civil\"\n",
        ),
        text(
            "dimensions.toml",
            "[[dimension]]\ncode = \"city\"\nof = \"person\"\nlabel = { fr = \"Ville\" }\n[[dimension.category]]\ncode = \"TNG\"\n\
             label = { fr = \"Tanger\" }\naliases = [\"Tanger ville\"]\n[[dimension]]\ncode = \"nationality\"\nof = \"person\"\nlabel = { fr = \"Nationalité\" }\n[[dimension.category]]\ncode = \"JO\"\nlabel = { fr = \"Jordanie\" }\naliases = [\"Jordan\"]\n",
        ),
    ];
    let (catalogue, findings) = read(&texts, std::path::Path::new(""));
    catalogue.unwrap_or_else(|| panic!("{:?}", findings.sorted()))
}

fn shown(guard: &Guard<'_>, text: &str) -> String {
    match guard.value("city", text, true) {
        Shown::Text(text) => text,
        Shown::Shape(shape) => format!("`{shape}`"),
    }
}

#[test]
fn values_that_could_name_somebody_are_shown_by_their_shape() {
    let catalogue = catalogue();
    let mut identities = Identities::default();
    identities.add("Larache");
    identities.add("El-Idrissi Zoé");
    identities.add_title("Argan Doux");
    let guard = Guard::new(&catalogue, identities);
    for (text, wanted) in [
        ("Asilah", "Asilah"),
        ("Tanger ville", "Tanger ville"),
        ("Tanger  la ville", "Tanger la ville"),
        ("Sidi Kacem", "`Aaaa Aaaaa`"),
        ("sidi kacem", "`aaaa aaaaa`"),
        ("Tanger Kacem", "`Aaaaaa Aaaaa`"),
        ("Jordanie Tanger", "`Aaaaaaaa Aaaaaa`"),
        ("larache", "`aaaaaaa`"),
        ("IDRISSI", "`AAAAAAA`"),
        ("Argan doux", "`Aaaaa aaaa`"),
        ("06 12", "`99 99`"),
        ("a@b", "`a@a`"),
    ] {
        assert_eq!(shown(&guard, text), wanted, "{text}");
    }
    assert_eq!(
        guard.value("city", "Asilah", false),
        Shown::Shape("Aaaaaa".into())
    );
    let open = guard.before(Audience::Officer);
    assert_eq!(
        open.value("city", "Sidi Kacem", false),
        Shown::Text("Sidi Kacem".into())
    );
}

#[test]
fn headers_are_made_of_words_that_are_known_or_that_another_register_has() {
    let catalogue = catalogue();
    let mut identities = Identities::default();
    identities.add("Nezha");
    let mut guard = Guard::new(&catalogue, identities);
    for source in [0, 1] {
        guard.hear(source, "Moussem Nezha");
    }
    guard.hear(1, "Alone");
    guard.hear(1, "Alone too");
    for (header, wanted) in [
        ("Ville", "Ville"),
        ("Date de naissance *", "Date de naissance *"),
        ("Moussem", "Moussem"),
        ("Nezha", "Aaaaa ($C)"),
        ("Alone", "Aaaaa ($C)"),
        ("Tel 0612345678", "Tel 9999999999 ($C)"),
    ] {
        assert_eq!(guard.header(header, Some(2)), wanted, "{header}");
    }
    assert_eq!(
        guard.pattern("Ville de Zoubida 2022.xlsx"),
        "Ville de * 2022.xlsx"
    );
}

#[test]
fn remarks_keep_all_but_the_names_and_numbers_of_people() {
    let catalogue = catalogue();
    let remark = "Avec Zoubida et Tanger Ville, dossier 1523 et 0612-34 56 78 ; 1523 personnes, 250 000 DH, ALI";
    let mut identities = Identities::seeking(std::iter::once(remark));
    for text in [
        "Zoubida Qarfi",
        "Tanger Ville",
        "1523",
        "06 12 34 56 78",
        "Ali",
    ] {
        identities.add(text);
    }
    // Numbers that nobody typed are not kept.
    let guard = Guard::new(&catalogue, identities);
    assert_eq!(
        guard.remark(remark),
        "Avec Aaaaaaa et Aaaaaa Aaaaa, dossier 9999 et 9999-99 99 99 ; 1523 personnes, 250 000 DH, AAA"
    );
    assert_eq!(
        guard.remark("Rien à dire de Tanger"),
        "Rien à dire de Tanger"
    );
    assert_eq!(guard.remark("à a.b@c.ma"), "à a.a@a.aa");
    // A telephone that stands in no register is somebody's all the same; amounts and days are nobody's.
    assert_eq!(
        guard.remark("tél. 06 98-76 54 32, +212698765431"),
        "tél. 99 99-99 99 99, +999999999999"
    );
    let plain = "du 01/02/2022 au 03/04/2022 : 12 500 000 000 DH, 0,5 %";
    assert_eq!(guard.remark(plain), plain);
}
