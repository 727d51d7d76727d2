"""kg: Chinese government work reports as a knowledge graph in which every node and edge carries its quote."""

__version__ = "0.1.0"
