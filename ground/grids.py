"""Grid cells: a community divides itself, each address in at most one cell, and is told what no cell covers (T6)."""

from tortoise import fields
from tortoise.models import Model

from ground.places import Place


class GridAddress(Model):
    """A building or yard that a grid cell looks after; in one community no address lies in two cells."""

    id = fields.IntField(primary_key=True)
    community: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="addresses", on_delete=fields.RESTRICT
    )
    community_id: int
    grid: fields.ForeignKeyRelation[Place] = fields.ForeignKeyField(
        "ground.Place", related_name="covers", on_delete=fields.RESTRICT
    )
    grid_id: int
    address = fields.CharField(60)

    class Meta:
        """The table."""

        table = "ground_grid_address"
        unique_together = (("community", "address"),)
