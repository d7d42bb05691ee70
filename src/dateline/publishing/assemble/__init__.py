"""From the database to page data. What is shown is what was published, never the draft."""
