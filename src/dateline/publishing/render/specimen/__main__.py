"""Write the sample pages into a folder: `python -m dateline.publishing.render.specimen OUT`."""

from __future__ import annotations

import sys
from pathlib import Path

from .pictures import write_pictures
from .site import sample_files


def write_site(into: Path) -> None:
    """Write every sample page, picture and static file below a folder."""
    for path, file in sample_files().items():
        name = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.body)
    write_pictures(into)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where to write: python -m dateline.publishing.render.specimen OUT")
    write_site(Path(sys.argv[1]))
