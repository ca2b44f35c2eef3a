"""All settings, from the environment (prefix ``ISNAD_``) or a ``.env`` file, with the reason for each default."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Settings of every room."""

    model_config = SettingsConfigDict(env_prefix="ISNAD_", env_file=".env", extra="ignore")

    home: Path = Field(default_factory=lambda: user_data_path("isnad"))
    """The embedded store's files live with the user's data, not in the working folder, so that every command finds them."""

    store: str | None = None
    """``bolt://`` or ``neo4j://`` address; none means the embedded store, so that nothing need be installed first."""
    store_user: str = "neo4j"
    """Neo4j's own first user."""
    store_password: SecretStr | None = None
    """No default password: a server with a known password is an open server."""
    reader_user: str | None = None
    """For what only reads (the HTTP layer): a user without the right to write, where the server's edition has roles. None: the
    store's own user."""
    reader_password: SecretStr | None = None
    store_database: str | None = None
    """None lets the server choose its home database."""

    pack: Path | None = None
    """Folder of a language model pack; none means the pack that ships with the program."""
    engine: Literal["fast", "stanza"] = "fast"
    """``stanza`` leaves the models to Stanza's own processors: the reference, which finds the same in several times the time."""
    ner: Path | None = None
    """Folder of a transformers token classifier that finds names beside the pack's own model; needs ``isnad[transformers]``.
    None: the pack alone, for such models are large and slow."""
    catalogue: Path | None = None
    """Folder of YAML files laid over the catalogue that ships with the program."""
    workers: int = Field(default=1, ge=1)
    """One process keeps memory under 2 GiB; more pay off from some hundred documents on."""

    api_host: str = "127.0.0.1"
    """Loopback: there is no authentication yet."""
    api_port: int = 8320

    max_document_bytes: int = Field(default=50_000_000, gt=0)
    """A news report is a few kilobytes; anything larger than this is not one, and would fill memory."""
    max_archive_bytes: int = Field(default=2_000_000_000, gt=0)
    """Sum of unpacked members that one archive may yield: an archive bomb stops here."""


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
