"""The environment -> frozen Settings. The only reader of the environment; every setting has a default that works."""

import secrets
from pathlib import Path
from typing import Literal

from pydantic import Field, NonNegativeInt, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

QUIET_HOURS = r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$"


class SettingsWrong(Exception):
    """Which variable cannot be used, and why, for the operator."""


class Settings(BaseSettings):
    """Each field is the variable CPPBOT_<FIELD>; .env in the working directory is read too."""

    model_config = SettingsConfigDict(env_prefix="CPPBOT_", env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore")

    telegram_token: SecretStr | None = None
    telegram_base_url: str = "https://api.telegram.org/bot"
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: SecretStr | None = None
    public_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8080
    console_url: str = ""  # the staff console's own address; empty: /console beside the public pages
    console_secret: SecretStr | None = None  # of which the secrets of one-time codes are made; several processes need the same
    trusted_proxies: NonNegativeInt = 0  # how many proxies of our own stand before us, each adding to X-Forwarded-For
    embed_origins: str = ""  # origins that may show the chat in a frame, parted by spaces
    metrics_port: int = 0
    quiet_hours: str = Field(default="21:00-09:00", pattern=QUIET_HOURS)  # no announcements then, by the clock of Hong Kong, unless they are urgent
    send_rate: int = Field(default=25, ge=1, le=30)  # messages a second while announcements leave
    sends_in_flight: int = Field(default=3, ge=1, le=10)  # at the same time; a crash can repeat as many
    database_url: str = ""
    data_dir: Path = Path("data")
    scan_command: str = ""  # looks at each document before it is kept: called with its path, ends with 0 where it is clean
    programme: str = "2008-2013"
    sample_data: bool = False

    @property
    def database(self) -> str:
        """The SQLAlchemy URL: SQLite under the data directory unless another is set."""
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'cppbot.sqlite3'}"

    @property
    def own_url(self) -> str:
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def console_base(self) -> str:
        """Where staff reach the console, without its path."""
        return (self.console_url or self.own_url).rstrip("/")

    @property
    def console_secure(self) -> bool:
        return self.console_base.startswith("https://")

    @property
    def secure(self) -> bool:
        """Whether people reach us over HTTPS, so that cookies can be kept to it."""
        return self.own_url.startswith("https://")


def read() -> Settings:
    """The settings of the environment. Raises SettingsWrong."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"CPPBOT_{str(problem['loc'][0]).upper()}: {problem['msg']}" for problem in error.errors()]
        raise SettingsWrong("\n".join(lines)) from None


def own_secret(data_dir: Path, name: str) -> str:
    """A secret of this installation, made at first use and kept beside the data, readable by its owner alone."""
    path = data_dir / f"{name}.secret"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.touch(mode=0o600)
        new.write_text(secrets.token_urlsafe(32))
        new.rename(path)  # whole or not at all: a full disk must not leave an empty secret
    return path.read_text()
