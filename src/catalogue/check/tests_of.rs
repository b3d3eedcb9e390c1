//! Conditions checked: what `where` says, as tests that can hold.

use super::Scope;
use crate::catalogue::file::{FieldTypeFile, TestFile, WhereFile};
use crate::catalogue::model::{Category, Dimension, DimensionId, Slot, Test};
use crate::catalogue::spot::{Spot, TextOr};
use crate::finding::{Bound, Fact};

/// Numbers are kept in ten-thousandths, so that adding them is exact.
pub const SCALE: f64 = 10_000.0;

impl Scope<'_> {
    /// The tests that a table of conditions asks for.
    pub(super) fn tests(&mut self, written: &WhereFile) -> Vec<Test> {
        let mut tests = Vec::new();
        for (name, test) in written {
            if name.value == "age" {
                tests.extend(self.age(name, test));
            } else if let Some(slot) = self.slot(name) {
                tests.extend(self.test(name, slot, test));
            }
        }
        for (at, test) in tests.iter().enumerate() {
            if tests[..at]
                .iter()
                .any(|other| exclude(other, test, self.dimensions))
            {
                let Some(span) = written.values().next().map(|first| first.span.clone()) else {
                    continue;
                };
                let field = written
                    .keys()
                    .map(|key| key.value.as_str())
                    .collect::<Vec<_>>()
                    .join(" + ");
                self.add(
                    Fact::ImpossibleCondition {
                        field,
                        bound: Bound::Exclusive,
                    },
                    &span,
                );
            }
        }
        tests
    }

    fn test(
        &mut self,
        name: &Spot<String>,
        slot: Slot,
        test: &Spot<TextOr<TestFile>>,
    ) -> Vec<Test> {
        match (&test.value, slot) {
            (TextOr::Text(text), Slot::Dimension(dimension)) => {
                let one = std::slice::from_ref(text);
                self.among(name, dimension, one, test, true)
                    .into_iter()
                    .collect()
            }
            (TextOr::List(list), Slot::Dimension(dimension)) => self
                .among(name, dimension, list, test, true)
                .into_iter()
                .collect(),
            (TextOr::Table(table), slot) => self.table(name, slot, table, test),
            (_, Slot::Field(_)) => {
                self.add(
                    Fact::UnsuitableTest {
                        field: name.value.clone(),
                    },
                    &test.span,
                );
                Vec::new()
            }
        }
    }

    fn among(
        &mut self,
        name: &Spot<String>,
        dimension: DimensionId,
        words: &[String],
        test: &Spot<TextOr<TestFile>>,
        wanted: bool,
    ) -> Option<Test> {
        if words.is_empty() {
            self.add(
                Fact::ImpossibleCondition {
                    field: name.value.clone(),
                    bound: Bound::Empty,
                },
                &test.span,
            );
            return None;
        }
        let among: Vec<Category> = words
            .iter()
            .flat_map(|word| {
                let word = Spot {
                    value: word.clone(),
                    span: test.span.clone(),
                };
                self.categories(dimension, &word)
            })
            .collect();
        (!among.is_empty()).then_some(Test::Category {
            dimension,
            among,
            wanted,
        })
    }

    fn table(
        &mut self,
        name: &Spot<String>,
        slot: Slot,
        table: &TestFile,
        test: &Spot<TextOr<TestFile>>,
    ) -> Vec<Test> {
        let mut tests = Vec::new();
        if let Some(wanted) = table.filled {
            tests.push(match slot {
                Slot::Dimension(dimension) => Test::Known { dimension, wanted },
                Slot::Field(field) => Test::Filled { field, wanted },
            });
        }
        if let Some(not) = &table.not {
            match slot {
                Slot::Dimension(dimension) => {
                    tests.extend(self.among(name, dimension, not, test, false));
                }
                Slot::Field(_) => self.add(
                    Fact::UnsuitableTest {
                        field: name.value.clone(),
                    },
                    &not.span,
                ),
            }
        }
        if table.at_least.is_some() || table.at_most.is_some() {
            let number = |field: usize| {
                matches!(
                    self.fields[field].kind,
                    FieldTypeFile::Number | FieldTypeFile::Money
                )
            };
            match slot {
                Slot::Field(field) if number(field.0) => {
                    let (least, most) = self.bounds(name, table, test);
                    let scaled =
                        |bound: Option<f64>| bound.map(|bound| (bound * SCALE).round() as i64);
                    tests.push(Test::Between {
                        field,
                        at_least: scaled(least),
                        at_most: scaled(most),
                    });
                }
                _ => self.add(
                    Fact::UnsuitableTest {
                        field: name.value.clone(),
                    },
                    &test.span,
                ),
            }
        }
        tests
    }

    fn age(&mut self, name: &Spot<String>, test: &Spot<TextOr<TestFile>>) -> Option<Test> {
        let TextOr::Table(table) = &test.value else {
            self.add(
                Fact::UnsuitableTest {
                    field: name.value.clone(),
                },
                &test.span,
            );
            return None;
        };
        let (least, most) = self.bounds(name, table, test);
        Some(Test::Age {
            at_least: least.map_or(0, |bound| bound as u32),
            at_most: most.map_or(u32::MAX, |bound| bound as u32),
        })
    }

    fn bounds(
        &mut self,
        name: &Spot<String>,
        table: &TestFile,
        test: &Spot<TextOr<TestFile>>,
    ) -> (Option<f64>, Option<f64>) {
        let (least, most) = (
            table.at_least.as_ref().map(|bound| bound.value),
            table.at_most.as_ref().map(|bound| bound.value),
        );
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            self.add(
                Fact::ImpossibleCondition {
                    field: name.value.clone(),
                    bound: Bound::Reversed,
                },
                &test.span,
            );
        }
        (least, most)
    }
}

/// Whether two tests can never hold together: disjoint categories of one dimension, or a finer category outside every
/// coarser one asked for.
pub(super) fn exclude(a: &Test, b: &Test, dimensions: &[Dimension]) -> bool {
    let (
        Test::Category {
            dimension: left,
            among: first,
            wanted: true,
        },
        Test::Category {
            dimension: right,
            among: second,
            wanted: true,
        },
    ) = (a, b)
    else {
        return false;
    };
    if left == right {
        return !first.iter().any(|category| second.contains(category));
    }
    let outside = |finer: DimensionId, few: &[Category], many: &[Category]| {
        let within = |category: &Category| {
            dimensions[finer.0]
                .def(*category)
                .and_then(|def| def.within)
        };
        few.iter()
            .all(|category| within(category).is_some_and(|coarse| !many.contains(&coarse)))
    };
    (dimensions[left.0].refines == Some(*right) && outside(*left, first, second))
        || (dimensions[right.0].refines == Some(*left) && outside(*right, second, first))
}
