//! Words that stand in dates: months, days of the week, quarters, in French, English and Arabic.

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
        _ if idle(&folded) => Word::Idle,
        _ => Word::Foreign,
    }
}

/// The month of a folded name.
pub(in crate::ingest) fn month(folded: &str) -> Option<u32> {
    Some(match folded {
        "janvier" | "janv" | "jan" | "january" => 1,
        "يناير" | "جانفي" | "كانونالثاني" => 1,
        "fevrier" | "fevr" | "fev" | "february" | "feb" => 2,
        "فبراير" | "فيفري" | "شباط" => 2,
        "mars" | "mar" | "march" | "مارس" | "اذار" => 3,
        "avril" | "avr" | "april" | "apr" => 4,
        "ابريل" | "افريل" | "نيسان" => 4,
        "mai" | "may" | "ماي" | "مايو" | "ايار" => 5,
        "juin" | "june" | "jun" => 6,
        "يونيو" | "يونيه" | "جوان" | "حزيران" => 6,
        "juillet" | "juil" | "july" | "jul" => 7,
        "يوليوز" | "يوليو" | "يوليه" | "جويليه" | "تموز" => 7,
        "aout" | "aou" | "august" | "aug" => 8,
        "غشت" | "اغسطس" | "اوت" | "اب" => 8,
        "septembre" | "sept" | "sep" | "september" => 9,
        "شتنبر" | "سبتمبر" | "ايلول" => 9,
        "octobre" | "oct" | "october" => 10,
        "اكتوبر" | "تشرينالاول" => 10,
        "novembre" | "nov" | "november" => 11,
        "نونبر" | "نوفمبر" | "تشرينالثاني" => 11,
        "decembre" | "dec" | "december" => 12,
        "دجنبر" | "ديسمبر" | "كانونالاول" => 12,
        _ => return None,
    })
}

/// Days of the week, endings of ordinal numbers and small words.
fn idle(folded: &str) -> bool {
    matches!(
        folded,
        "lundi"
            | "mardi"
            | "mercredi"
            | "jeudi"
            | "vendredi"
            | "samedi"
            | "dimanche"
            | "lun"
            | "mer"
            | "jeu"
            | "ven"
            | "sam"
            | "dim"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "mon"
            | "tue"
            | "tues"
            | "wed"
            | "thu"
            | "thur"
            | "thurs"
            | "fri"
            | "sat"
            | "sun"
            | "الاثنين"
            | "الثلاثاء"
            | "الاربعاء"
            | "الخميس"
            | "الجمعه"
            | "السبت"
            | "الاحد"
            | "er"
            | "e"
            | "eme"
            | "ere"
            | "st"
            | "nd"
            | "rd"
            | "th"
            | "le"
            | "de"
            | "du"
            | "d"
            | "en"
            | "of"
            | "the"
            | "in"
            | "mois"
            | "month"
            | "annee"
            | "an"
            | "year"
            | "شهر"
            | "سنه"
            | "عام"
    )
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
