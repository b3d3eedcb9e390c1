//! What each finding means and how to mend it, in French.

use super::{lines, tables};
use crate::finding::Code;

/// The meaning of a code and its remedy.
#[allow(
    clippy::too_many_lines,
    reason = "one arm a code, and no code forgotten"
)]
pub(super) fn explanation(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::InvalidToml => (
            "Un fichier du catalogue n’est pas écrit en TOML correct. Rien n’est compté tant qu’il \
             n’est pas corrigé.",
            "Regardez l’endroit souligné et la ligne d’avant : le plus souvent un guillemet, une \
             virgule ou un crochet manque. Un texte est entre guillemets, une liste entre \
             crochets : `aliases = [\"f\", \"femme\"]`.",
        ),
        Code::UnknownKey => (
            "Le catalogue contient une clé que bilan ne lit pas à cet endroit, le plus souvent une \
             faute de frappe : elle resterait sans effet et personne ne le verrait. Rien n’est \
             compté tant qu’elle est là.",
            "Corrigez-la d’après la proposition, ou enlevez-la. Une remarque s’écrit après un `#`.",
        ),
        Code::MissingKey => (
            "Une clé indispensable manque à cet endroit du catalogue. Rien n’est compté tant \
             qu’elle n’y est pas.",
            "Ajoutez-la, par exemple `code = \"female\"` ou `label = { fr = \"Femmes\", en = \
             \"Women\" }`.",
        ),
        Code::WrongType => (
            "La valeur d’une clé n’est pas de la sorte attendue, par exemple un texte là où il \
             faut une date. Rien n’est compté tant qu’elle n’est pas corrigée.",
            "Un texte est entre guillemets, une date et un nombre ne le sont pas, une liste est \
             entre crochets : `code = \"M4SD\"`, `start = 2019-01-01`, `files = \
             [\"m4sd/registre.xlsx\"]`.",
        ),
        Code::UnknownWord => (
            "Cette clé ne prend que certains mots, et celui-ci n’en est pas. Rien n’est compté \
             tant qu’il n’est pas corrigé.",
            "Prenez l’un des mots que le message cite, par exemple `of = \"person\"` pour une \
             dimension des personnes.",
        ),
        Code::Undeclared => (
            "Le catalogue nomme une dimension, un champ, une catégorie, un indicateur, un projet, \
             un format ou une langue que rien ne déclare. Rien n’est compté tant que le nom n’est \
             pas corrigé ou déclaré.",
            "Corrigez le nom d’après la proposition, ou déclarez-le : dimensions, catégories et \
             champs dans `dimensions.toml`, indicateurs dans le fichier de leur thème, projets \
             dans `projects/`, formats dans `donors/`.",
        ),
        Code::DuplicateCode => (
            "Le même code est déclaré deux fois, et l’on ne saurait plus lequel est voulu. Rien \
             n’est compté tant qu’il l’est.",
            "Donnez à l’un des deux un autre code, par exemple `code = \"EMP-01-N\"`, et corrigez \
             les endroits qui le nomment.",
        ),
        Code::InvalidCode => (
            "Le code d’un projet, d’un format de bailleur, d’un rapport ou d’une période de rapport \
             entre dans le nom des classeurs. Celui-ci n’est pas un nom sur tous les systèmes, ou \
             mènerait dans un autre dossier. Rien n’est écrit sous ce nom.",
            "Prenez des lettres sans accent, des chiffres, `.`, `_` et `-`, sans point à la fin et \
             hors des noms que Windows réserve à des appareils (`CON`, `NUL`, `COM1` …)\u{a0}: `code = \
             \"M4SD\"`.",
        ),
        Code::AliasClaimedTwice => (
            "Deux catégories d’une dimension réclament le même mot, une fois la casse, les accents \
             et la ponctuation mis de côté : une cellule qui le porte pourrait être de l’une ou de \
             l’autre. Rien n’est compté tant qu’il n’est pas laissé à une seule.",
            "Ôtez-le des `aliases` de l’une des deux. S’il n’a ce sens que dans un registre, \
             mettez-le dans sa source, sous `[values.sex]` : `\"mle\" = \"female\"`.",
        ),
        Code::ImpossibleCondition => (
            "Une condition ne peut jamais être remplie : bornes inversées, liste vide, ou \
             conditions qui s’excluent (celles d’une ligne s’ajoutent à celles de son indicateur). \
             Le chiffre serait toujours nul ; rien n’est compté tant qu’elle n’est pas corrigée.",
            "Corrigez la condition. Si l’une ou l’autre doit suffire, l’indicateur le dit ainsi : \
             `where_any = [{ sex = \"female\" }, { migrant_status = \"migrant\" }]`.",
        ),
        Code::UnsuitableTest => (
            "Une condition demande à un champ ce que sa nature ne permet pas, comme des bornes à \
             une dimension. Rien n’est compté tant qu’elle n’est pas corrigée.",
            "Une dimension prend des catégories, `sex = \"female\"` ; un nombre ou un montant, des \
             bornes, `amount = { at_least = 100 }` ; tout champ, `{ filled = true }`. L’âge se met \
             sous `where`, jamais sous `where_any` : `age = { at_least = 18, at_most = 35 }`.",
        ),
        Code::UnsuitableBreakdown => (
            "L’indicateur ne peut pas être ventilé ainsi : un indicateur saisi n’a que son total, \
             et une organisation n’a ni sexe ni âge. Rien n’est compté tant que la ventilation y \
             est.",
            "Enlevez la dimension de `breakdowns`. Pour des organisations, prenez une dimension \
             qui les décrit (`of = \"organisation\"`) ou qui décrit l’acte.",
        ),
        Code::UnsuitableRate => (
            "Un taux compte les sujets d’un indicateur parmi ceux d’un autre : les deux doivent \
             compter la même chose, des personnes, des organisations ou des actes. Une somme, une \
             valeur saisie ou un autre taux n’a pas de sujets. Rien n’est compté tant qu’il n’est \
             pas corrigé.",
            "Nommez deux indicateurs de même `count`, par exemple deux qui disent `count = \
             \"people\"` : `count = { rate = { of = \"EMP-06\", among = \"EMP-05\" } }`.",
        ),
        Code::FormatAsksNothing => (
            "Un format de bailleur prévoit une feuille ou un indicateur que rien de ce que \
             rapporte le projet ne peut remplir : la feuille resterait vide. Rien n’est compté \
             tant que les deux ne s’accordent pas.",
            "Ajoutez la ventilation à un indicateur du projet, `breakdowns = [[\"sex\", \
             \"migrant_status\"]]`, ou l’indicateur au cadre logique du projet, sous \
             `[[logframe]]`. Sinon retirez la demande du fichier de `donors/`.",
        ),
        Code::InvalidPeriod => (
            "Une période du catalogue n’est pas écrite comme bilan les lit, ou finit avant de \
             commencer. Rien n’est compté tant qu’elle n’est pas corrigée.",
            "Écrivez `2022`, `2022-S1`, `2022-T3`, `2022-07`, `2019..2022`, \
             `2020-11-01..2021-12-17`, `P2` (deuxième année du projet) ou `life` (tout le projet).",
        ),
        Code::EndBeforeStart => (
            "La fin d’un projet tombe avant son début : aucun acte ne pourrait y trouver place. \
             Rien n’est compté tant que les dates ne sont pas corrigées.",
            "Vérifiez les deux dates, écrites année-mois-jour et sans guillemets : `start = \
             2019-01-01`, `end = 2023-12-31`.",
        ),
        Code::InvalidPattern => (
            "Un modèle de nom ne peut pas servir : il est vide, il sort du dossier de données, une \
             accolade n’est pas fermée, deux champs se touchent, ou un en-tête de séance ne \
             contient pas la date. Rien n’est compté tant qu’il n’est pas corrigé.",
            "Un fichier se nomme depuis le dossier de données, `files = \
             [\"m4sd/registre-*.xlsx\"]`. Des champs sont séparés par un signe, `header = \
             \"{module} {date}\"`.",
        ),
        Code::InvalidBands => (
            "Des tranches d’âge se chevauchent, laissent un trou, ne sont pas dans l’ordre ou sont \
             illisibles. Rien n’est compté tant qu’elles ne sont pas corrigées.",
            "Écrivez-les de la plus jeune à la plus âgée, chacune reprenant où finit l’autre : \
             `bands = [\"0-17\", \"18-34\", \"35\", \"36+\"]`.",
        ),
        Code::InvalidTitle => (
            "Excel refuserait ce nom de feuille, et le classeur du bailleur ne pourrait pas être \
             écrit. Rien n’est compté tant qu’il n’est pas corrigé.",
            "Gardez 31 signes au plus, aucun de `[ ] * ? : / \\`, et pas d’apostrophe au début ni \
             à la fin : `title = { fr = \"Sexe × statut\", en = \"Sex × status\" }`.",
        ),
        Code::UnsuitableField => (
            "Ce champ ne peut pas tenir cette place : une tranche d’âge se calcule et ne se lit \
             pas dans une colonne, une somme demande un nombre ou un montant. Rien n’est compté \
             tant qu’il y est.",
            "Nommez plutôt la colonne de la date de naissance, `birth_date = \"Date de \
             naissance\"`. Pour une somme, prenez un champ de type `number` ou `money` : `count = \
             { sum = \"amount\" }`.",
        ),
        Code::UnclearRowShape => (
            "La source ne dit pas, ou dit de plusieurs façons, ce que vaut une ligne du registre. \
             Rien n’est compté tant que ce n’est pas clair.",
            "Gardez une seule forme : des `[record.training]` si la ligne est une personne avec \
             une colonne de date par service, `[act]` si chaque ligne est un acte, `[attendance]` \
             si chaque colonne est une séance, `[aggregate]` si les cellules sont des effectifs.",
        ),
        Code::NoService => (
            "Chaque ligne de la source est un acte, mais rien ne dit de quel service : aucun \
             indicateur ne pourrait le compter. Rien n’est compté tant que le service n’est pas \
             dit.",
            "Nommez la colonne du service sous `[columns]`, `service = \"Service\"`. S’il est \
             toujours le même, écrivez `fixed = { service = \"training\" }`.",
        ),
        Code::MissingLanguage => (
            "Un libellé n’a pas de texte dans l’une des langues du catalogue. Les chiffres n’en \
             souffrent pas ; un rapport dans cette langue montre l’autre texte.",
            "Ajoutez-le entre les accolades : `label = { fr = \"Femmes\", en = \"Women\" }`.",
        ),
        Code::NothingFeeds => (
            "Un projet rapporte un indicateur qu’aucune de ses sources ne peut nourrir : ni le \
             service, ni les champs qu’il demande n’y sont. Son chiffre est marqué manquant, \
             jamais 0.",
            "Ajoutez à une source le service qu’il compte, `[record.job_interview]` puis `date = \
             \"Date entretien\"`. Si quelqu’un donne le chiffre, écrivez `count = \"typed\"` dans \
             l’indicateur et remplissez le fichier de saisies du projet.",
        ),
        Code::CircularRule => (
            "Une dimension en affine une autre qui l’affine à son tour, ou un taux est calculé sur \
             lui-même. Rien n’est compté tant que la boucle n’est pas rompue.",
            "Nommez une autre dimension dans `refines`, par exemple `refines = \
             \"migrant_status\"`, ou un autre indicateur dans `rate`.",
        ),
        Code::MissingFile => (
            "Un fichier dont le catalogue a besoin n’est pas là ou ne s’ouvre pas. Sans \
             `catalogue.toml` ou `dimensions.toml`, rien n’est compté ; sans son fichier de \
             saisies, un projet perd ses valeurs saisies et ses commentaires.",
            "Remettez le fichier à sa place, ou corrigez son chemin, compté depuis le dossier de \
             données : `entries = \"m4sd/saisies.xlsx\"`. `bilan init` écrit un catalogue complet.",
        ),
        Code::FixedSeverity => (
            "Le catalogue change la sévérité d’une faute qui l’empêche de servir, ou veut l’écarter. \
             Les chiffres d’un catalogue fautif ne vaudraient rien : une telle faute reste une \
             erreur.",
            "Retirez la ligne de `[severity]` ou la `[[waive]]` de `catalogue.toml`, et corrigez la \
             faute elle-même.",
        ),
        Code::WaiverEnded => (
            "Le dernier jour d’une dispense est passé, à la date de `--as-of` : les constats qu’elle \
             écartait comptent de nouveau.",
            "Corrigez ce qu’ils disent, ou prolongez la dispense dans `catalogue.toml`, sous \
             `[[waive]]` : `until = 2027-12-31`.",
        ),
        Code::IdleWaiver => (
            "Une dispense n’écarte aucun constat : ce qu’elle visait est corrigé, ou son modèle de \
             nom ne répond à rien. Les chiffres n’en dépendent pas.",
            "Retirez-la de `catalogue.toml`, ou corrigez ses `file`, `sheet` et `source`.",
        ),
        Code::AliasColumnAbsent => (
            "Une liste d’alias (`indicators/aliases.csv`) n’a pas la colonne dont bilan a besoin : \
             rien n’est compté, puisque ses décisions seraient perdues.",
            "Gardez la première ligne telle que `bilan check --fix-list` l’a écrite, avec au moins \
             `dimension`, `value` et `category`, ou écrivez une nouvelle liste.",
        ),
        Code::AliasWithoutValue => (
            "Une ligne d’une liste d’alias choisit une catégorie sans dire de quel mot : elle ne \
             change rien. C’est le cas des mots dont seule la forme est montrée, tant que la \
             colonne `value` est vide.",
            "Lisez le mot dans la cellule que donnent `file`, `sheet` et `cell`, et recopiez-le dans \
             `value` ; si c’est le nom de quelqu’un, corrigez plutôt le registre.",
        ),
        Code::EmptyData => (
            "Le dossier de données ne contient aucun fichier : tout ce qui se compte dans des \
             registres est marqué manquant.",
            "Déposez-y les fichiers des projets. Si ce n’est pas le bon dossier, corrigez `data = \
             \"../donnees\"` dans `catalogue.toml`, ou donnez-le par `--data`.",
        ),
        Code::SourceFileAbsent => (
            "Aucun fichier du dossier de données ne répond au nom que la source attend. La source \
             est partielle : ses chiffres sont des minimums (`≥`), ou manquent si rien d’autre ne \
             les nourrit.",
            "Déposez le fichier dans le dossier de données. S’il a changé de nom, corrigez la \
             source : `files = [\"m4sd/registre-*.xlsx\"]`.",
        ),
        Code::UnreadableFile => (
            "Un fichier n’a pas pu être lu : vide, protégé, endommagé ou d’un format que bilan ne \
             lit pas. Les autres sont lus ; les chiffres qui en ont besoin sont des minimums \
             (`≥`), ou manquent.",
            "Ouvrez-le dans un tableur, enlevez le mot de passe s’il en a un, et enregistrez-le en \
             `.xlsx` ou en CSV. S’il ne s’ouvre pas, exportez-le de nouveau.",
        ),
        Code::UnreadableSheet => (
            "Une feuille d’un classeur n’a pas pu être lue jusqu’au bout ; les autres feuilles le \
             sont. La source est partielle et ses chiffres sont des minimums (`≥`).",
            "Ouvrez le classeur dans un tableur et enregistrez-le de nouveau en `.xlsx`.",
        ),
        Code::UnclaimedFile => (
            "Un fichier du dossier de données n’est lu par aucune source : ce qu’il contient n’est \
             compté nulle part.",
            "Si c’est un registre, ajoutez son nom à une source, `files = \
             [\"m4sd/registre-2023.xlsx\"]`, ou écrivez une source pour lui. Sinon sortez-le du \
             dossier de données.",
        ),
        Code::UnclaimedSheet => (
            "Une feuille visible n’est lue par aucune source : ce qu’elle contient n’est compté \
             nulle part. C’est un avertissement quand elle ressemble au registre, une simple note \
             sinon.",
            "Si elle doit compter, ajoutez son nom à la source : `sheets = [\"2022\", \"2023\"]`. \
             Si c’est une copie, supprimez-la pour que personne ne s’y trompe.",
        ),
        Code::HiddenSheet => (
            "Une feuille masquée ressemble au registre : souvent une ancienne copie, parfois la \
             vraie. Elle n’est pas lue, et rien de ce qu’elle contient n’est compté.",
            "Si c’est une ancienne copie, supprimez-la. Si elle doit compter, affichez-la, ou \
             écrivez `hidden = true` en tête de la source.",
        ),
        Code::ExpectedAbsent => (
            "La source attend une feuille ou un fichier qui n’a pas été lu. Elle est partielle : \
             ses chiffres sont des minimums (`≥`).",
            "Déposez ce qui manque. Si la source est complète sans cela, retirez-le de sa liste : \
             `expected = [\"2021\", \"2022\", \"2023\"]`.",
        ),
        Code::OpenElsewhere => (
            "Un autre programme tient ce classeur ouvert. Il est lu tel qu’il a été enregistré \
             pour la dernière fois : ce qui a été tapé depuis n’est pas compté.",
            "Enregistrez le classeur, fermez-le et relancez bilan.",
        ),
        Code::LinkedFolder => (
            "Un dossier des données est un lien vers un autre. Les liens ne sont pas suivis : un \
             lien qui revient sur lui-même ne finirait jamais, et un lien vers l’extérieur ferait \
             compter des fichiers que personne n’a déposés. Ce que contient le dossier des \
             données est lu sous son propre nom ; ce qui est au-dehors n’est pas lu, et les \
             sources qui en ont besoin sont partielles.",
            "Copiez les fichiers dans le dossier des données, ou donnez le dossier qui les \
             contient : `--data DOSSIER`, ou `data = \"…\"` dans `catalogue.toml`. Le dossier \
             des données peut être lui-même un lien, un fichier aussi.",
        ),
        Code::InferredText => (
            "Un fichier CSV ne dit ni son codage ni son séparateur : bilan les a déduits de son \
             contenu, et dit ce qu’il a choisi. Les chiffres tiennent si les accents et les \
             colonnes sont justes.",
            "Rien à faire si c’est juste. Sinon enregistrez le fichier en `.xlsx`, ou en CSV \
             UTF-8.",
        ),
        Code::InferredHeader => (
            "Les en-têtes ne sont pas sur la première ligne : bilan les a reconnus plus bas, \
             d’après les colonnes de la source, et dit où. Les lignes au-dessus ne sont pas \
             comptées.",
            "Rien à faire si c’est la bonne ligne. Sinon corrigez les en-têtes du registre, ou \
             ceux de la source, sous `[columns]`.",
        ),
        Code::NoHeader => (
            "Aucune des premières lignes de la feuille ne porte les en-têtes de la source : rien \
             n’y est lu. La source est partielle et ses chiffres sont des minimums (`≥`), ou \
             manquent.",
            "Corrigez les en-têtes dans le registre, ou ajoutez leurs nouveaux noms à la source, \
             sous `[columns]` : `sex = [\"Sexe\", \"Genre\"]`. Si la feuille n’est pas un \
             registre, retirez-la de `sheets`.",
        ),
        Code::ColumnAbsent => (
            "Une colonne que la source nomme n’est pas dans la feuille. Le reste est lu ; la \
             source est partielle et ses chiffres sont des minimums (`≥`).",
            "Si la colonne a changé de nom, ajoutez-le à la source : `sex = [\"Sexe\", \
             \"Genre\"]`. Sinon rétablissez-la dans le registre.",
        ),
        Code::ColumnTwice => (
            "Plusieurs colonnes répondent au même en-tête. La première est lue ; la source est \
             partielle et ses chiffres sont des minimums (`≥`), car la bonne est peut-être \
             l’autre.",
            "Renommez dans le registre celles qui sont de trop. Si elles ont des noms différents, \
             ne gardez dans la source que le bon : `sex = \"Sexe\"`.",
        ),
        Code::NoSession => (
            "Dans une feuille de présence, aucune colonne n’a l’en-tête d’une séance : aucune \
             présence n’est lue. La source est partielle et ses chiffres sont des minimums (`≥`).",
            "Écrivez la date dans l’en-tête de chaque séance, ou accordez la source au registre, \
             sous `[attendance]` : `header = \"{module} {date}\"`.",
        ),
        Code::UnknownValue => (
            "Une valeur ne répond à aucun code, libellé ou alias de la dimension. La personne ou \
             l’acte est compté, sous « Non renseigné » ; une marque de présence non comprise, \
             ou la réponse à un `when`, ne compte pas.",
            "Ajoutez-la à la catégorie voulue dans `dimensions.toml`, `aliases = [\"f\", \
             \"femme\", \"dame\"]`, à la dimension d’origine si celle-ci a `like` ; ou, pour un \
             seul registre, dans sa source sous `[values.sex]` : `\"dame\" = \"female\"`. Une \
             valeur dont seule la forme est montrée pourrait nommer quelqu’un : lisez-la dans sa \
             cellule. Les marques se disent sous `[attendance]`, `marks = [\"P\"]` et `absent = [\"A\"]` ; \
             les réponses dans le `when`, `{ \"Fait\" = { is = [\"oui\"], not = [\"annulé\"] } }`. Pour \
             en traiter beaucoup d’un coup : `bilan check --fix-list \
             indicators/aliases.csv`, à remplir.",
        ),
        Code::ForeignColumn => (
            "La plupart des mots d’une colonne ne veulent rien dire pour son champ : des colonnes \
             sont peut-être échangées. Ce qui n’est pas compris compte sous « Non renseigné » et \
             n’est montré que par sa forme, car ce pourrait être des noms.",
            "Regardez la colonne dans le registre. Corrigez l’en-tête dans la source, `sex = \
             \"Sexe\"`, ou remettez les colonnes en place.",
        ),
        Code::UndeclaredNumber => (
            "Un nombre se trouve là où une catégorie est attendue. Il ne veut rien dire tant que \
             la source ne l’a pas déclaré, et compte sous « Non renseigné » : 1 est un homme ici, \
             une femme ailleurs.",
            "Dites dans la source ce qu’il désigne, sous `[values.sex]` : `\"1\" = \"female\"`, \
             puis `\"2\" = \"male\"`.",
        ),
        Code::ImpossibleDate => (
            "Une date n’existe pas, ou son année n’est pas entre 1900 et 2100. L’acte qu’elle date \
             n’est pas compté, et la ligne est refusée si aucun autre acte n’y est daté ; une date \
             de naissance impossible laisse l’âge inconnu.",
            "Corrigez la cellule. Si beaucoup de dates sont refusées, la source donne peut-être \
             mal l’ordre du jour et du mois : `dates = \"day first\"`, `dates = \"month first\"` \
             ou `dates = \"year first\"`.",
        ),
        Code::MarkWithoutDate => (
            "La ligne dit qu’un service a été rendu (une marque, un montant, une condition \
             remplie) sans dire quand. Sans date, l’acte n’est d’aucune période : il n’est pas \
             compté.",
            "Écrivez la date dans le registre. Si la date est dans une autre colonne, nommez-la \
             dans la source : `date = [\"Date subvention\", \"Date versement\"]`.",
        ),
        Code::SpanReversed => (
            "Un acte finit avant d’avoir commencé. Il est compté à son premier jour.",
            "Corrigez l’une des deux dates dans le registre, ou les colonnes que nomment `date` et \
             `until` dans la source.",
        ),
        Code::NoPersonKey => (
            "Une partie de ce qui distingue une personne d’une autre est vide, ou un nombre qu’un \
             tableur a tronqué (`2,12612E+11`) : la ligne compte pour une personne à part. Si la même personne a d’autres lignes, le nombre de \
             personnes est trop grand.",
            "Remplissez dans le registre les colonnes de la clé. Si elles sont souvent vides, \
             choisissez-en une autre dans la source : `person = { fields = [\"last_name\", \
             \"first_name\", \"birth_date\"], scope = \"source\" }`.",
        ),
        Code::NoOrganisationKey => (
            "Une partie de ce qui distingue une organisation d’une autre est vide : la ligne \
             compte pour une organisation à part. Si elle a d’autres lignes, le nombre \
             d’organisations est trop grand.",
            "Remplissez dans le registre les colonnes de la clé, ou choisissez-en une autre dans \
             la source : `organisation = { fields = [\"organisation_code\"], scope = \"project\" \
             }`.",
        ),
        Code::ConflictingAnswers => (
            "Sous la même clé, une réponse qui ne devrait pas changer change, comme le sexe. La \
             réponse donnée le plus souvent est retenue, et la personne compte une fois.",
            "Corrigez le registre. Si deux personnes partagent la clé, complétez-la : `person = { \
             fields = [\"case_number\", \"birth_date\"] }`. Si la réponse peut changer, écrivez \
             `resolve = \"latest\"` dans la dimension.",
        ),
        Code::ConflictingBirthDates => (
            "Sous la même clé, deux dates de naissance. La plus fréquente est retenue pour l’âge, \
             et la personne compte une fois.",
            "Corrigez le registre. Si deux personnes partagent la clé, ajoutez-y la date de \
             naissance : `person = { fields = [\"last_name\", \"first_name\", \"birth_date\"] }`.",
        ),
        Code::IdenticalRows => (
            "Deux lignes d’une même feuille sont identiques à la lettre. Les deux sont gardées : \
             une personne ne compte qu’une fois, mais ses actes et ses montants comptent deux \
             fois.",
            "Si c’est une copie, supprimez-la. Si ce sont deux actes du même jour, laissez-les.",
        ),
        code => lines::fr(code).unwrap_or_else(|| tables::fr(code)),
    }
}
