//! Which cell styles show their number as a date.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use quick_xml::events::Event;

use crate::finding::Unreadable;
use crate::ingest::book::part::{Package, attribute, is_true};
use crate::ingest::sheet::{Value, year_begun};

/// The styles of a workbook, as far as they tell dates from numbers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By style: what it shows of a number.
    shown: Vec<Shown>,
    /// By style: whether it strikes its text through; empty where none does.
    struck: Vec<bool>,
    from_1904: bool,
}

/// What a style shows of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    #[default]
    Number,
    /// A date or a time.
    Moment,
    /// The year of a date alone.
    Year,
}

impl Styles {
    /// Reads the part that declares them.
    pub(super) fn read(
        package: &mut Package,
        part: Option<&str>,
        from_1904: bool,
    ) -> Result<Self, Unreadable> {
        let mut styles = Self {
            shown: Vec::new(),
            struck: Vec::new(),
            from_1904,
        };
        let part = part.unwrap_or("xl/styles.xml").to_owned();
        let Some(mut xml) = package.xml(&part)? else {
            return Ok(styles);
        };
        let mut formats: Vec<(u32, Shown)> = Vec::new();
        let mut inside = false;
        let (mut fonts, mut in_fonts): (Vec<bool>, bool) = (Vec::new(), false);
        let mut buffer = Vec::new();
        loop {
            match xml.next(&mut buffer)? {
                Event::Start(tag) | Event::Empty(tag) => {
                    let number = |name| attribute(&tag, name).and_then(|id| id.parse().ok());
                    match tag.local_name().as_ref() {
                        "cellXfs" => inside = true,
                        "fonts" => in_fonts = true,
                        "font" if in_fonts => fonts.push(false),
                        "strike" if in_fonts => {
                            let off = attribute(&tag, "val").is_some_and(|it| !is_true(&it));
                            if let Some(font) = fonts.last_mut() {
                                *font = !off;
                            }
                        }
                        "numFmt" => {
                            let code = attribute(&tag, "formatCode").unwrap_or_default();
                            formats.extend(number("numFmtId").map(|id: u32| (id, shown(&code))));
                        }
                        "xf" if inside => {
                            let id = number("numFmtId").unwrap_or(0);
                            let font = number("fontId").unwrap_or(0) as usize;
                            styles.struck.push(fonts.get(font) == Some(&true));
                            let own = formats.iter().find(|(known, _)| *known == id);
                            styles
                                .shown
                                .push(own.map_or_else(|| built_in(id), |(_, shown)| *shown));
                        }
                        _ => {}
                    }
                }
                Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => inside = false,
                Event::End(tag) if tag.local_name().as_ref() == "fonts" => in_fonts = false,
                Event::Eof => {
                    if !styles.struck.contains(&true) {
                        styles.struck.clear();
                    }
                    return Ok(styles);
                }
                _ => {}
            }
        }
    }

    /// Whether a style strikes its text through.
    pub(super) fn strikes(&self, style: usize) -> bool {
        self.struck.get(style) == Some(&true)
    }

    /// A number as its style shows it.
    pub(super) fn value<'v>(&self, style: usize, number: f64) -> Value<'v> {
        let shown = self.shown.get(style).copied().unwrap_or_default();
        if shown == Shown::Number {
            return Value::Number(number);
        }
        match moment(number, self.from_1904) {
            Some(moment) if shown == Shown::Year => {
                year_begun(moment).map_or(Value::Moment(moment), Value::Number)
            }
            Some(moment) => Value::Moment(moment),
            None => Value::Number(number),
        }
    }
}

/// The formats of dates and times that are never written out (ECMA-376 18.8.30, the East Asian ones included).
fn built_in(id: u32) -> Shown {
    match id {
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Moment,
        _ => Shown::Number,
    }
}

/// What a format code shows.
fn shown(code: &str) -> Shown {
    let bare = code.split(';').next().unwrap_or_default();
    let bare = bare.rsplit(']').next().unwrap_or_default().trim();
    if ["yyyy", "yy", "jjjj", "aaaa"].contains(&bare.to_ascii_lowercase().as_str()) {
        Shown::Year
    } else if shows_date(code) {
        Shown::Moment
    } else {
        Shown::Number
    }
}

/// Whether a format code shows a date or a time: a letter of dates outside quotes, escapes and brackets.
fn shows_date(code: &str) -> bool {
    let mut signs = code.chars();
    let mut bracket = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => {
                signs.by_ref().find(|sign| *sign == '"');
            }
            '\\' | '_' | '*' => {
                signs.next();
            }
            '[' => {
                bracket.clear();
                bracket.extend(signs.by_ref().take_while(|sign| *sign != ']'));
                // [h]:mm counts hours on; other brackets are colours, conditions and languages.
                let elapsed = |sign: char| matches!(sign.to_ascii_lowercase(), 'h' | 'm' | 's');
                if !bracket.is_empty() && bracket.chars().all(elapsed) {
                    return true;
                }
            }
            // « jj/mm/aaaa » is what programs write that do not know the file's own letters.
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' | 'j' | 'J' => return true,
            // General and Standard, in whatever language, hold some of those letters.
            'G' | 'g' => return false,
            ';' => break,
            _ => {}
        }
    }
    false
}

/// The moment of a serial number. The calendar of 1900 counts a 29 February that never was, before which serials are one
/// day behind.
fn moment(serial: f64, from_1904: bool) -> Option<NaiveDateTime> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let start = match (from_1904, serial < 60.0) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        (false, true) => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        (false, false) => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    let milliseconds = (serial * 86_400_000.0).round() as i64;
    start
        .and_hms_opt(0, 0, 0)?
        .checked_add_signed(TimeDelta::milliseconds(milliseconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_dates_are_told_from_those_of_numbers() {
        for code in [
            "dd/mm/yyyy",
            "jj/mm/aaaa",
            "[$-40C]d mmmm yyyy;@",
            "[h]:mm",
            "mmm-yy",
            "h:mm AM/PM",
        ] {
            assert!(shows_date(code), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0 \"MAD\"",
            "[Red]0",
            "@",
            "0\\d",
            "_-* #,##0",
            "0;\"mois\"",
        ] {
            assert!(!shows_date(code), "{code}");
        }
    }

    #[test]
    fn formats_of_years_alone_are_told_from_those_of_days() {
        for code in ["yyyy", "YYYY;@", "[$-40C]yyyy", "aaaa"] {
            assert_eq!(shown(code), Shown::Year, "{code}");
        }
        for code in ["mmm-yy", "yyyy-mm", "dd/mm/yyyy"] {
            assert_eq!(shown(code), Shown::Moment, "{code}");
        }
        assert_eq!(shown("0"), Shown::Number);
    }

    #[test]
    fn serials_of_both_calendars() {
        let day = |serial, from_1904| moment(serial, from_1904).unwrap().date().to_string();
        assert_eq!(day(36_000.0, false), "1998-07-24");
        assert_eq!(day(1.0, false), "1900-01-01");
        assert_eq!(day(61.0, false), "1900-03-01");
        assert_eq!(day(34_538.0, true), "1998-07-24");
        assert_eq!(moment(-1.0, false), None);
    }
}
