"""The lists of the rail know a name in either script."""

import json

from lib.ui.spelling import _spellings


def test_every_character_that_folds_to_one_of_a_name_is_known():
    names, folded = _spellings({"speaker": {"zhou": "周鸿祎", "luo": "羅江春"}, "group": {"analyst": None}})
    assert json.loads(names)["speaker"] == ["周鸿祎", "羅江春"]
    assert {k: v for k, v in json.loads(folded).items() if k in "鴻羅"} == {"鴻": "鸿", "羅": "罗"}
    assert "電" not in json.loads(folded), "what no name holds is not sent"
