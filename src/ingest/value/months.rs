//! Words that stand in dates: months, days of the week, quarters, in French, English, Spanish and Arabic.

use std::borrow::Cow;

use crate::catalogue::fold;

/// What a word means in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A month, from 1.
    Month(u32),
    /// A part of a year of so many months.
    Part(u32),
    /// A word that changes nothing.
    Idle,
    /// What follows is a time of the day.
    Time,
    /// No word of a date.
    Foreign,
}

/// What a word means. `held` keeps the first half of a name of two words until its second comes.
pub(super) fn meaning(held: &mut String, word: &str) -> Word {
    let folded = fold(word);
    if !held.is_empty() {
        held.push_str(&folded);
        let month = month(held);
        held.clear();
        return month.map_or(Word::Foreign, Word::Month);
    }
    // كانون and تشرين are the first and the second of their names.
    if matches!(folded.as_str(), "كانون" | "تشرين") {
        *held = folded;
        return Word::Idle;
    }
    if let Some(month) = month(&folded) {
        return Word::Month(month);
    }
    match folded.as_str() {
        "t" | "q" | "trim" | "trimestre" | "quarter" | "qtr" | "quart" => Word::Part(3),
        "s" | "sem" | "semestre" | "semester" | "half" => Word::Part(6),
        "h" | "a" | "at" | "am" | "pm" | "gmt" | "utc" | "z" => Word::Time,
        word if IDLE.contains(&word) || WEEKDAYS.contains(&word) => Word::Idle,
        _ => Word::Foreign,
    }
}

/// Names of each month, folded: French, English and Spanish, then those of Morocco, Egypt, Algeria and the Levant.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "jan", "january", "enero", "ene", "يناير", "جانفي", "كانونالثاني"],
    &["fevrier", "fevr", "fev", "february", "feb", "febrero", "فبراير", "فيفري", "شباط"],
    &["mars", "mar", "march", "marzo", "مارس", "اذار"],
    &["avril", "avr", "april", "apr", "abril", "abr", "ابريل", "افريل", "نيسان"],
    &["mai", "may", "mayo", "ماي", "مايو", "ايار"],
    &["juin", "june", "jun", "junio", "يونيو", "يونيه", "جوان", "حزيران"],
    &["juillet", "juil", "july", "jul", "julio", "يوليوز", "يوليو", "يوليه", "جويليه", "تموز"],
    &["aout", "aou", "august", "aug", "agosto", "ago", "غشت", "اغسطس", "اوت", "اب"],
    &["septembre", "sept", "sep", "september", "septiembre", "شتنبر", "سبتمبر", "ايلول"],
    &["octobre", "oct", "october", "octubre", "اكتوبر", "تشرينالاول"],
    &["novembre", "nov", "november", "noviembre", "نونبر", "نوفمبر", "تشرينالثاني"],
    &["decembre", "dec", "december", "diciembre", "dic", "دجنبر", "ديسمبر", "كانونالاول"],
];

/// Days of the week, folded.
#[rustfmt::skip]
const WEEKDAYS: [&str; 44] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lun", "mer", "jeu", "ven", "sam", "dim",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
    "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد",
];

/// Endings of ordinal numbers and small words, folded.
#[rustfmt::skip]
const IDLE: [&str; 27] = [
    "er", "e", "eme", "ere", "st", "nd", "rd", "th",
    "le", "de", "du", "d", "en", "of", "the", "in",
    "mois", "month", "annee", "an", "year", "شهر", "سنه", "عام", "يوم", "من", "في",
];

/// Whether a word is a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    let folded = fold(word);
    // « mar. » may be Tuesday too: behind a whole day it can be nothing else.
    folded == "mar" || WEEKDAYS.contains(&folded.as_str())
}

/// The month of a folded name.
pub(super) fn month(folded: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|names| names.contains(&folded));
    place.map(|place| place as u32 + 1)
}

/// Vowel and other marks that stand between the letters of a word.
pub(super) fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
}

/// A text with the figures 0 to 9 in place of Arabic and Persian ones.
pub(super) fn western_figures(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(|sign| figure(sign) == sign) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(figure).collect())
}

/// One figure, western.
pub(super) fn figure(sign: char) -> char {
    let from = match sign {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        _ => return sign,
    };
    char::from_digit(sign as u32 - from, 10).unwrap_or(sign)
}
