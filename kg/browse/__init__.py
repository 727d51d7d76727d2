"""Neo4j Browser on the embedded store: a copy of the Browser that the user has, served to this machine alone."""

from kg.browse.bundle import BundleError, find_bundle
from kg.browse.site import site

__all__ = ["BundleError", "find_bundle", "site"]
