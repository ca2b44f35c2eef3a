# Isnad as an image: the program, its language pack and the bundled reports, for the services of docker-compose.yml.
# For PyTorch without its 3 GB of graphics libraries pip is pointed at PyTorch's own index too.

FROM python:3.11.14-slim-bookworm

WORKDIR /opt/isnad
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY graph_builder graph_builder
COPY api api
COPY cypher cypher
COPY examples examples
RUN pip install --no-cache-dir --constraint constraints.txt --extra-index-url https://download.pytorch.org/whl/cpu . \
    && useradd --create-home isnad

# Whoever breaks out of the program is nobody, and the embedded store's files have a place of their own.
USER isnad
WORKDIR /home/isnad
ENV ISNAD_HOME=/home/isnad/data
ENTRYPOINT ["isnad"]
CMD ["--help"]
