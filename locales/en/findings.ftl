# The findings: what is asked of a patient, and the answers there are.
#
# For each finding: a short label and a plain question (-question). What helps to answer it stands in help.ftl.
# Answers are buttons, so their words are few; where they need explaining a -hint stands beside.
# Keep the numbers and the letters of grades as they are. Names of scores (SINS, Frankel, Tokuhashi, ...) are not translated.

## Sections of the form

section-tumour = Tumour
section-patient = Patient
section-neurology = Neurology
# The diseased vertebra itself.
section-spine = Spine
section-liver = Liver
# Laboratory values other than those of the liver.
section-blood = Blood
section-dates = Dates

## Answers shared by all yes/no questions

choice-yes = Yes
choice-no = No

## Tumour

# The organ in which the cancer began.
finding-primary_site = Primary
finding-primary_site-question = Where is the primary tumour?
# Hepatocellular carcinoma.
choice-primary_site-hcc = HCC
choice-primary_site-hcc-hint = Hepatocellular carcinoma
choice-primary_site-lung = Lung
choice-primary_site-breast = Breast
choice-primary_site-prostate = Prostate
choice-primary_site-thyroid = Thyroid
choice-primary_site-kidney = Kidney
choice-primary_site-uterus = Uterus
choice-primary_site-uterus-hint = Body or cervix
choice-primary_site-ovary = Ovary
choice-primary_site-stomach = Stomach
choice-primary_site-esophagus = Esophagus
choice-primary_site-pancreas = Pancreas
choice-primary_site-colon = Colon
choice-primary_site-rectum = Rectum
choice-primary_site-bladder = Bladder
choice-primary_site-gallbladder = Gallbladder
choice-primary_site-liver_other = Other liver
choice-primary_site-liver_other-hint = Cancer of the liver other than HCC
choice-primary_site-osteosarcoma = Osteosarcoma
choice-primary_site-sarcoma = Other sarcoma
choice-primary_site-sarcoma-hint = Sarcoma other than osteosarcoma
choice-primary_site-carcinoid = Carcinoid
choice-primary_site-carcinoid-hint = Carcinoid tumour
choice-primary_site-melanoma = Melanoma
choice-primary_site-myeloma = Myeloma
choice-primary_site-myeloma-hint = Multiple myeloma
choice-primary_site-lymphoma = Lymphoma
choice-primary_site-head_neck = Head and neck
choice-primary_site-other = Other
choice-primary_site-other-hint = A known primary that is not listed
choice-primary_site-unknown = Unknown
choice-primary_site-unknown-hint = Looked for and not found

finding-primary_growth = Growth of the primary
finding-primary_growth-question = How fast does this kind of primary tumour grow?
choice-primary_growth-slow = Slow
choice-primary_growth-moderate = Moderate
choice-primary_growth-rapid = Rapid

# Katagiri is the first author of a score.
finding-katagiri_class = Katagiri's class of primary
finding-katagiri_class-question = To which of Katagiri's classes does this primary belong?
choice-katagiri_class-slow = Slow
choice-katagiri_class-moderate = Moderate
choice-katagiri_class-rapid = Rapid

finding-hormone_dependent = Hormone-dependent
finding-hormone_dependent-question = Does the tumour depend on hormones?

finding-targeted_therapy = Targeted therapy
finding-targeted_therapy-question = Is the lung cancer treated with molecularly targeted drugs?

# Mizumoto is the first author of a score.
finding-mizumoto_unfavourable = Unfavourable tumour (Mizumoto)
finding-mizumoto_unfavourable-question = Does the primary belong to Mizumoto's unfavourable tumours?

finding-primary_controlled = Primary controlled
finding-primary_controlled-question = Is the primary tumour controlled?

finding-visceral_metastases = Visceral metastases
finding-visceral_metastases-question = Are there metastases in internal organs or the brain? The primary itself does not count.
choice-visceral_metastases-none = None
choice-visceral_metastases-treatable = Treatable
choice-visceral_metastases-treatable-hint = By resection, ablation or embolisation
choice-visceral_metastases-untreatable = Untreatable

# Tokuhashi is the first author of a score.
finding-visceral_removable = Visceral metastases removable
finding-visceral_removable-question = Can the metastases in the major internal organs be removed?

finding-visceral_pattern = Pattern of visceral metastases
finding-visceral_pattern-question = What is the pattern of the visceral or cerebral metastases?
choice-visceral_pattern-none = None
choice-visceral_pattern-nodular = Nodular
choice-visceral_pattern-disseminated = Disseminated
choice-visceral_pattern-disseminated-hint = Pleural, peritoneal or leptomeningeal

finding-liver_metastases = Liver metastases
finding-liver_metastases-question = Are there metastases in the liver?

finding-extrahepatic_nonbone_metastases = Metastases outside liver and bone
finding-extrahepatic_nonbone_metastases-question = Are there metastases that are neither in the liver nor in bone?

finding-vertebral_metastases = Vertebrae with metastasis
finding-vertebral_metastases-question = How many vertebrae have a metastasis?
band-vertebral_metastases-1-1 = 1
band-vertebral_metastases-2-2 = 2
band-vertebral_metastases-3-33 = 3 or more

finding-extraspinal_bone_metastases = Bone metastases outside the spine
finding-extraspinal_bone_metastases-question = How many metastases are there in bones outside the spine?
band-extraspinal_bone_metastases-0-0 = 0
band-extraspinal_bone_metastases-1-2 = 1–2
band-extraspinal_bone_metastases-3-200 = 3 or more

# Rades is the first author of a score.
finding-further_bone_metastases = Further bone metastases (Rades)
finding-further_bone_metastases-question = Do the other diseased vertebrae count as further bone metastases?

# How the HCC lies in the liver.
finding-liver_morphology = Tumour in the liver
finding-liver_morphology-question = How does the HCC lie in the liver?
choice-liver_morphology-uninodular = Uninodular
choice-liver_morphology-uninodular-hint = One nodule, 50 % of the liver or less
choice-liver_morphology-multinodular = Multinodular
choice-liver_morphology-multinodular-hint = More than one nodule, 50 % of the liver or less
choice-liver_morphology-massive = Massive
choice-liver_morphology-massive-hint = Massive, or more than 50 % of the liver

finding-portal_vein_thrombosis = Portal vein thrombosis
finding-portal_vein_thrombosis-question = Is there thrombosis of the portal vein?

finding-months_since_cancer_diagnosis = Months since cancer diagnosis
finding-months_since_cancer_diagnosis-question = How many months ago was the cancer diagnosed?

finding-previous_chemotherapy = Previous chemotherapy
finding-previous_chemotherapy-question = Has the patient had chemotherapy before?

finding-palliative_chemotherapy_courses = Palliative chemotherapy
finding-palliative_chemotherapy_courses-question = How many courses of palliative chemotherapy has the patient had?
band-palliative_chemotherapy_courses-0-1 = 0–1
band-palliative_chemotherapy_courses-2-2 = 2
band-palliative_chemotherapy_courses-3-50 = 3 or more

finding-systemic_controlled = Systemic disease controlled
finding-systemic_controlled-question = Is the systemic disease controlled?

## Patient

finding-age = Age
finding-age-question = How old is the patient?

finding-sex = Sex
finding-sex-question = What is the patient's sex?
choice-sex-male = Male
choice-sex-female = Female

# Karnofsky performance status.
finding-kps = Karnofsky (KPS)
finding-kps-question = What is the Karnofsky performance status?
band-kps-80-100 = 80–100
band-kps-80-100-hint = Carries on normal activity, needs no care
band-kps-50-70 = 50–70
band-kps-50-70-hint = Cannot work; lives at home, with some help
band-kps-10-40 = 10–40
band-kps-10-40-hint = Cannot care for self

# The performance status of the Eastern Cooperative Oncology Group.
finding-ecog = ECOG performance status
finding-ecog-question = What is the ECOG performance status?
scale-ecog-0 = 0
scale-ecog-0-hint = Fully active
scale-ecog-1 = 1
scale-ecog-1-hint = Walks about and does light work; not strenuous activity
scale-ecog-2 = 2
scale-ecog-2-hint = Cares for self, cannot work; up for most of the day
scale-ecog-3 = 3
scale-ecog-3-hint = Limited self-care; in bed or chair for most of the day
scale-ecog-4 = 4
scale-ecog-4-hint = No self-care; always in bed or chair

finding-hospitalised_recently = In hospital within 3 months
finding-hospitalised_recently-question = Was the patient admitted to hospital within the past 3 months?

## Neurology

finding-ambulation = Walking
finding-ambulation-question = Can the patient walk?
choice-ambulation-independent = Without aid
choice-ambulation-with_aid = With an aid
choice-ambulation-with_aid-hint = Counts as ambulatory
choice-ambulation-none = Cannot walk

# Frankel is a grading of palsy by its author's name; the letters stay.
finding-frankel = Palsy (Frankel)
finding-frankel-question = What is the Frankel grade?
choice-frankel-A = A
choice-frankel-A-hint = Complete
choice-frankel-B = B
choice-frankel-B-hint = Sensation only
choice-frankel-C = C
choice-frankel-C-hint = Motor function, not useful
choice-frankel-D = D
choice-frankel-D-hint = Motor function, useful
choice-frankel-E = E
choice-frankel-E-hint = No weakness, no sensory loss

# The impairment scale of the American Spinal Injury Association.
finding-asia = ASIA impairment scale
finding-asia-question = What is the grade on the ASIA impairment scale?
choice-asia-A = A
choice-asia-A-hint = Nothing preserved at S4-5
choice-asia-B = B
choice-asia-B-hint = Sensory only
choice-asia-C = C
choice-asia-C-hint = More than half of the key muscles below grade 3
choice-asia-D = D
choice-asia-D-hint = Half or more of the key muscles grade 3 or better
choice-asia-E = E
choice-asia-E-hint = Normal

finding-motor_deficit = Motor deficit
finding-motor_deficit-question = Is there a motor deficit from compression of the cord?

finding-motor_deficit_onset_days = Days of onset
finding-motor_deficit_onset_days-question = Over how many days did the motor deficit develop?

finding-bladder_bowel = Bladder or bowel problem, new
finding-bladder_bowel-question = Is there a new problem with the bladder or the bowel?

# Epidural spinal cord compression, graded by Bilsky; the grades stay.
finding-escc = Cord compression (ESCC)
finding-escc-question = What is the Bilsky grade of epidural spinal cord compression?
choice-escc-0 = 0
choice-escc-0-hint = In bone only
choice-escc-1a = 1a
choice-escc-1a-hint = Epidural; the sac is not deformed
choice-escc-1b = 1b
choice-escc-1b-hint = The sac is deformed; the cord is free
choice-escc-1c = 1c
choice-escc-1c-hint = The cord is touched
choice-escc-2 = 2
choice-escc-2-hint = The cord is compressed; CSF is seen around it
choice-escc-3 = 3
choice-escc-3-hint = The cord is compressed; no CSF is seen

## Spine: the six items of SINS, and fracture

finding-level = Level
finding-level-question = Which vertebra is diseased? Of several, the least stable one.

# Only asked where the level itself is not known.
finding-sins_location = Location (SINS)
finding-sins_location-question = In which part of the spine does the diseased vertebra lie?
choice-sins_location-junctional = Junctional
choice-sins_location-junctional-hint = Occiput–C2, C7–T2, T11–L1, L5–S1
choice-sins_location-mobile = Mobile
choice-sins_location-mobile-hint = C3–C6, L2–L4
choice-sins_location-semirigid = Semirigid
choice-sins_location-semirigid-hint = T3–T10
choice-sins_location-rigid = Rigid
choice-sins_location-rigid-hint = S2–S5

finding-sins_pain = Pain
finding-sins_pain-question = What is the pain like?
choice-sins_pain-mechanical = Mechanical
choice-sins_pain-mechanical-hint = On movement, upright or loading; relieved lying down
choice-sins_pain-occasional = Occasional
choice-sins_pain-occasional-hint = Pain that is not mechanical
choice-sins_pain-none = None

finding-sins_lesion = Bone lesion
finding-sins_lesion-question = What does the lesion look like in bone?
choice-sins_lesion-lytic = Lytic
choice-sins_lesion-mixed = Mixed
choice-sins_lesion-blastic = Blastic

finding-sins_alignment = Alignment
finding-sins_alignment-question = How is the alignment of the spine?
choice-sins_alignment-subluxation = Subluxation
choice-sins_alignment-subluxation-hint = Subluxation or translation
choice-sins_alignment-deformity = New deformity
choice-sins_alignment-deformity-hint = Kyphosis or scoliosis
choice-sins_alignment-normal = Normal

finding-sins_collapse = Vertebral body collapse
finding-sins_collapse-question = How far has the vertebral body collapsed?
choice-sins_collapse-over_50 = Over 50 %
choice-sins_collapse-under_50 = Under 50 %
choice-sins_collapse-involved_over_50 = None, but over 50 % involved
choice-sins_collapse-involved_over_50-hint = No collapse; more than 50 % of the body is tumour
choice-sins_collapse-none = None, 50 % or less involved

finding-sins_posterolateral = Posterolateral involvement
finding-sins_posterolateral-question = Are the posterolateral elements involved?
choice-sins_posterolateral-bilateral = Both sides
choice-sins_posterolateral-unilateral = One side
choice-sins_posterolateral-none = None

finding-pathological_fracture = Pathological fracture
finding-pathological_fracture-question = Is there a pathological fracture?

## Liver

finding-bilirubin = Bilirubin, total
finding-bilirubin-question = What is the total bilirubin?

finding-albumin = Albumin
finding-albumin-question = What is the serum albumin?

# International normalised ratio of the prothrombin time.
finding-inr = INR
finding-inr-question = What is the INR?

# Prothrombin time in seconds beyond the control.
finding-pt_prolongation = PT prolongation
finding-pt_prolongation-question = By how many seconds is the prothrombin time prolonged?

finding-ascites = Ascites
finding-ascites-question = Is there ascites?
choice-ascites-none = None
choice-ascites-slight = Slight
choice-ascites-slight-hint = Slight, or controlled
choice-ascites-severe = Moderate to severe
choice-ascites-severe-hint = Moderate to severe, or refractory

finding-encephalopathy = Encephalopathy
finding-encephalopathy-question = Is there hepatic encephalopathy?
choice-encephalopathy-none = None
choice-encephalopathy-grade_1_2 = Grade 1–2
choice-encephalopathy-grade_1_2-hint = From changed sleep or mood to drowsiness and disorientation
choice-encephalopathy-grade_3_4 = Grade 3–4
choice-encephalopathy-grade_3_4-hint = From stupor, still rousable, to coma

# Alpha-fetoprotein.
finding-afp = Alpha-fetoprotein (AFP)
finding-afp-question = What is the alpha-fetoprotein?

## Blood

finding-creatinine = Creatinine
finding-creatinine-question = What is the serum creatinine?

finding-dialysis = Dialysis
finding-dialysis-question = Has the patient been dialysed twice or more in the past week?

finding-sodium = Sodium
finding-sodium-question = What is the serum sodium?

# C-reactive protein.
finding-crp = CRP
finding-crp-question = What is the C-reactive protein?

# Lactate dehydrogenase.
finding-ldh = LDH
finding-ldh-question = What is the lactate dehydrogenase?

finding-platelets = Platelets
finding-platelets-question = What is the platelet count?

finding-calcium = Calcium
finding-calcium-question = What is the serum calcium?

finding-hypercalcaemia = Hypercalcaemia
finding-hypercalcaemia-question = Is there hypercalcaemia?

## Dates

finding-date_primary = Diagnosis of the primary
finding-date_primary-question = When was the primary tumour diagnosed?

finding-date_metastasis = Diagnosis of the spinal metastasis
finding-date_metastasis-question = When was the spinal metastasis diagnosed?

finding-date_last_radiotherapy = Last radiotherapy
finding-date_last_radiotherapy-question = When was, or will be, the last radiotherapy of this part of the spine?

finding-date_surgery = Surgery
finding-date_surgery-question = When is, or was, the operation on the spine?
