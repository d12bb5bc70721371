"""Many readers at once: websocket sessions that speak as the browser does, and the processor time that the server takes for each run.

A session opens a page, then changes one filter again and again, a second apart as a quick reader would; the pages and the choices
go round. Time is the server process's own (user and system), so what the clients take is not in it.
"""

import asyncio
import os
import time
from pathlib import Path
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from tests.serving import serving

SESSIONS = 25
CHANGES = 8
PAUSE = 1.0
AGE = 2
"""Runs for which the browser remembers a message that it has not been sent again."""
TICK = os.sysconf("SC_CLK_TCK")


class Session:
    """One reader: the connection, the page, and what the browser would remember."""

    def __init__(self, socket, page):
        self.socket, self.page, self.hash = socket, page, ""
        self.widgets, self.states = {}, {}
        self.runs = self.bytes = 0
        self.cached = {}

    async def run(self, **changed):
        """One run of the page with a widget changed; gives its seconds as this reader has them."""
        self.states |= changed
        message = BackMsg()
        state = message.rerun_script
        state.page_script_hash, state.page_name = self.hash, "" if self.hash else self.page
        state.context_info.locale, state.context_info.color_scheme = "zh-CN", "light"
        self.runs += 1
        state.cached_message_hashes.extend(known for known, run in self.cached.items() if self.runs - run <= AGE)
        for key, values in self.states.items():
            one = state.widget_states.widgets.add()
            one.id = self.widgets[key]
            one.string_array_value.data.extend(values)
        start = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        self.bytes = 0
        while True:
            raw = await self.socket.recv()
            self.bytes += len(raw)
            if self._over(ForwardMsg.FromString(raw)):
                return time.perf_counter() - start

    def _over(self, message):
        """Take in one message of the server; whether it was the last of the run."""
        kind = message.WhichOneof("type")
        if message.metadata.cacheable or kind == "ref_hash":
            self.cached[message.hash or message.ref_hash] = self.runs
        if kind == "navigation":
            self.hash = message.navigation.page_script_hash
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            found = getattr(element, element.WhichOneof("type") or "", None)
            name = getattr(found, "id", "")
            self.widgets[name.rsplit("-", 1)[-1]] = name
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


async def _read(url, page, choices, first, *, changes, pause=0.0):
    """One reader's visit: seconds of each run after the first, and bytes of the last."""
    async with connect(url.replace("http", "ws") + "/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
        session = Session(socket, page)
        await session.run()
        took = []
        for n in range(changes):
            await asyncio.sleep(pause)
            took.append(await session.run(attitude=choices[(first + n) % len(choices)]))
        return took, session.bytes


def spent(pid):
    """Seconds of processor time of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def resident(pid):
    """MiB that a process holds in memory."""
    line = next(x for x in Path(f"/proc/{pid}/status").read_text().splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def _crowd(up, pages, choices):
    """All sessions together: milliseconds of processor a run, of waiting in the middle and at the worst twentieth, MiB at one and at all."""
    await _read(up.url, pages[0], choices, 0, changes=1)
    alone = resident(up.pid)
    for page in pages:  # each page once, so that nothing is read for the first time below
        await _read(up.url, page, choices, 0, changes=len(choices))
    before = spent(up.pid)
    visits = [_read(up.url, pages[k % len(pages)], choices, k, changes=CHANGES, pause=PAUSE) for k in range(SESSIONS)]
    found = await asyncio.gather(*visits)
    took = sorted(t for one, _ in found for t in one)
    runs = SESSIONS * (CHANGES + 1)
    return {
        "processor": (spent(up.pid) - before) / runs * 1000,
        "waited": median(took) * 1000,
        "worst": took[int(len(took) * 0.95)] * 1000,
        "alone": alone,
        "together": resident(up.pid),
    }


async def _each(up, pages, choices):
    """Milliseconds of processor and kilobytes a run, page by page, by one reader alone."""
    out = {}
    for page in pages:
        await _read(up.url, page, choices, 0, changes=len(choices))
        before = spent(up.pid)
        _, size = await _read(up.url, page, choices, 0, changes=2 * len(choices))
        out[page] = ((spent(up.pid) - before) / (2 * len(choices) + 1) * 1000, size / 1024)
    return out


def measure(*, pages, choices, **server):
    """One server: what a run costs page by page, then with many readers at once."""
    names = ["", *pages[1:]]
    with serving(**server) as up:
        asyncio.run(_read(up.url, "", choices, 0, changes=1))
        each = asyncio.run(_each(up, names, choices))
    with serving(**server) as up:
        crowd = asyncio.run(_crowd(up, names, choices))
    return dict(zip(pages, each.values(), strict=True)), crowd
