//! Ways of writing a notice that the labelled ones do not have, each in two wordings or more.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use guatu::model::Item;
use guatu::reading::formats::{Document, Why, open};
use guatu::reading::notice::{Remark, Understood, notice};

use crate::packed;

fn document(name: &str, bytes: &[u8]) -> Document {
    open(bytes, name, &|_| true).unwrap()
}

fn read(text: &str) -> Understood {
    notice(&document("通报.txt", text.as_bytes()), "2031-12-01".parse().unwrap())
}

fn items(read: &Understood) -> Vec<&Item> {
    read.report.items().map(|item| &**item).collect()
}

/// The titles of the problems and the items below each.
fn tree(read: &Understood) -> Vec<(String, Vec<String>)> {
    let titles = |problem: &guatu::model::Problem| problem.items.iter().map(|item| item.title.clone()).collect();
    read.report.problems().map(|(_, _, problem)| (problem.title.clone(), titles(problem))).collect()
}

fn measures(item: &Item) -> Vec<&str> {
    item.measures.iter().map(|measure| measure.text.as_str()).collect()
}

#[test]
fn a_paper_about_one_task_is_one_item() {
    for (text, number, title, goal, planned) in [
        (
            "青石县中央生态环境保护督察整改任务(序号27)整改完成情况公示\n\
             按照要求，现予以公示。\n\
             整改任务：青石河沿岸3家砂场未办手续，堆料未覆盖。\n\
             整改目标：依法取缔无证砂场。\n\
             整改完成情况：\n\
             1．取缔砂场3家。\n\
             2．5.6公顷堆场已复绿。\n\
             如有异议，请向县生态环境局反映。\n公示期：2031年3月1日至3月7日。\n监督电话：000-0000000\n青石县人民政府\n2031年3月1日\n",
            "27",
            "青石河沿岸3家砂场未办手续，堆料未覆盖",
            "依法取缔无证砂场",
            0,
        ),
        (
            "关于青石县督察反馈问题整改情况的公告\n\
             反馈问题：垃圾填埋场渗滤液处理能力不足。\n\
             整改目标：渗滤液全量处理。\n\
             整改措施：\n(1)扩建处理站。\n(2)清运积存渗滤液。\n\
             责任单位：县城管局\n\
             完成情况：\n(1)处理站已扩建到200吨/日。\n(2)积存渗滤液已清运。\n\
             特此公告。\n",
            "",
            "垃圾填埋场渗滤液处理能力不足",
            "渗滤液全量处理",
            2,
        ),
        (
            "青石县省级督察第九项任务整改完成情况公示\n\
             一、反馈问题\n\
             县医院医疗废物暂存间未设标识。\n\
             二、整改目标\n\
             规范暂存。\n\
             三、整改措施\n\
             (一)改造暂存间。\n\
             (二)培训人员。\n\
             四、整改完成情况\n\
             (一)暂存间已改造。\n\
             (二)培训32人次。\n\
             特此公示。\n",
            "九",
            "县医院医疗废物暂存间未设标识",
            "规范暂存",
            2,
        ),
    ] {
        let read = read(text);
        let items = items(&read);
        assert_eq!(items.len(), 1, "{text}");
        let item = items[0];
        assert_eq!((item.number.as_str(), item.title.as_str()), (number, title));
        assert_eq!(item.goal.trim_end_matches('。'), goal);
        assert_eq!(item.measures.len(), planned + 2, "{:?}", measures(item));
        assert!(!measures(item).iter().any(|text| text.contains("公示期") || text.contains("特此")));
    }
}

#[test]
fn a_list_goes_on_before_a_number_that_could_have_decimals() {
    let text = "关于整改情况的报告\n(一)管网老化。\n整改情况：\n1.更换阀门12个。\n2.6公里管网完成改造，漏损率降到8.7%。\n3.3处泵站投用。\n\
        (二)干部老化。\n整改情况：\n1.招录8人。\n2.40岁以下干部占到31.5%。\n3.200余人完成轮训。\n";
    let read = read(text);
    let items = items(&read);
    assert_eq!(measures(items[0]), ["更换阀门12个。", "6公里管网完成改造，漏损率降到8.7%。", "3处泵站投用。"]);
    assert_eq!(measures(items[1]), ["招录8人。", "40岁以下干部占到31.5%。", "200余人完成轮训。"]);
    // Within one entry a decimal is one.
    let text = "关于整改情况的报告\n(一)管网老化。\n整改情况：\n1.更换阀门。\n投入3.5万元。\n2.完成巡查。\n";
    assert_eq!(measures(self::items(&self::read(text))[0]), ["更换阀门。\n投入3.5万元。", "完成巡查。"]);
}

#[test]
fn numbers_with_strokes_are_marks_of_headings() {
    for (one, two, three) in
        [("问题1-1：", "问题1-2：", "问题2-1："), ("1-1、", "1-2、", "2-1、"), ("1-1 ", "1-2 ", "2-1 ")]
    {
        let text = format!(
            "关于巡察整改情况的报告\n一、党建方面\n{one}会议制度空转\n问题表现：全年无记录。\n整改情况：(1)补开会议。(2)健全台账。\n\
             {two}考核走过场\n问题表现：打分雷同。\n整改情况：修订办法。\n二、业务方面\n{three}验收不严\n问题表现：资料缺失。\n整改情况：补齐资料。\n"
        );
        let read = read(&text);
        let titles: Vec<&str> = items(&read).iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, ["会议制度空转", "考核走过场", "验收不严"], "{one}");
        assert_eq!(items(&read)[0].finding, "全年无记录。");
        assert!(!read.remarks.iter().any(|remark| matches!(remark, Remark::Jump { .. })), "{:?}", read.remarks);
    }
}

#[test]
fn paragraphs_about_a_problem_are_items_where_nothing_else_is() {
    let text = "关于巡察整改情况的通报\n一、反馈问题整改情况\n(一)政治建设方面\n1.思想认识不到位\n\
        针对研讨发言照搬照抄的问题，组织重新研讨2次，人人撰写提纲。\n关于制度不衔接的问题：修订制度4项。\n2.联系群众不够紧密\n\
        针对接访登记缺项的问题。补登记56件。\n";
    let read = read(text);
    assert_eq!(
        tree(&read),
        [
            ("思想认识不到位".to_owned(), vec!["研讨发言照搬照抄".to_owned(), "制度不衔接".to_owned()]),
            ("联系群众不够紧密".to_owned(), vec!["接访登记缺项".to_owned()])
        ]
    );
    assert_eq!(measures(items(&read)[0]), ["组织重新研讨2次，人人撰写提纲。"]);
    // Where labels say what was done, such a paragraph is a measure.
    let text = "关于巡察整改情况的通报\n一、政治建设方面\n1.思想认识不到位\n整改情况：\n针对研讨发言照搬照抄的问题，重新研讨2次。\n\
        针对制度不衔接的问题，修订制度4项。\n";
    assert_eq!(measures(items(&self::read(text))[0]).len(), 2);
    // Behind a title each such sentence is a measure.
    let text = "关于审计整改情况的报告\n一、预算管理审计查出问题的整改情况\n(一)关于结余清理不及时的问题。对6个专户结余未上缴问题，县财政局已收回。\
        对账龄超过三年问题，县教育局核销12笔。\n(二)关于采购不规范的问题。针对未公开招标问题，县卫健局重新招标。\n";
    let read = self::read(text);
    let all = items(&read);
    assert_eq!(all.iter().map(|item| item.measures.len()).collect::<Vec<_>>(), [2, 1]);
    assert!(all.iter().all(|item| item.finding.is_empty()));
}

#[test]
fn a_quoted_title_and_finding_are_parted() {
    let text = "关于巡察整改情况的通报\n(一)关于“会风不实。全年陪会83次，会议材料照抄”的问题。\n整改情况：一是精简会议。二是限定时长。\n\
        (二)“台账不清，底数不明”的问题。\n整改情况：一是重建台账。\n";
    let read = read(text);
    let all = items(&read);
    assert_eq!((all[0].title.as_str(), all[0].finding.as_str()), ("会风不实", "全年陪会83次，会议材料照抄"));
    assert_eq!((all[1].title.as_str(), all[1].finding.as_str()), ("“台账不清，底数不明”的问题", ""));
}

#[test]
fn how_the_work_was_organised_is_no_problem() {
    for text in [
        "关于整改情况的通报\n一、提高站位，压实责任\n(一)加强组织领导。成立专班，召开会议12次。\n(二)聚焦问题抓整改。建立问题清单，每周调度。\n",
        "一、强化担当，扛牢整改责任\n党委书记负总责。\n(一)坚持问题导向，分类施策。逐条研究。\n(二)加强督促检查。每月通报。\n",
    ] {
        let read = read(text);
        assert_eq!(items(&read).len(), 0, "{:?}", tree(&read));
        assert!(read.remarks.contains(&Remark::NoItems));
    }
}

#[test]
fn an_answer_within_an_answer_stays_in_its_measure() {
    let text = "关于整改情况的通报\n一、水利方面\n1.上轮交办的12个事项有3个没有销号。\n\
        整改措施：3个事项中，(1)已销号2个：渠道渗漏。整改措施：衬砌渠道1.2公里。闸门锈蚀。整改措施：更换闸门4扇。(2)正在办理1个：水库清淤。整改措施：完成招标。\n";
    let read = read(text);
    let all = items(&read);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].measures.len(), 2, "{:?}", measures(all[0]));
    assert!(all[0].measures[0].text.ends_with("更换闸门4扇。"));
}

#[test]
fn what_came_of_it_is_no_measure_beside_measures() {
    for label in ["整改成效", "取得成效", "主要成效"] {
        let text = format!(
            "关于整改情况的通报\n一、作风方面\n1.会风不实\n整改措施：(1)精简会议。(2)限定时长。\n{label}：会议减少37%，干部反映良好。\n\
             下一步打算：长期坚持。\n2.文风不实\n整改措施：(1)限定篇幅。\n{label}：文件减少21%。\n"
        );
        let counts: Vec<usize> = items(&read(&text)).iter().map(|item| item.measures.len()).collect();
        assert_eq!(counts, [2, 1], "{label}");
    }
    // Where nothing else says what was done, it does.
    let text = "关于整改情况的通报\n1.会风不实\n整改成效：一是会议减少37%。二是材料减少。\n2.文风不实\n整改成效：一是文件减少。\n";
    assert_eq!(items(&read(text)).iter().map(|item| item.measures.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn words_of_standing_behind_a_label_are_read() {
    let text = "关于整改情况的通报\n1.监管不严\n整改措施：开展检查。\n整改状态：超过序时进度\n2.服务不优\n整改措施：优化流程。\n\
        完成情况：尚未完成，正在推进\n3.账目不清\n整改情况：清理往来款。此问题已全部整改完毕。\n4.底数不明\n整改措施：普查。\n\
        完成情况：已办结\n5.资料不全\n整改措施：补档。\n整改进度：滞后序时进度\n";
    let read = read(text);
    let codes: Vec<&str> = items(&read).iter().map(|item| item.progress.code()).collect();
    assert_eq!(codes, ["in_progress", "in_progress", "done", "done", "in_progress"]);
    let schedules: Vec<Option<&str>> =
        items(&read).iter().map(|item| item.schedule.map(guatu::model::Schedule::code)).collect();
    assert_eq!(schedules, [Some("ahead"), None, None, None, Some("behind")]);
    assert!(!read.remarks.iter().any(|remark| matches!(remark, Remark::StandingUnread(_))));
}

/// A Word file with these parts beside its body.
fn word(body: &str, parts: &[(&str, &str)]) -> Document {
    let ns = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let whole = |root: &str, text: &str| format!("<w:{root} {ns}>{text}</w:{root}>").into_bytes();
    let body = whole("document", &format!("<w:body>{body}</w:body>"));
    let mut all = vec![("word/document.xml".to_owned(), body)];
    all.extend(parts.iter().map(|(root, text)| (format!("word/{root}.xml"), whole(root, text))));
    document("a.docx", &packed::pack(&all))
}

fn line(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn form(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", text.split('\n').map(line).collect::<String>());
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn a_form_for_each_problem_is_an_item() {
    let one = form(&[
        &["反馈问题整改登记表"],
        &["序号", "3", "牵头单位", "县水利局"],
        &["反馈问题", "巡堤不经常。记录雷同。"],
        &["整改措施", "一是每周巡堤。\n二是抽查记录。"],
        &["整改时限", "2031年6月底", "完成情况", "已完成"],
        &["验收组签字", "同意"],
    ]);
    let two = form(&[
        &["反馈问题整改登记表"],
        &["序号", "4", "牵头单位", "县财政局"],
        &["反馈问题", "账实不符。"],
        &["整改措施", "补记两处。"],
        &["整改时限", "2031年9月底", "完成情况", "正在推进"],
        &["验收组签字", ""],
    ]);
    let text = [line("青石县巡察反馈问题整改登记表"), one, line("填表说明"), two].concat();
    let read = notice(&word(&text, &[]), "2031-12-01".parse().unwrap());
    let all = items(&read);
    let told: Vec<_> =
        all.iter().map(|item| (item.number.as_str(), item.title.as_str(), item.progress.code())).collect();
    assert_eq!(told, [("3", "巡堤不经常", "done"), ("4", "账实不符", "in_progress")]);
    assert_eq!(measures(all[0]), ["每周巡堤。", "抽查记录。"]);
    assert_eq!(measures(all[1]), ["补记两处。"]);
    let units: Vec<&str> =
        all.iter().map(|item| read.report.party(&item.lead_units[0]).unwrap().name.as_str()).collect();
    assert_eq!(units, ["县水利局", "县财政局"]);
    // The labels and their values in one cell each.
    let one = form(&[
        &["问题编号：1", "责任单位：县档案馆"],
        &["存在的问题(含具体表现)：档案缺页。"],
        &["整改措施：1.补档。"],
        &["完成情况：已完成"],
    ]);
    let read = notice(&word(&[line("问题销号申请表"), one].concat(), &[]), "2031-12-01".parse().unwrap());
    let all = items(&read);
    assert_eq!((all.len(), all[0].number.as_str(), all[0].title.as_str()), (1, "1", "档案缺页"));
    assert_eq!(all[0].progress.code(), "done");
}

#[test]
fn numbers_of_word_follow_the_style_of_a_list() {
    let level = |at: u32, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let levels = [
        level(0, "chineseCounting", "%1、", ""),
        level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>"),
        level(2, "decimalEnclosedParen", "%3", "<w:pStyle w:val=\"Deep\"/>"),
    ]
    .concat();
    let list = |at: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{at}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let deep = "<w:p><w:pPr><w:pStyle w:val=\"Deep\"/></w:pPr><w:r><w:t>深处</w:t></w:r></w:p>";
    let body = [list(0, "甲"), list(1, "乙"), deep.to_owned(), list(0, "丙"), list(1, "丁")].concat();
    let deep_style = "<w:style w:type=\"paragraph\" w:styleId=\"Deep\"><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>";
    // The list says whose style it has; the other kind says that it is that style, or the style names its list.
    for (link, styles) in [
        ("<w:styleLink w:val=\"公文\"/>", String::new()),
        ("", "<w:style w:type=\"numbering\" w:styleId=\"公文\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>".to_owned()),
    ] {
        let numbering = format!(
            "<w:abstractNum w:abstractNumId=\"5\">{link}{levels}</w:abstractNum>\
             <w:abstractNum w:abstractNumId=\"6\"><w:numStyleLink w:val=\"公文\"/></w:abstractNum>\
             <w:num w:numId=\"3\"><w:abstractNumId w:val=\"5\"/></w:num><w:num w:numId=\"7\"><w:abstractNumId w:val=\"6\"/></w:num>"
        );
        let document = word(&body, &[("numbering", &numbering), ("styles", &format!("{styles}{deep_style}"))]);
        let texts: Vec<&str> = document.paragraphs.iter().map(|own| own.text.as_str()).collect();
        assert_eq!(texts, ["一、甲", "1.乙", "(1)深处", "二、丙", "2.丁"]);
    }
}

#[test]
fn what_no_author_wrote_is_no_text_of_word() {
    let control = |shows: &str, text: &str| {
        format!("<w:sdt><w:sdtPr>{shows}</w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>")
    };
    let ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>峪</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    let body = format!(
        "<w:p><w:r><w:t>责任单位：</w:t></w:r>{}</w:p><w:p><w:r><w:t>在</w:t></w:r>{ruby}<w:r><w:t>口村补记</w:t></w:r>{}</w:p>",
        control("<w:showingPlcHdr/>", "请选择单位"),
        control("<w:showingPlcHdr w:val=\"0\"/>", "三次。"),
    );
    let document = word(&body, &[]);
    let texts: Vec<&str> = document.paragraphs.iter().map(|own| own.text.as_str()).collect();
    assert_eq!(texts, ["责任单位：", "在峪口村补记三次。"]);
    let dropped: Vec<_> = document.dropped.iter().map(|own| (own.text.as_str(), own.why)).collect();
    assert_eq!(dropped, [("请选择单位", Why::Control)]);
}

#[test]
fn a_piece_of_a_page_is_a_page_and_its_wrapper_is_read() {
    for text in [
        "<span style=\"x\">一、党建方面</span><br/>1.党课缺席的问题。<br>整改情况：一是补课。",
        "<h2>一、党建方面</h2>\n<p>1.党课缺席的问题。</p>\n<p>整改情况：一是补课。</p>",
        "一、党建方面<br><p class=\"a\">1.党课缺席的问题。</p><p>整改情况：一是补课。</p>",
        "<html><body><div class=\"comment search\"><div id=\"nav\"><a>首页</a> 导航</div><p>一、党建方面</p><p>1.党课缺席的问题。</p>\
         <p>整改情况：一是补课。</p></div><div class=\"footer\">版权所有</div></body></html>",
        "<div id=\"print\"><section id=\"page\"><p>一、党建方面</p><p>1.<s>党课迟到</s>党课缺席的问题。</p>\
         <p><span style=\"text-decoration: line-through\">暂缓。</span>整改情况：一是补课<ruby>完<rt>wán</rt></ruby>成。</p></section></div>",
    ] {
        let document = document("a.html", text.as_bytes());
        let read = notice(&document, "2031-12-01".parse().unwrap());
        let titles: Vec<&str> = items(&read).iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, ["党课缺席的问题"], "{text}");
        assert!(
            document.paragraphs.iter().all(|own| !own.text.contains(['<', '>']) && !own.text.contains("版权")),
            "{text}"
        );
    }
    let struck = document("a.html", "<p>一、党建方面</p><p>整改情况：一是<del>每季</del>每月补课。</p>".as_bytes());
    assert_eq!(struck.paragraphs[1].text, "整改情况：一是每月补课。");
    assert_eq!(struck.dropped.iter().map(|own| own.why).collect::<Vec<_>>(), [Why::Deleted]);
    // A text that speaks of less and more is none.
    let text = document("a.txt", "增速<5%的<p值>企业\n一、党建方面\n".as_bytes());
    assert_eq!(text.paragraphs.len(), 2);
}

#[test]
fn control_characters_stay_at_the_door() {
    let cells = "序号,存在问题,整改措施,责任部门,整改时限\r\n1,档案\u{1}缺页,\"一是补档。\u{b}二是编\u{8}号。\",档案室,2031年3月\r\n";
    let table = document("a.csv", cells.as_bytes());
    assert_eq!(table.controls, 2);
    let read = notice(&table, "2031-12-01".parse().unwrap());
    let item = items(&read)[0];
    assert_eq!(item.title, "档案缺页");
    assert_eq!(measures(item), ["补档。", "编号。"]);
    assert!(read.remarks.contains(&Remark::Controls(2)));
    let text = document(
        "a.txt",
        "一、党建\u{2}方面\u{b}1.党课缺席。\n整改情况：补课，并建立考勤台账，按月公示参加情况，年底一并考核。\n\u{1a}"
            .as_bytes(),
    );
    assert_eq!(
        text.paragraphs.iter().map(|own| own.text.as_str()).collect::<Vec<_>>(),
        ["一、党建方面", "1.党课缺席。", "整改情况：补课，并建立考勤台账，按月公示参加情况，年底一并考核。"]
    );
    assert_eq!(text.controls, 1);
}

#[test]
fn what_a_site_puts_above_a_notice_is_no_part_of_it() {
    let title = "中共青石县财政局党组关于巡察整改进展情况的通报";
    let body = "根据县委统一部署，2031年3月4日至5月9日，县委第二巡察组对县财政局党组开展了常规巡察。2031年6月2日，县委第二巡察组向\
        县财政局党组反馈了巡察意见。\n一、党建方面\n1.党课缺席的问题。\n整改情况：一是补课。二是考勤。\n";
    let above = [
        format!("索引号：1137/2031-00012\n发布机构：县财政局\n名称：{title}\n公开日期：2031-11-02\n"),
        format!(
            "■ 信息名称\n{title}\n■ 索引号\n001008/2031-00345\n■ 发布机构\n县财政局\n■ {title}\n发布时间：2031-11-02 10:20:31\n"
        ),
        format!(
            "首页 > 政务公开 > 巡察整改\n清廉青石\n“码”上监督\n{title}（2031-11-02）\n来源：县财政局 浏览量：1302\n"
        ),
        format!("首页\n-> 党务公开 -> 整改公示\n字体大小：大 中 小\n{title}\n2031-11-02 10:20\n依申请公开\n"),
        format!("附件3：\n中共青石县财政局党组\n{}\n", title.trim_start_matches("中共青石县财政局党组")),
    ];
    for above in above {
        let read = read(&format!("{above}{body}"));
        assert_eq!(read.report.title, title, "{above}");
        assert_eq!((read.report.addressee.as_str(), read.report.introduction.as_str()), ("", ""), "{above}");
        assert_eq!(read.report.inspection_body, "县委第二巡察组");
        assert_eq!(items(&read).iter().map(|item| item.measures.len()).collect::<Vec<_>>(), [2], "{above}");
    }
}

#[test]
fn problems_listed_in_one_paragraph_are_answered_in_the_next_by_their_numbers() {
    for (list, answers, together) in [
        ("反馈问题：①台账不全。漏登12件；②轮岗不及时。超期5人。", "整改落实：针对①，补登12件；针对②，轮岗5人。", ""),
        (
            "存在问题：(1)台账不全。漏登12件；(2)轮岗不及时。超期5人。",
            "整改情况：关于问题(1)，补登12件。关于问题(2)，轮岗5人。",
            "",
        ),
        (
            "反馈问题：①台账不全。漏登12件；②轮岗不及时。超期5人。",
            "整改落实：针对①的问题，补登12件；针对②的问题，轮岗5人。",
            "以上工作由局领导按分工督促落实。\n",
        ),
    ] {
        let text = format!(
            "青石县水务局关于巡察整改情况的报告\n(一)作风建设方面\n{list}\n{answers}\n{together}\
             (二)其他方面\n{list}\n{answers}\n"
        );
        let read = read(&text);
        let own: Vec<(&str, &str)> = items(&read)
            .into_iter()
            .map(|item| (item.title.as_str(), item.finding.trim_end_matches(['。', '；'])))
            .collect();
        let both = [("台账不全", "漏登12件"), ("轮岗不及时", "超期5人")];
        assert_eq!(own, [both, both].concat(), "{text}");
        let told: Vec<Vec<&str>> = items(&read).into_iter().map(measures).collect();
        assert!(told.iter().all(|told| told.len() == 1), "{told:?}");
        assert!(told[0][0].starts_with("补登12件") && told[1][0].starts_with("轮岗5人"), "{told:?}");
        assert_eq!(read.report.categories.len(), 2);
    }
    // Without the numbers of the problems the second list is one of measures.
    let read = read(
        "青石县水务局关于巡察整改情况的报告\n(一)台账不全\n反馈问题：①漏登12件；②错登5件。\n整改落实：①补登12件；②更正5件。\n",
    );
    assert_eq!(items(&read).len(), 1);
}

#[test]
fn a_ledger_whose_cells_stand_on_lines_of_their_own_is_one() {
    let text = "青石县科技局整改台账\n编号\n方面\n存在问题\n整改措施\n牵头科室\n完成时限\n\
                1\n作风建设\n台账不全。漏登12件。\n①补登12件。②建立制度。\n办公室\n2031年6月底\n\
                2\n作风建设\n轮岗不及时。超期5人。\n轮岗5人。\n人事科\n立行立改\n\
                3\n项目管理\n验收拖沓。逾期9项。\n验收7项。\n项目科\n2031年9月底\n填表人：某\n";
    let read = read(text);
    let titles: Vec<&str> = items(&read).into_iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["台账不全", "轮岗不及时", "验收拖沓"]);
    assert_eq!(items(&read)[0].measures.len(), 2);
    assert_eq!(read.report.categories.len(), 2);
    assert_eq!(read.report.title, "青石县科技局整改台账");
}

#[test]
fn labels_end_with_an_arrow_and_a_share_is_a_standing() {
    for (text, number) in [
        (
            "青石县交通局关于专项督察整改情况的函\n事项1/2｜标线不清\n情况→12处标线磨损。\n做法→补划12处。\n结果→整改完毕\n\
             事项2/2｜标牌缺失\n情况→缺9块。\n做法→补装9块。\n结果→整改完毕\n",
            "事项1/2",
        ),
        (
            "青石县交通局关于专项督察整改情况的函\n问题之一：标线不清。12处标线磨损。\n整改情况：补划12处。\n进度 100%\n\
             问题之二：标牌缺失。缺9块。\n整改情况：补装9块。\n进度 100%\n",
            "问题之一",
        ),
    ] {
        let read = read(text);
        let own: Vec<&str> = items(&read).into_iter().map(|item| item.title.as_str()).collect();
        assert_eq!(own, ["标线不清", "标牌缺失"], "{text}");
        assert_eq!(items(&read)[0].number, number);
        assert!(
            items(&read)
                .into_iter()
                .all(|item| item.progress == guatu::model::Progress::Done && item.measures.len() == 1)
        );
    }
}
