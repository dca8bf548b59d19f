# syntax=docker/dockerfile:1
FROM python:3.11.14-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN python -m venv /venv
COPY requirements.lock ./
# A CPU build of torch: no CUDA packages in the image.
RUN /venv/bin/pip install --index-url https://download.pytorch.org/whl/cpu torch==2.13.0 \
 && /venv/bin/pip install setuptools==84.2.1 \
 && /venv/bin/pip install --no-deps --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY competencies competencies
COPY recommender recommender
COPY data data
COPY api api
RUN /venv/bin/pip install --no-deps --no-build-isolation .

FROM python:3.11.14-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    STEM_KOMPAS_ENVIRONMENT=production STEM_KOMPAS_DATABASE_URL=sqlite:////var/lib/stem-kompas/stem-kompas.db
RUN useradd --system --uid 10001 --home-dir /var/lib/stem-kompas --create-home stem-kompas
COPY --from=build /venv /venv
USER 10001
WORKDIR /var/lib/stem-kompas
VOLUME /var/lib/stem-kompas
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
# Production refuses to start without STEM_KOMPAS_SECRET_KEY (at least 32 random characters).
CMD ["sh", "-c", "stem-kompas db upgrade && stem-kompas db seed && exec stem-kompas serve --host 0.0.0.0 --port 8000"]
