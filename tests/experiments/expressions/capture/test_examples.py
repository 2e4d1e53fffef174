"""The example pictures of the capture page."""

import asyncio
import io

import pytest
from PIL import Image


@pytest.mark.long
def test_every_expression_has_an_example(page):
    async def visit():
        async with page() as visitor:
            faces = (await visitor.client.get("/api/faces")).json()
            drawn = await visitor.client.get(f"/examples/{faces[4]['name']}.jpg")
            return faces, drawn, await visitor.client.get("/examples/nobody.jpg")

    faces, drawn, nobody = asyncio.run(visit())
    assert len({face["emoticon"] for face in faces}) == 17 and nobody.status_code == 404
    with Image.open(io.BytesIO(drawn.content)) as picture:
        assert picture.size == (360, 360)
