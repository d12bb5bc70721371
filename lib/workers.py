"""Worker processes that read documents, each with a time limit: one that hangs or dies costs its document only.

The pool of the standard library cannot stop a single task, so each worker has a pipe of its own; one that is over time
is killed and replaced.
"""

from __future__ import annotations

import multiprocessing as mp
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from lib.errors import RuleError, SourceError
from lib.intake.document import Document, Refusal
from lib.pipeline import read_document
from lib.schema import ArticleRecords

Task = tuple[Document, str]
Outcome = tuple[Document, ArticleRecords | Refusal]

LIMIT_SECONDS = 60.0
_BYTES_PER_SECOND = 2000.0  # slowest rate measured for a healthy document, with a wide margin
_START_SECONDS = 120.0


def read_one(document: Document, key: str) -> ArticleRecords | Refusal:
    """The records of a document, or why it is refused. Only a broken rule is raised: nothing can be built with it."""
    try:
        return read_document(document, build_key=key)
    except SourceError as error:
        return Refusal(source=document.source, reason=error.reason, remedy=error.remedy, place=error.place)
    except RuleError:
        raise
    except ImportError as error:
        raise RuleError(f"a part of the program cannot be loaded ({error}); install it again") from error
    except Exception as error:  # a fault of ours in one document must not cost the others
        reason = f"could not be read ({type(error).__name__}: {error})"
        return Refusal(source=document.source, reason=reason, remedy="report it together with the file", place=_place(error), lasting=False)


def _place(error: BaseException) -> str:
    """File and line of the program where an error came up."""
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
        for _ in range(workers):
            task = next(waiting, None)
            if task is None:
                break
            crew.append(_start(task, limit))
        while crew:
            wait([w.pipe for w in crew], timeout=max(0.0, min(w.deadline for w in crew) - time.monotonic()))
            for worker in list(crew):
                outcome = _outcome(worker, limit)
                if outcome is None:
                    continue
                if worker.process.is_alive() and not isinstance(outcome, _Lost):
                    yield worker.task[0], outcome
                    task = next(waiting, None)
                    if task is not None:
                        worker.give(task, limit)
                        continue
                    worker.stop()
                    crew.remove(worker)
                    continue
                worker.stop()
                crew.remove(worker)
                yield worker.task[0], outcome.refusal if isinstance(outcome, _Lost) else outcome
                task = next(waiting, None)
                if task is not None:
                    crew.append(_start(task, limit))
    finally:
        for worker in crew:
            worker.stop()


@dataclass(slots=True)
class _Worker:
    """A process, its pipe, the document it has and until when."""

    process: BaseProcess
    pipe: Connection
    task: Task
    deadline: float

    def give(self, task: Task, limit: float) -> None:
        """Send the next document."""
        self.task = task
        self.deadline = time.monotonic() + limit + len(task[0].data) / _BYTES_PER_SECOND
        self.pipe.send(task)

    def stop(self) -> None:
        """End the process."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


@dataclass(frozen=True, slots=True)
class _Lost:
    """A worker that is no more, and what is said of its document."""

    refusal: Refusal


def _start(task: Task, limit: float) -> _Worker:
    """A new worker with its first document; loading the language tools is not counted against the document."""
    context = mp.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    worker = _Worker(process, ours, task, 0.0)
    worker.give(task, limit + _START_SECONDS)
    return worker


def _outcome(worker: _Worker, limit: float) -> ArticleRecords | Refusal | _Lost | None:
    """What a worker has to say, if anything yet."""
    source = worker.task[0].source
    try:
        if worker.pipe.poll():
            answer: ArticleRecords | Refusal | RuleError = worker.pipe.recv()
            if isinstance(answer, RuleError):
                raise answer
            return answer
    except (EOFError, OSError):
        return _Lost(
            Refusal(source=source, reason="ended its worker process", remedy="free some memory, or report it with the file", lasting=False)
        )
    if time.monotonic() > worker.deadline:
        return _Lost(
            Refusal(source=source, reason=f"took longer than {limit:.0f} s", remedy="split it, or report it with the file", lasting=False)
        )
    return None


def _work(pipe: Connection) -> None:
    """Life of a worker: read what comes until the other end closes."""
    while True:
        try:
            document, key = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            answer: object = read_one(document, key)
        except RuleError as error:
            answer = error
        except KeyboardInterrupt:
            return
        try:
            pipe.send(answer)
        except (BrokenPipeError, OSError):
            return
