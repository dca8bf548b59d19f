"""Reading competences from text: parts, how they resemble the framework, and how likely that makes a reading."""
