"""`riskwatch signed`: a draft that was submitted is noted as signed, by its file or its id."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from riskwatch.bootstrap import build
from riskwatch.jobs.drafts import submit_draft
from riskwatch.jobs.users import add_user
from riskwatch.settings import load_settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DRAFT = """购销合同
合同编号：XS-2026-118
供方：江阴澄泓化工有限公司
需方：常州榆廷建设工程有限公司
第一条 标的 聚氨酯防水涂料 600 桶，总价人民币492000元。
第二条 付款 需方收到业主支付的相应工程款后十日内向供方支付货款。
第三条 交货 2026年2月30日前交货。
"""
BY = ("--by", "chen@example.com")


def test_a_file_that_was_checked_is_noted_as_signed_and_taken_back(run: Run, tmp_path: Path) -> None:
    fixed = {"RISKWATCH_NOW": "2026-11-24T09:30:00+08:00"}
    run("init", **fixed)
    file = tmp_path / "118.txt"
    file.write_text(DRAFT, encoding="utf-8")
    desk = build(load_settings({"RISKWATCH_DATA_DIR": str(tmp_path / "data"), **fixed}))
    add_user(desk, email="chen@example.com", name="Chen", role="sales", password="long enough")
    assert "never submitted" in run("signed", str(file), *BY, **fixed).stderr
    draft = submit_draft(desk, file.read_bytes(), file.name, actor="chen@example.com")
    desk.store.close()
    done = run("signed", str(file), *BY, "--on", "2026-11-20", **fixed)
    assert "FRM004" in done.stdout
    assert "Signed on 2026-11-20" in done.stderr
    assert "already" in run("signed", draft.id, *BY, **fixed).stderr
    assert "Taken back" in run("signed", draft.id, *BY, "--take-back", **fixed).stderr
    assert "There is no user" in run("signed", draft.id, "--by", "nobody@example.com", **fixed).stderr
