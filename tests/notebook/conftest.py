"""A map whose content is known, opened."""

from __future__ import annotations

from pathlib import Path

import pytest

import faultline
from faultline.notebook import Map
from faultline.workspace import MapView, Workspace
from network_map import network_view
from sample_map import built_map


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return built_map(Path(tmp_path_factory.mktemp("notebook")) / "map")


@pytest.fixture(scope="session")
def view(workspace: Workspace) -> MapView:
    return workspace.view()


@pytest.fixture(scope="session")
def opened(workspace: Workspace) -> Map:
    return faultline.open(workspace.folder)


@pytest.fixture(scope="session")
def ties(tmp_path_factory: pytest.TempPathFactory) -> Map:
    """The map of ties, routes and causes."""
    return Map(network_view(Path(tmp_path_factory.mktemp("ties")) / "map"))
