# The findings: what is asked of a patient, and the answers there are.
#
# For each finding: a short label, a plain question (-question) and a help text (-help) of one to three sentences.
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
finding-primary_site-help = The organ in which the cancer began. Choose "HCC" for hepatocellular carcinoma alone, "other liver" for any other cancer of the liver, and "unknown" where the primary was looked for and not found.
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
finding-primary_growth-help = Tomita's lists name breast, thyroid and prostate as slow, kidney and uterus as moderate, lung, stomach, HCC and unknown primaries as rapid. They give examples only, so for any other primary the growth is yours to judge.
choice-primary_growth-slow = Slow
choice-primary_growth-moderate = Moderate
choice-primary_growth-rapid = Rapid

# Katagiri is the first author of a score.
finding-katagiri_class = Katagiri's class of primary
finding-katagiri_class-question = To which of Katagiri's classes does this primary belong?
finding-katagiri_class-help = Katagiri's list leaves this primary out. Its slow class holds, for example, thyroid, myeloma and lymphoma; its moderate class kidney and sarcoma; its rapid class stomach, pancreas and HCC.
choice-katagiri_class-slow = Slow
choice-katagiri_class-moderate = Moderate
choice-katagiri_class-rapid = Rapid

finding-hormone_dependent = Hormone-dependent
finding-hormone_dependent-question = Does the tumour depend on hormones?
finding-hormone_dependent-help = Asked for breast and prostate. Katagiri counts them as slow while they depend on hormones, as moderate when they do not.

finding-targeted_therapy = Targeted therapy
finding-targeted_therapy-question = Is the lung cancer treated with molecularly targeted drugs?
finding-targeted_therapy-help = Katagiri counts lung cancer on molecularly targeted drugs as moderate, any other lung cancer as rapid.

# Mizumoto is the first author of a score.
finding-mizumoto_unfavourable = Unfavourable tumour (Mizumoto)
finding-mizumoto_unfavourable-question = Does the primary belong to Mizumoto's unfavourable tumours?
finding-mizumoto_unfavourable-help = Which tumours the paper counts is not known to this program, so the answer is yours. HCC almost surely counts.

finding-primary_controlled = Primary controlled
finding-primary_controlled-question = Is the primary tumour controlled?
finding-primary_controlled-help = For HCC this means the tumour in the liver. HCC-SM GPA gives 2 points where it is not controlled.

finding-visceral_metastases = Visceral metastases
finding-visceral_metastases-question = Are there metastases in internal organs?
finding-visceral_metastases-help = Lung, liver, kidney, brain and other organs; lymph nodes do not count. In HCC, tumour inside the liver and its portal thrombus are the primary, not a metastasis. Treatable takes in resection, ablation and embolisation.
choice-visceral_metastases-none = None
choice-visceral_metastases-treatable = Treatable
choice-visceral_metastases-treatable-hint = By resection, ablation or embolisation
choice-visceral_metastases-untreatable = Untreatable

# Tokuhashi is the first author of a score.
finding-visceral_removable = Visceral metastases removable
finding-visceral_removable-question = Can the metastases in the major internal organs be removed?
finding-visceral_removable-help = For Tokuhashi, which asks about lung, liver, kidney and brain. Removable is not the same as treatable: what can be ablated or embolised may not be removable.

finding-visceral_pattern = Pattern of visceral metastases
finding-visceral_pattern-question = What is the pattern of the visceral or cerebral metastases?
finding-visceral_pattern-help = For Katagiri, who counts organs and brain together. Disseminated means pleural, peritoneal or leptomeningeal. In HCC, tumour inside the liver is the primary.
choice-visceral_pattern-none = None
choice-visceral_pattern-nodular = Nodular
choice-visceral_pattern-disseminated = Disseminated
choice-visceral_pattern-disseminated-hint = Pleural, peritoneal or leptomeningeal

finding-extrahepatic_nonbone_metastases = Metastases outside liver and bone
finding-extrahepatic_nonbone_metastases-question = Are there metastases that are neither in the liver nor in bone?
finding-extrahepatic_nonbone_metastases-help = For HCC-SM GPA. Here lymph nodes do count, unlike among visceral metastases.

finding-vertebral_metastases = Vertebrae with metastasis
finding-vertebral_metastases-question = How many vertebrae have a metastasis?
finding-vertebral_metastases-help = Count the whole spine, the sacrum included, and the vertebra in question too. "3 or more" is enough for every score here.
band-vertebral_metastases-1-1 = 1
band-vertebral_metastases-2-2 = 2
band-vertebral_metastases-3-33 = 3 or more

finding-extraspinal_bone_metastases = Bone metastases outside the spine
finding-extraspinal_bone_metastases-question = How many metastases are there in bones outside the spine?
finding-extraspinal_bone_metastases-help = Count the foci. The sacrum is spine; ribs, pelvis and limbs are not. "3 or more" is enough for every score here.
band-extraspinal_bone_metastases-0-0 = 0
band-extraspinal_bone_metastases-1-2 = 1–2
band-extraspinal_bone_metastases-3-200 = 3 or more

# Rades is the first author of a score.
finding-further_bone_metastases = Further bone metastases (Rades)
finding-further_bone_metastases-question = Do the other diseased vertebrae count as further bone metastases?
finding-further_bone_metastases-help = Rades counts other bone metastases. With none outside the spine and more than one diseased vertebra it is for you to say whether there are any besides the one that compresses the cord.

# How the HCC lies in the liver.
finding-liver_morphology = Tumour in the liver
finding-liver_morphology-question = How does the HCC lie in the liver?
finding-liver_morphology-help = For CLIP. Choose "massive" whenever tumour takes up more than 50 % of the liver, however many nodules there are.
choice-liver_morphology-uninodular = Uninodular
choice-liver_morphology-uninodular-hint = One nodule, 50 % of the liver or less
choice-liver_morphology-multinodular = Multinodular
choice-liver_morphology-multinodular-hint = More than one nodule, 50 % of the liver or less
choice-liver_morphology-massive = Massive
choice-liver_morphology-massive-hint = Massive, or more than 50 % of the liver

finding-portal_vein_thrombosis = Portal vein thrombosis
finding-portal_vein_thrombosis-question = Is there thrombosis of the portal vein?
finding-portal_vein_thrombosis-help = For CLIP. In HCC, tumour in the portal vein belongs to the primary and is not a visceral metastasis.

finding-months_since_cancer_diagnosis = Months since cancer diagnosis
finding-months_since_cancer_diagnosis-question = How many months ago was the cancer diagnosed?
finding-months_since_cancer_diagnosis-help = From the diagnosis of the primary cancer until now. Rades separates 15 months or less from more than 15.

finding-previous_chemotherapy = Previous chemotherapy
finding-previous_chemotherapy-question = Has the patient had chemotherapy before?
finding-previous_chemotherapy-help = Katagiri and Mizumoto each give points for it. Whether their papers count targeted drugs or immunotherapy is not known to this program.

## Patient

finding-age = Age
finding-age-question = How old is the patient?
finding-age-help = In whole years. Mizumoto gives a point from 71 years on.

finding-sex = Sex
finding-sex-question = What is the patient's sex?
finding-sex-help = Only MELD 3.0 counts it.
choice-sex-male = Male
choice-sex-female = Female

# Karnofsky performance status.
finding-kps = Karnofsky (KPS)
finding-kps-question = What is the Karnofsky performance status?
finding-kps-help = Tap the exact value or, if that is all you know, the band. It is never worked out from ECOG, for ECOG 1 spans two of Tokuhashi's bands. If pain or compression has lowered it, score again as it would be if relieved.
band-kps-80-100 = 80–100
band-kps-80-100-hint = Carries on normal activity, needs no care
band-kps-50-70 = 50–70
band-kps-50-70-hint = Cannot work; lives at home, with some help
band-kps-10-40 = 10–40
band-kps-10-40-hint = Cannot care for self

# The performance status of the Eastern Cooperative Oncology Group.
finding-ecog = ECOG performance status
finding-ecog-question = What is the ECOG performance status?
finding-ecog-help = It is not worked out from the Karnofsky status; where that is known, a value may be offered for you to confirm. If pain or compression has lowered it, score again as it would be if relieved.
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

## Neurology

finding-ambulation = Walking
finding-ambulation-question = Can the patient walk?
finding-ambulation-help = Walking with an aid counts as ambulatory.
choice-ambulation-independent = Without aid
choice-ambulation-with_aid = With an aid
choice-ambulation-with_aid-hint = Counts as ambulatory
choice-ambulation-none = Cannot walk

# Frankel is a grading of palsy by its author's name; the letters stay.
finding-frankel = Palsy (Frankel)
finding-frankel-question = What is the Frankel grade?
finding-frankel-help = Tokuhashi grades palsy by Frankel, not by the ASIA impairment scale, though the letters look alike. Frankel E is free of symptoms.
choice-frankel-A = A
choice-frankel-A-hint = Complete
choice-frankel-B = B
choice-frankel-B-hint = Sensation only
choice-frankel-C = C
choice-frankel-C-hint = Motor function, not useful
choice-frankel-D = D
choice-frankel-D-hint = Motor function, useful
choice-frankel-E = E
choice-frankel-E-hint = Free of symptoms

# The impairment scale of the American Spinal Injury Association.
finding-asia = ASIA impairment scale
finding-asia-question = What is the grade on the ASIA impairment scale?
finding-asia-help = Recorded beside Frankel; no score here uses it in Frankel's place.
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
finding-motor_deficit-help = Weakness of the limbs, by whatever degree. Rades was made for cord compression with a motor deficit and does not apply without one.

finding-motor_deficit_onset_days = Days of onset
finding-motor_deficit_onset_days-question = Over how many days did the motor deficit develop?
finding-motor_deficit_onset_days-help = How long it took to come on, not how long ago. Rades separates 7 days or less from slower.

# Epidural spinal cord compression, graded by Bilsky; the grades stay.
finding-escc = Cord compression (ESCC)
finding-escc-question = What is the Bilsky grade of epidural spinal cord compression?
finding-escc-help = Read on axial T2-weighted MRI at the worst level. Grades 2 and 3 are high-grade.
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
finding-level-question = Which vertebra is diseased?
finding-level-help = Where several are, take the one with the highest SINS. C0 is the occiput. The location that SINS counts follows from the level.

# Only asked where the level itself is not known.
finding-sins_location = Location (SINS)
finding-sins_location-question = In which part of the spine does the diseased vertebra lie?
finding-sins_location-help = Needed only where the level itself is not given.
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
finding-sins_pain-help = Mechanical pain comes on movement, upright or under load, and is relieved by lying down.
choice-sins_pain-mechanical = Mechanical
choice-sins_pain-mechanical-hint = On movement, upright or loading; relieved lying down
choice-sins_pain-occasional = Occasional
choice-sins_pain-occasional-hint = Pain that is not mechanical
choice-sins_pain-none = None

finding-sins_lesion = Bone lesion
finding-sins_lesion-question = What does the lesion look like in bone?
finding-sins_lesion-help = Observers agree least on this item of SINS (kappa 0.244): where you are unsure, look at the score both ways.
choice-sins_lesion-lytic = Lytic
choice-sins_lesion-mixed = Mixed
choice-sins_lesion-blastic = Blastic

finding-sins_alignment = Alignment
finding-sins_alignment-question = How is the alignment of the spine?
finding-sins_alignment-help = A deformity counts when it is new. Where there is subluxation or translation as well, choose that.
choice-sins_alignment-subluxation = Subluxation
choice-sins_alignment-subluxation-hint = Subluxation or translation
choice-sins_alignment-deformity = New deformity
choice-sins_alignment-deformity-hint = Kyphosis or scoliosis
choice-sins_alignment-normal = Normal

finding-sins_collapse = Vertebral body collapse
finding-sins_collapse-question = How far has the vertebral body collapsed?
finding-sins_collapse-help = Exactly 50 % is undefined in the source, which has more than 50 % and less than 50 % only: the choice is yours. It makes a difference of one point, so look at the score both ways.
choice-sins_collapse-over_50 = Over 50 %
choice-sins_collapse-under_50 = Under 50 %
choice-sins_collapse-involved_over_50 = None, but over 50 % involved
choice-sins_collapse-involved_over_50-hint = No collapse; more than 50 % of the body is tumour
choice-sins_collapse-none = None of these

finding-sins_posterolateral = Posterolateral involvement
finding-sins_posterolateral-question = Are the posterolateral elements involved?
finding-sins_posterolateral-help = Facet, pedicle or costovertebral joint, fractured or replaced by tumour.
choice-sins_posterolateral-bilateral = Both sides
choice-sins_posterolateral-unilateral = One side
choice-sins_posterolateral-none = None

finding-pathological_fracture = Pathological fracture
finding-pathological_fracture-question = Is there a pathological fracture?
finding-pathological_fracture-help = Only the Bauer score of 1995 counts it; the modified one left it out.

## Liver

finding-bilirubin = Bilirubin, total
finding-bilirubin-question = What is the total bilirubin?
finding-bilirubin-help = Child-Pugh has a table for each unit, and 34 µmol/L is 1.99 mg/dL: the unit you enter decides which table is read, so enter the value as the laboratory gave it.

finding-albumin = Albumin
finding-albumin-question = What is the serum albumin?
finding-albumin-help = An infusion of albumin may have moved the value.

# International normalised ratio of the prothrombin time.
finding-inr = INR
finding-inr-question = What is the INR?
finding-inr-help = Warfarin or another oral anticoagulant may have moved the value; it then says little of the liver.

# Prothrombin time in seconds beyond the control.
finding-pt_prolongation = PT prolongation
finding-pt_prolongation-question = By how many seconds is the prothrombin time prolonged?
finding-pt_prolongation-help = Seconds beyond the control, not the prothrombin time itself. Child-Pugh uses it where there is no INR; MELD needs the INR.

finding-ascites = Ascites
finding-ascites-question = Is there ascites?
finding-ascites-help = As it is now, under treatment: controlled ascites counts as slight, refractory ascites as severe.
choice-ascites-none = None
choice-ascites-slight = Slight
choice-ascites-slight-hint = Slight, or controlled
choice-ascites-severe = Moderate to severe
choice-ascites-severe-hint = Moderate to severe, or refractory

finding-encephalopathy = Encephalopathy
finding-encephalopathy-question = Is there hepatic encephalopathy?
finding-encephalopathy-help = From the liver alone: confusion from another cause, such as a brain metastasis, is not meant.
choice-encephalopathy-none = None
choice-encephalopathy-grade_1_2 = Grade 1–2
choice-encephalopathy-grade_1_2-hint = From changed sleep or mood to drowsiness and disorientation
choice-encephalopathy-grade_3_4 = Grade 3–4
choice-encephalopathy-grade_3_4-hint = From stupor, still rousable, to coma

# Alpha-fetoprotein.
finding-afp = Alpha-fetoprotein (AFP)
finding-afp-question = What is the alpha-fetoprotein?
finding-afp-help = For CLIP, which gives a point from 400 ng/mL on.

## Blood

finding-creatinine = Creatinine
finding-creatinine-question = What is the serum creatinine?
finding-creatinine-help = For the MELD scores. On dialysis they take a fixed value in its place.

finding-dialysis = Dialysis
finding-dialysis-question = Has the patient been dialysed twice or more in the past week?
finding-dialysis-help = Dialysis once in the past week is a "no". The MELD scores cannot be worked out while this is open.

finding-sodium = Sodium
finding-sodium-question = What is the serum sodium?
finding-sodium-help = MELD-Na and MELD 3.0 keep it within 125 and 137 mmol/L.

# C-reactive protein.
finding-crp = CRP
finding-crp-question = What is the C-reactive protein?
finding-crp-help = Laboratories print it in mg/dL or mg/L, which differ tenfold. Katagiri calls 0.4 mg/dL (4 mg/L) or more abnormal.

# Lactate dehydrogenase.
finding-ldh = LDH
finding-ldh-question = What is the lactate dehydrogenase?
finding-ldh-help = U/L and IU/L are the same. Katagiri calls 250 U/L or more abnormal.

finding-platelets = Platelets
finding-platelets-question = What is the platelet count?
finding-platelets-help = In cirrhosis a low count often speaks of the liver, not of the tumour.

finding-calcium = Calcium
finding-calcium-question = What is the serum calcium?
finding-calcium-help = Total calcium. Check whether it is corrected for albumin and keep to one way: where albumin is low, the two can lie on different sides of a limit.

finding-hypercalcaemia = Hypercalcaemia
finding-hypercalcaemia-question = Is there hypercalcaemia?
finding-hypercalcaemia-help = For Mizumoto. It is asked rather than taken from the calcium, for the paper's limit is not known to this program.

## Dates

finding-date_primary = Diagnosis of the primary
finding-date_primary-question = When was the primary tumour diagnosed?
finding-date_primary-help = Kept for the record; no score here uses it.

finding-date_metastasis = Diagnosis of the spinal metastasis
finding-date_metastasis-question = When was the spinal metastasis diagnosed?
finding-date_metastasis-help = One of two days from which published survival is counted; the other is the operation.

finding-date_last_radiotherapy = Last radiotherapy
finding-date_last_radiotherapy-question = When was, or will be, the last radiotherapy of this part of the spine?
finding-date_last_radiotherapy-help = Beside the day of surgery it shows whether the two lie at least a week apart, to spare the wound.

finding-date_surgery = Surgery
finding-date_surgery-question = When is, or was, the operation on the spine?
finding-date_surgery-help = Planned or done.
