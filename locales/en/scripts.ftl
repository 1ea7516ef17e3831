# Messages of scripts, not of a program, without variables. Keeping the page on the device, and new versions (offline.js).

offline-label = Without a network
offline-kept = Kept on this device: the page opens without a network.
offline-not-kept = This browser does not keep the page. It works, but opens only with a network.
offline-ready = A new version is ready.
offline-entered = Reset, or finish and close the page, to change to it. What you entered stays as it is.
offline-use = Change to it
offline-later = Later
offline-others = Spinemet is open in another window. Close that one first, then change to the new version.

# A program broke off (trap.js).
trap-title = The program broke off
trap-text = An error inside Spinemet, or too little memory, ended the program. Do not rely on what the page shows. Save what was entered, then start again.
trap-save = Save what was entered
trap-again = Start again
trap-nothing = Nothing was entered.
