"""The capture page as its visitors ask for it, and pictures that show nobody."""

import io
import json
import uuid

import httpx
from PIL import Image

from facestudy.experiments.expressions.capture.consent import Terms
from support.made_pictures import noise_picture

ORIGIN = "https://localhost"


def jpeg(seed: int, *, side: int = 96, form: str = "JPEG", **options: object) -> bytes:
    """A made picture in a file."""
    stream = io.BytesIO()
    Image.fromarray(noise_picture(seed, side)).save(stream, form, **options)
    return stream.getvalue()


class Page:
    """Asks the application as the page in a browser does."""

    def __init__(self, client: httpx.AsyncClient, terms: Terms) -> None:
        self.client, self.terms = client, terms

    async def welcome(self) -> str:
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
