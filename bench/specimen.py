"""The sample pages of the site, in a folder as readers' servers have it."""

from __future__ import annotations

from pathlib import Path


def fill(root: Path, url: str) -> None:
    """Put the sample pages and their pictures into the folder, as those of a site at `url`."""
    from dateline.publishing.delivery import Content
    from dateline.publishing.delivery.folder import Folder
    from dateline.publishing.render.specimen import samples
    from dateline.publishing.render.specimen.pictures import write_pictures
    from dateline.publishing.render.specimen.site import sample_files

    samples.BASE_URL = url  # type: ignore[misc]
    store = Folder(root)
    for number, (path, file) in enumerate(sample_files().items(), 1):
        store.put(Content(path, file.body), sequence=number)
    write_pictures(root)
