//! The sheets as KoboToolbox writes them: form questions, then its own columns; child tables with the number of their parent.

use chrono::NaiveDate;
use fastrand::Rng;

use super::super::cell::{Cell, Sheet, texts};
use super::super::people::{Sex, one_in, phone, pick};
use super::super::spelling::{Legal, name};
use super::participants::{Participant, Visit};

const FORM: &str = "Ready For Tomorrow";

/// What the form asks of a participant.
const QUESTIONS: [&str; 13] = [
    "start",
    "end",
    "today",
    "participant_code",
    "last_name",
    "first_name",
    "phone",
    "sex",
    "birth_date",
    "nationality",
    "residence_status",
    "region",
    "consent_note",
];

/// What the server adds to each submission.
const SERVER: [&str; 10] = [
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "__version__",
    "_tags",
    "meta/rootUuid",
];

/// The answers that a visit may have, each a column.
const SERVICES: [&str; 6] = [
    "info_session",
    "career_guidance",
    "training",
    "internship",
    "job",
    "business_support",
];

/// A submission: the participant as the form has it.
struct Submission<'p> {
    number: u32,
    id: u32,
    uuid: String,
    participant: &'p Participant,
}

/// The first sheet and its children.
pub(super) fn sheets(rng: &mut Rng, participants: &[Participant]) -> Vec<Sheet> {
    let submissions: Vec<Submission<'_>> = (1..)
        .zip(participants)
        .map(|(number, participant)| Submission {
            number,
            id: 412_300_000 + number * 37,
            uuid: uuid(rng),
            participant,
        })
        .collect();
    vec![
        form(rng, &submissions),
        visits(rng, &submissions),
        enterprises(&submissions),
        follow_ups(&submissions),
    ]
}

/// A number as the server makes them.
fn uuid(rng: &mut Rng) -> String {
    let parts = [8, 4, 4, 4, 12].map(|length| -> String {
        (0..length)
            .map(|_| char::from_digit(rng.u32(0..16), 16).unwrap_or('0'))
            .collect()
    });
    parts.join("-")
}

fn sheet(name: &str, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: name.to_owned(),
        rows,
        header_row: Some(0),
        width: 14.0,
        ..Sheet::default()
    }
}

fn form(rng: &mut Rng, submissions: &[Submission<'_>]) -> Sheet {
    let mut headers = QUESTIONS.to_vec();
    headers.extend(SERVER);
    headers.push("_index");
    let mut rows = vec![texts(headers)];
    for submission in submissions {
        let mut row = answers(rng, submission.participant);
        row.extend(server(rng, submission));
        row.push(Cell::number(submission.number));
        rows.push(row);
    }
    sheet(FORM, rows)
}

/// A participant's answers: XML names, ISO dates, everything as text.
fn answers(rng: &mut Rng, participant: &Participant) -> Vec<Cell> {
    let person = &participant.person;
    let today = participant.registered;
    let (hour, minute) = (rng.u32(9..17), rng.u32(0..50));
    let moment = |minute| {
        format!(
            "{today}T{hour:02}:{minute:02}:{:02}.114+01:00",
            (minute * 7) % 60
        )
    };
    let sex = match person.sex {
        _ if one_in(rng, 60) => pick(rng, &["pnta", ""]),
        Sex::Female => "female",
        Sex::Male => "male",
    };
    texts([
        moment(minute),
        moment(minute + 9),
        today.to_string(),
        code(rng, &participant.code),
        name(rng, person.last),
        name(rng, person.first),
        phone(rng),
        sex.to_owned(),
        born(rng, person.born),
        nationality(rng, person.nation),
        residence(rng, participant.legal).to_owned(),
        participant.region.to_owned(),
        String::new(),
    ])
}

/// The code as it was typed on the telephone.
fn code(rng: &mut Rng, code: &str) -> String {
    match rng.u32(0..20) {
        0 => code.to_lowercase(),
        1 => format!("{code} "),
        _ => code.to_owned(),
    }
}

fn born(rng: &mut Rng, born: NaiveDate) -> String {
    match rng.u32(0..80) {
        0 => String::new(),
        1 => born.format("1899-%m-%d").to_string(),
        _ => born.to_string(),
    }
}

fn nationality(rng: &mut Rng, nation: &str) -> String {
    if one_in(rng, 50) {
        return String::new();
    }
    nation.to_lowercase()
}

fn residence(rng: &mut Rng, legal: Option<Legal>) -> &'static str {
    match legal {
        Some(_) if one_in(rng, 25) => "dnk",
        Some(Legal::Regular) => "regular",
        Some(Legal::Irregular) => "irregular",
        Some(Legal::Refugee) => "refugee",
        Some(Legal::AsylumSeeker) => "asylum_seeker",
        None => "",
    }
}

fn server(rng: &mut Rng, submission: &Submission<'_>) -> Vec<Cell> {
    let mut cells = vec![Cell::number(submission.id)];
    let status = pick(rng, &["validation_status_approved", "", ""]);
    let sent = format!("{}T17:42:05", submission.participant.registered);
    cells.extend(texts([
        submission.uuid.clone(),
        sent,
        status.to_owned(),
        String::new(),
        "submitted_via_web".to_owned(),
        "hub_es_maroc".to_owned(),
        "vQ7m2".to_owned(),
        String::new(),
        format!("uuid:{}", submission.uuid),
    ]));
    cells
}

/// The columns at the end of a child table.
fn child_headers(questions: &[&str]) -> Vec<Cell> {
    let mut headers: Vec<String> = questions.iter().map(|one| (*one).to_owned()).collect();
    headers.extend(["_index", "_parent_table_name", "_parent_index"].map(str::to_owned));
    headers.extend(SERVER[..3].iter().map(|one| format!("_submission_{one}")));
    texts(headers)
}

/// Their cells; the number of the parent is text here and there.
fn child_cells(number: u32, submission: &Submission<'_>) -> Vec<Cell> {
    let parent = submission.number;
    let parent = if parent.is_multiple_of(9) {
        Cell::text(parent.to_string())
    } else {
        Cell::number(parent)
    };
    vec![
        Cell::number(number),
        Cell::text(FORM),
        parent,
        Cell::number(submission.id),
        Cell::text(submission.uuid.clone()),
        Cell::text(format!("{}T17:42:05", submission.participant.registered)),
    ]
}

fn visits(rng: &mut Rng, submissions: &[Submission<'_>]) -> Sheet {
    let mut headers = vec!["visit_date".to_owned(), "services".to_owned()];
    headers.extend(SERVICES.map(|one| format!("services/{one}")));
    headers.push("module".to_owned());
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let mut rows = vec![child_headers(&headers)];
    for submission in submissions {
        for visit in &submission.participant.visits {
            let number = u32::try_from(rows.len()).expect("a sample sheet has few rows");
            let mut row = visit_cells(rng, visit);
            row.extend(child_cells(number, submission));
            rows.push(row);
        }
    }
    orphan(&mut rows);
    sheet("visits", rows)
}

/// One visit whose submission was deleted on the server.
fn orphan(rows: &mut Vec<Vec<Cell>>) {
    let mut row = rows[40].clone();
    let number = u32::try_from(rows.len()).expect("a sample sheet has few rows");
    let columns = row.len();
    row[columns - 6] = Cell::number(number);
    row[columns - 4] = Cell::number(9041);
    rows.push(row);
}

fn visit_cells(rng: &mut Rng, visit: &Visit) -> Vec<Cell> {
    let date = if one_in(rng, 150) {
        String::new()
    } else {
        visit.day.to_string()
    };
    let mut row = texts([date, visit.services.join(" ")]);
    row.extend(SERVICES.map(|one| {
        let chosen = visit.services.contains(&one);
        Cell::text(if chosen { "1" } else { "0" })
    }));
    row.push(Cell::text(visit.module));
    row
}

fn enterprises(submissions: &[Submission<'_>]) -> Sheet {
    let questions = [
        "enterprise_name",
        "legal_form",
        "sector",
        "creation_date",
        "jobs",
    ];
    let mut rows = vec![child_headers(&questions)];
    for submission in submissions {
        let Some(enterprise) = &submission.participant.enterprise else {
            continue;
        };
        let number = u32::try_from(rows.len()).expect("a sample sheet has few rows");
        let mut row = texts([
            format!("Entreprise {}", submission.participant.code),
            enterprise.legal_form.to_owned(),
            enterprise.sector.to_owned(),
            enterprise.created.to_string(),
            enterprise.jobs.to_string(),
        ]);
        row.extend(child_cells(number, submission));
        rows.push(row);
    }
    sheet("enterprises", rows)
}

fn follow_ups(submissions: &[Submission<'_>]) -> Sheet {
    let mut rows = vec![child_headers(&["follow_up_date", "still_in_job"])];
    for submission in submissions {
        let Some((day, held)) = submission.participant.follow_up else {
            continue;
        };
        let number = u32::try_from(rows.len()).expect("a sample sheet has few rows");
        let held = if held { "yes" } else { "no" };
        let mut row = texts([day.to_string(), held.to_owned()]);
        row.extend(child_cells(number, submission));
        rows.push(row);
    }
    sheet("job_follow_up", rows)
}
