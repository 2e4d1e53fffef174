"""Run one function in a fresh process for `harness.fresh`.

The command line gives module, function and arguments (JSON); the last line of the output is the
result (JSON).
"""

import importlib
import json
import sys


def main(module: str, function: str, arguments: str) -> None:
    result = getattr(importlib.import_module(module), function)(*json.loads(arguments))
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
