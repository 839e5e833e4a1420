"""The history of the tables, one for SQLite and PostgreSQL; brought up to date at every start."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, inspect, select, text

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"
LOCK = 0x637070  # several processes may start at once on PostgreSQL


def bring_up_to_date(connection: Connection) -> None:
    """Run what is missing of the history, under a lock. Does nothing, and loads no Alembic, where the tables are at the head already."""
    with connection.begin():
        _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    if inspect(connection).has_table("alembic_version") and connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD:
        return
    from alembic import command

    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def alembic_config() -> "Config":
    """Where Alembic finds the history."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
