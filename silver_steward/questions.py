"""What may be asked after the question mark of an address."""

from ground.asked import Question


class ResidentQuestion(Question):
    """Which resident: the name and the last four figures."""

    name: str = ""
    tail: str = ""
