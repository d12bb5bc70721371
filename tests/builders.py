"""Records and small corpora for tests: short to write, true to the contract.

`article("a", "周鸿祎表示,…")` and its kin make records whose spans are found by searching the text, `publish` has
the store write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lib.schema import (
    KEYS,
    Article,
    ArticleRecords,
    Event,
    Excerpt,
    Figure,
    Organisation,
    Span,
    Statement,
    System,
    record_id,
)
from lib.store.publish import Draft


def article(name: str, text: str, **changes: Any) -> Article:
    """An article whose text is `text`; bounds 2024-03-01…2024-03-10 unless said otherwise."""
    given = {
        "script": "Hans",
        "source": f"{name}.txt",
        "sha256": "0" * 64,
        "published_earliest": date(2024, 3, 1),
        "published_latest": date(2024, 3, 10),
    }
    return Article(article=name, text=text, **(given | changes))


def excerpts(of: Article, *, sectors: Mapping[int, tuple[str, ...]] | None = None, headings: Iterable[int] = ()) -> tuple[Excerpt, ...]:
    """One excerpt a line of the text; sectors and headings by ordinal."""
    out, start = [], 0
    for line in of.text.split("\n"):
        if line:
            ordinal = len(out) + 1
            end = start + len(line)
            out.append(
                Excerpt(
                    excerpt=record_id(of.article, "excerpt", [(start, end)]),
                    article=of.article,
                    ordinal=ordinal,
                    start=start,
                    end=end,
                    text=line,
                    heading=ordinal in set(headings),
                    sectors=(sectors or {}).get(ordinal, ()),
                )
            )
        start += len(line) + 1
    return tuple(out)


def statement(of: Article, *texts: str, speaker: str, **changes: Any) -> Statement:
    """A statement whose parts are found in the article one after the other."""
    spans = _find(of, texts)
    given = {
        "type": "direct",
        "speaker": speaker,
        "speaker_id": speaker,
        "speaker_label": speaker,
        "speaker_kind": "person",
        "group": "analyst",
        "sentiment": "neutral",
    }
    return Statement(
        statement=record_id(of.article, "statement", spans),
        article=of.article,
        excerpt=_excerpt_at(of, spans[0][0]),
        start=spans[0][0],
        end=spans[-1][1],
        text="".join(texts),
        parts=tuple(Span(*s) for s in spans),
        **(given | changes),
    )


def figure(of: Article, text: str, low: float | None, high: float | None, unit: str, kind: str, **changes: Any) -> Figure:
    """A market figure found in the article."""
    [(start, end)] = _find(of, [text], after=changes.pop("after", 0))
    return Figure(
        figure=record_id(of.article, "figure", [(start, end)]),
        article=of.article,
        excerpt=_excerpt_at(of, start),
        start=start,
        end=end,
        text=text,
        low=low,
        high=high,
        unit=unit,
        kind=kind,
        **({"market": True} | changes),
    )


def event(of: Article, sentence: str, first: str, last: str | None = None, **changes: Any) -> Event:
    """An event whose sentence is found in the article."""
    [(start, end)] = _find(of, [sentence])
    given = {"date_text": first, "granularity": "day", "headline": sentence[:30], "category": "release", "status": "happened"}
    given |= changes
    return Event(
        event=record_id(of.article, "event", [(start, end)], number=given.pop("number", 0)),
        article=of.article,
        excerpt=_excerpt_at(of, start),
        start=start,
        end=end,
        text=sentence,
        date_start=date.fromisoformat(first),
        date_end=date.fromisoformat(last or first),
        **given,
    )


def systems(of: Article, name: str, *, vendor: str | None = None) -> tuple[System, ...]:
    """Every mention of a system in the article."""
    return tuple(
        System(
            mention=record_id(of.article, "system", [(a, b)]),
            system=name,
            vendor=vendor,
            article=of.article,
            excerpt=_excerpt_at(of, a),
            start=a,
            end=b,
            text=name,
        )
        for a, b in _all(of, name)
    )


def organisations(of: Article, name: str) -> tuple[Organisation, ...]:
    """Every mention of an organisation in the article."""
    return tuple(
        Organisation(
            mention=record_id(of.article, "organisation", [(a, b)]),
            organisation=name,
            article=of.article,
            excerpt=_excerpt_at(of, a),
            start=a,
            end=b,
            text=name,
        )
        for a, b in _all(of, name)
    )


def small_corpus() -> list[ArticleRecords]:
    """Two articles, one in each script, with every kind of fact: enough for each page to show something.

    Analysts reach five statements, so a headline may name them; makers stay under five.
    """
    lines = [
        "Sora来了,影视怎么办",
        "周鸿祎表示:“Sora意味着AGI可能从10年缩短至一两年。”",
        "2月15日,OpenAI发布Sora。浙商证券认为,预计2024年国内AI算力总需求达到211.50EFlops,国产化比例为46.45%。",
        "券商甲说:“算力需求会大增。”券商乙说:“空间广阔。”券商丙说:“前景看好。”券商丁说:“成本仍高。”",
        "导演南墙说:“它不能替代真人演员,成本为$5,收入6$,3~5倍。”",
        "OpenAI拟在3月底会见好莱坞高管,募资最高7万亿美元。月之暗面融资超10亿美元。Sora概念指数从2月20日的1247.3点升至3月22日的1822.66点。",
        "Pika能生成4秒视频,Sora能生成60秒视频。",
    ]
    a = article("sora_film", "\n".join(lines), title=lines[0], publisher="证券日报")
    b_text = "據華西證券推算,市場規模約307億元。\n一位編劇說:“我們不恐慌。”\n2023年8月,Runway發布新工具。"
    b = article(
        "hant_note", b_text, script="Hant", publisher="經濟日報", published_earliest=None, published_latest=None, source="sub/hant_note.txt"
    )
    said = [
        statement(
            a,
            "Sora意味着AGI可能从10年缩短至一两年。",
            speaker="周鸿祎",
            group="company",
            organisation="360集团",
            role="创始人",
            sectors=("ai_models",),
            sentiment="positive",
            sentiment_confidence=0.9,
        ),
        statement(
            a,
            "预计2024年国内AI算力总需求达到211.50EFlops,国产化比例为46.45%",
            speaker="浙商证券",
            type="indirect",
            speaker_kind="institution",
            sectors=("compute",),
            sentiment="positive",
            sentiment_confidence=0.8,
        ),
        statement(a, "算力需求会大增。", speaker="券商甲", sectors=("compute",), sentiment="positive"),
        statement(a, "空间广阔。", speaker="券商乙", sectors=("compute", "investment"), sentiment="positive"),
        statement(a, "前景看好。", speaker="券商丙", sectors=("investment",), sentiment="positive"),
        statement(a, "成本仍高。", speaker="券商丁", sectors=("investment",), sentiment="negative"),
        statement(
            a,
            "它不能替代真人演员,成本为$5,收入6$,3~5倍。",
            speaker="南墙",
            group="creator",
            role="导演",
            sectors=("film_tv",),
            sentiment="negative",
            sentiment_confidence=0.7,
        ),
    ]
    numbers = [
        figure(
            a,
            "211.50EFlops",
            211.5,
            211.5,
            "EFLOPS",
            "compute",
            metric="国内AI算力总需求",
            attributed_to="浙商证券",
            as_of="2024",
            status="forecast",
        ),
        figure(a, "46.45%", 46.45, 46.45, "%", "percent", metric="国产化比例", attributed_to="浙商证券", as_of="2024", status="forecast"),
        figure(a, "最高7万亿美元", None, 7e12, "USD", "money", metric="募资", entity="OpenAI", status="plan"),
        figure(a, "超10亿美元", 1e9, None, "USD", "money", metric="融资额", entity="月之暗面"),
        figure(a, "1247.3点", 1247.3, 1247.3, "点", "index", metric="指数", entity="Sora概念指数", as_of="2024-02-20"),
        figure(a, "1822.66点", 1822.66, 1822.66, "点", "index", metric="指数", entity="Sora概念指数", as_of="2024-03-22"),
        figure(a, "4秒", 4, 4, "秒", "duration", metric="视频时长", entity="Pika", market=False),
        figure(a, "60秒", 60, 60, "秒", "duration", metric="视频时长", entity="Sora", market=False),
    ]
    happenings = [
        event(a, "2月15日,OpenAI发布Sora。", "2024-02-15", date_text="2月15日", headline="OpenAI发布Sora", actors=("OpenAI", "Sora")),
        event(
            a,
            "OpenAI拟在3月底会见好莱坞高管,募资最高7万亿美元。",
            "2024-03-21",
            "2024-03-31",
            date_text="3月底",
            granularity="month-part",
            headline="OpenAI拟会见好莱坞高管",
            category="deal",
            status="planned",
        ),
    ]
    first = ArticleRecords(
        article=a,
        excerpts=excerpts(a, sectors={2: ("ai_models",), 3: ("compute",), 4: ("investment",), 5: ("film_tv",)}, headings=[1]),
        statements=tuple(said),
        figures=tuple(numbers),
        events=tuple(happenings),
        systems=(*systems(a, "Sora", vendor="OpenAI"), *systems(a, "Pika")),
        organisations=(*organisations(a, "OpenAI"), *organisations(a, "浙商证券")),
    )
    second = ArticleRecords(
        article=b,
        excerpts=excerpts(b, sectors={2: ("film_tv",)}),
        statements=(
            statement(b, "市場規模約307億元", speaker="華西證券", type="indirect", speaker_kind="institution", sectors=("compute",)),
            statement(
                b, "我們不恐慌。", speaker="一位編劇", speaker_kind="unnamed", group="creator", sectors=("film_tv",), sentiment="positive"
            ),
        ),
        figures=(figure(b, "約307億元", 307e8, 307e8, "CNY", "money", metric="市場規模", attributed_to="華西證券", status="forecast"),),
        events=(
            event(
                b,
                "2023年8月,Runway發布新工具。",
                "2023-08-01",
                "2023-08-31",
                date_text="2023年8月",
                granularity="month",
                headline="Runway發布新工具",
            ),
        ),
        systems=systems(b, "Runway"),
    )
    return [first, second]


def publish(
    records: Iterable[ArticleRecords],
    folder: Path,
    *,
    window: tuple[str, str] | None = ("2024-02-01", "2024-03-31"),
    calibrated: bool = False,
    **description: Any,
) -> Path:
    """Publish records as the store does, and give the folder of versions."""
    kept = {r.article.article: r for r in records}
    with Draft(folder, wanted={name: r.article.sha256 for name, r in kept.items()}, taken=frozenset(), previous=None) as draft:
        for name in draft.order():
            draft.add(name, kept[name])
        stated: dict[str, Any] = {
            "corpus": {"name": "测试语料", "window": list(window) if window else None},
            "inputs": [
                {"article": n, "source": r.article.source, "sha256": r.article.sha256, "build_key": r.article.sha256}
                for n, r in kept.items()
            ],
            "refused": [],
            "problems": [],
            "sentiment": {"calibrated": calibrated},
        }
        draft.publish(stated | description)
    return folder


def renamed(records: ArticleRecords, name: str) -> ArticleRecords:
    """The same records under another article name, with identifiers of their own."""
    out: dict[str, Any] = {"article": replace(records.article, article=name)}
    for table in ("excerpts", "statements", "figures", "events", "systems", "organisations"):
        rows = []
        for row in getattr(records, table):
            change = {"article": name, KEYS[table]: f"{getattr(row, KEYS[table])}-{name}"}
            if table != "excerpts":
                change["excerpt"] = f"{row.excerpt}-{name}"
            rows.append(replace(row, **change))
        out[table] = tuple(rows)
    return ArticleRecords(**out)


def _find(of: Article, texts: Iterable[str], *, after: int = 0) -> list[tuple[int, int]]:
    out = []
    for text in texts:
        start = of.text.index(text, after)
        after = start + len(text)
        out.append((start, after))
    return out


def _all(of: Article, text: str) -> list[tuple[int, int]]:
    out, start = [], of.text.find(text)
    while start >= 0:
        out.append((start, start + len(text)))
        start = of.text.find(text, start + len(text))
    return out


def _excerpt_at(of: Article, position: int) -> str:
    start = of.text.rfind("\n", 0, position) + 1
    end = of.text.find("\n", position)
    return record_id(of.article, "excerpt", [(start, end if end >= 0 else len(of.text))])


def indices() -> list[ArticleRecords]:
    """Two articles that quote an index on three days, two and one, and tell of an event on a day between."""
    out = []
    for source, values in (("a", ((1200, "2024-02-20"), (1800, "2024-03-22"))), ("b", ((1500, "2024-03-11"),))):
        lines = [f"{day},概念指数报{value}点。" for value, day in values]
        made = article(source, "\n".join([*lines, f"2024-03-0{len(values)},公司{source}发布产品。"]))
        quoted = tuple(
            figure(made, f"{value}点", value, value, "点", "index", metric="指数", entity="概念指数", as_of=day, market=True)
            for value, day in values
        )
        told = event(made, f"2024-03-0{len(values)},公司{source}发布产品", f"2024-03-0{len(values)}", headline=f"公司{source}发布产品")
        out.append(ArticleRecords(article=made, excerpts=excerpts(made), figures=quoted, events=(told,)))
    return out
