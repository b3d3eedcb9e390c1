//! The READMEs tell the truth, the English and the French: their commands are run and their output compared, excerpts
//! stand in the example.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Each runs in a copy of what its commands read, so that what they write litters neither the repository nor the other.
#[test]
fn their_commands_answer_as_they_say() {
    for readme in ["README.md", "README.fr.md"] {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(readme);
        let _ = fs::remove_dir_all(&folder);
        for part in ["indicators", "samples", "examples/six-rows"] {
            copy(&Path::new(ROOT).join(part), &folder.join(part));
        }
        std::env::set_current_dir(&folder).unwrap();
        trycmd::TestCases::new()
            .register_bin("bilan", Path::new(env!("CARGO_BIN_EXE_bilan")))
            .case(Path::new(ROOT).join(readme))
            .run();
    }
}

#[test]
fn its_excerpts_stand_in_the_example() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let mut files = Vec::new();
    list(&Path::new(ROOT).join("examples/six-rows"), &mut files);
    let example: Vec<String> = files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    for fence in ["```csv\n", "```toml\n"] {
        let (_, rest) = readme.split_once(fence).unwrap();
        let (excerpt, _) = rest.split_once("```").unwrap();
        for line in excerpt.lines() {
            let stands = example
                .iter()
                .any(|text| text.lines().any(|one| one == line));
            assert!(stands, "not in examples/six-rows: {line}");
        }
    }
}

fn copy(from: &Path, to: &Path) {
    let mut files = Vec::new();
    list(from, &mut files);
    for file in files {
        let place = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::copy(&file, &place).unwrap();
    }
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(&path, files);
        } else {
            files.push(path);
        }
    }
}
