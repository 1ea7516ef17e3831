# 所見: 患者について尋ねることと、その回答。
#
# 所見ごとに、短い名前、質問(-question)、1〜3 文のヘルプ(-help)がある。
# 数とグレードの文字はそのままにする。スコアの名前(SINS、Frankel、Tokuhashi など)は訳さない。

## 用紙の部分

section-tumour = 腫瘍
section-patient = 患者
section-neurology = 神経所見
section-spine = 脊椎
section-liver = 肝臓
section-blood = 血液
section-dates = 日付

## はい・いいえ

choice-yes = はい
choice-no = いいえ

## 腫瘍

finding-primary_site = 原発巣
finding-primary_site-question = 原発巣はどこですか。
choice-primary_site-hcc = 肝細胞癌 (HCC)
choice-primary_site-hcc-hint = Hepatocellular carcinoma
choice-primary_site-lung = 肺
choice-primary_site-breast = 乳房
choice-primary_site-prostate = 前立腺
choice-primary_site-thyroid = 甲状腺
choice-primary_site-kidney = 腎臓
choice-primary_site-uterus = 子宮
choice-primary_site-uterus-hint = 体部または頚部
choice-primary_site-ovary = 卵巣
choice-primary_site-stomach = 胃
choice-primary_site-esophagus = 食道
choice-primary_site-pancreas = 膵臓
choice-primary_site-colon = 結腸
choice-primary_site-rectum = 直腸
choice-primary_site-bladder = 膀胱
choice-primary_site-gallbladder = 胆嚢
choice-primary_site-liver_other = その他の肝癌
choice-primary_site-liver_other-hint = 肝細胞癌以外の肝臓の癌
choice-primary_site-osteosarcoma = 骨肉腫
choice-primary_site-sarcoma = その他の肉腫
choice-primary_site-sarcoma-hint = 骨肉腫以外の肉腫
choice-primary_site-carcinoid = カルチノイド
choice-primary_site-carcinoid-hint = カルチノイド腫瘍
choice-primary_site-melanoma = 悪性黒色腫
choice-primary_site-myeloma = 骨髄腫
choice-primary_site-myeloma-hint = 多発性骨髄腫
choice-primary_site-lymphoma = リンパ腫
choice-primary_site-head_neck = 頭頚部
choice-primary_site-other = その他
choice-primary_site-other-hint = 一覧にない既知の原発巣
choice-primary_site-unknown = 原発不明
choice-primary_site-unknown-hint = 検索しても見つからない

finding-primary_growth = 原発巣の増殖速度
finding-primary_growth-question = この種の原発巣はどのくらいの速さで増殖しますか。
choice-primary_growth-slow = 遅い (slow)
choice-primary_growth-moderate = 中等度 (moderate)
choice-primary_growth-rapid = 速い (rapid)

finding-katagiri_class = Katagiri の原発巣分類
finding-katagiri_class-question = この原発巣は Katagiri のどの分類に属しますか。
choice-katagiri_class-slow = 遅い (slow)
choice-katagiri_class-moderate = 中等度 (moderate)
choice-katagiri_class-rapid = 速い (rapid)

finding-hormone_dependent = ホルモン依存性
finding-hormone_dependent-question = 腫瘍はホルモン依存性ですか。

finding-targeted_therapy = 分子標的治療
finding-targeted_therapy-question = 肺癌を分子標的薬で治療していますか。

finding-mizumoto_unfavourable = 予後不良な腫瘍 (Mizumoto)
finding-mizumoto_unfavourable-question = 原発巣は Mizumoto の予後不良な腫瘍に属しますか。

finding-primary_controlled = 原発巣の制御
finding-primary_controlled-question = 原発巣は制御されていますか。

finding-visceral_metastases = 内臓転移
finding-visceral_metastases-question = 内臓または脳に転移がありますか。原発巣は数えません。
choice-visceral_metastases-none = なし
choice-visceral_metastases-treatable = 治療可能
choice-visceral_metastases-treatable-hint = 切除、焼灼または塞栓による
choice-visceral_metastases-untreatable = 治療不能

finding-visceral_removable = 内臓転移の切除可能性
finding-visceral_removable-question = 主要臓器の転移は切除可能ですか。

finding-visceral_pattern = 内臓転移の型
finding-visceral_pattern-question = 内臓または脳の転移はどのような型ですか。
choice-visceral_pattern-none = なし
choice-visceral_pattern-nodular = 結節性
choice-visceral_pattern-disseminated = 播種性
choice-visceral_pattern-disseminated-hint = 胸膜、腹膜または髄膜

finding-liver_metastases = 肝転移
finding-liver_metastases-question = 肝臓に転移がありますか。

finding-extrahepatic_nonbone_metastases = 肝臓と骨以外の転移
finding-extrahepatic_nonbone_metastases-question = 肝臓でも骨でもない部位に転移がありますか。

finding-vertebral_metastases = 転移のある椎骨の数
finding-vertebral_metastases-question = いくつの椎骨に転移がありますか。
band-vertebral_metastases-1-1 = 1
band-vertebral_metastases-2-2 = 2
band-vertebral_metastases-3-33 = 3 以上

finding-extraspinal_bone_metastases = 脊椎以外の骨転移
finding-extraspinal_bone_metastases-question = 脊椎以外の骨に転移はいくつありますか。
band-extraspinal_bone_metastases-0-0 = 0
band-extraspinal_bone_metastases-1-2 = 1–2
band-extraspinal_bone_metastases-3-200 = 3 以上

finding-further_bone_metastases = ほかの骨転移 (Rades)
finding-further_bone_metastases-question = ほかの罹患椎骨を、ほかの骨転移とみなしますか。

finding-liver_morphology = 肝内の腫瘍
finding-liver_morphology-question = 肝細胞癌は肝臓にどのように存在しますか。
choice-liver_morphology-uninodular = 単結節
choice-liver_morphology-uninodular-hint = 結節 1 個、肝臓の 50 % 以下
choice-liver_morphology-multinodular = 多結節
choice-liver_morphology-multinodular-hint = 結節 2 個以上、肝臓の 50 % 以下
choice-liver_morphology-massive = 塊状
choice-liver_morphology-massive-hint = 塊状、または肝臓の 50 % 超

finding-portal_vein_thrombosis = 門脈血栓
finding-portal_vein_thrombosis-question = 門脈に血栓がありますか。

finding-months_since_cancer_diagnosis = がん診断からの月数
finding-months_since_cancer_diagnosis-question = がんの診断から何か月経ちましたか。

finding-previous_chemotherapy = 化学療法の既往
finding-previous_chemotherapy-question = これまでに化学療法を受けましたか。

finding-palliative_chemotherapy_courses = 緩和的化学療法
finding-palliative_chemotherapy_courses-question = 緩和的化学療法を何コース受けましたか。
band-palliative_chemotherapy_courses-0-1 = 0–1
band-palliative_chemotherapy_courses-2-2 = 2
band-palliative_chemotherapy_courses-3-50 = 3 以上

finding-systemic_controlled = 全身の病変の制御
finding-systemic_controlled-question = 全身の病変は制御されていますか。

## 患者

finding-age = 年齢
finding-age-question = 患者は何歳ですか。

finding-sex = 性別
finding-sex-question = 患者の性別は何ですか。
choice-sex-male = 男性
choice-sex-female = 女性

finding-kps = Karnofsky (KPS)
finding-kps-question = Karnofsky performance status (KPS) はいくつですか。
band-kps-80-100 = 80–100
band-kps-80-100-hint = 正常に活動でき、介助は不要
band-kps-50-70 = 50–70
band-kps-50-70-hint = 就労はできない。多少の介助を得て自宅で生活
band-kps-10-40 = 10–40
band-kps-10-40-hint = 身の回りのことができない

finding-ecog = ECOG performance status (PS)
finding-ecog-question = ECOG performance status (PS) はいくつですか。
scale-ecog-0 = 0
scale-ecog-0-hint = まったく問題なく活動できる
scale-ecog-1 = 1
scale-ecog-1-hint = 激しい活動は制限されるが、歩行でき軽作業はできる
scale-ecog-2 = 2
scale-ecog-2-hint = 身の回りのことはできるが作業はできない。日中の 50 % 以上は起きている
scale-ecog-3 = 3
scale-ecog-3-hint = 身の回りのことは限られる。日中の 50 % 以上をベッドか椅子で過ごす
scale-ecog-4 = 4
scale-ecog-4-hint = 身の回りのことができない。常にベッドか椅子で過ごす

finding-hospitalised_recently = 3 か月以内の入院
finding-hospitalised_recently-question = 過去 3 か月以内に入院しましたか。

## 神経所見

finding-ambulation = 歩行
finding-ambulation-question = 患者は歩けますか。
choice-ambulation-independent = 補助具なし
choice-ambulation-with_aid = 補助具あり
choice-ambulation-with_aid-hint = 歩行可能とする
choice-ambulation-none = 歩行不能

finding-frankel = 麻痺 (Frankel)
finding-frankel-question = Frankel 分類は何ですか。
choice-frankel-A = A
choice-frankel-A-hint = 完全麻痺
choice-frankel-B = B
choice-frankel-B-hint = 知覚のみ残存
choice-frankel-C = C
choice-frankel-C-hint = 運動機能はあるが実用性なし
choice-frankel-D = D
choice-frankel-D-hint = 実用的な運動機能あり
choice-frankel-E = E
choice-frankel-E-hint = 麻痺・感覚障害なし

finding-asia = ASIA 機能障害尺度
finding-asia-question = ASIA 機能障害尺度 (AIS) のグレードは何ですか。
choice-asia-A = A
choice-asia-A-hint = S4-5 に残存機能なし
choice-asia-B = B
choice-asia-B-hint = 知覚のみ
choice-asia-C = C
choice-asia-C-hint = 主要筋の半数超が筋力 3 未満
choice-asia-D = D
choice-asia-D-hint = 主要筋の半数以上が筋力 3 以上
choice-asia-E = E
choice-asia-E-hint = 正常

finding-motor_deficit = 運動麻痺
finding-motor_deficit-question = 脊髄圧迫による運動麻痺がありますか。

finding-motor_deficit_onset_days = 麻痺の進行日数
finding-motor_deficit_onset_days-question = 運動麻痺は何日かけて現れましたか。

finding-bladder_bowel = 新たな膀胱直腸障害
finding-bladder_bowel-question = 新たな膀胱または直腸の障害がありますか。

finding-escc = 脊髄圧迫 (ESCC)
finding-escc-question = 硬膜外脊髄圧迫の Bilsky グレードは何ですか。
choice-escc-0 = 0
choice-escc-0-hint = 骨に限局
choice-escc-1a = 1a
choice-escc-1a-hint = 硬膜外に進展、硬膜嚢の変形なし
choice-escc-1b = 1b
choice-escc-1b-hint = 硬膜嚢の変形あり、脊髄に接触しない
choice-escc-1c = 1c
choice-escc-1c-hint = 脊髄に接触
choice-escc-2 = 2
choice-escc-2-hint = 脊髄の圧迫あり、周囲に髄液が見える
choice-escc-3 = 3
choice-escc-3-hint = 脊髄の圧迫あり、髄液が見えない

## 脊椎: SINS の 6 項目と骨折

finding-level = 高位
finding-level-question = 罹患椎骨はどれですか。複数あれば最も不安定なものを選びます。

finding-sins_location = 部位 (SINS)
finding-sins_location-question = 罹患椎骨は脊椎のどの部分にありますか。
choice-sins_location-junctional = 移行部
choice-sins_location-junctional-hint = 後頭骨–C2、C7–T2、T11–L1、L5–S1
choice-sins_location-mobile = 可動部
choice-sins_location-mobile-hint = C3–C6、L2–L4
choice-sins_location-semirigid = 半固定部
choice-sins_location-semirigid-hint = T3–T10
choice-sins_location-rigid = 固定部
choice-sins_location-rigid-hint = S2–S5

finding-sins_pain = 疼痛
finding-sins_pain-question = どのような疼痛ですか。
choice-sins_pain-mechanical = 動作時痛 (mechanical)
choice-sins_pain-mechanical-hint = 動作、立位、荷重で生じ、臥床で軽減
choice-sins_pain-occasional = 時々の疼痛
choice-sins_pain-occasional-hint = 動作時痛ではない
choice-sins_pain-none = なし

finding-sins_lesion = 骨病変の性状
finding-sins_lesion-question = 骨病変はどのような性状ですか。
choice-sins_lesion-lytic = 溶骨型
choice-sins_lesion-mixed = 混合型
choice-sins_lesion-blastic = 造骨型

finding-sins_alignment = アライメント
finding-sins_alignment-question = 脊椎のアライメントはどうですか。
choice-sins_alignment-subluxation = 亜脱臼
choice-sins_alignment-subluxation-hint = 亜脱臼または転位
choice-sins_alignment-deformity = 新たな変形
choice-sins_alignment-deformity-hint = 後弯または側弯
choice-sins_alignment-normal = 正常

finding-sins_collapse = 椎体圧潰
finding-sins_collapse-question = 椎体はどの程度圧潰していますか。
choice-sins_collapse-over_50 = 50 % 超
choice-sins_collapse-under_50 = 50 % 未満
choice-sins_collapse-involved_over_50 = 圧潰なし、浸潤 50 % 超
choice-sins_collapse-involved_over_50-hint = 圧潰はないが椎体の 50 % 超が腫瘍
choice-sins_collapse-none = 圧潰なし、浸潤 50 % 以下

finding-sins_posterolateral = 後外側の浸潤
finding-sins_posterolateral-question = 後外側要素に浸潤がありますか。
choice-sins_posterolateral-bilateral = 両側
choice-sins_posterolateral-unilateral = 片側
choice-sins_posterolateral-none = なし

finding-pathological_fracture = 病的骨折
finding-pathological_fracture-question = 病的骨折がありますか。

## 肝臓

finding-bilirubin = 総ビリルビン
finding-bilirubin-question = 総ビリルビンはいくつですか。

finding-albumin = アルブミン
finding-albumin-question = 血清アルブミンはいくつですか。

finding-inr = INR
finding-inr-question = INR (PT-INR) はいくつですか。

finding-pt_prolongation = PT 延長
finding-pt_prolongation-question = プロトロンビン時間は何秒延長していますか。

finding-ascites = 腹水
finding-ascites-question = 腹水がありますか。
choice-ascites-none = なし
choice-ascites-slight = 軽度
choice-ascites-slight-hint = 軽度、またはコントロールされている
choice-ascites-severe = 中等度以上
choice-ascites-severe-hint = 中等度から高度、または難治性

finding-encephalopathy = 肝性脳症
finding-encephalopathy-question = 肝性脳症がありますか。
choice-encephalopathy-none = なし
choice-encephalopathy-grade_1_2 = I–II 度
choice-encephalopathy-grade_1_2-hint = 睡眠や気分の変化から、傾眠と見当識障害まで
choice-encephalopathy-grade_3_4 = III–IV 度
choice-encephalopathy-grade_3_4-hint = 刺激で覚醒する昏迷から昏睡まで

finding-afp = AFP
finding-afp-question = AFP (α-フェトプロテイン) はいくつですか。

## 血液

finding-creatinine = クレアチニン
finding-creatinine-question = 血清クレアチニンはいくつですか。

finding-dialysis = 透析
finding-dialysis-question = この 1 週間に 2 回以上透析を受けましたか。

finding-sodium = ナトリウム
finding-sodium-question = 血清ナトリウムはいくつですか。

finding-crp = CRP
finding-crp-question = CRP はいくつですか。

finding-ldh = LDH
finding-ldh-question = LDH はいくつですか。

finding-platelets = 血小板
finding-platelets-question = 血小板数はいくつですか。

finding-calcium = カルシウム
finding-calcium-question = 血清カルシウムはいくつですか。

finding-hypercalcaemia = 高カルシウム血症
finding-hypercalcaemia-question = 高カルシウム血症がありますか。

## 日付

finding-date_primary = 原発巣の診断日
finding-date_primary-question = 原発巣はいつ診断されましたか。

finding-date_metastasis = 脊椎転移の診断日
finding-date_metastasis-question = 脊椎転移はいつ診断されましたか。

finding-date_last_radiotherapy = 最後の放射線治療
finding-date_last_radiotherapy-question = この部位の脊椎への最後の放射線治療はいつですか(予定を含む)。

finding-date_surgery = 手術
finding-date_surgery-question = 脊椎の手術はいつですか。
