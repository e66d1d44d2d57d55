"""The sample map, built once for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.workspace import MapView, Workspace
from network_map import network_view
from sample_map import built_map
from standards_map import standards_view


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return built_map(Path(tmp_path_factory.mktemp("sample")) / "map")


@pytest.fixture(scope="session")
def view(workspace: Workspace) -> MapView:
    return workspace.view()


@pytest.fixture(scope="session")
def ties(tmp_path_factory: pytest.TempPathFactory) -> MapView:
    """The map of ties, routes and causes."""
    return network_view(Path(tmp_path_factory.mktemp("network")) / "map")


@pytest.fixture(scope="session")
def standards(tmp_path_factory: pytest.TempPathFactory) -> MapView:
    """The map of what standard formats know differently."""
    return standards_view(Path(tmp_path_factory.mktemp("standards")) / "map")
