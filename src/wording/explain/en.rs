//! What each finding means and how to mend it, in English.

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
            "A file of the catalogue is not correct TOML. Nothing is counted until it is mended.",
            "Look at the place underlined and the line before it: most often a quotation mark, a \
             comma or a bracket is missing. A text stands between quotation marks, a list between \
             brackets: `aliases = [\"f\", \"woman\"]`.",
        ),
        Code::UnknownKey => (
            "The catalogue holds a key that bilan does not read in this place, most often a typing \
             mistake: it would have no effect and nobody would see it. Nothing is counted while it \
             is there.",
            "Mend it as proposed, or remove it. A remark is written after a `#`.",
        ),
        Code::MissingKey => (
            "A key that must be there is missing from this place of the catalogue. Nothing is \
             counted until it is added.",
            "Add it, for instance `code = \"female\"` or `label = { fr = \"Femmes\", en = \
             \"Women\" }`.",
        ),
        Code::WrongType => (
            "The value of a key is of another kind than the key takes, such as a text where a date \
             belongs. Nothing is counted until it is mended.",
            "A text stands between quotation marks, a date and a number do not, a list stands \
             between brackets: `code = \"M4SD\"`, `start = 2019-01-01`, `files = \
             [\"m4sd/register.xlsx\"]`.",
        ),
        Code::UnknownWord => (
            "This key takes certain words only, and this is none of them. Nothing is counted until \
             it is mended.",
            "Take one of the words that the message lists, for instance `of = \"person\"` for a \
             dimension of people.",
        ),
        Code::Undeclared => (
            "The catalogue names a dimension, field, category, indicator, project, format or \
             language that nothing declares. Nothing is counted until the name is mended or \
             declared.",
            "Mend the name as proposed, or declare it: dimensions, categories and fields in \
             `dimensions.toml`, indicators in the file of their theme, projects in `projects/`, \
             formats in `donors/`.",
        ),
        Code::DuplicateCode => (
            "The same code is declared twice, and one could not tell which is meant. Nothing is \
             counted while it is.",
            "Give one of the two another code, for instance `code = \"EMP-01-N\"`, and mend the \
             places that name it.",
        ),
        Code::InvalidCode => (
            "The code of a project, donor format, report or reporting period stands in the names of \
             workbooks. This one would be no name on some system, or would lead into another \
             folder. Nothing is written under it.",
            "Use letters without accents, digits, `.`, `_` and `-`; no dot at the end, and none of \
             the names that Windows keeps for devices (`CON`, `NUL`, `COM1` …): `code = \"M4SD\"`.",
        ),
        Code::AliasClaimedTwice => (
            "Two categories of a dimension claim the same word, once case, accents and punctuation \
             are set aside: a cell that holds it could be of either. Nothing is counted until the \
             word is left with one.",
            "Take it out of the `aliases` of one of the two. If it has that meaning in one \
             register only, put it in its source, under `[values.sex]`: `\"mle\" = \"female\"`.",
        ),
        Code::ImpossibleCondition => (
            "A condition can never be met: bounds the wrong way round, an empty list, or \
             conditions that exclude one another (those of a line come on top of those of its \
             indicator). The figure would always be nought; nothing is counted until it is mended.",
            "Mend the condition. If one or the other should do, the indicator says so: `where_any \
             = [{ sex = \"female\" }, { migrant_status = \"migrant\" }]`.",
        ),
        Code::UnsuitableTest => (
            "A condition asks of a field what its nature does not allow, such as bounds of a \
             dimension. Nothing is counted until it is mended.",
            "A dimension takes categories, `sex = \"female\"`; a number or an amount takes bounds, \
             `amount = { at_least = 100 }`; any field takes `{ filled = true }`. Age stands under \
             `where`, never under `where_any`: `age = { at_least = 18, at_most = 35 }`.",
        ),
        Code::UnsuitableBreakdown => (
            "The indicator cannot be broken down so: a typed indicator has its total only, and an \
             organisation has neither sex nor age. Nothing is counted while the breakdown is \
             there.",
            "Take the dimension out of `breakdowns`. For organisations, use a dimension that \
             describes them (`of = \"organisation\"`) or the act.",
        ),
        Code::UnsuitableRate => (
            "A rate counts the subjects of one indicator among those of another, so both must \
             count the same: people, organisations or acts. A sum, a typed value or another rate \
             has no subjects. Nothing is counted until it is mended.",
            "Name two indicators with the same `count`, for instance two that both say `count = \
             \"people\"`: `count = { rate = { of = \"EMP-06\", among = \"EMP-05\" } }`.",
        ),
        Code::FormatAsksNothing => (
            "A donor format has a sheet or an indicator that nothing the project reports can fill: \
             the sheet would stay empty. Nothing is counted until the two agree.",
            "Add the breakdown to one of the project’s indicators, `breakdowns = [[\"sex\", \
             \"migrant_status\"]]`, or the indicator to the project’s logframe, under \
             `[[logframe]]`. Or else take the demand out of the file in `donors/`.",
        ),
        Code::InvalidPeriod => (
            "A period in the catalogue is not written as bilan reads them, or ends before it \
             starts. Nothing is counted until it is mended.",
            "Write `2022`, `2022-S1`, `2022-Q3`, `2022-07`, `2019..2022`, \
             `2020-11-01..2021-12-17`, `P2` (second year of the project) or `life` (the whole \
             project).",
        ),
        Code::EndBeforeStart => (
            "A project ends before it starts: no act could fall within it. Nothing is counted \
             until the dates are mended.",
            "Check both dates, written year-month-day and without quotation marks: `start = \
             2019-01-01`, `end = 2023-12-31`.",
        ),
        Code::InvalidPattern => (
            "A name pattern cannot be used: it is empty, it leaves the data folder, a brace is not \
             closed, two fields touch, or the header of a session lacks the date. Nothing is \
             counted until it is mended.",
            "A file is named from the data folder, `files = [\"m4sd/register-*.xlsx\"]`. Fields \
             are kept apart by a sign, `header = \"{module} {date}\"`.",
        ),
        Code::InvalidBands => (
            "Age bands overlap, leave a gap, are out of order or cannot be read. Nothing is \
             counted until they are mended.",
            "Write them from the youngest to the oldest, each starting where the one before ends: \
             `bands = [\"0-17\", \"18-34\", \"35\", \"36+\"]`.",
        ),
        Code::InvalidTitle => (
            "Excel would refuse this sheet name, and the donor’s workbook could not be written. \
             Nothing is counted until it is mended.",
            "Keep to 31 signs, none of `[ ] * ? : / \\`, and no apostrophe at the start or the \
             end: `title = { fr = \"Sexe × statut\", en = \"Sex × status\" }`.",
        ),
        Code::UnsuitableField => (
            "This field cannot stand here: an age band is computed and not read from a column, a \
             sum takes a number or an amount. Nothing is counted while it is there.",
            "Name the column of the birth date instead, `birth_date = \"Birth date\"`. For a sum, \
             use a field of type `number` or `money`: `count = { sum = \"amount\" }`.",
        ),
        Code::UnclearRowShape => (
            "The source does not say, or says in several ways, what a row of the register stands \
             for. Nothing is counted until that is clear.",
            "Keep one form only: `[record.training]` and its like if a row is a person with a date \
             column for each service, `[act]` if each row is an act, `[attendance]` if each column \
             is a session, `[aggregate]` if the cells are counts.",
        ),
        Code::NoService => (
            "Each row of the source is an act, but nothing tells of which service: no indicator \
             could count it. Nothing is counted until the service is told.",
            "Name the service’s column under `[columns]`, `service = \"Service\"`. If it is always \
             the same, write `fixed = { service = \"training\" }`.",
        ),
        Code::MissingLanguage => (
            "A label has no text in one of the catalogue’s languages. The figures do not suffer; a \
             report in that language shows the other text.",
            "Add it between the braces: `label = { fr = \"Femmes\", en = \"Women\" }`.",
        ),
        Code::NothingFeeds => (
            "A project reports an indicator that none of its sources can feed: neither the service \
             nor the fields that it asks for are in them. Its figure is marked missing, never 0.",
            "Add to a source the service that it counts, `[record.job_interview]` then `date = \
             \"Interview date\"`. If somebody gives the figure, write `count = \"typed\"` in the \
             indicator and fill in the project’s entries file.",
        ),
        Code::CircularRule => (
            "A dimension refines another that refines it in turn, or a rate is computed from \
             itself. Nothing is counted until the circle is broken.",
            "Name another dimension in `refines`, for instance `refines = \"migrant_status\"`, or \
             another indicator in `rate`.",
        ),
        Code::MissingFile => (
            "A file that the catalogue needs is not there or does not open. Without \
             `catalogue.toml` or `dimensions.toml` nothing is counted; without its entries file a \
             project loses its typed values and comments.",
            "Put the file back in its place, or mend its path, taken from the data folder: \
             `entries = \"m4sd/entries.xlsx\"`. `bilan init` writes a whole catalogue.",
        ),
        Code::FixedSeverity => (
            "The catalogue changes the severity of a mistake that makes it useless, or waives it. \
             Figures of a mistaken catalogue would be worth nothing: such a mistake stays an error.",
            "Remove the line from `[severity]` or the `[[waive]]` from `catalogue.toml`, and mend \
             the mistake itself.",
        ),
        Code::WaiverEnded => (
            "The last day of a waiver is past, on the day of `--as-of`: the findings that it waived \
             count again.",
            "Mend what they say, or prolong the waiver in `catalogue.toml`, under `[[waive]]`: \
             `until = 2027-12-31`.",
        ),
        Code::IdleWaiver => (
            "A waiver waives no finding: what it was for is mended, or its pattern answers to \
             nothing. No figure depends on it.",
            "Remove it from `catalogue.toml`, or mend its `file`, `sheet` and `source`.",
        ),
        Code::AliasColumnAbsent => (
            "A list of aliases (`indicators/aliases.csv`) lacks a column that bilan needs: nothing \
             is counted, since its decisions would be lost.",
            "Keep the first row as `bilan check --fix-list` wrote it, with `dimension`, `value` and \
             `category` at least, or write a new list.",
        ),
        Code::AliasWithoutValue => (
            "A row of a list of aliases chooses a category and does not say of which word: it \
             changes nothing. So it is with words of which only the form is shown, as long as the \
             column `value` is empty.",
            "Read the word in the cell that `file`, `sheet` and `cell` give, and copy it into \
             `value`; if it is somebody’s name, mend the register instead.",
        ),
        Code::EmptyData => (
            "The data folder holds no file: all that is counted from registers is marked missing.",
            "Put the projects’ files into it. If it is the wrong folder, mend `data = \"../data\"` \
             in `catalogue.toml`, or give it by `--data`.",
        ),
        Code::SourceFileAbsent => (
            "No file in the data folder answers to the name that the source expects. The source is \
             partial: its figures are lower bounds (`≥`), or missing if nothing else feeds them.",
            "Put the file into the data folder. If its name has changed, mend the source: `files = \
             [\"m4sd/register-*.xlsx\"]`.",
        ),
        Code::UnreadableFile => (
            "A file could not be read: empty, locked, damaged or of a format that bilan does not \
             read. The others are read; figures that need it are lower bounds (`≥`), or missing.",
            "Open it in a spreadsheet program, remove the password if it has one, and save it as \
             `.xlsx` or CSV. If it does not open, export it again.",
        ),
        Code::UnreadableSheet => (
            "One sheet of a workbook could not be read to its end; the other sheets are. The \
             source is partial and its figures are lower bounds (`≥`).",
            "Open the workbook in a spreadsheet program and save it again as `.xlsx`.",
        ),
        Code::UnclaimedFile => (
            "No source reads a file of the data folder: what it holds is counted nowhere.",
            "If it is a register, add its name to a source, `files = \
             [\"m4sd/register-2023.xlsx\"]`, or write a source for it. Or else take it out of the \
             data folder.",
        ),
        Code::UnclaimedSheet => (
            "No source reads a visible sheet: what it holds is counted nowhere. This is a warning \
             when the sheet looks like the register, a mere note otherwise.",
            "If it should count, add its name to the source: `sheets = [\"2022\", \"2023\"]`. If \
             it is a copy, delete it, so that nobody is misled.",
        ),
        Code::HiddenSheet => (
            "A hidden sheet looks like the register: often an old copy, sometimes the true one. It \
             is not read, and nothing in it is counted.",
            "If it is an old copy, delete it. If it should count, unhide it, or write `hidden = \
             true` at the head of the source.",
        ),
        Code::ExpectedAbsent => (
            "The source expects a sheet or file that was not read. It is partial: its figures are \
             lower bounds (`≥`).",
            "Put in what is missing. If the source is whole without it, take it out of the list: \
             `expected = [\"2021\", \"2022\", \"2023\"]`.",
        ),
        Code::OpenElsewhere => (
            "Another program holds this workbook open. It is read as it was last saved: what was \
             typed since is not counted.",
            "Save the workbook, close it and run bilan again.",
        ),
        Code::LinkedFolder => (
            "A folder among the data is a link to another one. Links are not gone into: one that \
             points back would never end, and one that leads out would have files counted that \
             nobody put there. What the data folder itself holds is read under its own name; what \
             lies outside is not read, and sources that need it are partial.",
            "Copy the files into the data folder, or name the folder that holds them: `--data \
             DIR`, or `data = \"…\"` in `catalogue.toml`. The data folder itself may be a link, \
             and so may a file.",
        ),
        Code::InferredText => (
            "A CSV file tells neither its encoding nor its separator: bilan inferred them from its \
             content, and says what it chose. The figures hold if accents and columns are right.",
            "Nothing to do if it is right. Or else save the file as `.xlsx`, or as CSV in UTF-8.",
        ),
        Code::InferredHeader => (
            "The headers are not on the first row: bilan recognised them further down by the \
             source’s columns, and says where. The rows above are not counted.",
            "Nothing to do if it is the right row. Or else mend the headers of the register, or \
             those of the source, under `[columns]`.",
        ),
        Code::NoHeader => (
            "None of the first rows of the sheet holds the source’s headers: nothing is read from \
             it. The source is partial and its figures are lower bounds (`≥`), or missing.",
            "Mend the headers in the register, or add their new names to the source, under \
             `[columns]`: `sex = [\"Sex\", \"Gender\"]`. If the sheet is no register, take it out \
             of `sheets`.",
        ),
        Code::ColumnAbsent => (
            "A column that the source names is not in the sheet. The rest is read; the source is \
             partial and its figures are lower bounds (`≥`).",
            "If the column has a new name, add it to the source: `sex = [\"Sex\", \"Gender\"]`. Or \
             else put it back into the register.",
        ),
        Code::ColumnTwice => (
            "Several columns answer to the same header. The first is read; the source is partial \
             and its figures are lower bounds (`≥`), since the other may be the right one.",
            "Rename those that are not meant in the register. If their names differ, keep only the \
             right one in the source: `sex = \"Sex\"`.",
        ),
        Code::NoSession => (
            "In an attendance sheet, no column has the header of a session: no attendance is read. \
             The source is partial and its figures are lower bounds (`≥`).",
            "Write the date in the header of each session, or make the source agree with the \
             register, under `[attendance]`: `header = \"{module} {date}\"`.",
        ),
        Code::UnknownValue => (
            "A value answers to no code, label or alias of the dimension. The person or act is \
             counted, as unknown; a mark of attendance, or the answer to a `when`, that is not understood \
             does not count.",
            "Add it to the category meant in `dimensions.toml`, `aliases = [\"f\", \"woman\", \
             \"lady\"]`, in the original dimension if this one has `like`; or, for one register \
             only, in its source under `[values.sex]`: `\"lady\" = \"female\"`. A value of which \
             only the form is shown could name somebody: read it in its cell. Marks are told under \
             `[attendance]`, `marks = [\"P\"]` and `absent = [\"A\"]`; answers in the `when`, `{ \
             \"Done\" = { is = [\"yes\"], not = [\"cancelled\"] } }`. Many at once: `bilan check --fix-list indicators/aliases.csv`, filled in.",
        ),
        Code::ForeignColumn => (
            "Most words of a column mean nothing to its field: columns may be swapped. What is not \
             understood counts as unknown and is shown by its form only, since it could be names.",
            "Look at the column in the register. Mend the header in the source, `sex = \"Sex\"`, \
             or put the columns back in place.",
        ),
        Code::UndeclaredNumber => (
            "A number stands where a category is wanted. It means nothing until the source \
             declares it, and counts as unknown: 1 is a man here, a woman elsewhere.",
            "Say in the source what it means, under `[values.sex]`: `\"1\" = \"female\"`, then \
             `\"2\" = \"male\"`.",
        ),
        Code::ImpossibleDate => (
            "A date does not exist, or its year is not between 1900 and 2100. The act that it \
             dates is not counted, and the row is refused if no other act of it is dated; an \
             impossible birth date leaves the age unknown.",
            "Mend the cell. If many dates are refused, the source may give day and month in the \
             wrong order: `dates = \"day first\"`, `dates = \"month first\"` or `dates = \"year \
             first\"`.",
        ),
        Code::MarkWithoutDate => (
            "The row says that a service was given (a mark, an amount, a condition met) and not \
             when. Without a date the act is of no period: it is not counted.",
            "Write the date in the register. If the date stands in another column, name it in the \
             source: `date = [\"Grant date\", \"Payment date\"]`.",
        ),
        Code::SpanReversed => (
            "An act ends before it starts. It is counted on its first day.",
            "Mend one of the two dates in the register, or the columns that `date` and `until` \
             name in the source.",
        ),
        Code::NoPersonKey => (
            "Part of what tells one person from another is empty, or a number that a spreadsheet \
             program has cut (`2.12612E+11`): the row counts as a person of its own. If the same person has other rows, the number of people is too high.",
            "Fill in the key’s columns in the register. If they are often empty, choose another \
             key in the source: `person = { fields = [\"last_name\", \"first_name\", \
             \"birth_date\"], scope = \"source\" }`.",
        ),
        Code::NoOrganisationKey => (
            "Part of what tells one organisation from another is empty: the row counts as an \
             organisation of its own. If it has other rows, the number of organisations is too \
             high.",
            "Fill in the key’s columns in the register, or choose another key in the source: \
             `organisation = { fields = [\"organisation_code\"], scope = \"project\" }`.",
        ),
        Code::ConflictingAnswers => (
            "Under one key, an answer that should not change does, such as the sex. The answer \
             given most often stands, and the person counts once.",
            "Mend the register. If two people share the key, make it longer: `person = { fields = \
             [\"case_number\", \"birth_date\"] }`. If the answer may change, write `resolve = \
             \"latest\"` in the dimension.",
        ),
        Code::ConflictingBirthDates => (
            "Under one key, two birth dates. The one given most often stands for the age, and the \
             person counts once.",
            "Mend the register. If two people share the key, add the birth date to it: `person = { \
             fields = [\"last_name\", \"first_name\", \"birth_date\"] }`.",
        ),
        Code::IdenticalRows => (
            "Two rows of one sheet are the same to the letter. Both are kept: a person counts \
             once, but the acts and amounts count twice.",
            "If it is a copy, delete it. If they are two acts of one day, leave them.",
        ),
        code => lines::en(code).unwrap_or_else(|| tables::en(code)),
    }
}
