//! What only measurements ask for.

pub use muster_store::bare::Bare;

use crate::service::Service;
use crate::wire::ErrorReply;

impl Service {
    /// Takes away at once what imports that were given up left behind. Otherwise that goes bit by bit, beside.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn sweep(&self) -> Result<(), ErrorReply> {
        let store = self.store()?;
        while store.sweep()? {}
        Ok(())
    }

    /// How many rows there are of what was brought in, whether or not the log names it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn rows_of_sources(&self) -> Result<i64, ErrorReply> {
        Ok(self.store()?.rows_of_sources()?)
    }
}
