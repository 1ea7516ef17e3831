# 화면의 문구. 소견의 문구는 findings.ftl, 점수 체계의 문구는 systems.toml에 있다.
#
# 점수의 이름(SINS, Tokuhashi 등)과 단위는 옮기지 않는다.
# 용어: 척추전이(spinal metastasis), 원발종양(primary), 내장 전이(visceral metastases), 척수 압박(cord compression),
# 생존기간 중앙값(median survival), 신뢰구간(CI), 군(group), 항목(item), 총점(total).

## 머리와 바닥

name = Spinemet
nav-label = 페이지
nav-bedside = 진료용
nav-cohort = 코호트
nav-evidence = 근거
nav-about = 소개
skip = 본문으로 건너뛰기
seal = 외부 전송 없음.
seal-meaning = 입력한 내용은 이 페이지를 벗어나지 않습니다
footer-purpose = 발표된 점수이며 판단을 돕기 위한 것일 뿐 판단을 대신하지 않습니다. 의료기기가 아닙니다.
footer-about = 목적과 한계
footer-version = 버전 { $version }
page-loading = 페이지를 불러오는 중입니다…
page-failed = 불러오지 못했습니다. 연결이 끊겼거나 서버에 새 버전이 있을 수 있습니다. 입력한 내용을 저장한 다음 페이지를 새로 고치십시오. 입력한 내용은 그대로 있습니다.
page-again = 다시 시도

## 언어

language = 언어
language-refused = { $language } 문구를 가져오지 못했습니다. 화면은 { $current } 그대로입니다.
language-review = 이 번역은 임상의의 검토를 기다리고 있습니다. 인용 문헌과 그 설명, 점수의 이름은 영어로 표시됩니다.

## 목록과 날짜

joint-list = { ", " }
joint-clauses = { "; " }
joint-sentences = { ". " }
day = { $year }. { $month }. { $day }.

## 진료용

bedside-title = 척추전이 환자의 점수
results = 결과
to-answers = 답변으로 돌아가기
reset = 초기화
reset-done = 이전 환자의 답을 지웠습니다.
reset-undo = 이전 환자 다시 불러오기
file-taken = 다른 답으로 바뀌었습니다. 그전의 답은 보관되어 있습니다.
file-undo = 이전 답으로 돌아가기
returned = 다른 답을 다시 표시했습니다.
returned-undo = 다시 바꾸기
undo = 되돌리기
forget = 닫기
example = 예시 보기
files = 저장과 열기
example-mark = 예시
example-end = 빈 양식으로 시작
example-back = 내 답으로 돌아가기

## Keys

shortcuts = 키보드 단축키
shortcuts-note = 한 글자 키는 입력 중이 아닐 때에만 작동합니다.
shortcuts-on = 한 글자 키 사용
key-systems = 점수 체계 선택
key-question = 답하지 않은 다음 질문
key-keys = 이 목록

## 점수 체계 선택

# Optional label of the patient, such as a bed or initials.
label = 병상 또는 머리글자
# Before the day of a laboratory value.
measured = 검사일
# Of a laboratory value.
measured-old = { $days }일 전

picker-title = 점수 체계 { $all }개 중 { $chosen }개
# Choices of systems for an occasion.
preset-on-call = 당직
preset-radiotherapy = 방사선치료
# Hepatocellular carcinoma.
preset-hcc = 간세포암
preset-all = 모두
picker-survival = 생존
picker-stability = 척추 안정성
picker-liver = 간
picker-extras = 참고용으로 더 묻기
extra-radiotherapy = 진단, 방사선치료, 수술 날짜
extra-compression = 척수: 운동 결손, 배뇨·배변, ESCC
extra-asia = ASIA 손상 척도
extra-laboratory = 알부민과 LDH (Chen의 인자)
units-title = 단위
units-conventional = mg/dL, g/dL
units-si = SI: µmol/L, g/L
units-note = 아직 비어 있는 칸에만 적용됩니다. 이미 입력한 수치는 옆에 적힌 단위를 유지합니다.

## 입력 칸

field-users = 사용: { $systems }
help-sign = ?
help-with = 도움말: { $finding }
not-known = 모름
exactly = 알면 정확히
other-primary = 다른 원발종양…
unit-of = { $finding }의 단위
unit-years = 세
unit-months = 개월
unit-days = 일
unit-seconds = 초
answer-means = { $answer } { $meaning }
answer-ends = { $first } … { $last }
level-list = 척추 위치…
level-drawing = 척추 그림
levels-title = 여러 위치의 SINS
levels-further = 다른 위치의 SINS: { $levels }
levels-worse = { $level }의 점수가 입력한 위치보다 나쁩니다. “여러 위치의 SINS”에서 입력하십시오.
level-occiput = (후두골)
level-location = { $level }: { $location }, SINS { $points }점
spine-cervical = 경추
spine-thoracic = 흉추
spine-lumbar = 요추, 천추

## 답에 대한 안내

error-out-of-range = { $given }일 수 없습니다. { $finding }의 범위는 { $range }입니다.
error-not-a-number = 숫자가 아닙니다: “{ $typed }”.
error-ambiguous-comma = “{ $typed }”: { $thousands }일 수도, { $decimal }일 수도 있습니다. 어느 쪽인지 분명하게 적어 주십시오.
error-no-unit = “{ $typed }”에 단위가 있으나 이 값에는 단위가 없습니다. 숫자만 입력하십시오.
error-unknown-unit = “{ $typed }”의 단위는 여기에서 쓰지 않습니다. { $units } 단위로 입력하십시오.
error-not-whole = 정수가 아닙니다: “{ $typed }”.
error-between-steps = { $step } 단위로만 입력할 수 있습니다.
error-empty-band = 앞의 수가 뒤의 수보다 큽니다.
error-not-a-date = 날짜는 2026-03-09처럼 연-월-일로 적어 주십시오.
error-impossible-date = 1900년부터 2199년까지 이런 날짜는 없습니다.
error-not-taken = 여기에 쓸 수 없는 답입니다: “{ $typed }”.
unusual = 흔하지 않은 값입니다: { $given }.
unusual-check = 수치와 단위가 맞습니까?
perhaps = 혹시 { $meant }입니까?
perhaps-converted = 혹시 { $meant } ({ $here })입니까?
take = { $meant } 사용
adopt = 답: { $answer }
limit-open = 한계값만으로는 { $systems } 결과가 정해지지 않습니다. 정확한 값이 있으면 입력하십시오.
reread = 수치는 그대로 두었습니다. 이제 { $typed }의 단위는 { $unit }입니다.
cleared-by = “{ $changed }” 답이 바뀌어 이 답은 지워졌습니다.

## 결과

total-of = { $total } / { $most }점
total-left-out = { $total } (이런 환자에서 만들어지지 않음)
total-doubted = 확인 필요: { $findings }
total-check = (확인 필요)
total-open = 미정
total-none = –
totals = 현재 총점
scale-worse = { $total } 나쁨
scale-better = { $total } 좋음
scale-reaches = 이 원발종양에서 가능한 범위는 { $range }입니다.
not-begun = 이 점수의 질문에 아직 답하지 않았습니다.
not-applicable = 이 환자에게는 해당하지 않음: { $why }.
ungrouped = 군을 표시하지 않음: { $why }.
groups-open = 아직 가능한 군: { $groups }.
group = { $group } 군
group-means = { $group } 군: { $meaning }
group-silent = 이 군과 원발암에 대해 발표된 생존기간이 없습니다.
quoted = “{ $words }”
certain-though = { $missing }에 답하지 않았지만 이미 확정되었습니다.
expected = 논문의 예측: { $text }
unverified = 미확인
advice = 종양에 대한 논문의 전략이며 수술 여부의 판정이 아닙니다: { $advice }.
next = 범위를 가장 많이 좁힐 소견: { $finding }
relieved = 완화된다고 가정하고 계산
card-details = 자세히: { $system }
working = 계산 과정
working-total = 총점
working-counted = 계산에 쓴 값: { $inputs }.
item-open = 미정: { $missing }
term-open = 미정
evidence = 출처, 근거와 유의점
grade-a = 발표된 표의 재수록본과 대조하여 점수를 확인함 (등급 A).
grade-b = 이차 문헌끼리 점수가 일치함. 원 논문은 확인하지 못함 (등급 B).
grade-c = 미확인: 기억에 따른 것으로 대조하지 않음 (등급 C).
checked = 마지막 확인일: { $day }.
own-derived = 이 기관에서 도출, n = { $n }, 외부 검증되지 않음
own-unpublished = 자체 점수, 출판되지 않음
source-n = n = { $n }
said-by = { $source }: { $text }
doi = doi { $doi }

observed-in = { $source }, { $primary }
observed = { $source }: { $facts }
observed-n = n = { $n }
observed-median = 중앙값 { $time }
observed-median-ci = 중앙값 { $time } (95 % 신뢰구간 { $interval })
observed-alive = { $months }개월 생존율 { $percent } %

## 3, 6, 12개월의 생존

here = 본 기관, { $place }
here-made-up = 본 기관(가상 환자), { $place }
alive-title = 3, 6, 12개월 생존
alive-source = 점수 체계와 출처
alive-months-head = { $months }개월
alive-system = { $system }: { $total } ({ $groups } 군)
alive-paper = { $source }, 논문의 예측
alive-n-in-all = 전체 { $n }명
alive-surgery = 수술
alive-radiotherapy = 방사선치료
alive-mixed = 수술 또는 비수술
alive-percent = { $percent } %
alive-over = 50 % 초과
alive-under = 50 % 미만
alive-about = 약 50 %
alive-expected = 생존 예상
alive-not-expected = 사망 예상
alive-unknown = 수치 없음
alive-or = { " 또는 " }
alive-none = 이에 답하는 발표된 수치가 없습니다.
alive-more = 다른 문헌 { $count }편
alive-note = 백분율은 발표된 그대로입니다. “50 % 초과”, “미만”, “약 50 %”는 중앙값과 95 % 신뢰구간에서 읽은 것이고, “예상”은 논문의 예측입니다. 범위는 아직 가능한 모든 군을 포함합니다. 점수 체계 사이의 평균은 내지 않습니다.
alive-empty = 첫 답을 입력하면 표가 나타납니다.

## NOMS

noms-title = NOMS
noms-neurologic = 신경학적
noms-oncologic = 종양학적
noms-mechanical = 기계적
noms-systemic = 전신
noms-open = 미정
noms-sensitive = 방사선 감수성
noms-resistant = 방사선 저항성
noms-unclassed = 출처에 분류 없음
noms-note = 종양 다학제 회의의 네 가지 질문과 입력된 소견입니다. 판정은 하지 않습니다.

## 모든 점수 체계를 함께 보는 그림

picture-title = 각 군에서 발표된 생존기간
picture-description = 한 줄이 한 점수 체계입니다. 총점과 군, 그 군에서 발표된 생존기간을 아래에는 개월로, 위에는 일로 나타냅니다. 오른쪽일수록 생존기간이 깁니다. 같은 수치가 그림 아래에 글로도 있습니다.
picture-detail = { $total } ({ $groups } 군)
picture-group = { $group } 군: { $fact }
picture-paper = { $text } (논문의 예측)
picture-empty = 첫 답을 입력하면 그림이 나타납니다.
picture-open = { $groups } 군은 수치 없음
picture-as-text = 같은 내용을 글로
picture-system = 점수 체계
picture-survival = 생존기간
picture-note = 대부분 1980년대부터 2019년까지 치료한 코호트의 중앙값입니다. 점수만으로 수술을 결정하지 않습니다.
key-median = 중앙값(개월)
key-mean = 평균
key-interval = 95 % 신뢰구간
key-bound = 이상, 이하
key-unverified = 미확인
key-left-out = 미확인이거나 이런 환자에서 만들어지지 않음
key-several = 군이 아직 확정되지 않음
disagreements = 서로 어긋나는 곳
disagreements-more = 그 밖에 { $count }쌍
disagreement = { $shorter }: { $less }개월, { $longer }: { $more }개월. { $shorter } 점수를 낮추는 항목: { $against }. { $longer } 점수를 높이는 항목: { $favour }.

## 알림

emergency = 응급
emergency-not-excluded = 신경학적 소견이 입력되지 않았습니다. 척수 압박을 배제할 수 없습니다.
emergency-because = 근거: { $findings }
notes-cautions = 주의
notes-facts = 알아 둘 점
note-contradiction = 모순.
note-caution = 주의.

## 화면 낭독

spoken = { $system } { $total }

## 복사와 인쇄

copy = 글로 복사
# Copies a note of three lines.
copy-short = 짧게 복사
copy-table = 표로 복사
copy-done = 복사했습니다.
copy-refused = 브라우저가 복사를 허용하지 않았습니다. 글이 선택되어 있으니 여기에서 복사하십시오.
print = 인쇄
copy-title = 척추전이 점수, { $when } (Spinemet { $version })
copy-system = { $name }: { $total }. { $verdict }
copy-group = { $group } 군.
copy-groups = 아직 가능한 군: { $groups }.
copy-missing = 빠진 소견: { $missing }
copy-not-begun = 아직 열려 있음: { $systems }
copy-emergency = 응급: { $text } ({ $source })
copy-contradiction = 모순: { $text }
copy-caution = 주의: { $text }
copy-unusual = (이례적인 값, 확인 필요)
copy-limits = 발표된 점수이며 판단을 돕기 위한 것일 뿐 판단을 대신하지 않습니다.

# 인쇄하고 복사하는 모든 결과의 표. 처음 두 열은 “점수 체계”와 “총점”이다.
summary-group = 군
summary-published = 코호트에서 관찰된 결과
summary-missing = 빠진 소견

# 종이에서: 손으로 적는 줄.
paper-title = 척추전이 환자의 점수
paper-name = 이름
paper-born = 생년월일
# The number by which a hospital knows the patient.
paper-number = 등록번호
paper-signed = 진료자
paper-day = { $day } 계산 및 인쇄, Spinemet { $version }. 판단을 돕지만 대신하지 않습니다. 의료기기가 아닙니다.
paper-nothing = 아직 입력된 것이 없습니다.
paper-example = 실제 환자가 아닌 예시입니다.

## 소개

about-privacy = 개인정보
