"""Tortoise works out every model's filters anew each time a database is opened: once a process is enough in tests."""

from weakref import WeakKeyDictionary

from tortoise.models import MetaInfo

_whole = MetaInfo.finalise_model


def finalise_once() -> None:
    """Do it again only for another kind of database: a product opens one once, these tests two thousand times."""
    done: WeakKeyDictionary[type, str] = WeakKeyDictionary()

    def finalise_model(self: MetaInfo) -> None:
        model, dialect = self._model, self.db.capabilities.dialect
        if done.get(model) != dialect:
            _whole(self)
            done[model] = dialect

    MetaInfo.finalise_model = finalise_model  # type: ignore[method-assign]
