# 关于保存在设备上和新版本的文字。
offline-label = 无网络使用
offline-kept = 已保存在本设备上，没有网络也能打开。
offline-not-kept = 此浏览器不保存本页面。可以使用，但打开时需要网络。
offline-ready = 新版本已准备好。
offline-entered = 要换用新版本，请先清空，或在完成后关闭页面。已输入的内容保持不变。
offline-use = 换用
offline-later = 以后
offline-others = Spinemet 还在另一个窗口中打开。请先关闭那个窗口，再换用新版本。

trap-title = 程序已中断
trap-text = 由于 Spinemet 内部错误或内存不足，程序已中断。请勿依赖页面上显示的结果。请先保存已输入的内容，再重新开始。
trap-save = 保存已输入的内容
trap-again = 重新开始
trap-nothing = 没有输入任何内容。
