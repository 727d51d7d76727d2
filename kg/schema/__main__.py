"""Regenerates what comes from schemas/kg.yaml: ``python -m kg.schema``."""

from __future__ import annotations

from kg.schema.artefacts import artefacts


def main() -> None:
    """Writes the generated files that are stale, and says which."""
    for file, text in artefacts().items():
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            print(f"wrote {file.name}")


if __name__ == "__main__":
    main()
