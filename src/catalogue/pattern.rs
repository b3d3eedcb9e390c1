//! Patterns for names (`registre-*.xlsx`) and templates that take fields out of them (`actes-{city}-*`).

use super::fold::fold;

/// A pattern of a file's path or a sheet's name: `*` stands for any signs but `/`, `?` for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(String);

impl Pattern {
    /// A pattern; `None` when it is empty or leaves the folder.
    pub fn new(text: &str) -> Option<Self> {
        let leaves = text.starts_with('/')
            || text.contains(':')
            || text.split(['/', '\\']).any(|part| part == "..");
        (!text.trim().is_empty() && !leaves).then(|| Self(text.replace('\\', "/")))
    }

    /// The pattern as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `name` is of this pattern, whatever its case.
    pub fn matches(&self, name: &str) -> bool {
        let pattern: Vec<char> = self.0.to_lowercase().chars().collect();
        let name: Vec<char> = name.to_lowercase().chars().collect();
        glob(&pattern, &name)
    }
}

/// Matches with one point to return to, so the work is bounded by the product of the lengths.
fn glob(pattern: &[char], name: &[char]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some('?') if name[n] != '/' => (p, n) = (p + 1, n + 1),
            Some(sign) if *sign == name[n] => (p, n) = (p + 1, n + 1),
            _ => match star {
                Some((star_p, star_n)) if name[star_n] != '/' => {
                    star = Some((star_p, star_n + 1));
                    (p, n) = (star_p + 1, star_n + 1);
                }
                _ => return false,
            },
        }
    }
    pattern[p..].iter().all(|sign| *sign == '*')
}

/// A text with fields in it: `{module} {date}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Field(String),
    Any,
}

impl Template {
    /// Reads a template; `None` when a brace is left open, a field has no name or two fields touch.
    pub fn new(text: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (part, after) = if let Some(inner) = rest.strip_prefix('{') {
                let (name, after) = inner.split_once('}')?;
                (
                    Part::Field((!name.is_empty()).then(|| name.to_owned())?),
                    after,
                )
            } else if let Some(after) = rest.strip_prefix('*') {
                (Part::Any, after)
            } else {
                let end = rest.find(['{', '*']).unwrap_or(rest.len());
                (Part::Literal(rest[..end].to_owned()), &rest[end..])
            };
            let open = |part: &Part| !matches!(part, Part::Literal(_));
            if parts.last().is_some_and(open) && open(&part) {
                return None;
            }
            parts.push(part);
            rest = after;
        }
        (!parts.is_empty()).then_some(Self(parts))
    }

    /// The fields it names.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Field(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The fields' texts in `text`, if it is of this form and `accepts` each of them. The longest text that leaves the
    /// rest matching is tried first, so `{module} {date}` takes « Hygiène alimentaire » whole.
    pub fn read<'t>(
        &self,
        text: &'t str,
        accepts: &dyn Fn(&str, &str) -> bool,
    ) -> Option<Vec<(&str, &'t str)>> {
        let mut found = Vec::new();
        read_parts(&self.0, text, accepts, &mut found).then_some(found)
    }
}

impl std::fmt::Display for Template {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Literal(text) => f.write_str(text),
            Part::Field(name) => write!(f, "{{{name}}}"),
            Part::Any => f.write_str("*"),
        })
    }
}

fn read_parts<'p, 't>(
    parts: &'p [Part],
    text: &'t str,
    accepts: &dyn Fn(&str, &str) -> bool,
    found: &mut Vec<(&'p str, &'t str)>,
) -> bool {
    match parts {
        [] => text.trim().is_empty(),
        [Part::Literal(literal), rest @ ..] => match strip_literal(literal, text) {
            Some(after) => read_parts(rest, after, accepts, found),
            None => false,
        },
        [open, rest @ ..] => {
            let ends = text
                .char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .rev();
            for end in ends {
                let kept = found.len();
                if let Part::Field(name) = open {
                    let value = text[..end].trim();
                    if value.is_empty() || !accepts(name, value) {
                        continue;
                    }
                    found.push((name, value));
                }
                if read_parts(rest, &text[end..], accepts, found) {
                    return true;
                }
                found.truncate(kept);
            }
            false
        }
    }
}

/// What follows a literal; case does not count, and a space stands for any run of spaces.
fn strip_literal<'t>(literal: &str, text: &'t str) -> Option<&'t str> {
    let mut rest = text;
    for sign in literal.chars() {
        if sign.is_whitespace() {
            let after = rest.trim_start();
            if after.len() == rest.len() && !rest.is_empty() {
                return None;
            }
            rest = after;
        } else {
            let mut chars = rest.chars();
            let next = chars.next()?;
            let same = next == sign
                || fold(&next.to_string()) == fold(&sign.to_string()) && next.is_alphanumeric();
            if !same {
                return None;
            }
            rest = chars.as_str();
        }
    }
    Some(rest)
}

/// A column's index from its letters: `A` is 0, `AB` is 27; none for what no spreadsheet has.
pub fn column_index(letters: &str) -> Option<u32> {
    let known =
        (1..=3).contains(&letters.len()) && letters.bytes().all(|sign| sign.is_ascii_uppercase());
    let index = letters.bytes().fold(0, |index, letter| {
        index * 26 + u32::from(letter.saturating_sub(b'@'))
    });
    known.then(|| index - 1).filter(|index| *index < 16_384)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_names() {
        #[track_caller]
        fn case(pattern: &str, name: &str, matches: bool) {
            assert_eq!(
                Pattern::new(pattern).unwrap().matches(name),
                matches,
                "{pattern} {name}"
            );
        }
        case("20??", "2022", true);
        case("20??", "2021 (ancien)", false);
        case(
            "m4sd/registre-*.xlsx",
            "m4sd/Registre-hub-tanger.XLSX",
            true,
        );
        case("m4sd/*.csv", "m4sd/old/a.csv", false);
        case("*a*b", "xxaxxb", true);
        case("*a*b", "xxaxxbc", false);
        assert!(Pattern::new("../x.csv").is_none());
    }

    #[test]
    fn templates_take_fields_out() {
        let session = Template::new("{module} {date}").unwrap();
        let any = |_: &str, _: &str| true;
        assert_eq!(
            session.read("Hygiène alimentaire  14/09/2021", &any),
            Some(vec![
                ("module", "Hygiène alimentaire"),
                ("date", "14/09/2021")
            ])
        );
        assert_eq!(session.read("Nom", &any), None);
        let file = Template::new("actes-{city}-*").unwrap();
        assert_eq!(
            file.read("Actes-beni-mellal-2022-2024", &|_, city| city
                == "beni-mellal"),
            Some(vec![("city", "beni-mellal")])
        );
        assert_eq!(Template::new("{a}{b}"), None);
        assert_eq!(Template::new("{a"), None);
    }
}
