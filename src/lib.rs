//! x
pub mod catalogue; pub mod finding; pub mod language; pub mod ingest; pub mod count; pub mod report; pub mod wording; pub mod command; pub mod cli; pub mod diff; pub mod write;
