"""What a source is called: its title, else its publisher, else its first words; as much more as tells it from its namesakes."""

from __future__ import annotations

_LETTERS = 14
_WORDS = f"'“' || nullif(regexp_extract(left(text, 40), '^{'.?' * _LETTERS}[A-Za-z0-9]*'), '') || '…”'"
_STATED = "nullif(concat_ws(' ', publisher, published), '')"

NAMES = f"""
    with briefly as (
        select article, coalesce(title, '《' || publisher || '》', {_WORDS}, article) briefest,
               coalesce(title || '（' || {_STATED} || '）', case when title is null then '《' || publisher || '》' || {_WORDS} end) fuller
        from articles
    ), fully as (
        select article, case when count(*) over (partition by briefest) = 1 then briefest else coalesce(fuller, briefest) end called
        from briefly
    )
    select article, case when count(*) over (partition by called) = 1 then called else called || ' ' || article end "name" from fully
"""
"""SQL for the name of every article. A file's name tells a reader nothing: it stands where nothing else is, or nothing else differs."""
