import codecs

import pytest

from lib.errors import SourceError
from lib.text.decode import decode
from lib.text.fold import to_traditional

SENTENCE = "据华西证券推算,Sora架构的训练与传统大语言模型的训练算力需求存在近百倍差距,业内人士说前景广阔。"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
def test_simplified_text_is_read_in_every_encoding(encoding):
    assert decode(SENTENCE.encode(encoding)).text == SENTENCE


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "gb18030", "utf-8", "utf-16-le"])
def test_traditional_text_is_read_in_every_encoding(encoding):
    text = to_traditional(SENTENCE)
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("length", [6, 12, 30])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16-le"])
def test_short_texts_are_read(encoding, length):
    assert decode(SENTENCE[:length].encode(encoding)).text == SENTENCE[:length]


def test_a_mark_is_no_part_of_the_text():
    assert decode(codecs.BOM_UTF8 + "前景".encode()).text == "前景"


def test_line_ends_and_odd_characters_keep_their_places():
    assert decode("一\r\n二\u200b三".encode()).text == "一\r\n二\u200b三"


def test_damage_is_told_and_does_not_change_the_encoding():
    data = SENTENCE.encode()
    damaged = decode(data[:40] + b"\xff" + data[40:])
    assert damaged.encoding == "utf-8"
    assert damaged.notes
    assert damaged.text.endswith("前景广阔。")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4,
        b"%PDF-1.4\n" + bytes(range(128, 256)) * 8,
        b"\x00" * 64,
        b"PK\x03\x04" + bytes(range(0, 250, 3)) * 9,
    ],
)
def test_binary_data_is_refused_with_a_remedy(data):
    with pytest.raises(SourceError) as caught:
        decode(data)
    assert "UTF-8" in caught.value.remedy
