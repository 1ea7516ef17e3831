# 研究的表、图和报告的用语。

analysis-yes = 是
analysis-no = 否
analysis-below = 低于 { $cut }
analysis-between = { $from } 至低于 { $below }
analysis-at-least = { $cut } 及以上
analysis-spine-part = 脊柱节段
analysis-cervical = 颈椎
analysis-thoracic = 胸椎
analysis-lumbar = 腰椎
analysis-sacral = 骶椎
analysis-walking = 能行走
analysis-radiotherapy = 末次放疗
analysis-irradiated-earlier = 手术前超过 30 天
analysis-irradiated-within = 手术前后 30 天内
analysis-irradiated-later = 手术后超过 30 天
analysis-all-rows = 全部行
analysis-days = 天
analysis-weeks = 周
analysis-months = 个月
analysis-years = 年

analysis-factors-title = 表 1. 各因素的生存
analysis-scores-title = 表 2. 各评分的生存
analysis-all-curves-title = 全部行的生存曲线
analysis-curves-title = 生存曲线：{ $stratum }
analysis-pairs-title = 组间两两比较：{ $stratum }
analysis-counts-title = 存活、处于风险、删失、事件：{ $stratum }
analysis-univariable-title = Cox 回归，各因素单独
analysis-multivariable-title = Cox 回归，全部因素
analysis-discrimination-title = 评分与生存的一致性
analysis-differences-title = 一致性之差
analysis-before-after-title = { $before }，然后 { $after }
analysis-flow-title = 分析了哪些行
analysis-flow-file = 文件中的行
analysis-flow-used = 使用
analysis-flow-of = 分析的行：{ $rows }
analysis-rows-of = 选定的行：{ $rows }。n = { $n }，事件 = { $events }。
analysis-not-made = 按目前读取的列，无法计算此结果。

analysis-group = 组
analysis-pair = { $first } 对 { $second }
analysis-n = n
analysis-events = 事件
analysis-censored-so-far = 累计删失
analysis-events-so-far = 累计事件
analysis-counts-said = 处于风险：随访到该时点或更久的行。存活、事件、删失：从起点到该时点(含当日)，与 R 的 summary(survfit) 相同。
analysis-at-risk = 处于风险
analysis-median = 中位数 ({ $unit })
analysis-interval = { $percent } % 置信区间
analysis-to = { $low } 至 { $high }
analysis-p = p
analysis-adjusted-p = 校正 p
analysis-robust-p = p，按患者
analysis-published = { $what }，已发表
analysis-published-elsewhere = { $what }，已发表(另一人群)
analysis-difference = { $what }，差值
analysis-hazard-ratio = 风险比
analysis-per = { $covariate }(每 { $per })
analysis-per-point = { $covariate }(每 1 分)
analysis-per-points = { $covariate }(每 { $per } 分)
analysis-per-stage = { $covariate }(每 1 期)
analysis-per-year = { $covariate }(每 1 年)
analysis-against = { $covariate }(参照：{ $reference })
analysis-reference = 参照
analysis-proportional-p = p，比例风险
analysis-robust-interval = { $percent } % 置信区间，按患者
analysis-harrell = Harrell 的 C
analysis-uno = Uno 的 C
analysis-time = 时间 ({ $unit })
analysis-naive-median = { $median }，朴素估计（未计延迟进入）
analysis-alive = 存活 (%)
analysis-step = 步骤
analysis-left-out = 排除
analysis-missing = 其中不详
analysis-remaining = 剩余
analysis-longer-survival = 生存较长
analysis-shorter-survival = 生存较短
analysis-not-reached = 未达到
analysis-small-p = p < { $p }
analysis-equal-p = p = { $p }

analysis-log-rank = log-rank 检验
analysis-tarone-ware = Tarone-Ware 检验
analysis-peto-peto = Peto-Peto 检验
analysis-gehan = Gehan-Breslow 检验
analysis-test-said = { $test }：卡方 { $chi }，自由度 { $df }，{ $p }
analysis-trend-said = 各组按顺序记为 1、2、3 的趋势检验(log-rank)：z = { $z }，{ $p }；大于 0 表示越靠后的组死亡越早。
analysis-small-groups = 有的组少于 { $few } 行：其 p 值和区间只是粗略的。
analysis-grades-stability = { $system } 评估脊柱稳定性，不是生存评分。
analysis-grades-liver = { $system } 评估肝脏，并非为预测脊柱转移患者的生存而制定。
analysis-median-spss = 中位数及其区间与 SPSS 相同：正态近似，两侧各 1.96 倍标准误。
analysis-median-bc = 中位数的区间采用 Brookmeyer-Crowley 法，取自 { $band } 尺度的置信带。
analysis-band-said = 曲线的置信带采用 { $band } 尺度。
analysis-band-log-log = log-log
analysis-band-log = log
analysis-band-plain = 原始 (plain)
analysis-band-logit = logit
analysis-band-arcsin = arcsine
analysis-p-log-rank = p：全部组的 log-rank 检验。
analysis-pairs-adjusted = 两两比较：仅用两组的行作 log-rank 检验；{ $method }。
analysis-unadjusted = 未按比较次数校正
analysis-bonferroni = 以 Bonferroni 法校正
analysis-holm = 以 Holm 法校正
analysis-benjamini-hochberg = 以 Benjamini-Hochberg 法校正(错误发现率)
analysis-ties-efron = Cox 回归，同时死亡用 Efron 法；区间和 p 为 Wald。
analysis-ties-breslow = Cox 回归，同时死亡用 Breslow 法；区间和 p 为 Wald。
analysis-firth-used = Firth 惩罚似然；区间和 p 为轮廓似然。
analysis-delayed-entry = 时间起点：{ $origin }。只有存活到手术的患者才在研究中，因此每行从手术日起才计入风险集（延迟进入）。风险人数因而先上升。
analysis-naive-entry = 时间起点：{ $origin }。文件中没有手术日期。只有存活到手术的患者才在研究中，因此这些估计是朴素估计，生存期看起来比实际更长。请指定手术日期列。
analysis-uno-undefined = Uno C 在延迟进入时没有定义，故略去；Harrell C 已计入延迟进入。
analysis-operations = 同一患者有多行时，每行都计入。
analysis-first-operations = 每名患者只计首次手术。
analysis-first-operations-step = 每名患者的首次手术

analysis-repeated = { $rows } 行来自 { $patients } 名患者：同一患者的各行彼此不独立。
analysis-robust-said = 按患者：{ $p }(各组 Cox 模型的稳健得分检验，Efron 法处理结，与 R 的 coxph(..., cluster = patient) 输出相同)。
analysis-robust-p-said = p，按患者：各组 Cox 模型的稳健得分检验，Efron 法处理结，与 R 的 coxph(..., cluster = patient) 输出相同。
analysis-robust-not-computed = p，按患者：无法计算，因为相对组数患者太少，或各组没有差别。
analysis-not-computed = 无法计算
analysis-robust-wald-p = p，按患者 (Wald)
analysis-robust-wald-said = 按患者：由稳健标准误得出的 Wald 区间和 p，与 R 的 coxph(..., cluster = patient) 对每一项的输出相同。该组或参照组的事件少于 { $few } 例时留空。
analysis-model-robust = 全部项，按患者：{ $p }(稳健得分检验，Efron 法处理结)。
analysis-analysed-rows = 分析：{ $of } 行中 n = { $n }。
analysis-without-group = { $rows } 行中有 { $without } 行没有确定的组，已排除。
analysis-follow-up = 中位随访时间(反向 Kaplan-Meier)：{ $time }{ $unit }。
analysis-model-said = { $rows } 行，事件 { $events }；因缺少协变量排除 { $without } 行。
analysis-model-tests = 似然比检验 { $p }；表观一致性 { $concordance }：在拟合模型的同一批行上求得，对新患者偏高。
analysis-model-optimism = 校正乐观偏差后的一致性：{ $corrected }(乐观偏差 { $optimism }；Harrell 自助法，{ $of } 个重抽样中 { $fitted } 个可拟合，种子 { $seed })。
analysis-proportional-said = 比例风险检验，全部项：{ $p }。
analysis-discrimination-said = C 比较的是评分的分值，不是分组。{ $of } 行中的 { $n } 行：所比较的每个评分的分值都确定。全部确定的行是经过选择的；最后几列给出每个评分在仅由它自己确定的所有行上的结果。C 的区间：正态近似，按患者的方差。
analysis-never-certain = { $system } 未比较：没有分值确定的行。缺少它需要的所见，或它不适用。
analysis-seldom-certain = { $system } 未比较：其分值只在 { $of } 行中的 { $certain } 行确定，加入后会失去其余的行。要比较它，请去掉其他评分。
analysis-same-order = { $copy } 对这些行的排序与 { $system } 相同。其 C 相同，校正时不重复计数。
analysis-own-rows = n，由它确定的行
analysis-own-harrell = 这些行的 Harrell C
analysis-differences-rows = { $of } 行中的 { $n } 行：所比较的每个评分的分值都确定。
analysis-uno-said = Uno 的 C 计至最后一次事件，即 { $time }{ $unit }。
analysis-differences-said = 差值的区间与 p：正态近似(Wald)，方差由患者对两个评分的影响函数求得，与 R 的 concordance() 相同。两者均未按比较次数校正。
analysis-differences-adjusted = “校正 p”：{ $method }。
analysis-signed-rank-said = Wilcoxon 符号秩检验，去掉零差值：z = { $z }，{ $p }(正态近似)，精确 { $exact }。
analysis-nothing-changed = 没有变化，无可检验。
analysis-mcnemar-said = McNemar 精确检验：{ $p }。
analysis-pairs-said = { $pairs } 对；{ $without } 行缺少其中之一。
analysis-improved-said = 改善 { $improved } 例，恶化 { $worsened } 例，不变 { $stayed } 例。
analysis-moved-said = 向“{ $first }”移动 { $up } 例，向“{ $last }”移动 { $down } 例，不变 { $stayed } 例。哪一端更好，本页无从得知。
analysis-restored-said = 行走恢复（术前 { $levels }）：术后情况已知的 { $known } 例中 { $restored } 例（{ $percent } %，精确 { $ci } { $interval } %）；全部 { $all } 例中 { $restored } 例（{ $percent_all } %，{ $interval_all } %，未知者按未恢复计）。
analysis-unranked = 各值是没有已知顺序的文字：只计数，不排秩。
analysis-published-said = 已发表：Lee MH et al., J Korean Neurosurg Soc 2015;58(5):448-453. { $statement }
analysis-published-population = 已发表：Lee 2015，{ $patients } 名因脊柱转移接受手术的肝细胞癌患者的 { $operations } 次手术；n 为手术次数。
analysis-another-population = 不属于已发表人群的行：这 { $rows } 行中，{ $other } 行为其他原发癌，{ $unrecorded } 行未记录原发癌。有差别并不说明矛盾。

analysis-monotone = 无估计值：“{ $term }”把死亡者与其他人完全分开，其风险比无限增大。Firth 惩罚似然可给出估计。
analysis-monotone-firth = “{ $term }”把死亡者与其他人完全分开：没有 Firth 惩罚就没有估计值。
analysis-collinear = 无估计值：“{ $term }”没有提供前面各项之外的信息。请去掉其中一项。
analysis-constant = 无估计值：“{ $term }”在所有行中相同。
analysis-not-converged = 无估计值：迭代 { $iterations } 次仍未找到。请减少协变量。
analysis-no-events = 无估计值：这些行中没有事件。
analysis-flat = 无估计值：似然过于平坦，无法给出区间。
analysis-other-trouble = 无估计值：该方法在这些行上没有估计值。

analysis-synthetic = 合成患者
analysis-synthetic-said = 合成数据：此文件中的患者由程序生成，从中不能了解任何真实患者的情况。
analysis-report-title = 生存分析
analysis-report-made = 由 Spinemet { $version } 制作。没有任何内容离开制作它的计算机。
analysis-file-said = 文件：{ $name }。

analysis-template-patient = 该行是谁的手术：任意文字，不用姓名；同一患者的每次手术相同
analysis-template-time = 从起点到死亡或末次随访的天数
analysis-template-died = yes 或 no：在该时间终点是否死亡
analysis-template-choice = 以下之一：{ $values }
analysis-template-yes-no = yes 或 no
analysis-template-level = 一个椎骨，C0 至 S5：SINS 最高者
analysis-template-count = 不小于 { $least } 的整数，或如 3+、1-2 的范围
analysis-template-scale = { $from } 至 { $to }，每级 { $step }
analysis-template-number = 数值，单位 { $unit }
analysis-template-units = 数值，单位 { $unit }；其他单位请一并写出：{ $others }
analysis-template-date = 日期，年-月-日

analysis-issue-row = 行
analysis-issue-column = 列
analysis-issue-value = 值
analysis-issue-reason = 原因
analysis-issue-consequence = 处理
analysis-issue-all-rows = 全部行
analysis-issue-times = { $count } 次，首次在第 { $row } 行
