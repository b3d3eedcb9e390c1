//! Numbers, days, periods and ages as readers write them.

use chrono::{Datelike, NaiveDate};

use crate::language::Language;

/// An age band for readers.
pub fn ages(language: Language, band: &str) -> String {
    let ages = band.replace('-', "–");
    match (language, ages.strip_suffix('+')) {
        (Language::Fr, Some(youngest)) => format!("{youngest}\u{a0}ans et plus"),
        (Language::Fr, None) => format!("{ages}\u{a0}ans"),
        (Language::En, _) => ages,
    }
}

/// A difference, with its sign.
pub fn signed(language: Language, difference: f64) -> String {
    let sign = if difference > 0.0 { "+" } else { "" };
    format!("{sign}{}", number(language, difference))
}

/// A number for a text: French groups with a narrow no-break space and writes a decimal comma.
pub fn number(language: Language, number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    let whole = format!("{}", rounded.abs().trunc());
    let (group, point) = match language {
        Language::Fr => ('\u{202f}', ','),
        Language::En => (',', '.'),
    };
    let mut text = String::new();
    if rounded < 0.0 {
        text.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if rounded.fract() != 0.0 {
        let decimals = format!("{:.2}", rounded.abs().fract());
        text.push(point);
        text.push_str(decimals[2..].trim_end_matches('0'));
    }
    text
}

/// A share as a percentage with one decimal.
pub fn percent(language: Language, share: f64) -> String {
    let tenths = (share * 1000.0).round() as i64;
    let whole = number(language, (tenths.abs() / 10) as f64);
    let sign = if tenths < 0 { "-" } else { "" };
    let tenth = tenths.abs() % 10;
    match language {
        Language::Fr => format!("{sign}{whole},{tenth}\u{a0}%"),
        Language::En => format!("{sign}{whole}.{tenth}%"),
    }
}

/// A day for a text.
pub fn day(language: Language, day: NaiveDate) -> String {
    match language {
        Language::Fr => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
        Language::En => day.to_string(),
    }
}

/// A period's code as a reader says it.
pub fn period_name(language: Language, code: &str) -> String {
    let date = |text: &str| text.parse::<NaiveDate>().ok();
    if let Some((first, last)) = code.split_once("..")
        && let Some((first, last)) = date(first).zip(date(last))
    {
        let (first, last) = (day(language, first), day(language, last));
        return match language {
            Language::Fr => format!("{first} au {last}"),
            Language::En => format!("{first} to {last}"),
        };
    }
    match (language, code) {
        (Language::Fr, "life") => "durée du projet".into(),
        (Language::En, "life") => "project life".into(),
        (Language::Fr, code) if code.starts_with("..") => {
            format!("jusqu’à {}", code[2..].replace("-Q", "-T"))
        }
        (Language::En, code) if code.starts_with("..") => format!("up to {}", &code[2..]),
        (Language::Fr, code) => code.replace("-Q", "-T").replace("..", " à "),
        (Language::En, code) => code.replace("..", " to "),
    }
}

/// A period's code as it was asked for: French has its own letters, English types the code itself.
pub fn period_asked(language: Language, code: &str) -> String {
    match language {
        Language::Fr => period_name(language, code),
        Language::En => code.to_owned(),
    }
}

/// A period's code as readers type it: French quarters are `T`.
pub fn period_typed(language: Language, code: &str) -> String {
    match language {
        Language::Fr => code.replace("-Q", "-T"),
        Language::En => code.to_owned(),
    }
}

/// How a period is looked at, by its code.
pub fn view(language: Language, code: &str) -> &'static str {
    match (language, code) {
        (Language::Fr, "new") => "nouveaux",
        (Language::En, "new") => "new",
        (Language::Fr, "cumulative") => "cumul",
        (Language::En, "cumulative") => "cumulative",
        (Language::Fr, _) => "période",
        (Language::En, _) => "period",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_and_days_are_written_as_readers_write_them() {
        assert_eq!(ages(Language::Fr, "60+"), "60\u{a0}ans et plus");
        assert_eq!(ages(Language::Fr, "18-35"), "18–35\u{a0}ans");
        assert_eq!(ages(Language::En, "60+"), "60+");
        let days = period_name(Language::Fr, "2018-01-01..2019-03-31");
        assert_eq!(days, "01/01/2018 au 31/03/2019");
        assert_eq!(period_name(Language::Fr, "2018..2020"), "2018 à 2020");
        assert_eq!(
            period_name(Language::Fr, "2022-Q1..2022-Q3"),
            "2022-T1 à 2022-T3"
        );
    }

    #[test]
    fn numbers_are_written_as_readers_write_them() {
        assert_eq!(
            number(Language::Fr, 1_234_567.5),
            "1\u{202f}234\u{202f}567,5"
        );
        assert_eq!(number(Language::En, -1234.0), "-1,234");
        assert_eq!(number(Language::Fr, 711.0), "711");
        assert_eq!(percent(Language::Fr, 0.2615), "26,2\u{a0}%");
        assert_eq!(percent(Language::En, 1.0), "100.0%");
        assert_eq!(percent(Language::Fr, -0.005), "-0,5\u{a0}%");
    }
}
