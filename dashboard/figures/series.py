"""An observed series, drawn as it stands in the data: lines in time, or bars where there is no time."""

from typing import Any

from dashboard.amounts import month_words
from dashboard.figures.style import Look, base_layout
from dashboard.language import say
from dashboard.places import place
from dashboard.series import columns, drawn_paths, has_time, paths, table_rows
from dashboard.track_record import significant

Figure = dict[str, Any]
Table = tuple[list[str], list[list[Any]]]

REGION_OF = {"EU": "EU", "EA": "EU", "US": "US", "RU": "RU", "World": "World"}
OTHERS = ("#8a6300", "#6f57b5", "#00805E", "#a04000", "#4f6d7a", "#7a7a7a")
OTHERS_ON_DARK = ("#e6b84d", "#b7a3f5", "#3CCBA0", "#ff9a57", "#9fb9c6", "#b0b0b0")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
MOST_BARS = 14


def series_figure(key: str, look: Look) -> Figure:
    """Draw a value column of a table.

    Parameters
    ----------
    key : str
        A key of `dashboard.series.columns`.
    """
    return _lines(key, look) if has_time(key) else _bars(key, look)


def series_finding(key: str) -> str:
    """Last value and where it stands between the lowest and the highest; what is not drawn."""
    column, found, shown = columns()[key], paths(key), drawn_paths(key)
    name = shown[0]
    dates, values = found[name]
    whom = f"{_name(name)} " if name else ""
    if not has_time(key):
        text = say(
            "{label}: {count} values; the largest ones are drawn.",
            label=column.label,
            count=sum(len(one[1]) for one in found.values()),
        )
    else:
        text = say(
            "{label}: {whom}{value} in {month}; between {low} ({low_month}) and {high} ({high_month}) since {first}.",
            label=column.label,
            whom=whom,
            value=significant(values[-1]),
            month=month_words(dates[-1][:7]),
            low=significant(min(values)),
            low_month=month_words(dates[values.index(min(values))][:7]),
            high=significant(max(values)),
            high_month=month_words(dates[values.index(max(values))][:7]),
            first=month_words(dates[0][:7]),
        )
        if len(found) > len(shown):
            text += " " + say("{shown} of {all} lines are drawn.", shown=len(shown), all=len(found))
    others = len(column.entry.value_columns) - 1
    return text + (" " + say("The file has {count} columns more.", count=others) if others else "")


def series_table(key: str) -> Table:
    """Whole table as it stands in the data, all columns of it."""
    heads, rows = table_rows(columns()[key].series)
    return list(heads), [[_cell(text) for text in row] for row in rows]


def _lines(key: str, look: Look) -> Figure:
    """One line for each path."""
    found, others = paths(key), 0
    data = []
    for i, name in enumerate(drawn_paths(key)):
        dates, values = found[name]
        if name in REGION_OF or not name:
            colour = look.theme.regions[REGION_OF.get(name, "EU")]
        else:
            colour = (OTHERS if look.theme.name == "light" else OTHERS_ON_DARK)[others % len(OTHERS)]
            others += 1
        data.append(
            {
                "type": "scatter",
                "mode": "lines" if len(dates) > 15 else "lines+markers",
                "name": _name(name),
                "x": list(dates),
                "y": list(values),
                "line": {"color": colour, "width": 1.75, "dash": DASHES[i % len(DASHES)]},
                "hovertemplate": f"{_name(name)} %{{y}}<extra></extra>" if name else "%{y}<extra></extra>",
            }
        )
    layout = base_layout(look)
    layout["showlegend"] = len(data) > 1
    layout["legend"] = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": 11.5}}
    layout["margin"] = layout["margin"] | {"t": 34 if len(data) > 1 else 12}
    quiet = {"fixedrange": True, "zeroline": False, "linecolor": look.theme.grid}
    layout["xaxis"] = quiet | {"type": "date", "showgrid": False, "nticks": 5 if look.narrow else 9}
    layout["yaxis"] = quiet | {"gridcolor": look.theme.grid}
    return {"data": data, "layout": layout}


def _bars(key: str, look: Look) -> Figure:
    """Largest values of a list, with their last date where there are several."""
    last = {name: values[-1] for name, (_, values) in paths(key).items()}
    largest = sorted(last, key=lambda name: -abs(last[name]))[:MOST_BARS]
    layout = base_layout(look)
    layout["margin"] = {"l": 130 if look.narrow else 230, "r": 16, "t": 10, "b": 28}
    quiet = {"fixedrange": True, "zeroline": False}
    most = 20 if look.narrow else 36
    layout["yaxis"] = quiet | {
        "range": [len(largest) - 0.5, -0.5],
        "tickvals": list(range(len(largest))),
        "ticktext": [label if len(label := _name(name)) <= most else f"{label[: most - 1]}…" for name in largest],
    }
    layout["xaxis"] = quiet | {"gridcolor": look.theme.grid}
    layout["hovermode"] = "closest"
    bar = {
        "type": "bar",
        "orientation": "h",
        "x": [last[name] for name in largest],
        "y": list(range(len(largest))),
        "marker": {"color": look.theme.regions["EU"]},
        "hovertemplate": "%{x}<extra></extra>",
    }
    return {"data": [bar], "layout": layout}


def _name(path: str) -> str:
    """Name of a path for people."""
    return ", ".join(place(part) for part in path.split(", "))


def _cell(text: str) -> str | float:
    """Cell of a table as a number where it is one."""
    try:
        return float(text)
    except ValueError:
        return text
