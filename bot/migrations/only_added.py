"""The database itself keeps the audit: its rows are only added. What is removed must stand before an anchor (audit_anchor), which itself stays."""

from sqlalchemy import Connection

KEPT = ("audit", "audit_seal", "audit_anchor")
REMOVABLE = {
    "audit": "EXISTS (SELECT 1 FROM audit_seal s JOIN audit_anchor a ON s.position <= a.position WHERE s.audit_id = OLD.id)",
    "audit_seal": "EXISTS (SELECT 1 FROM audit_anchor a WHERE OLD.position <= a.position)",
    "audit_anchor": "1 = 0",
}
REFUSED = "the audit is only added to"


def guard(connection: Connection) -> None:
    """Make the triggers, on SQLite or PostgreSQL. To be called again by whatever migration rebuilds one of these tables: SQLite drops them with it."""
    for statement in _sqlite() if connection.dialect.name == "sqlite" else _postgresql():
        connection.exec_driver_sql(statement)


def unguard(connection: Connection) -> None:
    """Take the triggers away: before the tables they speak of go."""
    sqlite = connection.dialect.name == "sqlite"
    for table in KEPT:
        for deed in ("update", "delete") if sqlite else ("update", "delete", "truncate"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_{deed}" + ("" if sqlite else f" ON {table}"))


def guard_editions(connection: Connection) -> None:
    """Published reports are only added to as well; nothing removes them."""
    table, refused = "report_edition", "a published report stays as it is"
    if connection.dialect.name == "sqlite":
        for deed in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_{deed}")
            connection.exec_driver_sql(f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table} BEGIN SELECT RAISE(ABORT, '{refused}'); END")
        return
    body = f"BEGIN RAISE EXCEPTION '{refused}'; END"
    connection.exec_driver_sql(f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
    for deed, each in (("update", "FOR EACH ROW"), ("delete", "FOR EACH ROW"), ("truncate", "")):
        when = f"BEFORE {deed.upper()} ON {table} {each}"
        connection.exec_driver_sql(f"CREATE OR REPLACE TRIGGER {table}_no_{deed} {when} EXECUTE FUNCTION {table}_refuse()")


def unguard_editions(connection: Connection) -> None:
    """Take those triggers away: before the table goes."""
    sqlite = connection.dialect.name == "sqlite"
    for deed in ("update", "delete") if sqlite else ("update", "delete", "truncate"):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS report_edition_no_{deed}" + ("" if sqlite else " ON report_edition"))


def _sqlite() -> list[str]:
    return [
        statement
        for table in KEPT
        for statement in (
            f"DROP TRIGGER IF EXISTS {table}_no_update",
            f"DROP TRIGGER IF EXISTS {table}_no_delete",
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT {REMOVABLE[table]} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
        )
    ]


def _postgresql() -> list[str]:
    made = [f"CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"]
    for table in KEPT:
        body = f"BEGIN IF {REMOVABLE[table]} THEN RETURN OLD; END IF; RAISE EXCEPTION '{REFUSED}'; END"
        made += [
            f"CREATE OR REPLACE FUNCTION {table}_no_delete() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            f"CREATE OR REPLACE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_no_delete()",
            f"CREATE OR REPLACE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
            f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION audit_refuse()",
        ]
    return made
