# Messages of scripts, not of a program, without variables. Keeping the page on the device, and new versions (offline.js).

offline-label = Without a network
offline-kept = Stored on this device: the page opens without a network.
offline-not-kept = This browser does not store the page. It works, but opens only with a network.
offline-ready = A new version is ready.
offline-entered = To use it, reset, or finish and close the page. What you entered is unchanged.
offline-use = Use the new version
offline-later = Later
offline-others = Spinemet is open in another window. Close that one first, then use the new version.

# A program broke off (trap.js).
trap-title = The program stopped
trap-text = An error inside Spinemet, or too little memory, stopped the program. Do not rely on what the page shows. Save what was entered, then start again.
trap-save = Save what was entered
trap-again = Start again
trap-nothing = Nothing was entered.
