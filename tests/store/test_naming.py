"""What a source is called: no two articles share a name."""

from datetime import date

import duckdb
import pytest

from lib.query import articles, options, statements
from lib.query.selection import Selection
from lib.schema import ArticleRecords
from lib.store.naming import NAMES
from lib.store.read import open_version
from tests import builders

FIRST, SECOND = "近日,OpenAI公司发布新模型,业内议论纷纷。", "3月26日,OpenAI与好莱坞会面,导演议论纷纷。"


def named(*rows):
    """Names of articles given as title, publisher, day and text."""
    with duckdb.connect() as connection:
        connection.execute("create table articles (article text, title text, publisher text, published date, text text)")
        connection.executemany("insert into articles values (?, ?, ?, ?, ?)", [(f"a{n}", *row) for n, row in enumerate(rows, 1)])
        return [name for _, name in sorted(connection.execute(NAMES).fetchall())]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([("Sora来了", "证券日报", None, FIRST)], ["Sora来了"]),
        ([(None, "证券日报", None, FIRST), (None, "经济日报", None, SECOND)], ["《证券日报》", "《经济日报》"]),
        (
            [(None, "证券日报", None, FIRST), (None, "证券日报", None, SECOND)],
            ["《证券日报》“近日,OpenAI公司发布新…”", "《证券日报》“3月26日,OpenAI与好…”"],
        ),
        ([(None, "证券日报", None, FIRST)] * 2, ["《证券日报》“近日,OpenAI公司发布新…” a1", "《证券日报》“近日,OpenAI公司发布新…” a2"]),
        ([("早报", "证券日报", None, FIRST), ("早报", "经济日报", None, FIRST)], ["早报（证券日报）", "早报（经济日报）"]),
        (
            [("早报", "证券日报", date(2024, 3, 1), FIRST), ("早报", "证券日报", date(2024, 3, 2), FIRST)],
            ["早报（证券日报 2024-03-01）", "早报（证券日报 2024-03-02）"],
        ),
        ([("早报", None, None, FIRST), ("早报", None, None, SECOND)], ["早报 a1", "早报 a2"]),
        ([(None, None, None, FIRST), (None, None, None, "")], ["“近日,OpenAI公司发布新…”", "a2"]),
    ],
)
def test_a_source_says_as_much_as_tells_it_from_its_namesakes(rows, names):
    assert named(*rows) == names


@pytest.fixture
def twins(tmp_path):
    """Two articles of one publisher, neither with a title, a statement in each."""
    records = []
    for name, text in (("a", FIRST), ("b", SECOND)):
        of = builders.article(name, text, publisher="证券日报")
        said = builders.statement(of, "议论纷纷", speaker="业内人士")
        records.append(ArticleRecords(article=of, excerpts=builders.excerpts(of), statements=(said,)))
    return builders.publish(records, tmp_path / "corpus")


def all_names(corpus):
    asked = Selection()
    by_source = statements.attitude(corpus, asked, by="source")
    return [
        list(articles.rows(corpus, asked)["source"]),
        list(statements.rows(corpus, asked)["source"]),
        list(by_source["name"]),
        list(options.values(corpus)["source"].values()),
    ]


def test_every_question_gives_two_articles_of_one_publisher_two_names(twins):
    with open_version(twins) as corpus:
        for names in all_names(corpus):
            assert len(set(names)) == 2
            assert all(name.startswith("《证券日报》“") for name in names)


def test_a_version_without_kept_names_makes_them_when_asked(twins):
    file = next(twins.glob("*/serve.duckdb"))
    with duckdb.connect(str(file)) as connection:
        connection.execute("drop table names")
    with open_version(twins, check=False) as corpus:
        assert all(len(set(names)) == 2 for names in all_names(corpus))
