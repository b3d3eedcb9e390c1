//! Quotation marks wherever people put them: what is well written is read as another reader reads it, and what is not
//! costs no row.

use csv::{QuoteStyle, ReaderBuilder, Terminator, WriterBuilder};
use proptest::prelude::*;

use super::Told;
use super::tests::rows_told;
use crate::finding::TornLine;

/// Cells as a register holds them, with marks, delimiters and line breaks in their texts.
const TEXTS: [&str; 12] = [
    "Coop Sapin",
    "",
    "dit « Zed »",
    "surnommée \"Zed\"",
    "\"Zed\"",
    "tuyau 5\"",
    "l’arbre, d'abord",
    "rue 12; étage 3",
    "ligne un\nligne deux",
    "a; b\n\nc, d\te",
    "\"tout\nest\" dit; fin",
    "fin\n",
];

/// How a program writes its files.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each may be so or not")]
struct Hand {
    delimiter: u8,
    carriage: bool,
    all_quoted: bool,
    banner: bool,
    wide: bool,
}

fn hand() -> impl Strategy<Value = Hand> {
    let delimiter = prop::sample::select(b";,\t|".to_vec());
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (delimiter, flags).prop_map(|(delimiter, (carriage, all_quoted, banner, wide))| Hand {
        delimiter,
        carriage,
        all_quoted,
        banner,
        wide,
    })
}

/// A row of a register: a number, a text, a sex, a day, a text, and some more columns where it is a wide one.
fn row(number: usize, first: &str, second: &str, wide: bool) -> Vec<String> {
    let day = format!("{:02}/03/2022", number % 28 + 1);
    let sex = if number.is_multiple_of(3) { "H" } else { "F" };
    let mut cells = vec![
        format!("T{number}"),
        first.to_owned(),
        sex.to_owned(),
        day,
        second.to_owned(),
    ];
    if wide {
        cells.extend(["oui", "", "12", "Rabat", "x"].map(str::to_owned));
    }
    cells
}

/// The lines as a program that knows how writes them.
fn written(hand: Hand, lines: &[Vec<String>]) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .delimiter(hand.delimiter)
        .terminator(if hand.carriage {
            Terminator::CRLF
        } else {
            Terminator::Any(b'\n')
        })
        .quote_style(if hand.all_quoted {
            QuoteStyle::Always
        } else {
            QuoteStyle::Necessary
        })
        .flexible(true)
        .from_writer(Vec::new());
    if hand.banner {
        let mut banner = vec![String::new(); lines[0].len() + 4];
        banner[0] = "Registre 2022".into();
        writer.write_record(&banner).unwrap();
    }
    for line in lines {
        writer.write_record(line).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Without the empty cells at its end.
fn trimmed(mut cells: Vec<String>) -> Vec<String> {
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

/// The rows that bilan reads, blank ones apart.
fn read(bytes: &[u8], delimiter: u8) -> Vec<(Vec<String>, Option<TornLine>)> {
    // A few rows of such cells do not tell which sign parts them; that is not what is asked here.
    let told = Told {
        delimiter: Some(delimiter),
        ..Told::default()
    };
    let (read, _) = rows_told(bytes, &told);
    let filled = read.into_iter().filter(|(_, cells, _)| !cells.is_empty());
    filled
        .map(|(_, cells, torn)| (trimmed(cells), torn))
        .collect()
}

/// The same lines in UTF-16, as Excel's « Texte Unicode » writes them.
fn in_utf_16(bytes: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// A text into which somebody typed quotation marks and no program doubled them.
fn marked(text: &str, how: usize) -> String {
    match how {
        0 => format!("\"{text}\" annexe"),
        1 => format!("\"{text}"),
        2 => format!("{text}\""),
        3 => format!("{text} 5\" long"),
        4 => format!("\"\"{text}\"\""),
        5 => format!("\"{text}\" et \"{text}\""),
        6 => format!("\" {text}"),
        _ => "\"".to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_well_written_is_read_as_another_reader_reads_it(
        hand in hand(),
        // In fewer rows, most of them broken, nothing tells what is usual: their marks are told as stray, and no row is lost.
        texts in prop::collection::vec((0..TEXTS.len(), 0..TEXTS.len()), 12..60),
        wide_text in any::<bool>(),
    ) {
        let lines = texts.iter().enumerate();
        let lines: Vec<_> = lines
            .map(|(at, (one, two))| row(at, TEXTS[*one], TEXTS[*two], hand.wide))
            .collect();
        let bytes = written(hand, &lines);
        let mut other = ReaderBuilder::new()
            .delimiter(hand.delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes.as_slice());
        let wanted: Vec<_> = other
            .records()
            .map(|record| trimmed(record.unwrap().iter().map(str::to_owned).collect()))
            .map(|cells| (cells, None))
            .collect();
        let bytes = if wide_text { in_utf_16(&bytes) } else { bytes };
        prop_assert_eq!(read(&bytes, hand.delimiter), wanted);
    }

    #[test]
    fn a_stray_mark_costs_no_row(
        hand in hand(),
        count in 12..70usize,
        strays in prop::collection::vec((0..70usize, any::<bool>(), 0..8usize), 1..6),
        wide_text in any::<bool>(),
    ) {
        let plain = |at: usize| row(at, &format!("Coop {at}"), "suite", hand.wide);
        let mut lines: Vec<_> = (0..count).map(plain).collect();
        for (at, last, how) in &strays {
            let cell = &mut lines[at % count][if *last { 4 } else { 1 }];
            *cell = marked(&cell.replace('"', ""), *how);
        }
        let feed = if hand.carriage { "\r\n" } else { "\n" };
        let delimiter = char::from(hand.delimiter).to_string();
        let mut text = String::new();
        if hand.banner {
            text = format!("Registre 2022{}{feed}", delimiter.repeat(lines[0].len() + 3));
        }
        for cells in &lines {
            text.push_str(&cells.join(&delimiter));
            text.push_str(feed);
        }
        let bytes = if wide_text { in_utf_16(text.as_bytes()) } else { text.into_bytes() };
        let found = read(&bytes, hand.delimiter);
        let found = &found[usize::from(hand.banner)..];
        prop_assert_eq!(found.len(), count);
        for (at, (line, (cells, torn))) in lines.iter().zip(found).enumerate() {
            let hows: Vec<usize> = strays.iter().filter(|one| one.0 % count == at).map(|one| one.2).collect();
            match hows.as_slice() {
                [] => prop_assert_eq!(*torn, None),
                // Nothing in their line closes these.
                [0 | 1 | 6] => prop_assert_eq!(*torn, Some(TornLine::StrayQuote)),
                _ => {}
            }
            let known = |cells: &[String]| {
                let sound = [0, 2, 3].into_iter().chain(5..cells.len());
                sound.map(|at| cells[at].clone()).collect::<Vec<_>>()
            };
            prop_assert_eq!(cells.len(), line.len());
            prop_assert_eq!(known(cells), known(line));
        }
    }
}

#[test]
fn a_mark_in_every_line_is_no_quadratic_work() {
    // Nothing closes the first kind, and the second is a row of another width.
    let line = |number: usize| {
        let end = if number.is_multiple_of(3) { "" } else { ";F" };
        format!("{number};\"Zed\" le 5\" long{end}")
    };
    let lines: Vec<String> = (0..20_000).map(line).collect();
    let text = format!("N;Nom;Sexe\n{}", lines.join("\n"));
    assert_eq!(read(text.as_bytes(), b';').len(), 20_001);
}
