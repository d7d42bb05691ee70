"""`python -m dateline.cli`, the same as `dateline`; the supervisor starts its parts by it."""

from dateline.cli import main

if __name__ == "__main__":
    main()
