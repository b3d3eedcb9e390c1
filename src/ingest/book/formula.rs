//! What a formula tells of the row that it stands in.

/// Whether a formula sums up the rows above its own: a subtotal, or nothing but a sum or a mean over a part of its own
/// column. A number that goes on from the ones above (`=MAX(A$1:A5)+1`) is none.
pub(super) fn sums_up(formula: &str, column: u32, row: u32) -> bool {
    let bare = formula.trim_start_matches("of:").trim_start_matches('=');
    let Some((name, rest)) = bare.split_once('(') else {
        return false;
    };
    match name.to_ascii_uppercase().as_str() {
        "SUBTOTAL" | "AGGREGATE" => true,
        "SUM" | "AVERAGE" => {
            let own = rest.strip_suffix(')').and_then(range);
            own.is_some_and(|(columns, rows)| {
                columns == (column, column) && rows.0 < rows.1 && rows.1 < row
            })
        }
        _ => false,
    }
}

/// The columns, from 0, and the rows, from 1, of a range (`E2:E11`, `$E$2:$E$11`, `[.E2:.E11]`).
fn range(text: &str) -> Option<((u32, u32), (u32, u32))> {
    let bare: String = text
        .chars()
        .filter(|sign| !"$[].".contains(*sign))
        .collect();
    let (from, to) = bare.split_once(':')?;
    let (from, to) = (place(from)?, place(to)?);
    Some(((from.0, to.0), (from.1, to.1)))
}

fn place(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, number) = text.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let place = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?);
        (place < 26).then_some(column.checked_mul(26)?.checked_add(place + 1)?)
    })?;
    Some((column.checked_sub(1)?, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::sums_up;

    #[test]
    fn a_sum_over_the_rows_above_is_told_from_other_formulas() {
        for (formula, sums) in [
            ("SUM(E2:E11)", true),
            ("SUM($E$2:$E$11)", true),
            ("of:=SUM([.E2:.E11])", true),
            ("=AVERAGE(E2:E11)", true),
            ("SUBTOTAL(109,Table1[Montant])", true),
            ("of:=SUBTOTAL(9;[.E2:.E11])", true),
            ("SUM(B12:D12)", false),
            ("SUM(D2:D11)", false),
            ("SUM(E2:E11)+1", false),
            ("MAX(E$1:E11)+1", false),
            ("SUM(E13:E20)", false),
            ("SUM(E11)", false),
            ("SUM(Autre!E2:E11)", false),
            ("E11+1", false),
            ("", false),
        ] {
            assert_eq!(sums_up(formula, 4, 12), sums, "{formula}");
        }
    }
}
