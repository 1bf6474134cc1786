"""Who we are and on what terms we sell, read from files: the ones named, or those found in the data folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from errno import ENOENT
from os import strerror
from pathlib import Path

from riskwatch.domain.errors import DraftUnreadable, HouseFileWrong
from riskwatch.domain.policy import Policy
from riskwatch.domain.profile import Profile, Template
from riskwatch.domain.words import Words
from riskwatch.drafts import Apart, Limits, read_draft
from riskwatch.drafts.limits import limits_of
from riskwatch.rulebook.house.files import POLICY, PROFILE, profile_fields, read_policy, wrong
from riskwatch.rulebook.house.profile_schema import profile_of
from riskwatch.rulebook.strict_yaml import FileKind, YamlFile
from riskwatch.settings import Settings

PROFILE_FILE = "our-company.yaml"
POLICY_FILE = "credit-policy.yaml"


def found_profile(settings: Settings, named: Path | None = None) -> Profile | None:
    """The profile in the file `named`, else in that of the settings, else in our-company.yaml of the data folder.

    None where there is no such file. Raises HouseFileWrong.
    """
    path = _place(named, settings["PROFILE"], settings.data_dir / PROFILE_FILE, PROFILE)
    return None if path is None else read_profile(path, limits_of(settings))


def found_policy(settings: Settings, named: Path | None = None) -> Policy | None:
    """The credit policy, found in the same way; in the data folder it is called credit-policy.yaml."""
    path = _place(named, settings["POLICY"], settings.data_dir / POLICY_FILE, POLICY)
    return None if path is None else read_policy(path)


def read_profile(path: Path, limits: Limits) -> Profile:
    """The profile in a file, with the texts of the templates that it names. Raises HouseFileWrong."""
    file, loaded = profile_fields(path)

    def beside(name: str) -> Template:
        return template_of(Path(name).name, (path.parent / name).read_bytes(), limits)

    return profile_of(loaded, _templates(file, loaded["templates"], beside))


def _templates(file: YamlFile, names: Sequence[str], called: Callable[[str], Template]) -> tuple[Template, ...]:
    """Our own forms; `called` reads the one of a name. Raises HouseFileWrong that names every one that cannot be read."""
    found: list[Template] = []
    complaints: list[Words] = []
    for at, name in enumerate(names):
        try:
            found.append(called(name))
        except OSError as error:
            said = Words(
                f"范本 {name} 无法打开（{error.strerror}）", f"the template {name} cannot be opened ({error.strerror})"
            )
            complaints.append(file.complaint(("templates", at), said))
        except DraftUnreadable as error:
            said = Words(f"范本 {name}：{error.message.zh}", f"the template {name}: {error.message.en}")
            complaints.append(file.complaint(("templates", at), said))
    if complaints:
        raise wrong(complaints)
    return tuple(found)


def templates_among(
    file: YamlFile, names: Sequence[str], sent: Mapping[str, bytes], kept: Sequence[Template], limits: Limits
) -> tuple[Template, ...]:
    """The templates that a profile names, from files that were sent with it, else from those that are kept already.

    Raises HouseFileWrong.
    """
    known = {template.name: template for template in kept}

    def called(name: str) -> Template:
        if name in sent:
            return template_of(Path(name).name, sent[name], limits, apart="all")
        if name in known:
            return known[name]
        raise FileNotFoundError(ENOENT, strerror(ENOENT), name)

    return _templates(file, names, called)


def template_of(name: str, data: bytes, limits: Limits, *, apart: Apart = "foreign") -> Template:
    """One of our own forms from the bytes of its file, read like a draft. Raises DraftUnreadable."""
    return Template(name, read_draft(data, name, limits, apart=apart).text)


def _place(named: Path | None, setting: str, usual: Path, kind: FileKind) -> Path | None:
    """A file that somebody names must be there; the one in the data folder may be."""
    path = named or (Path(setting).expanduser() if setting else None)
    if path is None:
        return usual if usual.is_file() else None
    if not path.is_file():
        raise HouseFileWrong(
            Words(f"没有{kind.called.zh}文件 {path}。", f"There is no {kind.called.en} file {path}."),
            Words(
                "用 riskwatch profile init 或 riskwatch policy init 生成一份。",
                "Write one with: riskwatch profile init, or riskwatch policy init",
            ),
        )
    return path
