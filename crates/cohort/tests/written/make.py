"""Writes the workbooks of this folder: python3 -m pip install xlwt==1.3.0 odfpy==1.4.1 pandas==3.0 XlsxWriter==3.2.

table.xlsb was written by SheetJS: npm install xlsx@0.16.9, then node make_xlsb.cjs.
"""

import datetime

import pandas
import xlsxwriter
import xlwt

ROWS = [
    ("A-01", "폐암", datetime.date(2015, 3, 4), 120, 1, 0.8, True),
    ("A-02", "HCC", datetime.date(2015, 4, 1), 365, 0, 1.4, False),
    ("A-03", "신장암", datetime.date(2016, 1, 31), 45, 1, 2.5, True),
    ("A-04", "유방암", datetime.date(2016, 12, 1), 800, 0, 0.6, False),
]
HEADING = ("환자번호", "primary", "수술일", "OS (days)", "사망", "bilirubin (mg/dL)", "ambulatory")


def old_excel():
    book = xlwt.Workbook()
    notes = book.add_sheet("notes")
    notes.write(0, 0, "made up, 2015-2016")
    sheet = book.add_sheet("환자")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for column, name in enumerate(HEADING):
        sheet.write(0, column, name)
    for row, cells in enumerate(ROWS, start=1):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell, day if column == 2 else xlwt.Style.default_style)
    # Two operations of one patient, whose number is merged over both rows.
    sheet.write_merge(5, 6, 0, 0, "A-05")
    for row, operated in ((5, datetime.date(2017, 1, 2)), (6, datetime.date(2017, 3, 2))):
        for column, cell in ((1, "HCC"), (2, operated), (3, 90), (4, 1), (5, 1.1), (6, False)):
            sheet.write(row, column, cell, day if column == 2 else xlwt.Style.default_style)
    longest = book.add_sheet("old list")
    for row in range(40):
        longest.write(row, 0, row)
    longest.visibility = 1
    book.save("xlwt.xls")


def open_document():
    rows = pandas.DataFrame(ROWS, columns=HEADING)
    with pandas.ExcelWriter("pandas.ods", engine="odf") as writer:
        pandas.DataFrame({"note": ["made up"]}).to_excel(writer, sheet_name="notes", index=False)
        rows.to_excel(writer, sheet_name="환자", index=False)


def struck_through():
    book = xlsxwriter.Workbook("struck.xlsx")
    sheet = book.add_worksheet("a")
    struck = book.add_format({"font_strikeout": True})
    for row, cells in enumerate(
        [("patient", "primary", "time_days", "died"), ("A", "", 120, 1), ("B", "HCC", 300, 0), ("C", "lung", 45, 1)]
    ):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    sheet.write_rich_string(1, 1, struck, "lung ", "HCC")
    sheet.write(3, 2, 45, struck)
    book.close()


old_excel()
open_document()
struck_through()
