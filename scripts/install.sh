#!/bin/sh
# Create .venv and install exactly what requirements.lock names (hashes checked), with uv where it is present, pip elsewhere.
# --no-deps: the lock is complete, and pip 23 does not see that `sqlalchemy==2.0.58` pins `SQLAlchemy[mypy]>=2.0.22`.
set -eu
PYTHON="${PYTHON:-python3}"

say() { printf '%s\n' "$*" >&2; }

command -v "$PYTHON" >/dev/null 2>&1 || { say "No '$PYTHON' found: install Python 3.11 or newer, or name it: make install PYTHON=python3.12"; exit 1; }
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "Python 3.11 or newer is needed; '$PYTHON' is $("$PYTHON" -V). Name another: make install PYTHON=python3.12"; exit 1; }

with_uv() {
    say "Preparing .venv with uv ..."
    uv venv --quiet --allow-existing --python "$PYTHON" .venv &&
        uv pip install --quiet --compile-bytecode --python .venv/bin/python --require-hashes -r requirements.lock &&
        uv pip install --quiet --python .venv/bin/python --no-deps -e .
}

if command -v uv >/dev/null 2>&1; then
    with_uv && exit 0
    say "uv could not prepare it; trying pip."
    rm -rf .venv
fi

say "Preparing .venv with pip (a minute or two) ..."
if ! "$PYTHON" -m venv .venv >/dev/null 2>&1; then
    # Debian's python3 comes without ensurepip; pip's own bootstrap script fills the gap.
    "$PYTHON" -m venv --without-pip .venv
    "$PYTHON" -c 'import sys, urllib.request; sys.stdout.buffer.write(urllib.request.urlopen(sys.argv[1], timeout=30).read())' \
        "${GET_PIP:-https://bootstrap.pypa.io/get-pip.py}" >.venv/get-pip.py 2>/dev/null &&
        .venv/bin/python .venv/get-pip.py --quiet || {
        rm -rf .venv
        say "Python's venv module is incomplete here. On Debian or Ubuntu: sudo apt install python3-venv, then try again."
        exit 1
    }
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
