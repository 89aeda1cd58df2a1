"""The icon of each kind of item. Knows no Qt."""

from planner.domain.item import ItemKind

KIND_ICONS = {
    ItemKind.TOPIC: "shapes",
    ItemKind.COURSE: "circle-play",
    ItemKind.BOOK: "book",
    ItemKind.POST: "file-text",
    ItemKind.PAPER: "file-text",
    ItemKind.PRACTICE: "list-checks",
    ItemKind.PROJECT: "hammer",
    ItemKind.CERTIFICATION: "award",
    ItemKind.MILESTONE: "flag",
}
