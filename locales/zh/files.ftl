# 保存、打开、在本设备上保留和隐私窗口的文字。
files-title = 保存与打开
files-privacy = 隐私
files-close = 关闭
files-parts = 此窗口的各部分
files-working = 正在处理…
files-show-passphrase = 显示所输入的字符

save-title = 保存此患者
save-empty = 尚未输入任何内容。
save-answers = 文件中将有 { $count } 项回答，不含任何表明患者身份的内容。请将文件命名为只有您知道是谁的名称。
save-labelled = 文件中将有 { $count } 项回答和标签“{ $label }”，文件名中也有该标签。
save-earlier = { $when } 的早前评估会保存在同一文件中。
save-not-understood = 无法解读，未保存：{ $findings }。
save-passphrase = 口令 (可留空)
save-passphrase-note = 设置口令后，他人无法读取文件。若遗失口令，无人能够帮助。
save-file = 存为文件
save-fhir = 存为 FHIR
save-fhir-note = FHIR (R4) 供其他程序使用：包含回答以及各评分系统的结果。它没有口令。
save-fhir-levels = FHIR 只保存已填入的节段。
save-done = 已将 { $name } 交给浏览器。
save-refused = 浏览器未接收该文件。未保存任何内容。
save-no-memory = 本设备内存不足，无法加锁。未保存任何内容。
save-no-randomness = 此浏览器不提供随机数，无法加锁。未保存任何内容。

board-title = 多学科讨论用图
board-note = 一张 16:9 幻灯片：所见、脊柱、总分和已发表的生存数据。
board-svg = 保存为 SVG
board-png = 保存为 PNG
board-findings = 所见
board-totals = 总分
open-title = 打开文件
open-note = 在此保存的文件，或来自病历系统的 FHIR：一个 Bundle、单个资源，或每行一个资源。
open-file = 选择文件
open-done = 已打开 { $count } 项回答。
open-unknown = 本版本不认识而略去的：{ $names }。
open-locked = 此文件已加锁。
open-passphrase = 文件的口令
open-unlock = 解锁
open-wrong = 口令错误，或文件已被改动。未作任何更改；请重试。
open-no-memory = 本设备内存不足，无法解锁此文件。未作任何更改。
open-study = 此文件是一项研究，不是患者。请在“队列”页面打开。
open-own-done = 在关闭本页面之前，“{ $name }”已列入评分系统。
open-own-changed = 此评分在保存后被改动。未打开。
open-own-wrong = 此评分无法使用。{ $problem }
open-own-full = 最多可打开五十个自建评分。未打开。
own-short = 本机构推导
own-citation = { $name }，{ $day } 由 { $rows } 名患者 (其中 { $events } 名发生事件) 推导。SHA-256 { $hash }。
own-accuracy = 一致性 { $corrected } (95 % CI { $low }–{ $high }，经乐观校正)，在推导患者中为 { $apparent }。校准斜率 { $slope }。
own-outside = { $finding } 超出推导时的取值范围
open-too-new = 此文件为版本 { $file }，本页面只能读到版本 { $known }。请换用新版页面再打开。未作任何更改。
open-broken = 此文件在第 { $line } 行第 { $column } 列损坏。未作任何更改。
open-not-ours = 既不是本页面的文件，也不是 FHIR。未作任何更改。
open-empty-file = 此文件是空的。未作任何更改。
open-unreadable = 浏览器无法读取此文件。未作任何更改。
open-answer = 文件中{ $finding }的值“{ $given }”不可能。未作任何更改。
open-damaged = 此文件缺少“{ $key }”，或其内容不正确。未作任何更改。
open-health-card = 这是经签名和压缩的 SMART Health Card。请打开其中的 FHIR Bundle。
open-several = 此文件含 { $count } 名患者的数据。请选择只含一名患者的文件。

record-title = 在文件中找到的
record-whose = 文件中的患者：{ $name }
record-born = 文件中的患者：出生日期 { $day }
record-whose-born = 文件中的患者：{ $name }，出生日期 { $day }
record-bone = 文件中有骨转移的诊断，但没有写明哪些椎骨或数目：请在此回答这些问题。
record-none = 此文件中没有此处所问的内容。
record-note = 未经您同意，不会取用任何内容。
record-finding = 所见
record-value = 文件中的值
record-entered = 已输入的值
record-when = { $day }
record-undated = 无日期
record-final = 最终
record-amended = 已修改
record-corrected = 已更正
record-preliminary = 初步结果：尚未核实。
record-registered = 仅已登记：结果尚未得出。
record-status-unknown = 未注明状态。
record-printed-unit = 所印单位“{ $unit }”此处不认识。请核对数值后再勾选。
record-new = 未输入
record-same = 相同
record-differs = 不同
record-passed-over = 已略过 { $count } 个较早的值。
record-order-unknown = 另有不同的值，但日期无法说明哪个更新。
record-newer-refused = 较新的值无法取用。
record-contradiction = 一并取用会互相矛盾：{ $text }
record-unknown = 此处不认识的代码
record-times = { $code } ({ $times } 次)
record-refused = 未取用
record-others = 未查看
record-other = { $kind }：{ $count }
# Before a list of systems.
record-possible = 现已可完整计算，同时显示
record-take = 取用所勾选的
record-cancel = 取消
refusal-no-value = 没有可读的值
refusal-unit = 在此代码下不读取单位“{ $given }”
refusal-units-disagree = 印为 { $printed }，编码为 { $coded }，两者不一致；请核对原件并手工填写
refusal-bound = 无法读取的界限值 ({ $given })
refusal-withdrawn = 标记为 { $status }
refusal-codes = 其代码指向不同的所见
refusal-primaries = 列出了不止一个原发肿瘤
refusal-age = 由出生日期无法确定年龄

keep-title = 保留在本设备上
keep-note = 除非您选择，否则不保留。未设口令而保留的内容，任何使用此浏览器的人都能读取。
keep-how-long = 保留多久
keep-tab = 直到关闭此标签页
keep-until = 直到某日结束
keep-day = 最后一天
keep-start = 从现在起保留
keep-passphrase = 口令 (可留空)
keep-on-tab = 保留至关闭此标签页，并随您的输入更新。
keep-on-until = 保留至 { $day } 结束，并随您的输入更新。
keep-waits = 输入内容后开始保留。
keep-denied = 浏览器拒绝保留：其存储已满或已关闭。您输入的内容没有丢失。请改为存为文件。
keep-erase = 清除所保留的
keep-erased = 所保留的已清除。
keep-offer = 本设备上保留有一名患者。
keep-offer-locked = 本设备上保留有一名患者，以口令加锁。
keep-back = 恢复
keep-unreadable = 所保留的已无法读取：{ $why }

idle-title = 无人使用时
idle-label = 多久后隐藏所输入的内容
idle-minutes = { $minutes } 分钟
idle-never = 从不
idle-hidden = 已隐藏
idle-why = 已有 { $minutes } 分钟无人使用本页面。所输入的内容仍在。
idle-show = 重新显示
idle-clear = 全部清除

privacy-requests = 本页面请求过的内容
privacy-sealed = 自打开以来，本页面只向 { $origin } 请求了 { $count } 个属于自身版本的文件。没有发送任何内容。
privacy-others = 有 { $count } 个请求发往其他地址。本页面自身不会这样做：请检查浏览器扩展。
privacy-worker = 在页面旁进行计算的工作线程所请求的内容也在此列表中。此外，有一个工作线程保存页面以便无网络时使用：它把同一版本的文件各取一次，不在此列表中。
privacy-no-list = 此浏览器不提供请求记录。
privacy-address = 文件
privacy-size = 字节
privacy-from-cache = 已缓存
privacy-policy = 生效的策略
privacy-policy-note = 浏览器强制本页面遵守这些规则；其中未列出的一律禁止。
privacy-no-policy = 本页面中未找到策略。
privacy-stored = 此浏览器中存储的内容
privacy-nothing = 无。
privacy-item = 项目
privacy-settings = 您的设置
privacy-language = 您的语言
privacy-kept = 您要求保留的患者
privacy-foreign = 属于此地址下的其他页面
privacy-release = 页面本身，供无网络时打开
privacy-worker-item = 服务工作线程
privacy-cookies = Cookie
privacy-erase = 全部清除
privacy-erase-note = 这也会清除为无网络使用而保留的页面本身；下次打开时会重新保留。您已输入的内容在关闭页面前仍在。
privacy-erase-sure = 立即清除
privacy-erase-not = 不清除
privacy-erased = 本页面存储的内容已全部清除。

## Scoring as if relieved

relieved-said = 疼痛或压迫可能使体能状态下降。请选择去除这些因素后的状态。这是您的判断，不是预测；已填写的内容不会改变。
relieved-nothing = 已填写的内容中没有可能更好的项目。
relieved-entered = 按填写内容
relieved-then = 若缓解
relieved-as-entered = 按填写内容：{ $answer }

## Several patients of one tab

patients-title = 本标签页的患者
patients-note = 可暂存此患者并评估下一位，或留一份副本以便与之后的评估比较。列表仅在内存中，关闭或重新加载本标签页后即消失，不会保存。
patients-aside = 暂存并开始下一位
patients-copy = 留副本
patients-nameless = 无标签
patients-compare = 比较
patients-remove = 从列表移除
patients-print = 打印列表
patients-now = 现在
# Head of the first column of a table of two assessments.
patients-row = 项目或评分
twice-copy = 与记录一起复制
twice-print = 打印两次评估

## SINS of several levels

levels-note = 每个节段分别评分。最差者填入表单；其余节段列在记录、打印件和文件中。
levels-add = 添加节段
levels-enter = 填入最差节段：{ $level }
levels-done = 已填入最差节段。其余节段列在结果中。
levels-nameless = 节段 { $number }


references-title = 参考数据
references-note = 将本院既往患者的生存与已发表的生存并列显示。请在队列页面保存，并在上方打开。其中不含单个患者。
references-name = { $place }，{ $years }，n = { $n }
references-made-up = { $place }，{ $years }，n = { $n }（虚构患者）
references-remove = 移除
references-remove-named = 移除 { $place }
references-keep = 保留在此设备上
references-denied = 浏览器拒绝存储。
references-opened = 已打开：{ $place }。将显示在结果中。
open-changed = 文件在保存后被更改过。请索取原始文件。
open-counts = 文件中的人数不一致：{ $about }。
privacy-references = 医院参考数据（不含单个患者）
