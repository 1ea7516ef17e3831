# 画面の文言。所見の文言は findings.ftl、スコアの文言は systems.toml にある。
#
# スコアの名前(SINS、Tokuhashi など)と単位は訳さない。
# 用語: 脊椎転移(spinal metastasis)、原発巣(primary)、内臓転移(visceral metastases)、脊髄圧迫(cord compression)、
# 生存期間中央値(median survival)、信頼区間(CI)、群(group)、項目(item)、合計点(total)。

## 上と下

name = Spinemet
nav-label = ページ
nav-bedside = 診療
nav-cohort = コホート
nav-evidence = 根拠
nav-about = 概要
skip = 本文へ移動
seal = 外部送信なし。
seal-meaning = 入力した内容はこのページの外に出ません
footer-purpose = 発表されたスコアです。判断を助けるもので、判断に代わるものではありません。医療機器ではありません。
footer-about = 目的と限界
footer-version = バージョン { $version }
page-loading = このページを読み込んでいます…
page-failed = 読み込めませんでした。接続が切れているか、サーバーに新しい版がある可能性があります。入力した内容を保存してから、ページを再読み込みしてください。入力した内容は残っています。
page-again = もう一度試す

## 言語

language = 言語
language-refused = { $language }の文言を取得できませんでした。表示は{ $current }のままです。
language-review = この翻訳は臨床医による確認を待っています。引用文献とその説明、スコアの名前は英語で表示されます。

## 列挙と日付

joint-list = 、
joint-clauses = 、
joint-sentences = 。
day = { $year }年{ $month }月{ $day }日

## 診療

bedside-title = 脊椎転移患者のスコア
results = 結果
to-answers = 回答に戻る
reset = 消去
reset-done = 前の患者の回答を消去しました。
reset-undo = 前の患者に戻す
file-taken = 別の回答に置き換わりました。それまでの回答は保持されています。
file-undo = 前の回答に戻る
returned = もう一方の回答を再表示しました。
returned-undo = 元の回答に切り替える
undo = 元に戻す
forget = 閉じる
example = 例を見る
files = 保存と読み込み
example-mark = 例
example-end = 空の状態で始める
example-back = 自分の回答に戻る

## キー操作

shortcuts = キーボードショートカット
shortcuts-note = 一文字のキーは、入力中でないときだけ働きます。
shortcuts-on = 一文字のキーを使う
key-systems = スコアを選ぶ
key-question = 次の未回答の質問
key-keys = この一覧

## スコアの選択

# Optional label of the patient, such as a bed or initials.
label = 病床またはイニシャル
# Before the day of a laboratory value.
measured = 測定日
# Of a laboratory value.
measured-old = { $days } 日前

picker-title = { $all } 種のスコアのうち { $chosen } 種
# Choices of systems for an occasion.
preset-on-call = 当直
preset-radiotherapy = 放射線治療
# Hepatocellular carcinoma.
preset-hcc = 肝細胞癌
preset-all = すべて
picker-survival = 生存
picker-stability = 脊椎の安定性
picker-liver = 肝臓
picker-extras = 参考のために追加で尋ねる
extra-radiotherapy = 診断、放射線治療、手術の日付
extra-compression = 脊髄: 運動麻痺、膀胱直腸障害、ESCC
extra-asia = ASIA 機能障害尺度
extra-laboratory = アルブミンと LDH (Chen の因子)
units-title = 単位
units-conventional = mg/dL, g/dL
units-si = SI: µmol/L, g/L
units-note = まだ空の欄に適用されます。入力済みの数値は横に示した単位のままです。

## 入力欄

field-users = 使用: { $systems }
help-sign = ?
help-with = ヘルプ: { $finding }
not-known = 不明
exactly = わかれば正確な値
other-primary = その他の原発巣…
unit-of = { $finding }の単位
unit-years = 歳
unit-months = か月
unit-days = 日
unit-seconds = 秒
answer-means = { $answer } { $meaning }
answer-ends = { $first } … { $last }
level-list = 高位…
level-drawing = 脊椎の図
levels-title = 複数高位の SINS
levels-further = その他の高位の SINS: { $levels }
levels-worse = { $level } は入力した高位より悪い状態です。「複数高位の SINS」で入力してください。
level-occiput = (後頭骨)
level-location = { $level }: { $location }、SINS { $points } 点
spine-cervical = 頚椎
spine-thoracic = 胸椎
spine-lumbar = 腰椎、仙椎

## 回答についての案内

error-out-of-range = { $given } はありえません。{ $finding }の範囲は { $range } です。
error-not-a-number = 「{ $typed }」は数値ではありません。
error-ambiguous-comma = 「{ $typed }」は { $thousands } とも { $decimal } とも読めます。どちらかに書き直してください。
error-no-unit = 「{ $typed }」には単位がありますが、この値に単位はありません。数値だけを入力してください。
error-unknown-unit = 「{ $typed }」の単位はここでは使いません。{ $units } で入力してください。
error-not-whole = 「{ $typed }」は整数ではありません。
error-between-steps = { $step } きざみの値を入力してください。
error-empty-band = 前の数が後の数より大きくなっています。
error-not-a-date = 日付は 2026-03-09 のように年-月-日で入力してください。
error-impossible-date = 1900年から2199年までに、この日付はありません。
error-not-taken = 「{ $typed }」はここでは使えない回答です。
unusual = { $given } はまれな値です。
unusual-check = 数値と単位は正しいですか。
perhaps = { $meant } ではありませんか。
perhaps-converted = { $meant } ({ $here }) ではありませんか。
take = { $meant } を使う
adopt = 回答: { $answer }
limit-open = 限界値だけでは { $systems } の結果が決まりません。正確な値があれば入力してください。
reread = 数値はそのままです。{ $typed } を { $unit } として読みます。
cleared-by = 「{ $changed }」の回答が変わったため、この回答は消去されました。

## 結果

total-of = { $total } / { $most } 点
total-left-out = { $total } (この種の患者では作られていない)
total-doubted = 要確認: { $findings }
total-check = (要確認)
total-open = 未定
total-none = –
totals = 現在の合計点
scale-worse = { $total } 不良
scale-better = { $total } 良好
scale-reaches = この原発巣でとりうる範囲は { $range } です。
not-begun = このスコアの質問にはまだ回答がありません。
not-applicable = この患者には適用されません: { $why }。
ungrouped = 群は表示しません: { $why }。
groups-open = まだありうる群: { $groups }。
group = { $group } 群
group-means = { $group } 群: { $meaning }
group-silent = この群と原発巣について発表された生存期間はありません。
quoted = 「{ $words }」
certain-though = { $missing }は未回答ですが、すでに確定しています。
expected = 論文の予測: { $text }
unverified = 未確認
advice = 腫瘍に対する論文の方針であり、手術適応の判定ではありません: { $advice }。
next = 最も範囲を絞れる所見: { $finding }
relieved = 軽快したと仮定して計算
card-details = 詳細: { $system }
working = 計算の過程
working-total = 合計点
working-counted = 計算に用いた値：{ $inputs }。
item-open = 未定: { $missing }
term-open = 未定
evidence = 出典、根拠と注意点
grade-a = 発表された表の再掲と照合して点数を確認済み (グレード A)。
grade-b = 二次文献の間で点数が一致。原著は参照できず (グレード B)。
grade-c = 未確認: 記憶によるもので照合していない (グレード C)。
checked = 最終確認日: { $day }。
own-derived = 自施設で導出、n = { $n }、外部検証なし
own-unpublished = 自作、未発表
source-n = n = { $n }
said-by = { $source }: { $text }
doi = doi { $doi }

observed-in = { $source }、{ $primary }
observed = { $source }: { $facts }
observed-n = n = { $n }
observed-median = 中央値 { $time }
observed-median-ci = 中央値 { $time } (95 % 信頼区間 { $interval })
observed-alive = { $months } か月生存率 { $percent } %

## 3、6、12 か月の生存

here = 当施設、{ $place }
here-made-up = 当施設（架空の患者）、{ $place }
alive-title = 3、6、12 か月の生存
alive-source = スコアと出典
alive-months-head = { $months } か月
alive-system = { $system }: { $total } ({ $groups } 群)
alive-paper = { $source }、論文の予測
alive-n-in-all = 全 { $n } 例
alive-surgery = 手術
alive-radiotherapy = 放射線治療
alive-mixed = 手術または非手術
alive-percent = { $percent } %
alive-over = 50 % 超
alive-under = 50 % 未満
alive-about = 約 50 %
alive-expected = 生存の予測
alive-not-expected = 死亡の予測
alive-unknown = 数値なし
alive-or = { " または " }
alive-none = これに答える発表された数値はありません。
alive-more = ほかの文献 { $count } 件
alive-note = 百分率は発表されたままの値です。「50 % 超」「未満」「約 50 %」は中央値とその 95 % 信頼区間から読み取ったもの、「予測」は論文の予測です。範囲は、まだ可能性のあるすべての群を含みます。スコア間の平均はとりません。
alive-empty = 最初の回答を入力すると表が表示されます。

## NOMS

noms-title = NOMS
noms-neurologic = 神経学的
noms-oncologic = 腫瘍学的
noms-mechanical = 力学的
noms-systemic = 全身的
noms-open = 未定
noms-sensitive = 放射線感受性
noms-resistant = 放射線抵抗性
noms-unclassed = 出典に分類なし
noms-note = 腫瘍カンファレンスの四つの問いと入力された所見です。判定はしません。

## すべてのスコアを並べた図

picture-title = 各群について発表された生存期間
picture-description = 1 行が 1 つのスコアです。合計点と群、その群について発表された生存期間を、下に月、上に日で示します。右ほど生存期間が長くなります。同じ数値が図の下に文字でもあります。
picture-detail = { $total } ({ $groups } 群)
picture-group = { $group } 群: { $fact }
picture-paper = { $text } (論文の予測)
picture-empty = 最初の回答を入力すると図が表示されます。
picture-open = { $groups } 群は数値なし
picture-as-text = 同じ内容を文字で
picture-system = スコア
picture-survival = 生存期間
picture-note = 多くは 1980 年代から 2019 年に治療されたコホートの中央値です。スコアだけで手術を決めるものではありません。
key-median = 中央値（月）
key-mean = 平均
key-interval = 95 % 信頼区間
key-bound = 以上、以下
key-unverified = 未確認
key-left-out = 未確認、またはこのような患者で作られていない
key-several = 群が未確定
disagreements = 一致しないところ
disagreements-more = ほかに { $count } 組
disagreement = { $shorter } は { $less } か月、{ $longer } は { $more } か月としています。{ $shorter } を下げている項目: { $against }。{ $longer } を上げている項目: { $favour }。

## 注意

emergency = 緊急
emergency-not-excluded = 神経所見が未入力です。脊髄圧迫は否定できません。
emergency-because = 根拠: { $findings }
notes-cautions = 注意
notes-facts = 知っておくこと
note-contradiction = 矛盾。
note-caution = 注意。

## 読み上げ

spoken = { $system } { $total }

## コピーと印刷

copy = 文字でコピー
# Copies a note of three lines.
copy-short = 短くコピー
copy-table = 表でコピー
copy-done = コピーしました。
copy-refused = ブラウザーがコピーを許可しませんでした。文字は選択されています。ここからコピーしてください。
print = 印刷
copy-title = 脊椎転移スコア、{ $when } (Spinemet { $version })
copy-system = { $name }: { $total }。{ $verdict }
copy-group = { $group } 群。
copy-groups = まだありうる群: { $groups }。
copy-missing = 不足: { $missing }
copy-not-begun = 未確定: { $systems }
copy-emergency = 緊急: { $text } ({ $source })
copy-contradiction = 矛盾: { $text }
copy-caution = 注意: { $text }
copy-unusual = (通常と異なる値、要確認)
copy-limits = 発表されたスコアです。判断を助けるもので、判断に代わるものではありません。

# 印刷・コピーするすべての結果の表。最初の二列は「スコア」と「合計点」。
summary-group = 群
summary-published = コホートでの観察結果
summary-missing = 不足

# 紙の上: 手書きのための線。
paper-title = 脊椎転移患者のスコア
paper-name = 氏名
paper-born = 生年月日
# The number by which a hospital knows the patient.
paper-number = 患者番号
paper-signed = 診察者
paper-day = { $day } 計算・印刷、Spinemet { $version }。判断を助けるもので、代わるものではありません。医療機器ではありません。
paper-nothing = まだ何も入力されていません。
paper-example = 実際の患者ではない例です。

## 概要

about-privacy = プライバシー
