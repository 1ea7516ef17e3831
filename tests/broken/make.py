"""Generates the broken files in this folder. `python3 make.py` writes the same bytes each time.

What each is to be answered with stands in crates/cohort/tests/broken_files.rs.
"""

import io
import zipfile
from pathlib import Path

HERE = Path(__file__).parent


def text(name, content, encoding="utf-8"):
    (HERE / name).write_bytes(content.encode(encoding))


def workbook(name, sheet, strings):
    """A workbook of one sheet, as Excel writes it, the parts that matter."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="환자" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">' + "".join(f"<si><t>{string}</t></si>" for string in strings) + "</sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part, (2026, 11, 24, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    (HERE / name).write_bytes(packed.getvalue())
    return packed.getvalue()


# Empty files
text("empty.csv", "")
text("only_blank_lines.csv", "\r\n  \r\n\t\r\n")
text("only_a_heading.csv", "patient,time_days,died,kps\n")

# Not a table
(HERE / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde")
(HERE / "old_excel.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
packed = io.BytesIO()
with zipfile.ZipFile(packed, "w") as archive:
    archive.writestr(zipfile.ZipInfo("patients.csv", (2026, 11, 24, 0, 0, 0)), "time_days,died\n1,1\n")
(HERE / "archive.csv").write_bytes(packed.getvalue())

# Rows of the wrong length
text("ragged.csv", "patient,time_days,died,kps\nA,180,1,80\nB,90,0\nC,30,1,70,extra\nD,12,1,60,,\n,,,\n")
text("unclosed_quote.csv", 'patient,time_days,died,hospital\nA,180,1,"Seoul\nB,90,0,Busan\nC,30,1,Daegu\n')
text("quote_closed_late.csv", 'patient,time_days,died,hospital\nA,180,1,"Seoul\nB,90,0,Busan\nC,30,1,"Daegu"\nD,60,1,"Ulsan\nE,10,0,Jeju"\n')
text("mixed_delimiters.csv", "patient,time_days,died,kps\nA,180,1,80\nB;90;0;70\nC\t30\t1\t60\n")
text("ten_thousand_columns.csv", ",".join("c" for _ in range(10_000)) + "\n" + "," * 9_999 + "\n")
text("same_headings.csv", "patient,kps,kps,,time_days,died\nA,80,70,x,180,1\nB,60,50,y,90,0\n")

# Wrong encodings
text("cp949.csv", "환자번호,나이,성별,생존기간(개월),사망여부\n1,61,남,6,사망\n2,58,여,12,생존\n", "cp949")
text("latin1.csv", "patient;hospital;time_days;died;albumin\n1;Köln;180;1;3,4\n2;Besançon;90;0;4,1\n", "latin-1")
(HERE / "utf16.csv").write_bytes("patient\ttime_days\tdied\n김\t180\t1\n이\t90\t0\n".encode("utf-16-le"))
(HERE / "cut_off_utf8.csv").write_bytes(
    "환자번호,병원,생존기간(일),사망\n1,서울대학교병원,180,1\n2,부산대학교병원,90,0\n3,대구".encode()[:-1] + b",30,1\n"
)
text("nul_bytes.csv", "patient,time_days,died,kps\nA,180,1,80\0\nB,\0\0,0,70\nC,30,1,60\n")

# Days
text(
    "dates_in_four_orders.csv",
    "patient,date_surgery,date_metastasis,date_last_followup,date_primary,died\n"
    "A,2015-03-04,2015/1/20,25.12.2015,12/31/2014,1\n"
    "B,2015-03-31,2015/2/3,4.1.2016,1/2/2015,0\n"
    "C,2015-02-30,42067,1.2.15,31/12/2014,1\n",
)
text("day_or_month.csv", "patient,수술일,최종추적일,사망\nA,03/04/2015,05/06/2015,1\nB,01/02/2015,11/12/2015,0\n")

# Follow-up
text("negative_times.csv", "patient,time_days,died\nA,-180,1\nB,90,0\nC,soon,1\nD,,0\nE,1e300,1\nF,30,\n")
text("all_censored.csv", "patient,time_days,died\nA,180,0\nB,90,0\nC,30,0\n")
text("unknown_events.csv", "patient,OS (days),status\nA,180,0\nB,90,1\nC,30,2\nD,12,9\n")
text("two_operations.csv", "patient,time_days,died,kps\nA,180,1,80\nB,90,0,70\nA,30,1,60\n")

# Cells that a spreadsheet would execute
text(
    "formula_injection.csv",
    'patient,hospital,time_days,died\n=cmd|\'/c calc\'!A1,"=HYPERLINK(""http://x"",""y"")",180,1\n+1,@SUM(A1),90,0\n-2,\ttab,30,1\n',
)

# A workbook with a title, headings merged over rows and columns, formulas with and without a value, and days
strings = ["HCC 척추전이 환자", "patient", "Follow-up", "Liver", "time_days", "died", "bilirubin", "albumin", "date_surgery", "A", "B", "yes"]
row = lambda number, cells: f'<row r="{number}">{cells}</row>'
shared = lambda cell, at: f'<c r="{cell}" t="s"><v>{at}</v></c>'
whole = workbook(
    "merged_and_formulas.xlsx",
    "<sheetData>"
    + row(1, shared("A1", 0))
    + row(3, shared("A3", 1) + shared("B3", 2) + shared("D3", 3) + shared("F3", 8))
    + row(4, shared("B4", 4) + shared("C4", 5) + shared("D4", 6) + shared("E4", 7))
    + row(5, shared("A5", 9) + '<c r="B5"><f>90*2</f><v>180</v></c>' + shared("C5", 11)
          + '<c r="D5"><v>1.4</v></c><c r="E5" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F5" s="1"><v>42067</v></c>')
    + row(7, shared("A7", 10) + '<c r="B7"><f>A1+1</f></c><c r="C7" t="b"><v>0</v></c><c r="D7"><v>0.9</v></c><c r="E7"><v>38</v></c>')
    + "</sheetData>"
    '<mergeCells count="4"><mergeCell ref="A1:F1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/><mergeCell ref="D3:E3"/></mergeCells>',
    strings,
)
(HERE / "cut_off.xlsx").write_bytes(whole[: len(whole) // 2])
