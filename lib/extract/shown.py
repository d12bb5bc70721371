"""Works, fairs and things brought out under a name: films and games in «《》», «第54届香港艺术节», «“息壤”平台»."""

from __future__ import annotations

from lib.extract.bearers import Named
from lib.patterns import compiled

_WORK = compiled(r"《(?P<name>[^《》]{1,30})》")

_DOCUMENT = compiled(
    r"(?:方案|办法|意见|报告|通知|白皮书|要点|文件|指引|法|条例|规定|纲要|规划|公告|协议|章程|目录|标准|合同|日报|时报|晚报|周刊|周报|财经|新闻|观察|条约|稿\)?|》)$"
)

_EVENT = compiled(
    r"(?:第[一二三四五六七八九十\d]{1,3}|首)届[一-龥A-Za-z]{2,16}?(?:博览会|展览会|交易会|电影节|艺术节|大会|论坛|峰会|展会|联赛|锦标赛|大赛|节|展|赛)"
)

_UNIT = compiled(
    "[”」](?:单元|专区|展区|赛道|频道|栏目|奖|工程|专列|班列|岗位|计划|行动|项目|专项|基金|航线|赛事|套餐)(?![一-龥]{0,2}(?:负责|经理|主任))"
)
"""«「AI影像」單元»: the noun behind a quoted name that belongs to it."""

_FAIR = compiled(
    "(?:^|[,，。;；日\\n、]|(?:举行|举办|开幕|召开|落幕|收官|闭幕|开展)的)(?:在|于|由)?(?P<name>(?:20\\d\\d年?)?(?:(?!的)[一-龥A-Za-z]){2,14}?(?:大会|博览会|交易会|论坛|峰会|年会|展览会|车展|书展|影展|影视展|漫展|双年展|家居展|珠宝展|美食展|旅游展|设计展|电子展|消费展|游戏展|电影节|音乐节|艺术节|动漫节|文化节|美食节|啤酒节|嘉年华|广交会|进博会|服贸会|链博会|数博会|消博会|文博会|糖酒会|展会|锦标赛|大奖赛|公开赛|马拉松|展销会|招聘会|双选会))(?=(?:20\\d\\d)?(?:将|今日|昨日|近日|当天)?(?:[在于][^,，。]{2,12}(?:举行|举办|开幕|召开|闭幕|落幕)|开幕|举行|举办|闭幕|落幕|吸引|共有|迎来|启幕))"
)
"""«2025世界机器人大会在北京亦庄举行»: a fair by its place and verb."""

_CALLED = compiled(
    "(?:旗下|名为|代号|(?<=[一-龥]{2})[馆店厂坊]|餐厅|酒店|民宿|剧场|乐队|组合|球队|俱乐部|(?:首|开|增)设|品牌|新盘|楼盘|项目|更名为|(?:推出|发布|上线|开发|研发|自研|打造|内测|公测)[^,，。“「]{0,12}|工具|助手|系统|平台|应用|软件|产品|服务|机器人|功能|模型|车型|卡)[^,，。“「]{0,6}[“「](?P<name>[^”」,，。!！?？、]{2,12})[”」]"
)

_SCHEME = compiled(
    "[“「](?P<inner>[^”」“「,，。!！?？、]{2,12})[”」](?:(?:平台|系统|小程序|专区|应用|模型|工具|机器人)(?=[接已将的日月累共上自可]|覆盖|目前)|(?P<noun>工程|专列|班列|岗位|计划|行动|项目|专项|基金|航线|赛事)(?=[已将则共累的增减也日月从]|目前|覆盖|采购|发放|启动))|今?年?首[趟班列艘架][“「](?P<lone>[^”」“「,，。]{2,10})[”」]"
)
"""«“息壤”平台接入的算力», «“百村焕新”工程已改造…»: a thing by its quoted name, a scheme with the noun after it."""

_MODEL = compiled(
    "(?:推出|发布|上市|上线|预售|开售|带来|交付)了?(?:全新|新款|新一代|旗下|首款|其)?(?P<name>[一-龥]{0,4}?(?!V\\d|AI|APP)[A-Z][A-Za-z0-9+-]{1,12}(?: ?(?:Pro|Max|Plus|Ultra|Mini|Lite))?[一-龥]{0,4}?(?:版|款)?)(?=[,，。;；、(（]|定价|售价|起售价)"
)
"""«推出秦PLUS荣耀版», «发布理想MEGA»: a thing brought out, by its Latin letters."""


_OFFER = compiled("[0-9一二三四五六七八九十百半][折元成]|立减|满减|返现|返还|买[一二三]|[送赠]一|减免|免费|补贴[0-9]")
"""«推出“三年卡立减四成”等促销»: an offer, no thing."""


def works(reading_folded: str, text: str) -> list[Named]:
    """Films, games and books («《契约狼王》»), fairs and contests; documents and newspapers are none."""
    events = [Named(m.start(), m.end(), text[m.start() : m.end()], "event") for m in _EVENT.finditer(reading_folded)]
    for pattern in (_CALLED, _MODEL, _FAIR):
        for m in pattern.finditer(reading_folded):
            start, end = m.span("name")
            if pattern is _CALLED and _OFFER.search(m["name"]):
                continue
            if pattern is _CALLED and (unit := _UNIT.match(reading_folded, end)) is not None:
                start, end = start - 1, unit.end()
            events.append(Named(start, end, text[start:end], "thing"))
            if pattern is _CALLED:
                for quoted in (f"“{m['name']}”", f"「{m['name']}」"):
                    at = reading_folded.find(quoted, end)
                    while at >= 0:
                        events.append(Named(at + 1, at + len(quoted) - 1, text[start:end], "thing"))
                        at = reading_folded.find(quoted, at + 1)
    for m in _SCHEME.finditer(reading_folded):
        start, end = (m.start(), m.end()) if m["noun"] else m.span("inner" if m["inner"] else "lone")
        events.append(Named(start, end, text[start:end], "thing"))
    return events + [
        Named(m.start(), m.end(), text[m.start("name") : m.end("name")], "work")
        for m in _WORK.finditer(reading_folded)
        if not _DOCUMENT.search(m["name"]) and not reading_folded.startswith(("记者", "报道"), m.end())
    ]
