"""Words in charts: how wide they are, and where they break into lines."""

from __future__ import annotations

from lib.charts.theme import cut

_CLOSING = "，。、；：！？）》」』”’…·"


def breadth(text: str) -> float:
    """Pixels at 12 px: a Chinese character 12, a Latin one about 7."""
    return sum(12.0 if ord(c) > 0x2E80 else 7.0 for c in text)


def wrapped(text: str, room: float, *, most: int = 9) -> list[str]:
    """Lines of a text that fit a width in pixels, the last of at most so many cut; a Latin word is not parted, no line begins with a closing mark.

    >>> wrapped("OpenAI拟会见好莱坞高管，推销Sora", 120), wrapped("OpenAI拟会见好莱坞高管，推销Sora", 50, most=2)
    (['OpenAI拟会见好莱坞', '高管，推销Sora'], ['OpenAI', '拟会见…'])
    """
    lines, line, word = [], "", ""
    for letter in [*text, ""]:
        if letter and letter.isascii() and not letter.isspace():
            word += letter
            continue
        for piece in (word, letter):
            if line and piece and piece not in _CLOSING and breadth(line + piece) > room:
                lines.append(line.rstrip())
                line = ""
            line += piece if line or not piece.isspace() else ""
        word = ""
    lines += [line.rstrip()] if line.strip() else []
    return lines if len(lines) <= most else [*lines[: most - 1], cut(lines[most - 1] + "……", len(lines[most - 1]))]
