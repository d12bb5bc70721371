"""Named views and pinned facts on disk."""

import json

import pytest

from lib import kept
from lib.errors import UsageError
from lib.kept import Kept


def test_promise_18_a_view_is_kept_listed_renamed_and_deleted(tmp_path):
    made = kept.keep(tmp_path, Kept(kind="view", name="  周一\n例会 ", target="/stakeholders?sector=film_tv", version="v1"))
    assert (made.name, kept.listed(tmp_path)) == ("周一 例会", (made,))
    renamed = kept.change(tmp_path, made.id, name="周二")
    assert [k.name for k in kept.listed(tmp_path, "view")] == ["周二"]
    assert (renamed.created, renamed.id) == (made.created, made.id)
    kept.delete(tmp_path, made.id)
    assert kept.listed(tmp_path) == ()
    assert kept.change(tmp_path, made.id, name="x") is None


def test_a_fact_is_pinned_once_and_its_note_replaced(tmp_path):
    first = kept.keep(tmp_path, Kept(kind="fact", target="st-1", note="甲"))
    second = kept.keep(tmp_path, Kept(kind="fact", target="st-1", note="乙"))
    assert first.id == second.id
    assert [k.note for k in kept.listed(tmp_path, "fact")] == ["乙"]


def test_nothing_half_written_or_foreign_is_read(tmp_path):
    good = kept.keep(tmp_path, Kept(kind="fact", target="st-1"))
    (tmp_path / "000000000000.json").write_text("{", encoding="utf-8")
    (tmp_path / "0123456789ab.json").write_text(json.dumps({"kind": "view"}), encoding="utf-8")
    (tmp_path / "notes.json").write_text((tmp_path / f"{good.id}.json").read_text(encoding="utf-8"), encoding="utf-8")
    assert kept.listed(tmp_path) == (good,)
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize(
    "entry", [Kept(kind="view", target="/"), Kept(kind="other", name="x", target="/"), Kept(kind="fact", target="a", id="../../x")]
)
def test_what_cannot_be_kept_is_refused(tmp_path, entry):
    with pytest.raises(UsageError):
        kept.keep(tmp_path, entry)
    kept.delete(tmp_path, "../../x")
    assert kept.find(tmp_path, "../x") is None
