# Page and HTTP interface in a container: built from the lock file, run by a user without rights.
FROM python:3.12-slim-bookworm

# Chromium draws pictures and prints reports.
RUN apt-get update \
    && apt-get install -y --no-install-recommends chromium fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /srv/embargo
COPY requirements.lock ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY econ econ
COPY data data
COPY dashboard dashboard
RUN pip install --no-cache-dir --no-deps . \
    && useradd --create-home --shell /usr/sbin/nologin embargo

USER embargo
ENV OMP_NUM_THREADS=1 NUMBA_CACHE_DIR=/home/embargo/.cache/numba
EXPOSE 8050
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8050/api/v1/ready', timeout=4)"]
STOPSIGNAL SIGTERM
CMD ["embargo", "serve", "--host", "0.0.0.0", "--port", "8050", "--workers", "2", "--log-requests"]
