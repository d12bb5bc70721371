"""Which group a speaker belongs to, by what the article tells of his house: what it makes, its trade, the words around its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lib.extract.frames import HIDDEN
from lib.extract.group_rules import first
from lib.extract.groups import group_of, is_listed, lives_by_ai, makes_works
from lib.extract.names import Names
from lib.extract.people import People, Person
from lib.extract.persons import known_people
from lib.extract.runs import Sentences
from lib.extract.speakers import Speaker
from lib.extract.trades import is_maker, is_soft, lives_otherwise, speaks_of_own, trade
from lib.patterns import compiled
from lib.schema import UNKNOWN_SPEAKER
from lib.text.fold import fold

_COUNTS = compiled(r"(?:最新|发布的?|的)?(?!.{0,3}(?:内部|自己|自身|后台)).{0,4}(?:数据|统计|监测)")
_SURVEYS = compiled("[^,。;:]{0,16}(?:发布|公布|开展|进行|出具|推出)[^,。;:]{0,14}(?:调研|调查|报告|榜单|指数|白皮书|监测|问卷)")
_OWN_NEWS = compiled("宣布|公告|披露|回应|回复|答复|公布")
_ASKED = compiled("(?:回应|回复|回覆|答复|回答)[^,。;]{0,10}(?:查询|询问|提问|采访|问询)(?:时|中|后)?[^,。;]{0,4}[,:]?$")
_INSIDE = compiled("接近(?:管理层|公司|创始人|团队)|离职|被裁|前?员工|管理层|内部人|团队成员|产品经理|算法|(?<!记者)研究员|工程师")
_OFTEN = 3
_STOP = compiled("[,。;]")
_WE_BRING_OUT = compiled("(?:公司|我们|旗下|团队|平台)[^。;]{0,16}(?:发布|推出|上线|升级|迭代|开放|研发|开源|训练)[^,。;]{0,16}$")
_IS_OUT = compiled("[^,。;]{0,16}(?:开放|上线|发布|推出|商用|内测|公测|开源)")
_ARM_OF_COUNTRY = compiled("(?<=.{2})(?:中国|台湾|香港|日本|韩国|亚太|大中华区|中国区)$")
_OPENS_CLAUSE = compiled("[,。;:、!?\n“”\x01]")
_OWN_PLACE = compiled("店里|厂里|我们[店厂]|我的[店厂]|小店|本店|我们公司|我司|铺子里|档口|我家店|我们工厂|我们家工厂")
_TOLD_READ = 4
_BRINGS_OUT = compiled(".{0,14}(?:旗下|发布|推出|上线|自研|开源|训练)")


@dataclass
class Belonging:
    """The groups of the speakers of one article; what is found out of a house is kept."""

    folded: str
    plain: str
    """The folded text with its speech hidden: nobody's trade is told by what he says of himself."""
    people: People
    sentences: Sentences
    names: Names
    trades: dict[str, str] = field(default_factory=dict)

    def group(self, speaker: Speaker, *, said: str, start: int, cue: str | None) -> tuple[str, str]:
        """The group of who says these folded words from this place on, and the rule that told it."""
        if speaker.kind == "unnamed" and not speaker.organisation and _INSIDE.search(fold(speaker.name)) and self._about_vendor:
            return "vendor", "group.phrase.insider"
        if speaker.kind == "person" and not speaker.role and not speaker.organisation and (told := self._told_of(speaker, said)):
            return told
        return group_of(
            speaker.kind,
            fold(speaker.name),
            role=fold(speaker.role) if speaker.role else None,
            organisation=fold(speaker.organisation) if speaker.organisation else None,
            near=self._near(speaker),
            said=said,
            article=self.folded,
            own_news=bool(cue and (_OWN_NEWS.search(fold(cue)) or _ASKED.search(self.folded, max(0, start - 30), start))),
            makes=self._makes(speaker, said),
            trade=self._trade(speaker),
            counts=self._counts(fold(speaker.name), start),
        )

    def _told_of(self, speaker: Speaker, said: str) -> tuple[str, str] | None:
        """The group of somebody without an office, by the clause before his name or by what he calls his own: «经营女装网店的周颖»."""
        name = fold(speaker.name)
        at = self.plain.find(name)
        for _ in range(_TOLD_READ):
            if at < 0:
                break
            clause = _OPENS_CLAUSE.split(self.plain[max(0, at - 30) : at])[-1]
            if clause.endswith("的") and (found := first("told", clause[:-1])):
                return found
            at = self.plain.find(name, at + 1)
        return ("company", "group.told.own") if _OWN_PLACE.search(said) and name not in known_people() else None

    @cached_property
    def _products(self) -> Mapping[str, tuple[str, ...]]:
        """Folded houses to the models and tools that the article says they make."""
        out: dict[str, tuple[str, ...]] = {}
        hard: set[str] = set()
        for one in self.names.systems:
            if one.name in hard or not one.vendor:
                continue
            if not is_soft(one.kind, self.folded[max(0, one.start - 6) : one.start], fold(one.name)):
                hard.add(one.name)
            elif fold(one.name) not in out.get(fold(one.vendor), ()):
                out[fold(one.vendor)] = (*out.get(fold(one.vendor), ()), fold(one.name))
        return out

    @cached_property
    def _about_vendor(self) -> bool:
        """Whether the house that the article names first and most is a maker of AI models or tools: its insiders speak of that."""
        named = Counter(fold(o.name) for o in self.names.organisations)
        house, times = named.most_common(1)[0] if named else ("", 0)
        first = self.sentences.spans[min(2, len(self.sentences.spans) - 1)].end if self.sentences.spans else 0
        if times < _OFTEN or not 0 <= self.folded.find(house) < first:
            return False
        return (lives_by_ai(house) and is_maker(house)) or (not is_listed(house) and (trade(self.plain, house) == "vendor"))

    def _makes(self, speaker: Speaker, said: str) -> bool:
        """Whether the house makes AI models or tools and he speaks of these; of a house in no list, whether the article names one."""
        house = _house_of(speaker)
        made = self._products.get(house, ())
        house = _ARM_OF_COUNTRY.sub("", house)
        if is_listed(house) or is_maker(house):
            office = fold(speaker.name if speaker.kind == "unnamed" else speaker.role or "")
            return (lives_by_ai(house) and is_maker(house)) or any(name in said for name in made) or speaks_of_own(house, said, office)
        return bool(house) and (bool(made) or self._tells_of_own(said)) and not lives_otherwise(house)

    def _tells_of_own(self, said: str) -> bool:
        """Whether somebody says of a model or tool that his house brings it out: «公司计划在第三季度发布…的Framo 2»."""
        for one in self.names.systems:
            at = -1 if one.vendor else said.find(fold(one.name))
            if at < 0 or not is_soft(one.kind, said[max(0, at - 6) : at], fold(one.name)):
                continue
            if _WE_BRING_OUT.search(said, max(0, at - 30), at) or (said[:at].endswith("模型") and _IS_OUT.match(said, at + len(one.name))):
                return True
        return False

    def _trade(self, speaker: Speaker) -> str:
        """The group that the article's words about the speaker's house stand for; «» of one in a list."""
        house = _house_of(speaker)
        if not house or (is_listed(house) and not lives_by_ai(house)):
            return ""
        if house not in self.trades:
            staff = (self.folded[p.role.start : p.role.end] for p in self.people.everyone if p.role and self._is_of(p, house))
            self.trades[house] = trade(self.plain, house) or ("creator" if any(makes_works(role) for role in staff) else "")
        return self.trades[house]

    def _is_of(self, person: Person, house: str) -> bool:
        return person.organisation is not None and self.folded[person.organisation.start : person.organisation.end] == house

    def _counts(self, name: str, before: int) -> bool:
        """Whether a house speaks through figures it has gathered: «X数据显示», «X11月18日发布的调研显示»."""
        at = max(self.folded.rfind(name, 0, before), self.folded.find(name)) + len(name)
        return bool(_COUNTS.match(self.folded, at)) or (bool(_SURVEYS.match(self.folded, at)) and not is_listed(name))

    def _near(self, speaker: Speaker) -> str:
        """What the article says about a speaker's house around its first mentions, speech left out."""
        house = _house_of(speaker)
        if not house or speaker.name == UNKNOWN_SPEAKER:
            return ""
        out, at = [], 0
        for _ in range(4):
            at = self.plain.find(house, at)
            if at < 0:
                break
            start = self.sentences.spans[self.sentences.index(at)].start
            before = self.plain[max(start, at - 40) : at]
            after = _STOP.split(self.plain[at + len(house) : at + len(house) + 40], maxsplit=1)[0]
            out.append(f"{before}{after if _BRINGS_OUT.match(after) else ''}")
            at += len(house)
        return "|".join(out).replace(HIDDEN, "")


def _house_of(speaker: Speaker) -> str:
    """The folded house that a speaker speaks for or is; «» of nobody's."""
    return fold(speaker.organisation or (speaker.name if speaker.kind == "institution" else ""))
