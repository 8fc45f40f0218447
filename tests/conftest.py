"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# the same examples at every run: what passed once passes again, on a slow machine too
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
