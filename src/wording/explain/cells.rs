//! What findings mean on what cells and rows say besides their text: the look of a date, merged and struck-through cells,
//! groups; the meaning and the remedy, in French and in English.

type Both = [(&'static str, &'static str); 2];

pub(super) const NUMBER_AS_DATE: Both = [
    (
        "Une colonne de dates contient des nombres sans format de date, comme `44562`. Un tableur compte ainsi les jours, \
         mais un code postal ou un numéro s’écrit de même : rien n’est lu comme un jour sans que la colonne ou la source \
         le disent. Parmi des dates, un tel nombre est lu comme un compte de jours, et une note le dit ; dans une colonne \
         qui n’a que des nombres, les actes qu’ils devraient dater ne sont pas comptés.",
        "Si la colonne n’est pas celle des dates, changez l’en-tête dans la source. Si elle l’est, mettez-la au format \
         date, ou écrivez `serial_dates = true` en tête de la source.",
    ),
    (
        "A column of dates holds numbers without the look of a date, such as `44562`. Spreadsheets count days so, and a \
         postal code or a number is written just like it: none is read as a day unless the column or the source says so. \
         Among dates such a number is read as a count of days, with a note; in a column that has nothing else, the acts \
         that they should date are not counted.",
        "If the column is not that of dates, change the header in the source. If it is, format it as dates, or write \
         `serial_dates = true` at the head of the source.",
    ),
];

pub(super) const BEFORE_MIDNIGHT: Both = [
    (
        "Les jours d’une colonne portent tous une heure juste avant minuit : quelques secondes avant, `23:00` ou `22:00`. Un \
         programme qui écrit minuit à l’heure d’un autre fuseau laisse de telles heures, et le jour affiché est alors la \
         veille de celui qui était voulu. Le jour affiché est retenu ; au bord d’une période, l’acte peut tomber dans la \
         mauvaise.",
        "Comparez à une date connue, puis écrivez en tête de la source `before_midnight = \"next day\"` ou \
         `before_midnight = \"same day\"`.",
    ),
    (
        "The days of a column all have a time just before midnight: some seconds before it, `23:00` or `22:00`. A program that \
         writes midnight by the clock of another zone leaves such times, and the day shown is then the one before the day \
         meant. The day shown is taken; at the edge of a period the act may fall into the wrong one.",
        "Compare with a date that you know, then write at the head of the source `before_midnight = \"next day\"` or \
         `before_midnight = \"same day\"`.",
    ),
];

pub(super) const SHEET_ABSENT: Both = [
    (
        "Un fichier de la source n’a aucune des feuilles qu’elle lit. Des outils comme KoboToolbox n’écrivent pas la \
         feuille d’un groupe que personne n’a rempli : si d’autres fichiers l’ont, c’est une note. Si aucun ne l’a, la \
         feuille a sans doute un autre nom, et les chiffres de la source manquent.",
        "Donnez à `sheets` le nom de la feuille, tel que le fichier l’écrit.",
    ),
    (
        "A file of the source has none of the sheets that it reads. Tools such as KoboToolbox do not write the sheet of a \
         group that nobody answered: if other files have it, this is a note. If none has it, the sheet probably goes by \
         another name, and the source’s figures are missing.",
        "Give `sheets` the name of the sheet, as the file writes it.",
    ),
];

pub(super) const MERGED_CELLS: Both = [
    (
        "Une cellule est fusionnée sur plusieurs lignes du registre. Ce qu’elle dit (une personne, une date, une réponse) \
         vaut pour chaque ligne couverte qui dit elle-même quelque chose. Un montant ou un nombre fusionné ne se multiplie \
         pas : il compte une fois, à la première ligne, et c’est un avertissement.",
        "Rien à faire si c’est ce que la fusion veut dire ; sinon défusionnez les cellules.",
    ),
    (
        "A cell is merged over several rows of the register. What it says (a person, a date, an answer) holds for each row \
         covered that says something itself. A merged amount or number is not multiplied: it counts once, on the first \
         row, and that is a warning.",
        "Nothing to do if that is what the merging means; else unmerge the cells.",
    ),
];

pub(super) const STRUCK_ROWS: Both = [
    (
        "Une ligne du registre est barrée : toutes ses cellules remplies, ou celles de la clé ou de la date. Quelqu’un l’a \
         peut-être annulée ; un trait ne retire pourtant personne d’un rapport sans que la source le dise, et elle est \
         comptée.",
        "Si les lignes barrées ne doivent pas compter, écrivez `skip_struck_rows = true` en tête de la source ; elles sont \
         alors dites « écartées ». Sinon, enlevez le trait.",
    ),
    (
        "A row of the register is struck through: all its filled cells, or those of the key or of the date. Somebody may \
         have cancelled it; yet a line takes nobody out of a report unless the source says so, and the row is counted.",
        "If struck rows should not count, write `skip_struck_rows = true` at the head of the source; they are then told as \
         \"left out\". Else take the line away.",
    ),
];

pub(super) const UNTOLD_ROWS: Both = [
    (
        "La source demande d’écarter les lignes masquées ou barrées, et bilan ne sait pas les reconnaître dans un fichier \
         xls, xlsb ou csv. Plutôt que de compter ce qui devait être écarté, la feuille n’est pas lue, et les chiffres de la \
         source sont partiels.",
        "Enregistrez le registre en xlsx ou en ods, ou enlevez la clé de la source.",
    ),
    (
        "The source asks to leave out hidden or struck rows, and bilan cannot tell them in an xls, xlsb or csv file. Rather than \
         count what was to be left out, the sheet is not read, and the source’s figures are partial.",
        "Save the register as xlsx or ods, or take the key out of the source.",
    ),
];

pub(super) const GROUPED_ROWS: Both = [
    (
        "Des lignes laissent vides les mêmes colonnes, la clé ou la date parmi elles, que la ligne du dessus remplit. Des \
         outils écrivent ainsi les membres d’un groupe : la première ligne vaut pour les suivantes. Rien ne le dit, et ces \
         lignes sont lues telles qu’elles sont : sans clé, ou sans date.",
        "Si c’est un groupe, écrivez `fill_down` en tête de la source, avec ces colonnes. Sinon, complétez les lignes.",
    ),
    (
        "Rows leave the same columns blank, the key or the date among them, that the row above fills in. Tools write the \
         members of a group so: the first row stands for those under it. Nothing says so, and these rows are read as they \
         are: without a key, or without a date.",
        "If they are a group, write `fill_down` at the head of the source, with these columns. Else fill the rows in.",
    ),
];
