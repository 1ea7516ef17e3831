# What is said of keeping the page on the device, and of new versions. A script says these (offline.js), not the program:
# they stand without variables.

offline-label = Without a network
offline-kept = Kept on this device: the page opens without a network.
offline-not-kept = This browser does not keep the page. It works, but opens only with a network.
offline-ready = A new version is ready.
offline-entered = Reset, or finish and close the page, to change to it. What you entered stays as it is.
offline-use = Change to it
offline-later = Later
offline-others = Spinemet is open in another window. Close that one first, then change to the new version.
