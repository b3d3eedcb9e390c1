//! Exchange rates checked: their currencies, days, and that one day has one rate.

use super::Scope;
use crate::catalogue::CURRENCY;
use crate::catalogue::file::RatesFile;
use crate::catalogue::model::ExchangeRate;
use crate::catalogue::spot::Spot;
use crate::finding::Fact;

/// The rates that are declared, in their order.
pub(in crate::catalogue) fn rates(written: &RatesFile, scope: &mut Scope<'_>) -> Vec<ExchangeRate> {
    let mut list: Vec<ExchangeRate> = Vec::new();
    for rate in &written.rate {
        let name = Spot {
            value: CURRENCY.to_owned(),
            span: rate.currency.span.clone(),
        };
        let Some(dimension) = scope.dimension(&name) else {
            continue;
        };
        let currency = scope.category(dimension, &rate.currency);
        let to = scope.category(dimension, &rate.to);
        let (from, until) = (rate.from.0, rate.until.as_ref());
        if let Some(until) = until.filter(|until| until.0 < from) {
            let key = "until".to_owned();
            scope.add(Fact::EndBeforeStart { key }, &until.span);
            continue;
        }
        let (Some(currency), Some(to)) = (currency, to) else {
            continue;
        };
        let days = (from, until.map(|until| until.0));
        let one = ExchangeRate::new(
            (currency, to),
            rate.value.value,
            days,
            &rate.source,
            rate.verified,
        );
        let Some(one) = one.filter(|_| currency != to) else {
            scope.add(Fact::InvalidRate, &rate.value.span);
            continue;
        };
        let same = |known: &&ExchangeRate| (known.currency, known.to) == (currency, to);
        if list.iter().filter(same).any(|known| known.overlaps(&one)) {
            let fact = Fact::OverlappingRates {
                currency: rate.currency.value.clone(),
                to: rate.to.value.clone(),
            };
            scope.add(fact, &rate.from.span);
        }
        list.push(one);
    }
    list
}
