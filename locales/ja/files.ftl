# 保存、読み込み、この端末への保管、プライバシーの窓の文言。
files-title = 保存と読み込み
files-privacy = プライバシー
files-close = 閉じる
files-parts = この窓の項目
files-working = 処理中…
files-show-passphrase = 入力した文字を表示

save-title = この患者を保存
save-empty = まだ何も入力されていません。
save-answers = { $count } 件の回答がファイルに入ります。患者が誰かを示すものは入りません。誰のものか自分だけに分かるファイル名にしてください。
save-labelled = { $count } 件の回答とラベル「{ $label }」がファイルに入ります。ラベルはファイル名にも入ります。
save-earlier = { $when } の以前の評価も同じファイルに保存されます。
save-not-understood = 解釈できないため保存しません: { $findings }。
save-passphrase = パスフレーズ (空でもよい)
save-passphrase-note = パスフレーズを付けると、ほかの人はファイルを読めません。忘れた場合は誰にも復元できません。
save-file = ファイルとして保存
save-fhir = FHIR で保存
save-fhir-note = FHIR (R4) はほかのプログラムのためのものです。回答と各スコアの結果が入ります。パスフレーズはありません。
save-fhir-levels = FHIR には入力した高位だけを保存します。
save-done = ブラウザーに { $name } を渡しました。
save-refused = ブラウザーがファイルを受け取りませんでした。何も保存していません。
save-no-memory = この端末のメモリーが足りず、暗号化できません。何も保存していません。
save-no-randomness = このブラウザーは乱数を提供しないため、暗号化できません。何も保存していません。

board-title = キャンサーボード用の図
board-note = 16:9 のスライド 1 枚: 所見、脊椎、合計点、報告された生存。
board-svg = SVG で保存
board-png = PNG で保存
board-findings = 所見
board-totals = 合計点
open-title = ファイルを開く
open-note = ここで保存したファイル、または診療記録システムの FHIR: Bundle、単一のリソース、または 1 行 1 リソース。
open-file = ファイルを選ぶ
open-done = { $count } 件の回答を読み込みました。
open-unknown = このバージョンでは未知のため除いたもの: { $names }。
open-locked = このファイルは暗号化されています。
open-passphrase = ファイルのパスフレーズ
open-unlock = 解除
open-wrong = パスフレーズが違うか、ファイルが改変されています。何も変更していません。もう一度試してください。
open-no-memory = この端末のメモリーが足りず、このファイルを開けません。何も変更していません。
open-study = このファイルは患者ではなく研究のものです。「コホート」のページで開いてください。
open-own-done = このページを閉じるまで「{ $name }」がスコアに加わります。
open-own-changed = このスコアは保存後に変更されています。開きませんでした。
open-own-wrong = このスコアは使えません。{ $problem }
open-own-full = 自作のスコアは 50 個まで開けます。開きませんでした。
own-short = 自施設で導出
own-citation = { $name }、{ $day } に患者 { $rows } 人 (イベント { $events } 人) から導出。SHA-256 { $hash }。
own-accuracy = 一致度 { $corrected } (95 % CI { $low }–{ $high }、楽観性を補正)、導出に用いた患者では { $apparent }。較正の傾き { $slope }。
own-outside = { $finding } が導出時の値の範囲外
open-too-new = このファイルはバージョン { $file } で、このページが読めるのはバージョン { $known } までです。新しいバージョンのページで開き直してください。何も変更していません。
open-broken = このファイルは { $line } 行 { $column } 列で壊れています。何も変更していません。
open-not-ours = このページのファイルでも FHIR でもありません。何も変更していません。
open-empty-file = このファイルは空です。何も変更していません。
open-unreadable = ブラウザーがこのファイルを読めませんでした。何も変更していません。
open-answer = ファイルの{ $finding }の値「{ $given }」はありえません。何も変更していません。
open-damaged = このファイルに「{ $key }」がないか、正しくありません。何も変更していません。
open-health-card = 署名・圧縮された SMART Health Card です。中の FHIR Bundle を開いてください。
open-several = このファイルには { $count } 例の患者のデータがあります。患者 1 例のファイルを選んでください。

record-title = ファイルで見つかったもの
record-whose = ファイルの患者: { $name }
record-born = ファイルの患者: 生年月日 { $day }
record-whose-born = ファイルの患者: { $name }、生年月日 { $day }
record-bone = ファイルには骨転移の診断がありますが、どの椎骨か、いくつかは書かれていません。該当する質問に答えてください。
record-none = このファイルに、ここで尋ねるものはありません。
record-note = 指示があるまで何も取り込みません。
record-finding = 所見
record-value = ファイルの値
record-entered = 入力済みの値
record-when = { $day }
record-undated = 日付なし
record-final = 最終
record-amended = 変更あり
record-corrected = 訂正済み
record-preliminary = 暫定値です。まだ確認されていません。
record-registered = 登録のみです。結果はまだ出ていません。
record-status-unknown = 状態が記されていません。
record-printed-unit = 印字された単位「{ $unit }」はここでは未知です。値を確認してから選択してください。
record-new = 未入力
record-same = 同じ
record-differs = 異なる
record-passed-over = より古い値 { $count } 件を除きました。
record-order-unknown = 別の値がありますが、日付からはどちらが新しいか分かりません。
record-newer-refused = より新しい値は取り込めませんでした。
record-contradiction = 一緒に取り込むと矛盾します: { $text }
record-unknown = ここでは未知のコード
record-times = { $code } ({ $times } 回)
record-refused = 取り込まないもの
record-others = 調べていないもの
record-other = { $kind }: { $count }
# Before a list of systems.
record-possible = これで計算できるスコアも表示
record-take = 選択したものを取り込む
record-cancel = キャンセル
refusal-no-value = 読める値がない
refusal-unit = このコードでは単位「{ $given }」を読まない
refusal-units-disagree = 印字は { $printed }、コードは { $coded } で一致しない。原本を確認して手で入力する
refusal-bound = 読めない限界値 ({ $given })
refusal-withdrawn = { $status } と記されている
refusal-codes = コードが異なる所見を指している
refusal-primaries = 原発巣が複数記されている
refusal-age = 生年月日から年齢が定まらない

keep-title = この端末に残す
keep-note = 選ばない限り残しません。パスフレーズなしで残したものは、このブラウザーを使う人なら誰でも読めます。
keep-how-long = 期間
keep-tab = このタブを閉じるまで
keep-until = 指定した日の終わりまで
keep-day = 最終日
keep-start = 今から残す
keep-passphrase = パスフレーズ (空でもよい)
keep-on-tab = このタブを閉じるまで残し、入力に合わせて更新します。
keep-on-until = { $day }の終わりまで残し、入力に合わせて更新します。
keep-waits = 何か入力されると残し始めます。
keep-denied = ブラウザーが保管を拒否しました。保存領域が一杯か、無効になっています。入力した内容は失われていません。代わりにファイルに保存してください。
keep-erase = 残したものを消去
keep-erased = 残したものを消去しました。
keep-offer = この端末に患者が 1 例残されています。
keep-offer-locked = この端末に、パスフレーズで暗号化された患者が 1 例残されています。
keep-back = 呼び戻す
keep-unreadable = 残したものを読めなくなりました: { $why }

idle-title = 席を離れたとき
idle-label = 次の時間が過ぎたら入力内容を隠す
idle-minutes = { $minutes } 分
idle-never = 隠さない
idle-hidden = 非表示中
idle-why = { $minutes } 分間使われませんでした。入力した内容は残っています。
idle-show = もう一度表示
idle-clear = すべて消す

privacy-requests = このページが要求したもの
privacy-sealed = 開いてから、このページは { $origin } に自身のリリースのファイル { $count } 件だけを要求しました。何も送信していません。
privacy-others = 別のアドレスへの要求が { $count } 件ありました。このページ自体は行いません。ブラウザーの拡張機能を確認してください。
privacy-worker = ページの横で計算するワーカーが要求したものもこの一覧にあります。このほか、一つのワーカーがネットワークなしで使えるようにページを保管し、同じリリースのファイルを一度ずつ取得します。それはこの一覧にありません。
privacy-no-list = このブラウザーは何を要求したかを示しません。
privacy-address = ファイル
privacy-size = バイト
privacy-from-cache = 保管済み
privacy-policy = 適用中のポリシー
privacy-policy-note = ブラウザーはこのページにこれらの規則を守らせます。規則にないものは禁止されます。
privacy-no-policy = このページにポリシーが見つかりませんでした。
privacy-stored = このブラウザーに保存されているもの
privacy-nothing = なし。
privacy-item = 項目
privacy-settings = 設定
privacy-language = 言語
privacy-kept = 残すよう指示した患者
privacy-foreign = このアドレスの別のページのもの
privacy-release = ネットワークなしで開くためのページ自体
privacy-worker-item = サービスワーカー
privacy-cookies = クッキー
privacy-erase = すべて消去
privacy-erase-note = ネットワークなしで使うために保管したページ自体も消去します。次に開いたときに再び保管されます。入力した内容はページを閉じるまで残ります。
privacy-erase-sure = 今すぐ消去
privacy-erase-not = 消去しない
privacy-erased = このページが保存したものをすべて消去しました。

## Scoring as if relieved

relieved-said = 痛みや圧迫のために全身状態が低くなっている場合があります。それがなければどうなるかを選んでください。予測ではなくご自身の判断であり、入力した内容は変わりません。
relieved-nothing = 入力した内容に、これより良くなりうるものはありません。
relieved-entered = 入力のとおり
relieved-then = 軽快した場合
relieved-as-entered = 入力のとおり：{ $answer }

## Several patients of one tab

patients-title = このタブの患者
patients-note = この患者を一時的に保留して次の患者を評価するか、後の評価と比べるための写しを残せます。一覧はこのタブを閉じるか再読み込みするまでメモリーにだけあり、保存されません。
patients-aside = 保留して次の患者へ
patients-copy = 写しを残す
patients-nameless = ラベルなし
patients-compare = 比較
patients-remove = 一覧から除く
patients-print = 一覧を印刷
patients-now = 現在
# Head of the first column of a table of two assessments.
patients-row = 項目またはスコア
twice-copy = 記録とともにコピー
twice-print = 両方を印刷

## SINS of several levels

levels-note = 高位ごとに採点します。最も悪い高位をフォームに入力し、その他は記録・印刷・ファイルに併記します。
levels-add = 高位を追加
levels-enter = 最も悪い高位を入力: { $level }
levels-done = 最も悪い高位を入力しました。その他の高位は結果に併記されます。
levels-nameless = 高位 { $number }


references-title = 参照データ
references-note = この病院の過去の患者の生存を、発表値と並べて表示します。コホートの画面で保存し、上で開いてください。個々の患者は含まれません。
references-name = { $place }、{ $years }、n = { $n }
references-made-up = { $place }、{ $years }、n = { $n }（架空の患者）
references-remove = 閉じる
references-remove-named = { $place } を閉じる
references-keep = この端末に保存する
references-denied = ブラウザーが保存を拒否しました。
references-opened = { $place } を開きました。結果に表示されます。
open-changed = 保存後に変更されたファイルです。元のファイルを入手してください。
open-counts = ファイルの人数が合いません: { $about }。
privacy-references = 病院の参照データ（個々の患者は含まない）
