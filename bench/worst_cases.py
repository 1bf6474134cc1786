"""The inputs that cost most: texts made to be dense or endless in one thing, each against the average of real contracts.

Prints the dearest, by CPU time a character over that of the corpora (layout, terms and all rules), and how the time grows
from a quarter of the length to the whole: 4 is linear, 16 square. Needs the corpora for the average only.
Usage: python bench/worst_cases.py --corpora PATH [--length N] [--show N]
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

from corpora import texts
from long_draft import draft
from speed import judged

from riskwatch.catalogue import rule_set
from riskwatch.contract import read_contract
from riskwatch.domain.document import document_of
from riskwatch.drafts import read_draft

PIECES = (
    " ", "1", "1 ", "(", "()", "（", "【】", '"', ".", "_", "- ", "*", "|", "│", "□", "。", "，", "\n", "\t", "@", "a", "Aaaa ", "甲a1 ",
    "第一条", "第一条\n", "第一条 付款\n", "一、", "(一)", "①", "(a) ", "1. ", "1.1.1.1.1.1 ", "Section 1.1 ", "ARTICLE I ", "Exhibit A ",
    "甲方", "甲方：", "甲方：某某有限公司\n", "买方卖方", "地址：", "账号：6222020200112233445，", "签字：____ ", "By: /s/ John\n", "Buyer ",
    "between Acme Inc. and ", "Alpha Beta Gamma Limited, ", '"Term" means ', "“甲”指乙", "《合同法》", "GB/T 1234-2008，", "附件", "附件一",
    "人民币100元，", "USD 100, ", "30%，", "2026年1月1日，", "January 1, 2026, ", "三十日内", "30 days ", "壹拾万元整", "大写壹拾万元整（100000元）",
    "违约金", "不得", "收到", "this Agreement ", "terminate ", "without prior written consent ", "governed by the laws of ",
    "甲方应于收到发票后30日内向乙方支付货款，", "甲方应于收到发票后30日内向乙方支付货款。\n", "the Buyer shall pay the Seller within 30 days of invoice ",
    "名称 | 数量 | 单价 | 金额\n", "泵 | 10 | 5.00 | 50.00\n", "a | ", "甲方逾期付款的，每日按0.05%支付违约金，", "interest at 1% per month on overdue sums ",
)  # fmt: skip


def made(length: int) -> Iterator[tuple[str, str]]:
    """(name, text): one piece over and over, mixtures of a few, deep numbering, real contracts without line or stop."""
    for piece in PIECES:
        yield repr(piece), (piece * (length // len(piece) + 1))[:length]
    for seed in range(12):
        chance = random.Random(seed)  # its own for each: the mixtures are the same at every length
        few = chance.sample(PIECES, 4)
        yield "mixed " + " ".join(map(repr, few)), "".join(chance.choices(few, k=length))[:length]
    for words in ("条款", "Payment shall be made"):
        deep = "".join(f"{'.'.join(['1'] * (depth % 30 + 1))} {words}\n" for depth in range(length // 20))
        yield f"deep numbering, {words}", deep[:length]
    for language in ("zh", "en"):
        text = read_draft(draft(language), "draft.docx").text
        text = (text * (length // len(text) + 1))[:length]
        yield f"{language} in one line", text.replace("\n", " " if language == "en" else "")
        yield f"{language} without stops", "".join(sign for sign in text if sign not in "\n。；.;")


def seconds(text: str) -> float:
    begun = time.process_time()
    judged(read_contract(document_of(text)), rule_set())
    return time.process_time() - begun


def average(corpora: Path, wanted: str) -> float:
    """CPU seconds a character over a part of the corpora, the second time they are read."""
    some = [text for _, text in texts(corpora, wanted)][::8]
    for text in some:
        seconds(text)
    return sum(map(seconds, some)) / sum(map(len, some))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--length", type=int, default=60_000)
    arguments.add_argument("--show", type=int, default=8)
    given = arguments.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    averages = {"zh": average(given.corpora, "zh"), "en": average(given.corpora, "en")}
    found = []
    for name, text in made(given.length):
        quarter, whole = seconds(text[: given.length // 4]), seconds(text)
        usual = averages["en" if text.isascii() else "zh"]
        found.append((whole / len(text) / usual, whole / quarter, whole / len(text), name))
    found.sort(reverse=True)
    for times, growth, each, name in found[: given.show]:
        print(
            f"{times:5.1f} times the average, grows {growth:.1f}-fold to 4 times the length, {each * 1e6:.1f} µs: {name}"
        )
    over = sum(times > 5 for times, *_ in found)
    print(f"{len(found)} inputs of {given.length:,} characters, {over} above 5 times the average of their language")


if __name__ == "__main__":
    main()
