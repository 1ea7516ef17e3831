# 页面文字。各项所见的文字在 findings.ftl，评分系统的文字在 systems.toml。
#
# 评分名称(SINS、Tokuhashi 等)和单位不翻译。
# 术语：脊柱转移瘤(spinal metastasis)、原发肿瘤(primary)、内脏转移(visceral metastases)、脊髓压迫(cord compression)、
# 中位生存期(median survival)、置信区间(CI)、组(group)、项目(item)、总分(total)。

## 页眉与页脚

name = Spinemet
nav-label = 页面
nav-bedside = 床旁
nav-cohort = 队列
nav-evidence = 证据
nav-about = 关于
skip = 跳到正文
seal = 不外传。
seal-meaning = 您输入的内容不会离开本页面
footer-purpose = 已发表的评分，用于辅助判断，不能代替判断。不是医疗器械。
footer-about = 用途与局限
footer-version = 版本 { $version }
page-loading = 正在载入本页…
page-failed = 无法载入。网络可能已断开，或服务器已有新版本：请先保存您输入的内容，然后重新加载页面。您输入的内容仍然保留。
page-again = 重试

## 语言

language = 语言
language-refused = 无法取得{ $language }的文字。页面仍使用{ $current }。
language-review = 本译文尚待临床医生审校。参考文献及其说明和评分名称以英文显示。

## 列举与日期

joint-list = 、
joint-clauses = ；
joint-sentences = 。
day = { $year }年{ $month }月{ $day }日

## 床旁

bedside-title = 脊柱转移瘤患者的评分
results = 结果
to-answers = 返回填写的内容
reset = 清空
reset-done = 已清除上一位患者的回答。
reset-undo = 恢复上一位患者
file-taken = 已换为其他回答。之前的回答仍保留。
file-undo = 返回之前的回答
returned = 已重新显示另一份回答。
returned-undo = 切换回去
undo = 撤销
forget = 关闭
example = 查看示例
files = 保存与打开
example-mark = 示例
example-end = 从空白开始
example-back = 返回我的回答

## 按键

shortcuts = 键盘快捷键
shortcuts-note = 单键只在没有输入文字时起作用。
shortcuts-on = 启用单键
key-systems = 选择评分系统
key-question = 下一个未回答的问题
key-keys = 本列表

## 选择评分系统

# Optional label of the patient, such as a bed or initials.
label = 床号或姓名缩写
# Before the day of a laboratory value.
measured = 检测日期
# Of a laboratory value.
measured-old = { $days } 天前

picker-title = { $all } 个评分系统中的 { $chosen } 个
# Choices of systems for an occasion.
preset-on-call = 值班
preset-radiotherapy = 放疗
# Hepatocellular carcinoma.
preset-hcc = 肝细胞癌
preset-all = 全部
picker-survival = 生存
picker-stability = 脊柱稳定性
picker-liver = 肝脏
picker-extras = 另外询问，仅供提示
extra-radiotherapy = 诊断、放疗和手术日期
extra-compression = 脊髓：运动障碍、膀胱直肠、ESCC
extra-asia = ASIA 损伤分级
extra-laboratory = 白蛋白和 LDH (Chen 的因素)
units-title = 单位
units-conventional = mg/dL, g/dL
units-si = SI: µmol/L, g/L
units-note = 只用于尚未填写的栏。已填写的数值保持旁边所示的单位。

## 填写栏

field-users = 用于 { $systems }
help-sign = ?
help-with = 帮助：{ $finding }
not-known = 不详
exactly = 准确值（如已知）
other-primary = 其他原发肿瘤…
unit-of = { $finding }的单位
unit-years = 岁
unit-months = 个月
unit-days = 天
unit-seconds = 秒
answer-means = { $answer } { $meaning }
answer-ends = { $first } … { $last }
level-list = 节段…
level-drawing = 脊柱图
levels-title = 多个节段的 SINS
levels-further = 其他节段的 SINS：{ $levels }
levels-worse = { $level } 比已填入的节段更差：请在“多个节段的 SINS”中填入。
level-occiput = (枕骨)
level-location = { $level }：{ $location }，SINS { $points } 分
spine-cervical = 颈椎
spine-thoracic = 胸椎
spine-lumbar = 腰椎、骶椎

## 对回答的提示

error-out-of-range = 不可能是 { $given }：{ $finding }的范围为 { $range }。
error-not-a-number = “{ $typed }”不是数字。
error-ambiguous-comma = “{ $typed }”可能是 { $thousands }，也可能是 { $decimal }。请明确写成其中一种。
error-no-unit = “{ $typed }”带有单位，但此值没有单位。请只填数字。
error-unknown-unit = 此处不使用“{ $typed }”中的单位。请以 { $units } 填写。
error-not-whole = “{ $typed }”不是整数。
error-between-steps = 只能以 { $step } 为间隔填写。
error-empty-band = 前一个数大于后一个数。
error-not-a-date = 请按年-月-日填写日期，例如 2026-03-09。
error-impossible-date = 1900 年至 2199 年之间没有这一天。
error-not-taken = “{ $typed }”不是此处可用的回答。
unusual = { $given } 不常见。
unusual-check = 数值和单位是否正确？
perhaps = 您是否想填 { $meant }？
perhaps-converted = 您是否想填 { $meant } ({ $here })？
take = 使用 { $meant }
adopt = 回答：{ $answer }
limit-open = 仅有界限值，{ $systems } 的结果尚不能确定。如有确切数值，请填写。
reread = 数值保持不变：{ $typed } 现按 { $unit } 解读。
cleared-by = “{ $changed }”的回答已更改，此项回答已清除。

## 结果

total-of = { $total } / { $most } 分
total-left-out = { $total } (并非由此类患者得出)
total-doubted = 请核对：{ $findings }
total-check = (请核对)
total-open = 未定
total-none = –
totals = 目前总分
scale-worse = { $total } 较差
scale-better = { $total } 较好
scale-reaches = 此原发肿瘤可能达到的范围为 { $range }。
not-begun = 该评分的问题尚未回答。
not-applicable = 不适用于该患者：{ $why }。
ungrouped = 不显示分组：{ $why }。
groups-open = 仍有可能的组：{ $groups }。
group = { $group } 组
group-means = { $group } 组：{ $meaning }
group-silent = 该组及该原发肿瘤没有已发表的生存期。
quoted = “{ $words }”
certain-though = 虽未回答{ $missing }，结果已经确定。
expected = 论文的预测：{ $text }
unverified = 未核实
advice = 这是论文针对肿瘤的策略，不是对手术与否的结论：{ $advice }。
next = 最能缩小范围的所见：{ $finding }
relieved = 按缓解后的状态计分
card-details = 详情：{ $system }
working = 计算过程
working-total = 总分
working-counted = 计入的值：{ $inputs }。
item-open = 未定：{ $missing }
term-open = 未定
evidence = 来源、证据与注意事项
grade-a = 分值已与所发表表格的转载核对 (A 级)。
grade-b = 二次文献之间分值一致；未能查阅原文 (B 级)。
grade-c = 未核实：凭记忆写出，未经核对 (C 级)。
checked = 最后核对日期：{ $day }。
own-derived = 本机构推导，n = { $n }，未经外部验证
own-unpublished = 自建，未发表
source-n = n = { $n }
said-by = { $source }：{ $text }
doi = doi { $doi }

observed-in = { $source }，{ $primary }
observed = { $source }：{ $facts }
observed-n = n = { $n }
observed-median = 中位 { $time }
observed-median-ci = 中位 { $time } (95 % 置信区间 { $interval })
observed-alive = { $months } 个月生存率 { $percent } %

## 3、6、12 个月的生存

here = 本机构，{ $place }
here-made-up = 本机构（虚构患者），{ $place }
alive-title = 3、6、12 个月生存
alive-source = 评分系统与来源
alive-months-head = { $months } 个月
alive-system = { $system }：{ $total } ({ $groups } 组)
alive-paper = { $source }，论文的预测
alive-n-in-all = 共 { $n } 例
alive-surgery = 手术
alive-radiotherapy = 放疗
alive-mixed = 手术或非手术
alive-percent = { $percent } %
alive-over = 超过 50 %
alive-under = 不足 50 %
alive-about = 约 50 %
alive-expected = 预期存活
alive-not-expected = 预期死亡
alive-unknown = 无数据
alive-or = { " 或 " }
alive-none = 没有已发表的数据能回答这一点。
alive-more = 其他文献 { $count } 篇
alive-note = 百分比按发表的原样列出。“超过”“不足”“约 50 %”读自中位数及其 95 % 置信区间；“预期”为论文的预测。范围涵盖仍有可能的各组。不在评分系统之间取平均。
alive-empty = 填入第一个回答后显示此表。

## NOMS

noms-title = NOMS
noms-neurologic = 神经
noms-oncologic = 肿瘤
noms-mechanical = 力学
noms-systemic = 全身
noms-open = 未定
noms-sensitive = 放射敏感
noms-resistant = 放射抵抗
noms-unclassed = 来源未分类
noms-note = 肿瘤多学科讨论的四个问题，仅列出已输入的内容，不作判断。

## 所有评分系统的总图

picture-title = 各组已发表的生存期
picture-description = 每行一个评分系统：总分和组，以及该组已发表的生存期，下方以月、上方以天表示。越靠右生存期越长。相同的数字在图下方以文字列出。
picture-detail = { $total } ({ $groups } 组)
picture-group = { $group } 组：{ $fact }
picture-paper = { $text } (论文的预测)
picture-empty = 填入第一个回答后显示此图。
picture-open = { $groups } 组无数据
picture-as-text = 以文字显示相同内容
picture-system = 评分系统
picture-survival = 生存期
picture-note = 多为 1980 年代至 2019 年接受治疗的队列的中位数。不能仅凭评分决定手术。
key-median = 中位数（月）
key-mean = 平均数
key-interval = 95 % 置信区间
key-bound = 至少、至多
key-unverified = 未核实
key-left-out = 未核实，或并非由此类患者得出
key-several = 组尚未确定
disagreements = 不一致之处
disagreements-more = 另有 { $count } 对
disagreement = { $shorter } 为 { $less } 个月，{ $longer } 为 { $more } 个月。拉低 { $shorter } 的是：{ $against }。抬高 { $longer } 的是：{ $favour }。

## 提示

emergency = 急症
emergency-not-excluded = 未录入神经系统表现，不能排除脊髓压迫。
emergency-because = 依据：{ $findings }
notes-cautions = 注意
notes-facts = 值得知道
note-contradiction = 矛盾。
note-caution = 注意。

## 供朗读

spoken = { $system } { $total }

## 复制与打印

copy = 复制为文字
# Copies a note of three lines.
copy-short = 简短复制
copy-table = 复制为表格
copy-done = 已复制。
copy-refused = 浏览器不允许复制。文字已选中，请从此处复制。
print = 打印
copy-title = 脊柱转移瘤评分，{ $when } (Spinemet { $version })
copy-system = { $name }：{ $total }。{ $verdict }
copy-group = { $group } 组。
copy-groups = 仍有可能的组：{ $groups }。
copy-missing = 缺少：{ $missing }
copy-not-begun = 尚未确定：{ $systems }
copy-emergency = 急症：{ $text } ({ $source })
copy-contradiction = 矛盾：{ $text }
copy-caution = 注意：{ $text }
copy-unusual = (异常数值，请核对)
copy-limits = 已发表的评分；用于辅助判断，不能代替判断。

# 打印和复制的全部结果的表格；前两列是“评分系统”和“总分”。
summary-group = 组
summary-published = 队列中观察到的结果
summary-missing = 缺少

# 纸上：供手写的横线。
paper-title = 脊柱转移瘤患者的评分
paper-name = 姓名
paper-born = 出生日期
# The number by which a hospital knows the patient.
paper-number = 病历号
paper-signed = 接诊者
paper-day = 计算并打印于 { $day }，Spinemet { $version }。辅助判断，不能取代判断；不是医疗器械。
paper-nothing = 尚未输入任何内容。
paper-example = 此为示例，并非真实患者。

## 关于

about-privacy = 隐私
