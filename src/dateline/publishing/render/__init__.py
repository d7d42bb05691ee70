"""From typed page data to bytes: templates, design and script of the readers' pages."""
