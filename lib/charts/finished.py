"""A chart that is done: what it sends to the browser is worked out once."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure


class Finished(BaseFigure):  # type: ignore[misc]
    """A figure to be shown any number of times. Plotly copies and encodes one anew each time it is asked, 10 ms for one of ours.

    It answers the one question that showing it asks, `to_dict`; a chart that is still to be changed must not be finished.
    """

    def __init__(self, figure: go.Figure) -> None:
        self._sent: dict[str, Any] = json.loads(figure.to_json())

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain lists, numbers and words."""
        return self._sent
