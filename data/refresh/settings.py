"""The user's settings: keys of the providers, from the environment or a file, and addresses other than the usual.

The file is TOML: ``config.toml`` in the configuration folder of the system, or what EMBARGO_CONFIG_FILE names::

    [keys]
    fred = "..."
    eia = "..."
    gie = "..."

    [addresses]                       # a mirror or proxy in place of a provider's own address
    fred = "https://mirror.example"
"""

import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, StringConstraints, ValidationError

from data.errors import DataError

FILE_VARIABLE = "EMBARGO_CONFIG_FILE"
KEY_VARIABLES = {"fred": "FRED_API_KEY", "eia": "EIA_API_KEY", "gie": "GIE_API_KEY"}
WHERE_TO_GET = {
    "fred": "https://fred.stlouisfed.org/docs/api/api_key.html",
    "eia": "https://www.eia.gov/opendata/register.php",
    "gie": "https://agsi.gie.eu/account",
}
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s?#@]+$")]


class Settings(BaseModel):
    """Keys and addresses by provider; keys never show in text made of this object."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    keys: dict[str, SecretStr] = Field(default_factory=dict)
    addresses: dict[str, Address] = Field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def key(self, provider: str) -> str:
        """Key of a provider, or a refusal that says where to get one and where to put it."""
        secret = self.keys.get(provider)
        if secret is None or not secret.get_secret_value():
            raise DataError(
                f"{provider}: no key; get one at {WHERE_TO_GET[provider]} and set {KEY_VARIABLES[provider]}, "
                f"or write it under [keys] in {settings_file()}"
            )
        return secret.get_secret_value()

    def secrets(self) -> tuple[str, ...]:
        """Texts that must never be shown."""
        return tuple(secret.get_secret_value() for secret in self.keys.values() if secret.get_secret_value())


def settings_file() -> Path:
    """Path of the settings file, whether it exists or not."""
    named = os.environ.get(FILE_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path("embargo", appauthor=False) / "config.toml"


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings file, if there is one; keys in the environment win.

    Raises
    ------
    DataError
        If the file cannot be read as settings; the text names a key's place, never its value.
    """
    path = settings_file()
    document, warnings = _document(path)
    keys = {name: environment[variable] for name, variable in KEY_VARIABLES.items() if environment.get(variable)}
    written = document.get("keys", {})
    document["keys"] = {**written, **keys} if isinstance(written, dict) else written
    try:
        return Settings.model_validate({**document, "warnings": warnings})
    except ValidationError as error:
        fault = error.errors(include_input=False, include_context=False)[0]
        raise DataError(f"{path}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}; correct the file") from None


def _document(path: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Contents of the file, and a warning if others can read it."""
    try:
        content = path.read_text(encoding="utf-8")
        mode = path.stat().st_mode
    except FileNotFoundError:
        return {}, ()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read ({type(error).__name__}); correct or remove it") from None
    try:
        document = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not valid TOML ({str(error).rpartition('(')[2].rstrip(')')}); correct it") from None
    shared = os.name == "posix" and mode & (stat.S_IRGRP | stat.S_IROTH)
    warnings = (f"{path} holds keys and others can read it: run `chmod 600 {path}`",) if shared else ()
    return document, warnings if document.get("keys") else ()
