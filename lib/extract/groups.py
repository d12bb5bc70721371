"""Which stakeholder group a speaker belongs to."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lib.extract.identities import identity, key
from lib.extract.lexicon import lexicon
from lib.extract.persons import known_people
from lib.rules import Rule, gazetteer, rules
from lib.schema import UNKNOWN_SPEAKER

_MAKER = re.compile(
    r"(?:大模型|大语言模型|语言模型|视频模型|文生视频|AI视频|图像模型|多模态模型|AIGC|生成式AI|基础模型|模型)(?:创业|初创|研发|开发)?(?:公司|平台|企业|厂商|开发商|团队)"
    r"|(?:旗下|自研|自主研发|发布|推出|上线|开源|训练)[^,。;]{0,24}(?:模型|文生视频|AI视频|视频生成|多模态|AI助手|AI[^,。;A-Za-z]{0,4}(?:工具|引擎))|(?:AI|模型)[”」』]?的(?:开发商|研发方|运营方)|绘图平台|画图平台|AI绘图|AI作图|AI视频(?:公司|平台|工具)"
)
_OWN_MODEL = re.compile(
    r"(?:公司|我们|其|旗下|自研|自家)[^,。;]{0,16}(?:GPT|大模型|语言模型|视频模型|文生视频产品|文生视频模型|AI视频|模型)|(?:文心一言|通义|混元|盘古|星火|豆包|Gemini|Claude|Llama)"
)
_OWN_OFFICE = re.compile("董秘|董事会秘书|证券事务|投资者关系")
_MAKER_OF_WORKS = re.compile("导演|编剧|制片人|监制|音乐制作人|[动漫画番剧综艺]{2}制作人|作曲|画师|动画师|摄影师|艺术家")
_WATCHES = re.compile("(?:研究|调研|咨询|数据|分析|评级|监测|统计|市场调查)(?:机构|公司|平台|服务商|企业)(?:[|]|$)")
_STAGE = re.compile(r"导演|影视|电影|短剧|动画|游戏|编剧|制片|影片|剧集|特效|综艺|漫画")
_STAGE_NEAR = re.compile(r"(?:影视|电影|短剧|动画|游戏|动漫|制作)(?:行业|公司|从业者|领域|制作)?")


@cache
def _reads(field: str) -> tuple[Rule, ...]:
    return tuple(r for r in rules("groups") if r.data["reads"] == field)


_KINDS = {
    "media": "media",
    "fund": "investor",
    "regulator": "regulator",
    "office": "regulator",
    "university": "academic",
    "broker": "analyst",
    "bank": "analyst",
    "data": "analyst",
    "games": "creator",
    "film": "creator",
}


@cache
def _listed_kinds() -> dict[str, str]:
    """Key of a listed organisation to the group its kind stands for."""
    return {
        key(form): _KINDS[entry.data["kind"]]
        for entry in gazetteer("organisations")
        if entry.data.get("kind") in _KINDS
        for form in (entry.name, *entry.aliases)
    }


@cache
def _known_keys() -> frozenset[str]:
    return frozenset(key(form) for entry in gazetteer("organisations") for form in (entry.name, *entry.aliases))


def is_listed(house: str) -> bool:
    """Whether a house stands in the list of organisations."""
    return key(house) in _known_keys()


@lru_cache(maxsize=512)  # a speaker comes several times in his article
def _first(field: str, words: str) -> tuple[str, str] | None:
    """Group and rule id of the first rule that reads a field and is found in the words."""
    for rule in _reads(field):
        if rule.regex.search(words):
            return str(rule.data["group"]), rule.id
    return None


def group_of(
    kind: str,
    speaker: str,
    *,
    role: str | None,
    organisation: str | None,
    near: str = "",
    said: str = "",
    article: str = "",
    counts: bool = False,
    own_news: bool = False,
    makes: bool = False,
) -> tuple[str, str]:
    """Group and the rule that decided. All words are folded; `near` is the article's text about the speaker's house.

    `makes`: the article says that the speaker's house makes an AI system, and he speaks of it or the house is known for nothing else.

    >>> group_of("person", "方闻千", role="计算机首席分析师", organisation="华金证券")[0]
    'analyst'
    >>> group_of("unnamed", "多家媒体", role=None, organisation=None)[0]
    'media'
    """
    if speaker == UNKNOWN_SPEAKER:
        return "unknown", "group.unknown"
    found = _group_of(kind, speaker, role, organisation, near, said, article, counts=counts, own_news=own_news)
    return ("vendor", "group.house.makes") if makes and found[0] == "company" and not _OWN_OFFICE.search(role or "") else found


def _group_of(
    kind: str,
    speaker: str,
    role: str | None,
    organisation: str | None,
    near: str,
    said: str,
    article: str,
    *,
    counts: bool,
    own_news: bool,
) -> tuple[str, str]:
    if kind == "unnamed":
        return _of_unnamed(speaker, organisation, near, article)
    if kind == "institution":
        group, rule = _of_house(speaker, near, said, as_speaker=True)
        if own_news and group == "analyst" and re.search("银行|汇丰|渣打|花旗|保险|证券", speaker):
            return "company", "group.house.own-news"  # a bank that announces its own terms speaks as a company
        return ("analyst", "group.house.counts") if counts and rule == "group.house.default" else (group, rule)
    return _of_person(role or "", organisation or "", near, said, known=speaker in known_people())


def _of_unnamed(phrase: str, organisation: str | None, near: str, article: str) -> tuple[str, str]:
    if re.search(r"(?:大?模型|AI视频|AI工具)[^,]{0,4}(?:开发商|公司|厂商|企业|团队|创业)", phrase):
        return "vendor", "group.phrase.vendor"
    if organisation:
        group, rule = _of_house(organisation, near, "", as_speaker=False)
        return group, rule
    hit = _first("phrase", phrase)
    if re.search(r"从业者|从业人员", phrase) and (hit is None or hit[0] in ("company", "analyst")):
        return ("creator" if len(_STAGE.findall(article)) >= 6 else "company"), "group.phrase.context"
    return hit or ("public", "group.phrase.default")


def _of_house(name: str, near: str, said: str, *, as_speaker: bool) -> tuple[str, str]:
    if "法院" in name:
        return "legal", "group.name.legal"
    listed = identity(name, kind="institution", article="").group or _listed_kinds().get(key(name), "")
    hit = _first("name", name)
    if listed and not (listed == "creator" and hit and hit[0] == "analyst"):  # a trade's society or data house
        return listed, "group.aliases"
    if hit and not (as_speaker and hit[0] in ("media", "creator") and said and _OWN_MODEL.search(said)):
        return hit
    if near and _WATCHES.search(near):
        return "analyst", "group.house.watches"
    if near and _MAKER.search(near) and len(near) < 400:
        return "vendor", "group.house.maker"
    if as_speaker and said and _OWN_MODEL.search(said):
        return "vendor", "group.house.own-model"
    return "company", "group.house.default"


def _of_person(role: str, organisation: str, near: str, said: str, *, known: bool) -> tuple[str, str]:
    if hit := _first("role", role):
        return hit
    titled = _by_title(role)
    house = _of_house(organisation, near, said, as_speaker=False) if organisation else None
    if titled and titled[0] == "academic" and house and house[0] in ("analyst", "vendor", "company", "investor"):
        return house if house[0] == "analyst" and not re.search("教授|院士", role) and "证券" in organisation else titled
    if titled and titled[0] != "public" and not (titled[0] == "investor" and house and house[0] == "legal"):
        return titled
    if house and house[0] != "company":
        return house
    if (
        _STAGE_NEAR.search(near[:200])
        and re.search(
            "(?:短剧|影视|动画|游戏|电影|漫画)[^,|]{0,12}(?:从业者|制作公司|影视公司|制作方|导演|编剧)|(?:影视|动画|游戏|电影)公司",
            near[:200],
        )
        and house
    ):
        return ("creator", "group.house.stage")
    if titled:
        return titled
    if house or role:
        return house or ("company", "group.person.default")
    return ("company" if known else "public"), "group.person.default"


@lru_cache(maxsize=512)
def _by_title(role: str) -> tuple[str, str] | None:
    """Group of the last title in a role that stands for one."""
    best: tuple[int, int, str, str] | None = None
    for pattern, group, rule in lexicon().title_groups:
        for m in pattern.finditer(role):
            if best is None or (m.end(), len(m.group())) > (best[0], best[1]):
                best = (m.end(), len(m.group()), group, rule)
    if best and not best[2] and _MAKER_OF_WORKS.search(role):
        return "creator", "title.creator"  # «音乐制作人、创始人»
    return (best[2], best[3]) if best and best[2] else None
