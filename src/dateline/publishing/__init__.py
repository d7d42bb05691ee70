"""Publications, the pages and files that readers get, and the places they are put."""
