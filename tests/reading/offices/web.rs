//! Web pages: the fields of their forms, and the pages in the frames of an archive.

use guatu::reading::formats::Why;

use super::{dropped, read, texts};

#[test]
fn words_in_the_field_of_a_search_are_no_text_where_the_page_is_laid_out_by_tables() {
    let buttons = ["<input type=submit value=搜索>", "<INPUT TYPE='Image' src=a.gif>", "<button>搜索</button>"];
    for button in buttons {
        let page = format!(
            "<html><body><table><tr><td>站内</td><td><input name=q value='请输入标题'></td><td>{button}</td></tr>\
             <tr><td><input type=search value='全文检索'></td></tr><tr><td><table>\
             <tr><td>填报单位</td><td><input value='城东街道'><button type=button value=3>选择</button></td></tr>\
             <tr><td>整改时限</td><td><input type=text value='2031年6月'></td></tr>\
             <tr><td>{button}</td></tr></table></td></tr></table>\
             <template><input type=checkbox checked><table><tr><td><input value='样例'></td></tr></table></template>\
             </body></html>"
        );
        let document = read(page.as_bytes()).unwrap();
        assert_eq!(texts(&document), ["站内", "填报单位", "城东街道", "整改时限", "2031年6月"], "{button}");
        let controls = dropped(&document, Why::Control);
        assert!(controls.contains(&"请输入标题") && controls.contains(&"全文检索"), "{controls:?}");
        assert!(!controls.contains(&"样例"), "{controls:?}");
    }
}

#[test]
fn frames_of_a_web_archive_that_are_not_read_are_listed_and_all_are_counted() {
    const READ: usize = 50;
    let mut file = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"=_K\"\n".to_vec();
    let mut add = |head: &str, words: &[u8]| {
        file.extend(format!("\n--=_K\nContent-Type: text/html; charset=gb2312\n{head}\n").as_bytes());
        file.extend(words);
    };
    add("Content-Location: book.htm\n", b"<p>1");
    // One byte is half a character.
    add("Content-Location: a.htm\n", b"<html><body><p>2 \xff</p></body></html>");
    for at in 2..=READ {
        add(&format!("Content-Location: s{at}.htm\n"), b"<p>3");
    }
    add("Content-Location: last.htm\n", b"<p>4");
    add("", b"<p>5");
    let document = read(&file).unwrap();
    assert_eq!(document.paragraphs.len(), 1 + READ);
    assert_eq!(document.undecoded, 1);
    assert_eq!(dropped(&document, Why::Embedded), ["last.htm", "text/html; charset=gb2312"]);
}
