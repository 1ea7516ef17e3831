# 研究の表、図、報告書の言葉。

analysis-yes = はい
analysis-no = いいえ
analysis-below = { $cut } 未満
analysis-between = { $from } 以上 { $below } 未満
analysis-at-least = { $cut } 以上
analysis-spine-part = 脊椎の部位
analysis-cervical = 頸椎
analysis-thoracic = 胸椎
analysis-lumbar = 腰椎
analysis-sacral = 仙椎
analysis-walking = 歩行可能
analysis-radiotherapy = 最後の放射線治療
analysis-irradiated-earlier = 手術の 30 日より前
analysis-irradiated-within = 手術の前後 30 日以内
analysis-irradiated-later = 手術の 30 日より後
analysis-all-rows = すべての行
analysis-days = 日
analysis-weeks = 週
analysis-months = か月
analysis-years = 年

analysis-factors-title = 表 1. 因子別の生存
analysis-scores-title = 表 2. スコア別の生存
analysis-all-curves-title = すべての行の生存曲線
analysis-curves-title = 生存曲線: { $stratum }
analysis-pairs-title = 群の各組: { $stratum }
analysis-counts-title = 生存、リスク集合、打ち切り、イベント: { $stratum }
analysis-univariable-title = Cox 回帰、各因子単独
analysis-multivariable-title = Cox 回帰、全因子
analysis-discrimination-title = スコアと生存の一致度
analysis-differences-title = 一致度の差
analysis-before-after-title = { $before }、次に { $after }
analysis-flow-title = 解析した行
analysis-flow-file = ファイルの行
analysis-flow-used = 使用
analysis-flow-of = 解析した行: { $rows }
analysis-rows-of = 選択した行: { $rows }。n = { $n }、イベント = { $events }。
analysis-not-made = 現在の列の読み方では、この結果を計算できませんでした。

analysis-group = 群
analysis-pair = { $first } 対 { $second }
analysis-n = n
analysis-events = イベント
analysis-censored-so-far = 累積打ち切り
analysis-events-so-far = 累積イベント
analysis-counts-said = リスク集合: この時点またはそれ以降まで追跡された行。生存、イベント、打ち切り: 開始からこの時点まで(当日を含む)。R の summary(survfit) と同じ数え方です。
analysis-at-risk = リスク集合
analysis-median = 中央値 ({ $unit })
analysis-interval = { $percent } % 信頼区間
analysis-to = { $low } ～ { $high }
analysis-p = p
analysis-adjusted-p = 補正 p
analysis-robust-p = p、患者単位
analysis-published = { $what }、発表値
analysis-published-elsewhere = { $what }、発表値(別の患者集団)
analysis-difference = { $what }、差
analysis-hazard-ratio = ハザード比
analysis-per = { $covariate }({ $per } ごと)
analysis-per-point = { $covariate }(1 点ごと)
analysis-per-points = { $covariate }({ $per } 点ごと)
analysis-per-stage = { $covariate }(1 病期ごと)
analysis-per-year = { $covariate }(1 年ごと)
analysis-against = { $covariate }(基準: { $reference })
analysis-reference = 基準
analysis-proportional-p = p、比例ハザード
analysis-robust-interval = { $percent } % 信頼区間、患者単位
analysis-harrell = Harrell の C
analysis-uno = Uno の C
analysis-time = 時間 ({ $unit })
analysis-naive-median = { $median }、単純推定（遅延エントリーなし）
analysis-alive = 生存 (%)
analysis-step = 段階
analysis-left-out = 除外
analysis-missing = うち不明
analysis-remaining = 残り
analysis-longer-survival = 生存が長い
analysis-shorter-survival = 生存が短い
analysis-not-reached = 未到達
analysis-small-p = p < { $p }
analysis-equal-p = p = { $p }

analysis-log-rank = ログランク検定
analysis-tarone-ware = Tarone-Ware 検定
analysis-peto-peto = Peto-Peto 検定
analysis-gehan = Gehan-Breslow 検定
analysis-test-said = { $test }: カイ二乗 { $chi }、自由度 { $df }、{ $p }
analysis-trend-said = 群を順に 1、2、3 とした傾向検定(ログランク): z = { $z }、{ $p }。0 より大きければ、後の群ほど早く死亡しています。
analysis-small-groups = { $few } 行に満たない群があります。そこでは p 値も区間も大まかです。
analysis-grades-stability = { $system } は脊椎の安定性を評価するもので、生存のスコアではありません。
analysis-grades-liver = { $system } は肝臓を評価するもので、脊椎転移の生存を予測するためのものではありません。
analysis-median-spss = 中央値とその区間は SPSS と同じです: 正規近似、両側に標準誤差の 1.96 倍。
analysis-median-bc = 中央値の区間は Brookmeyer-Crowley 法で、{ $band } 尺度の信頼帯から求めました。
analysis-band-said = 曲線の信頼帯は { $band } 尺度です。
analysis-band-log-log = log-log
analysis-band-log = log
analysis-band-plain = 変換なし (plain)
analysis-band-logit = logit
analysis-band-arcsin = arcsine
analysis-p-log-rank = p: 全群のログランク検定。
analysis-pairs-adjusted = 組: 両群の行だけによるログランク検定、{ $method }。
analysis-unadjusted = 組の数による補正なし
analysis-bonferroni = Bonferroni 法で補正
analysis-holm = Holm 法で補正
analysis-benjamini-hochberg = Benjamini-Hochberg 法で補正(偽発見率)
analysis-ties-efron = Cox 回帰、同時の死亡は Efron 法、区間と p は Wald。
analysis-ties-breslow = Cox 回帰、同時の死亡は Breslow 法、区間と p は Wald。
analysis-firth-used = Firth の罰則付き尤度、区間と p はプロファイル尤度。
analysis-delayed-entry = 時間の起点：{ $origin }。手術まで生存した患者だけが研究に含まれるため、各行は手術日からリスク集合に入ります（遅延エントリー）。そのためリスク人数は最初に増えます。
analysis-naive-entry = 時間の起点：{ $origin }。ファイルに手術日がありません。手術まで生存した患者だけが研究に含まれるため、この推定値は単純推定であり、生存期間が実際より長く見えます。手術日の列を指定してください。
analysis-uno-undefined = UnoのCは遅延エントリーでは定義されないため省きました。HarrellのCは遅延エントリーを考慮しています。
analysis-operations = 1 例に複数の行があっても、すべての行を数えます。
analysis-first-operations = 各患者の初回手術だけを数えます。
analysis-first-operations-step = 各患者の初回手術

analysis-repeated = { $rows } 行は { $patients } 例の患者のものです。同じ患者の行は互いに独立ではありません。
analysis-robust-said = 患者単位 { $p }(群の Cox モデルのロバストスコア検定、Efron のタイ処理。R の coxph(..., cluster = patient) が出力する値)。
analysis-robust-p-said = p、患者単位: 群の Cox モデルのロバストスコア検定、Efron のタイ処理。R の coxph(..., cluster = patient) が出力する値です。
analysis-robust-not-computed = p、患者単位: 計算できません。群の数に対して患者が少なすぎるか、群の間に差がありません。
analysis-not-computed = 計算不可
analysis-robust-wald-p = p、患者単位 (Wald)
analysis-robust-wald-said = 患者単位: ロバスト標準誤差による Wald 区間と p。R の coxph(..., cluster = patient) が項ごとに出力する値です。その群または基準の群のイベントが { $few } 件未満の場合は空欄です。
analysis-model-robust = 全項、患者単位: { $p }(ロバストスコア検定、Efron のタイ処理)。
analysis-analysed-rows = 解析: { $of } 行のうち n = { $n }。
analysis-without-group = { $rows } 行のうち { $without } 行は群が確定せず、除外しました。
analysis-follow-up = 追跡期間の中央値(逆 Kaplan-Meier): { $time }{ $unit }。
analysis-model-said = { $rows } 行、イベント { $events }。共変量が欠けた { $without } 行を除外しました。
analysis-model-tests = 尤度比検定 { $p }、見かけの一致度 { $concordance }: モデルを当てはめた行そのもので求めた値で、新しい患者には高すぎます。
analysis-model-optimism = 楽観性を補正した一致度: { $corrected } (楽観性 { $optimism }、Harrell のブートストラップ、再標本 { $of } 個のうち { $fitted } 個で当てはめ、シード { $seed })。
analysis-proportional-said = 比例ハザードの検定、全項: { $p }。
analysis-discrimination-said = C はスコアの群ではなく点数そのものを比べます。{ $of } 行のうち { $n } 行: 比較したすべてのスコアの点数が確実な行です。すべてが確実な行は選ばれた集団なので、最後の列に、そのスコアだけが確実なすべての行での値を示します。C の区間: 正規近似、患者単位の分散。
analysis-never-certain = { $system }: 比較していません。点数が確実な行がありません。必要な所見が欠けているか、このスコアの対象ではありません。
analysis-seldom-certain = { $system }: 比較していません。点数が確実なのは { $of } 行のうち { $certain } 行だけで、加えると残りの行が失われます。比較するには、ほかのスコアを外してください。
analysis-same-order = { $copy }: これらの行を { $system } と同じ順に並べます。C は同じで、調整では組を二重に数えません。
analysis-own-rows = n、このスコアが確実な行
analysis-own-harrell = その行での Harrell の C
analysis-differences-rows = { $of } 行のうち { $n } 行: 比較したすべてのスコアの点数が確実な行です。
analysis-uno-said = Uno の C は最後のイベントである { $time }{ $unit }までを見ます。
analysis-differences-said = 差の区間と p: 正規近似(Wald)、分散は両スコアに対する患者ごとの影響関数によるもので、R の concordance() と同じです。どちらも組の数による補正をしていません。
analysis-differences-adjusted = 「補正 p」: { $method }。
analysis-signed-rank-said = Wilcoxon の符号付順位検定、差 0 は除外: z = { $z }、{ $p }(正規近似)、正確 { $exact }。
analysis-nothing-changed = 変化がないため、検定するものがありません。
analysis-mcnemar-said = McNemar の正確検定: { $p }。
analysis-pairs-said = { $pairs } 組。{ $without } 行は片方がありません。
analysis-improved-said = 改善 { $improved }人、悪化 { $worsened }人、変化なし { $stayed }人。
analysis-moved-said = 「{ $first }」の方へ { $up }人、「{ $last }」の方へ { $down }人、変化なし { $stayed }人。どちらが良いかは不明です。
analysis-restored-said = 歩行の回復（術前 { $levels }）：術後が分かる { $known }人中 { $restored }人（{ $percent } %、正確な{ $ci } { $interval } %）、全 { $all }人中 { $restored }人（{ $percent_all } %、{ $interval_all } %。不明は回復なしとして計算）。
analysis-unranked = 値は順序の分からない文字列なので、数えるだけで順位は付けません。
analysis-published-said = 発表: Lee MH et al., J Korean Neurosurg Soc 2015;58(5):448-453. { $statement }
analysis-published-population = 発表値: Lee 2015、脊椎転移の手術を受けた肝細胞癌患者 { $patients } 例の手術 { $operations } 件。n は手術件数です。
analysis-another-population = 発表された患者集団に含まれない行: この { $rows } 行のうち { $other } 行は別の原発癌で、{ $unrecorded } 行は原発癌の記録がありません。差があっても矛盾とは考えないでください。

analysis-monotone = 推定値なし: 「{ $term }」が死亡例とその他を完全に分けるため、ハザード比が限りなく大きくなります。Firth の罰則付き尤度なら求められます。
analysis-monotone-firth = 「{ $term }」が死亡例とその他を完全に分けるため、Firth の罰則なしでは推定値がありません。
analysis-collinear = 推定値なし: 「{ $term }」は前の項にない情報を持ちません。どれか一つを外してください。
analysis-constant = 推定値なし: 「{ $term }」はすべての行で同じです。
analysis-not-converged = 推定値なし: { $iterations } 回の反復で見つかりませんでした。共変量を減らしてください。
analysis-no-events = 推定値なし: 行の中にイベントがありません。
analysis-flat = 推定値なし: 尤度が平らすぎて区間を求められません。
analysis-other-trouble = 推定値なし: これらの行ではこの方法の推定値がありません。

analysis-synthetic = 合成患者
analysis-synthetic-said = 合成データ: このファイルの患者はプログラムが作ったものです。患者について分かることは何もありません。
analysis-report-title = 生存解析
analysis-report-made = Spinemet { $version } で作成しました。作成したコンピュータの外には何も出ていません。
analysis-file-said = ファイル: { $name }。

analysis-template-patient = 誰の手術か: 氏名ではない任意の文字。同じ患者の手術にはすべて同じ文字
analysis-template-time = 起点から死亡または最終追跡までの日数
analysis-template-died = yes または no: その期間の終わりに死亡していたか
analysis-template-choice = 次のいずれか: { $values }
analysis-template-yes-no = yes または no
analysis-template-level = 椎骨(C0 から S5): SINS が最も高いもの
analysis-template-count = { $least } 以上の整数、または 3+ や 1-2 のような範囲
analysis-template-scale = { $from } から { $to } まで { $step } 刻み
analysis-template-number = 数値、単位 { $unit }
analysis-template-units = 数値、単位 { $unit }。他の単位は併記: { $others }
analysis-template-date = 日付、年-月-日

analysis-issue-row = 行
analysis-issue-column = 列
analysis-issue-value = 値
analysis-issue-reason = 理由
analysis-issue-consequence = 扱い
analysis-issue-all-rows = すべての行
analysis-issue-times = { $count } 回、最初は { $row } 行目
