//! Large things by the hash of their bytes. The event holds the hash.

use muster_core::ids::Hash;
use rusqlite::{Connection, OptionalExtension, params};

use crate::StoreError;
use crate::store::Store;

/// A large thing as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAttachment {
    /// What it is, such as `image/png`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Keeps a large thing; keeping the same bytes twice keeps them once.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn keep_attachment(&self, media_type: &str, bytes: &[u8]) -> Result<Hash, StoreError> {
        let hash = Hash::of(bytes);
        self.writing(|connection| put(connection, hash, media_type, bytes).map(drop))?;
        Ok(hash)
    }

    /// Reads a large thing; bytes that do not have their hash are not handed out.
    ///
    /// # Errors
    /// When the store cannot be read or the bytes are not those that were kept.
    pub fn attachment(&self, hash: Hash) -> Result<Option<StoredAttachment>, StoreError> {
        let found = self.on_reader(|connection| {
            Ok(connection
                .prepare_cached("SELECT media_type, bytes FROM attachment WHERE hash = ?1")?
                .query_row([&hash.0[..]], |row| Ok(StoredAttachment { media_type: row.get(0)?, bytes: row.get(1)? }))
                .optional()?)
        })?;
        match found {
            Some(found) if Hash::of(&found.bytes) != hash => {
                Err(StoreError::Damaged(format!("the picture {hash} is not the one that was kept")))
            }
            found => Ok(found),
        }
    }

    /// Forgets large things, such as those of an erased line that nothing else shows.
    ///
    /// # Errors
    /// Why the disk did not take it.
    pub fn forget_attachments(&self, hashes: &[Hash]) -> Result<(), StoreError> {
        self.writing(|connection| forget_unused(connection, hashes))
    }
}

/// Keeps a large thing; whether it was not there before.
pub(crate) fn put(connection: &Connection, hash: Hash, media_type: &str, bytes: &[u8]) -> Result<bool, StoreError> {
    let rows = connection
        .prepare_cached("INSERT INTO attachment (hash, media_type, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
        .execute(params![&hash.0[..], media_type, bytes])?;
    Ok(rows > 0)
}

/// Forgets large things that no event and no message of a conversation shows.
pub(crate) fn forget_unused(connection: &Connection, hashes: &[Hash]) -> Result<(), StoreError> {
    for hash in hashes {
        // Another incident may show the same picture, or a chat that somebody brought in; all name it by its hash.
        let used: bool = connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM event WHERE body LIKE '%' || ?1 || '%')
                     OR EXISTS (SELECT 1 FROM message WHERE extra LIKE '%' || ?1 || '%')
                     OR EXISTS (SELECT 1 FROM message_change WHERE extra LIKE '%' || ?1 || '%')",
            )?
            .query_row([hash.to_string()], |row| row.get(0))?;
        if !used {
            forget(connection, &[*hash])?;
        }
    }
    Ok(())
}

/// Forgets large things.
pub(crate) fn forget(connection: &Connection, hashes: &[Hash]) -> Result<(), StoreError> {
    for hash in hashes {
        connection.prepare_cached("DELETE FROM attachment WHERE hash = ?1")?.execute([&hash.0[..]])?;
    }
    Ok(())
}
