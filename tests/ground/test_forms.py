"""A form that comes back: each line of its summary says what it is about, whichever field is meant."""

from ground.errors import Mistake
from ground.forms import Form


def a_form_with(*mistakes: Mistake) -> Form:
    """Return a form that came back with these mistakes, on a page that called its fields by name."""
    form = Form(errors=list(mistakes))
    form.names("kind", "Kind")
    form.names("who", "How shall we call you?")
    form.names("words", "<b>What was said</b>")
    return form


def summary_of(form: Form) -> list[str]:
    """Return the lines of the summary as the page shows them."""
    return form.summed_up("|".join(form.line(each) for each in form.errors)).split("|")


def test_a_sentence_that_fits_every_field_names_its_field() -> None:
    fill = "Please fill this in."
    form = a_form_with(*(Mistake(name, fill, "shape") for name in ("kind", "who", "words", "elsewhere")))

    assert summary_of(form) == [
        "Kind\uff1aPlease fill this in.",
        "How shall we call you? Please fill this in.",
        "&lt;b&gt;What was said&lt;/b&gt;\uff1aPlease fill this in.",
        fill,
    ]


def test_a_sentence_of_its_own_stands_as_it_is() -> None:
    own = Mistake("kind", "A mobile number has 11 figures; you wrote 3. Please look again.")

    assert summary_of(a_form_with(own)) == [own.sentence]


def test_what_somebody_typed_is_no_line_of_the_summary() -> None:
    form = a_form_with(Mistake("kind", "Please fill this in.", "shape"))

    assert form.summed_up("\ue0007\ue001") == ""
    assert Form().summed_up("\ue0000\ue001") == "\ue0000\ue001"
