"""Several in one column: words or numbers with a comma at each end, so that each is found whole."""

from collections.abc import Iterable


def joined(values: Iterable[object]) -> str:
    """Return values as a column keeps them: `,no_stairs,no_lifting,`; "" for none."""
    told = ",".join(str(each) for each in values)
    return f",{told}," if told else ""


def parts(column: str) -> list[str]:
    """Return what a column keeps, in its order."""
    return [each for each in column.split(",") if each]
