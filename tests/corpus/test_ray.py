"""The engine for clusters makes the bytes of the local one, and outlives the loss of a node. Needs Ray."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from framing.corpus import chunks, run
from framing.errors import FramingError
from tests.conftest import absent
from tests.corpus.conftest import article, lines, tree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ray():
    """Ray, or the reason why this is not tested here."""
    if find_spec("ray") is None:
        absent("ray", "Ray is not installed: pip install 'framing[ray]'")
    import ray

    yield ray
    ray.shutdown()


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(chunks, "MOST", 8)
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines(article(number) for number in range(48)))
    return path


@pytest.mark.filterwarnings("ignore")
def test_the_tables_are_those_of_the_local_engine(tmp_path: Path, source: Path, scored, ray) -> None:
    scored(source, folder="whole")
    scored(source, engine=run.engine("ray"))
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@pytest.mark.filterwarnings("ignore")
def test_a_node_that_is_lost(tmp_path: Path, source: Path, scored, ray) -> None:
    from ray.cluster_utils import Cluster

    scored(source, folder="whole")
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    lost = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    ray.init(address=cluster.address, log_to_driver=False)
    ended = 0

    def losing(found, job, workers):
        nonlocal ended
        for done in run.engine("ray")(found, job, workers):
            ended += 1
            if ended == 2:
                cluster.remove_node(lost, allow_graceful=False)
            yield done

    try:
        scored(source, engine=losing)
    finally:
        ray.shutdown()
        cluster.shutdown()
    assert ended == 6
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_without_ray_the_command_says_what_to_install(
    source: Path, scored, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib

    real = importlib.import_module

    def without(name: str, package: str | None = None):
        if name == "ray":
            raise ModuleNotFoundError("No module named 'ray'", name="ray")
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", without)
    with pytest.raises(FramingError, match=r"pip install 'framing\[ray\]'"):
        scored(source, engine=run.engine("ray"))
