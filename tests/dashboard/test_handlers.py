import pytest

from dashboard import engine, handlers
from dashboard.network_card import CHOICE
from dashboard.places import place
from dashboard.stages import from_text, to_text
from dashboard.views import VIEWS
from econ import BadInputError, Scenario, load_scenario
from econ.axes import MEMBER_STATES
from econ.gas_grid import LNG, NODES
from econ.link import from_query, to_query

FEW = {"run.n_draws": 20, "run.horizon_months": 24}


def question(ask, **changes):
    incoming = handlers.load(ask)
    levers = incoming["levers"] | FEW | changes
    return {
        "preset": incoming["preset"],
        "stages": incoming["stages"],
        "levers": levers,
        "theme": "light",
        "narrow": False,
        "mounted": True,
    }


def text_of(answer, name):
    """Text of a component in an answer."""
    return words_of(answer["updates"][name]["children"])


def worked_out(asked, name, **choices):
    return handlers.job(asked | {"choices": choices}, name, lambda share: None)


def link(scenario, preset="no-embargo"):
    return {"kind": "link", "query": to_query(scenario, preset)}


def test_a_link_loads_the_scenario_it_was_made_from():
    scenario = load_scenario("turkstream-stop").with_levers({"oil.india_cut_share": 0.35, **FEW})
    asked = question(link(scenario, "turkstream-stop"))
    answer = handlers.answer(asked)
    assert from_query(answer["address"]).fingerprint == scenario.fingerprint
    assert answer["address"] == to_query(scenario, "turkstream-stop")


def test_stages_of_a_link_are_kept():
    document = load_scenario("turkstream-stop").to_document()
    stage = {"start": "2026-09", "levers": {"gas": {"russian_lng_cut_share": 1.0}}}
    scenario = Scenario.parse(document | {"stages": [stage]}).with_levers(FEW)
    answer = handlers.answer(question(link(scenario, "turkstream-stop")))
    assert from_query(answer["address"]).fingerprint == scenario.fingerprint
    assert "2026-09" in text_of(answer, "stages-note")


def test_stages_are_read_and_written_as_text():
    asked = question({"kind": "preset", "name": "escalation-to-settlement", "was": "no-embargo"})
    preset = load_scenario("escalation-to-settlement")
    assert [stage["name"] for stage in from_text(asked["stages"])] == [stage.name for stage in preset.stages]
    assert to_text(preset.stages) == asked["stages"]
    written = '- {start: "+3", levers: {oil: {shut_in: 0.5}}}'
    answer = handlers.answer(asked | {"stages": written})
    (stage,) = from_query(answer["address"]).stages
    assert (stage.start, stage.levers) == ("+3", {"oil": {"shut_in": 0.5}})
    assert "stages changed" in text_of(answer, "verdict")
    assert "changed" in text_of(answer, "tally-timing")


def test_stages_that_are_wiped_are_gone_though_the_preset_has_some():
    asked = question({"kind": "preset", "name": "escalation-to-settlement", "was": "no-embargo"}) | {"stages": " "}
    answer = handlers.answer(asked)
    assert from_query(answer["address"]).stages == ()
    assert text_of(answer, "stages-note") == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("start: 2026-09", "write a list"),
        ("- [", "not valid YAML"),
        ("- &a [*a]", "not valid YAML"),
        ('- {start: "+3", levers: {oil: {shut_in: 5}}}', "shut_in"),
        ('- {start: "+3", levers: {run: {n_draws: 5}}}', "run"),
        ("- 5", "stages"),
        ("- {start: +6}", 'in quotes, such as "\\+6"; got 6'),
        ('- {start: "+6", levers: {oil: {shut_inn: 1}}}', "did you mean oil.shut_in"),
        (
            "\n".join(f'- {{start: "+{i}", levers: {{oil: {{shut_in: 0.5}}}}}}' for i in range(1, 99)),
            "shorten its later stages",
        ),
        ("x" * 7000, "at most 6000 characters"),
    ],
)
def test_stages_that_cannot_be_used_are_refused_in_one_line(text, says):
    with pytest.raises(BadInputError, match=says) as error:
        handlers.answer(question({"kind": "reset"}) | {"stages": text})
    assert "\n" not in str(error.value)


def test_a_threat_to_nobody_is_answered_with_what_would_be_one():
    (line,) = worked_out(question({"kind": "reset"}), "threat")
    assert "set a tariff, a listing or an end of trade" in line.children


@pytest.mark.parametrize(
    "query",
    [
        "s=../../etc/passwd",
        "v=9",
        "oil.eu_cut=1",
        "oil.eu_cut_share=90",
        "%00.=%ff",
        "timing.start=2040-01",
        "stages=" + "[" * 5000,
    ],
)
def test_a_bad_link_says_so_in_one_line_and_shows_no_embargo(query):
    incoming = handlers.load({"kind": "link", "query": query})
    assert incoming["preset"] == "no-embargo"
    assert incoming["problem"].startswith("This link cannot be used: ")
    assert "\n" not in incoming["problem"]


@pytest.mark.parametrize("stranger", ["utm_source=mail", "fbclid=1", "%00=%ff"])
def test_what_others_append_to_a_link_is_ignored(stranger):
    incoming = handlers.load({"kind": "link", "query": f"?s=turkstream-stop&{stranger}&run.n_draws=30"})
    assert (incoming["preset"], incoming["problem"]) == ("turkstream-stop", "")
    assert incoming["levers"]["run.n_draws"] == 30


def test_a_link_with_too_many_draws_shows_the_same_scenario_with_fewer():
    incoming = handlers.load({"kind": "link", "query": "s=turkstream-stop&run.n_draws=20000"})
    assert incoming["preset"] == "turkstream-stop"
    assert incoming["levers"]["run.n_draws"] == engine.MOST_DRAWS
    assert incoming["levers"]["gas.turkstream_cut_share"] == 100
    assert "at most 10000" in incoming["problem"]


def test_another_preset_keeps_the_baseline_the_user_chose():
    levers = handlers.load({"kind": "reset"})["levers"] | {"run.baseline": "latest"}
    incoming = handlers.load({"kind": "preset", "name": "turkstream-stop", "was": "no-embargo", "levers": levers})
    assert incoming["levers"]["run.baseline"] == "latest"
    assert incoming["levers"]["gas.turkstream_cut_share"] == 100


def test_a_preset_made_for_one_baseline_sets_it_and_the_next_one_forgets_it():
    levers = handlers.load({"kind": "reset"})["levers"] | {"run.baseline": "latest"}
    shutoff = handlers.load({"kind": "preset", "name": "gas-shutoff-2022", "was": "no-embargo", "levers": levers})
    assert shutoff["levers"]["run.baseline"] == "2021-12"
    after = {"kind": "preset", "name": "turkstream-stop", "was": "gas-shutoff-2022", "levers": shutoff["levers"]}
    assert handlers.load(after)["levers"]["run.baseline"] == "2026-01"


@pytest.mark.parametrize("view", VIEWS.values(), ids=lambda view: view.key)
def test_the_answer_fills_every_chart_of_the_view(view):
    asked = question({"kind": "reset"}, **{"oil.shut_in": 50}) | {"view": view.key}
    answer = handlers.answer(asked)
    for chart in view.charts:
        assert "layout" in answer["updates"][f"chart-{chart.key}"]["figure"]
        assert text_of(answer, f"finding-{chart.key}")


@pytest.mark.parametrize("view", VIEWS.values(), ids=lambda view: view.key)
def test_a_view_is_put_on_the_page_filled(view):
    asked = question({"kind": "reset"}, **{"oil.shut_in": 50}) | {"view": view.key}
    updates = handlers.answer(asked)["updates"]
    body = handlers.answer(asked | {"mounted": False})["updates"]["view"]["children"]
    parts = {str(part.id): part for one in body for part in (one, *one._traverse()) if hasattr(part, "id")}
    for chart in view.charts:
        assert parts[f"chart-{chart.key}"].figure == updates[f"chart-{chart.key}"]["figure"]
        assert parts[f"finding-{chart.key}"].children == updates[f"finding-{chart.key}"]["children"]


def test_a_slider_that_moves_is_answered_with_fewer_draws_the_first_of_all():
    asked = question({"kind": "reset"}, **{"oil.shut_in": 50, "run.n_draws": 300})
    few = handlers.answer(asked | {"levers": asked["levers"] | {"run.n_draws": handlers.MOVING_DRAWS}})
    moving = handlers.answer(asked | {"dragging": True})
    assert text_of(moving, "verdict") == text_of(few, "verdict")
    assert moving["updates"]["chart-gdp"]["figure"]["data"] == few["updates"]["chart-gdp"]["figure"]["data"]
    assert "footer" not in moving["updates"]


def test_a_bad_lever_raises_for_the_page_to_show():
    with pytest.raises(BadInputError, match="world_oil_outage_mbd"):
        handlers.answer(question({"kind": "reset"}, **{"other_shocks.world_oil_outage_mbd": "[1,"}))


def test_equal_questions_under_another_name_keep_their_own_name():
    first = Scenario(name="first", title="First", run={"n_draws": 5, "horizon_months": 12})
    second = Scenario(name="second", title="Second", run={"n_draws": 5, "horizon_months": 12})
    assert engine.run(first).scenario.name == "first"
    assert engine.run(second).scenario.name == "second"


def test_the_web_refuses_runs_that_would_keep_others_waiting():
    with pytest.raises(BadInputError, match="n_draws is at most 10000"):
        engine.run(load_scenario("no-embargo").with_levers({"run.n_draws": 20_000}))


def words_of(component):
    """All text of components."""
    if isinstance(component, str):
        return component
    children = component if isinstance(component, list) else getattr(component, "children", None) or []
    return " ".join(words_of(child) for child in (children if isinstance(children, list) else [children]))


def test_the_gas_network_names_the_state_that_is_short_most():
    asked = question({"kind": "preset", "name": "gas-shutoff-2022", "was": "no-embargo", "levers": {}})
    words = words_of(worked_out(asked, "network", **{CHOICE: "0.95"}))
    scenario = load_scenario("gas-shutoff-2022").with_levers(FEW)
    worst = engine.network(scenario, 0.95).states()[0]
    assert f"{place(worst.state)} most" in words
    assert "bad path (5 % of draws are worse)" in words
    assert "ttf_rationing_price_eur_mwh" in words
    calm = words_of(worked_out(question({"kind": "reset"}), "network"))
    assert "median path: no member state goes short" in calm
    assert "ttf_rationing_price_eur_mwh" not in calm


def test_the_gas_network_names_every_state():
    asked = question({"kind": "preset", "name": "gas-shutoff-2022", "was": "no-embargo", "levers": {}})
    words = words_of(worked_out(asked, "network", **{CHOICE: "0.95"}))
    assert [state for state in MEMBER_STATES if place(state) not in words] == []
    assert [node for node in NODES if node != LNG and place(node) == node] == []


def test_a_network_that_cannot_be_worked_out_says_so():
    asked = question({"kind": "reset"}) | {
        "levers": question({"kind": "reset"})["levers"] | {"timing.start": "2040-01"}
    }
    assert "timing.start" in words_of(worked_out(asked, "network"))
