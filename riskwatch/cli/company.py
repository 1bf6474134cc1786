"""`riskwatch profile` and `riskwatch policy`: write a starter file of our own company or of the credit policy, check one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from riskwatch.cli.context import lang_option, language, limits, settings
from riskwatch.cli.output import write_whole
from riskwatch.cli.policy_replay import replay_policy
from riskwatch.cli.rule_book import known_rules
from riskwatch.domain.errors import HouseFileWrong
from riskwatch.domain.policy import Policy
from riskwatch.domain.words import Words
from riskwatch.jobs import own_company
from riskwatch.rulebook.house.files import read_policy
from riskwatch.rulebook.house.parameters import PARAMETERS
from riskwatch.rulebook.house.profile_schema import SIZE_NAMES, SIZES
from riskwatch.rulebook.house.writing import policy_starter, profile_starter, written
from riskwatch.rulebook.register_numbers import SCHEMES

FILE = click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))


@click.group("profile")
def profile() -> None:
    """Our own company: the file that drafts are compared with."""


@profile.command("init")
@FILE
@lang_option
def profile_init(file: Path | None) -> None:
    """Write a commented starter FILE; without one, our-company.yaml in the data folder."""
    _start(file or usual("PROFILE", own_company.PROFILE_FILE), lambda: profile_starter(SCHEMES, SIZES, language()))


@profile.command("check")
@FILE
@lang_option
def profile_check(file: Path | None) -> None:
    """Check FILE and say what was read; without one, the file that `riskwatch check` would use."""
    path = file or usual("PROFILE", own_company.PROFILE_FILE)
    _there(path)
    ours = own_company.read_profile(path, limits())
    said = Words(
        f"{path}：{ours.name}；登记编号 {len(ours.identifiers)} 个，收款账户 {len(ours.accounts)} 个，范本 {len(ours.templates)} 份，"
        f"企业规模{SIZE_NAMES[ours.size].zh if ours.size else '未填'}。",
        f"{path}: {ours.name}; {len(ours.identifiers)} register numbers, {len(ours.accounts)} accounts, "
        f"{len(ours.templates)} templates, size class: {SIZE_NAMES[ours.size].en if ours.size else 'not given'}.",
    )
    click.echo(said.said(language()))


@click.group("policy")
def policy() -> None:
    """The credit policy: the numbers that the rules compare a draft with."""


@policy.command("init")
@FILE
@lang_option
def policy_init(file: Path | None) -> None:
    """Write a commented starter FILE; without one, credit-policy.yaml in the data folder."""
    today = (settings().fixed_now or datetime.now(UTC)).date()
    _start(file or usual("POLICY", own_company.POLICY_FILE), lambda: policy_starter(today, language()))


@policy.command("check")
@FILE
@lang_option
def policy_check(file: Path | None) -> None:
    """Check FILE and say what differs from the defaults; without one, the file that `riskwatch check` would use."""
    path = file or usual("POLICY", own_company.POLICY_FILE)
    _there(path)
    given, default = read_policy(path), Policy()
    _negotiable(given)
    since = given.effective_from.isoformat() if given.effective_from else ""
    click.echo(
        Words(
            f"{path}：{since} 起生效，负责人 {given.owner}。", f"{path}: in force from {since}, owner {given.owner}."
        ).said(language())
    )
    for parameter in PARAMETERS:
        ours, usual_value = (written(parameter, getattr(one, parameter.name)) for one in (given, default))
        if ours != usual_value:
            was = Words(f"默认 {usual_value}", f"default {usual_value}").said(language())
            click.echo(f"  {parameter.name}: {ours} ({was})  {parameter.title.said(language())}")


def _negotiable(given: Policy) -> None:
    """Refuse positions for a rule that has none: a typing error must not leave the rule as it was."""
    known = {rule.code for rule in known_rules(None).rules if rule.ladder is not None}
    unknown = sorted(set(given.position_rules) - known)
    if unknown:
        raise HouseFileWrong(
            Words(
                f"position_rules：{'、'.join(unknown)} 没有谈判位置。",
                f"position_rules: {', '.join(unknown)} has no positions.",
            ),
            Words(f"有谈判位置的规则：{' '.join(sorted(known))}", f"Rules with positions: {' '.join(sorted(known))}"),
        )


def usual(setting: str, name: str) -> Path:
    """The file of the settings, else the one in the data folder."""
    named = settings()[setting]
    return Path(named).expanduser() if named else settings().data_dir / name


def _start(path: Path, text: Callable[[], str]) -> None:
    if path.exists():
        raise HouseFileWrong(
            Words(f"{path} 已存在，未改动。", f"{path} exists already and was not touched."),
            Words("另选一个文件名，或先移走它。", "Choose another name, or move it away first."),
        )
    write_whole(path, text())
    click.echo(Words(f"已写入 {path}。", f"Wrote {path}.").said(language()))


def _there(path: Path) -> None:
    if not path.is_file():
        raise HouseFileWrong(
            Words(f"没有文件 {path}。", f"There is no file {path}."),
            Words("先用 init 生成一份。", "Write one first with: init"),
        )


policy.add_command(replay_policy)

COMMANDS = (profile, policy)
