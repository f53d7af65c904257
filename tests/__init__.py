"""The tests of packs."""
