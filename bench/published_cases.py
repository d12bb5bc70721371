"""The test cases that JioNLP publishes for amounts of money and dates, read with our grammar.

python -m bench.published_cases FOLDER   (the folder `test` of its repository, dongrixinyu/JioNLP)

Its cases are lists in its test files; they are taken out of the source, nothing of it is run. We tell days, not hours, and
neither lengths of time nor what comes again: a case counts where it tells no hours and has a first and a last day, and holds
where these are ours. Of an amount it counts where the number and the currency can be told.
"""

import ast
import re
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from lib.extract.quantities import quantities
from lib.text.bare_dates import parse_date
from lib.text.fold import fold

_CURRENCIES = {
    "元": "CNY", "港元": "HKD", "美元": "USD", "日元": "JPY", "新台币": "TWD", "欧元": "EUR", "英镑": "GBP", "韩元": "KRW",
    "泰铢": "THB", "卢布": "RUB", "澳元": "AUD",
}  # fmt: skip
_BEIJING = timezone(timedelta(hours=8))
_HOURS = re.compile(r"\d[::]\d|[点时分秒午晚夜早]|小时|钟头|刻|黎明|白天|现在|全天")


def cases(path, name):
    """The entries of the list `name` of a test file, and the numbers the file gives names."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            target = node.targets[0].id
            if target == name:
                return [[_value(part, known) for part in entry.elts] for entry in node.value.elts]
            if isinstance(node.value, ast.Constant):
                known[target] = node.value.value
    return []


def _value(node, known):
    if isinstance(node, ast.Name):
        return known[node.id]
    if isinstance(node, ast.Call):  # datetime.datetime(2021, 5, 6)
        return [ast.literal_eval(part) for part in node.args]
    return ast.literal_eval(node)


def _day(base):
    """The day a case is read on: a time stamp, [year, month, day, …] or {"year": …}."""
    if isinstance(base, (int, float)):
        return datetime.fromtimestamp(base, _BEIJING).date()
    if isinstance(base, dict):
        return date(base.get("year", 2021), base.get("month", 1), base.get("day", 1))
    return date(*[*base, 1, 1][:3]) if base else date.today()


def times(folder):
    """(text, expected days, our days) of each case that tells a stretch of the calendar."""
    for text, base, told, *_ in cases(folder / "test_time_parser.py", "time_string_list"):
        ends = told.get("time")
        if told["type"] not in ("time_point", "time_span") or not isinstance(ends, list) or not all(e[:4].isdigit() for e in ends):
            continue
        expected = tuple(end[:10] for end in ends)
        if _HOURS.search(text):
            continue
        found = parse_date(text, _day(base))
        yield text, expected, None if found is None else (found[0].isoformat(), found[1].isoformat())


def amounts(folder):
    """(text, expected amount, our amount) of each case."""
    for text, told, *_ in cases(folder / "test_money_parser.py", "money_string_list"):
        number, unit = told["num"], _CURRENCIES.get(told["case"])
        if unit is None or "%" in text:
            continue
        low, high = number if isinstance(number, list) else (number, number)
        found = [(q.low if q.low is not None else q.high, q.high if q.high is not None else q.low, q.unit) for q in quantities(fold(text))]
        yield text, (float(low), float(high), unit), found[0] if len(found) == 1 else None


def main():
    folder = Path(sys.argv[1])
    for name, rows in (("amounts", list(amounts(folder))), ("dates", list(times(folder)))):
        for text, expected, found in rows:
            if expected != found:
                print(f"{name}\t{text}\t{expected}\t{found}")
        print(f"{name}: {sum(e == f for _, e, f in rows)} of {len(rows)}")


if __name__ == "__main__":
    main()
