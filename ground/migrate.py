"""Migrations made safe: Tortoise 1.1.9 loses child rows and indexes where SQLite rebuilds a table (stack.md 2)."""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import cached_property
from typing import Any

from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget
from tortoise.migrations.operations import CreateModel
from tortoise.migrations.schema_editor.sqlite import SqliteSchemaEditor
from tortoise.migrations.schema_generator.state import ModelState, State
from tortoise.migrations.schema_generator.state_apps import StateApps

from ground.database import ask, config, connection, dialect
from ground.database_url import credentials
from ground.indexing_keys import index_foreign_keys
from ground.raising_walls import raise_walls
from ground.settings import Settings
from ground.walls import Wall

ADVISORY_LOCK = 7_316_151
"""Any fixed number: PostgreSQL lets one process at a time hold it."""


async def migrate(settings: Settings, walls: Iterable[Wall], *, to: dict[str, str] | None = None) -> None:
    """Bring the database to its newest form, or an app to a named migration, and raise the walls.

    Rows are checked against their foreign keys afterwards; a broken one stops the start.
    """
    async with _opened_for_change(settings) as apps, _alone(settings):
        targets = [MigrationTarget(app_label=app, name=name) for app, name in (to or {}).items()] or None
        await MigrationExecutor(connection(), apps).migrate(targets)
        if to is None:
            await index_foreign_keys()
            await raise_walls(walls)
        if dialect() == "sqlite" and (broken := await ask("PRAGMA foreign_key_check")):
            message = f"after migrating, rows point to nothing: {broken[:5]}"
            raise RuntimeError(message)


@asynccontextmanager
async def _opened_for_change(settings: Settings) -> AsyncIterator[dict[str, Any]]:
    """Open the database with foreign keys off: a rebuilt table would take its children with it.

    SQLite need not wait for the disk at each of many small steps: after a power cut the last of them are done again.
    """
    plan = config(settings)
    if settings.database_url is None:
        plan["connections"]["default"]["credentials"] |= {"foreign_keys": "OFF", "synchronous": "NORMAL"}
    async with TortoiseContext() as context:
        await context.init(config=plan)
        yield plan["apps"]


@asynccontextmanager
async def _alone(settings: Settings) -> AsyncIterator[None]:
    """Keep other processes from migrating at the same time; the lock goes with its process, however that ends."""
    if settings.database_url is None:
        with settings.sqlite_file.with_suffix(".migrating").open("w") as held:
            await asyncio.to_thread(fcntl.flock, held, fcntl.LOCK_EX)
            yield
        return
    import asyncpg  # noqa: PLC0415 - only where PostgreSQL is used

    holder = await asyncpg.connect(**credentials(settings.database_url))
    try:
        await holder.execute("SELECT pg_advisory_lock($1)", ADVISORY_LOCK)
        yield
    finally:
        await holder.close()


_rebuild = SqliteSchemaEditor._remake_table  # noqa: SLF001 - the mend of stack.md 2


async def _rebuild_whole(self: SqliteSchemaEditor, model: Any, *rest: Any, **named: Any) -> None:  # noqa: ANN401
    """Rebuild a table and lay its indexes again, those whose columns are there; the walls come back by themselves."""
    table = model._meta.db_table  # noqa: SLF001
    ask_here = self.client.execute_query_dict
    kept = await ask_here(
        "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND type = 'index' AND sql NOT LIKE '% WHERE %'",
        [table],
    )
    columns = "SELECT name FROM pragma_{}(?)"
    over = [{row["name"] for row in await ask_here(columns.format("index_info"), [each["name"]])} for each in kept]
    await _rebuild(self, model, *rest, **named)
    there = {row["name"] for row in await ask_here(columns.format("table_info"), [table])}
    for index, needed in zip(kept, over, strict=True):
        if needed <= there:
            await self._run_sql(index["sql"])


class _LateState(State):
    """A copy of a state whose models are built when someone asks: one is made before each step, and few look back."""

    def __init__(self, models: dict[tuple[str, str], ModelState], apps: StateApps) -> None:
        self.models = models
        self._copied = apps

    @cached_property
    def apps(self) -> StateApps:  # type: ignore[override]
        """The models, built at first need."""
        return self._copied.clone(model_states=self.models)


def _clone_late(self: State) -> State:
    return _LateState({name: model.clone() for name, model in self.models.items()}, self.apps)


def _create_beside(self: CreateModel, app_label: str, state: State) -> None:
    """Take up a new model beside the others; Tortoise builds each that it touches anew, and whatever those touch."""
    made = ModelState.make_from_model(app_label, self.model)
    state.models[(app_label, self.name)] = made
    state.apps.register_model(app_label, made.render(state.apps))
    state.apps._init_relations()  # noqa: SLF001 - as its own step does, here and below
    state.apps._build_initial_querysets()  # noqa: SLF001


_build_querysets = StateApps._build_initial_querysets  # noqa: SLF001


def _build_new_querysets(self: StateApps) -> None:
    """Finish the models that are new or got a relation since they were finished; Tortoise does all, at each step."""
    whole = self.apps
    self.apps = {
        app: {
            name: model
            for name, model in models.items()
            if model._meta.filters.keys() != model._meta._filters.keys()  # noqa: SLF001
        }
        for app, models in whole.items()
    }
    try:
        _build_querysets(self)
    finally:
        self.apps = whole


def mend() -> None:
    """Put the mends in place of Tortoise's own rebuild, and of its steps that build every model anew."""
    SqliteSchemaEditor._remake_table = _rebuild_whole  # type: ignore[method-assign] # noqa: SLF001
    State.clone = _clone_late  # type: ignore[method-assign]
    CreateModel.state_forward = _create_beside  # type: ignore[method-assign]
    StateApps._build_initial_querysets = _build_new_querysets  # type: ignore[method-assign] # noqa: SLF001


mend()
__all__ = ["mend", "migrate"]
