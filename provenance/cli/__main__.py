"""``python -m provenance.cli`` runs the same program as the installed script."""

from provenance.cli import main

if __name__ == "__main__":
    main()
