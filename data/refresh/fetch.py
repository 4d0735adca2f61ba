"""Fetching over HTTP: time limits, retries with back-off, pauses, a limit on size, and no key in any text."""

import email.utils
import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

import httpx
import tenacity

from data.errors import DataError
from data.refresh.settings import Settings

MOST_BYTES = 40_000_000
MOST_ATTEMPTS = 4
MOST_REDIRECTS = 3
LONGEST_PAUSE_S = 60.0
WORTH_A_RETRY = frozenset({408, 425, 429, 500, 502, 503, 504})
AGENT = "embargo-simulator (data refresh)"
_SECRET_PARAMETER = re.compile(r"((?:api_?key|key|token)=)[^&\s\"']+", re.IGNORECASE)
_LOUD_LOGGERS = ("httpx", "httpcore", "urllib3", "requests")
"""Libraries that log addresses, and with them keys."""


class ProviderError(DataError):
    """A provider did not answer as documented; one line without keys."""


class _TryAgain(Exception):
    """A passing fault; `pause_s` is what the server asked for."""

    def __init__(self, problem: str, pause_s: float | None = None) -> None:
        super().__init__(problem)
        self.pause_s = pause_s


@dataclass(frozen=True)
class Timing:
    """Limits of a request, in seconds; tests shorten them."""

    connect_s: float = 10.0
    read_s: float = 45.0
    whole_s: float = 180.0
    first_pause_s: float = 1.0


@dataclass
class Fetcher:
    """One session of requests.

    Attributes
    ----------
    settings : Settings
        Keys, which are taken out of every text, and addresses.
    timing : Timing
    sleep : callable
        How to wait; tests need not.
    """

    settings: Settings
    timing: Timing = Timing()
    sleep: Callable[[float], None] = time.sleep
    _client: httpx.Client = field(init=False, repr=False)
    _asked_at: dict[str, float] = field(default_factory=dict, init=False, repr=False)
    _answers: dict[tuple[str, str], bytes] = field(default_factory=dict, init=False, repr=False)
    _given_up: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        limits = httpx.Timeout(self.timing.read_s, connect=self.timing.connect_s)
        self._client = httpx.Client(timeout=limits, headers={"User-Agent": AGENT}, max_redirects=MOST_REDIRECTS)

    def address(self, provider: str, usual: str) -> str:
        """Address of a provider: its own, or the one the settings name."""
        return self.settings.addresses.get(provider, usual).rstrip("/")

    def get(
        self,
        provider: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        interval_s: float = 0.5,
        absent_is_empty: bool = False,
        follow: bool = False,
    ) -> bytes:
        """Return the body of an answer; POST if there is a `body`.

        What was asked before is not asked again, nor is a provider that did not answer.

        Parameters
        ----------
        provider : str
            Whose answer it is: named in errors, and requests to one provider are at least `interval_s` apart.
        absent_is_empty : bool
            Take "404 not found" for an empty answer, for interfaces that say "no rows" this way.
        follow : bool
            Follow redirects; never for a request with a key, which might be carried elsewhere.

        Raises
        ------
        ProviderError
            If no whole answer came after all attempts.
        """
        asked = (url, repr((params, body)))
        if asked in self._answers:
            return self._answers[asked]
        if provider in self._given_up:
            raise ProviderError(self._given_up[provider])

        def attempt() -> bytes:
            self._keep_distance(provider, interval_s)
            request = self._client.build_request(
                "POST" if body is not None else "GET", url, params=params, headers=headers, content=body
            )
            return self._answer(request, absent_is_empty, follow)

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_TryAgain),
            stop=tenacity.stop_after_attempt(MOST_ATTEMPTS),
            wait=self._pause,
            sleep=self.sleep,
            reraise=True,
        )
        try:
            with _quiet_loggers():
                self._answers[asked] = retrying(attempt)
                return self._answers[asked]
        except _TryAgain as fault:
            self._given_up[provider] = problem = self.redacted(f"{provider}: {fault}, {MOST_ATTEMPTS} times; try later")
        except (ProviderError, httpx.InvalidURL) as fault:
            problem = self.redacted(f"{provider}: {fault}")
        raise ProviderError(problem)

    def redacted(self, text: str) -> str:
        """Text on one line, keys replaced by stars."""
        for secret in self.settings.secrets():
            text = text.replace(secret, "***")
        return " ".join(_SECRET_PARAMETER.sub(r"\1***", text).split())

    def _keep_distance(self, provider: str, interval_s: float) -> None:
        """Wait until the last request to the provider is long enough ago."""
        wait = self._asked_at.get(provider, -interval_s) + interval_s - time.monotonic()
        if provider in self._asked_at and wait > 0:
            self.sleep(wait)
        self._asked_at[provider] = time.monotonic()

    def _pause(self, state: tenacity.RetryCallState) -> float:
        """Seconds until the next attempt: what the server asks for, else twice as long each time, with jitter."""
        fault = state.outcome.exception() if state.outcome else None
        asked = fault.pause_s if isinstance(fault, _TryAgain) else None
        backing_off = tenacity.wait_random_exponential(multiplier=self.timing.first_pause_s, max=LONGEST_PAUSE_S)
        return min(asked, LONGEST_PAUSE_S) if asked is not None else float(backing_off(state))

    def _answer(self, request: httpx.Request, absent_is_empty: bool, follow: bool) -> bytes:
        host = urlsplit(str(request.url)).hostname
        try:
            response = self._client.send(request, stream=True, follow_redirects=follow)
            try:
                return self._content(response, host or "", absent_is_empty)
            finally:
                response.close()
        except httpx.TimeoutException:
            raise _TryAgain(f"{host} did not answer in time") from None
        except httpx.HTTPError as error:
            raise _TryAgain(f"{host} cannot be reached or broke off ({type(error).__name__})") from None

    def _content(self, response: httpx.Response, host: str, absent_is_empty: bool) -> bytes:
        status = response.status_code
        if status == 404 and absent_is_empty:
            return b""
        if status in WORTH_A_RETRY:
            raise _TryAgain(f"{host} answered {status}", _retry_after(response.headers.get("Retry-After")))
        if status != 200:
            raise ProviderError(f"{host} answered {status}{self._reason(response)}")
        return self._whole(response, host)

    def _whole(self, response: httpx.Response, host: str) -> bytes:
        """Read a body that is neither endless nor dripping."""
        started, parts, size = time.monotonic(), [], 0
        for part in response.iter_bytes():
            size += len(part)
            if size > MOST_BYTES:
                raise ProviderError(f"{host} sent more than {MOST_BYTES // 1_000_000} MB, which no series needs")
            if time.monotonic() - started > self.timing.whole_s:
                raise _TryAgain(f"{host} took longer than {self.timing.whole_s:.0f} s to send its answer")
            parts.append(part)
        return b"".join(parts)

    def _reason(self, response: httpx.Response) -> str:
        """First words of an error's text, if it is text."""
        begin = next(response.iter_bytes(400), b"")[:400].decode("utf-8", errors="replace")
        words = " ".join(re.sub(r"<[^>]*>", " ", begin).split())
        printable = "".join(letter for letter in words if letter.isprintable())[:160]
        return f": {printable}" if printable else ""


def _retry_after(header: str | None) -> float | None:
    """Seconds that a Retry-After header asks for: a number or a date; None if it says nothing usable.

    Examples
    --------
    >>> _retry_after("2"), _retry_after("soon"), _retry_after(None)
    (2.0, None, None)
    """
    if header is None:
        return None
    try:
        return max(float(header), 0.0)
    except ValueError:
        pass
    try:
        moment = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0) if moment.tzinfo else None


@contextmanager
def _quiet_loggers() -> Iterator[None]:
    """Keep libraries from logging addresses, which hold keys."""

    def refuse(record: logging.LogRecord) -> bool:
        return False

    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in _LOUD_LOGGERS]
    loggers = [logging.getLogger(name) for name in {*names, *_LOUD_LOGGERS}]
    for logger in loggers:
        logger.addFilter(refuse)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(refuse)
