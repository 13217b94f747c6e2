"""Search: what everyone may read, found by the pairs of characters in it, alike on both databases."""

from tortoise import fields
from tortoise.models import Model


class SearchEntry(Model):
    """One thing that can be found. It holds public text alone: who finds it may read it."""

    id = fields.IntField(primary_key=True)
    kind = fields.CharField(24)
    ref = fields.CharField(40)
    """The thing's public id, or the name of a page."""
    title = fields.CharField(200)
    place_id: int | None = fields.IntField(null=True, db_index=True)
    title_words = fields.TextField()
    words = fields.TextField()
    """Pairs of characters, with spaces between."""

    class Meta:
        """The table."""

        table = "ground_search_entry"
        unique_together = (("kind", "ref"),)
