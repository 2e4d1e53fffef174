"""Chromium with a video as its camera, servers for the page, and an unreliable connection."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import cv2
import numpy as np
import pytest
import uvicorn
from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver
from starlette.applications import Starlette

from scrapers.fetch import browser

CHROME_OPTIONS = browser.chrome_options
FRAMES = 150
"""Frames of each picture in the video; noise makes each frame different."""


def write_film(path: Path, pictures: list[np.ndarray]) -> Path:
    """Write pictures, RGB uint8 of one size, as the uncompressed video that Chromium reads."""
    height, width = pictures[0].shape[:2]
    rng = np.random.default_rng(0)
    with path.open("wb") as film:
        film.write(f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode())
        for picture in pictures:
            for _ in range(FRAMES):
                grain = rng.integers(0, 7, (height, width, 1), dtype=np.uint8)
                frame = cv2.cvtColor(cv2.add(picture, grain.repeat(3, 2)), cv2.COLOR_RGB2YUV_I420)
                film.write(b"FRAME\n" + frame.tobytes())
    return path


@contextmanager
def with_camera(film: Path | None, *, allowed: bool = True) -> Iterator[WebDriver]:
    """Chromium whose camera shows the video; without a video there is no camera."""

    def options(agent: str) -> webdriver.ChromeOptions:
        result = CHROME_OPTIONS(agent)
        for flag in [
            "--use-fake-ui-for-media-stream" * allowed,
            "--use-fake-device-for-media-stream" * (film is not None),
            f"--use-file-for-fake-video-capture={film}" * (film is not None),
        ]:
            if flag:
                result.add_argument(flag)
        settings = dict(result.experimental_options["prefs"])
        settings.pop("profile.managed_default_content_settings.images")
        settings["profile.default_content_setting_values.media_stream_camera"] = 1 + (not allowed)
        result.add_experimental_option("prefs", settings)
        result.accept_insecure_certs = True
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(browser, "chrome_options", options)
        opened = browser.open_browser(agent="facestudy-test")
        driver = opened.__enter__()
    try:
        yield driver
    finally:
        opened.__exit__(None, None, None)


@contextmanager
def collecting(root: Path, *options: str) -> Iterator[str]:
    """The address of ``collect --study volunteers``, run in a separate process."""
    command = [sys.executable, "-m", "facestudy.experiments.expressions", "collect"]
    process = subprocess.Popen(
        [*command, "--study", "volunteers", "--port", "0", *options],
        env={**os.environ, "FACESTUDY_ROOT": str(root)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline().strip()
        assert re.fullmatch(r"https?://localhost:\d+/", line), line
        yield line
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


@contextmanager
def serving(app: Starlette, **options: object) -> Iterator[int]:
    """The port of an application that this process serves over plain HTTP; uvicorn's options."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        quiet = {"log_level": "critical", "timeout_graceful_shutdown": 1}
        config = uvicorn.Config(app, **quiet, **options)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = server.force_exit = True
            thread.join()


class UnreliableProxy:
    """A TCP proxy to a port, which can lose the server's responses."""

    def __init__(self, port: int) -> None:
        self._to, self.lost = port, 0
        self.losing: bytes | None = None  # responses that begin with this are lost
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near = self._listening.accept()[0]
                far = socket.create_connection(("127.0.0.1", self._to))
                for source, target, down in ((near, far, False), (far, near, True)):
                    work = (source, target, down)
                    threading.Thread(target=self._carry, args=work, daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, down: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if down and self.losing is not None and data.startswith(self.losing):
                    self.lost += 1
                    break
                target.sendall(data)
        for connection in (source, target):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
