"""What the graph may hold: the one declaration (schemas/kg.yaml) as frozen values, and the check against it.

>>> from kg.schema import schema
>>> schema().nodes["Project"].labels
('Entity', 'Project')
>>> schema().enums["StatusName"].values["started"].label
'开工'
"""

from kg.schema.check import problems
from kg.schema.model import Enum, EnumValue, NodeType, Property, RelationType, Schema, schema

__all__ = ["Enum", "EnumValue", "NodeType", "Property", "RelationType", "Schema", "problems", "schema"]
