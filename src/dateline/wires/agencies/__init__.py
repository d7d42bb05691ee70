"""Agencies and their habits, declared as data; how a file says which agency it is from."""

from dateline.wires.agencies.profiles import AGENCIES, Agency
from dateline.wires.agencies.recognition import agency_by_meta, agency_of, provider_of

__all__ = ["AGENCIES", "Agency", "agency_by_meta", "agency_of", "provider_of"]
