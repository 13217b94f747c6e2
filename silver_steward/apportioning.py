"""Apportioning: how many seats each place has at a stage, by largest remainder between a floor and a ceiling."""

from collections.abc import Mapping
from fractions import Fraction


def apportion(
    total: int, weights: Mapping[int, int], eligible: Mapping[int, int], *, ceiling_percent: int = 100
) -> dict[int, int]:
    """Return the seats of each place that has someone eligible: whole, one at least, no more than it can fill.

    Shares follow the weights (older people) by largest remainder; nobody gets more than the ceiling. What a place
    cannot use goes to the others; what none can use stays unused (宁缺毋滥). One for each place may pass `total`.
    """
    places = sorted(place for place, count in eligible.items() if count > 0)
    if not places:
        return {}
    whole = sum(weights.get(place, 0) for place in places)
    shares = {
        place: Fraction(total * weights.get(place, 0), whole) if whole else Fraction(total, len(places))
        for place in places
    }
    ceiling = max(1, total * ceiling_percent // 100) if len(places) > 1 else total
    most = {place: min(eligible[place], ceiling) for place in places}
    seats = {place: min(most[place], max(1, int(shares[place]))) for place in places}
    while sum(seats.values()) < total:
        open_ones = [place for place in places if seats[place] < most[place]]
        if not open_ones:
            break
        seats[max(open_ones, key=lambda place: (shares[place] - seats[place], weights.get(place, 0), -place))] += 1
    while sum(seats.values()) > total:
        rich = [place for place in places if seats[place] > 1]
        if not rich:
            break
        seats[min(rich, key=lambda place: (shares[place] - seats[place], weights.get(place, 0), -place))] -= 1
    return seats
