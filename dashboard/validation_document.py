"""The validation's results as the HTTP interface describes them; `make validate` writes them."""

from pydantic import BaseModel, Field

from econ.validation.rows import Block
from econ.validation.widths import Width

Path = list[float | None]


class MadeWith(BaseModel):
    """What the model was measured with."""

    model_version: str
    parameters_version: str
    inputs: str = Field(description="Checksum of coefficients, rows, studies and vintages.")
    n_draws: int


class Score(BaseModel):
    """How many published rows a block meets."""

    scored: int
    not_scored: int
    overlap_share: float | None = Field(description="Share of rows whose range the 90 % band overlaps.")
    inside_share: float | None = Field(description="Share of rows whose range holds our median.")
    standardised_error: float | None = Field(
        description="Mean distance of the medians from the published centre, over the half width of both ranges."
    )
    banded: int = Field(description="Judged rows with a band; the others were run on one path.")
    in_90: int = Field(description="Of these, rows whose published centre lies in our 90 % band.")
    in_90_share: float | None
    chance_90: tuple[int, int] = Field(description="Range of that count in 95 of 100 books if bands are right.")
    in_50: int = Field(description="Rows whose published centre lies in our 50 % band.")
    in_50_share: float | None
    chance_50: tuple[int, int]
    stretch_90: float | None = Field(description="Stretch of the 90 % bands that would hold nine in ten centres.")
    bands: Width = Field(description="Whether the bands are too narrow or too wide.")


class Published(BaseModel):
    """Range of a study."""

    low: float | None
    central: float | None
    high: float | None


class Ours(BaseModel):
    """What the model finds for the same question."""

    p05: float | None
    p25: float | None
    p50: float | None
    p75: float | None
    p95: float | None


class Row(BaseModel):
    """One published figure beside the model's."""

    id: str
    block: Block
    study: str
    scenario: str
    region: str
    variable: str
    unit: str
    horizon: str
    published: Published
    ours: Ours | None
    verdict: str
    distance: str = Field(description="How far the median lies outside the published range; empty = inside.")
    reason: str


class Series(BaseModel):
    """One variable of the backtest: the model's band, what happened, simple forecasts, mean absolute errors."""

    p05: Path
    p50: Path
    p95: Path
    actual: Path
    random_walk: Path
    five_year_mean: Path
    rolling_random_walk: Path
    errors: dict[str, float | None]


class Replay(BaseModel):
    """The backtest with one set of coefficients."""

    series: dict[str, Series]


class Backtest(BaseModel):
    """The years 2021 to 2023, computed from what was known at the origin."""

    origin: str
    months: list[str]
    coefficients: dict[str, Replay] = Field(description="By set of coefficients.")


class Ranking(BaseModel):
    """Which member states lose most, as a study has it and as the model does."""

    study: str
    scenario: str
    tier: dict[str, int] = Field(description="Published place by region, one the worst hit.")
    gdp_pct: dict[str, float | None] = Field(description="Ours: GDP against baseline.")
    spearman: float | None = Field(description="Rank correlation; one is the same order.")


class ValidationDocument(BaseModel):
    """The model against published figures and against history."""

    format: int
    made_with: MadeWith
    scores: dict[str, Score] = Field(description="By block, and for all.")
    economy_scores: dict[str, Score] = Field(
        description="Of the economy's rows: where energy is fed, where the model finds it, and independent rows."
    )
    rows: list[Row]
    unseen_rows: list[Row] = Field(description="Rows of the replay by coefficients fitted without its months.")
    member_rankings: list[Ranking]
    backtest: Backtest
