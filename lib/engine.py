"""Where the pipeline runs, and how a build goes from a source folder to a published version.

1. one builder at a time; 2. find the documents; 3. those read before with the same key are taken over; 4. the others
are read, in worker processes; 5. the version is published, unless nothing changed.
"""

from __future__ import annotations

import dataclasses
import json
import os
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lib.fingerprint import fingerprint
from lib.intake.document import Refusal
from lib.intake.walk import Folder, walk
from lib.pipeline import build_key
from lib.schema import SCHEMA_VERSION
from lib.settings import ROOT
from lib.store.places import builder_lock, sweep
from lib.store.publish import Draft, Previous, previous_version
from lib.workers import LIMIT_SECONDS, Outcome, Task, read_here, read_in_workers

_DOCUMENTS_PER_WORKER = 8  # a worker loads its tools for seconds: a few documents are sooner read by one


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a build is run: worker processes (None chooses, 0 reads in this process, without time limit), seconds a
    document may take, whether to queue behind another build, and whom to tell."""

    workers: int | None = None
    limit: float = LIMIT_SECONDS
    wait: bool = True
    say: Callable[[str], None] = lambda _: None
    progress: Callable[[int, int], None] = lambda _done, _total: None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did; without a `version` there is nothing to read."""

    version: str | None
    unchanged: bool = False
    read: int = 0
    taken_over: int = 0
    removed: int = 0
    refused: tuple[Refusal, ...] = ()
    problems: tuple[str, ...] = ()
    passed_over: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(slots=True)
class _Plan:
    """What a build has before it: every document by name with its key, and what becomes of it."""

    folder: Folder
    before: Previous | None
    keys: dict[str, str] = field(default_factory=dict)
    inputs: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: list[dict[str, Any]] = field(default_factory=list)
    taken: frozenset[str] = frozenset()

    def refuse(self, refusal: Refusal, *, key: str = "") -> None:
        """Note a refusal; one that lasts carries the key by which the next build knows the document again."""
        self.refused.append({**dataclasses.asdict(refusal), "build_key": key if refusal.lasting else ""})

    def refusals(self) -> tuple[Refusal, ...]:
        """All refusals, by place in the source folder."""
        plain = ({k: v for k, v in r.items() if k != "build_key"} for r in self.refused)
        return tuple(sorted((Refusal(**r) for r in plain), key=lambda r: r.source))

    def corpus(self) -> dict[str, object]:
        """What the source folder says of itself."""
        window = self.folder.manifest.window
        return {"name": self.folder.manifest.name, "window": [d.isoformat() for d in window] if window else None}


def build(source: Path, corpus: Path, *, how: How | None = None) -> BuildReport:
    """Read a source folder and publish it under `corpus`. Raises UsageError, RuleError, BuildRunning, StoreError."""
    started, how = time.monotonic(), how or How()
    folder = walk(source)
    with builder_lock(corpus, wait=how.wait, waiting=how.say):  # 1
        sweep(corpus)
        report = _build(folder, corpus, how)
        sweep(corpus)
    return dataclasses.replace(report, seconds=round(time.monotonic() - started, 3))


def _build(folder: Folder, corpus: Path, how: How) -> BuildReport:
    """Steps 2 to 5, under the lock."""
    plan = _plan(folder, previous_version(corpus))  # 2, 3
    before = plan.before
    report = BuildReport(
        version=before.folder.name if before else None,
        taken_over=len(plan.taken),
        removed=len(set(before.keys) - set(plan.keys)) if before else 0,
        refused=plan.refusals(),
        problems=folder.manifest.problems,
        passed_over=folder.passed_over,
    )
    if before and _is_same(before, plan):
        return dataclasses.replace(report, unchanged=True, rows=before.manifest["rows"])
    if not plan.keys:
        return dataclasses.replace(report, version=None)
    with Draft(corpus, wanted=plan.keys, taken=plan.taken, previous=before) as draft:
        read = _read(plan, draft, how)  # 4
        report = dataclasses.replace(report, read=read, refused=plan.refusals())
        if not draft.held():
            return dataclasses.replace(report, version=None)
        version, rows = draft.publish(_description(plan, draft.held()))  # 5
    return dataclasses.replace(report, version=version, rows=rows)


def _plan(folder: Folder, before: Previous | None) -> _Plan:
    """Find the documents, and which of them the previous build has read or refused as they are."""
    plan = _Plan(folder, before)
    refused = {r["build_key"]: r for r in before.manifest["refused"] if r["build_key"]} if before else {}
    for refusal in folder.refused:
        plan.refuse(refusal)
    for document in folder.documents():
        if isinstance(document, Refusal):
            plan.refuse(document)
            continue
        key = build_key(document, fingerprint())
        if key in refused:
            plan.refused.append(refused[key])
            continue
        plan.keys[document.name] = key
        plan.inputs[document.name] = {"source": document.source, "sha256": document.sha256}
    plan.taken = frozenset(name for name, key in plan.keys.items() if before and before.keys.get(name) == key)
    return plan


def _is_same(before: Previous, plan: _Plan) -> bool:
    """Whether the version in force is what this build would give."""
    manifest = before.manifest
    return (
        before.whole
        and len(plan.taken) == len(plan.keys) == len(manifest["inputs"])
        and manifest["corpus"] == plan.corpus()
        and manifest["problems"] == list(plan.folder.manifest.problems)
        and {r["source"] for r in manifest["refused"]} == {r["source"] for r in plan.refused}
    )


def _read(plan: _Plan, draft: Draft, how: How) -> int:
    """Read what must be read into the draft; how many documents were."""
    order = draft.order()
    how.progress(0, len(order))
    gone: list[tuple[str, Refusal]] = []
    read = 0
    for done, (document, outcome) in enumerate(_outcomes(_tasks(plan.folder, order, gone), len(order), how), 1):
        if isinstance(outcome, Refusal):
            plan.refuse(outcome, key=plan.keys[document.name])
            draft.add(document.name, None)
        else:
            plan.inputs[document.name]["sha256"] = outcome.article.sha256
            draft.add(document.name, outcome)
            read += 1
        how.progress(done, len(order))
    for name, refusal in gone:
        plan.refuse(refusal)
        draft.add(name, None)
    return read


def _tasks(folder: Folder, order: list[str], gone: list[tuple[str, Refusal]]) -> Iterator[Task]:
    """The documents to read, with the key of their bytes as they are now; those that went missing since are put aside."""
    for name in order:
        document = folder.document(name)
        if isinstance(document, Refusal):
            gone.append((name, document))
        else:
            yield document, build_key(document, fingerprint())


def _outcomes(tasks: Iterator[Task], count: int, how: How) -> Iterator[Outcome]:
    """Read with as many workers as pay."""
    workers = how.workers
    if workers is None:
        workers = max(1, min(len(os.sched_getaffinity(0)), count // _DOCUMENTS_PER_WORKER))
    return read_in_workers(tasks, workers=workers, limit=how.limit) if workers else read_here(tasks)


def _description(plan: _Plan, held: Mapping[str, str]) -> dict[str, object]:
    """What the manifest of the version says of its making."""
    return {
        "pipeline": f"schema {SCHEMA_VERSION}, rules {fingerprint()[:12]}",
        "schema": SCHEMA_VERSION,
        "fingerprint": fingerprint(),
        "corpus": plan.corpus(),
        "inputs": [{"name": name, "article": name, **plan.inputs[name], "build_key": key} for name, key in sorted(held.items())],
        "refused": sorted(plan.refused, key=lambda r: str(r["source"])),
        "problems": list(plan.folder.manifest.problems),
        "sentiment": _sentiment(),
        "quality": _quality(),
    }


def _quality() -> dict[str, object]:
    """How right the facts are, as last scored against careful readers."""
    path = ROOT / "docs" / "quality.json"
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _sentiment() -> dict[str, object]:
    """How far the attitudes can be trusted, as measured with the model: whether they may be ranked and concluded from."""
    path = ROOT / "lib" / "sentiment" / "measured.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"calibrated": False}
