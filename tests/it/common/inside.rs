//! The library itself over catalogues and registers that are texts.

use std::io::Cursor;
use std::path::Path;

use bilan::catalogue::{self, Catalogue, CatalogueText};
use bilan::finding::Findings;
use bilan::ingest::{self, Folder, Ingested, ReadSeek};

/// The small catalogue without its source and project, and these files beside it or in place of its own.
pub fn texts(files: &[(&str, &str)]) -> Vec<CatalogueText> {
    let own = super::CATALOGUE
        .iter()
        .filter(|(path, _)| !path.contains('/'));
    let mut all: Vec<CatalogueText> = Vec::new();
    for (path, text) in own.chain(files) {
        let one = CatalogueText {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        match all.iter_mut().find(|known| known.path == *path) {
            Some(known) => *known = one,
            None => all.push(one),
        }
    }
    all
}

/// What is declared, and what is wrong with it.
pub fn checked(files: &[(&str, &str)]) -> (Option<Catalogue>, Findings) {
    catalogue::read(&texts(files), Path::new("indicators"))
}

/// What is declared, without a mistake.
#[track_caller]
pub fn declared(files: &[(&str, &str)]) -> Catalogue {
    let (catalogue, findings) = checked(files);
    catalogue.unwrap_or_else(|| panic!("{findings:?}"))
}

/// The registers `register0.csv`, `register1.csv` … read for these projects; each funnel adds up.
#[track_caller]
pub fn read(catalogue: &Catalogue, files: &[String], projects: &[usize]) -> Ingested {
    let names: Vec<String> = (0..files.len())
        .map(|at| format!("register{at}.csv"))
        .collect();
    let open = |path: &str| {
        let at = names.iter().position(|name| name == path).unwrap();
        Ok(Box::new(Cursor::new(files[at].clone().into_bytes())) as Box<dyn ReadSeek>)
    };
    let folder = Folder {
        files: &names,
        open: &open,
        aside: &|_, _| Err(std::io::ErrorKind::Unsupported.into()),
        progress: &|_| {},
    };
    let read = ingest::read(catalogue, projects, &folder);
    for sheet in &read.sheets {
        assert!(sheet.funnel.adds_up(), "{:?}", sheet.funnel);
    }
    read
}
