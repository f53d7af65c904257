"""Everything that will be written, known before the first byte is: addresses, values, digests."""

from builder.plan.site import plan

__all__ = ["plan"]
