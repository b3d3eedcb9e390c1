//! A place to try bilan in: a temporary folder with a small catalogue of its own, registers, and the program.

pub mod inside;
pub mod trial;

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use bilan::write::atomically;

/// The columns of the register that the catalogue's one source reads.
pub const HEADER: &str = "No;Name;Sex;Status;Birth date;Guidance;Training;Grant;Amount\n";

/// Six people, a row each under [`HEADER`]; the figures that they give are worked out in the tests. Nobody of these
/// names exists.
pub const PEOPLE: &str = "\
1;Zoubida Qarfi;F;migrant;10/05/1990;15/01/2022;;;
2;Hakim Tlemçani;M;host;01/02/2006;20/08/2022;05/09/2022;;
3;Yusra Wazzani;F;host;;03/03/2021;04/04/2022;;
4;Driss Oumlil;M;refugee;31/12/1985;11/11/2022;;12/12/2022;1 500,50
5;Nezha Bouzfour;;migrant;07/07/1999;30/09/2022;;01/02/2023;2000
6;Ilham Zriouil;F;;09/09/2000;;10/10/2022;;
";

/// The files of the catalogue, by their path under `indicators/`.
const CATALOGUE: [(&str, &str); 6] = [
    ("catalogue.toml", include_str!("indicators/catalogue.toml")),
    (
        "dimensions.toml",
        include_str!("indicators/dimensions.toml"),
    ),
    ("theme.toml", include_str!("indicators/theme.toml")),
    (
        "sources/register.toml",
        include_str!("indicators/sources/register.toml"),
    ),
    (
        "projects/p1.toml",
        include_str!("indicators/projects/p1.toml"),
    ),
    (
        "donors/don.toml",
        include_str!("indicators/donors/don.toml"),
    ),
];

/// A temporary folder with `indicators/`, `data/` and, once written, `reports/`.
pub struct Place {
    folder: tempfile::TempDir,
}

/// How a run of bilan ended.
#[derive(Debug)]
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Place {
    /// A folder without anything.
    pub fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A sound catalogue and no data.
    pub fn new() -> Self {
        let place = Self::empty();
        for (path, text) in CATALOGUE {
            place.file(&format!("indicators/{path}"), text);
        }
        std::fs::create_dir(place.path("data")).unwrap();
        place
    }

    /// A sound catalogue and a register of these rows.
    pub fn with(rows: &str) -> Self {
        let place = Self::new();
        place.file("data/register.csv", format!("{HEADER}{rows}"));
        place
    }

    /// A path under the folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Adds or replaces a file.
    pub fn file(&self, path: &str, content: impl AsRef<[u8]>) -> &Self {
        atomically(&self.path(path), content.as_ref()).unwrap();
        self
    }

    /// A file's bytes.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        std::fs::read(self.path(path)).unwrap()
    }

    /// Takes a file away.
    pub fn remove(&self, path: &str) -> &Self {
        std::fs::remove_file(self.path(path)).unwrap();
        self
    }

    /// Replaces the first occurrence of a text in a file; it must be there.
    #[track_caller]
    pub fn edit(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = String::from_utf8(self.bytes(path)).unwrap();
        assert!(text.contains(from), "`{from}` is not in {path}");
        self.file(path, text.replacen(from, to, 1))
    }

    /// Adds lines at the end of a file.
    pub fn append(&self, path: &str, lines: &str) -> &Self {
        let text = String::from_utf8(self.bytes(path)).unwrap();
        self.file(path, format!("{text}\n{lines}\n"))
    }

    /// Writes a workbook: sheets by name, each as lines of texts separated by `;`.
    pub fn xlsx(&self, path: &str, sheets: &[(&str, &str)]) -> &Self {
        let mut book = rust_xlsxwriter::Workbook::new();
        for (name, text) in sheets {
            let sheet = book.add_worksheet().set_name(*name).unwrap();
            for (row, line) in text.lines().enumerate() {
                for (column, cell) in line.split(';').enumerate() {
                    if !cell.is_empty() {
                        sheet.write_string(row as u32, column as u16, cell).unwrap();
                    }
                }
            }
        }
        self.file(path, book.save_to_buffer().unwrap())
    }

    /// bilan, about to be run in the folder.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bilan"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env("NO_COLOR", "1")
            .env_remove("BILAN_LANG")
            .stdin(Stdio::null());
        command
    }

    /// Runs bilan in the folder; whatever it meets, it must not panic.
    #[track_caller]
    pub fn bilan(&self, args: &[&str]) -> Ran {
        Ran::new(self.command(args).output().unwrap())
    }

    /// Every cell of a workbook as text, the sheets' names included.
    #[track_caller]
    pub fn cells(&self, path: &str) -> Vec<String> {
        use calamine::Reader;
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(self.path(path)).unwrap();
        let mut cells = Vec::new();
        for name in book.sheet_names() {
            let range = book.worksheet_range(&name).unwrap();
            cells.push(name);
            cells.extend(range.cells().map(|(_, _, cell)| cell.to_string()));
        }
        cells
    }
}

impl Ran {
    /// A run that ended by itself and did not panic.
    #[track_caller]
    pub fn new(output: Output) -> Self {
        let ran = Self {
            code: output.status.code().expect("ended by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!ran.err.contains("panicked"), "{ran:?}");
        ran
    }

    /// Requires an exit code.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }

    /// Requires texts on standard output or error, wherever their lines were cut.
    #[track_caller]
    pub fn says(self, texts: &[&str]) -> Self {
        let all = format!("{} {}", self.out, self.err);
        let flat = all.split_whitespace().collect::<Vec<_>>().join(" ");
        for text in texts {
            assert!(flat.contains(text), "`{text}` is not in:\n{all}");
        }
        self
    }
}
