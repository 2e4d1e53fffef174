"""A visitor of the capture page, and pictures for it that show no person."""

import errno
import io
import json
import uuid
from pathlib import Path

import httpx
from PIL import Image

from facestudy.experiments.expressions.capture.terms import Terms
from facestudy.study.paths import Study
from support.made_pictures import noise_picture

ORIGIN = "https://localhost"
DISK_FULL = OSError(errno.ENOSPC, "No space left on device")
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'


def jpeg(seed: int, *, side: int = 96, form: str = "JPEG", **options: object) -> bytes:
    """The bytes of a noise picture, in any format of Pillow."""
    stream = io.BytesIO()
    Image.fromarray(noise_picture(seed, side)).save(stream, form, **options)
    return stream.getvalue()


def raw_pictures(study: Study) -> list[str]:
    """The file names of a study's JPEG pictures."""
    return sorted(path.name for path in study.raw.rglob("*") if path.suffix in (".jpeg", ".jpg"))


def file_contents(study: Study) -> dict[Path, bytes]:
    """Every file of a study's data."""
    return {path: path.read_bytes() for path in study.data.rglob("*") if path.is_file()}


class Page:
    """Sends the requests that the page sends from a browser."""

    def __init__(self, client: httpx.AsyncClient, terms: Terms) -> None:
        self.client, self.terms = client, terms

    async def register(self) -> str:
        """A new visitor's code."""
        body = json.dumps({"consent": self.terms.digest})
        answer = await self.client.post("/api/visitors", content=body)
        assert answer.status_code == 201, answer.text
        return answer.json()["code"]

    async def send(
        self, code: str, data: bytes, *, upload: str = "", face: str = "smile", **headers: str
    ) -> httpx.Response:
        query = {"expression": face, "upload": upload or str(uuid.uuid4())}
        headers = {"Authorization": f"Bearer {code}", **headers}
        return await self.client.post("/api/pictures", params=query, content=data, headers=headers)

    async def ask(self, method: str, path: str, code: str) -> httpx.Response:
        return await self.client.request(method, path, headers={"Authorization": f"Bearer {code}"})
