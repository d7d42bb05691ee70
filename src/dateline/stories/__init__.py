"""Stories and their articles: blocks that know what they rest on, revisions, credit and byline."""
