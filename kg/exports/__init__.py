"""The whole graph, read in order from a store, and written as files for other tools."""
