"""Pictures of every page of the site and the newsroom, into var/screenshots."""
