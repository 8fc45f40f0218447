"""Measurements that are run by hand or by a test; none of this is in the wheel."""
