"""Language knowledge as data, and the loader that checks it.

Rules are TOML (`<name>.toml`, an array of `[[rule]]` tables), gazetteers are TSV (`<name>.tsv`, with a header line).
Every rule has an `id`, a `why`, at least one `example` and often a `not`; one parametrised test runs them all.
"""

from lib.rules.loader import Entry, Rule, alternation, gazetteer, rule_files, rules, words

__all__ = ["Entry", "Rule", "alternation", "gazetteer", "rule_files", "rules", "words"]
