"""XS-2026-118: a purchase contract as it comes back from the buyer, with his changes in it and much to find."""

from __future__ import annotations

from docx_writer import Cell, Docx

SELLER, BUYER = "江阴澄洛流体设备有限公司", "常州榆廷建设工程有限公司"

GOODS = [
    ("1", "不锈钢卧式离心泵", "CLP80-160", "台", "12", "18,600.00", "223,200.00"),
    ("2", "法兰闸阀", "Z41H-16C DN150", "台", "60", "1,480.00", "88,800.00"),
    ("3", "电动蝶阀", "D941X-16 DN200", "台", "24", "3,950.00", "94,800.00"),
    ("4", "弹簧式安全阀", "A48Y-16C DN80", "台", "18", "2,260.00", "40,680.00"),
]


def purchase() -> Docx:
    draft = Docx(header="合同编号：XS-2026-118", other="常州榆廷采购部")
    draft.title("工业泵阀购销合同")
    draft.line("合同编号：XS-2026-118")
    draft.line("签订日期：2026年11月20日　　签订地点：江苏省江阴市")
    _parties(draft)
    draft.line("供需双方经平等协商，就供方向需方供应泵阀产品事宜订立本合同，共同遵守。", indent=True)
    _goods(draft)
    _delivery(draft)
    _money(draft)
    _remainder(draft)
    _signatures(draft)
    return draft


def _parties(draft: Docx) -> None:
    draft.table(
        [
            [f"供方（卖方）：{SELLER}", f"需方（买方）：{BUYER}"],
            ["统一社会信用代码：91320281MA0DEM283A", "统一社会信用代码：91320411MA0DEM419Y"],
            ["住所：江苏省江阴市澄洛路118号", "住所：江苏省常州市新北区榆廷路66号"],
            ["法定代表人：陆亦舟", "法定代表人：沈允衡"],
            ["电话：0510-8600 0118", "电话：0519-8500 0066"],
            ["开户银行：江阴澄洛农村商业银行城东支行", "开户银行：常州榆廷商业银行新北支行"],
            ["账号：3202 8100 0000 0118 001", "账号：3204 1100 0000 0066 009"],
        ],
        [1, 1],
    )


def _goods(draft: Docx) -> None:
    draft.article("产品名称、规格型号、数量与价款")
    head = [
        [
            *(
                Cell(name, down=2, align="center", bold=True)
                for name in ("序号", "产品名称", "规格型号", "单位", "数量")
            ),
            Cell("含税价（人民币元）", across=2, align="center", bold=True),
        ],
        [*(Cell("", covered=True) for _ in range(5)), *(Cell(n, align="center", bold=True) for n in ("单价", "金额"))],
    ]
    aligned = ("center", "left", "left", "center", "right", "right", "right")
    rows = [[Cell(text, align=side) for text, side in zip(row, aligned, strict=True)] for row in GOODS]
    total = [Cell("合计", across=6, align="center", bold=True), Cell("474,480.00", align="right", bold=True)]
    draft.table([*head, *rows, total], [6, 19, 20, 7, 8, 14, 16])
    draft.line("合同总价（含13%增值税）：人民币肆拾肆万柒仟肆佰捌拾元整（¥474,480.00）。", indent=True)


def _delivery(draft: Docx) -> None:
    draft.article("质量标准")
    draft.line("产品质量应符合国家有关标准，并达到需方满意。", indent=True)
    draft.article("交货")
    draft.point("供方应于合同生效后30日内分两批将产品运至需方指定的工程现场，运杂费由供方承担。")
    draft.point("货到现场后由需方现场工作人员签收。")
    draft.article("验收")
    draft.point("需方收货后应及时组织验收。")
    draft.point("产品以需方签署书面验收单为准，未签署验收单的，不视为验收合格。")


def _money(draft: Docx) -> None:
    draft.article("结算与付款")
    draft.point("供方按批次向需方开具税率为13%的增值税专用发票。")
    draft.point("需方应在[-收货后三十日内-][+业主支付相应工程款后十日内+]向供方支付该批货款的95%。")
    draft.point(
        "余款5%为[?质量保证金|我司总包合同均按此惯例：货款跟业主进度走，质保金两年。请贵司确认。?]，质保期满后无质量问题的，无息付清。"
    )
    draft.article("违约责任")
    draft.point("供方逾期交货的，每逾期一日，按合同总价的千分之五向需方支付违约金。")
    draft.point("需方逾期付款的，每逾期一日，按万分之五向供方支付违约金，累计不超过逾期金额的1%。")
    draft.point("[+需方逾期付款期间，供方不得停止供货，否则赔偿需方由此遭受的全部损失。+]")


def _remainder(draft: Docx) -> None:
    draft.article("合同变更")
    draft.line("需方有权根据工程进度随时调整产品的数量和交货时间，供方应予配合，不得提出异议。", indent=True)
    draft.article("争议解决")
    draft.line(
        "因本合同发生的争议，双方协商解决；协商不成的，可以向常州仲裁委员会申请仲裁，也可以向需方所在地人民法院起诉。",
        indent=True,
    )
    draft.article("其他")
    draft.point("本合同附件一《技术协议》与本合同具有同等法律效力。")
    draft.point("本合同经双方签字、盖章后生效，一式肆份，双方各执贰份。")
    draft.line("（以下无正文，为签署页）")


def _signatures(draft: Docx) -> None:
    draft.table(
        [
            [f"供方（盖章）：{SELLER}", "需方（盖章）：常州榆廷建设工程有限责任公司"],
            ["法定代表人（签字）：陆亦舟", "委托代理人（签字）：顾庭安"],
            ["日期：2026年11月20日", "日期：2026年11月20日"],
        ],
        [1, 1],
        lines=False,
    )
