"""The page's question to the server: what the form holds, where the visitor looks, and how."""

from pydantic import BaseModel, Field

from dashboard.form_values import FormValue


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
