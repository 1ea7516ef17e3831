# 연구의 표, 그림, 보고서의 말.

analysis-yes = 예
analysis-no = 아니요
analysis-below = { $cut } 미만
analysis-between = { $from } 이상 { $below } 미만
analysis-at-least = { $cut } 이상
analysis-spine-part = 척추 부위
analysis-cervical = 경추
analysis-thoracic = 흉추
analysis-lumbar = 요추
analysis-sacral = 천추
analysis-walking = 보행 가능
analysis-radiotherapy = 마지막 방사선치료
analysis-irradiated-earlier = 수술 30일보다 전
analysis-irradiated-within = 수술 전후 30일 이내
analysis-irradiated-later = 수술 30일보다 후
analysis-all-rows = 모든 줄
analysis-days = 일
analysis-weeks = 주
analysis-months = 개월
analysis-years = 년

analysis-factors-title = 표 1. 인자별 생존
analysis-scores-title = 표 2. 점수별 생존
analysis-all-curves-title = 모든 줄의 생존곡선
analysis-curves-title = 생존곡선: { $stratum }
analysis-pairs-title = 군의 각 쌍: { $stratum }
analysis-counts-title = 생존, 위험 노출, 중도절단, 사건: { $stratum }
analysis-univariable-title = Cox 회귀, 인자 하나씩
analysis-multivariable-title = Cox 회귀, 모든 인자 함께
analysis-discrimination-title = 점수와 생존의 일치도
analysis-differences-title = 일치도의 차이
analysis-before-after-title = { $before }, 다음 { $after }
analysis-flow-title = 분석한 줄
analysis-flow-file = 파일의 줄
analysis-flow-used = 사용
analysis-flow-of = 분석한 줄: { $rows }
analysis-rows-of = 선택한 줄: { $rows }. n = { $n }, 사건 = { $events }.
analysis-not-made = 지금 읽은 열로는 이 결과를 계산할 수 없었습니다.

analysis-group = 군
analysis-pair = { $first } 대 { $second }
analysis-n = n
analysis-events = 사건
analysis-censored-so-far = 누적 중도절단
analysis-events-so-far = 누적 사건
analysis-counts-said = 위험 노출: 이 시점까지 또는 그 이후까지 추적된 행. 생존, 사건, 중도절단: 처음부터 이 시점까지(당일 포함), R의 summary(survfit)와 같습니다.
analysis-at-risk = 위험 노출
analysis-median = 중앙값 ({ $unit })
analysis-interval = { $percent } % 신뢰구간
analysis-to = { $low } ~ { $high }
analysis-p = p
analysis-adjusted-p = 보정 p
analysis-robust-p = p, 환자 단위
analysis-published = { $what }, 발표값
analysis-published-elsewhere = { $what }, 발표값(다른 환자군)
analysis-difference = { $what }, 차이
analysis-hazard-ratio = 위험비
analysis-per = { $covariate } ({ $per }당)
analysis-per-point = { $covariate } (1점당)
analysis-per-points = { $covariate } ({ $per }점당)
analysis-per-stage = { $covariate } (1병기당)
analysis-per-year = { $covariate } (1세당)
analysis-against = { $covariate } (기준: { $reference })
analysis-reference = 기준
analysis-proportional-p = p, 비례위험
analysis-robust-interval = { $percent } % 신뢰구간, 환자 단위
analysis-harrell = Harrell의 C
analysis-uno = Uno의 C
analysis-time = 시간 ({ $unit })
analysis-naive-median = { $median }, 단순 추정(지연 진입 미반영)
analysis-alive = 생존 (%)
analysis-step = 단계
analysis-left-out = 제외
analysis-missing = 그중 알 수 없음
analysis-remaining = 남음
analysis-longer-survival = 더 긴 생존
analysis-shorter-survival = 더 짧은 생존
analysis-not-reached = 도달하지 않음
analysis-small-p = p < { $p }
analysis-equal-p = p = { $p }

analysis-log-rank = 로그순위 검정
analysis-tarone-ware = Tarone-Ware 검정
analysis-peto-peto = Peto-Peto 검정
analysis-gehan = Gehan-Breslow 검정
analysis-test-said = { $test }: 카이제곱 { $chi }, 자유도 { $df }, { $p }
analysis-trend-said = 군을 순서대로 1, 2, 3으로 센 추세 검정(로그순위): z = { $z }, { $p }. 0보다 크면 뒤의 군일수록 일찍 사망합니다.
analysis-small-groups = { $few }줄보다 적은 군이 있습니다. 그런 군의 p값과 구간은 대략적입니다.
analysis-grades-stability = { $system }: 척추 안정성을 평가하는 점수이며 생존 점수가 아닙니다.
analysis-grades-liver = { $system }: 간을 평가하는 점수이며 척추 전이의 생존을 예측하려고 만든 것이 아닙니다.
analysis-median-spss = 중앙값과 그 구간은 SPSS와 같습니다: 정규근사, 양쪽으로 표준오차의 1.96배.
analysis-median-bc = 중앙값의 구간은 Brookmeyer-Crowley 방법이며, { $band } 척도의 신뢰대에서 구했습니다.
analysis-band-said = 곡선의 신뢰대는 { $band } 척도입니다.
analysis-band-log-log = log-log
analysis-band-log = log
analysis-band-plain = 원래(plain)
analysis-band-logit = logit
analysis-band-arcsin = arcsine
analysis-p-log-rank = p: 모든 군에 대한 로그순위 검정.
analysis-pairs-adjusted = 쌍: 두 군의 줄만으로 한 로그순위 검정; { $method }.
analysis-unadjusted = 쌍의 수를 보정하지 않음
analysis-bonferroni = Bonferroni 방법으로 보정
analysis-holm = Holm 방법으로 보정
analysis-benjamini-hochberg = Benjamini-Hochberg 방법으로 보정(위발견율)
analysis-ties-efron = Cox 회귀, 동시 사망은 Efron 방법; 구간과 p는 Wald.
analysis-ties-breslow = Cox 회귀, 동시 사망은 Breslow 방법; 구간과 p는 Wald.
analysis-firth-used = Firth의 벌점 가능도; 구간과 p는 프로파일 가능도.
analysis-delayed-entry = 시간 기점: { $origin }. 수술까지 생존한 환자만 연구에 포함되므로 각 행은 수술일부터 위험군에 들어갑니다(지연 진입). 따라서 위험군 수는 처음에 늘어납니다.
analysis-naive-entry = 시간 기점: { $origin }. 파일에 수술일이 없습니다. 수술까지 생존한 환자만 연구에 포함되므로 이 추정치는 단순 추정이며 생존기간이 실제보다 길게 나타납니다. 수술일 열을 지정하십시오.
analysis-uno-undefined = Uno의 C는 지연 진입에서 정의되지 않아 제외했습니다. Harrell의 C에는 지연 진입이 반영됩니다.
analysis-operations = 한 환자의 줄이 여럿이어도 모든 줄을 셉니다.
analysis-first-operations = 환자마다 첫 수술만 셉니다.
analysis-first-operations-step = 환자마다 첫 수술

analysis-repeated = { $rows }줄은 환자 { $patients }명의 것입니다. 한 환자의 여러 줄은 서로 독립이 아닙니다.
analysis-robust-said = 환자 단위 { $p } (군의 Cox 모형에 대한 강건 점수 검정, Efron 동률 처리. R의 coxph(..., cluster = patient)가 출력하는 값).
analysis-robust-p-said = p, 환자 단위: 군의 Cox 모형에 대한 강건 점수 검정, Efron 동률 처리. R의 coxph(..., cluster = patient)가 출력하는 값입니다.
analysis-robust-not-computed = p, 환자 단위: 계산할 수 없습니다. 군의 수에 비해 환자가 너무 적거나 군 사이에 차이가 없습니다.
analysis-not-computed = 계산 불가
analysis-robust-wald-p = p, 환자 단위 (Wald)
analysis-robust-wald-said = 환자 단위: 강건 표준오차로 구한 Wald 구간과 p. R의 coxph(..., cluster = patient)가 항마다 출력하는 값입니다. 해당 군이나 비교 기준 군의 사건이 { $few }건 미만이면 비워 둡니다.
analysis-model-robust = 모든 항, 환자 단위: { $p } (강건 점수 검정, Efron 동률 처리).
analysis-analysed-rows = 분석: { $of }행 중 n = { $n }.
analysis-without-group = { $rows }줄 가운데 { $without }줄은 확정된 군이 없어 제외했습니다.
analysis-follow-up = 추적 기간 중앙값(역 Kaplan-Meier): { $time }{ $unit }.
analysis-model-said = { $rows }줄, 사건 { $events }; 공변량이 빠진 { $without }줄은 제외했습니다.
analysis-model-tests = 가능도비 검정 { $p }; 겉보기 일치도 { $concordance }: 모형을 적합한 바로 그 행에서 구한 값이라 새 환자에게는 너무 높습니다.
analysis-model-optimism = 낙관성을 보정한 일치도: { $corrected } (낙관성 { $optimism }; Harrell의 부트스트랩, 재표본 { $of }개 중 { $fitted }개에서 적합, 시드 { $seed }).
analysis-proportional-said = 비례위험 검정, 모든 항: { $p }.
analysis-discrimination-said = C는 점수의 군이 아니라 점수(총점) 자체를 비교합니다. { $of }행 중 { $n }행: 비교한 모든 점수의 총점이 확실한 행입니다. 모두 확실한 행은 선택된 집단이므로, 마지막 열에 각 점수를 그 점수만 확실한 모든 행에서 보여 줍니다. C의 구간: 정규근사, 환자 단위 분산.
analysis-never-certain = { $system }: 비교하지 않았습니다. 총점이 확실한 행이 없습니다. 필요한 소견이 빠져 있거나 이 점수의 대상이 아닙니다.
analysis-seldom-certain = { $system }: 비교하지 않았습니다. { $of }행 중 { $certain }행에서만 총점이 확실하여, 넣으면 나머지 행을 잃습니다. 비교하려면 다른 점수를 빼십시오.
analysis-same-order = { $copy }: 이 행들을 { $system }와 같은 순서로 세웁니다. C가 같으며, 보정에서 쌍을 두 번 세지 않습니다.
analysis-own-rows = n, 이 점수가 확실한 행
analysis-own-harrell = 그 행의 Harrell C
analysis-differences-rows = { $of }행 중 { $n }행: 비교한 모든 점수의 총점이 확실한 행입니다.
analysis-uno-said = Uno의 C는 마지막 사건인 { $time }{ $unit }까지 봅니다.
analysis-differences-said = 차이의 구간과 p: 정규근사(Wald), 분산은 두 점수에 대한 환자별 영향함수에서 구하며 R의 concordance()와 같습니다. 둘 다 쌍의 수를 보정하지 않은 값입니다.
analysis-differences-adjusted = "보정 p": { $method }.
analysis-signed-rank-said = Wilcoxon 부호순위 검정, 차이 0은 제외: z = { $z }, { $p }(정규근사), 정확 { $exact }.
analysis-nothing-changed = 달라진 것이 없어 검정할 것이 없습니다.
analysis-mcnemar-said = McNemar 정확 검정: { $p }.
analysis-pairs-said = { $pairs }쌍; { $without }줄은 둘 중 하나가 없습니다.
analysis-improved-said = 호전 { $improved }명, 악화 { $worsened }명, 변화 없음 { $stayed }명.
analysis-moved-said = “{ $first }” 쪽 이동 { $up }명, “{ $last }” 쪽 이동 { $down }명, 변화 없음 { $stayed }명. 어느 쪽이 더 좋은 상태인지는 알 수 없습니다.
analysis-restored-said = 보행 회복(수술 전 { $levels }): 수술 후 상태를 아는 { $known }명 중 { $restored }명({ $percent } %, 정확 { $ci } { $interval } %), 전체 { $all }명 중 { $restored }명({ $percent_all } %, { $interval_all } %, 알 수 없는 환자는 회복되지 않은 것으로 계산).
analysis-unranked = 값이 순서를 알 수 없는 글이므로 세기만 하고 순위는 매기지 않습니다.
analysis-published-said = 발표: Lee MH et al., J Korean Neurosurg Soc 2015;58(5):448-453. { $statement }
analysis-published-population = 발표값: Lee 2015, 척추 전이로 수술받은 간세포암 환자 { $patients }명의 수술 { $operations }건. n은 수술 건수입니다.
analysis-another-population = 발표된 환자군에 속하지 않는 줄: 이 { $rows }행 중 { $other }행은 원발암이 다르고 { $unrecorded }행은 원발암 기록이 없습니다. 차이가 있어도 모순으로 보지 마십시오.

analysis-monotone = 추정값 없음: “{ $term }”이(가) 사망한 환자와 나머지를 완전히 나누어 위험비가 끝없이 커집니다. Firth의 벌점 가능도로는 구할 수 있습니다.
analysis-monotone-firth = “{ $term }”이(가) 사망한 환자와 나머지를 완전히 나누므로 Firth 벌점 없이는 추정값이 없습니다.
analysis-collinear = 추정값 없음: “{ $term }”은(는) 앞의 항에 없는 정보를 주지 않습니다. 그중 하나를 빼십시오.
analysis-constant = 추정값 없음: “{ $term }”은(는) 모든 줄에서 같습니다.
analysis-not-converged = 추정값 없음: { $iterations }번 반복해도 찾지 못했습니다. 공변량을 줄이십시오.
analysis-no-events = 추정값 없음: 줄 가운데 사건이 없습니다.
analysis-flat = 추정값 없음: 가능도가 너무 평평하여 구간을 구할 수 없습니다.
analysis-other-trouble = 추정값 없음: 이 줄들에서는 이 방법의 추정값이 없습니다.

analysis-synthetic = 합성 환자
analysis-synthetic-said = 합성 자료: 이 파일의 환자는 프로그램이 만든 것입니다. 환자에 대해 알 수 있는 것은 없습니다.
analysis-report-title = 생존 분석
analysis-report-made = Spinemet { $version }에서 만들었습니다. 만든 컴퓨터 밖으로 나간 것은 없습니다.
analysis-file-said = 파일: { $name }.

analysis-template-patient = 누구의 수술인지: 이름이 아닌 아무 글자; 한 환자의 수술에는 모두 같은 글자
analysis-template-time = 기점부터 사망 또는 마지막 추적까지의 일수
analysis-template-died = yes 또는 no: 그 기간의 끝에 사망했는지
analysis-template-choice = 다음 중 하나: { $values }
analysis-template-yes-no = yes 또는 no
analysis-template-level = 척추뼈 하나(C0부터 S5): SINS가 가장 높은 곳
analysis-template-count = { $least } 이상의 정수, 또는 3+나 1-2 같은 범위
analysis-template-scale = { $from }부터 { $to }까지 { $step } 단위
analysis-template-number = 숫자, 단위 { $unit }
analysis-template-units = 숫자, 단위 { $unit }; 다른 단위는 함께 적음: { $others }
analysis-template-date = 날짜, 연-월-일

analysis-issue-row = 줄
analysis-issue-column = 열
analysis-issue-value = 값
analysis-issue-reason = 이유
analysis-issue-consequence = 처리
analysis-issue-all-rows = 모든 줄
analysis-issue-times = { $count }번, 처음은 { $row }번째 줄
