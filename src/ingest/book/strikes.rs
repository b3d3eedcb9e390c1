//! Which styles of an OpenDocument spreadsheet strike text through.

use indexmap::IndexSet;
use quick_xml::events::{BytesStart, Event};

use super::part::{Package, attribute};
use crate::finding::Unreadable;

/// Styles with names of their own that strike text through.
pub(super) fn named_strikes(package: &mut Package) -> Result<IndexSet<String>, Unreadable> {
    let mut striking = IndexSet::new();
    let Some(mut xml) = package.xml("styles.xml")? else {
        return Ok(striking);
    };
    let (mut style, mut buffer) = (String::new(), Vec::new());
    loop {
        match xml.next(&mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => strikes(&tag, &mut style, &mut striking),
            Event::Eof => return Ok(striking),
            _ => {}
        }
    }
}

/// Takes note of a style that strikes text through, itself or as the one that it is made after. `style` is the one being
/// read.
pub(super) fn strikes(tag: &BytesStart<'_>, style: &mut String, striking: &mut IndexSet<String>) {
    match tag.name().as_ref() {
        "style:style" => {
            *style = attribute(tag, "name").unwrap_or_default();
            let parent = attribute(tag, "parent-style-name");
            if parent.is_some_and(|parent| striking.contains(&parent)) {
                striking.insert(style.clone());
            }
        }
        "style:text-properties" => {
            let line = ["text-line-through-style", "text-line-through-type"];
            let line = line.iter().find_map(|name| attribute(tag, name));
            match line.as_deref() {
                None => {}
                Some("none") => {
                    striking.shift_remove(style.as_str());
                }
                Some(_) => {
                    striking.insert(style.clone());
                }
            }
        }
        _ => {}
    }
}

/// Whether the style that an attribute names strikes text through.
pub(super) fn strikes_by(tag: &BytesStart<'_>, name: &str, striking: &IndexSet<String>) -> bool {
    !striking.is_empty() && attribute(tag, name).is_some_and(|style| striking.contains(&style))
}
