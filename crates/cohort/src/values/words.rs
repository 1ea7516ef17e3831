//! Words that sheets use for values, in lower case. The ids of values need not stand here, nor yes and no.

use clinical::Finding;

type Words = &'static [(&'static str, &'static [&'static str])];

pub(super) const WORDS: &[(&[Finding], Words)] = &[
    (&[Finding::PrimarySite], PRIMARIES),
    (
        &[Finding::Sex],
        &[
            ("male", &["m", "man", "men", "남", "남자", "남성"]),
            ("female", &["f", "w", "woman", "women", "여", "여자", "여성"]),
        ],
    ),
    (
        &[Finding::PrimaryGrowth, Finding::KatagiriClass],
        &[
            ("slow", &["느림", "느린"]),
            ("moderate", &["intermediate", "중간"]),
            ("rapid", &["fast", "빠름", "빠른"]),
        ],
    ),
    (
        &[Finding::VisceralMetastases],
        &[
            ("none", &["no", "absent", "0", "없음", "무"]),
            ("treatable", &["치료가능", "치료 가능"]),
            ("untreatable", &["not treatable", "치료불가", "치료 불가"]),
        ],
    ),
    (&[Finding::VisceralPattern], &[("none", &["no", "absent", "없음", "무"])]),
    (
        &[Finding::Ambulation],
        &[
            ("independent", &["normal", "independently", "정상", "독립보행", "독립"]),
            ("with_aid", &["with aid", "aided", "assisted", "with assistance", "보조보행", "보조"]),
            ("none", &["not ambulatory", "non-ambulatory", "nonambulatory", "bedridden", "보행불가", "불가"]),
        ],
    ),
    (
        &[Finding::Ascites],
        &[
            ("none", &["no", "absent", "0", "없음", "무"]),
            ("slight", &["mild", "small", "소량", "경도"]),
            ("severe", &["moderate", "moderate to severe", "large", "massive", "다량", "중등도", "중증"]),
        ],
    ),
    (
        &[Finding::Encephalopathy],
        &[
            ("none", &["no", "absent", "0", "없음", "무"]),
            ("grade_1_2", &["1", "2", "1-2", "i", "ii", "i-ii", "grade 1", "grade 2", "grade 1-2", "mild"]),
            (
                "grade_3_4",
                &["3", "4", "3-4", "iii", "iv", "iii-iv", "grade 3", "grade 4", "grade 3-4", "severe"],
            ),
        ],
    ),
    (
        &[Finding::LiverMorphology],
        &[
            ("uninodular", &["single", "solitary", "단일"]),
            ("multinodular", &["multiple", "다발"]),
            ("massive", &["거대", "거대형"]),
        ],
    ),
    (&[Finding::SinsLocation], &[("semirigid", &["semi-rigid", "semi rigid"])]),
    (
        &[Finding::SinsPain],
        &[
            ("mechanical", &["yes", "기계적"]),
            ("occasional", &["non-mechanical", "nonmechanical", "간헐적"]),
            ("none", &["no", "pain-free", "painless", "없음"]),
        ],
    ),
    (
        &[Finding::SinsLesion],
        &[
            ("lytic", &["osteolytic", "용해성"]),
            ("mixed", &["혼합", "혼합형"]),
            ("blastic", &["osteoblastic", "sclerotic", "골형성"]),
        ],
    ),
    (
        &[Finding::SinsAlignment],
        &[
            ("subluxation", &["translation", "아탈구"]),
            ("deformity", &["kyphosis", "scoliosis", "kyphosis/scoliosis", "변형"]),
            ("normal", &["정상"]),
        ],
    ),
    (
        &[Finding::SinsCollapse],
        &[
            ("over_50", &[">50%", "> 50%", ">50"]),
            ("under_50", &["<50%", "< 50%", "<50"]),
            ("none", &["no", "없음"]),
        ],
    ),
    (
        &[Finding::SinsPosterolateral],
        &[
            ("bilateral", &["both", "양측"]),
            ("unilateral", &["one", "편측", "일측"]),
            ("none", &["no", "없음"]),
        ],
    ),
    (
        &[Finding::Operation],
        &[
            ("anterior", &["anterior decompression with instrumentation", "전방"]),
            ("posterior", &["posterior decompression with instrumentation", "후방"]),
            ("combined", &["circumferential", "circumferential (combined)", "전후방", "병합"]),
            ("decompression", &["posterior decompression only", "decompression only", "감압", "감압술"]),
            (
                "fixation",
                &[
                    "posterior percutaneous fixation only",
                    "percutaneous fixation",
                    "fixation only",
                    "고정",
                    "고정술",
                ],
            ),
        ],
    ),
];

const PRIMARIES: Words = &[
    (
        "hcc",
        &["hepatocellular carcinoma", "hepatocellular", "hepatoma", "간세포암", "간세포암종", "간암", "간"],
    ),
    ("lung", &["lung cancer", "nsclc", "sclc", "폐암", "폐"]),
    ("breast", &["breast cancer", "유방암", "유방"]),
    ("prostate", &["prostate cancer", "전립선암", "전립선"]),
    ("thyroid", &["thyroid cancer", "갑상선암", "갑상선"]),
    (
        "kidney",
        &[
            "renal",
            "rcc",
            "renal cell carcinoma",
            "renal cancer",
            "kidney cancer",
            "신장암",
            "신세포암",
            "신장",
        ],
    ),
    (
        "uterus",
        &[
            "cervix",
            "uterine",
            "cervical cancer",
            "uterine cancer",
            "endometrium",
            "자궁암",
            "자궁경부암",
            "자궁내막암",
            "자궁",
        ],
    ),
    ("ovary", &["ovarian cancer", "ovarian", "난소암"]),
    ("stomach", &["gastric", "gastric cancer", "stomach cancer", "위암", "위"]),
    ("esophagus", &["oesophagus", "esophageal cancer", "식도암"]),
    ("pancreas", &["pancreatic cancer", "pancreatic", "췌장암"]),
    ("colon", &["colon cancer", "결장암", "대장암"]),
    ("rectum", &["rectal", "rectal cancer", "직장암"]),
    ("bladder", &["bladder cancer", "방광암"]),
    ("gallbladder", &["gb cancer", "gallbladder cancer", "담낭암"]),
    ("liver_other", &["cholangiocarcinoma", "intrahepatic cholangiocarcinoma", "담관암", "간내담관암"]),
    ("osteosarcoma", &["골육종"]),
    ("sarcoma", &["육종"]),
    ("melanoma", &["흑색종"]),
    ("myeloma", &["multiple myeloma", "mm", "다발골수종", "다발성골수종", "골수종"]),
    ("lymphoma", &["림프종"]),
    ("head_neck", &["head and neck", "head & neck", "두경부암"]),
    ("other", &["others", "기타"]),
    ("unknown", &["cup", "unknown primary", "미상", "원발불명", "원발 불명"]),
];
