# 기기에 보관하는 것과 새 버전에 대한 문구.
offline-label = 네트워크 없이 쓰기
offline-kept = 이 기기에 보관되어 네트워크 없이도 열립니다.
offline-not-kept = 이 브라우저는 페이지를 보관하지 않습니다. 쓸 수는 있지만 네트워크가 있어야 열립니다.
offline-ready = 새 버전이 준비되었습니다.
offline-entered = 새 버전으로 바꾸려면 초기화하거나, 마친 뒤 페이지를 닫으십시오. 입력한 것은 그대로 있습니다.
offline-use = 바꾸기
offline-later = 나중에
offline-others = Spinemet이 다른 창에도 열려 있습니다. 그 창을 먼저 닫고 새 버전으로 바꾸십시오.

trap-title = 프로그램이 중단되었습니다
trap-text = Spinemet 내부의 오류 또는 메모리 부족으로 프로그램이 중단되었습니다. 화면에 보이는 결과를 신뢰하지 마십시오. 입력한 내용을 저장한 뒤 다시 시작하십시오.
trap-save = 입력한 내용 저장
trap-again = 다시 시작
trap-nothing = 입력한 내용이 없습니다.
