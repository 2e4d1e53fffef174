# docker build -t facestudy . && docker run --rm -v "$PWD/reports:/facestudy/reports" facestudy make quick
# Other commands: make study, make test. The results of `make study` also need -v "$PWD/data:/facestudy/data"
# if a later container is to go on with them.
FROM debian:bookworm-slim
WORKDIR /facestudy
COPY . .
# As root: Chromium then runs without a sandbox of its own, which a container would not let it have.
RUN sh tools/container_setup.sh
CMD ["make", "study"]
