"""Photographs the window for the README; called by scripts/tour.sh, under a screen nobody sees.

usage: window.py MUSTER dark|light FOLDER first|board|all

Speaks WebDriver to WebKitWebDriver with the standard library alone. Everything is done by keys, as in tests/e2e.
"""

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

WIDTH, HEIGHT = 1440, 900
PATIENCE = 30.0
KEYS = {"Control": "\ue009", "Shift": "\ue008", "Enter": "\ue007", "Escape": "\ue00c", "Down": "\ue015", "Backspace": "\ue003"}


class Window:
    """An open window with its driver; both end together."""

    def __init__(self, binary: str, look: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        # The offset, not the instant, is handed on: so all processes of the window agree on the time.
        dress = {
            "TAURI_WEBVIEW_AUTOMATION": "true",
            "GTK_THEME": "Adwaita:dark" if look == "dark" else "Adwaita",
            "LD_PRELOAD": os.environ["MUSTER_FAKE"],
            "FAKETIME": os.environ["MUSTER_OFFSET"],
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        command = ["WebKitWebDriver", f"--port={port}", "--host=127.0.0.1"]
        quiet = subprocess.DEVNULL
        self.driver = subprocess.Popen(
            command, env=os.environ | dress, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        self.url = f"http://127.0.0.1:{port}"
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": {"binary": binary, "args": []}}}
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self.url += "/session/" + self.ask("/session", {"capabilities": wanted})["sessionId"]
                break
            except (urllib.error.URLError, ConnectionError):
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def ask(self, path: str, body: dict | None = None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]

    def run(self, body: str, *arguments):
        return self.ask("/execute/sync", {"script": body, "args": list(arguments)})

    def holds(self, body: str, *arguments) -> bool:
        try:
            return self.run(body, *arguments) is True
        except urllib.error.HTTPError:
            return False  # A page that is just being loaded answers with an error: not yet.

    def wait(self, body: str, *arguments) -> None:
        until = time.monotonic() + PATIENCE
        while not self.holds(body, *arguments):
            if time.monotonic() > until:
                raise SystemExit(f"tour: {body} {arguments} did not come; on screen:\n" + self.run("return document.body.innerText"))
            time.sleep(0.03)

    def wait_text(self, text: str) -> None:
        self.wait("return document.body.innerText.includes(arguments[0])", text)

    def keys(self, actions: list[tuple[str, str]]) -> None:
        steps = [{"type": kind, "value": value} for kind, value in actions]
        self.ask("/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": steps}]})

    def press(self, *chords: str) -> None:
        for chord in chords:
            keys = [KEYS.get(key, key) for key in chord.split("+")]
            self.keys([("keyDown", key) for key in keys] + [("keyUp", key) for key in reversed(keys)])

    def write(self, text: str) -> None:
        self.keys([(kind, key) for key in text for kind in ("keyDown", "keyUp")])

    def picture(self, file: Path) -> None:
        self.wait("return document.querySelector('[aria-busy=true]') === null && document.fonts.status === 'loaded'")
        time.sleep(0.6)  # Until what moves has come to rest.
        file.write_bytes(base64.b64decode(self.ask("/screenshot")))
        print(f"tour: {file.name}")

    def close(self) -> None:
        os.killpg(self.driver.pid, signal.SIGKILL)
        self.driver.wait()


def opened(window: Window) -> None:
    window.press("Down")
    window.wait("return (document.activeElement?.innerText ?? '').length > 0")
    window.press("Enter")
    window.wait("return document.querySelector('section[aria-label=Composer] textarea') === document.activeElement")
    window.wait("return document.querySelector('[data-card=roles]') !== null")


def tour(window: Window, look: str, folder: Path, part: str) -> None:
    window.ask("/window/rect", {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})
    window.wait("return innerWidth === arguments[0] && innerHeight === arguments[1]", WIDTH, HEIGHT)
    window.wait("return document.documentElement.dataset.ready === 'true'")
    # The pointer rests on nothing.
    move = {"type": "pointerMove", "duration": 0, "x": 2, "y": HEIGHT - 2}
    mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [move]}
    window.ask("/actions", {"actions": [mouse]})
    window.press("Control+1")
    window.wait_text("Many more visitors than usual")
    if part == "first":
        opened(window)
        window.picture(folder / "first.png")
        return
    window.picture(folder / f"board{'' if look == 'dark' else '-light'}.png")
    if part == "board":
        return
    opened(window)
    window.wait_text("launches tried by hand")
    window.press("Control+l")
    window.picture(folder / "command.png")
    window.press("Control+l")
    window.write("/a -8m #ingress ! crashing replicas are moved to another no")
    window.picture(folder / "composer.png")
    window.run("document.activeElement.select()")
    window.press("Backspace", "Escape")
    window.run("document.activeElement.blur()")
    window.press("t")
    window.wait("return document.activeElement?.tagName === 'INPUT'")
    window.write("06:30")
    window.press("Enter")
    window.wait_text("As it was known at")
    window.picture(folder / "asknown.png")
    window.press("Escape")
    window.wait("return !document.body.innerText.includes('As it was known at')")
    window.press("u")
    window.wait("return document.activeElement?.matches('textarea[data-entry]') ?? false")
    window.picture(folder / "update.png")
    window.press("Escape")
    window.wait("return document.querySelector('section.panel') === null")
    window.run("document.activeElement.blur()")
    window.press("h")
    window.wait("return document.querySelector('form[aria-label=\"The brief\"] button[type=submit]') !== null")
    window.picture(folder / "handover.png")


def main() -> None:
    binary, look, folder, part = sys.argv[1:]
    window = Window(binary, look)
    try:
        tour(window, look, Path(folder), part)
    finally:
        window.close()


if __name__ == "__main__":
    main()
