"""The project's plugins: Python packages that say in `contribute(registry)` what they add to the site."""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType

from ..content_model.schema.contributions import Contributions, Registry
from ..content_model.settings import ContentSettings
from ..findings import messages_of
from ..plugin_settings import messages as settings_messages
from ..rendered_site.settings import RenderedSettings
from ..theme_assets.settings import ThemeAssetsSettings
from . import messages


class PluginMissing(Exception):
    """A plugin that cannot be loaded: its name, and why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason


def load_plugin(name: str, folders: Sequence[str]) -> ModuleType:
    """The plugin of that name, from `folders` (PLUGIN_PATHS and the project) or from wherever Python finds it.

    A plugin's name stands for one module in the whole process, as any module's does. Raises PluginMissing.
    """
    try:
        if name in sys.modules:
            return sys.modules[name]
        spec = importlib.machinery.PathFinder.find_spec(name, folders) if "." not in name else None
        if spec is None or spec.loader is None:
            return importlib.import_module(name)
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
        except BaseException:
            del sys.modules[name]
            raise
        return module
    except Exception as error:
        raise PluginMissing(name, f"{type(error).__name__}: {error}") from error


def gather(plugins: Iterable[ModuleType]) -> Contributions:
    """What the plugins contribute, in their order. One that is written for Pelican alone contributes nothing."""
    registry = Registry()
    # The engine's own, which is no plugin. These settings are read whether or not PLUGINS names their plugins.
    registry.add_messages(*messages_of(messages, settings_messages))
    registry.add_settings(ContentSettings, ThemeAssetsSettings, RenderedSettings)
    for plugin in plugins:
        contribute = getattr(plugin, "contribute", None)
        if contribute is not None:
            contribute(registry)
    return registry.freeze()
