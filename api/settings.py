"""Settings, read once from the environment (prefix STEM_KOMPAS_) and passed down as values."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PLACEHOLDER_SECRET = "change-me"  # noqa: S105  (a placeholder that production refuses)
SHORTEST_SECRET = 32


class Environment(StrEnum):
    """Where the service runs."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Settings(BaseSettings):
    """Everything that a deployer can set; the README lists it."""

    model_config = SettingsConfigDict(env_prefix="STEM_KOMPAS_", extra="ignore", frozen=True)

    environment: Environment = Environment.DEVELOPMENT
    """production refuses placeholder secrets."""
    database_url: str = "sqlite:///var/stem-kompas.db"
    """SQLAlchemy URL."""
    encoder: str = "built-in"
    """'built-in', 'char-tfidf', or a folder or name of any sentence-transformers model on this machine."""
    secret_key: SecretStr = SecretStr(PLACEHOLDER_SECRET)
    """For what the service will sign (sessions, forms); production refuses a placeholder from the start."""
    rules_dir: Path | None = None
    """A folder of dated rules, read after those that ship; a rule with the same id replaces."""
    today: date | None = None
    """Freezes the date, for tests and demonstrations."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"
    max_body_bytes: Annotated[int, Field(gt=0)] = 1_000_000
    """Larger requests are refused before they are read."""

    @field_validator("rules_dir", mode="before")
    @classmethod
    def _empty_is_none(cls, value: Any) -> Any:
        """An empty variable would be the current folder."""
        return None if value == "" else value

    @model_validator(mode="after")
    def _refuse_placeholders(self) -> Self:
        secret = self.secret_key.get_secret_value()
        if self.environment is Environment.PRODUCTION and (
            secret == PLACEHOLDER_SECRET or len(secret) < SHORTEST_SECRET
        ):
            raise ValueError(
                f"STEM_KOMPAS_SECRET_KEY must be set to at least {SHORTEST_SECRET} random characters in production"
            )
        return self
