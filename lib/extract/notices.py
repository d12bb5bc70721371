"""Listed firms and parties of a case that stand in no list: by the code after their name, by a notice, by their part in the case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.extract.candidates import Candidate
from lib.extract.edges import ends_well, is_general, is_place, is_rare, name_end, name_start, words_of
from lib.extract.lexicon import lexicon
from lib.extract.roles import endings
from lib.extract.tokens import Tokens
from lib.extract.traits import TRAITS
from lib.patterns import compiled

_CODE = compiled(
    r"(?<=[一-鿿A-Za-z])[-—]?[A-Z]{0,2}\s?[(\[](?:(?:股票|证券|股份|交易)?(?:代码|代号|编号|简称)?\s?[::]?\s?(?:HK|SH|SZ|BJ|SEHK|TWSE|NASDAQ|NYSE|US)?[.::]?\s?\d{4,6}(?:[.-](?:HK|SH|SZ|BJ|TW|TWO|SS|T|KS))?(?:[,、/][^()]{0,24})?"
    r"|(?:HKG|NASDAQ|NYSE|US|纳斯达克|纽交所|上交所|深交所|港交所|TPE)\s?[::]\s?[A-Z0-9.]{1,6}|[A-Z0-9]{1,6}\.(?:O|N|US|HK|SH|SZ|TW|T|KS|L|PA|DE))[)\]]"
)
_NOTICE = compiled(
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|昨[日天晚]|今[日天晚]|[上本]?周[一二三四五六日天]|当[日天晚]|日前|近日)?(?:晚间|傍晚|午间|盘后|盘前|早间|深夜|凌晨|晚)?(?:再度|再次|正式|也|则|亦)?"
    r"(?:发布|发出|刊发|披露)?(?:公告|业绩预告|业绩快报)(?:称|显示|表示|披露|,|:)|(?:\d{1,2}月\d{1,2}日|昨日|今日|[上本]?周[一二三四五])(?:晚间|盘后|午间|早间|晚)(?:发布|披露|公告|宣布|回复|回应)"
    r"|(?:在互动平台|在投资者互动平台|在港交所公告|向港交所递|在业绩说明会|在业绩会上)"
)
_PARTY = compiled(
    r"(?:被告|原告|上诉人|被上诉人|申请人|被申请人|被执行人|涉事企业|涉事公司|涉案公司|被诉方|运营主体|开发商|出品方|运营方|承建方|发行方|制作方|投资方|收购方|主办方)(?:之一|之二)?(?:为|是|系)?"
)
_ACTS = compiled(
    r"(?:公司)?(?:擅自|未经|停止|立即|赔偿|辩称|主张|认为|不服|提起|构成|侵犯|侵害|应|还|也|于|在|向|与|将|已|曾|总经理|创始人|董事长|CEO|负责人|表示|称|[,,。、;的])"
)
_DATED = compiled(r"(?:\d{1,2}月\d{1,2}日|[昨今当]日|[昨今当]天|周[一二三四五六日天])?(?:晚间|傍晚|盘后|盘前|午间|早间|昨晚|今晚|当晚)[,,]")
_TELLS = compiled(r"(?:则|也|亦|再度|再次)?(?:披露|公告|发布|宣布|公布|回复|回应|发出|收到|表示|对外|发|拟|公开)")
_SUED = compiled(
    r"(?:公司)?(?:擅自|未经(?:许可|授权|同意)|侵犯|侵害|辩称|不服|败诉|胜诉|应诉|上诉|提起上诉|立即停止|停止侵权|构成侵权|赔偿|涉嫌|不正当竞争)"
)
_NUMERALS = frozenset("千百万一三五九")
_OPENS = frozenset("。,;!?\n、:”」(")


def by_notice(text: Tokens) -> Iterator[Candidate]:
    """Names before a code, before a notice at the head of a clause, and after the part of a party: «千色荟(06123)», «被告声浪互动»."""
    folded = text.folded
    for match in _CODE.finditer(folded):
        yield from _before(text, match.start() if match.group()[0] in "([" else match.start() + match.group().index("("), "org.code", 0.8)
    for match in _NOTICE.finditer(folded):
        if match.start() in text.edges:
            yield from _before(text, match.start(), "org.notice", 0.7)
    for match in _SUED.finditer(folded):
        if match.start() in text.edges and endings("suffix").at(folded, match.start()):
            yield from _before(text, match.start(), "org.sued", 0.5)
    for match in _DATED.finditer(folded):
        yield from _after(text, match.end(), _TELLS, "org.told")
    for match in _PARTY.finditer(folded):
        yield from _after(text, match.end(), _ACTS, "org.party")


def _before(text: Tokens, end: int, rule: str, weight: float) -> Iterator[Candidate]:
    """The name that ends here, if it opens its clause or holds characters that make no common word."""
    end -= len(text.folded[:end]) - len(text.folded[:end].rstrip(" ")) if text.folded[end - 1 : end] == " " else 0
    if end <= 0 or text.held[end - 1]:
        return
    start = name_start(text, end)
    if rule == "org.code" and start and text.folded[start - 1] in _NUMERALS and (start == 1 or start - 1 in text.edges):
        start -= 1  # 药妆店|千色荟
    parts = words_of(text, start, end)
    if (
        not 2 <= end - start <= 8
        or is_general(parts)
        or is_place(parts)
        or not ends_well(parts[-1])
        or (TRAITS[parts[0]].stop and len(parts[0]) > 1)
    ):
        return
    opens = start == 0 or text.folded[start - 1] in _OPENS
    if rule == "org.notice" and not (opens and is_rare(parts)):
        return
    if opens or is_rare(parts) or rule == "org.sued":
        yield Candidate(start, end, "organisation", "house", rule, weight)


def _after(text: Tokens, start: int, acts: re.Pattern[str], rule: str) -> Iterator[Candidate]:
    """The name that begins here, if something it does or a mark follows it; what begins with a surname may be a person."""
    folded = text.folded
    if start >= len(folded) or text.held[start] or not text.folded[start].isalpha() or folded[start].isascii():
        return
    end = name_end(text, start)
    after = text.words[text.at(end)] if end < len(folded) else ""
    if len(after) > 1 and endings("suffix").at(folded, end + len(after)) == len(after):
        end += len(after)  # 声浪|互动, which is a verb too
    parts = words_of(text, start, end)
    person = bool(lexicon().surname_at.match(folded, start)) and end - start <= 3
    if not 3 <= end - start <= 8 or person or is_general(parts) or is_place(parts) or not acts.match(folded, end):
        return
    formed = bool(endings("suffix").at(folded, end))
    if not (formed or ends_well(parts[-1])):
        return
    if is_rare(parts) or formed:
        yield Candidate(start, end, "organisation", "house", rule, 0.6 if is_rare(parts) else 0.4)
