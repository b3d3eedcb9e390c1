//! How long the whole of `bilan count` takes on a register of a million rows, beside calamine's bare walk over its cells.
//!
//! `cargo bench --bench reading [-- ROWS]` makes the register once (14 columns in the French wording of a real one; the same
//! rows every time; nobody in it exists), counts people by service × quarter × sex × migrant status, and prints both times,
//! their ratio and the most memory held. It fails where the ratio passes 1.3 or the memory 500 MB.

#![allow(
    clippy::unwrap_used,
    reason = "a benchmark that cannot go on has failed"
)]
#![allow(clippy::print_stdout, reason = "it prints what it measured")]

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use calamine::{DataRef, Reader, Xlsx};
use fastrand::Rng;
use indexmap::IndexSet;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Times each is run.
const RUNS: usize = 3;
const MOST_TIMES: f64 = 1.3;
const MOST_MEGABYTES: u64 = 500;

const HEADERS: [&str; 14] = [
    "N°",
    "Nom",
    "Prénom",
    "Sexe",
    "Nationalité",
    "Statut",
    "Date de naissance",
    "Téléphone",
    "Ville",
    "Date d'inscription",
    "Service",
    "Statut AE",
    "Montant",
    "Observations",
];
const SEX: [&str; 8] = [
    "F", "H", "Femme", "Homme", "femme ", "M", "féminin", "Masculin",
];
const NATIONALITY: [&str; 8] = [
    "Marocaine",
    "Sénégalaise",
    "Ivoirienne",
    "Camerounaise",
    "Guinéenne",
    "Congolaise",
    "Malienne",
    "marocain",
];
const STATUS: [&str; 5] = ["Régulier", "Réfugié", "Irrégulier", "", "Demandeur d'asile"];
const CITY: [&str; 6] = ["Tanger", "Rabat", "Salé", "Oujda", "Beni Mellal", "Tétouan"];
const SERVICE: [&str; 6] = [
    "Orientation",
    "Accompagnement individuel",
    "Création d'entreprise",
    "Stage",
    "CV",
    "Formation soft skills",
];
const QUARTERS: [&str; 16] = [
    "2019-Q4", "2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3",
    "2021-Q4", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3",
];

/// The catalogue, beside the dimensions of the built-in one.
const CATALOGUE: [(&str, &str); 4] = [
    (
        "catalogue.toml",
        "format = 1\ntitle = { en = \"Benchmark\" }\norganisation = \"Nobody\"\nlanguages = [\"en\"]\ndata = \"../data\"\nreports = \"../reports\"\ncalendar = \"civil\"\n",
    ),
    (
        "theme.toml",
        "[[indicator]]\ncode = \"B-01\"\nlabel = { en = \"People served\" }\ndefinition = { en = \"Each person once.\" }\nunit = \"person\"\ncount = \"people\"\nbreakdowns = [[\"service\", \"sex\", \"migrant_status\"]]\n",
    ),
    (
        "projects/bench.toml",
        "code = \"BENCH\"\nname = { en = \"Benchmark\" }\nstart = 2019-12-01\nend = 2023-12-31\n[[logframe]]\ncode = \"B-01\"\nindicator = \"B-01\"\nlevel = \"output\"\n",
    ),
    (
        "sources/register.toml",
        r#"
project = "BENCH"
files = ["register-*.xlsx"]
person = { fields = ["last_name", "first_name", "birth_date"], scope = "source" }
[columns]
last_name = "Nom"
first_name = "Prénom"
sex = "Sexe"
nationality = "Nationalité"
legal_status = "Statut"
birth_date = "Date de naissance"
city = "Ville"
service = "Service"
amount = "Montant"
[values.service]
"Orientation" = "career_guidance"
"Accompagnement individuel" = "individual_coaching"
"Création d'entreprise" = "business_support"
"Stage" = "internship"
"CV" = "job_search_workshop"
"Formation soft skills" = "training"
[derive.migrant_status]
from = "nationality"
map = { host = ["MA"] }
otherwise = "migrant"
[act]
date = "Date d'inscription"
"#,
    ),
];

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["walk", file] => println!("{} cells", walk(Path::new(file))),
        [] => compare(1_000_000),
        [rows] => compare(rows.parse().expect("a number of rows")),
        _ => panic!("cargo bench --bench reading [-- ROWS]"),
    }
}

fn compare(rows: u32) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("reading-{rows}"));
    let register = folder.join(format!("data/register-{rows}.xlsx"));
    if !register.exists() {
        std::fs::create_dir_all(folder.join("data")).unwrap();
        for (path, text) in CATALOGUE {
            let path = folder.join("indicators").join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            File::create(path)
                .unwrap()
                .write_all(text.as_bytes())
                .unwrap();
        }
        let dimensions = include_bytes!("../indicators/dimensions.toml");
        let path = folder.join("indicators/dimensions.toml");
        File::create(path).unwrap().write_all(dimensions).unwrap();
        write(rows, &register);
    }
    let mut best = [(Duration::MAX, 0); 2];
    for _ in 0..RUNS {
        let mut walk = Command::new(std::env::current_exe().unwrap());
        walk.arg("walk").arg(&register);
        let mut count = Command::new(env!("CARGO_BIN_EXE_bilan"));
        count
            .current_dir(&folder)
            .args(["count", "--format", "csv", "--quiet"]);
        count
            .args(["--by", "service,sex,migrant_status", "--period"])
            .args(QUARTERS);
        for (best, command) in best.iter_mut().zip([walk, count]) {
            *best = (*best).min(run(command));
        }
    }
    let [(walk, walk_memory), (count, memory)] = best;
    let times = count.as_secs_f64() / walk.as_secs_f64();
    println!(
        "calamine walks the cells   {:6.2} s  {:4} MB",
        walk.as_secs_f64(),
        walk_memory >> 10
    );
    println!(
        "bilan count                {:6.2} s  {:4} MB  {times:.2} times",
        count.as_secs_f64(),
        memory >> 10
    );
    assert!(times <= MOST_TIMES, "more than {MOST_TIMES} times");
    assert!(
        memory >> 10 <= MOST_MEGABYTES,
        "more than {MOST_MEGABYTES} MB"
    );
}

/// Runs a command to its end: how long it took, and the most memory it held in kB, where the system tells.
fn run(mut command: Command) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let mut memory = 0;
    loop {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
        let peak = status.unwrap_or_default();
        let peak = peak.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok());
        memory = memory.max(peak.unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "{command:?}");
            return (start.elapsed(), memory);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Counts the cells of a workbook that hold something.
fn walk(file: &Path) -> u64 {
    let mut book = Xlsx::new(BufReader::new(File::open(file).unwrap())).unwrap();
    let mut count = 0;
    for name in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&name).unwrap();
        while let Some(cell) = cells.next_cell().unwrap() {
            count += u64::from(!matches!(cell.get_value(), DataRef::Empty));
        }
    }
    count
}

/// Writes the register as spreadsheet programs do: shared texts, numbers, days as numbers with a style.
fn write(rows: u32, path: &Path) {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path).unwrap()));
    let options = SimpleFileOptions::default();
    for (name, text) in PARTS {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let mut texts: IndexSet<String> = IndexSet::new();
    zip.start_file("xl/worksheets/sheet1.xml", options.large_file(true))
        .unwrap();
    let mut sheet = BufWriter::with_capacity(1 << 20, &mut zip);
    write!(sheet, "{XML}<worksheet xmlns=\"{MAIN}\"><sheetData>").unwrap();
    let mut rng = Rng::with_seed(42);
    for row in 1..=rows + 1 {
        write!(sheet, "<row r=\"{row}\">").unwrap();
        let cells = if row == 1 {
            HEADERS.map(|header| Cell::Text(header.into())).to_vec()
        } else {
            act(row - 1, rows, &mut rng)
        };
        for (letter, cell) in ('A'..).zip(cells) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    let (at, _) = texts.insert_full(text);
                    write!(sheet, "<c r=\"{letter}{row}\" t=\"s\"><v>{at}</v></c>").unwrap();
                }
                Cell::Number(number) => {
                    write!(sheet, "<c r=\"{letter}{row}\"><v>{number}</v></c>").unwrap();
                }
                Cell::Day(day) => {
                    write!(sheet, "<c r=\"{letter}{row}\" s=\"1\"><v>{day}</v></c>").unwrap();
                }
            }
        }
        write!(sheet, "</row>").unwrap();
    }
    write!(sheet, "</sheetData></worksheet>").unwrap();
    sheet.flush().unwrap();
    drop(sheet);
    zip.start_file("xl/sharedStrings.xml", options).unwrap();
    let mut part = BufWriter::with_capacity(1 << 20, &mut zip);
    write!(part, "{XML}<sst xmlns=\"{MAIN}\">").unwrap();
    for text in &texts {
        write!(part, "<si><t xml:space=\"preserve\">{text}</t></si>").unwrap();
    }
    write!(part, "</sst>").unwrap();
    part.flush().unwrap();
    drop(part);
    zip.finish().unwrap().flush().unwrap();
}

/// A cell of the register.
#[derive(Clone)]
enum Cell {
    Text(String),
    Number(u32),
    /// Days since 1899-12-30.
    Day(u32),
}

/// One row: about one person in eight comes back for another service.
fn act(number: u32, rows: u32, rng: &mut Rng) -> Vec<Cell> {
    let mut who = Rng::with_seed(u64::from(rng.u32(..(rows / 8 * 7).max(1))) + 1);
    let mut pick = |list: &[&str]| Cell::Text(list[who.usize(..list.len())].to_owned());
    let (sex, nationality, status) = (pick(&SEX), pick(&NATIONALITY), pick(&STATUS));
    let last = Cell::Text(format!("NOM{}", who.u32(..50_000)));
    let first = Cell::Text(format!("Prénom{}", who.u32(..5_000)));
    let (birth, telephone) = (
        23_743 + who.u32(..14_000),
        format!("06{:08}", who.u32(..100_000_000)),
    );
    let mut one = |list: &[&str]| Cell::Text(list[rng.usize(..list.len())].to_owned());
    let (city, service) = (one(&CITY), one(&SERVICE));
    let yes = if rng.u32(..10) == 0 { "Oui" } else { "Non" };
    vec![
        Cell::Number(number),
        last,
        first,
        sex,
        nationality,
        status,
        Cell::Day(birth),
        Cell::Text(telephone),
        city,
        Cell::Day(43_800 + rng.u32(..1_400)),
        service,
        Cell::Text(yes.into()),
        Cell::Number(rng.u32(..20_000)),
        Cell::Text(String::new()),
    ]
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The parts of the workbook that are always the same.
const PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>",
    ),
    (
        "_rels/.rels",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Registre\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
    ),
    (
        "xl/styles.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
    ),
];
