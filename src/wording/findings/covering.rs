//! The days that sources tell of, in words.

use chrono::NaiveDate;

use super::{Message, said};
use crate::language::Language;
use crate::wording::day;

pub(super) fn inferred_coverage(
    language: Language,
    source: &str,
    (first, last): (NaiveDate, NaiveDate),
) -> Message {
    let (first, last) = (day(language, first), day(language, last));
    said(
        language,
        (
            format!("les actes de `{source}` vont du {first} au {last} : au-delà, rien n’est su"),
            "si la source est complète, dites-le : `covers = \"2019..2023\"`, ou `covers = \
             \"2019..\"` tant qu’elle continue ; un trimestre sans acte se dit dans les saisies, \
             « rien à signaler »",
        ),
        (
            format!("the acts of `{source}` run from {first} to {last}: beyond, nothing is known"),
            "if the source is whole, say so: `covers = \"2019..2023\"`, or `covers = \"2019..\"` \
             while it goes on; a quarter without acts is told in the entries, “nothing to report”",
        ),
    )
}
