//! What a workbook needs counted is known before anything is: laid out with its figures, no page asks for more.

use indexmap::IndexSet;

use crate::support::{CATALOGUE, SAMPLES, period, tables};
use bilan::count::Request;
use bilan::language::Language;
use bilan::report::layout::{self, Answers, Order};

/// Lays out every workbook that is due for a period, in both languages, with these answers.
fn each(code: &str, answers: &Answers, then: &mut dyn FnMut(&Order<'_>, &str)) {
    for (place, project) in CATALOGUE.projects.iter().enumerate() {
        let period = period(place, code);
        for due in &project.reports {
            for language in [Language::Fr, Language::En] {
                let order = Order {
                    catalogue: &CATALOGUE,
                    project: place,
                    due,
                    format: &CATALOGUE.formats[due.format],
                    period: &period,
                    language,
                    as_of: period.end,
                    entries: &SAMPLES.entries[place],
                    inputs: &[],
                    ingested: &SAMPLES,
                    answers,
                    provisional: false,
                };
                then(&order, &project.code);
            }
        }
    }
}

#[test]
fn pages_with_figures_ask_for_nothing_more() {
    for code in ["2020", "2022-Q3", "2024", "life"] {
        let mut asked: IndexSet<Request> = IndexSet::new();
        each(code, &Answers::default(), &mut |order, _| {
            asked.extend(layout::requests(order).unwrap());
        });
        let asked: Vec<Request> = asked.into_iter().collect();
        let answers = Answers::new(tables(&SAMPLES, &asked));
        each(code, &answers, &mut |order, project| {
            layout::book(order).unwrap();
            assert_eq!(answers.unanswered(), [], "{project} for {code}");
        });
    }
}
