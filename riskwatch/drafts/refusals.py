"""The sentences with which a draft is refused: what is wrong, and what to do. One function per reason.

`reason` is stable: unreadable, encrypted, empty, no_text, wrong_extension, too_large, too_large_unpacked, unsupported,
stopped, busy.
"""

from __future__ import annotations

from collections.abc import Sequence

from riskwatch.apart import MEGABYTE
from riskwatch.domain.errors import DraftUnreadable, DraftUnwritable
from riskwatch.domain.words import Words

SEND_THIS = Words(
    "请另存为 .docx、带文字层的 .pdf、.txt、.md 或 .html 后重新提交。",
    "Save it as .docx, as a .pdf with text, as .txt, .md or .html, and submit that.",
)
AS_PDF = Words(
    "请提交原始的 Word 文件或直接导出的 PDF；只有图片时，请导出为 PDF 后提交，由文字识别（OCR）读取。",
    "Submit the original Word file or a PDF exported from it; if there are only pictures, export them as a PDF, which OCR reads.",
)
OCR_MISSING = Words(
    '请提交原始的 Word 文件或直接导出的 PDF。只有扫描件时，请安装文字识别组件 riskwatch[ocr]：在源码目录运行 make ocr，或执行 pip install "riskwatch[ocr]"。',
    "Submit the original Word file or a PDF exported from it. If there is only a scan, install the extra riskwatch[ocr]: run "
    'make ocr in the source folder, or pip install "riskwatch[ocr]".',
)
OCR_OFF = Words(
    "请提交原始的 Word 文件或直接导出的 PDF。文字识别已被设置关闭（RISKWATCH_OCR=none），可请管理员打开。",
    "Submit the original Word file or a PDF exported from it. OCR is switched off here (RISKWATCH_OCR=none).",
)
SAVE_AGAIN = Words(
    "请用原来的程序打开文件，确认内容完整，另存一份后重新提交。",
    "Open the file in the program it came from, see that it is complete, save a copy and submit that.",
)


MEMORY_SPENT = Words("所需内存超过上限", "it took more memory than it may")
READER_CRASHED = Words("读取程序意外终止", "the reader crashed")
WRITER_CRASHED = Words("写入程序意外终止", "the writer crashed")


def too_slow(seconds: int) -> Words:
    """Why reading was stopped when its time was up."""
    return Words(f"超过了 {seconds} 秒的时限", f"it took longer than {seconds} seconds")


def unreadable(name: str, why: Words, hint: Words = SAVE_AGAIN) -> DraftUnreadable:
    """The file is damaged or of a kind of its own."""
    return DraftUnreadable(
        "unreadable", Words(f"无法读取“{name}”：{why.zh}。", f'"{name}" cannot be read: {why.en}.'), hint
    )


def damaged(name: str, format_name: str) -> DraftUnreadable:
    """The file begins like its format and then does not go on like it."""
    return unreadable(
        name,
        Words(f"{format_name} 文件已损坏或不完整", f"the {format_name} file is damaged or incomplete"),
    )


def encrypted(name: str) -> DraftUnreadable:
    """The file asks for a password."""
    return DraftUnreadable(
        "encrypted",
        Words(f"“{name}”已用密码加密，无法读取。", f'"{name}" is protected by a password and cannot be read.'),
        Words(
            "请输入密码打开文件，取消密码保护后保存，再重新提交。",
            "Open it, remove the password, save and submit again.",
        ),
    )


def empty(name: str) -> DraftUnreadable:
    """There is not one character to judge."""
    return DraftUnreadable(
        "empty",
        Words(f"“{name}”中没有任何文字。", f'"{name}" has no text in it.'),
        Words("请确认选对了文件，并且内容已经保存。", "See that it is the right file and that its text was saved."),
    )


def why_no_ocr(setting: str) -> Words:
    """What to do about pictures: OCR is switched off by its setting, or it is not installed."""
    return OCR_OFF if setting == "none" else OCR_MISSING


def no_text(name: str, pages: Sequence[int] = (), count: int = 0, hint: Words | None = None) -> DraftUnreadable:
    """Pictures of text: a scan or photos. `pages` are the pages without text, `count` all pages."""
    some = bool(pages) and len(pages) < count
    listed_zh, listed_en = "、".join(map(str, pages[:10])), ", ".join(map(str, pages[:10]))
    more_zh, more_en = (" 等", " and more") if len(pages) > 10 else ("", "")
    if some:
        message = Words(
            f"“{name}”第 {listed_zh}{more_zh} 页是扫描图片，没有文字；为免漏看条款，整份文件未作检查。",
            f'"{name}": page {listed_en}{more_en} is a scanned picture without text. '
            "So as not to miss a clause, nothing was judged.",
        )
    else:
        message = Words(
            f"“{name}”是扫描件或图片，没有可以读取的文字。",
            f'"{name}" is a scan or a picture: it has no text that can be read.',
        )
    return DraftUnreadable(
        "no_text",
        message,
        AS_PDF if hint is None else hint,
    )


def wrong_extension(name: str, extension: str, truth: Words, hint: Words) -> DraftUnreadable:
    """The name says one format, the content is another."""
    return DraftUnreadable(
        "wrong_extension",
        Words(
            f"“{name}”的扩展名是 {extension}，内容却是{truth.zh}。",
            f'"{name}" is called {extension}, but its content is {truth.en}.',
        ),
        hint,
    )


def too_large(name: str, size: int, limit: int) -> DraftUnreadable:
    """The file as sent is over the limit; both in bytes."""
    return DraftUnreadable(
        "too_large",
        Words(
            f"“{name}”有 {size / MEGABYTE:.1f} MB，超过 {limit / MEGABYTE:g} MB 的上限。",
            f'"{name}" has {size / MEGABYTE:.1f} MB; the limit is {limit / MEGABYTE:g} MB.',
        ),
        Words("请删去或压缩文件中的图片后重新提交。", "Remove or compress the pictures in it and submit again."),
    )


def too_long(name: str, what: Words) -> DraftUnreadable:
    """Too many pages or characters; `what` states number and limit."""
    return DraftUnreadable(
        "too_large",
        Words(f"“{name}”太长：{what.zh}。", f'"{name}" is too long: {what.en}.'),
        Words("请只提交合同本身，或拆成几个文件。", "Submit the contract alone, or split the file."),
    )


def too_many_pixels(name: str, much: Words) -> DraftUnreadable:
    """A picture that would take more memory than it may; `much` states size and limit."""
    return DraftUnreadable(
        "too_large",
        Words(f"“{name}”的图片太大：{much.zh}。", f'The picture in "{name}" is too large: {much.en}.'),
        Words("请按 300 dpi 重新扫描，或缩小图片后提交。", "Scan it at 300 dpi, or make the picture smaller."),
    )


def too_small(name: str, size: tuple[int, int]) -> DraftUnreadable:
    """A picture that is no page."""
    across, down = size
    return unreadable(
        name,
        Words(
            f"图片只有 {across}×{down} 像素，不是合同页面",
            f"a picture of {across} by {down} pixels is no page of a contract",
        ),
        Words("请提交清晰的整页照片或扫描件。", "Submit a clear photo or scan of the whole page."),
    )


def too_large_unpacked(name: str, limit: int) -> DraftUnreadable:
    """The file unpacks to more than it may; the mark of a zip bomb."""
    return DraftUnreadable(
        "too_large_unpacked",
        Words(
            f"“{name}”解压后超过 {limit / MEGABYTE:g} MB 的上限，已停止读取。",
            f'"{name}" unpacks to more than {limit / MEGABYTE:g} MB; reading was stopped.',
        ),
        Words("请删去文件中的图片和嵌入对象后重新提交。", "Remove pictures and embedded objects and submit again."),
    )


def too_deep(name: str, limit: int) -> DraftUnreadable:
    """Zips and mails in one another."""
    return unreadable(
        name,
        Words(f"压缩包和邮件嵌套超过 {limit} 层", f"zips and mails lie more than {limit} deep in one another"),
        Words("请解压后只提交合同和附件。", "Unpack it and submit the contract and its annexes only."),
    )


def inside(name: str, refusal: DraftUnreadable) -> DraftUnreadable:
    """The refusal of a file that lies in the zip or mail `name`."""
    said = refusal.message
    return DraftUnreadable(refusal.reason, Words(f"“{name}”中：{said.zh}", f'In "{name}": {said.en}'), refusal.hint)


def no_contract(name: str) -> DraftUnreadable:
    """A zip or a mail without any draft in it."""
    return DraftUnreadable(
        "empty",
        Words(f"“{name}”里没有可读的合同文件。", f'"{name}" holds no file that could be a contract.'),
        Words("请把合同和附件一起打包后重新提交。", "Put the contract and its annexes into it and submit it again."),
    )


def stopped(name: str, why: Words) -> DraftUnreadable:
    """The process that read the file was ended, or ended itself."""
    return DraftUnreadable(
        "stopped",
        Words(f"读取“{name}”时已停止：{why.zh}。", f'Reading "{name}" was stopped: {why.en}.'),
        Words(
            "文件可能已损坏或过于复杂。请用原来的程序打开，另存一份后重新提交；大文件可请管理员调高 RISKWATCH_DRAFT_SECONDS 或 "
            "RISKWATCH_DRAFT_MEMORY_MB。",
            "The file may be damaged or too complex. Open it in the program it came from, save a copy and submit that; for a "
            "large file RISKWATCH_DRAFT_SECONDS or RISKWATCH_DRAFT_MEMORY_MB can be raised.",
        ),
    )


def not_written(name: str, why: Words) -> DraftUnwritable:
    """The process that wrote into the file was ended, or ended itself."""
    return DraftUnwritable(
        Words(f"向“{name}”写入批注时已停止：{why.zh}。", f'Writing into "{name}" was stopped: {why.en}.'),
        Words(
            "请导出 HTML 报告；大文件可请管理员调高 RISKWATCH_DRAFT_SECONDS 或 RISKWATCH_DRAFT_MEMORY_MB。",
            "Take the report as HTML; for a large file RISKWATCH_DRAFT_SECONDS or RISKWATCH_DRAFT_MEMORY_MB can be raised.",
        ),
    )


def busy(name: str) -> DraftUnreadable:
    """As many drafts are being read as may be at one time."""
    return DraftUnreadable(
        "busy",
        Words(
            f"现在正在读取其他合同，“{name}”还没有读取。", f'Other drafts are being read; "{name}" was not read yet.'
        ),
        Words("请稍后重新提交。", "Submit it again in a little while."),
    )


def unsupported(name: str, truth: Words, hint: Words = SEND_THIS) -> DraftUnreadable:
    """A format that is known, and not read."""
    return DraftUnreadable(
        "unsupported",
        Words(f"“{name}”是{truth.zh}，不能直接读取。", f'"{name}" is {truth.en}, which is not read directly.'),
        hint,
    )


def signed_already(name: str) -> DraftUnwritable:
    """A digital signature would no longer hold after any change."""
    return DraftUnwritable(
        Words(
            f"“{name}”带有数字签名，写入批注会使签名失效。",
            f'"{name}" is digitally signed; comments in it would break the signature.',
        ),
        Words("请用 Word 另存一份未签名的副本，再重新检查。", "Save a copy without the signature and check that."),
    )


def no_place(name: str) -> DraftUnwritable:
    """The structure of the file leaves no room for comments, such as a body that is one picture."""
    return DraftUnwritable(
        Words(
            f"“{name}”的结构特殊，无法在不改动正文的前提下写入批注。",
            f'"{name}" is built so that nothing can be written into it without changing its text.',
        ),
        Words(
            "请用 Word 打开、另存为 .docx 后重新检查，或导出 HTML 报告。",
            "Open it in Word, save it as .docx and check that, or take the report as HTML.",
        ),
    )


def read_otherwise(name: str) -> DraftUnwritable:
    """The file was changed, or an earlier version of this program read it otherwise: places would be wrong."""
    return DraftUnwritable(
        Words(
            f"“{name}”现在读出的文字与检查时不同，批注位置会出错。",
            f'"{name}" reads otherwise than when it was checked; comments would stand in wrong places.',
        ),
        Words("请重新检查这份合同。", "Check the draft again."),
    )


def nothing_written_into(name: str, formats: str) -> DraftUnwritable:
    """A format that knows no comments, or that we do not write."""
    return DraftUnwritable(
        Words(f"无法把批注写入“{name}”。", f'Nothing can be written into "{name}".'),
        Words(f"批注可写入：{formats}。", f"Comments are written into: {formats}."),
    )
