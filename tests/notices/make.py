#!/usr/bin/env python3
"""Makes the notices of this folder from their texts: encodings, full width, Word, web page, workbook.

The texts in text/ are written in half width, which is easier to label. Run it in this folder; it needs nothing
but Python. The results are checked in, so that the tests need no Python.
"""
import pathlib
import zipfile

HERE = pathlib.Path(__file__).parent
WIDE = str.maketrans(",:;()?!", ",:;()?!".translate({ord(c): ord(c) + 0xFEE0 for c in ",:;()?!"}))


def wide(text):
    """Full-width marks, and Chinese quotes for straight ones."""
    out, opened = [], False
    for c in text.translate(WIDE):
        if c == '"':
            c = "\u201d" if opened else "\u201c"
            opened = not opened
        out.append(c)
    return "".join(out)


def indent(text):
    return "".join("\u3000\u3000" + line + "\r\n" for line in text.splitlines())


def wrapped(text, columns=64):
    """Lines of one width, as old editors break them, paragraphs indented."""
    out = []
    for paragraph in text.splitlines():
        line = "\u3000\u3000"
        for c in paragraph:
            width = sum(2 if ord(x) > 0x1100 else 1 for x in line)
            if width + (2 if ord(c) > 0x1100 else 1) > columns:
                out.append(line)
                line = ""
            line += c
        out.append(line)
    return "\r\n".join(out)


def text(name):
    return (HERE / "text" / f"{name}.txt").read_text(encoding="utf-8")


def save(name, data):
    (HERE / name).write_bytes(data)


def texts():
    plain = {
        "county-categories-bracket-labels": lambda t: wide(t).encode("utf-8"),
        "department-one-paragraph": lambda t: indent(wide(t)).encode("gb18030"),
        "university-circled-items": lambda t: t.encode("utf-8-sig"),
        "enterprise-question-labels": lambda t: b"\xff\xfe" + wide(t).replace("\n", "\r\n").encode("utf-16-le"),
        "township-unlabelled-numbers": lambda t: indent(wide(t)).encode("utf-8"),
        "county-same-mark-two-depths": lambda t: t.encode("utf-8"),
        "bureau-pairs-without-marks": lambda t: wide(t).encode("utf-8"),
        "district-mixed-depth": lambda t: t.encode("utf-8"),
        "bureau-grouped-by-standing": lambda t: t.encode("utf-16-be"),
        "pasted-page-parts": lambda t: wide(t).encode("gb18030"),
        "big5-office": lambda t: wide(t).encode("big5"),
        "court-ordinal-measures": lambda t: wide(t).encode("utf-8"),
        "city-four-levels-unlabelled": lambda t: wide(t).encode("utf-8"),
        "college-dotted-numbers": lambda t: t.encode("utf-8"),
        "office-wrapped-lines": lambda t: wrapped(wide(t)).encode("gb18030"),
    }
    for name, make in plain.items():
        save(f"{name}.txt", make(text(name)))


def esc(t):
    return t.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def package(name, parts):
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as z:
        for path, data in parts.items():
            info = zipfile.ZipInfo(path, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELS = (
    HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="{target}"/></Relationships>'
)
TYPES = (
    HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
)


def level(at, fmt, txt):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{txt}"/></w:lvl>'
    )


NUMBERING = (
    HEAD + f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCountingThousand", "(%2)")
    + level(2, "decimal", "%3.") + level(3, "decimal", "(%4)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + level(0, "decimalEnclosedCircleChinese", "%1")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>" for n in range(2, 12)
    )
    + "</w:numbering>"
)
STYLES = (
    HEAD + f'<w:styles {W}>'
    '<w:style w:type="paragraph" w:styleId="a0"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="h{n}"><w:name w:val="heading {n}"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in range(1, 5)
    )
    + "</w:styles>"
)


def run(t):
    return f'<w:r><w:t xml:space="preserve">{esc(t)}</w:t></w:r>'


def par(t, style="", extra="", inner=None):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{extra}</w:pPr>{inner or run(t)}</w:p>"


def listed(t, num):
    return par(t, extra=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>')


def docx(name, body, extra=None):
    overrides = (
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/>'
    )
    parts = {
        "[Content_Types].xml": TYPES.format(overrides=overrides),
        "_rels/.rels": RELS.format(target="word/document.xml"),
        "word/document.xml": HEAD + f"<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
    }
    parts.update(extra or {})
    package(name, parts)


def docx_numbered():
    b = par(wide("中共丑县委关于巡视整改进展情况的通报"), "a0")
    b += par("目录 整改工作组织情况\t1", "t1")
    b += par(wide(
        "2024年5月13日至7月12日,省委第五巡视组对丑县开展了常规巡视。2024年9月6日,省委第五巡视组向中共丑县委"
        "反馈了巡视意见。"))
    b += par(wide("县委巡视整改组织情况"), "h1")
    b += par(wide("县委常委会会议研究整改工作11次,制定整改措施7条。"))
    b += par(wide("巡视反馈问题整改落实情况"), "h1")
    b += par(wide("落实乡村振兴战略方面"), "h2")
    b += par(wide("巩固脱贫成果不够扎实。"), "h3")
    b += par(wide("防返贫监测不精准。抽查的60户监测对象中有5户识别不及时。"), "h4")
    b += par(wide("整改情况:"))
    b += listed(wide("开展集中排查2轮,新识别纳入监测对象43户。"), 2)
    b += listed("", 2)
    b += par("", inner=run(wide("责任单位:县农业农村局")))
    b += par(wide("扶贫资产管护不到位。7处饮水设施闲置。"), "h4")
    b += par(wide("整改情况:"))
    b += listed(wide("修复饮水设施7处,恢复供水1360人。"), 3)
    b += listed(wide("明确管护员52名,落实管护经费31万元。"), 3)
    b += listed(wide("建立资产管护台账。"), 3)
    b += par("", inner=run(wide("责任单位:县水利局")))
    b += par(wide("耕地保护力度不够。"), "h3")
    b += par("", "h4", inner=run(wide("撂荒地治理滞后。")) + "<w:del>" + "<w:r><w:delText>原写二千亩。</w:delText></w:r>"
             + "</w:del>" + run(wide("排查出撂荒地2100亩,仅复耕600亩。")))
    b += par(wide("整改情况:"))
    b += listed(wide("复耕撂荒地1500亩,全部落实耕种主体。"), 4)
    b += listed(wide("推行土地托管,托管面积3.4万亩。"), 4)
    b += par("", inner=run(wide("责任单位:县农业农村局")))
    b += par(wide("基层党组织建设方面"), "h2")
    b += par(wide("农村党员队伍老化。"), "h3")
    b += par(wide("发展党员工作不均衡。近三年有9个村没有发展党员。"), "h4")
    b += par(wide("整改情况:"))
    b += listed(wide("9个村均已发展党员或确定入党积极分子。"), 5)
    b += listed(wide("建立发展党员全程纪实制度。"), 5)
    b += par("", inner=run(wide("责任单位:县委组织部")))
    b += par(wide("下一步工作打算"), "h1")
    b += par(wide("县委将持续用力,推动整改常态长效。"))
    footer = HEAD + f'<w:ftr {W}>{par("第1页")}</w:ftr>'
    docx("docx-automatic-numbers.docx", b, {"word/footer1.xml": footer})


def cell(t, merge="", span=1):
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merge = {"": "", "start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f"<w:tc><w:tcPr>{grid}{merge}</w:tcPr>" + "".join(par(wide(x)) for x in t.split("\n")) + "</w:tc>"


def docx_table():
    b = par(wide("寅市住房和城乡建设局党组巡察反馈问题整改台账"), "a0")
    b += par(wide(
        "2024年3月18日至5月17日,市委第七巡察组对市住房和城乡建设局党组开展了常规巡察。2024年7月1日,市委第七巡察组"
        "向市住房和城乡建设局党组反馈了巡察意见。"))
    rows = [
        ["序号", "方面", "反馈问题", "整改措施", "责任单位", "整改时限", "完成情况"],
        ["1", ("落实主体责任方面", "start"), "意识形态工作责任制落实不到位。全年没有专题研究意识形态工作。",
         "一是党组会议专题研究意识形态工作2次。二是制定责任清单。", "办公室", "2024年10月底前", "已完成"],
        ["2", ("", "on"), "机关作风不实。",
         "1.开展作风整治,通报4人。\n2.推行首问负责制。", "机关党委\n人事科", "立行立改", "已完成,长期坚持"],
        ["3", ("住房保障方面", "start"), "保障性住房分配管理不规范。查出违规享受保障房26户。",
         "收回住房26套,重新配租19套。", "住房保障科", "2025年6月30日前", "正在推进"],
    ]
    b += "<w:tbl>"
    for row in rows:
        b += "<w:tr>" + "".join(cell(c) if isinstance(c, str) else cell(*c) for c in row) + "</w:tr>"
    b += "</w:tbl>"
    b += par(wide("注:台账每月更新一次。"))
    docx("docx-table.docx", b)


def page():
    p = [
        "2024年6月17日至8月16日,市委第九巡察组对卯县自然资源局党组开展了巡察。2024年10月9日,市委第九巡察组向卯县自然资源局"
        "党组反馈了巡察意见。",
        "<b>一、落实耕地保护政策方面</b>",
        "<b>(一)违法用地查处不力。</b>2022年至2023年有14宗违法用地未立案。",
        "<b>整改措施:</b>一是对14宗违法用地全部立案查处,罚款57.6万元。二是建立卫片执法月通报制度。",
        "<b>整改时限:</b>2025年3月31日前",
        "<b>(二)高标准农田建设质量不高。</b>抽查的12个项目有3个存在沟渠破损。",
        "<b>整改措施:</b>一是修复沟渠4.6公里。二是落实工程质保金制度。三是约谈施工单位3家。",
        "<b>整改时限:</b>2025年6月底前",
        "<b>二、落实全面从严治党方面</b>",
        "<b>(一)党内政治生活不严肃。</b>民主生活会批评意见避重就轻。",
        "<b>整改措施:</b>重新召开专题民主生活会,提出批评意见21条。",
        "<b>整改时限:</b>立行立改",
    ]
    ps = "\n".join(f"<p>\u3000\u3000{wide(x)}</p>" if "<b>" not in x else "<p>&nbsp;&nbsp;"
                   + "".join(wide(y) if not y.startswith("<") else y for y in split_tags(x)) + "</p>" for x in p)
    html = f"""<!DOCTYPE html>
<html><head><meta charset="gb2312"><title>卯县自然资源局党组关于巡察整改情况的通报_卯县人民政府</title>
<style>p{{text-indent:2em}}</style><script>var a="<p>不是正文</p>";</script></head>
<body>
<div class="top-nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<div class="crumb">当前位置:首页 &gt; 巡察整改</div>
<div class="article"><h1>卯县自然资源局党组关于巡察整改情况的通报</h1>
<div class="info">发布时间:2025-04-21 来源:县自然资源局 <span>浏览次数:88</span></div>
<div class="share">分享到:<a>微信</a></div>
<div class="TRS_Editor">
{ps}
</div>
<div style="display:none">隐藏的文字</div>
<p><a href="a.html">上一篇:关于征求意见的公告</a></p>
</div>
<div id="footer"><p>主办单位:卯县人民政府办公室</p><p>网站标识码:0000000000</p></div>
</body></html>"""
    save("page-with-furniture.html", html.encode("gb18030"))


def table_page():
    rows = """<tr><th rowspan="2">序号</th><th rowspan="2">反馈问题</th><th rowspan="2">整改措施及完成情况</th>
<th colspan="2">整改责任</th><th rowspan="2">整改时限</th></tr>
<tr><th>责任领导</th><th>责任科室</th></tr>
<tr><td colspan="6">一、政治建设方面</td></tr>
<tr><td>1</td><td>学习计划不具体。</td><td><p>1.重新制定学习计划。</p><p>2.开展集中学习8次。</p></td>
<td rowspan="2">党组书记</td><td>办公室</td><td>已完成</td></tr>
<tr><td>2</td><td>“第一议题”落实不到位。近一年仅落实3次。</td><td>严格执行第一议题制度。<td>办公室<td>长期坚持</tr>
<tr><td colspan="6">二、业务工作方面</td></tr>
<tr><td>3</td><td>审计整改跟踪不力。</td><td>建立整改台账,跟踪问题56个。</td><td>分管副局长</td><td>督查股</td>
<td>2024年12月底前</td></tr>"""
    html = f"""<!doctype html><html><head><meta charset="utf-8"></head><body><h2>巳县审计局党组关于巡察整改情况的通报</h2>
<p>2024年3月5日至20日,县委第二巡察组对巳县审计局党组开展了专项巡察。</p><table border="1">{rows}</table></body></html>"""
    save("page-table-groups.html", html.encode("utf-8"))


def split_tags(x):
    out, buf = [], ""
    for c in x:
        if c == "<":
            out.append(buf)
            buf = c
        elif c == ">":
            out.append(buf + c)
            buf = ""
        else:
            buf += c
    return [y for y in out + [buf] if y]


LEDGER = [
    ["辰县巡察整改台账"] + [""] * 9,
    ["序号", "方面", "反馈问题", "问题表现", "整改措施", "责任领导", "牵头单位", "配合单位", "整改时限", "完成情况"],
    ["1", "政治建设方面", "政治理论学习不深入", "2023年学习5次,少于规定次数。", "1.制定学习计划。\n2.开展集中学习12次。",
     "县委副书记", "县委办公室", "县委宣传部、县委党校", 45657, "已完成"],
    ["2", "", "民主集中制执行不严", "重大事项未集体研究。", "修订议事规则。", "县委副书记", "县委办公室", "", 45747, "已完成,长期坚持"],
    ["3", "组织建设方面", "干部教育培训不足", "近两年有38名干部未参加培训。", "一是举办培训班4期。二是38名干部全部参训。",
     "县委常委、组织部部长", "县委组织部", "县委党校", "2025年6月底前", "正在推进"],
    ["4", "", "档案管理不规范", "", "整理干部档案420卷。", "县委常委、组织部部长", "县委组织部", "", "长期坚持", "县里正在研究"],
]


def column(n):
    return chr(ord("A") + n)


def ledger():
    strings, rows = [], ""
    for r, row in enumerate(LEDGER, 1):
        cells = ""
        for c, value in enumerate(row):
            if value == "":
                continue
            ref = f"{column(c)}{r}"
            if isinstance(value, int):
                cells += f'<c r="{ref}" s="1"><v>{value}</v></c>'
            elif value.isdigit():
                cells += f'<c r="{ref}"><v>{value}</v></c>'
            else:
                strings.append(value)
                cells += f'<c r="{ref}" t="s"><v>{len(strings) - 1}</v></c>'
        rows += f'<row r="{r}">{cells}</row>'
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    overrides = "".join(
        f'<Override PartName="/xl/{p}" ContentType="{base}{t}+xml"/>'
        for p, t in [("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"),
                     ("sharedStrings.xml", "sharedStrings"), ("styles.xml", "styles")]
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    package("ledger.xlsx", {
        "[Content_Types].xml": TYPES.format(overrides=overrides),
        "_rels/.rels": RELS.format(target="xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": HEAD
        + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{kind}sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{kind}styles" Target="styles.xml"/></Relationships>',
        "xl/workbook.xml": HEAD + f'<workbook {ns} {rel}><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>",
        "xl/worksheets/sheet1.xml": HEAD + f'<worksheet {ns}><sheetData>{rows}</sheetData><mergeCells count="3">'
        '<mergeCell ref="A1:J1"/><mergeCell ref="B3:B4"/><mergeCell ref="B5:B6"/></mergeCells></worksheet>',
        "xl/sharedStrings.xml": HEAD + f'<sst {ns} count="{len(strings)}" uniqueCount="{len(strings)}">'
        + "".join(f"<si><t>{esc(s)}</t></si>" for s in strings) + "</sst>",
        "xl/styles.xml": HEAD + f'<styleSheet {ns}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    })
    csv = "\r\n".join(",".join('"' + str(v).replace('"', '""') + '"' if "\n" in str(v) or "," in str(v) else
                               {45657: "2024/12/31", 45747: "2025/3/31"}.get(v, str(v)) for v in row)
                      for row in LEDGER[1:])
    save("ledger.csv", csv.encode("gb18030"))


def ods():
    """The ledger as an OpenDocument workbook, with a long tail of repeated empty cells as editors write it."""
    rows = ""
    spans = {(0, 0): (1, 10), (2, 1): (2, 1), (4, 1): (2, 1)}
    for r, row in enumerate(LEDGER):
        cells = ""
        for c, value in enumerate(row):
            if value == "":
                tag = "covered-table-cell" if r == 0 or c == 1 else "table-cell"
                cells += f"<table:{tag}/>"
                continue
            down, across = spans.get((r, c), (1, 1))
            attrs = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' if (r, c) in spans else ""
            shown = {45657: "2024-12-31", 45747: "2025-03-31"}.get(value, value)
            lines = "".join(f"<text:p>{esc(x)}</text:p>" for x in str(shown).split("\n"))
            cells += f'<table:table-cell office:value-type="string"{attrs}>{lines}</table:table-cell>'
        rows += f'<table:table-row>{cells}<table:table-cell table:number-columns-repeated="16374"/></table:table-row>'
    rows += '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/>' \
        "</table:table-row>"
    o = "urn:oasis:names:tc:opendocument:xmlns:"
    package("ledger.ods", {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": HEAD + f'<office:document-content xmlns:office="{o}office:1.0" xmlns:table="{o}table:1.0" '
        f'xmlns:text="{o}text:1.0"><office:body><office:spreadsheet><table:table table:name="台账">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    })


def record(kind, data=b""):
    return kind.to_bytes(2, "little") + len(data).to_bytes(2, "little") + data


def le(n, size=2):
    return n.to_bytes(size, "little")


def xls():
    """The ledger as a workbook of the old kind: BIFF8 in a compound file of 512-byte sectors."""
    import struct
    strings, cells = [], b""
    for r, row in enumerate(LEDGER):
        for c, value in enumerate(row):
            if value == "":
                continue
            if isinstance(value, int) or value.isdigit():
                style = 1 if isinstance(value, int) else 0
                cells += record(0x0203, le(r) + le(c) + le(style) + struct.pack("<d", float(value)))
            else:
                strings.append(value)
                cells += record(0x00FD, le(r) + le(c) + le(0) + le(len(strings) - 1, 4))
    bof = lambda kind: record(0x0809, le(0x0600) + le(kind) + le(0x0DBB) + le(0x07CC) + le(0, 8))
    merged = [(0, 0, 0, 9), (2, 3, 1, 1), (4, 5, 1, 1)]
    sheet = bof(0x10) + cells + record(
        0x00E5, le(len(merged)) + b"".join(le(x) for m in merged for x in m)) + record(0x0A)
    sst = le(len(strings), 4) * 2 + b"".join(le(len(s)) + b"\x01" + s.encode("utf-16-le") for s in strings)
    xf = lambda fmt: record(0x00E0, le(0) + le(fmt) + le(0, 16))
    name = "台账".encode("utf-16-le")
    head = lambda at: (
        bof(0x05) + record(0x42, le(1200)) + xf(0) + xf(14)
        + record(0x85, le(at, 4) + le(0) + le(2, 1) + b"\x01" + name) + record(0xFC, sst) + record(0x0A))
    stream = head(len(head(0))) + sheet
    stream += b"\0" * (max(4096, -(-len(stream) // 512) * 512) - len(stream))
    count = len(stream) // 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE] + [n + 3 for n in range(count - 1)] + [0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    entry = lambda name, kind, child, start, size: (
        name.encode("utf-16-le").ljust(64, b"\0") + le(len(name) * 2 + 2) + le(kind, 1) + le(1, 1)
        + le(0xFFFFFFFF, 4) * 2 + le(child, 4) + le(0, 36) + le(start, 4) + le(size, 8))
    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    directory = directory.ljust(512, b"\0")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + le(0, 16) + le(0x3E) + le(3) + le(0xFFFE) + le(9) + le(6) + le(0, 6)
        + le(0, 4) + le(1, 4) + le(1, 4) + le(0, 4) + le(4096, 4) + le(0xFFFFFFFE, 4) + le(0, 4) + le(0xFFFFFFFE, 4)
        + le(0, 4) + le(0, 4) + le(0xFFFFFFFF, 4) * 108)
    save("ledger.xls", header + b"".join(le(n, 4) for n in fat) + directory + stream)


if __name__ == "__main__":
    texts()
    docx_numbered()
    docx_table()
    page()
    table_page()
    ledger()
    ods()
    xls()
