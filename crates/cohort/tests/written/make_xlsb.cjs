// Writes table.xlsb (see make.py).
const xlsx = require("xlsx");
const rows = [
  ["patient", "OS (days)", "died", "date_surgery"],
  ["A", 120, 1, new Date(Date.UTC(2015, 2, 4, 12))],
  ["B", 365.5, 0, new Date(Date.UTC(2016, 11, 1, 12))],
  ["C", 45, 1, new Date(Date.UTC(2017, 0, 31, 12))],
];
const book = xlsx.utils.book_new();
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([["made up"]]), "notes");
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), "환자");
xlsx.writeFile(book, process.argv[2] ?? "table.xlsb");
