"""What the page sends to the server: what to load, and its question: what the form holds, where one looks, and how."""

from typing import Literal

from pydantic import BaseModel, Field

from dashboard.form_values import FormValue


class Ask(BaseModel):
    """What to load into the form; `handlers.load` says what its parts mean."""

    kind: Literal["link", "pinned", "preset", "reset"]
    query: str = ""
    name: str = ""
    was: str = ""
    levers: dict[str, FormValue] | None = None


class Question(BaseModel):
    """One question; `handlers.answer` says what its parts mean."""

    preset: str
    levers: dict[str, FormValue]
    stages: str = ""
    theme: str = "light"
    narrow: bool = False
    view: str = ""
    mounted: bool = False
    dragging: bool = False
    choices: dict[str, str] = Field(default_factory=dict)
    pins: list[str] = Field(default_factory=list)
    link: str = ""
