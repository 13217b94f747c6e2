"""Tortoise works out every model anew each time a database is opened: in tests once a process is enough."""

from weakref import WeakKeyDictionary

from tortoise.apps import Apps
from tortoise.models import MetaInfo


def finalise_once() -> None:
    """Do it again only for another kind of database: a product opens one once, these tests two thousand times."""
    whole, querysets = MetaInfo.finalise_model, Apps._build_initial_querysets  # noqa: SLF001
    done: WeakKeyDictionary[type, str] = WeakKeyDictionary()

    def finalise_model(self: MetaInfo) -> None:
        model, dialect = self._model, self.db.capabilities.dialect
        if done.get(model) != dialect:
            whole(self)
            done[model] = dialect

    def build_initial_querysets(self: Apps) -> None:
        models = [model for app in self.apps.values() for model in app.values()]
        if any(done.get(model) != model._meta.db.capabilities.dialect for model in models):  # noqa: SLF001
            querysets(self)

    MetaInfo.finalise_model = finalise_model  # type: ignore[method-assign]
    Apps._build_initial_querysets = build_initial_querysets  # type: ignore[method-assign]  # noqa: SLF001
