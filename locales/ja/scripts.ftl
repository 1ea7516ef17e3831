# 端末での保管と新しい版についての文言。
offline-label = ネットワークなしでの利用
offline-kept = この端末に保管され、ネットワークなしでも開きます。
offline-not-kept = このブラウザーはページを保管しません。使えますが、開くにはネットワークが必要です。
offline-ready = 新しい版の準備ができました。
offline-entered = 切り替えるには、回答を消去するか、終えてからページを閉じてください。入力した内容はそのまま残っています。
offline-use = 切り替える
offline-later = あとで
offline-others = Spinemet が別のウィンドウでも開いています。先にそのウィンドウを閉じてから切り替えてください。

trap-title = プログラムが中断しました
trap-text = Spinemet 内部のエラー、またはメモリ不足のためプログラムが中断しました。画面の表示を信用しないでください。入力内容を保存してから、やり直してください。
trap-save = 入力内容を保存
trap-again = やり直す
trap-nothing = 入力された内容はありません。
