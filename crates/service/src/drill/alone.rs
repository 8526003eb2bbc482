//! What comes in a drill without anybody's hand: once a second, in the thread that runs beside.

use muster_core::drill::play::{coming, voices};
use muster_core::event::{DrillAct, InjectDelivered};

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
            let due: Vec<DrillAct> = self.on_drill(&incident, |desk| {
                let injects = coming(&desk.scene)
                    .into_iter()
                    .map(|(inject, by)| InjectDelivered { inject, by, line: None }.into());
                Ok(injects.chain(voices(&desk.scene).into_iter().map(DrillAct::from)).collect())
            })?;
            for act in due {
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
