"""Addresses of one's own pages."""

from ground.doors import act, page
from ground.forms import Shape
from marketplace.endpoints import elder as on
from marketplace.endpoints import family, own_data
from marketplace.schemas import questions
from marketplace.schemas.elder import (
    DataPage,
    DevicesPage,
    FamilyCodeDraft,
    FamilyPage,
    HomeDraft,
    HomePlacePage,
    MePage,
    MessagesPage,
    NameDraft,
    NamePage,
    SignUpsPage,
)

routes = [
    page("/me", on.me, name="elder:me", shows=MePage),
    page("/me/signups", on.sign_ups, name="elder:signups", shows=SignUpsPage),
    page("/me/devices", on.devices, name="elder:devices", shows=DevicesPage),
    act("/me/devices/{session:pid}/end", on.end_device, name="elder:end_device", takes=Shape, shows=DevicesPage),
    page("/me/data", own_data.data, name="elder:data", shows=DataPage),
    page("/me/data/copy", own_data.copy_of_data, name="elder:copy"),
    page("/me/name", own_data.show_name, name="elder:name", shows=NamePage),
    act("/me/name", own_data.rename, name="elder:rename", takes=NameDraft, shows=DataPage),
    page("/me/home", own_data.show_home, name="elder:home", asks=questions.HomeQuestion, shows=HomePlacePage),
    act("/me/home", own_data.choose_home, name="elder:choose_home", takes=HomeDraft, shows=DataPage),
    page("/me/family", family.show_family, name="elder:family", shows=FamilyPage),
    act("/me/family/invitation", family.invite, name="elder:invite", takes=Shape, shows=FamilyPage),
    act(
        "/me/family/invitation/end",
        family.withdraw_invitation,
        name="elder:withdraw_invitation",
        takes=Shape,
        shows=FamilyPage,
    ),
    act("/me/family/number", family.accept, name="elder:accept", takes=FamilyCodeDraft, shows=FamilyPage),
    act("/me/family/{mandate:pid}/end", family.end, name="elder:end_mandate", takes=Shape, shows=FamilyPage),
    page("/me/messages", on.messages, name="elder:messages", shows=MessagesPage),
]
