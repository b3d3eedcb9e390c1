//! Cells that name several things: cut at signs and words, the longest run of parts that somebody declared first, so that
//! a name may hold a comma.

/// Names hold signs that part names too: so many parts are read as one name at most.
const MOST_PARTS: usize = 8;

/// The parts of a cell between signs and words that part names, as bytes of the text, without blanks round them. What
/// stands within brackets is not parted.
pub fn parts(text: &str, signs: &[char], words: &[&str]) -> Vec<(usize, usize)> {
    let mut cuts: Vec<(usize, usize)> = outside(text)
        .filter(|(_, sign)| signs.contains(sign))
        .map(|(at, sign)| (at, at + sign.len_utf8()))
        .collect();
    for (at, word) in words_of(text) {
        if words.iter().any(|known| word.eq_ignore_ascii_case(known)) {
            cuts.push((at, at + word.len()));
        }
    }
    cuts.sort_unstable();
    cuts.push((text.len(), text.len()));
    let mut parts = Vec::new();
    let mut start = 0;
    for (end, next) in cuts {
        let part = &text[start.min(end)..end];
        let lead = part.len() - part.trim_start().len();
        let trimmed = part.trim();
        if trimmed.contains(char::is_alphanumeric) {
            parts.push((start + lead, start + lead + trimmed.len()));
        }
        start = next;
    }
    parts
}

/// What the parts of a text mean, and the parts that mean nothing. The longest run that is known goes first, with the signs
/// behind it if they are part of a name.
pub fn read<'t, T>(
    text: &'t str,
    parts: &[(usize, usize)],
    known: impl Fn(&str) -> Option<T>,
) -> (Vec<T>, Vec<&'t str>) {
    let (mut meanings, mut unknown) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < parts.len() {
        let start = parts[at].0;
        let run = |end: usize| {
            let behind = parts.get(end).map_or(text.len(), |next| next.0);
            let whole = &text[start..parts[end - 1].1];
            let meaning = known(&text[start..behind]).or_else(|| known(whole));
            meaning.map(|meaning| (end, meaning))
        };
        match (at + 1..=parts.len().min(at + MOST_PARTS))
            .rev()
            .find_map(run)
        {
            Some((end, meaning)) => {
                meanings.push(meaning);
                at = end;
            }
            None => {
                unknown.push(&text[start..parts[at].1]);
                at += 1;
            }
        }
    }
    (meanings, unknown)
}

/// The signs of a text that stand in no brackets; all of them where brackets do not match.
fn outside(text: &str) -> impl Iterator<Item = (usize, char)> {
    let count = |bracket: char| text.matches(bracket).count();
    let matched = count('(') == count(')');
    let mut depth = 0i32;
    text.char_indices().filter(move |(_, sign)| {
        depth += i32::from(*sign == '(') - i32::from(*sign == ')');
        !matched || depth <= 0
    })
}

/// The words of a text that have a blank on both sides, with the byte where each begins.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inner = |at: usize, word: &str| at > 0 && at + word.len() < text.len();
    text.split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .filter(move |(at, word)| inner(*at, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = [
        "Papiers",
        "Papiers, droits",
        "Toit (eau, gaz)",
        "60+",
        "Bail",
    ];

    #[track_caller]
    fn case(text: &str, known: &[usize], unknown: &[&str]) {
        let name = |text: &str| NAMES.iter().position(|name| *name == text.trim());
        let parts = parts(text, &[',', ';', '+'], &["et"]);
        let found = read(text, &parts, name);
        assert_eq!(found, (known.to_vec(), unknown.to_vec()), "{text}");
    }

    #[test]
    fn the_longest_name_goes_first() {
        case("Papiers, droits, Bail", &[1, 4], &[]);
        case("Bail, Papiers", &[4, 0], &[]);
        case("Bail ; wifi, Papiers", &[4, 0], &["wifi"]);
        case("Toit (eau, gaz), Bail", &[2, 4], &[]);
        // Papiers is no answer here: it explains one.
        case("Autre (Papiers, Bail)", &[], &["Autre (Papiers, Bail)"]);
        case("Bail et 60+", &[4, 3], &[]);
        case(",;", &[], &[]);
    }
}
