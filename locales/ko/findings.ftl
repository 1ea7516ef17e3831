# 소견: 환자에 대해 묻는 것과 그 답.
#
# 소견마다 짧은 이름, 질문(-question), 한두 문장의 도움말(-help)이 있다.
# 수와 등급 문자는 그대로 둔다. 점수의 이름(SINS, Frankel, Tokuhashi 등)은 옮기지 않는다.

## 양식의 부분

section-tumour = 종양
section-patient = 환자
section-neurology = 신경학적 상태
section-spine = 척추
section-liver = 간
section-blood = 혈액
section-dates = 날짜

## 예/아니요

choice-yes = 예
choice-no = 아니요

## 종양

finding-primary_site = 원발종양
finding-primary_site-question = 원발종양은 어디에 있습니까?
choice-primary_site-hcc = 간세포암 (HCC)
choice-primary_site-hcc-hint = Hepatocellular carcinoma
choice-primary_site-lung = 폐
choice-primary_site-breast = 유방
choice-primary_site-prostate = 전립선
choice-primary_site-thyroid = 갑상선
choice-primary_site-kidney = 신장
choice-primary_site-uterus = 자궁
choice-primary_site-uterus-hint = 체부 또는 경부
choice-primary_site-ovary = 난소
choice-primary_site-stomach = 위
choice-primary_site-esophagus = 식도
choice-primary_site-pancreas = 췌장
choice-primary_site-colon = 결장
choice-primary_site-rectum = 직장
choice-primary_site-bladder = 방광
choice-primary_site-gallbladder = 담낭
choice-primary_site-liver_other = 기타 간암
choice-primary_site-liver_other-hint = 간세포암 이외의 간암
choice-primary_site-osteosarcoma = 골육종
choice-primary_site-sarcoma = 기타 육종
choice-primary_site-sarcoma-hint = 골육종 이외의 육종
choice-primary_site-carcinoid = 카르시노이드
choice-primary_site-carcinoid-hint = 카르시노이드 종양 (carcinoid)
choice-primary_site-melanoma = 흑색종
choice-primary_site-myeloma = 골수종
choice-primary_site-myeloma-hint = 다발골수종
choice-primary_site-lymphoma = 림프종
choice-primary_site-head_neck = 두경부
choice-primary_site-other = 기타
choice-primary_site-other-hint = 목록에 없는 알려진 원발종양
choice-primary_site-unknown = 원발 불명
choice-primary_site-unknown-hint = 찾아보았으나 발견하지 못함

finding-primary_growth = 원발종양의 성장 속도
finding-primary_growth-question = 이 원발종양은 얼마나 빨리 자랍니까?
choice-primary_growth-slow = 느림
choice-primary_growth-moderate = 중간
choice-primary_growth-rapid = 빠름

finding-katagiri_class = Katagiri의 원발종양 분류
finding-katagiri_class-question = 이 원발종양은 Katagiri의 어느 분류에 속합니까?
choice-katagiri_class-slow = 느림
choice-katagiri_class-moderate = 중간
choice-katagiri_class-rapid = 빠름

finding-hormone_dependent = 호르몬 의존성
finding-hormone_dependent-question = 종양이 호르몬에 의존합니까?

finding-targeted_therapy = 표적치료
finding-targeted_therapy-question = 폐암을 분자표적약제로 치료하고 있습니까?

finding-mizumoto_unfavourable = 예후 불량 종양 (Mizumoto)
finding-mizumoto_unfavourable-question = 원발종양이 Mizumoto의 예후 불량 종양에 속합니까?

finding-primary_controlled = 원발종양 조절됨
finding-primary_controlled-question = 원발종양이 조절되고 있습니까?

finding-visceral_metastases = 내장 전이
finding-visceral_metastases-question = 내부 장기나 뇌에 전이가 있습니까? 원발 종양은 세지 않습니다.
choice-visceral_metastases-none = 없음
choice-visceral_metastases-treatable = 치료 가능
choice-visceral_metastases-treatable-hint = 절제, 소작 또는 색전으로
choice-visceral_metastases-untreatable = 치료 불가

finding-visceral_removable = 내장 전이 절제 가능
finding-visceral_removable-question = 주요 장기의 전이를 절제할 수 있습니까?

finding-visceral_pattern = 내장 전이의 양상
finding-visceral_pattern-question = 내장 또는 뇌 전이의 양상은 어떻습니까?
choice-visceral_pattern-none = 없음
choice-visceral_pattern-nodular = 결절성
choice-visceral_pattern-disseminated = 파종성
choice-visceral_pattern-disseminated-hint = 흉막, 복막 또는 연수막

finding-liver_metastases = 간 전이
finding-liver_metastases-question = 간에 전이가 있습니까?

finding-extrahepatic_nonbone_metastases = 간과 뼈 이외의 전이
finding-extrahepatic_nonbone_metastases-question = 간에도 뼈에도 있지 않은 전이가 있습니까?

finding-vertebral_metastases = 전이된 척추 수
finding-vertebral_metastases-question = 몇 개의 척추에 전이가 있습니까?
band-vertebral_metastases-1-1 = 1
band-vertebral_metastases-2-2 = 2
band-vertebral_metastases-3-33 = 3개 이상

finding-extraspinal_bone_metastases = 척추 외 골전이
finding-extraspinal_bone_metastases-question = 척추 이외의 뼈에 전이가 몇 개 있습니까?
band-extraspinal_bone_metastases-0-0 = 0
band-extraspinal_bone_metastases-1-2 = 1–2
band-extraspinal_bone_metastases-3-200 = 3개 이상

finding-further_bone_metastases = 다른 골전이 (Rades)
finding-further_bone_metastases-question = 다른 병든 척추를 그 밖의 골전이로 봅니까?

finding-liver_morphology = 간 내 종양
finding-liver_morphology-question = 간세포암이 간에 어떻게 자리합니까?
choice-liver_morphology-uninodular = 단일 결절
choice-liver_morphology-uninodular-hint = 결절 하나, 간의 50 % 이하
choice-liver_morphology-multinodular = 다발 결절
choice-liver_morphology-multinodular-hint = 결절 둘 이상, 간의 50 % 이하
choice-liver_morphology-massive = 거대형
choice-liver_morphology-massive-hint = 거대형 또는 간의 50 % 초과

finding-portal_vein_thrombosis = 문맥 혈전
finding-portal_vein_thrombosis-question = 문맥에 혈전이 있습니까?

finding-months_since_cancer_diagnosis = 암 진단 후 기간(개월)
finding-months_since_cancer_diagnosis-question = 암을 진단받은 지 몇 개월 되었습니까?

finding-previous_chemotherapy = 이전 항암화학요법
finding-previous_chemotherapy-question = 이전에 항암화학요법을 받았습니까?

finding-palliative_chemotherapy_courses = 완화 항암화학요법
finding-palliative_chemotherapy_courses-question = 완화 목적의 항암화학요법을 몇 차례 받았습니까?
band-palliative_chemotherapy_courses-0-1 = 0–1
band-palliative_chemotherapy_courses-2-2 = 2
band-palliative_chemotherapy_courses-3-50 = 3회 이상

finding-systemic_controlled = 전신 질환 조절됨
finding-systemic_controlled-question = 전신 질환이 조절되고 있습니까?

## 환자

finding-age = 나이
finding-age-question = 환자의 나이는 몇 세입니까?

finding-sex = 성별
finding-sex-question = 환자의 성별은 무엇입니까?
choice-sex-male = 남
choice-sex-female = 여

finding-kps = 카르노프스키 수행상태 (KPS)
finding-kps-question = 카르노프스키 수행상태(KPS)는 얼마입니까?
band-kps-80-100 = 80–100
band-kps-80-100-hint = 정상 활동 가능, 도움이 필요 없음
band-kps-50-70 = 50–70
band-kps-50-70-hint = 일할 수 없음, 약간의 도움을 받아 집에서 생활
band-kps-10-40 = 10–40
band-kps-10-40-hint = 스스로 돌볼 수 없음

finding-ecog = ECOG 수행상태
finding-ecog-question = ECOG 수행상태는 얼마입니까?
scale-ecog-0 = 0
scale-ecog-0-hint = 제한 없이 활동
scale-ecog-1 = 1
scale-ecog-1-hint = 걸어 다니고 가벼운 일은 가능, 격한 활동은 불가
scale-ecog-2 = 2
scale-ecog-2-hint = 스스로 돌보지만 일은 불가, 낮의 절반 넘게 일어나 있음
scale-ecog-3 = 3
scale-ecog-3-hint = 제한적으로 스스로 돌봄, 낮의 절반 넘게 침상이나 의자에 있음
scale-ecog-4 = 4
scale-ecog-4-hint = 스스로 돌볼 수 없음, 늘 침상이나 의자에 있음

finding-hospitalised_recently = 3개월 이내 입원
finding-hospitalised_recently-question = 지난 3개월 이내에 입원한 적이 있습니까?

## 신경학적 상태

finding-ambulation = 보행
finding-ambulation-question = 환자가 걸을 수 있습니까?
choice-ambulation-independent = 보조 없이
choice-ambulation-with_aid = 보조기구로
choice-ambulation-with_aid-hint = 보행 가능으로 봄
choice-ambulation-none = 보행 불가

finding-frankel = 마비 (Frankel)
finding-frankel-question = Frankel 등급은 무엇입니까?
choice-frankel-A = A
choice-frankel-A-hint = 완전 마비
choice-frankel-B = B
choice-frankel-B-hint = 감각만 남음
choice-frankel-C = C
choice-frankel-C-hint = 운동 기능이 있으나 쓸모 없음
choice-frankel-D = D
choice-frankel-D-hint = 쓸모 있는 운동 기능
choice-frankel-E = E
choice-frankel-E-hint = 근력 저하와 감각 소실 없음

finding-asia = ASIA 손상척도
finding-asia-question = ASIA 손상척도(AIS) 등급은 무엇입니까?
choice-asia-A = A
choice-asia-A-hint = S4-5에 남은 기능 없음
choice-asia-B = B
choice-asia-B-hint = 감각만 남음
choice-asia-C = C
choice-asia-C-hint = 주요 근육의 절반 넘게 3등급 미만
choice-asia-D = D
choice-asia-D-hint = 주요 근육의 절반 이상이 3등급 이상
choice-asia-E = E
choice-asia-E-hint = 정상

finding-motor_deficit = 운동 결손
finding-motor_deficit-question = 척수 압박으로 운동 결손이 있습니까?

finding-motor_deficit_onset_days = 발생에 걸린 날수
finding-motor_deficit_onset_days-question = 운동 결손이 며칠에 걸쳐 생겼습니까?

finding-bladder_bowel = 새로운 배뇨·배변 장애
finding-bladder_bowel-question = 배뇨나 배변의 장애가 새로 생겼습니까?

finding-escc = 척수 압박 (ESCC)
finding-escc-question = 경막외 척수 압박의 Bilsky 등급은 무엇입니까?
choice-escc-0 = 0
choice-escc-0-hint = 뼈에만 있음
choice-escc-1a = 1a
choice-escc-1a-hint = 경막외 침범, 경막낭 변형 없음
choice-escc-1b = 1b
choice-escc-1b-hint = 경막낭 변형, 척수에 닿지 않음
choice-escc-1c = 1c
choice-escc-1c-hint = 척수에 닿음
choice-escc-2 = 2
choice-escc-2-hint = 척수 압박, 주위에 뇌척수액이 보임
choice-escc-3 = 3
choice-escc-3-hint = 척수 압박, 뇌척수액이 보이지 않음

## 척추: SINS의 여섯 항목과 골절

finding-level = 척추 위치
finding-level-question = 어느 척추에 전이가 있습니까? 여럿이면 가장 불안정한 곳을 고릅니다.

finding-sins_location = 위치 (SINS)
finding-sins_location-question = 병든 척추는 척추의 어느 부분에 있습니까?
choice-sins_location-junctional = 이행부
choice-sins_location-junctional-hint = 후두골–C2, C7–T2, T11–L1, L5–S1
choice-sins_location-mobile = 가동부
choice-sins_location-mobile-hint = C3–C6, L2–L4
choice-sins_location-semirigid = 반고정부
choice-sins_location-semirigid-hint = T3–T10
choice-sins_location-rigid = 고정부
choice-sins_location-rigid-hint = S2–S5

finding-sins_pain = 통증
finding-sins_pain-question = 통증은 어떻습니까?
choice-sins_pain-mechanical = 기계적
choice-sins_pain-mechanical-hint = 움직임, 기립, 하중 시; 누우면 완화
choice-sins_pain-occasional = 간헐적
choice-sins_pain-occasional-hint = 기계적이지 않은 통증
choice-sins_pain-none = 없음

finding-sins_lesion = 골 병변
finding-sins_lesion-question = 뼈의 병변은 어떤 모양입니까?
choice-sins_lesion-lytic = 골용해성
choice-sins_lesion-mixed = 혼합성
choice-sins_lesion-blastic = 골형성성

finding-sins_alignment = 척추 정렬
finding-sins_alignment-question = 척추의 정렬은 어떻습니까?
choice-sins_alignment-subluxation = 아탈구
choice-sins_alignment-subluxation-hint = 아탈구 또는 전위
choice-sins_alignment-deformity = 새로운 변형
choice-sins_alignment-deformity-hint = 후만 또는 측만
choice-sins_alignment-normal = 정상

finding-sins_collapse = 추체 붕괴
finding-sins_collapse-question = 추체가 얼마나 붕괴되었습니까?
choice-sins_collapse-over_50 = 50 % 초과
choice-sins_collapse-under_50 = 50 % 미만
choice-sins_collapse-involved_over_50 = 붕괴 없음, 50 % 초과 침범
choice-sins_collapse-involved_over_50-hint = 붕괴 없이 추체의 50 % 넘게 종양
choice-sins_collapse-none = 붕괴 없음, 침범 50 % 이하

finding-sins_posterolateral = 후외측 침범
finding-sins_posterolateral-question = 후외측 구조물이 침범되었습니까?
choice-sins_posterolateral-bilateral = 양측
choice-sins_posterolateral-unilateral = 일측
choice-sins_posterolateral-none = 없음

finding-pathological_fracture = 병적 골절
finding-pathological_fracture-question = 병적 골절이 있습니까?

## 간

finding-bilirubin = 총 빌리루빈
finding-bilirubin-question = 총 빌리루빈은 얼마입니까?

finding-albumin = 알부민
finding-albumin-question = 혈청 알부민은 얼마입니까?

finding-inr = INR
finding-inr-question = INR은 얼마입니까?

finding-pt_prolongation = PT 연장
finding-pt_prolongation-question = 프로트롬빈시간이 몇 초 연장되었습니까?

finding-ascites = 복수
finding-ascites-question = 복수가 있습니까?
choice-ascites-none = 없음
choice-ascites-slight = 경도
choice-ascites-slight-hint = 경도이거나 조절됨
choice-ascites-severe = 중등도 이상
choice-ascites-severe-hint = 중등도에서 중증, 또는 불응성

finding-encephalopathy = 간성뇌증
finding-encephalopathy-question = 간성뇌증이 있습니까?
choice-encephalopathy-none = 없음
choice-encephalopathy-grade_1_2 = 1–2단계
choice-encephalopathy-grade_1_2-hint = 수면이나 기분 변화에서 졸림과 지남력 장애까지
choice-encephalopathy-grade_3_4 = 3–4단계
choice-encephalopathy-grade_3_4-hint = 깨울 수 있는 혼미에서 혼수까지

finding-afp = 알파태아단백 (AFP)
finding-afp-question = 알파태아단백은 얼마입니까?

## 혈액

finding-creatinine = 크레아티닌
finding-creatinine-question = 혈청 크레아티닌은 얼마입니까?

finding-dialysis = 투석
finding-dialysis-question = 지난 1주 동안 투석을 두 번 이상 받았습니까?

finding-sodium = 나트륨
finding-sodium-question = 혈청 나트륨은 얼마입니까?

finding-crp = CRP
finding-crp-question = C-반응단백(CRP)은 얼마입니까?

finding-ldh = LDH
finding-ldh-question = 젖산탈수소효소(LDH)는 얼마입니까?

finding-platelets = 혈소판
finding-platelets-question = 혈소판 수는 얼마입니까?

finding-calcium = 칼슘
finding-calcium-question = 혈청 칼슘은 얼마입니까?

finding-hypercalcaemia = 고칼슘혈증
finding-hypercalcaemia-question = 고칼슘혈증이 있습니까?

## 날짜

finding-date_primary = 원발종양 진단일
finding-date_primary-question = 원발종양을 언제 진단했습니까?

finding-date_metastasis = 척추전이 진단일
finding-date_metastasis-question = 척추전이를 언제 진단했습니까?

finding-date_last_radiotherapy = 마지막 방사선치료
finding-date_last_radiotherapy-question = 이 척추 부위의 마지막 방사선치료는 언제입니까(언제였습니까)?

finding-date_surgery = 수술
finding-date_surgery-question = 척추 수술은 언제입니까(언제였습니까)?
