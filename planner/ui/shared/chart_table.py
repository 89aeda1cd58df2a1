"""What a chart shows, as a table; knows no Qt."""

from planner.values import Value


class ChartTable(Value):
    """The words of a chart in rows, below the titles of their columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """All of it as lines with tabs, the way spreadsheets take it."""
        return "\n".join("\t".join(row) for row in (self.columns, *self.rows))
