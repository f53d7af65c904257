"""What the benchmarks build is a project like any other."""

from pathlib import Path

from benchmarks.generate import generate
from builder.build import read


def test_a_made_up_county_has_no_mistakes(tmp_path: Path) -> None:
    generate(tmp_path, clusters=2, schools=3)
    content, _ = read(tmp_path, printed=True)
    assert [len(cluster.model.members) for cluster in content.clusters.values()] == [3, 3]
