//! Maps diagnoses to primary sites, which determine more points than any other finding.
//!
//! Codes that name an organ's cancer without stating whether it began there, or that cover several sites, are
//! not mapped but listed to the user. Two that might seem to belong here: C22.9 (liver, unspecified) may be
//! HCC or not, and C40-C41 (bone) name no kind of sarcoma. ICD-O codes look like those of ICD-10 with other
//! meanings (C22.0 is the liver there): they belong to another code system and are not read.

/// ICD-10 of the World Health Organization.
pub(crate) const ICD10: &str = "http://hl7.org/fhir/sid/icd-10";

/// Code systems with the same codes as ICD-10 down to the fourth character.
const ICD10_ALIKE: &[&str] = &[
    ICD10,
    "urn:oid:2.16.840.1.113883.6.3",
    "http://fhir.de/CodeSystem/bfarm/icd-10-gm",
    "http://fhir.de/CodeSystem/dimdi/icd-10-gm",
];

/// The American modification, with a few differences.
const ICD10_CM: &[&str] = &["http://hl7.org/fhir/sid/icd-10-cm", "urn:oid:2.16.840.1.113883.6.90"];

const SNOMED: &[&str] = &["http://snomed.info/sct", "urn:oid:2.16.840.1.113883.6.96"];

/// Editions of ICD-10 in which a code has the same meaning.
#[derive(PartialEq, Eq)]
enum Edition {
    Every,
    World,
    American,
}

/// Prefixes of ICD-10 codes; the longest match decides, and `None` means that the site is uncertain.
const SITES: &[(&str, Option<&str>, Edition)] = &[
    ("C00", Some("head_neck"), Edition::Every),
    ("C01", Some("head_neck"), Edition::Every),
    ("C02", Some("head_neck"), Edition::Every),
    ("C03", Some("head_neck"), Edition::Every),
    ("C04", Some("head_neck"), Edition::Every),
    ("C05", Some("head_neck"), Edition::Every),
    ("C06", Some("head_neck"), Edition::Every),
    ("C07", Some("head_neck"), Edition::Every),
    ("C08", Some("head_neck"), Edition::Every),
    ("C09", Some("head_neck"), Edition::Every),
    ("C10", Some("head_neck"), Edition::Every),
    ("C11", Some("head_neck"), Edition::Every),
    ("C12", Some("head_neck"), Edition::Every),
    ("C13", Some("head_neck"), Edition::Every),
    ("C14", Some("head_neck"), Edition::Every),
    ("C15", Some("esophagus"), Edition::Every),
    ("C16", Some("stomach"), Edition::Every),
    ("C18", Some("colon"), Edition::Every),
    ("C20", Some("rectum"), Edition::Every),
    ("C22.0", Some("hcc"), Edition::Every),
    ("C22.1", Some("liver_other"), Edition::Every),
    ("C22.2", Some("liver_other"), Edition::Every),
    ("C22.3", Some("liver_other"), Edition::Every),
    ("C22.4", Some("liver_other"), Edition::Every),
    ("C22.7", Some("liver_other"), Edition::Every),
    ("C23", Some("gallbladder"), Edition::Every),
    ("C25", Some("pancreas"), Edition::Every),
    ("C25.4", None, Edition::Every), // islets: not cancer of the pancreas in the usual sense
    ("C30", Some("head_neck"), Edition::Every),
    ("C31", Some("head_neck"), Edition::Every),
    ("C32", Some("head_neck"), Edition::Every),
    ("C34", Some("lung"), Edition::Every),
    ("C43", Some("melanoma"), Edition::Every),
    ("C50", Some("breast"), Edition::Every),
    ("C53", Some("uterus"), Edition::Every),
    ("C54", Some("uterus"), Edition::Every),
    ("C55", Some("uterus"), Edition::Every),
    ("C56", Some("ovary"), Edition::Every),
    ("C61", Some("prostate"), Edition::Every),
    ("C64", Some("kidney"), Edition::Every),
    ("C67", Some("bladder"), Edition::Every),
    ("C73", Some("thyroid"), Edition::Every),
    ("C7A.0", Some("carcinoid"), Edition::American),
    ("C80.0", Some("unknown"), Edition::World), // in the American modification: disseminated
    ("C81", Some("lymphoma"), Edition::Every),
    ("C82", Some("lymphoma"), Edition::Every),
    ("C83", Some("lymphoma"), Edition::Every),
    ("C84", Some("lymphoma"), Edition::Every),
    ("C85", Some("lymphoma"), Edition::Every),
    ("C86", Some("lymphoma"), Edition::Every),
    ("C90.0", Some("myeloma"), Edition::Every),
];

/// SNOMED CT codes that name a primary and nothing else. There are few, because a "malignant tumour of" an
/// organ includes metastases in it; for breast, thyroid, kidney and prostate this is rarely meant.
const CONCEPTS: &[(&str, &str)] = &[
    ("109841003", "hcc"),
    ("109989006", "myeloma"),
    ("254632001", "lung"),
    ("254637007", "lung"),
    ("254837009", "breast"),
    ("363478007", "thyroid"),
    ("363518003", "kidney"),
    ("399068003", "prostate"),
    ("93761005", "colon"),
    ("93880001", "lung"),
];

/// Organs to which a tumour has spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spread {
    /// Bone, in an unknown place.
    Bone,
    Liver,
    /// Outside liver and bone: lymph nodes and other organs.
    Elsewhere,
}

/// Prefixes of the ICD-10 codes of secondary tumours. C79.9 names no organ.
const METASTASES: &[(&str, Spread)] = &[
    ("C77", Spread::Elsewhere),
    ("C78.0", Spread::Elsewhere),
    ("C78.1", Spread::Elsewhere),
    ("C78.2", Spread::Elsewhere),
    ("C78.3", Spread::Elsewhere),
    ("C78.4", Spread::Elsewhere),
    ("C78.5", Spread::Elsewhere),
    ("C78.6", Spread::Elsewhere),
    ("C78.7", Spread::Liver),
    ("C79.0", Spread::Elsewhere),
    ("C79.1", Spread::Elsewhere),
    ("C79.2", Spread::Elsewhere),
    ("C79.3", Spread::Elsewhere),
    ("C79.5", Spread::Bone),
    ("C79.6", Spread::Elsewhere),
    ("C79.7", Spread::Elsewhere),
];

/// ICD-10 code to write a site, if one is exactly equivalent.
const WRITTEN: &[(&str, &str)] = &[
    ("hcc", "C22.0"),
    ("lung", "C34.9"),
    ("breast", "C50.9"),
    ("prostate", "C61"),
    ("thyroid", "C73"),
    ("kidney", "C64"),
    ("uterus", "C55"),
    ("ovary", "C56"),
    ("stomach", "C16.9"),
    ("esophagus", "C15.9"),
    ("pancreas", "C25.9"),
    ("colon", "C18.9"),
    ("rectum", "C20"),
    ("bladder", "C67.9"),
    ("gallbladder", "C23"),
    ("melanoma", "C43.9"),
    ("myeloma", "C90.0"),
    ("unknown", "C80.0"),
];

/// The primary site (a value of `primary_site`) that a diagnosis names with certainty.
pub(crate) fn site(system: &str, code: &str) -> Option<&'static str> {
    if SNOMED.contains(&system) {
        return CONCEPTS.iter().find(|(known, _)| *known == code).map(|(_, site)| *site);
    }
    let edition = match system {
        _ if ICD10_ALIKE.contains(&system) => Edition::World,
        _ if ICD10_CM.contains(&system) => Edition::American,
        _ => return None,
    };
    let code = bare(code);
    if code.len() > 7 {
        return None;
    }
    let of_edition = SITES.iter().filter(|(_, _, of)| *of == Edition::Every || *of == edition);
    let fitting = of_edition.filter(|(start, ..)| code.starts_with(&bare(start)));
    fitting.max_by_key(|(start, ..)| start.len()).and_then(|(_, site, _)| *site)
}

/// The organs that a diagnosis of a metastasis names.
pub(crate) fn spread(system: &str, code: &str) -> Option<Spread> {
    if !ICD10_ALIKE.contains(&system) && !ICD10_CM.contains(&system) {
        return None;
    }
    let code = bare(code);
    let found = METASTASES.iter().find(|(start, _)| code.len() <= 7 && code.starts_with(&bare(start)));
    found.map(|(_, spread)| *spread)
}

/// The ICD-10 code to write a site.
pub(crate) fn icd10(site: &str) -> Option<&'static str> {
    WRITTEN.iter().find(|(written, _)| *written == site).map(|(_, code)| *code)
}

/// Keeps only letters and digits: the point and the marks of some countries are not significant.
fn bare(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use clinical::Finding;

    use super::*;

    const CM: &str = "http://hl7.org/fhir/sid/icd-10-cm";

    #[test]
    fn every_site_of_the_tables_is_a_value_of_the_finding() {
        let sites = SITES.iter().filter_map(|(_, site, _)| *site);
        let all =
            sites.chain(CONCEPTS.iter().map(|(_, site)| *site)).chain(WRITTEN.iter().map(|(site, _)| *site));
        for site in all {
            assert!(Finding::PrimarySite.choose(site).is_ok(), "{site}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for (written, code) in WRITTEN {
            assert_eq!(site(ICD10, code), Some(*written));
        }
    }

    #[test]
    fn a_code_is_read_with_and_without_its_point() {
        for code in ["C22.0", "C220", "c22.0"] {
            assert_eq!(site(CM, code), Some("hcc"), "{code}");
        }
        assert_eq!(site(CM, "C50.911"), Some("breast"));
        assert_eq!(site(CM, "C90.00"), Some("myeloma"));
        assert_eq!(site("http://fhir.de/CodeSystem/bfarm/icd-10-gm", "C34.1"), Some("lung"));
    }

    #[test]
    fn what_is_not_certain_names_no_site() {
        for code in
            ["C22", "C22.9", "C22.8", "C25.4", "C40.2", "C41.2", "C79.5", "C80.1", "C90", "C19", "Z85.3", ""]
        {
            assert_eq!(site(CM, code), None, "{code}");
        }
    }

    #[test]
    fn a_metastasis_names_its_organ_and_no_primary() {
        for (code, expected) in [
            ("C78.0", Some(Spread::Elsewhere)),
            ("C78.02", Some(Spread::Elsewhere)),
            ("C787", Some(Spread::Liver)),
            ("C79.3", Some(Spread::Elsewhere)),
            ("C79.51", Some(Spread::Bone)),
            ("C77.9", Some(Spread::Elsewhere)),
            ("C79.9", None),
            ("C22.0", None),
        ] {
            assert_eq!(spread(CM, code), expected, "{code}");
            assert!(expected.is_none() || site(CM, code).is_none(), "{code}");
        }
        assert_eq!(spread("http://snomed.info/sct", "C78.7"), None);
    }

    #[test]
    fn the_same_letters_in_another_code_system_mean_nothing() {
        assert_eq!(site("http://terminology.hl7.org/CodeSystem/icd-o-3", "C22.0"), None);
        assert_eq!(site("", "C22.0"), None);
        assert_eq!(site(CM, "C80.0"), None, "disseminated, in the American modification");
        assert_eq!(site(ICD10, "C7A.0"), None);
        assert_eq!(site(ICD10, "C50 and much more"), None);
    }
}
