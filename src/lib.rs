//! Spreadsheets of an NGO's projects in, the figures and workbooks its donors ask for out.
//!
//! # The flow
//!
//! A **catalogue** of TOML files ([`catalogue`]) declares dimensions, indicators, sources, projects and donor formats.
//! [`ingest`] reads the registers that sources claim into **records**, one act each, with codes for categories and days
//! for dates. [`count`] takes requests as plain data, resolves what each person is, finds the **subjects** that count and
//! tallies them into **figures**. [`report`] lays figures out as format-neutral tables and renders these as bytes;
//! [`diff`] compares two sets of figures; [`reconcile`] holds figures against those published and against each other;
//! [`variance`] finds those off their targets that nobody has commented on; [`inspect`] looks at any spreadsheet and drafts a
//! source for it. Each stage is a function from values to values plus [`finding`]s, which
//! [`wording`] says in French or English. Only [`command`] touches disk and environment, and [`write`] is the one write.
//!
//! # The words
//!
//! - **project**: a funded action. **donor**: who receives a report. **donor format**: the declared layout of a
//!   donor's workbook.
//! - **indicator**: what is measured, declared once. **logframe line**: an indicator as one project reports it: its own
//!   code, result level, baseline, targets.
//! - **source**: a declared mapping from one kind of spreadsheet to records. A **column** stands in the spreadsheet; a
//!   **field** is what the catalogue calls it.
//! - **record**: one act: to whom (a person, an organisation, or a person as member of one), what service, when, where,
//!   its amounts, and its **origin** (file › sheet › row).
//! - **dimension** and its **categories**: sex, migrant status, age group, region … A **breakdown** is a joint table over
//!   one or more dimensions.
//! - **subject**: a person (or organisation, or act) that a figure counts, with its categories and records.
//! - **figure**: one number: project × indicator × view × period × a category per dimension (or the total), with its
//!   **state** and **basis**.
//! - **finding**: something wrong or doubtful in what the user declared or typed: a stable code, severity, origin, help.
//! - **funnel**: what became of everything read; its lines add up.

pub mod catalogue;
pub mod cli;
pub mod command;
pub mod count;
pub mod diff;
pub mod finding;
pub mod ingest;
pub mod inspect;
pub mod language;
pub mod privacy;
pub mod reconcile;
pub mod report;
pub mod screen;
pub mod variance;
pub mod wording;
pub mod write;
