import os
from datetime import date

import pytest

from lib.errors import UsageError
from lib.intake.document import Document, Refusal
from lib.intake.stated import read_manifest
from lib.intake.walk import LARGEST, article_names, walk


def write(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_texts_in_all_folders_are_found_and_the_rest_is_passed_over(tmp_path):
    write(tmp_path, b_txt="乙", a__c_md="丙")
    for name in ("README.md", "LICENSE.txt", "x.json", ".hidden.txt", "manifest.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    folder = walk(tmp_path)
    assert list(folder.paths) == ["b", "c"]
    assert folder.passed_over == {".json": 1, ".md": 1, ".txt": 1}
    assert [d.source for d in folder.documents()] == ["b.txt", "a/c.md"]


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        (["a.txt"], ["a"]),
        (["x/a.txt", "y/a.txt"], ["x~a", "y~a"]),
        (["a.txt", "x/a.txt"], ["a", "x~a"]),
        (["a.txt", "a.md"], ["a.txt", "a.md"]),
        (["x/a.txt", "y/a.txt", "x~a.txt"], ["x~a.txt", "y~a", "x~a.txt"]),
        (["2024.03.txt", "2024.04.txt"], ["2024.03", "2024.04"]),
    ],
)
def test_names_are_the_contracts(sources, names):
    given = list(article_names(sources))
    assert len(set(given)) == len(given)
    if len(set(names)) == len(names):
        assert given == names


def test_a_missing_folder_is_wrong_use(tmp_path):
    with pytest.raises(UsageError, match="no such folder"):
        walk(tmp_path / "nowhere")


def test_what_cannot_be_taken_in_is_refused_with_a_remedy(tmp_path):
    (tmp_path / "outside.txt").write_text("外", encoding="utf-8")
    inner = tmp_path / "in"
    inner.mkdir()
    (inner / "link.txt").symlink_to(tmp_path / "outside.txt")
    with (inner / "big.txt").open("wb") as stream:
        os.truncate(stream.fileno(), LARGEST + 1)
    folder = walk(inner)
    refused = [*folder.refused, *(d for d in folder.documents() if isinstance(d, Refusal))]
    assert {r.source: bool(r.reason and r.remedy) for r in refused} == {"link.txt": True, "big.txt": True}


def test_the_manifest_is_read_and_given_to_its_documents(tmp_path):
    write(tmp_path, a_txt="甲", sub__b_txt="乙")
    (tmp_path / "manifest.toml").write_text(
        """
[corpus]
name = "试验"
window = ["2024-02-01", 2024-03-31]
[[article]]
file = "a.txt"
title = "题"
publisher = "报"
authors = ["某某"]
published = 2024-03-26
url = "https://a.example"
invented = true
[[article]]
file = "sub/b.txt"
published = "2024-03-01"
""",
        encoding="utf-8",
    )
    folder = walk(tmp_path)
    a, b = folder.documents()
    assert isinstance(a, Document)
    assert isinstance(b, Document)
    assert folder.manifest.name == "试验"
    assert folder.manifest.window == (date(2024, 2, 1), date(2024, 3, 31))
    assert (a.stated.title, a.stated.authors, a.stated.published, a.stated.invented) == ("题", ("某某",), date(2024, 3, 26), True)
    assert b.stated.published == date(2024, 3, 1)
    assert folder.manifest.problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[article]\n", "cannot be read"),
        ('[[article]]\ntitle = "x"\n', "`file` is missing"),
        ('[[article]]\nfile = "a.txt"\npublished = "2024-02-30"\n', "not a day"),
        ('[[article]]\nfile = "a.txt"\nauthors = [1]\n', "`authors`"),
        ('[[article]]\nfile = "a.txt"\ntitle = 5\n', "`title`"),
        ('[[article]]\nfile = "a.txt"\ninvented = "yes"\n', "`invented`"),
        ('[[article]]\nfile = "a.txt"\nauthor = "x"\n', "`author` is not known"),
        ('[[article]]\nfile = "gone.txt"\n', "not in the folder"),
        ('[[article]]\nfile = "a.txt"\n[[article]]\nfile = "a.txt"\n', "twice"),
        ('[corpus]\nwindow = ["2024-03-31", "2024-02-01"]\n', "`window`"),
        ("corpus = 3\n", "[corpus]"),
        ("article = 3\n", "[[article]]"),
    ],
)
def test_bad_entries_are_reported_and_never_fatal(tmp_path, text, problem):
    write(tmp_path, a_txt="甲")
    (tmp_path / "manifest.toml").write_text(text, encoding="utf-8")
    folder = walk(tmp_path)
    assert any(problem in p for p in folder.manifest.problems), folder.manifest.problems
    assert [d.name for d in folder.documents()] == ["a"]


def test_no_manifest_is_no_problem(tmp_path):
    assert read_manifest(tmp_path).problems == ()
