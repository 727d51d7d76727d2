"""A second reading: a small trained model judges the names that the rules propose, by the rules' own reasons."""
