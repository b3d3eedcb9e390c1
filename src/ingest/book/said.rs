//! What the attributes of a cell of an OpenDocument spreadsheet say that it holds.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use quick_xml::events::BytesStart;

use super::part::plain;
use crate::ingest::sheet::Kept;

/// What a cell's attributes say it holds, and its formula; an empty text where its paragraphs say it.
pub(super) fn value(tag: &BytesStart<'_>) -> (Kept, Option<String>) {
    let mut kind = None;
    let (mut told, mut formula, mut error) = (None, None, false);
    for one in tag.attributes().with_checks(false).flatten() {
        match one.key.as_ref() {
            "office:value-type" => kind = Some(one.value.into_owned()),
            "office:value"
            | "office:date-value"
            | "office:time-value"
            | "office:boolean-value"
            | "office:string-value" => told = Some(plain(&one.value)),
            "table:formula" => formula = Some(plain(&one.value)),
            "calcext:value-type" => error = one.value == "error",
            _ => {}
        }
    }
    let text = told.unwrap_or_default();
    let value = match kind.as_deref() {
        _ if error => Kept::Error,
        None if formula.is_some() => Kept::NoResult,
        None => Kept::Empty,
        Some("float" | "currency" | "percentage") => text.parse().map_or(Kept::Error, Kept::Number),
        Some("date") => moment(&text).map_or(Kept::Text(text), Kept::Moment),
        Some("time") => duration(&text).map_or(Kept::Text(text), Kept::Moment),
        Some("boolean") => Kept::Truth(text == "true"),
        Some(_) => Kept::Text(text),
    };
    (value, formula)
}

fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim_end_matches('Z');
    let day = || text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0);
    text.parse().ok().or_else(day)
}

/// A length of time (`PT16H30M00S`) as the moment of day 0 that a spreadsheet shows.
fn duration(text: &str) -> Option<NaiveDateTime> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds: f64 = rest.trim_end_matches('S').replace(',', ".").parse().ok()?;
    let whole = hours.parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60;
    let length =
        TimeDelta::try_seconds(whole)? + TimeDelta::milliseconds((seconds * 1000.0).round() as i64);
    NaiveDate::from_ymd_opt(1899, 12, 31)?
        .and_time(NaiveTime::MIN)
        .checked_add_signed(length)
}
