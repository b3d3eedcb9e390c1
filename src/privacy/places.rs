//! The names of files and sheets as they are shown: two that look alike once what may not be shown is left out are told
//! apart by a number.

use indexmap::{IndexMap, IndexSet};

use super::Guard;

/// The names of a folder's files, and of their sheets.
pub struct Places<'g> {
    guard: &'g Guard<'g>,
    /// The name shown of each path.
    files: IndexMap<String, String>,
    /// The name shown of each sheet, by path and name.
    sheets: IndexMap<(String, String), String>,
    taken: IndexSet<String>,
}

impl<'g> Places<'g> {
    /// The names of these paths, with `/`.
    pub fn new(guard: &'g Guard<'g>, paths: &[String]) -> Self {
        let mut places = Self {
            guard,
            files: IndexMap::new(),
            sheets: IndexMap::new(),
            taken: IndexSet::new(),
        };
        for path in paths {
            places.file(path);
        }
        places
    }

    /// The names shown of a file and a sheet of it.
    pub fn of(&mut self, file: &str, sheet: &str) -> (String, String) {
        let shown = self.file(file);
        (shown.clone(), self.sheet(&shown, sheet))
    }

    /// The path of each name shown.
    pub fn paths(self) -> IndexMap<String, String> {
        let files = self.files.into_iter();
        files.map(|(path, shown)| (shown, path)).collect()
    }

    fn file(&mut self, path: &str) -> String {
        if let Some(shown) = self.files.get(path) {
            return shown.clone();
        }
        let (stem, ending) = match path.rfind('.') {
            Some(at) if !path[at..].contains('/') => path.split_at(at),
            _ => (path, ""),
        };
        let (stem, ending) = (self.guard.place(stem), self.guard.place(ending));
        let shown = self.apart("", &stem, &ending);
        self.files.insert(path.to_owned(), shown.clone());
        shown
    }

    fn sheet(&mut self, file: &str, sheet: &str) -> String {
        let key = (file.to_owned(), sheet.to_owned());
        if sheet.is_empty() {
            return String::new();
        }
        if let Some(shown) = self.sheets.get(&key) {
            return shown.clone();
        }
        let shown = self.apart(file, &self.guard.place(sheet), "");
        self.sheets.insert(key, shown.clone());
        shown
    }

    /// A name that nothing else has.
    fn apart(&mut self, within: &str, stem: &str, ending: &str) -> String {
        let mut name = format!("{stem}{ending}");
        let mut number = 2;
        while !self.taken.insert(format!("{within}\u{1f}{name}")) {
            name = format!("{stem} ({number}){ending}");
            number += 1;
        }
        name
    }
}
