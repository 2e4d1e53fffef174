"""Visitor codes."""

import asyncio


def test_a_code_is_recognised_however_it_is_typed(page):
    async def visit():
        async with page() as visitor:
            code = await visitor.register()
            typed = f" {code.lower().replace('-', ' ')} "
            return await visitor.ask("GET", "/api/pictures", typed.strip())

    assert asyncio.run(visit()).status_code == 200
