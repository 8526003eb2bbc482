//! What comes in a drill without anybody's hand: once a second, in the thread that runs beside.

use muster_core::drill::play::coming;
use muster_core::event::InjectDelivered;
use muster_core::words::DeliveredBy;

use crate::service::Service;
use crate::wire::{DrillActRequest, ErrorCode, ErrorReply};

impl Service {
    /// Delivers what is due in the drills that run.
    pub fn run_drills(&self) {
        if let Err(error) = self.try_drills() {
            tracing::warn!(?error, "failed to run a drill");
        }
    }

    fn try_drills(&self) -> Result<(), ErrorReply> {
        let store = self.store()?;
        for incident in self.running_drills(&store)?.iter() {
            let incident = incident.to_string();
            let due: Vec<(String, DeliveredBy)> = self.on_drill(&incident, |desk| Ok(coming(&desk.scene)))?;
            for (inject, by) in due {
                let act = InjectDelivered { inject, by }.into();
                match self.drill_act(DrillActRequest { incident: incident.clone(), act }) {
                    Ok(_) => {}
                    // Another window on the same store, or the facilitator, was a moment earlier.
                    Err(error) if error.code == ErrorCode::Rejected => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }
}
