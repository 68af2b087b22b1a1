//! The database. Every write is one transaction, or did not happen; every method fails if the database does.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use leadpact::{Instant, Transition};
use rusqlite::{Connection, OptionalExtension, Params, Row, Transaction, TransactionBehavior, params};
use serde_json::value::RawValue;

use crate::error::Error;
use crate::step::Record;

/// The leads, their audit trail, the notices and the answers given.
pub(crate) struct Store {
    connection: Mutex<Connection>,
    hook: Hook,
}

/// What a write is made of.
pub(crate) struct Write<'a> {
    /// The record as it shall be, with the version it was computed from.
    pub record: &'a Record,
    /// What the lead did, if that is the news.
    pub interaction: Option<&'a RawValue>,
    /// What happened to it.
    pub transitions: &'a [Transition],
    /// What is answered, under the key of the request.
    pub answer: Option<(&'a Key, &'a Answer)>,
}

/// The name a client gave to a request, and the request.
pub(crate) struct Key {
    pub key: String,
    pub request: String,
}

/// What a client is told: an HTTP status, and JSON.
pub(crate) struct Answer {
    pub status: u16,
    pub body: String,
}

/// A place where a machine may fail while it writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A step is computed, and nothing of it is written.
    Computed,
    /// All of it is written, and not committed.
    Written,
    /// It is committed, and nobody was told.
    Committed,
}

/// Called at each moment of a write. An error ends the work there, as a crash would: that is for tests.
pub type Hook = Arc<dyn Fn(Moment) -> Result<(), Error> + Send + Sync>;

impl Store {
    /// Opens a database, and creates it where there is none.
    pub fn open(path: &Path, hook: Hook) -> Result<Self, Error> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.execute_batch(include_str!("schema.sql"))?;
        Ok(Self { connection: Mutex::new(connection), hook })
    }

    /// Under another pact than at the last start everybody is to be looked at: what changes next may come earlier.
    pub fn adopt(&self, pact: &str) -> Result<(), Error> {
        let mut connection = self.lock();
        let write = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let changed = write.execute(
            "INSERT INTO pact VALUES ('only', ?1)
             ON CONFLICT DO UPDATE SET text = excluded.text WHERE text <> excluded.text",
            [pact],
        )?;
        if changed > 0 {
            write.execute("UPDATE leads SET wake = 0", [])?;
        }
        Ok(write.commit()?)
    }

    /// A lead, all of it from the same moment.
    pub fn load(&self, id: &str) -> Result<Option<Record>, Error> {
        let mut connection = self.lock();
        let read = connection.transaction()?;
        let sql = "SELECT fields, state, wake, version FROM leads WHERE id = ?1";
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let found: Option<(String, String, Option<i64>, i64)> = read.query_row(sql, [id], row).optional()?;
        let Some((fields, state, wake, version)) = found else { return Ok(None) };
        let (fields, state) = (serde_json::from_str(&fields)?, serde_json::from_str(&state)?);
        let sql = "SELECT content FROM interactions WHERE lead = ?1 ORDER BY number";
        let (interactions, wake) = (contents(&read, sql, [id])?, wake.map(Instant::from));
        Ok(Some(Record { id: id.to_owned(), fields, interactions, state: Some(state), wake, version }))
    }

    /// What was answered to a request before; an error if the key stands for another request.
    pub fn answer(&self, id: &str, key: &Key) -> Result<Option<Answer>, Error> {
        let sql = "SELECT request, status, body FROM answers WHERE lead = ?1 AND key = ?2";
        let row = |row: &Row<'_>| Ok((row.get(0)?, Answer { status: row.get(1)?, body: row.get(2)? }));
        let found: Option<(String, _)> = self.lock().query_row(sql, [id, &key.key], row).optional()?;
        match found {
            Some((request, _)) if request != key.request => Err(Error::KeyReused),
            found => Ok(found.map(|(_, answer)| answer)),
        }
    }

    /// Writes all of it, or nothing: false if the record was computed from a version that is not the last.
    pub fn save(&self, of: &Write<'_>) -> Result<bool, Error> {
        (self.hook)(Moment::Computed)?;
        let mut connection = self.lock();
        // Dropped without a commit, it is rolled back.
        let write = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if !put_record(&write, of.record)? || !put_answer(&write, of)? {
            return Ok(false);
        }
        if let Some(interaction) = of.interaction {
            let sql = "INSERT INTO interactions (lead, content) VALUES (?1, ?2)";
            write.execute(sql, [&of.record.id, interaction.get()])?;
        }
        for transition in of.transitions {
            put_transition(&write, &of.record.id, transition)?;
        }
        (self.hook)(Moment::Written)?;
        write.commit()?;
        (self.hook)(Moment::Committed)?;
        Ok(true)
    }

    /// Some of the leads that are to be looked at by now, the longest overdue first.
    pub fn due(&self, now: Instant) -> Result<Vec<String>, Error> {
        let connection = self.lock();
        let mut query =
            connection.prepare("SELECT id FROM leads WHERE wake <= ?1 ORDER BY wake LIMIT 100")?;
        let found = query.query_map([now.millis()], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// When the next lead is to be looked at.
    pub fn next_wake(&self) -> Result<Option<Instant>, Error> {
        let sql = "SELECT min(wake) FROM leads WHERE wake IS NOT NULL";
        let at: Option<i64> = self.lock().query_row(sql, [], |row| row.get(0))?;
        Ok(at.map(Instant::from))
    }

    /// Wakes for a lead no more, unless it was written since.
    pub fn park(&self, id: &str, now: Instant) -> Result<(), Error> {
        let sql = "UPDATE leads SET wake = NULL WHERE id = ?1 AND wake <= ?2";
        self.lock().execute(sql, params![id, now.millis()])?;
        Ok(())
    }

    /// The audit trail of a lead, oldest first.
    pub fn transitions(&self, id: &str) -> Result<Vec<Box<RawValue>>, Error> {
        contents(&self.lock(), "SELECT content FROM transitions WHERE lead = ?1 ORDER BY number", [id])
    }

    /// What is still to be delivered, oldest first.
    pub fn notices(&self) -> Result<Vec<Box<RawValue>>, Error> {
        let sql = "SELECT json_object('number', number, 'who', who, 'transition', json(content))
                   FROM notices JOIN transitions USING (number)
                   WHERE delivered IS NULL ORDER BY number LIMIT 100";
        contents(&self.lock(), sql, [])
    }

    /// Takes down that a notice was delivered; the first time counts.
    pub fn delivered(&self, number: i64, now: Instant) -> Result<(), Error> {
        let sql = "UPDATE notices SET delivered = coalesce(delivered, ?2) WHERE number = ?1";
        let found = self.lock().execute(sql, [number, now.millis()])?;
        if found > 0 { Ok(()) } else { Err(Error::NotFound) }
    }

    /// A thread that died with the lock has left nothing half done: its transaction was rolled back.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// False if the stored version is not the one the record was computed from.
fn put_record(write: &Transaction<'_>, record: &Record) -> Result<bool, Error> {
    let Record { id, fields, state, wake, version, .. } = record;
    let (fields, state) = (serde_json::to_string(fields)?, serde_json::to_string(state)?);
    let rows = write.execute(
        "INSERT INTO leads (id, fields, state, wake, version) VALUES (?1, ?2, ?3, ?4, ?5 + 1)
         ON CONFLICT (id) DO UPDATE
         SET fields = excluded.fields, state = excluded.state, wake = excluded.wake, version = excluded.version
         WHERE version = ?5",
        params![id, fields, state, wake.map(Instant::millis), version],
    )?;
    Ok(rows == 1)
}

/// False if the same request was answered in the meantime.
fn put_answer(write: &Transaction<'_>, of: &Write<'_>) -> Result<bool, Error> {
    let Some((Key { key, request }, Answer { status, body })) = of.answer else { return Ok(true) };
    let sql = "INSERT OR IGNORE INTO answers VALUES (?1, ?2, ?3, ?4, ?5)";
    Ok(write.execute(sql, params![of.record.id, key, request, status, body])? == 1)
}

fn put_transition(write: &Transaction<'_>, id: &str, transition: &Transition) -> Result<(), Error> {
    let sql = "INSERT INTO transitions (lead, content) VALUES (?1, ?2)";
    write.execute(sql, [id, &serde_json::to_string(transition)?])?;
    if let Some(who) = &transition.notify {
        let sql = "INSERT INTO notices (number, who) VALUES (?1, ?2)";
        write.execute(sql, params![write.last_insert_rowid(), who])?;
    }
    Ok(())
}

/// The texts a query finds, which are JSON.
fn contents(connection: &Connection, sql: &str, of: impl Params) -> Result<Vec<Box<RawValue>>, Error> {
    let mut query = connection.prepare(sql)?;
    let found = query.query_map(of, |row| row.get::<_, String>(0))?;
    found.map(|content| Ok(RawValue::from_string(content?)?)).collect()
}
