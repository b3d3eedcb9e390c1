//! Every case of messy registers, 1 to 50, has a test named by its number.

use std::path::Path;

#[test]
fn every_case_has_a_test_of_its_number() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let tests: String = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let missing: Vec<u32> = (1..=50)
        .filter(|case| !tests.contains(&format!("\nfn case_{case:02}_")))
        .collect();
    assert!(missing.is_empty(), "no test for cases {missing:?}");
}
