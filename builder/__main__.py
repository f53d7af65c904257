"""`python -m builder` is `packs`."""

from builder.cli import main

main(prog_name="packs")
