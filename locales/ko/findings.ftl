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
finding-primary_site-help = 암이 시작된 장기입니다. 간세포암만 "HCC"를, 그 밖의 간암은 "기타 간암"을, 찾아보았으나 발견하지 못한 경우는 "원발 불명"을 고르십시오.
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
finding-primary_growth-help = Tomita의 목록은 유방, 갑상선, 전립선을 느림, 신장과 자궁을 중간, 폐, 위, 간세포암, 원발 불명을 빠름으로 듭니다. 예시일 뿐이므로 그 밖의 원발종양은 직접 판단하십시오.
choice-primary_growth-slow = 느림
choice-primary_growth-moderate = 중간
choice-primary_growth-rapid = 빠름

finding-katagiri_class = Katagiri의 원발종양 분류
finding-katagiri_class-question = 이 원발종양은 Katagiri의 어느 분류에 속합니까?
finding-katagiri_class-help = Katagiri의 목록에는 이 원발종양이 없습니다. 예를 들어 느림에는 갑상선, 골수종, 림프종, 중간에는 신장과 육종, 빠름에는 위, 췌장, 간세포암이 있습니다.
choice-katagiri_class-slow = 느림
choice-katagiri_class-moderate = 중간
choice-katagiri_class-rapid = 빠름

finding-hormone_dependent = 호르몬 의존성
finding-hormone_dependent-question = 종양이 호르몬에 의존합니까?
finding-hormone_dependent-help = 유방과 전립선에서 묻습니다. Katagiri는 호르몬에 의존하면 느림, 그렇지 않으면 중간으로 봅니다.

finding-targeted_therapy = 표적치료
finding-targeted_therapy-question = 폐암을 분자표적약제로 치료하고 있습니까?
finding-targeted_therapy-help = Katagiri는 분자표적약제로 치료하는 폐암을 중간, 그 밖의 폐암을 빠름으로 봅니다.

finding-mizumoto_unfavourable = 예후 불량 종양 (Mizumoto)
finding-mizumoto_unfavourable-question = 원발종양이 Mizumoto의 예후 불량 종양에 속합니까?
finding-mizumoto_unfavourable-help = 논문이 어떤 종양을 꼽는지 이 프로그램은 알지 못하므로 직접 답하십시오. 간세포암은 거의 확실히 여기에 듭니다.

finding-primary_controlled = 원발종양 조절됨
finding-primary_controlled-question = 원발종양이 조절되고 있습니까?
finding-primary_controlled-help = 간세포암에서는 간 안의 종양을 뜻합니다. HCC-SM GPA는 조절되지 않으면 2점을 줍니다.

finding-visceral_metastases = 내장 전이
finding-visceral_metastases-question = 내부 장기에 전이가 있습니까?
finding-visceral_metastases-help = 폐, 간, 신장, 뇌와 그 밖의 장기입니다. 림프절은 세지 않습니다. 간세포암에서 간 안의 종양과 문맥 종양혈전은 원발종양이며 전이가 아닙니다. "치료 가능"에는 절제, 소작, 색전이 들어갑니다.
choice-visceral_metastases-none = 없음
choice-visceral_metastases-treatable = 치료 가능
choice-visceral_metastases-treatable-hint = 절제, 소작 또는 색전으로
choice-visceral_metastases-untreatable = 치료 불가

finding-visceral_removable = 내장 전이 절제 가능
finding-visceral_removable-question = 주요 장기의 전이를 절제할 수 있습니까?
finding-visceral_removable-help = 폐, 간, 신장, 뇌를 묻는 Tokuhashi를 위한 것입니다. 절제 가능은 치료 가능과 다릅니다. 소작이나 색전이 가능해도 절제는 불가능할 수 있습니다.

finding-visceral_pattern = 내장 전이의 양상
finding-visceral_pattern-question = 내장 또는 뇌 전이의 양상은 어떻습니까?
finding-visceral_pattern-help = 장기와 뇌를 함께 세는 Katagiri를 위한 것입니다. 파종성은 흉막, 복막 또는 연수막 파종을 뜻합니다. 간세포암에서 간 안의 종양은 원발종양입니다.
choice-visceral_pattern-none = 없음
choice-visceral_pattern-nodular = 결절성
choice-visceral_pattern-disseminated = 파종성
choice-visceral_pattern-disseminated-hint = 흉막, 복막 또는 연수막

finding-extrahepatic_nonbone_metastases = 간과 뼈 이외의 전이
finding-extrahepatic_nonbone_metastases-question = 간에도 뼈에도 있지 않은 전이가 있습니까?
finding-extrahepatic_nonbone_metastases-help = HCC-SM GPA를 위한 것입니다. 내장 전이와 달리 여기서는 림프절도 셉니다.

finding-vertebral_metastases = 전이된 척추 수
finding-vertebral_metastases-question = 몇 개의 척추에 전이가 있습니까?
finding-vertebral_metastases-help = 천추를 포함한 척추 전체에서, 문제가 되는 척추도 함께 세십시오. 여기의 모든 점수에는 "3개 이상"이면 충분합니다.
band-vertebral_metastases-1-1 = 1
band-vertebral_metastases-2-2 = 2
band-vertebral_metastases-3-33 = 3개 이상

finding-extraspinal_bone_metastases = 척추 외 골전이
finding-extraspinal_bone_metastases-question = 척추 이외의 뼈에 전이가 몇 개 있습니까?
finding-extraspinal_bone_metastases-help = 병소의 수를 세십시오. 천추는 척추이고 갈비뼈, 골반, 사지는 아닙니다. 여기의 모든 점수에는 "3개 이상"이면 충분합니다.
band-extraspinal_bone_metastases-0-0 = 0
band-extraspinal_bone_metastases-1-2 = 1–2
band-extraspinal_bone_metastases-3-200 = 3개 이상

finding-further_bone_metastases = 다른 골전이 (Rades)
finding-further_bone_metastases-question = 다른 병든 척추를 그 밖의 골전이로 봅니까?
finding-further_bone_metastases-help = Rades는 다른 골전이를 셉니다. 척추 외에는 없고 병든 척추가 둘 이상이면, 척수를 압박하는 것 외에 더 있는지는 직접 답하십시오.

finding-liver_morphology = 간 내 종양
finding-liver_morphology-question = 간세포암이 간에 어떻게 자리합니까?
finding-liver_morphology-help = CLIP을 위한 것입니다. 결절 수와 관계없이 종양이 간의 50 %를 넘으면 "거대형"을 고르십시오.
choice-liver_morphology-uninodular = 단일 결절
choice-liver_morphology-uninodular-hint = 결절 하나, 간의 50 % 이하
choice-liver_morphology-multinodular = 다발 결절
choice-liver_morphology-multinodular-hint = 결절 둘 이상, 간의 50 % 이하
choice-liver_morphology-massive = 거대형
choice-liver_morphology-massive-hint = 거대형 또는 간의 50 % 초과

finding-portal_vein_thrombosis = 문맥 혈전
finding-portal_vein_thrombosis-question = 문맥에 혈전이 있습니까?
finding-portal_vein_thrombosis-help = CLIP을 위한 것입니다. 간세포암에서 문맥 안의 종양은 원발종양에 속하며 내장 전이가 아닙니다.

finding-months_since_cancer_diagnosis = 암 진단 후 기간(개월)
finding-months_since_cancer_diagnosis-question = 암을 진단받은 지 몇 개월 되었습니까?
finding-months_since_cancer_diagnosis-help = 원발암을 진단한 때부터 지금까지입니다. Rades는 15개월 이하와 15개월 초과를 나눕니다.

finding-previous_chemotherapy = 이전 항암화학요법
finding-previous_chemotherapy-question = 이전에 항암화학요법을 받았습니까?
finding-previous_chemotherapy-help = Katagiri와 Mizumoto는 각각 점수를 줍니다. 두 논문이 표적약제나 면역치료를 포함하는지 이 프로그램은 알지 못합니다.

## 환자

finding-age = 나이
finding-age-question = 환자의 나이는 몇 세입니까?
finding-age-help = 만 나이입니다. Mizumoto는 71세부터 1점을 줍니다.

finding-sex = 성별
finding-sex-question = 환자의 성별은 무엇입니까?
finding-sex-help = MELD 3.0만 사용합니다.
choice-sex-male = 남
choice-sex-female = 여

finding-kps = 카르노프스키 수행상태 (KPS)
finding-kps-question = 카르노프스키 수행상태(KPS)는 얼마입니까?
finding-kps-help = 정확한 값을, 구간만 안다면 구간을 누르십시오. ECOG 1은 Tokuhashi의 두 구간에 걸치므로 ECOG에서 계산하지 않습니다. 통증이나 압박 때문에 낮아졌다면, 풀렸을 때의 상태로 다시 계산해 보십시오.
band-kps-80-100 = 80–100
band-kps-80-100-hint = 정상 활동 가능, 도움이 필요 없음
band-kps-50-70 = 50–70
band-kps-50-70-hint = 일할 수 없음, 약간의 도움을 받아 집에서 생활
band-kps-10-40 = 10–40
band-kps-10-40-hint = 스스로 돌볼 수 없음

finding-ecog = ECOG 수행상태
finding-ecog-question = ECOG 수행상태는 얼마입니까?
finding-ecog-help = 카르노프스키에서 계산하지 않습니다. 카르노프스키를 알면 확인할 값을 제안할 수 있습니다. 통증이나 압박 때문에 낮아졌다면, 풀렸을 때의 상태로 다시 계산해 보십시오.
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

## 신경학적 상태

finding-ambulation = 보행
finding-ambulation-question = 환자가 걸을 수 있습니까?
finding-ambulation-help = 보조기구로 걸으면 보행 가능으로 봅니다.
choice-ambulation-independent = 보조 없이
choice-ambulation-with_aid = 보조기구로
choice-ambulation-with_aid-hint = 보행 가능으로 봄
choice-ambulation-none = 보행 불가

finding-frankel = 마비 (Frankel)
finding-frankel-question = Frankel 등급은 무엇입니까?
finding-frankel-help = 문자는 비슷하지만 Tokuhashi는 ASIA 손상척도가 아니라 Frankel로 마비를 평가합니다. Frankel E는 증상이 없는 것입니다.
choice-frankel-A = A
choice-frankel-A-hint = 완전 마비
choice-frankel-B = B
choice-frankel-B-hint = 감각만 남음
choice-frankel-C = C
choice-frankel-C-hint = 운동 기능이 있으나 쓸모 없음
choice-frankel-D = D
choice-frankel-D-hint = 쓸모 있는 운동 기능
choice-frankel-E = E
choice-frankel-E-hint = 증상 없음

finding-asia = ASIA 손상척도
finding-asia-question = ASIA 손상척도(AIS) 등급은 무엇입니까?
finding-asia-help = Frankel과 나란히 기록합니다. 여기의 어떤 점수도 Frankel 대신 쓰지 않습니다.
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
finding-motor_deficit-help = 정도와 관계없이 사지의 근력 저하입니다. Rades는 운동 결손이 있는 척수 압박을 위한 것이며, 없으면 해당하지 않습니다.

finding-motor_deficit_onset_days = 발생에 걸린 날수
finding-motor_deficit_onset_days-question = 운동 결손이 며칠에 걸쳐 생겼습니까?
finding-motor_deficit_onset_days-help = 얼마나 전인지가 아니라 생기는 데 걸린 기간입니다. Rades는 7일 이하와 그보다 느린 것을 나눕니다.

finding-escc = 척수 압박 (ESCC)
finding-escc-question = 경막외 척수 압박의 Bilsky 등급은 무엇입니까?
finding-escc-help = 가장 심한 위치의 축상면 T2 강조 MRI에서 읽습니다. 2와 3은 고도 압박입니다.
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
finding-level-question = 어느 척추가 병들었습니까?
finding-level-help = 여럿이면 SINS가 가장 높은 것을 고르십시오. C0는 후두골입니다. SINS의 위치 항목은 여기에서 정해집니다.

finding-sins_location = 위치 (SINS)
finding-sins_location-question = 병든 척추는 척추의 어느 부분에 있습니까?
finding-sins_location-help = 척추 위치를 입력하지 않았을 때만 필요합니다.
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
finding-sins_pain-help = 기계적 통증은 움직이거나 서거나 하중이 걸릴 때 생기고 누우면 줄어듭니다.
choice-sins_pain-mechanical = 기계적
choice-sins_pain-mechanical-hint = 움직임, 기립, 하중 시; 누우면 완화
choice-sins_pain-occasional = 간헐적
choice-sins_pain-occasional-hint = 기계적이지 않은 통증
choice-sins_pain-none = 없음

finding-sins_lesion = 골 병변
finding-sins_lesion-question = 뼈의 병변은 어떤 모양입니까?
finding-sins_lesion-help = SINS에서 관찰자 간 일치가 가장 낮은 항목입니다 (kappa 0.244). 확실하지 않으면 두 가지로 계산해 보십시오.
choice-sins_lesion-lytic = 골용해성
choice-sins_lesion-mixed = 혼합성
choice-sins_lesion-blastic = 골형성성

finding-sins_alignment = 척추 정렬
finding-sins_alignment-question = 척추의 정렬은 어떻습니까?
finding-sins_alignment-help = 변형은 새로 생긴 것만 셉니다. 아탈구나 전위도 있으면 그것을 고르십시오.
choice-sins_alignment-subluxation = 아탈구
choice-sins_alignment-subluxation-hint = 아탈구 또는 전위
choice-sins_alignment-deformity = 새로운 변형
choice-sins_alignment-deformity-hint = 후만 또는 측만
choice-sins_alignment-normal = 정상

finding-sins_collapse = 추체 붕괴
finding-sins_collapse-question = 추체가 얼마나 붕괴되었습니까?
finding-sins_collapse-help = 원문에는 50 % 초과와 50 % 미만만 있고 정확히 50 %는 정의되어 있지 않아 직접 고르셔야 합니다. 1점 차이가 나므로 두 가지로 계산해 보십시오.
choice-sins_collapse-over_50 = 50 % 초과
choice-sins_collapse-under_50 = 50 % 미만
choice-sins_collapse-involved_over_50 = 붕괴 없음, 50 % 초과 침범
choice-sins_collapse-involved_over_50-hint = 붕괴 없이 추체의 50 % 넘게 종양
choice-sins_collapse-none = 해당 없음

finding-sins_posterolateral = 후외측 침범
finding-sins_posterolateral-question = 후외측 구조물이 침범되었습니까?
finding-sins_posterolateral-help = 후관절, 척추경 또는 늑골척추관절의 골절이나 종양 침범입니다.
choice-sins_posterolateral-bilateral = 양측
choice-sins_posterolateral-unilateral = 일측
choice-sins_posterolateral-none = 없음

finding-pathological_fracture = 병적 골절
finding-pathological_fracture-question = 병적 골절이 있습니까?
finding-pathological_fracture-help = 1995년 Bauer 점수만 사용하며, 수정판에서는 빠졌습니다.

## 간

finding-bilirubin = 총 빌리루빈
finding-bilirubin-question = 총 빌리루빈은 얼마입니까?
finding-bilirubin-help = Child-Pugh는 단위마다 표가 따로 있고 34 µmol/L는 1.99 mg/dL입니다. 입력한 단위가 어느 표로 읽을지를 정하므로 검사실이 보고한 그대로 입력하십시오.

finding-albumin = 알부민
finding-albumin-question = 혈청 알부민은 얼마입니까?
finding-albumin-help = 알부민을 투여했다면 값이 달라졌을 수 있습니다.

finding-inr = INR
finding-inr-question = INR은 얼마입니까?
finding-inr-help = 와파린이나 다른 경구 항응고제로 값이 달라졌을 수 있으며, 그때는 간에 대해 말해 주는 것이 적습니다.

finding-pt_prolongation = PT 연장
finding-pt_prolongation-question = 프로트롬빈시간이 몇 초 연장되었습니까?
finding-pt_prolongation-help = 프로트롬빈시간 자체가 아니라 대조값을 넘는 초입니다. Child-Pugh는 INR이 없을 때 쓰고, MELD에는 INR이 필요합니다.

finding-ascites = 복수
finding-ascites-question = 복수가 있습니까?
finding-ascites-help = 치료 중인 지금의 상태입니다. 조절되는 복수는 경도, 불응성 복수는 중증으로 봅니다.
choice-ascites-none = 없음
choice-ascites-slight = 경도
choice-ascites-slight-hint = 경도이거나 조절됨
choice-ascites-severe = 중등도 이상
choice-ascites-severe-hint = 중등도에서 중증, 또는 불응성

finding-encephalopathy = 간성뇌증
finding-encephalopathy-question = 간성뇌증이 있습니까?
finding-encephalopathy-help = 간 때문인 것만입니다. 뇌 전이처럼 다른 원인의 의식 혼란은 뜻하지 않습니다.
choice-encephalopathy-none = 없음
choice-encephalopathy-grade_1_2 = 1–2단계
choice-encephalopathy-grade_1_2-hint = 수면이나 기분 변화에서 졸림과 지남력 장애까지
choice-encephalopathy-grade_3_4 = 3–4단계
choice-encephalopathy-grade_3_4-hint = 깨울 수 있는 혼미에서 혼수까지

finding-afp = 알파태아단백 (AFP)
finding-afp-question = 알파태아단백은 얼마입니까?
finding-afp-help = CLIP을 위한 것이며, 400 ng/mL부터 1점을 줍니다.

## 혈액

finding-creatinine = 크레아티닌
finding-creatinine-question = 혈청 크레아티닌은 얼마입니까?
finding-creatinine-help = MELD 점수를 위한 것입니다. 투석 중이면 그 대신 정해진 값을 씁니다.

finding-dialysis = 투석
finding-dialysis-question = 지난 1주 동안 투석을 두 번 이상 받았습니까?
finding-dialysis-help = 지난 1주 동안 한 번이면 "아니요"입니다. 이 답이 없으면 MELD 점수를 계산할 수 없습니다.

finding-sodium = 나트륨
finding-sodium-question = 혈청 나트륨은 얼마입니까?
finding-sodium-help = MELD-Na와 MELD 3.0은 125에서 137 mmol/L 사이로 제한합니다.

finding-crp = CRP
finding-crp-question = C-반응단백(CRP)은 얼마입니까?
finding-crp-help = 검사실에 따라 mg/dL 또는 mg/L로 보고하며 열 배 차이가 납니다. Katagiri는 0.4 mg/dL (4 mg/L) 이상을 비정상으로 봅니다.

finding-ldh = LDH
finding-ldh-question = 젖산탈수소효소(LDH)는 얼마입니까?
finding-ldh-help = U/L와 IU/L는 같습니다. Katagiri는 250 U/L 이상을 비정상으로 봅니다.

finding-platelets = 혈소판
finding-platelets-question = 혈소판 수는 얼마입니까?
finding-platelets-help = 간경변에서 낮은 혈소판은 종양보다 간의 상태를 말해 주는 경우가 많습니다.

finding-calcium = 칼슘
finding-calcium-question = 혈청 칼슘은 얼마입니까?
finding-calcium-help = 총 칼슘입니다. 알부민으로 보정한 값인지 확인하고 한 가지로만 쓰십시오. 알부민이 낮으면 두 값이 기준의 양쪽에 놓일 수 있습니다.

finding-hypercalcaemia = 고칼슘혈증
finding-hypercalcaemia-question = 고칼슘혈증이 있습니까?
finding-hypercalcaemia-help = Mizumoto를 위한 것입니다. 논문의 기준을 이 프로그램이 알지 못하므로 칼슘 수치에서 정하지 않고 따로 묻습니다.

## 날짜

finding-date_primary = 원발종양 진단일
finding-date_primary-question = 원발종양을 언제 진단했습니까?
finding-date_primary-help = 기록용이며, 여기의 어떤 점수도 쓰지 않습니다.

finding-date_metastasis = 척추전이 진단일
finding-date_metastasis-question = 척추전이를 언제 진단했습니까?
finding-date_metastasis-help = 발표된 생존기간을 세기 시작하는 두 날 가운데 하나이며, 다른 하나는 수술일입니다.

finding-date_last_radiotherapy = 마지막 방사선치료
finding-date_last_radiotherapy-question = 이 척추 부위의 마지막 방사선치료는 언제입니까(언제였습니까)?
finding-date_last_radiotherapy-help = 수술일과 견주어 상처를 보호하기 위해 적어도 1주 떨어져 있는지 보여 줍니다.

finding-date_surgery = 수술
finding-date_surgery-question = 척추 수술은 언제입니까(언제였습니까)?
finding-date_surgery-help = 예정이거나 시행한 날입니다.
