// Before the table is laid out: with a script at hand, only its first rows are.
document.documentElement.classList.add("scripted");
