"""Dated happenings: a date that can be told, and a word of happening in its reach.

1 dates that can be told, each in its own stretch of the sentence; 2 dates that only frame something go;
3 the word of happening that governs the stretch; 4 dates too coarse for it go; 5 planned or happened;
6 actors and headline out of the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.extract.actors import actors_of
from lib.extract.actors_named import Actors
from lib.extract.agents import agent_of
from lib.extract.coarse_dates import too_coarse
from lib.extract.cuttings import LIMIT
from lib.extract.deeds import of_deed, of_meeting, of_teller
from lib.extract.framing_dates import (
    COARSE,
    frames_only,
    only_describes,
)
from lib.extract.governing import governing, targeted, unlisted_in
from lib.extract.happenings import Happening
from lib.extract.headlines import headline
from lib.extract.named_heads import under_name
from lib.extract.names import Names
from lib.extract.scenes import Scene, begins_anew, lies_after, scene_of
from lib.patterns import compiled
from lib.schema import YEAR_UNSURE, Event, Span, Statement
from lib.text.ahead import is_ahead
from lib.text.anchors import ResolvedDate, resolve_dates
from lib.text.reading import Reading

_HEAD = compiled(
    r"(?:据悉,|此外,|目前,)?(?P<head>《[^》]{2,40}》(?=已|将|于|拟)|(?![今明去前后本上下同当次\d]|记者|笔者|总部[在位设])(?:该|这家?|这部|这一|其|上述|新)?[一-龥A-Za-z0-9·]{1,9}?)(?=(?:已|将|也|则|正|正式|计划|预计|宣布|拟)?(?:(?<![用位处基对属关由等善高低大小多少介鉴立])于|(?<![现存所正实潜])在|自|从|成立|创立|\d{4}年|\d{1,2}月|今年|去年|明年|[本上下]个?月|年底|月底))"
)
_TOPIC = compiled(r"[^,。;:]*?的(?P<head>[一-龥A-Za-z“”《》·—\-]{3,16}?)(?=将|已|于|[今去明前]年|[本上下]月|\d|[,。;]|$)")
_OFFICES = tuple("书总长师员人官理者授席裁")
_TALKS = compiled(r"(?:[称说道]|表示|指出|透露|介绍|认为|回应|强调|补充|坦言|预测)$")
_OF_TOPIC = compiled(
    r",(?:料|预计|预期|计划|拟|将|要到?|有望|最快|已|定于|争取)|,(?:[今明]年)?\d{0,2}月?(?:就|才)?能?(?:投产|开业|上映|投用|竣工|通车)"
)
_HEADED = compiled(r"[ ·•●▪■◆◇○▶*\-—\[【(]{0,4}(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|初|底)?[】\]]?[ :,|—\-]")
_ENTRY = compiled(r"[】\])]?(?:\([^()]{1,6}\))?(?:[ :,|—\-]|\t){1,3}(?=[^ ]*[一-龥][^ ]{3})")
_SHOWS = frozenset(("公布", "公开", "披露", "官宣", "更新", "预告", "曝光", "放出"))
_OBJECT = compiled(r"了?[^,。的与和对在将就向“]{0,8}[“《]?")
_WHOLE_OBJECT = compiled(r"[”》]?(?:[,。;:!]|$|模型|系统|小范围|的(?:样片|预览|演示|首批))")
_BEFORE_USED = tuple("用借靠聊谈问被让向给与对的")
_WON = compiled(r"获奖|[等项]奖|大奖|冠军|第一名|入选|入围|提名")
_MADE_USE = compiled(
    r"(?:换成|改成|改用|换用|选用|采用|接入|引入|购买|订阅|试用|使用|用上|换上|借助|利用|不如|超过|追上|对标|学会|玩|投向|转向|迁移到|切换[到至]|切到|转[到至]|交由|改由)了?(?:自研|自有|其|新)?(?:平台|系统|模型|工具)?[“《]?$"
)
"""A tool that somebody takes up does not come out: «把主力换成了可灵»."""
_UNSURE = 0.45
"""Confidence in an event whose year is the article's own, where another year is nearly as likely."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A date and what became of it: an event, or the reason why there is none."""

    found: ResolvedDate
    event: Event | None
    reason: str = ""


def events(reading: Reading, statements: Sequence[Statement], names: Names) -> tuple[Event, ...]:
    """Every dated happening of a reading, in reading order."""
    return tuple(judged.event for judged in judge_dates(reading, statements, names) if judged.event is not None)


def judge_dates(reading: Reading, statements: Sequence[Statement], names: Names) -> tuple[Judged, ...]:
    """Every date that can be told, with its event or the reason why it makes none."""
    dates = _merged(reading.folded, resolve_dates(reading.folded, reading.sentences, reading.published))
    known = Actors(statements, names)
    whole = [not only_describes(reading.folded, d) for d in dates]
    out: list[Judged] = []
    seen: set[tuple[int, object, object]] = set()
    for place, found in enumerate(dates):
        sentence = reading.sentence_at(found.mention.start)
        key = (sentence.start, found.first, found.last)
        if key in seen and not begins_anew(reading.folded, found):
            out.append(Judged(found, None, "the same days in the same sentence"))
            continue
        low, high = max(0, place - 6), place + 7
        near = [
            d
            for d, counts in zip(dates[low:high], whole[low:high], strict=True)
            if sentence.start <= d.mention.start < sentence.end and (counts or d is found)
        ]
        judged = _judge(reading, found, sentence, near, known)
        if judged.event is not None:
            seen.add(key)
        out.append(judged)
    return tuple(out)


def _merged(folded: str, dates: Sequence[ResolvedDate]) -> list[ResolvedDate]:
    """The dates, with two names of one day side by side as one: «2月10日大年初一», «6月1日儿童节当天»."""
    out: list[ResolvedDate] = []
    for found in dates:
        last = out[-1] if out else None
        beside = last is not None and not folded[last.mention.end : found.mention.start].strip("(,的")
        if last and beside and (last.first, last.last) == (found.first, found.last) and not begins_anew(folded, found):
            end = found.mention.end + (
                folded[found.mention.end : found.mention.end + 1] == ")" and "(" in folded[last.mention.end : found.mention.start]
            )
            whole = last.mention._replace(end=end, text=folded[last.mention.start : end], bound=found.mention.bound or last.mention.bound)
            out[-1] = replace(last, mention=whole)
            continue
        out.append(found)
    return out


def _judge(reading: Reading, found: ResolvedDate, sentence: Span, near: Sequence[ResolvedDate], actors: Actors) -> Judged:
    """One date weighed."""
    folded = reading.folded
    scene = scene_of(folded, found, sentence, near)  # 1
    if reading.paragraph_at(sentence.start).heading and not _heads_entry(reading, found, sentence):
        return Judged(found, None, "stands in a heading")
    reason = frames_only(folded, found, scene.clause)  # 2
    if reason is not None:
        return Judged(found, None, reason)
    happening = targeted(folded, found, scene, reading)
    aim = happening is not None
    happening = happening or governing(folded, found, scene) or unlisted_in(folded, found, scene, reading)  # 3
    happening = _brought_out(happening, scene, actors, reading)
    if happening is None:
        return Judged(found, None, "no word of happening in reach")
    reason = None if aim else too_coarse(folded, found, scene, happening, reading)  # 4
    if reason is None and found.granularity in COARSE and _of_a_noun(folded, happening, actors):
        reason = "is only described"
    if reason is not None:
        return Judged(found, None, reason)
    if _everyday(actors.around(found.mention.start), happening):
        return Judged(found, None, "is what a speaker did himself")
    happening = of_deed(folded, scene, happening)
    ahead = lies_after(found, reading) or is_ahead(folded, found.mention, sentence)
    happening = of_meeting(folded, happening, ahead=ahead)
    happening = of_teller(happening, actors.around(happening.start), folded[happening.start : happening.end], ahead=ahead)
    return Judged(found, _event(reading, found, scene, happening, near, actors))


def _everyday(statement: Statement | None, happening: Happening) -> bool:
    """Whether somebody of the public only tells of his own days: «上周提的车,这周就便宜了1万元», «今天一股没卖»."""
    if statement is None:
        return False
    private = statement.group in ("public", "investor") or statement.speaker_kind == "unnamed"
    loose = happening.rule.id in ("event.bare", "event.marked")
    if statement.type != "direct":
        return loose and statement.group == "public"
    return private and (loose or happening.category in ("milestone", "deal", "market"))


def _brought_out(happening: Happening | None, scene: Scene, actors: Actors, reading: Reading) -> Happening | None:
    """A clause without a listed verb that names a tool tells that it came out: «毫无征兆地扔出了Sora», «天工SkyMusic也来了».

    So does one whose verb of telling has it for its object: «Runway公布Gen-3 Alpha,10秒片段约需90秒».
    """
    if happening is None:
        return happening
    folded = reading.folded
    unlisted = happening.rule.id in ("event.marked", "event.bare") and happening.category == "milestone"
    told = happening.category in ("statement", "milestone") and folded[happening.start : happening.end] in _SHOWS
    if not unlisted and not told:
        return happening
    a, b = next(((a, b) for a, b in scene.clauses if a <= happening.start < b), scene.clause)
    for name in actors.within(a, b):
        if name not in actors.names.systems:
            continue
        if told and _OBJECT.fullmatch(folded, happening.end, name.start) and _WHOLE_OBJECT.match(folded, name.end):
            return replace(happening, category="release")
        ahead = folded[max(a, name.start - 12) : name.start]
        whose = ahead.endswith("的") and any(n.end == name.start - 1 for n in actors.within(a, name.start - 1))
        if unlisted and not _WON.search(folded, a, b) and not _MADE_USE.search(ahead) and (whose or not ahead.endswith(_BEFORE_USED)):
            return replace(happening, category="release")
    return happening


def _heads_entry(reading: Reading, found: ResolvedDate, sentence: Span) -> bool:
    """Whether a date heads a line of a chronicle, printed without a full stop: «9月26日 硅基智能上线新引擎»."""
    home = reading.paragraph_at(sentence.start)
    mention = found.mention
    ahead, behind = reading.folded[home.start : mention.start], reading.folded[mention.end : home.end]
    told = found.granularity in ("day", "month", "month-part") and mention.shape in ("calendar", "bare_day", "month", "day")
    if told and ahead.rpartition(";")[1] and not ahead.rpartition(";")[2].strip():
        return bool(_HEADED.match(ahead))  # «1月22日,参议院收到法案文本;3月21日州长签字»
    return told and home.start > 0 and not ahead.strip(" ·•●▪■◆◇○▶*-—[【(") and bool(_ENTRY.match(behind))


def _of_a_noun(folded: str, happening: Happening, actors: Actors) -> bool:
    """Whether a verb only tells which things are meant, none of them by name: «去年低价中标的项目», «今年新签的船里»."""
    listed = happening.rule.id not in ("event.marked", "event.bare")
    return listed and folded[happening.end : happening.end + 1] == "的" and not actors.within(happening.end, happening.end + 20)


def _status(folded: str, found: ResolvedDate, scene: Scene, reading: Reading) -> str:
    """Planned where the days lie after the article, or the words say so and the days are not over yet."""
    over = reading.published.stated or reading.published.earliest
    if lies_after(found, reading):
        return "planned"
    if over is not None and found.last <= over and (found.last < over or reading.published.stated is None):
        return "happened"
    return "planned" if is_ahead(folded, found.mention, scene.sentence) else "happened"


def _event(
    reading: Reading, found: ResolvedDate, scene: Scene, happening: Happening, near: Sequence[ResolvedDate], actors: Actors
) -> Event:
    folded, mention, sentence = reading.folded, found.mention, scene.sentence
    end = next((b for _, b in scene.clauses if b >= max(mention.end, happening.end)), scene.end)
    who, resolved = actors_of(
        reading,
        actors,
        sentence=(sentence.start, sentence.end),
        stretch=(scene.start, scene.end if happening.category in ("funding", "deal", "market") else min(end, scene.end)),
        date=(mention.start, mention.end),
        verb=(happening.start, happening.end),
        says=happening.category == "statement",
    )
    text = reading.cut(sentence.start, sentence.end)
    behind = {n.name for n in actors.within(happening.end, scene.end)}
    words = under_name(
        _headline(reading, scene, happening, found, near, actors),
        [n for n in who if n not in actors.tools and n not in behind] or [n for n in who if n not in actors.tools],
        people=actors.people,
        near=happening.category == "statement"
        or any(sentence.start <= r.start < sentence.end for r in resolved)
        or actors.around(happening.start) is not None,
        limit=LIMIT,
        told=(speech := actors.around(happening.start)) is not None and speech.group in ("analyst", "media", "academic", "legal", "public"),
    )
    return Event(
        article=reading.name,
        start=sentence.start,
        end=sentence.end,
        text=text,
        date_text=reading.cut(mention.start, mention.end),
        date_start=found.first,
        date_end=found.last,
        granularity=found.granularity,
        headline=words,
        actors=who,
        category=happening.category,
        status=_status(folded, found, scene, reading),
        resolved=(*found.by, *resolved),
        rules=(f"date.{mention.shape}", happening.rule.id),
        confidence=_confidence(found, happening),
    )


def _headline(
    reading: Reading, scene: Scene, happening: Happening, found: ResolvedDate, near: Sequence[ResolvedDate], actors: Actors
) -> str:
    """The headline of a happening, by places in its sentence."""
    sentence, mention = scene.sentence, found.mention
    at = sentence.start
    same = [
        d.mention
        for d in near
        if d is found or ((d.first, d.last) == (found.first, found.last) and reading.folded[d.mention.start - 1] != "的")
    ]
    named = [(a - at, b - at) for a, b in actors.subjects(reading.folded, at, sentence.end)]
    heads = [(a - at, b - at) for a, b in _heads(reading.folded, scene)]
    # What lies between the clause's head and an earlier date's happening belongs to that one: «新厂预计[今年第三季装机、]明年年初量产».
    earlier = [
        d.mention
        for d in near
        if scene.clauses[scene.home][0] <= d.mention.start and d.mention.end == scene.start and reading.folded[scene.start] != "的"
    ]
    skip = (earlier[0].start - at, mention.start - at) if earlier else None
    verb = (happening.start, happening.end)
    told = happening.category in ("statement", "research") or (
        happening.rule.id == "event.statement" and reading.folded[happening.end : happening.end + 1] in (",", ":")
    )
    if happening.rule.id == "event.bare" and not _has_agent(reading.folded, scene, mention.start, mention.end, happening.start):
        verb = (mention.end, mention.end + 1)  # the whole clause tells it, and lacks its subject
    return headline(
        reading.cut(at, sentence.end),
        reading.folded[at : sentence.end],
        clauses=[(a - at, b - at) for a, b in scene.clauses],
        verb=(verb[0] - at, verb[1] - at),
        dates=[(m.start - at, m.end - at) for m in same],
        names=named,
        heads=heads,
        people=[(a - at, b - at) for a, b in actors.speakers(reading, at, sentence.end)],
        others=[(d.mention.start - at, d.mention.end - at) for d in near if d.mention not in same],
        until=scene.clauses[-1][1] - at if told or happening.rule.data.get("says") else scene.end - at,
        skip=skip,
        announced=happening.category != "statement",
    )


def _has_agent(folded: str, scene: Scene, start: int, end: int, verb: int) -> bool:
    """Whether the clause of a date names who does it."""
    begin = max(scene.start, *(folded.rfind(mark, scene.start, start) + 1 for mark in ",;。:"))
    return agent_of(folded, begin, (start, end), verb) is not None


def _heads(folded: str, scene: Scene) -> list[tuple[int, int]]:
    """The short subjects of the clauses before a date: «该项目» of «该项目于2022年3月动工,…,计划今年10月建成»."""
    out = []
    for a, b in scene.clauses[: scene.home]:
        match = _HEAD.match(folded, a, b)
        if match and not (_TALKS.search(folded, a, b) and match["head"].endswith(_OFFICES)):
            out.append(match.span("head"))
    if scene.home and not out and _OF_TOPIC.match(folded, scene.clauses[scene.home][0] - 1):
        topic = _TOPIC.match(folded, *scene.clauses[scene.home - 1])  # «有关撤销措施的条例草案,料于4月中旬恢复二读»
        out += [topic.span("head")] if topic and not _TALKS.search(folded, *scene.clauses[scene.home - 1]) else []
    return out


def _confidence(found: ResolvedDate, happening: Happening) -> float:
    """Surer of whole days told in full and of firm words; less so of a year taken from an article that may be of another."""
    if any(part.how == YEAR_UNSURE for part in found.by):
        return _UNSURE
    if happening.rule.id in ("event.marked", "event.bare"):
        return 0.6 if happening.rule.id == "event.marked" else 0.5
    sure = 0.95 - (0.05 if found.by else 0.0) - {1: 0.1, 2: 0.05}.get(happening.weight, 0.0)
    return round(sure - (0.1 if found.granularity in COARSE else 0.0), 2)
