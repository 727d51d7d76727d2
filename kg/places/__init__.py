"""What the product knows of places: divisions with codes, townships, earlier names, zones, regions, waters."""

from kg.places.gazetteer import Gazetteer, gazetteer
from kg.places.model import Found, Place

__all__ = ["Found", "Gazetteer", "Place", "gazetteer"]
