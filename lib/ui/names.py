"""Codes to names on screen and back, for every filter; names are what the address carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.labels import LANGUAGES, codes, label, word
from lib.text.fold import fold


@dataclass(frozen=True)
class Names:
    """Names of all values of all filters in one language."""

    language: str
    values: Mapping[str, Mapping[str, str | None]]

    def of(self, dimension: str, code: str) -> str:
        """Name of a code."""
        stated = self.values.get(dimension, {}).get(code)
        return stated if stated and code not in codes(dimension) else label(dimension, code, self.language)

    def dimension(self, dimension: str) -> str:
        """Name of a filter."""
        return label("dimension", dimension, self.language)

    def option(self, dimension: str, encoded: str) -> str:
        """Name of a parameter value, one kept out included."""
        if encoded.startswith("-"):
            # With its space, whatever the name begins with: addresses that people have kept say it so.
            return f"{word('filter.exclude', self.language, label='').rstrip()} {self.of(dimension, encoded[1:])}"
        return self.of(dimension, encoded.removeprefix("+"))

    def options(self, dimension: str) -> list[str]:
        """Parameter values to choose from: all to keep, then all to keep out."""
        known = list(self.values.get(dimension, {}))
        return [f"+{c}" if c[:1] in "+-" else c for c in known] + [f"-{c}" for c in known]

    def encoded(self, dimension: str, shown: str) -> str | None:
        """The parameter value behind what an address holds: a name in any language and either script, or the code itself; None for neither."""
        known = self.options(dimension)
        if shown in known:
            return shown
        for language in (self.language, *LANGUAGES):
            other = Names(language, self.values)
            for value in known:
                if other.option(dimension, value) == shown:
                    return value
        folded = fold(shown)  # «南墙» for 南墻: who types a name writes it in a script of their own
        return next((value for value in known if fold(self.option(dimension, value)) == folded), None)
