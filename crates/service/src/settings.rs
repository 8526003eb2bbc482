//! Start, health, settings.

use muster_core::zone::Zone;
use muster_store::{PlaceWarning, look_at_place};

use crate::keeping;
use crate::service::{Service, lock};
use crate::wire::{AppStart, Empty, ErrorCode, ErrorReply, Health, Notice, Saving, Settings, StoreState, Zones};

const KEY: &str = "settings";

impl Service {
    pub(crate) fn settings_now(&self) -> Settings {
        let mut held = lock(&self.settings);
        if let Some(settings) = &*held {
            return settings.clone();
        }
        let stored = self.store().ok().and_then(|store| store.setting(KEY).ok().flatten());
        // Settings that cannot be read are no reason to keep anybody from their incident.
        let settings = stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        *held = Some(settings);
        held.clone().unwrap_or_default()
    }

    pub(crate) fn app_start(&self, _: Empty) -> Result<AppStart, ErrorReply> {
        let settings = self.settings_now();
        let store = self.store().ok();
        let device = store.as_ref().map_or_else(muster_core::ids::DeviceId::nil, |store| store.device());
        let me = match (&settings.me, &store) {
            (Some(me), Some(_)) => self.names()?.directory.person(*me).map(crate::directory::person),
            (Some(_) | None, _) => None,
        };
        Ok(AppStart {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            store_path: self.path.display().to_string(),
            store: self.store_state(),
            warnings: self.warnings(&settings),
            system_zone: self.clock.system_zone().name().to_owned(),
            me,
            device,
            now: self.clock.now(),
            settings,
        })
    }

    fn warnings(&self, settings: &Settings) -> Vec<Notice> {
        if self.store_state() != StoreState::Ready {
            return Vec::new();
        }
        let notice = look_at_place(&self.path).map(|warning| match warning {
            PlaceWarning::Synced(program) => Notice {
                id: "synced-folder".to_owned(),
                message: format!("The store lies in a folder that {program} copies while it is in use."),
                hint: "Lines can be lost that way. Move it to a folder of this machine, and share backups instead."
                    .to_owned(),
            },
            PlaceWarning::Network(kind) => Notice {
                id: "network-folder".to_owned(),
                message: format!("The store lies on a disk that is not this machine's own ({kind})."),
                hint: "Lines can be lost when the connection drops. Move it to a disk of this machine.".to_owned(),
            },
        });
        notice.into_iter().filter(|notice| !settings.dismissed.contains(&notice.id)).collect()
    }

    pub(crate) fn settings_save(&self, settings: Settings) -> Result<Settings, ErrorReply> {
        if let Some(zone) = &settings.zone
            && let Err(error) = Zone::parse(zone)
        {
            return Err(
                ErrorReply::new(ErrorCode::Rejected, format!("Failed to set the zone: {error}.")).in_field("zone")
            );
        }
        let settings = Settings {
            text_size: settings.text_size.clamp(80, 200),
            chime_volume: settings.chime_volume.min(100),
            ..settings
        };
        let text = serde_json::to_string(&settings)
            .map_err(|error| ErrorReply::new(ErrorCode::Internal, format!("Failed to write the settings: {error}.")))?;
        self.store()?.save_setting(KEY, &text)?;
        self.note_saved();
        *lock(&self.settings) = Some(settings.clone());
        self.listeners.changed(Vec::new());
        Ok(settings)
    }

    pub(crate) fn zones(&self, _: Empty) -> Result<Zones, ErrorReply> {
        Ok(Zones { zones: Zone::all_names().map(str::to_owned).collect() })
    }

    pub(crate) fn health(&self, _: Empty) -> Result<Health, ErrorReply> {
        let store = self.store()?;
        if let Some(error) = store.failing() {
            self.note_failure(&error.into());
        }
        let (state, error) = lock(&self.saving).clone();
        let state = if error.is_none() { Saving::Ok } else { state };
        let (message, hint) = error.map_or((None, None), |error| (Some(error.message), error.hint));
        Ok(Health {
            state,
            message,
            hint,
            events: u32::try_from(store.event_count()?).unwrap_or(u32::MAX),
            bytes: keeping::size_of(store.path()),
            last_backup: store.backups()?.first().map(|backup| backup.at),
        })
    }
}
