"""An article's past, ready for its pages: the time line, two revisions compared, who wrote what."""
