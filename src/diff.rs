//! What changed between two sets of figures: one line for each figure that stands in either.

use indexmap::IndexMap;
use serde_json::Value as Json;

/// The columns that say what a figure is worth; the others tell it from others.
const WORTH: [&str; 5] = ["value", "state", "basis", "unit", "mark"];

/// A figure by the columns that tell it from others, as machine formats name them.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// `project`, `indicator`, `view`, `period` and the dimensions, each with its code.
    pub key: IndexMap<String, String>,
    /// The number.
    pub value: Option<f64>,
    /// Its state.
    pub state: String,
    /// Its unit.
    pub unit: String,
}

/// A figure before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What tells it from others, the period apart.
    pub key: IndexMap<String, String>,
    /// The number before; none where there was none.
    pub from: Option<f64>,
    /// The number after.
    pub to: Option<f64>,
    /// Its state before and after; empty where the figure did not stand.
    pub states: (String, String),
    /// Its unit.
    pub unit: String,
}

impl Change {
    /// The difference, where both are numbers.
    pub fn change(&self) -> Option<f64> {
        self.from.zip(self.to).map(|(from, to)| to - from)
    }

    /// The difference as a fraction of the first; none from 0.
    pub fn percent(&self) -> Option<f64> {
        let from = self.from.filter(|from| *from != 0.0)?;
        self.change().map(|change| change / from.abs())
    }

    /// Whether anything differs.
    pub fn differs(&self) -> bool {
        self.from != self.to || self.states.0 != self.states.1
    }
}

/// The figures of a file that `count --format json` wrote.
pub fn from_json(file: &Json) -> Option<Vec<Line>> {
    if file.get("format")?.as_i64()? != 1 {
        return None;
    }
    file.get("figures")?
        .as_array()?
        .iter()
        .map(|figure| line(figure.as_object()?))
        .collect()
}

fn line(figure: &serde_json::Map<String, Json>) -> Option<Line> {
    let mut key = IndexMap::new();
    for (name, value) in figure {
        if !WORTH.contains(&name.as_str()) {
            key.insert(name.clone(), value.as_str()?.to_owned());
        }
    }
    key.get("indicator")?;
    Some(Line {
        key,
        value: figure.get("value")?.as_f64(),
        state: figure.get("state")?.as_str()?.to_owned(),
        unit: figure
            .get("unit")
            .and_then(Json::as_str)
            .unwrap_or_default()
            .to_owned(),
    })
}

/// The figures of a file that `count --format csv` wrote.
pub fn from_csv(bytes: &[u8]) -> Option<Vec<Line>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader.headers().ok()?.clone();
    let place = |name: &str| headers.iter().position(|header| header == name);
    let (value, state, basis, unit) = (
        place("value")?,
        place("state")?,
        place("basis")?,
        place("unit")?,
    );
    // Files of before hold no marks.
    let mark = place("mark");
    place("indicator")?;
    let mut list = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        let key = headers.iter().zip(&record).enumerate();
        let key =
            key.filter(|(at, _)| ![value, state, basis, unit].contains(at) && Some(*at) != mark);
        let key = key
            .map(|(_, (name, text))| (unescaped(name).to_owned(), unescaped(text).to_owned()))
            .collect();
        let number = record.get(value)?;
        list.push(Line {
            key,
            value: if number.is_empty() {
                None
            } else {
                Some(number.parse().ok()?)
            },
            state: record.get(state)?.to_owned(),
            unit: record.get(unit)?.to_owned(),
        });
    }
    Some(list)
}

/// The text of a CSV cell that was escaped so that no spreadsheet takes it for a formula.
fn unescaped(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|text| text.starts_with(['=', '+', '-', '@', '\t', '\r']))
        .unwrap_or(cell)
}

/// Compares two sets of figures, in the order of the first; those only in the second follow the one they stood behind.
/// A period is part of what tells figures apart only when both sets speak of the same periods.
pub fn diff(from: &[Line], to: &[Line]) -> Vec<Change> {
    let periods = |lines: &[Line]| {
        let mut list: Vec<String> = lines
            .iter()
            .filter_map(|line| line.key.get("period").cloned())
            .collect();
        list.sort();
        list.dedup();
        list
    };
    let same = periods(from) == periods(to);
    let key = |line: &Line| {
        let mut key = line.key.clone();
        if !same {
            key.shift_remove("period");
        }
        key
    };
    let mut changes: Vec<Change> = from
        .iter()
        .map(|line| Change {
            key: key(line),
            from: line.value,
            to: None,
            states: (line.state.clone(), String::new()),
            unit: line.unit.clone(),
        })
        .collect();
    let places: IndexMap<Vec<(String, String)>, usize> = changes
        .iter()
        .enumerate()
        .map(|(at, change)| (sorted(&change.key), at))
        .collect();
    let mut added: Vec<(usize, Change)> = Vec::new();
    let mut behind = 0;
    for line in to {
        let key = key(line);
        if let Some(at) = places.get(&sorted(&key)) {
            changes[*at].to = line.value;
            changes[*at].states.1.clone_from(&line.state);
            behind = at + 1;
        } else {
            let states = (String::new(), line.state.clone());
            added.push((
                behind,
                Change {
                    key,
                    from: None,
                    to: line.value,
                    states,
                    unit: line.unit.clone(),
                },
            ));
        }
    }
    for (at, change) in added.into_iter().rev() {
        changes.insert(at, change);
    }
    changes
}

/// A key whatever the order of its columns.
fn sorted(key: &IndexMap<String, String>) -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = key
        .iter()
        .filter(|(_, code)| *code != "_T")
        .map(|(name, code)| (name.clone(), code.clone()))
        .collect();
    list.sort();
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(period: &str, sex: &str, value: Option<f64>) -> Line {
        let key = [
            ("project", "P"),
            ("indicator", "I"),
            ("view", "period"),
            ("period", period),
            ("sex", sex),
        ];
        Line {
            key: key
                .map(|(name, code)| (name.to_owned(), code.to_owned()))
                .into(),
            value,
            state: if value.is_some() {
                "value".into()
            } else {
                "missing".into()
            },
            unit: "person".into(),
        }
    }

    #[test]
    fn figures_are_compared_by_what_they_are_of() {
        let from = [
            line("2021", "_T", Some(10.0)),
            line("2021", "female", Some(0.0)),
        ];
        let to = [
            line("2022", "_T", Some(15.0)),
            line("2022", "male", Some(3.0)),
            line("2022", "female", Some(2.0)),
        ];
        let changes = diff(&from, &to);
        let seen: Vec<_> = changes
            .iter()
            .map(|change| {
                (
                    change.key["sex"].as_str(),
                    change.change(),
                    change.percent(),
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("_T", Some(5.0), Some(0.5)),
                ("male", None, None),
                ("female", Some(2.0), None)
            ],
            "no percentage from 0, and a figure that stood only once has no change"
        );
        assert!(diff(&from, &from).iter().all(|change| !change.differs()));
    }
}
