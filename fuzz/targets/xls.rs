//! xls and xlsb, served in this process. Panics of the reader are caught by the program and are no find; that it asks for
//! all memory is what the program's own process for it is there for.

#![no_main]

#[path = "../../tests/it/targets/mod.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(
    init: std::panic::set_hook(Box::new(|_| {})),
    |data: &[u8]| targets::file(data, &targets::here)
);
