"""Bodies and addresses from strangers: status 422 and one clear line, whatever they hold."""

import pytest

DEEP, DIGITS, HALF = "[" * 100_000, "9" * 5000, "\\ud800"
BODIES = {
    "nothing": b"",
    "null": b"null",
    "a list": b"[1]",
    "half a document": b'{"levers": {',
    "another encoding": b'{"name": "caf\xe9"}',
    "NaN": b'{"levers": {"oil": {"shut_in": NaN}}}',
    "infinity": b'{"levers": {"oil": {"shut_in": 1e999}}}',
    "5,000 digits": f'{{"run": {{"seed": {DIGITS}}}}}',
    "4,000 digits": f'{{"run": {{"seed": {DIGITS[:4000]}}}}}',
    "deep nesting": f'{{"levers": {DEEP}}}',
    "half a character for a key": f'{{"{HALF}": 1}}',
    "half a character for a name": f'{{"name": "{HALF}"}}',
    "half a character for a coefficient": f'{{"levers": {{"assumptions": {{"coefficients": {{"{HALF}": 1}}}}}}}}',
    "half a character for a parent": f'{{"extends": "{HALF}"}}',
    "a NUL in a name": b'{"name": "a\\u0000b"}',
    "a name written backwards": b'{"name": "\\u202egnp.exe"}',
    "a file to extend": b'{"extends": "/etc/passwd"}',
    "another schema": b'{"schema": 2}',
    "a price no market has": b'{"levers": {"overrides": {"brent_usd_bbl": {"level": [1e308]}}}, "run": {"n_draws": 2}}',
    "many keys": "{" + ",".join(f'"k{i}": 1' for i in range(15_000)) + "}",
}
PATHS = ("simulate", "verdict", "compare", "sweeps")
QUERIES = [
    "oil.shut_in=%00",
    "oil.shut_in=%ff%fe",
    "oil.shut_in=%ED%A0%80",
    "s=%3Cscript%3Ealert(1)%3C/script%3E",
    "s=../../etc/passwd",
    "v=%C2%B2",
    "stages=" + "[" * 3000,
    "stages=%22%5Cud800%22",
    "run.seed=" + DIGITS,
    "oil.shut_in=1&oil.shut_in=0",
    "assumptions.coefficients=%7B%22%5Cud800%22:1%7D",
    "variables=%00",
    "regions=%3Cb%3E",
    "%zz=1",
    "s=no-embargo%0d%0aSet-Cookie:x",
]


def refused_in_one_line(answer):
    assert answer.status_code == 422, answer.text[:200]
    detail = answer.json()["detail"]
    assert detail
    assert detail.isprintable()


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_hostile_body_is_refused_in_one_line(client, path, body):
    headers = {"content-type": "application/json"}
    refused_in_one_line(client.post(f"/api/v1/{path}", content=body, headers=headers))


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:40])
def test_a_hostile_address_is_refused_in_one_line(client, query):
    refused_in_one_line(client.get(f"/api/v1/simulate?{query}"))


@pytest.mark.parametrize("query", ["s=%3Cscript%3Ealert(1)%3C/script%3E", "s=%00", "%ff=%fe", "a" * 9000])
def test_the_page_opens_whatever_its_address_holds(client, query):
    answer = client.get(f"/?{query}")
    assert answer.status_code == 200
    assert "<script>alert(1)" not in answer.text
