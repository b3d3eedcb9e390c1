//! Severities and waivers checked: codes that exist and may be changed, patterns that can be used.

use std::str::FromStr;

use strum::IntoEnumIterator;

use super::Scope;
use crate::catalogue::file::{CatalogueFile, SeverityFile, WaiveFile};
use crate::catalogue::model::{Judgement, Waiver};
use crate::catalogue::pattern::Pattern;
use crate::catalogue::spot::Spot;
use crate::finding::{Code, Fact, Named, Origin, Severity, Waived};

/// What the catalogue's head says of findings.
pub(in crate::catalogue) fn judgement(written: &CatalogueFile, scope: &mut Scope<'_>) -> Judgement {
    let mut judgement = Judgement::default();
    for (name, severity) in &written.severity {
        let severity = match severity {
            SeverityFile::Note => Severity::Note,
            SeverityFile::Warning => Severity::Warning,
            SeverityFile::Error => Severity::Error,
        };
        if let Some(code) = code(name, severity, scope) {
            judgement.severities.insert(code, severity);
        }
    }
    for waive in &written.waive {
        judgement.waivers.extend(waiver(waive, scope));
    }
    judgement
}

fn waiver(written: &WaiveFile, scope: &mut Scope<'_>) -> Option<Waiver> {
    let code = code(&written.code, Severity::Note, scope);
    let file = pattern(written.file.as_ref(), scope);
    let sheet = pattern(written.sheet.as_ref(), scope);
    let source = pattern(written.source.as_ref(), scope);
    Some(Waiver {
        code: code?,
        file,
        sheet,
        source,
        waived: Waived {
            reason: written.reason.clone(),
            until: written.until.0,
        },
        origin: Origin::catalogue(scope.file, written.code.span.clone()),
    })
}

/// The code of that name, if it may be judged so.
fn code(name: &Spot<String>, severity: Severity, scope: &mut Scope<'_>) -> Option<Code> {
    let Ok(code) = Code::from_str(name) else {
        scope.undeclared(Named::Finding, name, Code::iter().map(Code::name));
        return None;
    };
    if code.is_fixed() && severity != Severity::Error {
        let code = code.name().to_owned();
        scope.add(Fact::FixedSeverity { code }, &name.span);
        return None;
    }
    Some(code)
}

fn pattern(written: Option<&Spot<String>>, scope: &mut Scope<'_>) -> Option<Pattern> {
    let text = written?;
    let pattern = Pattern::new(text);
    if pattern.is_none() {
        let pattern = text.value.clone();
        scope.add(Fact::InvalidPattern { pattern }, &text.span);
    }
    pattern
}
