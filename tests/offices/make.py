#!/usr/bin/env python3
"""Makes the files of this folder: the same notices as Word writes them today (docx), as Word and WPS wrote them before
2007 (doc) and as pages (pdf). The docx files are put together here, the others are made of them by LibreOffice
(`soffice` in the path), and the OFD of the PDF with pymupdf. The results are checked in, so that the tests need neither Python nor LibreOffice.
"""
import pathlib
import subprocess
import zipfile

HERE = pathlib.Path(__file__).parent
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
FONT = '<w:rFonts w:ascii="Noto Sans CJK SC" w:hAnsi="Noto Sans CJK SC" w:eastAsia="Noto Sans CJK SC"/>'


def esc(t):
    return t.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(t, looks=""):
    return f'<w:r><w:rPr>{FONT}{looks}</w:rPr><w:t xml:space="preserve">{esc(t)}</w:t></w:r>'


def sized(t, size):
    return run(t, f'<w:sz w:val="{size}"/>')


def deleted(t):
    return f'<w:del w:id="9" w:author="a" w:date="2031-01-01T00:00:00Z"><w:r><w:rPr>{FONT}</w:rPr>' \
           f'<w:delText xml:space="preserve">{esc(t)}</w:delText></w:r></w:del>'


def field(code, shown):
    char = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    return char("begin") + f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>' \
        + char("separate") + run(shown) + char("end")


def par(inner, looks='<w:ind w:firstLineChars="200" w:firstLine="640"/>', style=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = inner if inner.startswith("<") else run(inner)
    return f"<w:p><w:pPr>{style}{looks}</w:pPr>{inner}</w:p>"


def title(t, size=44):
    return par(run(t, f'<w:sz w:val="{size}"/>'), '<w:jc w:val="center"/>')


def head(t, level):
    return par(t, "", f"h{level}")


def item(t, number, level=0):
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return par(t, numbered + '<w:ind w:left="0" w:firstLine="640"/>')


def level(at, fmt, txt, indent=640):
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:suff w:val="nothing"/>' \
           f'<w:lvlText w:val="{txt}"/><w:pPr><w:ind w:left="0" w:firstLine="{indent}"/></w:pPr></w:lvl>'


LEVELS = level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCountingThousand", "(%2)") \
    + level(2, "decimal", "%3.") + level(3, "decimal", "(%4)")
NUMBERING = HEAD + f'<w:numbering {W}>' \
    f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{LEVELS}</w:abstractNum>' + "".join(f'<w:abstractNum w:abstractNumId="{n}">{level(0, "decimalEnclosedCircleChinese", "%1")}</w:abstractNum>'
              for n in range(1, 4)) \
    + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(4)) + "</w:numbering>"
STYLES = HEAD + f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{FONT}<w:sz w:val="32"/></w:rPr></w:rPrDefault>' \
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>' \
    '<w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:style>' + "".join(
        f'<w:style w:type="paragraph" w:styleId="h{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="a"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in range(1, 5)) + "</w:styles>"


def cell(t, width, more=""):
    small = '<w:pPr><w:spacing w:line="320" w:lineRule="exact"/></w:pPr>'
    inner = "".join(f"<w:p>{small}{sized(x, 24)}</w:p>" for x in t.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{inner}</w:tc>'


def table(widths, rows):
    line = lambda side: f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    borders = "".join(line(side) for side in ["top", "left", "bottom", "right", "insideH", "insideV"])
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    body = ""
    for row in rows:
        cells, at = "", 0
        for t in row:
            more, span = "", 1
            if t.startswith("<<"):
                span = int(t[2])
                t, more = t[3:], f'<w:gridSpan w:val="{span}"/>'
            if t.startswith("vv"):
                t, more = t[2:], more + '<w:vMerge w:val="restart"/>'
            if t == "^^":
                t, more = "", more + "<w:vMerge/>"
            cells += cell(t, sum(widths[at:at + span]), more)
            at += span
        body += f"<w:tr>{cells}</w:tr>"
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>' \
           f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def docx(name, body, header="", columns=1):
    parts = [("styles", "styles", STYLES), ("numbering", "numbering", NUMBERING)]
    margin = lambda tag, inner: HEAD + f"<w:{tag} {W}>{inner}</w:{tag}>"
    number = par(run("— ") + field("PAGE", "1") + run(" —"), '<w:jc w:val="center"/>')
    parts.append(("footer", "footer", margin("ftr", number)))
    links = '<w:footerReference w:type="default" r:id="rfooter"/>'
    if header:
        parts.append(("header", "header", margin("hdr", par(run(header, '<w:sz w:val="21"/>'), '<w:jc w:val="center"/>'))))
        links = '<w:headerReference w:type="default" r:id="rheader"/>' + links
    if "footnoteReference" in body:
        note = lambda at, kind, inner: f'<w:footnote w:id="{at}"{kind}>{inner}</w:footnote>'
        parts.append(("footnotes", "footnotes", margin("footnotes",
            note(-1, ' w:type="separator"', "<w:p><w:r><w:separator/></w:r></w:p>")
            + note(0, ' w:type="continuationSeparator"', "<w:p><w:r><w:continuationSeparator/></w:r></w:p>")
            + note(1, "", par(run("台账由局办公室保管。", '<w:sz w:val="21"/>'), "")))))
    section = f'<w:sectPr>{links}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" ' \
              f'w:left="1588" w:header="1200" w:footer="1400" w:gutter="0"/><w:cols w:num="{columns}" w:space="600"/></w:sectPr>'
    files = {
        "word/document.xml": HEAD + f"<w:document {W} {R}><w:body>{body}{section}</w:body></w:document>",
        "_rels/.rels": HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": HEAD
        + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="r{own}" Type="{OFFICE}{kind}" Target="{own}.xml"/>' for own, kind, _ in parts)
        + "</Relationships>",
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{KIND}document.main+xml"/>'
        + "".join(f'<Override PartName="/word/{own}.xml" ContentType="{KIND}{kind}+xml"/>' for own, kind, _ in parts)
        + "</Types>",
    }
    files.update({f"word/{own}.xml": text for own, _, text in parts})
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as z:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, (2031, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data)


def convert(name, kind, filter=""):
    subprocess.run(["soffice", "--headless", "--convert-to", kind + filter, "--outdir", HERE, HERE / name],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def notice():
    """A notice of several pages with automatic numbers, a table and a running head."""
    b = title("中共临川县水务局党组关于县委第三巡察组巡察反馈意见整改进展情况的通报", 44)
    b += title("(2031年6月30日)", 32)
    b += par("根据县委统一部署,2031年1月6日至2月28日,县委第三巡察组对县水务局党组开展了常规巡察。3月20日,县委第三巡察组"
             "向局党组反馈了意见。按照有关要求,现将巡察整改进展情况予以公布。")
    b += head("整改组织情况", 1)
    b += par("局党组先后召开党组会6次,研究部署整改工作,制定整改方案,列出问题3个,细化措施7条,明确责任单位和完成时限,"
             "每月调度一次。")
    b += head("反馈问题整改情况", 1)
    b += head("水利工程管护方面", 2)
    b += head("小水库管护不到位。", 3)
    b += par("巡察反馈指出,全县42座小水库中有9座没有落实管护人员,部分溢洪道淤堵。")
    b += par("整改情况:")
    b += item("逐库落实管护责任。为42座小水库各落实管护人员1名,每半月到库检查一次,检查情况当日公布;对管护不到位的9座小水库,由局党组会研究,"
              "明确责任单位,每月到库检查一次。", 2)
    b += item("清淤9处溢洪道,完成投资186万元。", 2)
    b += item("管护人员到位42人。", 2)
    b += par("责任单位:工程管理股;完成时限:2031年5月31日;整改进展:已完成。")
    b += head("灌区渠道渗漏。", 3)
    b += par("巡察反馈指出,灌区渠道完好率只有61%。")
    b += par("整改情况:")
    b += item("完成投资420万元,改造渠道18.6公里。", 3)
    b += item("明确渠道管护人员5名。", 3)
    b += par("责任单位:灌区中心;完成时限:2031年12月31日;整改进展:推进中。")
    b += head("队伍建设方面", 2)
    b += head("岗位轮换制度落实不严。", 3)
    b += par("巡察反馈指出,3名股室负责人10年没有交流。")
    b += par("整改情况:")
    b += item("交流股室负责人3名。", 4)
    b += item("明确岗位任职满5年交流。", 4)
    b += par("责任单位:局办公室;完成时限:2031年4月30日;整改进展:已完成。")
    docx("notice.docx", b, "临川县水务局文件")
    convert("notice.docx", "doc")
    convert("notice.docx", "rtf")
    convert("notice.docx", "odt")
    convert("notice.docx", "pdf", ":writer_pdf_Export")


def ledger():
    """A ledger as a table with merged cells that goes on over a page."""
    b = title("临川县水务局巡察整改台账", 36)
    rows = [["序号", "问题类别", "具体问题", "整改措施", "责任单位", "完成时限", "整改进展"]]
    units = ["工程管理股", "灌溉中心", "人事股", "水政股"]
    words = ["巡堤记录不完整", "泵站账实不符", "合同备案不及时", "水费收缴率偏低", "节水宣传不够", "河道采砂巡查少", "取水许可超期",
             "机电设备老化", "档案归集不全", "应急物资短缺"]
    for n, word in enumerate(words):
        kind = "vv工程管护方面" if n == 0 else "vv日常管理方面" if n == 5 else "^^"
        measures = f"1.开展排查{n + 2}次,逐项登记并限期整改到位。\n2.建立健全相关制度{n % 3 + 1}项。"
        rows.append([str(n + 1), kind, f"{word}。", measures, units[n % 4], f"2031年{n % 6 + 5}月", "已完成" if n % 3 else "推进中"])
    rows.append(["<<3合计", "共10项,全部明确措施和时限", "<<3以上由局办公室汇总"])
    b += table([700, 1100, 1700, 2644, 1100, 900, 700], rows)
    docx("ledger.docx", b)
    convert("ledger.docx", "doc")
    convert("ledger.docx", "rtf")
    convert("ledger.docx", "odt")
    convert("ledger.docx", "pdf", ":writer_pdf_Export")


def revised():
    """A text with tracked changes, hidden words, fields, a footnote and a break within a paragraph."""
    b = title("青石镇巡察整改情况说明")
    b += par(run("一、镇便民服务中心窗口") + deleted("长期") + run("空岗问题。") + run("(内部)", "<w:vanish/>") + run("已整改。"))
    b += par(run("详见") + field('HYPERLINK "http://example.invalid/"', "整改清单") + run(",共") + field("= 3 + 4", "7") + run("项。"))
    b += par(run("二、台账") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run("不全问题。") + "<w:r><w:br/></w:r>" + run("已补齐12份。"))
    b += par(run("删去的一段。", "<w:strike/>"))
    b += table([3000, 3000], [["问题", "去向"], ["窗口空岗", ""], ["", "已办结"]])
    b += par("English words & signs: “A–B” 50% …")
    docx("revised.docx", b, "青石镇")
    convert("revised.docx", "doc")
    convert("revised.docx", "rtf")
    convert("revised.docx", "odt")


def boxes():
    """Text boxes within a sentence, a cell and a header, and a list to choose from."""
    v = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    box = lambda inner: f'<w:r><w:pict><v:shape {v} type="#_x0000_t202" style="position:absolute;width:160pt;height:60pt">' \
        f'<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    words = "".join(f'<w:listEntry w:val="{word}"/>' for word in ["未启动", "进行中", "已销号"])
    choice = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="a"/><w:enabled/><w:ddList><w:result w:val="2"/>' \
        f'{words}</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText></w:r>' \
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    b = par(run("一、堤防巡查") + box(par("责任人:站长", "") + par("电话:内线8001", "")) + box(par("第二框", "")) + run("不经常。"), "")
    rows = table([2000, 4000], [["序号", "问题"], ["7", "渠道渗漏。"], ["8", "水费漏收。"]])
    b += rows.replace("</w:r></w:p></w:tc></w:tr><w:tr>", "</w:r>" + box(par("格内框", "")) + "</w:p></w:tc></w:tr><w:tr>", 2)
    b += par(run("二、整改状态:") + choice, "")
    docx("boxes.docx", b, "青石县水利局")
    convert("boxes.docx", "doc")
    convert("boxes.docx", "odt")


def columns():
    """A paper in two columns."""
    lines = ["各村党支部要对照反馈意见逐条认领,不回避矛盾,不掩盖问题,做到件件有着落。", "镇纪委每季度抽查一次整改台账,抽查比例不低于三成,结果在全镇通报。",
             "对弄虚作假、虚报进度的,一经查实,严肃追究主要负责人的责任。", "整改结束后一个月内,各支部写出专题报告,附上佐证材料目录。"]
    text = lambda n: f"第{n + 1}条 " + lines[n % 4] + lines[(n + 1) % 4]
    b = "".join(par(sized(text(n), 24), '<w:ind w:firstLine="480"/>') for n in range(16))
    docx("columns.docx", b, columns=2)
    convert("columns.docx", "pdf", ":writer_pdf_Export")
    (HERE / "columns.docx").unlink()


def locked():
    """A PDF that asks for a password."""
    docx("locked.docx", title("甲"))
    asks = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}'
    convert("locked.docx", "pdf", ":writer_pdf_Export:" + asks)
    (HERE / "locked.docx").unlink()


def printed():
    """A page printed by a browser, which names some characters as the radicals that look like them."""
    (HERE / "printed.html").write_text("<meta charset=utf-8><style>body{font:16px 'Noto Sans CJK SC'}p{text-indent:2em}</style>"
        "<p align=center>青石镇整改情况<p>一、用水管理方面。二月二日,方门口立行立改。</p>"
        "<table border=1 cellspacing=0 width=100%><tr><td>问题</td><td>进展</td></tr><tr><td>水价不一</td><td>已改</td></tr></table>",
        encoding="utf-8")
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--print-to-pdf={HERE / 'printed.pdf'}", f"file://{HERE / 'printed.html'}"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (HERE / "printed.html").unlink()


def plain():
    """Three pages that are not packed, in typefaces that are not in the file, with a running head, words aslant over the
    page, and a table that goes on over a page with its head repeated and a row broken off."""
    say = lambda x, y, t, size=16: f"BT /F1 {size} Tf {x} {y} Td <{t.encode('utf-16-be').hex()}> Tj ET\n"
    latin = lambda x, y, t: f"BT /F2 12 Tf {x} {y} Td ({t}) Tj ET\n"
    box = lambda x, y, w, h: f"{x} {y} {w} {h} re S\n"
    aslant = f"BT /F1 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <{'内部'.encode('utf-16-be').hex()}> Tj ET\n"
    row = lambda y, h, cells: "".join(box(x, y, w, h) + "".join(say(x + 4, y + h - 16 - 18 * n, t, 12)
        for n, t in enumerate(c.split("|"))) for (x, w), c in zip([(80, 40), (120, 180), (300, 144)], cells))
    head = say(200, 770, "柳河县审计局", 12) + aslant
    foot = lambda n: say(280, 50, f"— {n} —", 12)
    pages = [
        head + say(170, 700, "关于审计整改情况的说明", 22) + say(112, 660, "一、账簿登记不及时。县审计局已督促有关单位补记凭证")
        + say(80, 632, "四十份，并建立按月对账制度。") + say(112, 604, "二、其他事项。")
        + latin(112, 576, "The rate fell from 12.5% to 8%") + foot(1),
        head + row(200, 40, ["序号", "问题", "整改"]) + row(160, 40, ["1", "少记收入", "已补记"])
        + row(100, 60, ["2", "票据管理混乱", "清理票据五十本，对缺号票|据逐张核查，并追究有关人"]) + foot(2),
        head + row(700, 40, ["序号", "问题", "整改"]) + row(660, 40, ["", "", "员的责任。"])
        + row(620, 40, ["3", "资产闲置", "已盘活"]) + foot(3),
    ]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 3 /Kids [6 0 R 8 0 R 10 0 R] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    for n, content in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * n} 0 R "
                       "/Resources << /Font << /F1 3 0 R /F2 5 0 R >> >> >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    data, places = b"%PDF-1.4\n", []
    for n, own in enumerate(objects):
        places.append(len(data))
        data += f"{n + 1} 0 obj\n{own}\nendobj\n".encode()
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    (HERE / "plain.pdf").write_bytes(data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode())


def archive():
    """A page as a web archive, in GBK."""
    import quopri
    page = "<html><head><title>青石镇</title></head><body><p>一、河道巡查少。</p><p>整改情况：一是每周巡查=1次。</p></body></html>"
    text = "From: <Saved by WPS>\nSubject: a\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\";\n" \
        "\tboundary=\"----=_Part_1\"\n\n------=_Part_1\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" \
        "iVBORw0KGgo=\n------=_Part_1\nContent-Type: text/html;\n charset=\"gbk\"\nContent-Transfer-Encoding: quoted-printable\n\n"
    body = text.encode() + quopri.encodestring(page.encode("gbk")) + b"\n------=_Part_1--\n"
    (HERE / "saved.mht").write_bytes(body.replace(b"\n", b"\r\n"))


def texts():
    """Word files saved as one XML text: a package of parts, and the kind of 2003."""
    part = lambda name, xml: f'<pkg:part pkg:name="{name}" pkg:contentType="application/xml"><pkg:xmlData>' \
        f'{xml.removeprefix(HEAD)}</pkg:xmlData></pkg:part>'
    words = head("河道管理方面", 1) + item("清运垃圾12吨。", 2) + par(run("责任单位:水利站") + deleted("(草稿)"), "")
    body = f"<w:document {W}><w:body>{words}</w:body></w:document>"
    foot = f"<w:ftr {W}>{par(run('— 1 —'), '')}</w:ftr>"
    (HERE / "package.xml").write_text(HEAD + '<?mso-application progid="Word.Document"?>\n<pkg:package '
        'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">' + part("/word/document.xml", body)
        + part("/word/styles.xml", STYLES) + part("/word/numbering.xml", NUMBERING) + part("/word/footer1.xml", foot)
        + "</pkg:package>", encoding="utf-8")
    number = lambda t: f'<w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="{t}"/></w:listPr></w:pPr>'
    old = f'<w:p>{number("一、")}<w:r><w:t>河道管理方面</w:t></w:r></w:p><w:p>{number("①")}<w:r><w:t>清运垃圾12吨。</w:t></w:r></w:p>' \
        '<w:p><w:r><w:t>责任单位:水利站</w:t></w:r><aml:annotation w:type="Word.Deletion"><aml:content><w:r>' \
        '<w:delText>(草稿)</w:delText></w:r></aml:content></aml:annotation></w:p>'
    (HERE / "of-2003.xml").write_text(HEAD + '<?mso-application progid="Word.Document"?>\n<w:wordDocument '
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="urn:wx" xmlns:aml="urn:aml">'
        f'<w:body><wx:sect>{old}</wx:sect></w:body></w:wordDocument>', encoding="utf-8")


def xlsb():
    """A ledger of binary parts (MS-XLSB) with a hidden row, a hidden sheet, merged cells, days and per cent."""
    import struct
    number = lambda *all: struct.pack(f"<{len(all)}I", *all)
    wide = lambda t: number(len(t)) + t.encode("utf-16-le")
    def record(kind, body=b""):
        head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
        length = len(body)
        size = b""
        while length > 127:
            size, length = size + bytes([length & 127 | 128]), length >> 7
        return head + size + bytes([length]) + body
    shared = []
    def cell(column, value):
        if isinstance(value, tuple):
            return record(5, number(column, value[0]) + struct.pack("<d", value[1]))
        if isinstance(value, int):
            return record(2, number(column, 0, value << 2 | 2))
        shared.append(value)
        return record(7, number(column, 0, len(shared) - 1))
    rows = [["序号", "反馈问题", "整改措施", "责任单位", "完成时限", "完成比例"],
        [1, "小水库管护不到位", "逐库落实管护人员", "工程管理股", (1, 48029.0), (2, 0.905)],
        [2, "灌区渠道渗漏", "改造渠道18.6公里", "灌区中心", (1, 48213.0), (2, 0.4)],
        [3, "旧行", "不看", "不看", (1, 48029.0), (2, 0.0)],
        [4, "岗位轮换不严", "交流股室负责人3名", "人事股", (1, 48029.0), (2, 1.0)]]
    def sheet(rows):
        body = record(129) + record(148, number(0, len(rows) - 1, 0, len(rows[0]) - 1)) + record(390) + record(60, number(1, 1, 20 * 256, 0) + b"\0\0") + record(391) + record(145)
        for at, row in enumerate(rows):
            body += record(0, number(at, 0) + bytes([0, 0, 0, 0x10 if row[1] == "旧行" else 0, 0, 0, 0, 0, 0]))
            body += b"".join(cell(column, value) for column, value in enumerate(row))
        return body + record(146) + record(177, number(1)) + record(176, number(6, 7, 0, 3)) + record(178) + record(130)
    looks = record(617, number(3)) + b"".join(record(47, struct.pack("<HHH", 0, n, 0) + bytes(10)) for n in [0, 14, 10]) + record(618)
    styles = record(278) + record(611, number(1)) + record(43, bytes(21) + wide("宋体")) + record(612) + looks + record(279)
    sheets = [("台账", 0, sheet(rows)), ("底稿", 1, sheet([["草", "稿"]]))]
    book = record(131) + record(153, number(0, 0) + wide("")) + record(143) + b"".join(
        record(156, number(hidden, n + 1) + wide(f"rId{n + 1}") + wide(name)) for n, (name, hidden, _) in enumerate(sheets))
    words = record(159, number(len(shared), len(shared))) + b"".join(record(19, b"\0" + wide(t)) for t in shared) + record(160)
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = "".join(f'<Relationship Id="rId{n + 1}" Type="{OFFICE}worksheet" Target="worksheets/sheet{n + 1}.bin"/>' for n in range(2))
    with zipfile.ZipFile(HERE / "ledger.xlsb", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.bin", book + record(144) + record(132))
        package.writestr("xl/_rels/workbook.bin.rels", HEAD + f'<Relationships xmlns="{kinds}">{links}</Relationships>')
        package.writestr("xl/styles.bin", styles)
        package.writestr("xl/sharedStrings.bin", words)
        for n, (_, _, body) in enumerate(sheets):
            package.writestr(f"xl/worksheets/sheet{n + 1}.bin", body)


def ofd(name):
    """The pages of a PDF as an OFD: the same characters and lines at the same places, a text object for each run."""
    import pymupdf
    mm = 25.4 / 72
    ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    at = lambda *numbers: " ".join(f"{n * mm:.3f}" for n in numbers)
    pages, ids = [], iter(range(100, 100000))
    for page in pymupdf.open(HERE / f"{name}.pdf"):
        objects = ""
        for shape in page.get_drawings():
            (x0, y0, x1, y1), lines = shape["rect"], ""
            for own in shape["items"]:
                points = [own[1], own[2]] if own[0] == "l" else [own[1].tl, own[1].tr, own[1].br, own[1].bl] if own[0] == "re" else []
                lines += " ".join(f"{'L' if n else 'M'} {at(p.x - x0, p.y - y0)}" for n, p in enumerate(points)) + " "
                lines += "C " if own[0] == "re" else ""
            filled = 'Stroke="false" Fill="true"' if shape["type"] == "f" else f'LineWidth="{at(shape["width"] or 0.5)}"'
            objects += f'<ofd:PathObject ID="{next(ids)}" Boundary="{at(x0, y0, max(x1 - x0, 0.1), max(y1 - y0, 0.1))}" {filled}>' \
                f"<ofd:AbbreviatedData>{lines.strip()}</ofd:AbbreviatedData></ofd:PathObject>"
        spans = [s for b in page.get_text("rawdict")["blocks"] for line in b.get("lines", []) for s in line["spans"]]
        for own in spans:
            chars = [c for c in own["chars"] if c["c"] != " "]
            if not chars:
                continue
            (x0, y0, x1, y1), origin = own["bbox"], [c["origin"] for c in chars]
            ways = " ".join(f"{(b[0] - a[0]) * mm:.3f}" for a, b in zip(origin, origin[1:]))
            delta = f' DeltaX="{ways}"' if ways else ""
            objects += f'<ofd:TextObject ID="{next(ids)}" Boundary="{at(x0, y0, x1 - x0, y1 - y0)}" Font="3" Size="{at(own["size"])}">' \
                f'<ofd:TextCode X="{at(origin[0][0] - x0)}" Y="{at(origin[0][1] - y0)}"{delta}>' \
                f'{esc("".join(c["c"] for c in chars))}</ofd:TextCode></ofd:TextObject>'
        pages.append(HEAD + f'<ofd:Page {ns}><ofd:Area><ofd:PhysicalBox>0 0 {at(page.rect.width, page.rect.height)}</ofd:PhysicalBox>'
            f'</ofd:Area><ofd:Content><ofd:Layer ID="{next(ids)}">{objects}</ofd:Layer></ofd:Content></ofd:Page>')
    own = "".join(f'<ofd:Page ID="{n + 1}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    with zipfile.ZipFile(HERE / f"{name}.ofd", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("OFD.xml", HEAD + f'<ofd:OFD {ns} DocType="OFD" Version="1.1"><ofd:DocBody><ofd:DocInfo/>'
            '<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>')
        package.writestr("Doc_0/Document.xml", HEAD + f'<ofd:Document {ns}><ofd:CommonData><ofd:MaxUnitID>1</ofd:MaxUnitID><ofd:PageArea>'
            f'<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{own}</ofd:Pages></ofd:Document>')
        for n, text in enumerate(pages):
            package.writestr(f"Doc_0/Pages/Page_{n}/Content.xml", text)


if __name__ == "__main__":
    plain()
    archive()
    texts()
    locked()
    printed()
    notice()
    ledger()
    revised()
    boxes()
    columns()
    ofd("notice")
    ofd("ledger")
    xlsb()
