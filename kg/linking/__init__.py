"""From mentions to the things they name: entities with stable ids, every merge with its reason."""

from kg.linking.link import link
from kg.linking.model import Entity, Linked, Merge

__all__ = ["Entity", "Linked", "Merge", "link"]
