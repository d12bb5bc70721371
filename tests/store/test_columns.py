import dataclasses

import pyarrow as pa
import pytest

from lib.schema import KEYS, TABLES
from lib.store.columns import columns

CONTRACT = {
    "articles": "article title publisher authors published published_earliest published_latest script source sha256 text dropped",
    "excerpts": "excerpt article ordinal start end text sectors",
    "statements": "statement article excerpt start end text parts type speaker speaker_id speaker_kind role organisation group cue sectors "
    "sentiment_score sentiment sentiment_confidence",
    "figures": "figure article excerpt start end text low high unit kind metric metric_inferred entity attributed_to as_of status market",
    "events": "event article excerpt start end text date_text date_start date_end granularity headline actors category status",
    "systems": "system vendor article excerpt start end text",
    "organisations": "organisation article excerpt start end text",
}


@pytest.mark.parametrize("table", TABLES)
def test_tables_hold_the_columns_of_the_contract(table):
    assert set(CONTRACT[table].split()) <= set(columns(table).names)
    assert KEYS[table] in columns(table).names


def test_types_are_the_contracts():
    articles, figures, events = columns("articles"), columns("figures"), columns("events")
    assert [f.name for f in articles.field("dropped").type.value_type] == ["raw_start", "raw_end", "reason"]
    assert articles.field("published").type == pa.date32()
    assert articles.field("published").nullable
    assert not articles.field("text").nullable
    assert figures.field("low").type == pa.float64()
    assert figures.field("market").type == pa.bool_()
    assert events.field("actors").type.value_type == pa.string()


def test_a_field_without_a_column_type_is_told():
    from lib.store.columns import _type

    with pytest.raises(TypeError, match="has no column type"):
        _type(dataclasses.Field)
