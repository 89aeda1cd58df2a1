"""Which addresses are shown as links. Knows no Qt; `planner.ui.links` opens them."""

from planner.domain.web_address import LONGEST, is_web_address

__all__ = ["LONGEST", "is_web_address"]
