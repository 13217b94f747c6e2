"""What the ground's records, letters and facts are called, for those who read of them at a desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ground.language import lazy


@dataclass(frozen=True)
class AuditWords:
    """How a floor calls what it records: its kinds of things, its acts (`Kind.verb`), its states by kind."""

    kinds: Mapping[str, object]
    acts: Mapping[str, object]
    states: Mapping[str, Mapping[Any, object]]
    reasons: Mapping[Any, object]
    """Of the reasons that are kept as a word of ours."""
    letters: Mapping[str, object]
    """What a letter tells, by its purpose: "This letter told: …"."""
    facts: Mapping[str, object]
    """What had happened, by the name that a fact travels under."""


TABLES = ("kinds", "acts", "states", "reasons", "letters", "facts")

AUDIT_WORDS = AuditWords(
    kinds={
        "Session": lazy("sign-in"),
        "Letter": lazy("letter"),
        "Consent": lazy("consent"),
        "Grant": lazy("role"),
        "Person": lazy("person"),
        "Attachment": lazy("file"),
        "PolicyValue": lazy("policy value"),
        "PolicyProposal": lazy("proposed value"),
        "Place": lazy("place"),
        "TakenList": lazy("list taken away"),
        "ListRequest": lazy("request for a list"),
        "ListAlarm": lazy("alarm about lists"),
        "Mandate": lazy("permission to act"),
        "Invitation": lazy("family invitation"),
        "PublicNotice": lazy("public notice"),
        "Objection": lazy("objection"),
        "Announcement": lazy("announced fact"),
        "ProgramKey": lazy("key for a program"),
    },
    acts={
        "Objection.reckon_again": lazy("moved the day, by the new official days"),
        "Session.begin": lazy("signed in"),
        "Session.end": lazy("signed a device out"),
        "Session.end_all": lazy("signed all devices out"),
        "Letter.write": lazy("wrote a letter"),
        "Letter.send": lazy("sent a letter"),
        "Letter.fall_back": lazy("tried another way"),
        "Letter.fall_back_to_paper": lazy("put it on paper"),
        "Letter.give_up": lazy("gave it up"),
        "Letter.print_instead": lazy("printed it instead"),
        "Letter.deliver": lazy("brought it"),
        "Letter.try_again": lazy("tried it again"),
        "Letter.drop": lazy("let it rest"),
        "Consent.give": lazy("noted a consent"),
        "Consent.withdraw": lazy("took a consent back"),
        "Grant.give": lazy("gave a role"),
        "Grant.revoke": lazy("ended a role"),
        "Person.enter": lazy("entered a person"),
        "Person.enter_by_phone": lazy("came in by telephone"),
        "Person.rename": lazy("changed a name"),
        "Person.merge": lazy("joined two entries"),
        "Person.unmerge": lazy("took two entries apart"),
        "Person.die": lazy("noted a death"),
        "Person.undo_death": lazy("took a death back"),
        "Person.erase": lazy("erased a person's facts"),
        "Attachment.keep": lazy("kept a file"),
        "Attachment.remove": lazy("removed a file"),
        "Attachment.look": lazy("looked at a file"),
        "PolicyValue.put": lazy("set a policy value"),
        "PolicyProposal.make": lazy("proposed a value"),
        "PolicyProposal.adopt": lazy("put a value in force"),
        "PolicyProposal.drop": lazy("took a proposed value back"),
        "Place.add_grids": lazy("added grid cells"),
        "Place.cover": lazy("added addresses to a cell"),
        "Place.uncover": lazy("ended a cell's addresses"),
        "Place.import": lazy("brought in the places"),
        "Place.end": lazy("ended a place"),
        "TakenList.take": lazy("took a list away"),
        "ListRequest.ask": lazy("asked for a list"),
        "ListRequest.approve": lazy("said yes to a list"),
        "ListRequest.refuse": lazy("said no to a list"),
        "ListRequest.withdraw": lazy("took a request back"),
        "ListRequest.take": lazy("used the yes to a list"),
        "ListAlarm.see": lazy("looked into an alarm"),
        "Mandate.give": lazy("gave a permission"),
        "Mandate.revoke": lazy("ended a permission"),
        "Invitation.make": lazy("invited the family"),
        "Invitation.accept": lazy("accepted an invitation"),
        "Invitation.withdraw": lazy("took an invitation back"),
        "PublicNotice.open": lazy("put up a notice"),
        "PublicNotice.post_paper": lazy("put up the paper"),
        "PublicNotice.move_end": lazy("moved the last day"),
        "PublicNotice.settle": lazy("ended it without change"),
        "PublicNotice.settle_partly": lazy("ended it, partly changed"),
        "PublicNotice.replace": lazy("put a new one in its place"),
        "PublicNotice.withdraw": lazy("took a notice down"),
        "Objection.lodge": lazy("objected"),
        "Objection.assign": lazy("gave it to a judge"),
        "Objection.uphold": lazy("found it right"),
        "Objection.uphold_partly": lazy("found it partly right"),
        "Objection.dismiss": lazy("found it wrong"),
        "Objection.withdraw": lazy("took an objection back"),
        "Objection.look": lazy("looked who objected"),
        "Objection.break_glass": lazy("looked who objected, with a reason"),
        "Announcement.try_again": lazy("told a fact again"),
        "Announcement.drop": lazy("let a fact rest"),
        "ProgramKey.make": lazy("made a key for a program"),
        "ProgramKey.end": lazy("ended a key for a program"),
        "ProgramKey.end_all": lazy("ended all keys for programs"),
    },
    states={
        "Person": {
            "active": lazy("active"),
            "merged": lazy("merged"),
            "deceased": lazy("deceased"),
            "erased": lazy("erased"),
        },
        "Letter": {
            "waiting": lazy("waiting"),
            "sent": lazy("sent"),
            "to_print": lazy("to print"),
            "delivered": lazy("delivered"),
            "dead": lazy("reached nobody"),
            "dropped": lazy("let rest"),
        },
        "ListRequest": {
            "asked": lazy("asked"),
            "approved": lazy("allowed"),
            "refused": lazy("refused"),
            "withdrawn": lazy("taken back"),
            "taken": lazy("list taken"),
        },
        "ListAlarm": {"raised": lazy("raised"), "seen": lazy("looked into")},
        "PublicNotice": {
            "open": lazy("on show"),
            "clean": lazy("without objection"),
            "upheld_partly": lazy("partly upheld"),
            "replaced": lazy("replaced"),
            "withdrawn": lazy("taken down"),
        },
        "PolicyProposal": {
            "proposed": lazy("proposed"),
            "adopted": lazy("in force"),
            "dropped": lazy("taken back"),
        },
        "Objection": {
            "tip": lazy("a hint"),
            "received": lazy("received"),
            "judging": lazy("being judged"),
            "not_upheld": lazy("not upheld"),
            "upheld": lazy("upheld"),
            "partly": lazy("partly upheld"),
            "withdrawn": lazy("taken back"),
        },
    },
    reasons={},
    letters={
        "term_moved": lazy("that a day moved, by the new official days"),
        "mandate_given": lazy("that someone may act for them"),
        "mandate_ended": lazy("that a permission ended"),
        "permission_anew": lazy("that a permission is to be given anew"),
        "objection_answered": lazy("the answer to an objection"),
    },
    facts={
        "ground.MandateGiven": lazy("an elder let someone act for them"),
        "ground.MandateRevoked": lazy("an elder's permission ended"),
        "ground.ObjectionAnswered": lazy("an objection was answered"),
        "ground.PlaceEnded": lazy("a place was changed or ended"),
    },
)
