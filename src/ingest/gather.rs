//! What the sheets gave, put together in their order: people numbered, acts met before left out, findings collected.

use indexmap::{IndexMap, IndexSet};

use super::again::{self, Counts};
use super::coverage::{Met, RowDays};
use super::files::Claimed;
use super::funding::{Funded, NOBODY};
use super::funnel::RowFunnel;
use super::loss::{Loss, Losses};
use super::record::{ActKey, Acts, Keys, Records, Subjects};
use super::table::{self, Pending};
use super::{Health, Ingested, SheetRead, people};
use crate::catalogue::{Catalogue, FieldType, SERVICE, Shape};
use crate::finding::{Fact, Findings, Origin};
use crate::privacy::{Audience, Guard, Identities};

/// What one sheet gave to one source. People and organisations are numbered within it.
#[derive(Debug, Default)]
pub(super) struct SheetReading {
    /// The sheet, and the source that read it; none for a sheet that nobody reads.
    pub read: Option<SheetRead>,
    /// Whether the table was found.
    pub found: bool,
    /// Whether the sheet gave less than it should.
    pub partial: bool,
    pub records: Records,
    pub people: Keys,
    pub organisations: Keys,
    /// Public names of organisations, by who paid, field and number.
    pub titles: IndexMap<(usize, usize, u32), String>,
    /// Who paid for the records, where several projects share the register: its records are then each project's own.
    pub funded: Option<Funded>,
    pub identities: Identities,
    pub losses: Losses,
    /// The days that the rows of a table of counts tell of.
    pub row_days: RowDays,
    /// Of a table of counts, the rows that count, and whether somebody stands in two of them.
    pub counts: Counts,
    pub overlapping: bool,
    /// Rows of counts that another file told before.
    pub repeated: IndexSet<u32>,
    pub pending: Vec<Pending>,
    pub findings: Findings,
}

/// All that was read, while it is put together.
pub(super) struct Gathering<'c> {
    catalogue: &'c Catalogue,
    projects: Vec<Gathered>,
    acts: Vec<Acts>,
    /// By source, whether one sheet is all that it reads.
    alone: Vec<bool>,
    /// By source, whether a row of a shared register names its project.
    met: Vec<bool>,
    /// By source, what tells its days.
    days: Vec<Met>,
    identities: Identities,
    pending: Vec<Pending>,
    out: Ingested,
}

/// What the sheets of one project share.
struct Gathered {
    records: Records,
    people: Subjects,
    organisations: Subjects,
}

impl<'c> Gathering<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        let gathered = |_| Gathered {
            records: Records::new(catalogue),
            people: Subjects::default(),
            organisations: Subjects::default(),
        };
        Self {
            catalogue,
            projects: catalogue.projects.iter().map(gathered).collect(),
            acts: catalogue.sources.iter().map(|_| Acts::default()).collect(),
            alone: vec![false; catalogue.sources.len()],
            met: vec![false; catalogue.sources.len()],
            days: vec![Met::default(); catalogue.sources.len()],
            identities: Identities::default(),
            pending: Vec::new(),
            out: Ingested {
                health: vec![Health::default(); catalogue.sources.len()],
                ..Ingested::default()
            },
        }
    }

    /// Takes note of how many sheets each source reads.
    pub(super) fn announce(&mut self, sheets: &mut [Vec<SheetReading>]) {
        let mut counts = vec![0; self.alone.len()];
        for reading in sheets.iter().flatten() {
            match (&reading.read, &reading.funded) {
                (None, _) => {}
                (Some(read), None) => counts[read.source] += 1,
                (Some(_), Some(funded)) => {
                    for (source, project) in &funded.sources {
                        counts[*source] += 1;
                        self.met[*source] |= funded.names(*project);
                    }
                }
            }
        }
        self.alone = counts.into_iter().map(|count| count == 1).collect();
        for (place, source) in self.catalogue.sources.iter().enumerate() {
            if !self.alone[place] && matches!(source.shape, Shape::Aggregate(_)) {
                again::compare(place, &source.code, sheets);
            }
        }
    }

    /// Adds what opening a file gave.
    pub(super) fn file(&mut self, file: &Claimed<'_>) {
        self.out.findings.extend(file.findings.clone());
        for place in &file.partial {
            self.out.health[*place].partial = true;
        }
    }

    /// Adds a file's next sheet.
    pub(super) fn sheet(&mut self, readings: Vec<SheetReading>) {
        for mut reading in readings {
            self.out
                .findings
                .extend(std::mem::take(&mut reading.findings));
            self.identities
                .extend(std::mem::take(&mut reading.identities));
            self.pending.append(&mut reading.pending);
            match (reading.read.take(), reading.funded.take()) {
                (None, _) => {}
                (Some(read), None) => self.records(read, reading),
                (Some(read), Some(funded)) => self.shared(&read, &reading, &funded),
            }
        }
    }

    /// Gives each project that shares a register its own rows.
    fn shared(&mut self, read: &SheetRead, reading: &SheetReading, funded: &Funded) {
        for (source, project) in funded.sources.iter().copied() {
            let funders = self.catalogue.sources[source].funders.as_ref();
            let named = funders.is_some_and(|funders| funders.named);
            if !named && !self.met[source] {
                // A register that never names a project says nothing of it; one that could not be read may have done.
                self.out.health[source].partial |= reading.partial;
                continue;
            }
            let mut records = reading.records.clone();
            records.retain(|at| funded.paid(at, project));
            let (people, _) = reading.people.only(&mut records.person);
            let (organisations, numbers) = reading.organisations.only(&mut records.organisation);
            let theirs = reading.titles.iter();
            let theirs = theirs.filter(|((set, ..), _)| funded.holds(*set, project));
            let mut titles = IndexMap::new();
            for ((_, field, local), title) in theirs {
                let key = (0, *field, numbers[*local as usize]);
                titles.entry(key).or_insert_with(|| title.clone());
            }
            let losses = reading.losses.iter();
            let theirs =
                losses.filter(|((set, ..), _)| *set == NOBODY || funded.holds(*set, project));
            let losses = theirs.map(|(key, lost)| (*key, *lost)).collect();
            let own = SheetRead {
                source,
                funnel: funded.funnel(&read.funnel, project),
                ..read.clone()
            };
            let given = SheetReading {
                found: reading.found,
                partial: reading.partial,
                records,
                people,
                organisations,
                titles,
                losses,
                row_days: reading.row_days.clone(),
                ..SheetReading::default()
            };
            self.records(own, given);
        }
    }

    fn records(&mut self, mut read: SheetRead, reading: SheetReading) {
        if reading.found {
            self.told(&read, &reading);
        }
        let health = &mut self.out.health[read.source];
        health.read += u32::from(reading.found);
        health.partial |= reading.partial;
        health.overlapping |= reading.overlapping;
        for ((_, service, gap), lost) in reading.losses {
            let loss = Loss {
                source: read.source,
                service,
                gap,
            };
            self.out.losses.entry(loss).or_default().add(lost);
        }
        let project = self.catalogue.sources[read.source].project;
        let gathered = &mut self.projects[project];
        let people = gathered.people.take(reading.people);
        let organisations = gathered.organisations.take(reading.organisations);
        let mut records = reading.records;
        let number = |numbers: &[u32], local: &mut u32| {
            *local = numbers.get(*local as usize).copied().unwrap_or(*local);
        };
        records
            .person
            .iter_mut()
            .for_each(|local| number(&people, local));
        records
            .organisation
            .iter_mut()
            .for_each(|local| number(&organisations, local));
        for ((_, field, mut local), title) in reading.titles {
            number(&organisations, &mut local);
            records.titles.entry((field, local)).or_insert(title);
        }
        let place = self.out.sheets.len() as u32;
        // Acts are met again in other sheets only.
        let before = if self.alone[read.source] {
            vec![false; records.len()]
        } else {
            let mut before = self.before(&records, read.source, place);
            for (before, row) in before.iter_mut().zip(&records.row) {
                *before |= reading.repeated.contains(row);
            }
            before
        };
        already_read(&mut read.funnel, &records, &before);
        gathered_records(&mut self.projects[project].records, records, &before, place);
        self.out.sheets.push(read);
    }

    /// Takes note of the days that a sheet tells of.
    fn told(&mut self, read: &SheetRead, reading: &SheetReading) {
        let records = &reading.records;
        let source = &self.catalogue.sources[read.source];
        let project = &self.catalogue.projects[source.project];
        let days = records.first.iter().copied();
        let days = days.zip(records.last.iter().copied());
        let names = (read.file.as_str(), read.sheet.as_str());
        self.days[read.source].sheet((source, project), names, days, &reading.row_days);
        let Some(service) = self.catalogue.dimension(SERVICE) else {
            return;
        };
        let services = &mut self.out.health[read.source].services;
        services.resize(self.catalogue.at(service).categories.len() + 1, false);
        let codes = &records.categories[service.0];
        for at in 0..records.len() {
            if let Some(met) = services.get_mut(codes.at(at) as usize) {
                *met = true;
            }
        }
    }

    /// For each record, whether another sheet of the source gave it before.
    fn before(&mut self, records: &Records, source: usize, sheet: u32) -> Vec<bool> {
        let service = self.catalogue.dimension(SERVICE);
        let fields = &self.catalogue.fields;
        let money: Vec<usize> = (0..fields.len())
            .filter(|place| fields[*place].kind == FieldType::Money)
            .collect();
        let acts = &mut self.acts[source];
        let met = |at: usize| {
            let (person, organisation) = (records.person[at], records.organisation[at]);
            if person == 0 && organisation == 0 {
                return false;
            }
            let key = ActKey {
                person,
                organisation,
                service: service.map_or(0, |service| records.categories[service.0].at(at)),
                first: records.first[at],
                last: records.last[at],
                amounts: money
                    .iter()
                    .map(|place| records.fields[*place].at(at))
                    .collect(),
            };
            acts.read_before(key, sheet)
        };
        (0..records.len()).map(met).collect()
    }

    /// A finding for each sheet whose people two sources of one project count.
    fn counted_twice(&mut self) {
        let sources = &self.catalogue.sources;
        let counts =
            |sheet: &&SheetRead| matches!(sources[sheet.source].shape, Shape::Aggregate(_));
        let mut met: Vec<&SheetRead> = Vec::new();
        for sheet in self.out.sheets.iter().filter(counts) {
            let same = |known: &&&SheetRead| {
                let (here, there) = (&sources[sheet.source], &sources[known.source]);
                (&known.file, &known.sheet, there.project)
                    == (&sheet.file, &sheet.sheet, here.project)
            };
            if let Some(known) = met.iter().find(same) {
                let fact = Fact::CountedTwice {
                    first: sources[known.source].code.clone(),
                    second: sources[sheet.source].code.clone(),
                };
                let origin = Origin::sheet(&sheet.file, &sheet.sheet);
                self.out.findings.add(fact, origin);
            } else {
                met.push(sheet);
            }
        }
    }

    /// Who stands in what was read.
    pub(super) fn people(self) -> Identities {
        self.identities
    }

    /// All that was read, and what may be shown of it.
    pub(super) fn finish(mut self, audience: Audience) -> (Ingested, Guard<'c>) {
        self.counted_twice();
        let mut guard = Guard::new(self.catalogue, self.identities).before(audience);
        for sheet in &self.out.sheets {
            let headers = sheet.titles.iter();
            headers.for_each(|title| guard.hear(sheet.source, &title.header));
        }
        table::tell(self.pending, &guard, &mut self.out.findings);
        let mut told = IndexSet::new();
        for gathered in self.projects {
            let mut records = gathered.records;
            records.people = gathered.people.count();
            records.organisations = gathered.organisations.count();
            let findings = &mut self.out.findings;
            people::conflicts(
                self.catalogue,
                &records,
                &self.out.sheets,
                &mut told,
                findings,
            );
            self.out.records.push(records);
        }
        for (place, met) in self.days.into_iter().enumerate() {
            let source = &self.catalogue.sources[place];
            let project = &self.catalogue.projects[source.project];
            let coverage = met.coverage(source, project);
            if let Some(fact) = coverage.inferred(&source.code) {
                let origin = Origin::catalogue(&source.file, 0..0);
                self.out.findings.add(fact, origin);
            }
            self.out.health[place].coverage = coverage;
        }
        (self.out, guard)
    }
}

/// Corrects the funnel: a row all of whose acts were read before is told as such.
fn already_read(funnel: &mut RowFunnel, records: &Records, before: &[bool]) {
    let mut at = 0;
    while at < records.len() {
        let row = records.row[at];
        let end = (at..records.len())
            .find(|next| records.row[*next] != row)
            .unwrap_or(records.len());
        let again = (at..end).filter(|at| before[*at]).count();
        let stood_for = (at..end).filter(|at| before[*at]);
        funnel.records -= stood_for.map(|at| records.weight.at(at)).sum::<u64>();
        if again == end - at {
            funnel.mapped -= 1;
            funnel.already_read += 1;
        }
        at = end;
    }
}

/// Appends the records that no other sheet gave.
fn gathered_records(all: &mut Records, mut new: Records, before: &[bool], sheet: u32) {
    if before.contains(&true) {
        new.retain(|at| !before[at]);
    }
    new.sheet = vec![sheet; new.len()];
    all.append(new);
}
