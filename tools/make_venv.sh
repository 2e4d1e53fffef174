#!/bin/sh
# Make the virtual environment $2 with the interpreter $1.
python=$1 venv=$2
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Python 3.11 or newer is needed: install it, then make PYTHON=python3.11 ..." >&2
    exit 1
}
# The programs in an environment name the folder that it was made in: in a project that was moved
# they do not start, and in a copy they run the original. It says itself where it was made.
made=$(sed -n 's/^command = .* -m venv //p' "$venv/pyvenv.cfg" 2>/dev/null)
case $venv in
/*) ;;  # outside the project, so it was not moved with it
*)
    if [ -n "$made" ] && ! [ "$made" -ef "$venv" ]; then
        echo "$venv was made in another folder ($made): making it anew"
        rm -rf "$venv"
    fi
    ;;
esac
[ -x "$venv/bin/python" ] && exit 0
"$python" -m venv "$venv" 2>/dev/null && exit 0
# Debian keeps the module in a package of its own.
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq >/dev/null 2>&1
    apt-get install -y -qq python3-venv >/dev/null 2>&1 && rm -rf "$venv" && "$python" -m venv "$venv" && exit 0
fi
rm -rf "$venv"
echo "no virtual environment could be made: install Python's venv module (Debian: apt-get install python3-venv)" >&2
exit 1
