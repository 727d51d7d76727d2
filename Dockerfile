# kg as a command:  docker build -t kg . && docker run --rm kg --help
FROM python:3.11-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY kg kg
COPY schemas schemas
COPY seeds seeds
COPY queries queries
RUN python -m venv /opt/kg && /opt/kg/bin/pip install --no-cache-dir ".[speed]"

FROM python:3.11-slim
COPY --from=build /opt/kg /opt/kg
RUN useradd --create-home --uid 10001 kg
USER kg
WORKDIR /home/kg
ENTRYPOINT ["/opt/kg/bin/kg"]
CMD ["--help"]
