"""What a worker holds: the loaded models and law, never changed, and the workspaces asked for last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from api.workspace import Workspace
from ontology.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import Request

    from api.http.settings import Settings
    from ontology.model import Model
    from ontology.publishing import Published
    from ontology.statutes import Law

__all__ = ["Loaded", "load", "loaded_of"]


class Loaded:
    """The models that are served, by id, and a workspace for every question about them.

    Workspaces are immutable; a bounded number is kept, the longest unused goes first. Two requests may make the same
    one at the same time: they get equal answers.
    """

    def __init__(self, settings: Settings, models: Mapping[str, Model]) -> None:
        self.settings = settings
        self.models = dict(models)
        self._told: dict[str, Model] = {}
        self._given: OrderedDict[object, bytes] = OrderedDict()
        self._given_bytes = 0
        self._lock, self._publishing = Lock(), Lock()
        self._kept = lru_cache(maxsize=settings.workspaces)(self._open)

    @property
    def default(self) -> str:
        """The model that is meant when none is named: the first."""
        return next(iter(self.models))

    @cached_property
    def law(self) -> Law:
        """The packaged law."""
        from ontology.law_loading import load_law

        return load_law()

    def model(self, name: str | None = None) -> Model:
        """A served model. Raises ``UnknownName`` with the nearest served ones."""
        wanted = name or self.default
        if wanted not in self.models:
            raise UnknownName("model", "model", wanted, tuple(self.models))
        return self.models[wanted]

    def told(self, name: str | None = None) -> Model:
        """A served model without who knows what is confined: for whatever lists its parts."""
        from visualisations.closing import without_confined

        model = self.model(name)
        if model.id not in self._told:
            self._told[model.id] = without_confined(model)
        return self._told[model.id]

    def published(self) -> Published:
        """The terms, the law and the served models as linked data, made on first use."""
        with self._publishing:
            return self._published

    @cached_property
    def _published(self) -> Published:
        from ontology.publishing import publish

        return publish([self.told(name) for name in self.models])

    def workspace(
        self,
        model: str | None = None,
        level: int = 3,
        subject: str | None = None,
        day: str | None = None,
        facts: Mapping[str, str] | None = None,
    ) -> Workspace:
        """The workspace of a served model at a level, for a subject, on a day of the law, with facts."""
        return self._kept(self.model(model).id, level, subject, day, tuple(sorted((facts or {}).items())))

    def warm(self) -> None:
        """Judge every gap of the model that is meant when none is named, which most pages start from."""
        _ = self.workspace().judged

    def remembered(self, key: object) -> bytes | None:
        """The answer given before to the question ``key``. Questions hold codes only: personal data was refused."""
        with self._lock:
            found = self._given.get(key)
            if found is not None:
                self._given.move_to_end(key)
            return found

    def remember(self, key: object, answer: bytes) -> None:
        """Keep an answer; the longest unused make room."""
        with self._lock:
            self._given_bytes += len(answer) - len(self._given.pop(key, b""))
            self._given[key] = answer
            while self._given_bytes > self.settings.cache_bytes // 4:
                self._given_bytes -= len(self._given.popitem(last=False)[1])

    def _open(
        self, model: str, level: int, subject: str | None, day: str | None, facts: tuple[tuple[str, str], ...]
    ) -> Workspace:
        return Workspace(self.models[model], level, subject, day, dict(facts))


def load(settings: Settings, opened: Callable[[str], Model] | None = None) -> Loaded:
    """Load every model of the settings. Raises ``UnknownModel`` or ``RefusedInput`` as ``load_model`` does."""
    from ontology.loading import load_model

    read = opened or load_model
    models = [read(name) for name in settings.models]
    found = Loaded(settings, {model.id: model for model in models})
    assert found.law.norms  # read now, so that the first question does not wait for it
    return found


def loaded_of(request: Request) -> Loaded:
    """What the worker that answers ``request`` holds."""
    loaded: Loaded = request.app.state.loaded
    return loaded
