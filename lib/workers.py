"""Worker processes that read documents, each with a time limit: one that hangs or dies costs its document only.

The pool of the standard library cannot stop a single task, so each worker has a pipe of its own; one that is over time
is killed and replaced. The first worker gets its language tools ready alone (a model that must be taught first is
taught once and kept), then the others start.
"""

from __future__ import annotations

import gc
import multiprocessing as mp
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from lib.errors import LensError, RuleError, SourceError
from lib.intake.document import Document, Refusal
from lib.schema import ArticleRecords

Task = tuple[Document, str]
Outcome = tuple[Document, ArticleRecords | Refusal]

LIMIT_SECONDS = 60.0
_BYTES_PER_SECOND = 2000.0  # slowest rate measured for a healthy document, with a wide margin
_START_SECONDS = 900.0


def read_one(document: Document, key: str) -> ArticleRecords | Refusal:
    """The records of a document, or why it is refused. Only a broken rule is raised: nothing can be built with it."""
    try:
        from lib.pipeline import read_document

        return read_document(document, build_key=key)
    except SourceError as error:
        return Refusal(source=document.source, reason=error.reason, remedy=error.remedy, place=error.place)
    except LensError:
        raise
    except ImportError as error:
        raise RuleError(f"a part of the program cannot be loaded ({error}); install it again") from error
    except Exception as error:  # a fault of ours in one document must not cost the others
        reason = f"could not be read ({type(error).__name__}: {error})"
        return Refusal(source=document.source, reason=reason, remedy="report it together with the file", place=_place(error), lasting=False)


def _place(error: BaseException) -> str:
    """Module and line of the program where an error came up."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"at {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else ""


def read_here(tasks: Iterable[Task]) -> Iterator[Outcome]:
    """Read documents in this process, without a time limit."""
    for document, key in tasks:
        yield document, read_one(document, key)


def read_in_workers(tasks: Iterable[Task], *, workers: int, limit: float = LIMIT_SECONDS) -> Iterator[Outcome]:
    """Read documents in worker processes; outcomes come in the order they are done."""
    waiting = iter(tasks)
    crew: list[_Worker] = []
    try:
        task = next(waiting, None)
        while task is not None or any(w.task for w in crew):
            if task is not None and len(crew) < workers and not any(w.starting for w in crew):
                crew.append(_start())
            wait([w.pipe for w in crew], timeout=max(0.0, min(w.deadline for w in crew) - time.monotonic()))
            for worker in list(crew):
                given = worker.task
                outcome = worker.outcome(limit)
                if outcome is not None and given is not None:
                    yield given[0], outcome
                if worker.lost:
                    crew.remove(worker)
                elif worker.idle and task is not None:
                    worker.give(task, limit)
                    task = next(waiting, None)
    finally:
        for worker in crew:
            worker.stop()


@dataclass(slots=True)
class _Worker:
    """A process, its pipe, the document it has and until when."""

    process: BaseProcess
    pipe: Connection
    deadline: float
    starting: bool = True
    task: Task | None = None
    lost: bool = False

    @property
    def idle(self) -> bool:
        """Ready, and without a document."""
        return not self.starting and self.task is None and not self.lost

    def give(self, task: Task, limit: float) -> None:
        """Send a document."""
        self.task = task
        self.deadline = time.monotonic() + limit + len(task[0].data) / _BYTES_PER_SECOND
        try:
            self.pipe.send(task)
        except OSError:  # it died while idle: the next look at it says so
            self.deadline = 0.0

    def outcome(self, limit: float) -> ArticleRecords | Refusal | None:
        """What it has to say of its document, if anything yet. Raises what stops every document."""
        try:
            if self.pipe.poll():
                return self._answer(self.pipe.recv())
        except (EOFError, OSError):
            return self._refusal("ended its worker process", "free some memory, or report it with the file")
        if time.monotonic() > self.deadline:
            return self._refusal(f"took longer than {limit:.0f} s", "split it, or report it with the file")
        return None

    def stop(self) -> None:
        """End the process."""
        self.pipe.close()
        self.process.kill()
        self.process.join()

    def _answer(self, answer: ArticleRecords | Refusal | LensError | None) -> ArticleRecords | Refusal | None:
        if isinstance(answer, LensError):
            raise answer
        self.deadline = float("inf")
        if self.starting:
            self.starting = False
            return None
        self.task = None
        return answer

    def _refusal(self, reason: str, remedy: str) -> Refusal:
        """Give the worker up, and its document with it."""
        self.lost = True
        self.stop()
        if self.task is None:
            raise RuleError("a worker process cannot be started: see that 1 GB of memory is free, or build with --workers 0")
        return Refusal(source=self.task[0].source, reason=reason, remedy=remedy, lasting=False)


def _start() -> _Worker:
    """A new worker; it says so when its tools are ready."""
    context = mp.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours, time.monotonic() + _START_SECONDS)


def _work(pipe: Connection) -> None:
    """Life of a worker: get ready, then read what comes until the other end closes."""
    try:
        pipe.send(_ready())
        while True:
            document, key = pipe.recv()
            try:
                pipe.send(read_one(document, key))
            except LensError as error:
                pipe.send(error)
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _ready() -> LensError | None:
    """Load the language tools by reading a first sentence; what stops every document is found here."""
    try:
        read_one(Document(name="ready", source="ready", data="分析师表示,前景广阔。".encode()), "")
    except LensError as error:
        return error
    gc.collect()
    gc.freeze()  # rules and dictionaries stay to the end: no collection need look at them again
    return None
