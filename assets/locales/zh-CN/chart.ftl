# Charts: titles that say the message, and the facts under the pointer.
chart-table-name = 名称
chart-table-about = 所属与单位
chart-table-changed = 变化
chart-table-percent = 变化率
chart-table-month = 月份
chart-table-part = 组成部分
chart-table-share = 占比
chart-table-items = 项数
chart-table-change = { $status }较上月
chart-table-planned-count = 应销号累计
chart-table-claimed-count = 报完成累计
chart-table-closed-count = 核验销号累计
chart-table-group = 分组
chart-table-status = 状态
chart-table-state = 情况
chart-table-start = 开始
chart-table-first-due = 首次时限
chart-table-due = 现时限
chart-table-moved = 延期
chart-table-done = 完成比例
chart-table-planned = 应完成
chart-table-stages = 阶段目标
chart-table-claimed = 报完成
chart-table-closed = 销号
chart-table-reviews = 回头看
chart-table-days = 天数
chart-table-progress = 进度
chart-table-reason = 延期原因
chart-table-whole = 合计
chart-table-by-limit = 截止时
chart-table-planned-value = 按计划应达
chart-table-before = 前值
chart-table-after = 后值
chart-no-target = 未设目标
chart-only-baseline = 巡视时 { $value }
chart-scopes-differ = 巡视时 { $value } 的口径({ $before })与现值口径({ $now })不同,不作比较
chart-not-comparable = 两个数的口径不同,不能相比。请核对口径后再比较。
chart-needs-two = 需要基数和至少一个读数才能画前后对比。请在详情中补充。
chart-needs-dates = 读数没有日期,画不出走势。请在详情中为读数填写日期。
chart-needs-parts = 没有登记各组成部分的数值。
chart-part-title = { $name }共 { $value },构成如下
chart-rest = 其余 { $value }(推算)
chart-parts-exceed = 各部分合计 { $sum },超过总数 { $total },请核对
chart-by = 按{ $by }
chart-no-items = 还没有具体问题。请在目录中添加,或打开一个数据集。
chart-items = { $count } 项
chart-off-none-set = 还没有设定目标的指标
chart-off-none = { $targets } 项目标全部达到或尚无法判断
chart-change-title = { $name }由 { $before }变为 { $after }({ $change })
chart-series-met = { $name }已达目标,最新 { $value }
chart-series-off = { $name }最新 { $value },距目标还差 { $gap }
chart-series-plain = { $name }最新 { $value }
chart-series-target = 目标 { $value }
chart-series-target-due = 目标 { $value },{ $due }
chart-series-way = 应走的路
stretch-day = 时点
stretch-month = 当月
stretch-quarter = 当季
stretch-half = 半年
stretch-year = 全年
chart-unit = 单位:{ $unit }
fact-value = 现值
fact-baseline = 基数
fact-target = 目标
fact-due = 目标时限
fact-gap = 差距
fact-attainment = 达成度
fact-date = 日期
fact-scope = 口径
fact-source = 原文
fact-typed = 人工录入
fact-note = 说明
rule-way-covered = 从基数到目标走完的比例
rule-share-of-target = 现值占目标的比例
rule-met-or-not = 只判断是否达到
rule-no-target = 未设目标
rule-no-reading = 有目标,尚无读数
plan-needs-dates = 还没有登记反馈日期和完成时限。在详情或台账中填写完成时限后,这里会画出挂图。
plan-no-leader = 未明确责任领导
plan-no-unit = 未明确牵头单位
targets-value = 现值与目标
targets-gap = 还差
targets-verdict = 目标、到期与结论
targets-change = 前值 → 后值,长度为变化率
targets-subtitle = 各行单位不同,比例各自独立、从 0 起 · 截至 { $date } · 实心为现值,浅条为巡视时,粗竖线为目标,三角为序时应达
targets-none = 还没有指标。给具体问题添加指标后,这里会列出。
targets-goal = 目标 { $value }
targets-goal-derived = 目标 { $value }(推算)
targets-missed = { $due } 到期未达
targets-ahead = { $due } 未到期
targets-due = { $due } 到期
targets-undated = 未设时限
targets-slow = 慢于序时
targets-fast = 快于序时
targets-met = 已达到
targets-unknown = 尚不能断定
targets-unread = 尚无读数
targets-unproven = 现值只有上下限,不能断定
targets-no-baseline = 无巡视时基数
targets-unlike = 口径不同,不相比
targets-same-fact = 即 { $value }
targets-same = 持平
targets-rose = 升 { $by }
targets-fell = 降 { $by }
targets-or-more = { $by }以上
targets-about = 约 { $by }
targets-with-percent = { $by }({ $percent })
targets-between = { $before }→{ $after } { $change }
targets-title-missed = { $targets } 项有目标的指标中 { $missed } 项到期未达
targets-title-ahead = { $targets } 项有目标的指标没有到期未达,{ $ahead } 项尚未达到
targets-title-least = 完成最少的是{ $name },{ $value }
targets-title-fast = 只有{ $name }快于序时
targets-title-fast-count = { $count } 项快于序时
targets-title-all = { $count } 项指标中 { $targets } 项有目标:{ $counts }
targets-title-none-set = { $count } 项指标,都没有设定目标
targets-count-missed = 到期未达 { $count } 项
targets-count-ahead = 未到期 { $count } 项
targets-count-unknown = 尚不能断定 { $count } 项
targets-count-met = 已达到 { $count } 项
calendar-title-late = { $count } 项已逾期
calendar-title-next = { $now ->
    [0] { $next ->
        [0] 本月和下月没有到期项
       *[other] 本月不再有到期项,下月到期 { $next } 项
     }
   *[other] 本月还有 { $now } 项到期,{ $next ->
        [0] 下月没有到期项
       *[other] 下月到期 { $next } 项
     }
 }
calendar-listed = 按现行时限列出 { $items } 项{ $reviews ->
    [0] {""}
   *[other] ,另有回头看 { $reviews } 次
 }
calendar-subtitle = 左为编号,右为日期,逾期、临期写天数
calendar-none = 还没有登记完成时限。在详情或台账中填写完成时限后,这里会按月列出。
calendar-nothing = 无到期
calendar-gap = { $from }至{ $to }
calendar-days = { $from }–{ $to }日
calendar-days-on = { $from }日起
calendar-day = { $day }日
calendar-late = 逾{ $days }
calendar-left = { $days ->
    [0] 今天
   *[other] 剩{ $days }
 }
calendar-review = 回头看
calendar-review-key = 下次回头看
closed-title = { $items } 项中已销号 { $closed } 项
closed-title-before = { $days ->
    [0] 集中整改今天截止
   *[other] 距集中整改截止还有 { $days } 天
 },应销号 { $due } 项,已销号 { $closed } 项,{ $missing ->
    [0] 全部按期销号
   *[other] 还差 { $missing } 项
 }
closed-title-after = 集中整改结束时应销号 { $due } 项,已销号 { $closed } 项{ $late ->
    [0] {""}
   *[other] (其中晚销号 { $late } 项)
 },{ $missing ->
    [0] 已全部销号
   *[other] 仍差 { $missing } 项
 }
closed-subtitle = 累计项数 · 计划按各项首次时限,延期不改计划线 · 截至 { $date }
closed-not-counted = { $items } 项中 { $rest },不计入应销号
closed-after-limit = { $count } 项时限在截止后
closed-undated = { $count } 项没有时限
closed-claimed-unknown = { $count } 项报完成的日期不详,未画入
closed-line = 核验销号 { $count }
closed-claimed-line = 单位报完成 { $count }
closed-plan-today = 至今天应销号 { $count }
closed-plan-whole = 全部计划 { $count }
closed-step = { $date }:核验销号累计 { $count } 项
closed-claimed-step = { $date }:单位报完成累计 { $count } 项
closed-plan-step = { $date }:按首次时限应销号累计 { $count } 项
closed-before = { $date }为 { $count }
closed-today = 今天 { $date }
closed-due = 应销号 { $count }
closed-of-due = 已销号 { $count }
closed-missing = 还差 { $count } 项
closed-unknown = 其中 { $count } 项当时情况未知
closed-days-left = { $days ->
    [0] 今天截止
   *[other] 只剩 { $days } 天
 }
closed-days-over = 截止已过 { $days } 天
closed-lately = 近一个月销号 { $count } 项
closed-none = 还没有销号。核验销号后,这里会画出进度。
closed-limit = 集中整改截止 { $date }
closed-by-unit-none = 还没有登记牵头单位。在详情或台账中填写牵头单位后,这里会画出各单位的进度。
closed-by-unit-plan = 计划(按首次时限)
closed-by-unit-claimed = 单位报完成
closed-by-unit-closed = 核验销号
closed-by-unit-count = 已销号 { $closed }/{ $items }
closed-by-unit-one-late = 只有{ $name }逾期,{ $count ->
    [1] { $count } 项 { $days } 天
   *[other] { $count } 项、最久 { $days } 天
 }
closed-by-unit-named-late = { $name } { $count ->
    [1] { $count } 项逾期 { $days } 天
   *[other] { $count } 项逾期、最久 { $days } 天
 }
closed-by-unit-nobody-late = 另有 { $count } 项逾期的没有明确牵头单位
closed-by-unit-each-late = { $units } 个牵头单位中 { $late } 个各有 1 项逾期,最久的是{ $name } { $days } 天
closed-by-unit-most-late = { $units } 个牵头单位中 { $late } 个有逾期,最多的是{ $name },{ $count } 项、最久 { $days } 天
closed-by-unit-subtitle = 每格一个牵头单位的累计项数,各格同一比例(0 至 { $most } 项),按逾期项数、天数排列 · 截至 { $date }
closed-by-unit-shared = 共同牵头的项各格都计入,多计 { $count } 项
item-bullets-title = { $title }:{ $count } 项指标{ $missed ->
    [0] {""}
   *[other] ,{ $missed } 项到期未达
 }{ $ahead ->
    [0] {""}
   *[other] ,{ $ahead } 项未到期
 }
deck-category = { $number } { $title }:{ $items } 项,完成 { $complete } 项,逾期 { $overdue } 项
achievements-title = { $count } 项指标好转,变化最大的是{ $name },由 { $before }变为 { $after }
achievements-subtitle = 箭头由前值指向现值,长度为变化率,各行同一比例 · 截至 { $date }
achievements-none = 还没有可以说明好转的指标
deck-chart-gone = 这一页的图表在数据中已不存在
deck-text-title = 说明
chart-filtered = 仅含筛选出的 { $count } 项
chart-filtered-out = 筛选后没有具体问题。请放宽筛选条件。
chart-then = 截至 { $date }
chart-unknown-items = 另有 { $count } 项当时情况未知(无记录),不计入
chart-unknown-measures = 另有 { $count } 条措施当时情况未知(无记录),不计入
chart-unknown-values = 另有 { $count } 项指标当时的值未知(无记录)
plan-title = { $items } 项中核验销号 { $closed } 项、报完成待核验 { $done } 项
plan-measures-title = { $items } 条措施中已完成 { $done } 条
plan-title-and = ;
plan-late = { $count ->
    [1] { $count } 项逾期 { $days } 天
   *[other] { $count } 项逾期、最久 { $days } 天
 }
plan-near = 没有逾期;{ $count } 项 { $days } 天内到期
plan-none-late = 没有逾期
plan-time-left = 集中整改还剩 { $days } 天
plan-time-over = 集中整改已结束 { $days } 天
plan-key-frame = 粗框到首次时限
plan-key-moved = 每延期一次降一级
plan-key-done = 实心为已完成份额
plan-key-planned = 短竖线为序时应达
plan-key-stages = 圆点为阶段目标
plan-key-late = 斜线从到期日画到今天
plan-key-near = 实色从今天画到时限
plan-key-claimed = 圆点为报完成日,细线为待核验
plan-key-closed = 勾为销号日,空框为提前,斜线为晚于时限
plan-key-immediate = 菱形为立行立改
plan-key-sustained = 箭头为长期坚持
plan-key-reviews = 实三角已回头看、空三角待回头看
plan-key-derived = * 为按阶段或措施推算
plan-key-and = ,
plan-number = 序号
plan-item = 具体问题
plan-share = 进度/序时
plan-today = 今天 { $date }
plan-feedback = 反馈 { $date }
plan-limit = 集中整改截止 { $date }
plan-undated = { $count } 项没有时限
plan-measures = { $count } 项
plan-measures-undated = { $count } 项没有时限
plan-undated-tip = 在台账中列出,填写完成时限
plan-days-late = 逾期 { $days } 天
plan-days-left = 剩 { $days } 天
plan-days-waiting = 待核验 { $days } 天
plan-closed = { $date }按期销号
plan-closed-undated = { $date }销号
plan-measure-done = { $date }完成
plan-closed-early = { $date }销号,早 { $days } 天
plan-closed-late = { $date }销号,晚 { $days } 天
plan-claimed = { $date }报完成
plan-due = { $date }到期
plan-due-moved = { $date }到期,延期 { $times } 次(原 { $first })
plan-review = { $date }回头看
plan-compared = 与{ $date }相比
plan-and = ;
poster-as-of = 截至 { $date }
poster-flags = 红黑旗
poster-goes-on = (续)
render-sheets = 共 { $count } 张,请存为 pdf
poster-nothing = 这些读者看不到任何一项,没有可印的内容

# Pages of a briefing
deck-and = ，
deck-then = ；
deck-late-and = ，
deck-cover-over = { $body }{ $kind }整改工作汇报
deck-cover-office = 汇报单位：{ $office }
deck-cover-left = 集中整改{ $date }结束，还有 { $days } 天
deck-cover-ends-today = 集中整改今天结束
deck-cover-over-since = 集中整改{ $date }结束，已过 { $days } 天
deck-cover-items = 反馈问题
deck-cover-within = { $categories } 个方面、{ $problems } 个问题
deck-cover-waits = 另 { $count } 项待核验
deck-cover-longest = 最久 { $days } 天
deck-cover-asked = 请会议定
deck-cover-questions = 件
deck-cover-see = 见第 { $page } 页
deck-goes-on = { $title }（续 { $part }/{ $parts }）
deck-as-of = 截至 { $day }
deck-source = 来源：整改台账（{ $day }）
deck-source-before = 对比 { $day } 的情况
deck-more = 比上月多 { $count } 项
deck-fewer = 比上月少 { $count } 项
deck-as-many = 与上月相同
deck-late = { $count } 项逾期，最久的{ $name }已晚 { $days } 天
deck-late-one = 1 项逾期：{ $name }，{ $days } 天，{ $unit }
deck-late-part = 第 { $from }–{ $to } 项逾期，晚 { $most } 至 { $least } 天
deck-late-part-alike = 第 { $from }–{ $to } 项逾期，晚 { $most } 天
deck-late-order = 按逾期天数排
deck-late-moved = 其中 { $count } 项延过期
deck-late-often = { $name }延了 { $times } 次
deck-none-late = 没有逾期项
deck-none-late-next = 没有逾期项；最近到期的是{ $name }，{ $date }，还有 { $days } 天
deck-none-near = { $days } 天内也没有到期的问题。
deck-undated = { $count } 项未完成的没有时限，是否逾期无从判断
deck-item = 问题
deck-days-left = 还有
deck-days = 天
deck-postponed = 延期
deck-times = { $count } 次
deck-first-date = 原 { $date }
deck-due-new = { $due } 比上月新增
deck-nobody = 未定
deck-state-and-reason = 现状和原因
deck-part-of = { $value }/{ $whole }，{ $share }
deck-against = { $value }，目标 { $target }
deck-derived = （推算）
deck-percent = 完成 { $percent }
deck-no-reason = 未填原因
deck-source-days = { $name }：现时限 { $due }，到 { $today }相差 { $days } 天
deck-source-reason = 原因全文：{ $reason }
deck-source-figure = { $name }：{ $sources }
deck-source-first = 巡视时 { $value }
deck-source-value = { $value }（{ $on }），{ $from }
deck-source-target = 目标 { $value }，{ $from }
deck-source-paragraph = 原文第 { $number } 段
deck-source-text = { $name }：{ $text }
deck-source-typed = 人工填写
deck-source-derived = 推算：{ $how }
deck-unknown = 未知
deck-items = 项
deck-change = 比上月 { $change }
deck-standing = { $items } 项已销号 { $closed } 项、逾期 { $late } 项
deck-both-more = 都比上月多 { $count } 项
deck-both-alike = 都与上月相同
deck-changes = 比上月 { $closed }、{ $late }
deck-late-in = 逾期 { $count } 项在第{ $category }方面
deck-since = { $day }以来新销号 { $closed } 项、新报完成 { $done } 项
deck-category-column = 方面
deck-items-now = 各项现在（一格一项）
deck-then-now = 上月 → 现在
deck-source-standing = 各项数目按台账的时限、进展和销号记录计
deck-without-internal = 不含内部事项
deck-owners-none = 各项都没有填责任领导和牵头单位
deck-units-and-items = 牵头单位和项数
deck-not-done = 未完成
deck-longest = 最久逾期
deck-due-in = { $days } 天后到期
deck-no-dates = 没有时限
deck-all-done = 全部报完成
deck-all-closed = 全部销号
deck-leaders = { $count } 位领导名下
deck-units = { $count } 个单位
deck-leader-missing = { $count } 项未完成的没有责任领导
deck-unit-missing = { $count } 项未完成的没有牵头单位
deck-late-of-one = { $count } 项逾期都由{ $who }负责
deck-late-of = { $count } 项逾期分在 { $who }
deck-each-longest = 各 { $each } 项，{ $name }最久，{ $days } 天
deck-most-late = { $name }最多，{ $count } 项
deck-owner-order = 按最久逾期排
deck-most-open = 未完成最多的是{ $name }，{ $all } 项中 { $open } 项未完成（{ $parts }）
deck-now = 现在
deck-at-inspection = 巡视时
deck-target = 目标
deck-goal-standing = 状态
deck-indicator = 指标
deck-was-is = 巡视时 → 现在
deck-target-and-date = 目标和时限
deck-missing = 还差
deck-missed = 未达标
deck-ahead = 未到期
deck-unreached = 未达到
deck-unread = 无读数
deck-unproven = 不能断定
deck-fewer-is-better = （越少越好）
points = { $points } 个百分点
deck-derived-short = 推算
deck-goals-missed = { $count } 项指标到期未达标，{ $name }还差 { $gap }
deck-goals-none-missed = 没有到期未达标的指标
deck-goals-ahead = 另 { $count } 项还未达到
deck-goals-met = { $count } 项已达标
deck-goals-met-all = 有目标的指标都已达标。
deck-goals-unknown = { $count } 项没有可比的读数
deck-decisions = 请会议定 { $count } 件事
deck-decisions-about = { $title }：{ $names }
deck-decisions-late = { $count } 件卡在逾期项上
deck-decisions-room = 意见可当场填在右栏
deck-source-decisions = 来源：整改台账“待议事项”；天数、金额由台账计算
deck-answer = 会议意见
deck-moved = 已延 { $times } 次
deck-next-none = 各项都已报完成或销号，没有要办的事。
deck-next-order = 下一步，按日期排
deck-source-next = 来源：各单位最近一次进展中的“下步措施”；没有的取下一个阶段目标
deck-when = 何时
deck-to-do = 要办成的事
deck-asked = （待议第 { $number } 件）
deck-no-next = 未填下一步
deck-next-silent = 另 { $count } 项没有时限、未填下一步
deck-next-silent-late = 另 { $count } 项逾期、未填下一步，见逾期各页
deck-next-silent-all = 未完成的 { $count } 项都没有时限、未填下一步。请在台账中填写。
deck-next-open = { $count } 项未完成
deck-next-near = { $count } 项 { $days } 日内到期
deck-next-late = { $count } 项逾期还没有新日期
deck-item-title = { $name }：{ $news }
deck-put-off = 延期 { $times } 次
deck-step-feedback = 反馈 { $on }
deck-step-work = 推进
deck-step-late = { $progress }，已逾期
deck-step-claim = 单位报完成
deck-step-verify = 核验
deck-step-close = 销号
deck-span-first = 原定 { $days } 天
deck-span-moved = 延期 { $days } 天
deck-span-again = 再延 { $days } 天
deck-day-feedback = { $date } 反馈
deck-day-first = { $date } 首次时限
deck-day-due = { $date } 现时限
deck-day-today = { $date } 今天
deck-day-closed = { $date } 销号
deck-day-limit = 集中整改止 { $date }
deck-found = 查出什么
deck-goal = 整改目标
deck-done = 做了什么
deck-measures = { $count } 条措施，完成 { $done } 条
deck-next-step = 下一步
deck-review = 下次回头看
deck-evidence = 佐证材料
deck-pictures-missing = 没有找到图片，未放入：{ $names }
deck-evidence-count = { $count } 件
standing-all = 全部
standing-unfinished = 未完成
standing-claimed = 单位报完成(待核验)
standing-verified = 核验销号
standing-subtitle = { $items } 项具体问题(单位:项) · 截至 { $date } · 三栏同一比例
standing-compared = 三角为与 { $date } 相比的增减
standing-not-compared = 不与 { $date } 相比:{ $count } 项当时的情况没有记录
standing-late = { $count } 项逾期
standing-more = 比上月多 { $count } 项
standing-fewer = 比上月少 { $count } 项
standing-most = { $count } 项在{ $name }
standing-most-all = 都在{ $name }
standing-closed = 核验销号 { $closed } 项
standing-closed-claimed = 核验销号 { $closed } 项,另有 { $done } 项单位报完成、尚未核验
standing-and = ,
standing-month = 一个月来
standing-new-late = 新逾期 { $count } 项
standing-new-claimed = 新报完成 { $count } 项
standing-new-closed = 新销号 { $count } 项
standing-numbers-and = 、
pressing-subtitle = 每项一条,长度为天数 · 截至 { $date } · 逾期按天数、临期按到期先后排列
pressing-left = 还剩(天)
pressing-late = 已逾期(天)
pressing-days-late = { $days } 天
pressing-figure = { $value }/{ $target }
pressing-moved = 延期 { $times } 次,原 { $first }
pressing-quiet = 无逾期、无临期:{ $names }
pressing-quiet-one = { $name } { $count } 项
pressing-leaders = 按责任领导:每点一项,共 { $count } 项
pressing-none = 没有逾期,{ $days } 天内没有到期
pressing-one = 1 项逾期 { $days } 天:{ $title },{ $unit }
pressing-each = { $count } 项逾期分属 { $units } 个牵头单位,最久的是{ $unit } { $days } 天
pressing-all-of-one = { $count } 项逾期都由{ $unit }牵头,最久 { $days } 天
pressing-most = { $count } 项逾期,{ $led } 项由{ $unit }牵头,最久 { $days } 天
pressing-near = 另有 { $count } 项 { $days } 天内到期
