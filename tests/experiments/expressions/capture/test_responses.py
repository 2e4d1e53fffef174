"""Error responses and security headers."""

import asyncio
import errno

from support.capture_visitor import DISK_FULL, jpeg, raw_pictures

from facestudy.experiments.expressions.capture.store import Store
from facestudy.study import files


def test_every_response_forbids_content_from_other_sites(page):
    async def visit():
        async with page() as visitor:
            paths = [
                "/",
                "/page/page.js",
                "/page/page.css",
                "/nothing",
                "/page/..",
                "/api/pictures",
            ]
            return [await visitor.client.get(path) for path in paths]

    for answer in asyncio.run(visit()):
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert "http" not in answer.text.replace("https: use", "").replace("only over https", "")


def test_a_full_disk_is_reported(page, collected, terms):
    def full(path, data):
        raise files._unwritable(path, DISK_FULL) from DISK_FULL

    async def visit():
        store = Store(collected, days=terms.days, write=full)
        async with page(store) as visitor:
            return await visitor.send(await visitor.register(), jpeg(1))

    answer = asyncio.run(visit())
    assert answer.status_code == 507 and "full" in answer.json()["error"]
    assert raw_pictures(collected) == [] and not collected.index.exists()


def test_another_disk_error_has_a_response_of_its_own(page, collected, terms):
    def broken(path, data):
        raise OSError(errno.EIO, "Input/output error")

    async def visit():
        async with page(Store(collected, days=terms.days, write=broken)) as visitor:
            return await visitor.send(await visitor.register(), jpeg(1))

    answer = asyncio.run(visit())
    assert answer.status_code == 500 and "nothing was saved" in answer.json()["error"]
