"""The other end of `harness.fresh`: one function, run in a process that did nothing before.

Enters: module, function and arguments as JSON on the command line. Leaves: its result as the
last line of the output.
"""

import importlib
import json
import sys


def main(module: str, function: str, arguments: str) -> None:
    result = getattr(importlib.import_module(module), function)(*json.loads(arguments))
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
