# 所见：询问患者的内容及其回答。
#
# 每项所见有一个简短名称、一个问题(-question)和一至三句帮助(-help)。
# 数字和分级字母保持原样。评分名称(SINS、Frankel、Tokuhashi 等)不翻译。

## 表单的各部分

section-tumour = 肿瘤
section-patient = 患者
section-neurology = 神经功能
section-spine = 脊柱
section-liver = 肝脏
section-blood = 血液
section-dates = 日期

## 是与否

choice-yes = 是
choice-no = 否

## 肿瘤

finding-primary_site = 原发肿瘤
finding-primary_site-question = 原发肿瘤在哪里？
choice-primary_site-hcc = 肝细胞癌 (HCC)
choice-primary_site-hcc-hint = Hepatocellular carcinoma
choice-primary_site-lung = 肺
choice-primary_site-breast = 乳腺
choice-primary_site-prostate = 前列腺
choice-primary_site-thyroid = 甲状腺
choice-primary_site-kidney = 肾
choice-primary_site-uterus = 子宫
choice-primary_site-uterus-hint = 宫体或宫颈
choice-primary_site-ovary = 卵巢
choice-primary_site-stomach = 胃
choice-primary_site-esophagus = 食管
choice-primary_site-pancreas = 胰腺
choice-primary_site-colon = 结肠
choice-primary_site-rectum = 直肠
choice-primary_site-bladder = 膀胱
choice-primary_site-gallbladder = 胆囊
choice-primary_site-liver_other = 其他肝癌
choice-primary_site-liver_other-hint = 肝细胞癌以外的肝癌
choice-primary_site-osteosarcoma = 骨肉瘤
choice-primary_site-sarcoma = 其他肉瘤
choice-primary_site-sarcoma-hint = 骨肉瘤以外的肉瘤
choice-primary_site-carcinoid = 类癌
choice-primary_site-carcinoid-hint = 类癌 (carcinoid)
choice-primary_site-melanoma = 黑色素瘤
choice-primary_site-myeloma = 骨髓瘤
choice-primary_site-myeloma-hint = 多发性骨髓瘤
choice-primary_site-lymphoma = 淋巴瘤
choice-primary_site-head_neck = 头颈部
choice-primary_site-other = 其他
choice-primary_site-other-hint = 未列出的已知原发肿瘤
choice-primary_site-unknown = 原发不明
choice-primary_site-unknown-hint = 查找后未能发现

finding-primary_growth = 原发肿瘤生长速度
finding-primary_growth-question = 此类原发肿瘤生长有多快？
choice-primary_growth-slow = 缓慢
choice-primary_growth-moderate = 中等
choice-primary_growth-rapid = 快速

finding-katagiri_class = Katagiri 原发肿瘤分类
finding-katagiri_class-question = 此原发肿瘤属于 Katagiri 的哪一类？
choice-katagiri_class-slow = 缓慢
choice-katagiri_class-moderate = 中等
choice-katagiri_class-rapid = 快速

finding-hormone_dependent = 激素依赖
finding-hormone_dependent-question = 肿瘤是否依赖激素？

finding-targeted_therapy = 靶向治疗
finding-targeted_therapy-question = 肺癌是否使用分子靶向药物治疗？

finding-mizumoto_unfavourable = 预后不良肿瘤 (Mizumoto)
finding-mizumoto_unfavourable-question = 原发肿瘤是否属于 Mizumoto 的预后不良肿瘤？

finding-primary_controlled = 原发肿瘤已控制
finding-primary_controlled-question = 原发肿瘤是否得到控制？

finding-visceral_metastases = 内脏转移
finding-visceral_metastases-question = 内脏器官或脑有无转移？原发灶本身不计。
choice-visceral_metastases-none = 无
choice-visceral_metastases-treatable = 可治疗
choice-visceral_metastases-treatable-hint = 通过切除、消融或栓塞
choice-visceral_metastases-untreatable = 不可治疗

finding-visceral_removable = 内脏转移可切除
finding-visceral_removable-question = 主要脏器的转移能否切除？

finding-visceral_pattern = 内脏转移的形式
finding-visceral_pattern-question = 内脏或脑转移呈何种形式？
choice-visceral_pattern-none = 无
choice-visceral_pattern-nodular = 结节性
choice-visceral_pattern-disseminated = 播散性
choice-visceral_pattern-disseminated-hint = 胸膜、腹膜或软脑膜

finding-liver_metastases = 肝转移
finding-liver_metastases-question = 肝脏有转移吗？

finding-extrahepatic_nonbone_metastases = 肝和骨以外的转移
finding-extrahepatic_nonbone_metastases-question = 肝和骨以外有无转移？

finding-vertebral_metastases = 受累椎体数
finding-vertebral_metastases-question = 有几个椎体发生转移？
band-vertebral_metastases-1-1 = 1
band-vertebral_metastases-2-2 = 2
band-vertebral_metastases-3-33 = 3 个或以上

finding-extraspinal_bone_metastases = 脊柱外骨转移
finding-extraspinal_bone_metastases-question = 脊柱以外的骨有几处转移？
band-extraspinal_bone_metastases-0-0 = 0
band-extraspinal_bone_metastases-1-2 = 1–2
band-extraspinal_bone_metastases-3-200 = 3 处或以上

finding-further_bone_metastases = 其他骨转移 (Rades)
finding-further_bone_metastases-question = 其他受累椎体是否计为其他骨转移？

finding-liver_morphology = 肝内肿瘤
finding-liver_morphology-question = 肝细胞癌在肝内如何分布？
choice-liver_morphology-uninodular = 单结节
choice-liver_morphology-uninodular-hint = 一个结节，占肝脏 50 % 或以下
choice-liver_morphology-multinodular = 多结节
choice-liver_morphology-multinodular-hint = 多于一个结节，占肝脏 50 % 或以下
choice-liver_morphology-massive = 巨块型
choice-liver_morphology-massive-hint = 巨块型，或超过肝脏的 50 %

finding-portal_vein_thrombosis = 门静脉血栓
finding-portal_vein_thrombosis-question = 门静脉有无血栓？

finding-months_since_cancer_diagnosis = 癌症确诊后月数
finding-months_since_cancer_diagnosis-question = 癌症确诊至今几个月？

finding-previous_chemotherapy = 既往化疗
finding-previous_chemotherapy-question = 患者以前是否接受过化疗？

finding-palliative_chemotherapy_courses = 姑息化疗
finding-palliative_chemotherapy_courses-question = 患者接受过几个疗程的姑息化疗？
band-palliative_chemotherapy_courses-0-1 = 0–1
band-palliative_chemotherapy_courses-2-2 = 2
band-palliative_chemotherapy_courses-3-50 = 3 个或以上

finding-systemic_controlled = 全身疾病已控制
finding-systemic_controlled-question = 全身疾病是否得到控制？

## 患者

finding-age = 年龄
finding-age-question = 患者多大年龄？

finding-sex = 性别
finding-sex-question = 患者的性别是什么？
choice-sex-male = 男
choice-sex-female = 女

finding-kps = Karnofsky 评分 (KPS)
finding-kps-question = Karnofsky 功能状态评分(KPS)是多少？
band-kps-80-100 = 80–100
band-kps-80-100-hint = 能正常活动，无需照顾
band-kps-50-70 = 50–70
band-kps-50-70-hint = 不能工作；在家生活，需要一些帮助
band-kps-10-40 = 10–40
band-kps-10-40-hint = 生活不能自理

finding-ecog = ECOG 体能状态
finding-ecog-question = ECOG 体能状态评分是多少？
scale-ecog-0 = 0
scale-ecog-0-hint = 活动完全正常
scale-ecog-1 = 1
scale-ecog-1-hint = 能走动和从事轻体力活动，不能从事较重活动
scale-ecog-2 = 2
scale-ecog-2-hint = 能自理，不能工作；日间一半以上时间可起床
scale-ecog-3 = 3
scale-ecog-3-hint = 自理受限；日间一半以上时间卧床或坐轮椅
scale-ecog-4 = 4
scale-ecog-4-hint = 不能自理；终日卧床或坐轮椅

finding-hospitalised_recently = 3 个月内住院
finding-hospitalised_recently-question = 过去 3 个月内是否住过院？

## 神经功能

finding-ambulation = 行走
finding-ambulation-question = 患者能否行走？
choice-ambulation-independent = 无需辅助
choice-ambulation-with_aid = 借助辅助
choice-ambulation-with_aid-hint = 视为能行走
choice-ambulation-none = 不能行走

finding-frankel = 瘫痪 (Frankel)
finding-frankel-question = Frankel 分级是什么？
choice-frankel-A = A
choice-frankel-A-hint = 完全性
choice-frankel-B = B
choice-frankel-B-hint = 仅存感觉
choice-frankel-C = C
choice-frankel-C-hint = 有运动功能但无实用性
choice-frankel-D = D
choice-frankel-D-hint = 有实用的运动功能
choice-frankel-E = E
choice-frankel-E-hint = 无肌力减退及感觉缺失

finding-asia = ASIA 损伤分级
finding-asia-question = ASIA 损伤分级(AIS)是什么？
choice-asia-A = A
choice-asia-A-hint = S4-5 无任何功能保留
choice-asia-B = B
choice-asia-B-hint = 仅存感觉
choice-asia-C = C
choice-asia-C-hint = 半数以上关键肌肌力低于 3 级
choice-asia-D = D
choice-asia-D-hint = 至少半数关键肌肌力达 3 级或以上
choice-asia-E = E
choice-asia-E-hint = 正常

finding-motor_deficit = 运动障碍
finding-motor_deficit-question = 有无脊髓压迫所致的运动障碍？

finding-motor_deficit_onset_days = 发生所历天数
finding-motor_deficit_onset_days-question = 运动障碍在几天内发生？

finding-bladder_bowel = 新发膀胱或直肠障碍
finding-bladder_bowel-question = 有无新发的膀胱或直肠功能障碍？

finding-escc = 脊髓压迫 (ESCC)
finding-escc-question = 硬膜外脊髓压迫的 Bilsky 分级是什么？
choice-escc-0 = 0
choice-escc-0-hint = 仅限于骨
choice-escc-1a = 1a
choice-escc-1a-hint = 侵及硬膜外；硬膜囊未变形
choice-escc-1b = 1b
choice-escc-1b-hint = 硬膜囊变形；未触及脊髓
choice-escc-1c = 1c
choice-escc-1c-hint = 触及脊髓
choice-escc-2 = 2
choice-escc-2-hint = 脊髓受压；周围可见脑脊液
choice-escc-3 = 3
choice-escc-3-hint = 脊髓受压；不见脑脊液

## 脊柱：SINS 的六个项目及骨折

finding-level = 节段
finding-level-question = 病变在哪个椎体？多处时选最不稳定的一处。

finding-sins_location = 部位 (SINS)
finding-sins_location-question = 病变椎体在脊柱的哪一部分？
choice-sins_location-junctional = 交界区
choice-sins_location-junctional-hint = 枕骨–C2、C7–T2、T11–L1、L5–S1
choice-sins_location-mobile = 活动区
choice-sins_location-mobile-hint = C3–C6、L2–L4
choice-sins_location-semirigid = 半固定区
choice-sins_location-semirigid-hint = T3–T10
choice-sins_location-rigid = 固定区
choice-sins_location-rigid-hint = S2–S5

finding-sins_pain = 疼痛
finding-sins_pain-question = 疼痛的性质如何？
choice-sins_pain-mechanical = 机械性
choice-sins_pain-mechanical-hint = 活动、站立或负重时；卧位缓解
choice-sins_pain-occasional = 偶发
choice-sins_pain-occasional-hint = 非机械性疼痛
choice-sins_pain-none = 无

finding-sins_lesion = 骨病变性质
finding-sins_lesion-question = 骨病变呈何种表现？
choice-sins_lesion-lytic = 溶骨性
choice-sins_lesion-mixed = 混合性
choice-sins_lesion-blastic = 成骨性

finding-sins_alignment = 脊柱力线
finding-sins_alignment-question = 脊柱力线如何？
choice-sins_alignment-subluxation = 半脱位
choice-sins_alignment-subluxation-hint = 半脱位或平移
choice-sins_alignment-deformity = 新发畸形
choice-sins_alignment-deformity-hint = 后凸或侧凸
choice-sins_alignment-normal = 正常

finding-sins_collapse = 椎体塌陷
finding-sins_collapse-question = 椎体塌陷到何种程度？
choice-sins_collapse-over_50 = 大于 50 %
choice-sins_collapse-under_50 = 小于 50 %
choice-sins_collapse-involved_over_50 = 无塌陷，受累超过 50 %
choice-sins_collapse-involved_over_50-hint = 无塌陷；椎体 50 % 以上为肿瘤
choice-sins_collapse-none = 无塌陷，受累不超过 50 %

finding-sins_posterolateral = 后外侧受累
finding-sins_posterolateral-question = 后外侧结构是否受累？
choice-sins_posterolateral-bilateral = 双侧
choice-sins_posterolateral-unilateral = 单侧
choice-sins_posterolateral-none = 无

finding-pathological_fracture = 病理性骨折
finding-pathological_fracture-question = 有无病理性骨折？

## 肝脏

finding-bilirubin = 总胆红素
finding-bilirubin-question = 总胆红素是多少？

finding-albumin = 白蛋白
finding-albumin-question = 血清白蛋白是多少？

finding-inr = INR
finding-inr-question = INR(国际标准化比值)是多少？

finding-pt_prolongation = PT 延长
finding-pt_prolongation-question = 凝血酶原时间延长几秒？

finding-ascites = 腹水
finding-ascites-question = 有无腹水？
choice-ascites-none = 无
choice-ascites-slight = 轻度
choice-ascites-slight-hint = 轻度，或已控制
choice-ascites-severe = 中至重度
choice-ascites-severe-hint = 中至重度，或难治性

finding-encephalopathy = 肝性脑病
finding-encephalopathy-question = 有无肝性脑病？
choice-encephalopathy-none = 无
choice-encephalopathy-grade_1_2 = 1–2 级
choice-encephalopathy-grade_1_2-hint = 从睡眠或情绪改变到嗜睡和定向障碍
choice-encephalopathy-grade_3_4 = 3–4 级
choice-encephalopathy-grade_3_4-hint = 从尚可唤醒的昏睡到昏迷

finding-afp = 甲胎蛋白 (AFP)
finding-afp-question = 甲胎蛋白是多少？

## 血液

finding-creatinine = 肌酐
finding-creatinine-question = 血肌酐是多少？

finding-dialysis = 透析
finding-dialysis-question = 过去一周是否透析两次或以上？

finding-sodium = 血钠
finding-sodium-question = 血清钠是多少？

finding-crp = CRP
finding-crp-question = C 反应蛋白(CRP)是多少？

finding-ldh = LDH
finding-ldh-question = 乳酸脱氢酶(LDH)是多少？

finding-platelets = 血小板
finding-platelets-question = 血小板计数是多少？

finding-calcium = 血钙
finding-calcium-question = 血清钙是多少？

finding-hypercalcaemia = 高钙血症
finding-hypercalcaemia-question = 有无高钙血症？

## 日期

finding-date_primary = 原发肿瘤确诊日期
finding-date_primary-question = 原发肿瘤何时确诊？

finding-date_metastasis = 脊柱转移瘤确诊日期
finding-date_metastasis-question = 脊柱转移瘤何时确诊？

finding-date_last_radiotherapy = 末次放疗
finding-date_last_radiotherapy-question = 脊柱该部位的末次放疗是何时(或将在何时)？

finding-date_surgery = 手术
finding-date_surgery-question = 脊柱手术是何时(或将在何时)？
