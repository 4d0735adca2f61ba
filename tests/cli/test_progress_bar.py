"""Bars appear after a second, on the error stream, where somebody looks; and nowhere else."""

import io
import sys
import time

import pytest

from econ import progress_bar as bars


class Terminal(io.StringIO):
    def isatty(self):
        return True


def seen(monkeypatch, seconds, patience_s=0.05, fails=False):
    """What a terminal shows of some work."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(bars, "PATIENCE_S", patience_s)
    monkeypatch.setenv("TERM", "xterm")
    with bars.progress_bar("Sweeping") as told:
        time.sleep(seconds)
        told(0.75)
        time.sleep(seconds)
        if fails:
            raise ArithmeticError(screen.getvalue())
    return screen.getvalue()


def test_long_work_shows_what_share_is_done(monkeypatch):
    shown = seen(monkeypatch, 0.3)
    assert "Sweeping" in shown
    assert "75%" in shown


def test_short_work_shows_nothing(monkeypatch):
    assert "Sweeping" not in seen(monkeypatch, 0.0, patience_s=30.0)


def test_nothing_is_shown_where_the_error_stream_is_no_terminal(monkeypatch, capsys):
    monkeypatch.setattr(bars, "PATIENCE_S", 0.01)
    with bars.progress_bar("Sweeping") as told:
        time.sleep(0.05)
        told(0.5)
    assert capsys.readouterr() == ("", "")


def test_the_bar_goes_when_work_fails(monkeypatch):
    with pytest.raises(ArithmeticError, match="Sweeping"):
        seen(monkeypatch, 0.3, fails=True)
