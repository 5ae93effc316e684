# The command line.
cli-help =
    挂图 Guatu { $version } — 巡视整改台账与挂图

    用法:
      guatu [文件…]                  打开窗口
      guatu check 文件 [--json]      校验并核对数据集:0 没有错误,1 有错误,2 无法读取
            … [-o 核对单.xlsx|docx|pdf|csv]   把核对结果写成清单
      guatu stats 文件 [--json]      打印数量和达成度
      guatu render 文件 --chart 名称 -o 图.svg|png|pdf|xlsx|csv [--dark] [--scale 2] [--audience public|office|all] [--language en]
      guatu render 文件 --chart plan|plan-by-unit|plan-by-leader|plan-by-status|plan-measures --sheet a0|a1|a2|a3|a4 -o 挂图.pdf|png [--tiles] [--from 日期] [--to 日期]
                                 挂图海报:全部行,一张或多张;--tiles 拼成 A4 打印后粘贴;--from、--to 只印这段时间
      guatu export 文件 -o 汇报.pdf|pptx [--dark] [--audience public|office|all] [--language en]
      guatu export 文件 --form 表样 -o 表.xlsx|docx|pdf|csv [--audience public|office|all] [--unit 单位] [--on 日期]
            … [--appendix 清单,清单|lists] [--no-head]   报告的附件;不印版头(用印好版头的纸)
            … [--sources]   报告中的数字注明出处(docx 批注)
      guatu export 文件 --like 现成表格.xlsx -o 表.xlsx   照现成表格的栏目、宽度和顺序
      guatu export 文件 --form report-monthly [--before 上期.json] [--from 日期] -o 月报.docx|pdf   与上期数据集对比写月报
      guatu export 文件 -o 副本.json [--audience public|office|all]
      guatu split 文件 -o 文件夹 [--form 表样] [--unit 单位] [--audience office|public] [--datasets] [--answer-by 日期]
                                     给每个单位写一份填报表
      guatu collect 文件 报回的文件或文件夹… -o 新文件 [--reason 理由] [--json]
                                     收回填报表并合并:0 全部取用,1 有待定或读不出的,2 没有写出
      guatu letters 文件 --kind urge|remind|warn -o 文件夹 [--unit 单位] [--on 日期] [--answer-by 日期]
            … [--prefix 文号前的文字] [--issuer 发函单位] [--contact 联系人] [--save 新数据集.json]
      export、render、letters、split 都可加 --watermark 文字,印在每一页文字后面
      guatu compare 甲 乙 [--json]   比较两个数据集:0 相同,1 不同,2 无法读取
      guatu import 通报 -o 文件 [--json]
                                     把通报或台账(docx、doc、wps、odt、rtf、pdf、ofd、txt、html、xlsx、xlsb…)读成数据集;
                                     没有归入、没有读、没有找到、没有读入的,逐处说明位置
      guatu --startup-report 路径 文件   打开窗口,写出启动用时后退出
      guatu --pictures 文件夹 [文件]     打开窗口,把各个页面存成图片后退出
      guatu --install-desktop | --uninstall-desktop
                                     为当前用户加入菜单并关联数据集双击打开(不需要管理员权限);撤销
      guatu --version | --help
cli-no-display = 没有可用的图形显示(DISPLAY、WAYLAND_DISPLAY 都没有设定),无法打开窗口。不用窗口的命令:guatu check 文件、guatu stats 文件 --json、guatu --help。
cli-window-failed = 无法打开窗口:{ $error }供技术人员查看的细节在 { $folder }。
cli-display-silent = 图形显示没有应答({ $display })。请在桌面环境中启动,或允许程序使用这个显示。
cli-no-library = 缺少系统库 { $library }。请安装软件包 { $packages }(Debian、统信、麒麟的叫法)。
cli-no-renderer = OpenGL 和 Vulkan 都不能用(显卡驱动:{ $drivers })。请安装或更新显卡驱动;Linux 上没有专用驱动时,请安装 libgl1、libegl1、libgl1-mesa-dri、mesa-vulkan-drivers。
cli-before = --before 只用于月报(--form report-monthly)
cli-usage = { $error }。请运行 guatu --help 查看用法。
cli-missing-file = { $command } 后面需要一个文件
cli-unknown-option = 没有 { $option } 这个选项
cli-unread-option = 这里用不上选项 { $option }
cli-desktop-not-needed = 此命令用于 Linux 和 BSD 桌面;本系统不需要。
cli-desktop-nothing = 没有需要移除的文件。
cli-not-run = 未能运行:{ $programs }。请安装 shared-mime-info 和 desktop-file-utils 后再运行一次,否则双击文件时找不到挂图。
cli-no-home = 找不到用户主目录。请设置 HOME 或 XDG_DATA_HOME。
cli-own-path = 程序所在的路径不能写入菜单项({ $error })。请把程序移到别的文件夹。
cli-not-written = 未能写入:{ $error }。请检查权限和磁盘空间:{ $path }
cli-not-removed = 未能移除:{ $error }。请检查权限:{ $path }
cli-charts = 请用 --chart 指定图表:{ $names }
cli-render-out = 请用 -o 指定输出文件,以 .svg、.png、.pdf、.xlsx 或 .csv(表格)结尾
cli-sheet = --sheet 应为 a0、a1、a2、a3 或 a4,而不是 { $sheet }
cli-days = --from { $from } 应早于 --to { $to }
cli-sheet-wall = --sheet 只用于挂图(plan、plan-by-unit、plan-by-leader、plan-by-status、plan-measures)
cli-scale = --scale 应为 1 至 8,而不是 { $scale }
cli-export-out = 请用 -o 指定输出文件,以 .pdf 或 .pptx 结尾
cli-import-out = 请用 -o 指定要写的数据集文件,以 .guatu.json 结尾
cli-audited = { $name }:结构正确;核对出错误 { $errors } 处,疑问 { $questions } 处,提示 { $notices } 处,无误 { $confirmed } 处
cli-compare-two = compare 需要两个文件
cli-compared = { $count } 处不同
cli-missing-value = { $option } 后面缺少内容
cli-unexpected-value = { $option } 后面不应有内容
cli-wrong-arguments = 看不懂这些参数
cli-audience = --audience 应为 public、office 或 all,而不是 { $audience }
cli-on = { $option } 应为日期,如 2026-09-15,而不是 { $day }
cli-forms = 没有名为“{ $form }”的表样。可用:{ $names },lists
cli-paper-out = 请用 -o 指定输出文件,以 .xlsx、.docx、.pdf 或 .csv 结尾
cli-split-out = 请用 -o 指定要放填报表的文件夹
cli-collect-out = 请用 -o 指定要写的数据集文件,以 .guatu.json 结尾
cli-collect-files = 请列出报回的文件
cli-no-report = 数据集里没有报告
cli-proven = 已在文件中查找 { $count } 条未给读者看的文字,均未出现
cli-letter-kind = --kind 应为 urge(督办单)、remind(提醒书)或 warn(告诫书),而不是 { $kind }
cli-letters-kind = 请用 --kind 指定函件:urge(督办单)、remind(提醒书)或 warn(告诫书)
cli-letters-out = 请用 -o 指定存放函件的文件夹
cli-letters-prefix = 这类函件还没有文号可循,请用 --prefix 指定文号前的文字
cli-letters-none = 没有可以发函的事项
cli-letter-failed = { $unit } 的函件没有写出:{ $reason }
cli-letters-not-entered = 没有给出 --save,数据集没有改动,函件没有登记:下次仍从同一文号编起
