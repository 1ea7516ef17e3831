# 저장, 열기, 이 기기에 보관, 개인정보 창의 문구.
files-title = 저장과 열기
files-privacy = 개인정보
files-close = 닫기
files-parts = 이 창의 부분
files-working = 작업 중…
files-show-passphrase = 입력한 글자 보이기

save-title = 이 환자 저장
save-empty = 아직 입력한 것이 없습니다.
save-answers = 답 { $count }개가 파일에 들어가며, 환자가 누구인지 알려 주는 것은 들어가지 않습니다. 누구의 것인지 본인만 알 수 있게 파일 이름을 정하십시오.
save-labelled = 답 { $count }개와 표시 “{ $label }”가 파일에 들어갑니다. 표시는 파일 이름에도 들어갑니다.
save-earlier = { $when }의 이전 평가도 같은 파일에 저장됩니다.
save-not-understood = 이해할 수 없어 저장하지 않음: { $findings }.
save-passphrase = 암호문구 (비워 둘 수 있음)
save-passphrase-note = 암호문구를 쓰면 다른 사람은 파일을 읽을 수 없습니다. 잊어버리면 아무도 도울 수 없습니다.
save-file = 파일로 저장
save-fhir = FHIR로 저장
save-fhir-note = FHIR (R4)는 다른 프로그램을 위한 것입니다. 답과 각 점수 체계의 결과가 들어갑니다. 암호문구는 없습니다.
save-fhir-levels = FHIR에는 입력한 위치만 저장됩니다.
save-done = 저장했습니다: { $name }.
save-refused = 브라우저가 파일을 받지 않았습니다. 저장하지 않았습니다.
save-no-memory = 이 기기의 메모리가 모자라 잠글 수 없습니다. 저장하지 않았습니다.
save-no-randomness = 이 브라우저가 난수를 주지 않아 잠글 수 없습니다. 저장하지 않았습니다.

board-title = 다학제 회의용 그림
board-note = 16:9 슬라이드 한 장: 소견, 척추, 점수, 발표된 생존.
board-svg = SVG로 저장
board-png = PNG로 저장
board-findings = 소견
board-totals = 점수
open-title = 파일 열기
open-note = 여기에서 저장한 파일, 또는 의무기록 시스템의 FHIR: Bundle, 리소스 하나, 또는 한 줄에 리소스 하나.
open-file = 파일 선택
open-done = 답 { $count }개를 열었습니다.
open-unknown = 이 버전이 알지 못해 뺀 것: { $names }.
open-locked = 이 파일은 잠겨 있습니다.
open-passphrase = 파일의 암호문구
open-unlock = 열기
open-wrong = 암호문구가 틀렸거나 파일이 바뀌었습니다. 바뀐 것은 없으니 다시 시도하십시오.
open-no-memory = 이 기기의 메모리가 모자라 이 파일을 풀 수 없습니다. 바뀐 것은 없습니다.
open-study = 이 파일에는 환자가 아니라 연구가 들어 있습니다. “코호트” 페이지에서 여십시오.
open-own-done = 이 페이지를 닫을 때까지 “{ $name }”이(가) 점수 체계에 포함됩니다.
open-own-changed = 이 점수는 저장된 뒤에 변경되었습니다. 열지 않았습니다.
open-own-wrong = 이 점수는 사용할 수 없습니다. { $problem }
open-own-full = 자체 점수는 50개까지 열 수 있습니다. 열지 않았습니다.
own-short = 이 기관에서 도출
own-citation = { $name }, { $day }에 환자 { $rows }명(사건 { $events }명)에서 도출. SHA-256 { $hash }.
own-accuracy = 일치도 { $corrected } (95 % CI { $low }–{ $high }, 낙관성 보정), 도출에 쓰인 환자에서는 { $apparent }. 보정 기울기 { $slope }.
own-outside = { $finding }: 도출에 쓰인 값의 범위 밖
open-too-new = 이 파일은 버전 { $file }이고 이 페이지는 버전 { $known }까지 읽습니다. 새 버전의 페이지에서 다시 여십시오. 바뀐 것은 없습니다.
open-broken = 이 파일은 { $line }번째 줄 { $column }번째 자리에서 깨져 있습니다. 바뀐 것은 없습니다.
open-not-ours = 이 페이지의 파일도 FHIR도 아닙니다. 바뀐 것은 없습니다.
open-empty-file = 파일이 비어 있습니다. 바뀐 것은 없습니다.
open-unreadable = 브라우저가 이 파일을 읽지 못했습니다. 바뀐 것은 없습니다.
open-answer = 파일의 { $finding } 값으로 “{ $given }” 값은 있을 수 없습니다. 바뀐 것은 없습니다.
open-damaged = 이 파일의 “{ $key }” 항목이 없거나 잘못되어 있습니다. 바뀐 것은 없습니다.
open-health-card = 서명하고 압축한 SMART Health Card입니다. 그 안의 FHIR Bundle을 여십시오.
open-several = 이 파일에는 환자 { $count }명의 자료가 있습니다. 환자 한 명의 파일을 고르십시오.

record-title = 파일에서 찾은 것
record-whose = 파일의 환자: { $name }
record-born = 파일의 환자: 생년월일 { $day }
record-whose-born = 파일의 환자: { $name }, 생년월일 { $day }
record-bone = 파일에 골전이 진단이 있지만 어느 척추뼈인지, 몇 개인지는 없습니다. 해당 질문에 직접 답하십시오.
record-none = 이 파일에는 여기에서 묻는 것이 없습니다.
record-note = 허락하기 전에는 아무것도 가져오지 않습니다.
record-finding = 소견
record-value = 파일의 값
record-entered = 입력한 값
record-when = { $day }
record-undated = 날짜 없음
record-final = 최종
record-amended = 변경됨
record-corrected = 정정됨
record-preliminary = 예비 결과: 아직 확인되지 않았습니다.
record-registered = 접수됨: 결과가 아직 나오지 않았습니다.
record-status-unknown = 상태가 적혀 있지 않습니다.
record-printed-unit = 인쇄된 단위 “{ $unit }”을 여기에서 알지 못합니다. 값을 확인한 뒤 선택하십시오.
record-new = 입력 안 함
record-same = 같음
record-differs = 다름
record-passed-over = 더 오래된 값 { $count }개를 건너뛰었습니다.
record-order-unknown = 다른 값이 있는데, 날짜로는 어느 것이 더 새로운지 알 수 없습니다.
record-newer-refused = 더 새로운 값은 가져올 수 없었습니다.
record-contradiction = 함께 가져오면 서로 모순됩니다: { $text }
record-unknown = 여기에서 알지 못하는 코드
record-times = { $code } ({ $times }번)
record-refused = 가져오지 않음
record-others = 살펴보지 않음
record-other = { $kind }: { $count }
# Before a list of systems.
record-possible = 이제 모두 답해진 점수: 함께 표시
record-take = 표시한 것 가져오기
record-cancel = 취소
refusal-no-value = 읽을 수 있는 값이 없음
refusal-unit = 이 코드에서는 단위 “{ $given }” 값을 읽지 않음
refusal-units-disagree = 인쇄된 값 { $printed }, 코드의 값 { $coded }: 서로 다르므로 원본을 확인하고 직접 입력하십시오
refusal-bound = 읽을 수 없는 한계값({ $given })
refusal-withdrawn = 상태: { $status }
refusal-codes = 코드들이 서로 다른 소견을 가리킴
refusal-primaries = 원발종양이 둘 이상 적혀 있음
refusal-age = 생년월일로는 나이가 정해지지 않음

keep-title = 이 기기에 보관
keep-note = 선택하지 않으면 보관하지 않습니다. 이 브라우저를 쓰는 사람은 암호문구 없이 보관한 것을 읽을 수 있습니다.
keep-how-long = 보관 기간
keep-tab = 이 탭을 닫을 때까지
keep-until = 정한 날이 끝날 때까지
keep-day = 마지막 날
keep-start = 지금부터 보관
keep-passphrase = 암호문구 (비워 둘 수 있음)
keep-on-tab = 이 탭을 닫을 때까지 보관하며, 입력하는 대로 고칩니다.
keep-on-until = { $day }이 끝날 때까지 보관하며, 입력하는 대로 고칩니다.
keep-waits = 무언가 입력하면 보관을 시작합니다.
keep-denied = 브라우저가 보관을 거부했습니다. 저장 공간이 가득 찼거나 꺼져 있습니다. 입력한 것은 그대로 있습니다. 대신 파일로 저장하십시오.
keep-erase = 보관한 것 지우기
keep-erased = 보관한 것을 지웠습니다.
keep-offer = 이 기기에 보관한 환자가 있습니다.
keep-offer-locked = 이 기기에 암호문구로 잠근 환자가 보관되어 있습니다.
keep-back = 불러오기
keep-unreadable = 보관한 것을 더는 읽을 수 없습니다: { $why }

idle-title = 자리를 비웠을 때
idle-label = 다음 시간이 지나면 입력한 것 가리기
idle-minutes = { $minutes }분
idle-never = 가리지 않음
idle-hidden = 숨김
idle-why = { $minutes }분 동안 아무도 쓰지 않았습니다. 입력한 것은 그대로 있습니다.
idle-show = 다시 보이기
idle-clear = 모두 지우기

privacy-requests = 이 페이지가 요청한 것
privacy-sealed = 연 뒤로 이 페이지는 { $origin }에서 자기 배포판의 파일 { $count }개만 요청했습니다. 보낸 것은 없습니다.
privacy-others = 다른 주소로 간 요청이 { $count }건 있습니다. 이 페이지는 그런 요청을 하지 않으니 브라우저 확장 프로그램을 살펴보십시오.
privacy-worker = 페이지 옆에서 계산하는 워커가 요청한 것도 이 목록에 있습니다. 이와 별도로 한 워커가 네트워크 없이 쓸 수 있도록 페이지를 보관하며, 같은 배포판의 파일을 한 번씩 가져옵니다. 그것은 이 목록에 없습니다.
privacy-no-list = 이 브라우저는 무엇을 요청했는지 알려 주지 않습니다.
privacy-address = 파일
privacy-size = 바이트
privacy-from-cache = 보관본
privacy-policy = 적용 중인 정책
privacy-policy-note = 브라우저가 이 페이지에 이 규칙을 지키게 합니다. 규칙에 없는 것은 금지됩니다.
privacy-no-policy = 이 페이지에서 정책을 찾지 못했습니다.
privacy-stored = 이 브라우저에 저장된 것
privacy-nothing = 없음.
privacy-item = 항목
privacy-settings = 설정
privacy-language = 언어
privacy-kept = 보관하도록 한 환자
privacy-foreign = 이 주소의 다른 페이지의 것
privacy-release = 네트워크 없이 열기 위한 페이지 자체
privacy-worker-item = 서비스 워커
privacy-cookies = 쿠키
privacy-erase = 모두 지우기
privacy-erase-note = 네트워크 없이 쓰려고 보관한 페이지 자체도 지웁니다. 다음에 열 때 다시 보관합니다. 입력한 것은 페이지를 닫을 때까지 남아 있습니다.
privacy-erase-sure = 지금 지우기
privacy-erase-not = 지우지 않기
privacy-erased = 이 페이지가 저장한 것을 모두 지웠습니다.

## Scoring as if relieved

relieved-said = 통증이나 압박으로 수행 상태가 낮아졌을 수 있습니다. 그것이 없다면 어떠할지 고르십시오. 예측이 아니라 사용자의 판단이며, 입력한 내용은 바뀌지 않습니다.
relieved-nothing = 입력한 내용 중에 더 나아질 수 있는 것이 없습니다.
relieved-entered = 입력한 대로
relieved-then = 완화된다면
relieved-as-entered = 입력한 대로: { $answer }

## Several patients of one tab

patients-title = 이 탭의 환자
patients-note = 이 환자를 잠시 두고 다음 환자를 평가하거나, 나중의 평가와 비교할 사본을 둘 수 있습니다. 목록은 이 탭을 닫거나 새로 고칠 때까지 메모리에만 있으며 저장되지 않습니다.
patients-aside = 두고 다음 환자 시작
patients-copy = 사본 두기
patients-nameless = 이름표 없음
patients-compare = 비교
patients-remove = 목록에서 빼기
patients-print = 목록 인쇄
patients-now = 지금
# Head of the first column of a table of two assessments.
patients-row = 항목 또는 점수
twice-copy = 기록과 함께 복사
twice-print = 둘 다 인쇄

## SINS of several levels

levels-note = 위치마다 점수를 매깁니다. 가장 나쁜 위치를 양식에 입력하고, 나머지는 기록지, 인쇄물, 파일에 함께 적습니다.
levels-add = 위치 추가
levels-enter = 가장 나쁜 위치 입력: { $level }
levels-done = 가장 나쁜 위치를 입력했습니다. 나머지는 결과에 함께 표시됩니다.
levels-nameless = 위치 { $number }


references-title = 기준 자료
references-note = 이 병원에서 이전에 치료한 환자의 생존을 발표된 생존과 함께 보여 줍니다. 코호트 화면에서 저장하고 위에서 여세요. 개별 환자는 들어 있지 않습니다.
references-name = { $place }, { $years }, n = { $n }
references-made-up = { $place }, { $years }, n = { $n } (가상 환자)
references-remove = 제거
references-remove-named = { $place } 제거
references-keep = 이 기기에 보관
references-denied = 브라우저가 저장을 거부했습니다.
references-opened = { $place } 자료를 열었습니다. 결과에 표시됩니다.
open-changed = 저장한 뒤 변경된 파일입니다. 원본을 요청하세요.
open-counts = 파일의 인원수가 서로 맞지 않습니다: { $about }.
privacy-references = 병원 기준 자료(개별 환자 없음)
