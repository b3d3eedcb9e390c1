//! Patterns for names (`registre-*.xlsx`) and templates that take fields out of them (`actes-{city}-*`).

use std::collections::BTreeSet;

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
        let mut search = Search::new(&self.0, text, accepts);
        search.from(0, 0).then_some(search.found)
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

/// Steps that a search may take for each byte of its text, and whatever its length: a header of some words is searched
/// through, and one of thousands ends in time that grows as its length does.
const STEPS: (usize, usize) = (100, 10_000);

/// A text held against the parts of a template, from left to right.
struct Search<'p, 't, 'a> {
    parts: &'p [Part],
    text: &'t str,
    accepts: &'a dyn Fn(&str, &str) -> bool,
    found: Vec<(&'p str, &'t str)>,
    /// Where a part is known not to lead to the end.
    failed: BTreeSet<(usize, usize)>,
    /// Steps taken: ends tried, and bytes of what was to be accepted.
    steps: usize,
}

impl<'p, 't, 'a> Search<'p, 't, 'a> {
    fn new(parts: &'p [Part], text: &'t str, accepts: &'a dyn Fn(&str, &str) -> bool) -> Self {
        Self {
            parts,
            text,
            accepts,
            found: Vec::new(),
            failed: BTreeSet::new(),
            steps: 0,
        }
    }

    /// Whether the text from a place on is of the parts from one on.
    fn from(&mut self, part: usize, at: usize) -> bool {
        let rest = &self.text[at..];
        match self.parts.get(part) {
            None => rest.trim_start().is_empty(),
            Some(Part::Literal(literal)) => match strip_literal(literal, rest) {
                Some(after) => self.from(part + 1, self.text.len() - after.len()),
                None => false,
            },
            Some(_) if self.failed.contains(&(part, at)) => false,
            Some(open) => {
                let found = self.open(open, part, at);
                if !found {
                    self.failed.insert((part, at));
                }
                found
            }
        }
    }

    /// The same where the first of the parts may be any text: the longest first, and the whole where nothing follows.
    fn open(&mut self, open: &'p Part, part: usize, at: usize) -> bool {
        let rest = &self.text[at..];
        let least = if part + 1 == self.parts.len() {
            rest.len()
        } else {
            0
        };
        let ends = rest.char_indices().map(|(end, _)| end).rev();
        for end in std::iter::once(rest.len())
            .chain(ends)
            .take_while(|end| *end >= least)
        {
            let kept = self.found.len();
            self.steps += 1;
            if self.steps > STEPS.0 * self.text.len() + STEPS.1 {
                return false;
            }
            if self.follows(part, at + end)
                && self.takes(open, &rest[..end])
                && self.from(part + 1, at + end)
            {
                return true;
            }
            self.found.truncate(kept);
        }
        false
    }

    /// Whether the part behind one may begin at a place.
    fn follows(&self, part: usize, at: usize) -> bool {
        match self.parts.get(part + 1) {
            Some(Part::Literal(literal)) => strip_literal(literal, &self.text[at..]).is_some(),
            _ => true,
        }
    }

    /// Whether a part takes a text.
    fn takes(&mut self, part: &'p Part, text: &'t str) -> bool {
        let Part::Field(name) = part else {
            return true;
        };
        let value = text.trim();
        self.steps += value.len();
        let accepted = !value.is_empty() && (self.accepts)(name, value);
        if accepted {
            self.found.push((name, value));
        }
        accepted
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
            if !is_same(next, sign) {
                return None;
            }
            rest = chars.as_str();
        }
    }
    Some(rest)
}

/// Whether two signs are one but for case and accents.
fn is_same(one: char, other: char) -> bool {
    if one == other || one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(&other);
    }
    one.is_alphanumeric() && fold(&one.to_string()) == fold(&other.to_string())
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
        let three = Template::new("{a} - {b}, *").unwrap();
        assert_eq!(
            three.read("un - deux - trois, quatre", &any),
            Some(vec![("a", "un - deux"), ("b", "trois")])
        );
        let late = |name: &str, text: &str| name != "b" || text == "deux";
        assert_eq!(three.read("un - deux - trois, quatre", &late), None);
        assert_eq!(
            three.read("UN -  deux, trois", &late),
            Some(vec![("a", "UN"), ("b", "deux")])
        );
        assert_eq!(Template::new("{a}{b}"), None);
        assert_eq!(Template::new("{a"), None);
    }

    /// Steps are counted, not time: twice the text takes twice the steps, whatever the template and whoever refuses.
    #[test]
    fn a_search_grows_as_its_text_does() {
        let never = |name: &str, _: &str| name != "last";
        let steps = |template: &str, text: &str| {
            let template = Template::new(template).unwrap();
            let mut search = Search::new(&template.0, text, &never);
            assert!(!search.from(0, 0));
            search.steps
        };
        for template in [
            "{a} {last}",
            "{a} {b} {c} {d} {last}",
            "*a*a*a*a*a {last}",
            "{last} x",
        ] {
            for word in ["a ", "aa a  ", "  ", "é a "] {
                let of = |times| steps(template, &word.repeat(times));
                let (short, long) = (of(2000), of(8000));
                assert!(
                    long <= 5 * short + 2 * STEPS.1,
                    "{template} {word}: {short} {long}"
                );
                // A value that is taken at last may be as long as the text.
                let most = (STEPS.0 + 2) * word.len() * 8000 + STEPS.1;
                assert!(long <= most, "{template} {word}: {long}");
            }
        }
    }
}
