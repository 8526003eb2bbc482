//! The clipboard of the screen, with a picture in it: what a person copies before Ctrl+V.

use std::sync::{Mutex, MutexGuard, PoisonError};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// There is one clipboard for all windows of a screen; tests take turns.
static TURN: Mutex<()> = Mutex::new(());

/// Holds something in the clipboard until it is dropped.
pub(crate) struct Clipboard(#[expect(dead_code, reason = "held, not read")] MutexGuard<'static, ()>);

impl Clipboard {
    /// Puts a PNG picture into the clipboard.
    pub(crate) fn with_png(png: Vec<u8>) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let (ready, is_ready) = std::sync::mpsc::channel();
        // Serves until another program takes the clipboard or the test ends; a thread of a test process may just stop.
        std::thread::spawn(move || {
            let owner = Owner::take(png);
            let told = ready.send(owner.as_ref().map(|_| ()).map_err(ToString::to_string));
            if let (Ok(owner), Ok(())) = (owner, told) {
                owner.serve().expect("the clipboard is served");
            }
        });
        is_ready.recv().expect("a thread for the clipboard").expect("the clipboard of the screen");
        Self(turn)
    }
}

struct Owner {
    screen: RustConnection,
    png: Vec<u8>,
    targets: Atom,
    image: Atom,
}

impl Owner {
    fn take(png: Vec<u8>) -> Result<Self, Fault> {
        let (screen, number) = x11rb::connect(None)?;
        let root = screen.setup().roots[number].root;
        let window = screen.generate_id()?;
        screen.create_window(0, window, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, 0, &CreateWindowAux::new())?;
        let atom =
            |name: &str| -> Result<Atom, Fault> { Ok(screen.intern_atom(false, name.as_bytes())?.reply()?.atom) };
        let (clipboard, targets, image) = (atom("CLIPBOARD")?, atom("TARGETS")?, atom("image/png")?);
        screen.set_selection_owner(window, clipboard, x11rb::CURRENT_TIME)?;
        if screen.get_selection_owner(clipboard)?.reply()?.owner != window {
            return Err("another program holds the clipboard".into());
        }
        Ok(Self { screen, png, targets, image })
    }

    fn serve(&self) -> Result<(), Fault> {
        loop {
            match self.screen.wait_for_event()? {
                Event::SelectionRequest(asked) => self.answer(&asked)?,
                Event::SelectionClear(_) => return Ok(()),
                _ => {}
            }
        }
    }

    fn answer(&self, asked: &SelectionRequestEvent) -> Result<(), Fault> {
        let mut property = asked.property;
        if asked.target == self.targets {
            let offered = [self.targets, self.image];
            self.screen.change_property32(PropMode::REPLACE, asked.requestor, property, AtomEnum::ATOM, &offered)?;
        } else if asked.target == self.image {
            self.screen.change_property8(PropMode::REPLACE, asked.requestor, property, self.image, &self.png)?;
        } else {
            property = x11rb::NONE;
        }
        let done = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property,
        };
        self.screen.send_event(false, asked.requestor, EventMask::NO_EVENT, done)?;
        self.screen.flush()?;
        Ok(())
    }
}
