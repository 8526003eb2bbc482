//! The codes of a codebook as YAML: for a team to keep beside its reviews and hand to another one.

use std::collections::{HashMap, HashSet};

use muster_core::library::{Code, check_code};
use serde::{Deserialize, Serialize};
use serde_saphyr::{Options, Spanned};

use crate::faults::{FileError, Held, short};
use crate::text::one_line;
use crate::yaml::{self, Bounds};

/// A file of codes larger than this was chosen by mistake.
pub const MAX_CODE_BYTES: usize = 256 << 10;

/// Nobody tells more codes apart.
const MOST: usize = 300;
/// Characters of a name and of a memo; more is a page and not a code.
const LONGEST: usize = 2_000;

const BOUNDS: Bounds = Bounds {
    bytes: MAX_CODE_BYTES,
    // File, codes, code, and something to spare.
    depth: 5,
    nodes: 6_000,
    anchors: 50,
    repeated: 500,
    replayed: 2,
};

/// A file of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodesFile {}

impl Held for CodesFile {
    const WHAT: &'static str = "the codes";
    const CAN_BE: &'static str = "codes";
}

/// Why codes could not be read.
pub type CodesError = FileError<CodesFile>;

#[derive(Serialize)]
struct Written<'a> {
    codes: &'a [Code],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    codes: Vec<Code>,
}

#[derive(Deserialize)]
struct Placed {
    codes: Vec<PlacedCode>,
}

#[derive(Deserialize)]
struct PlacedCode {
    key: Spanned<String>,
}

/// Writes codes as YAML. What comes out is read back as it was by [`codes_from_yaml`].
///
/// # Errors
/// Says in words what could not be written; codes that were checked never fail.
pub fn codes_to_yaml(codes: &[Code]) -> Result<String, CodesError> {
    let unwritable = |error: serde_saphyr::ser_error::Error| {
        CodesError::whole(format!("they cannot be written as YAML: {}", one_line(&error.to_string())))
    };
    let body = serde_saphyr::to_string(&Written { codes }).map_err(unwritable)?;
    Ok(format!("# Codes of Muster. Change what you like and read the file back beside a transcript.\n{body}"))
}

/// Reads codes from YAML.
///
/// # Errors
/// Says what is wrong in one sentence, and where.
pub fn codes_from_yaml(text: &str) -> Result<Vec<Code>, CodesError> {
    if text.len() > MAX_CODE_BYTES {
        return Err(CodesError::whole("the file is larger than 256 kB, which is no codebook"));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(CodesError::whole("the file is empty"));
    }
    let Read { codes } =
        serde_saphyr::from_str_with_options(text, options()).map_err(|error| CodesError::from_yaml(&error))?;
    match fault(&codes) {
        None => Ok(codes),
        Some((at, problem)) => {
            let placed: Option<Placed> = serde_saphyr::from_str_with_options(text, options()).ok();
            let place = placed.and_then(|file| file.codes.into_iter().nth(at)).map(|code| code.key.referenced);
            Err(CodesError::at(place, problem))
        }
    }
}

/// The first code that makes no sense, and why.
fn fault(codes: &[Code]) -> Option<(usize, String)> {
    let into: HashMap<&str, Option<&str>> =
        codes.iter().map(|code| (code.key.as_str(), code.merged_into.as_deref())).collect();
    let mut keys = HashSet::new();
    codes.iter().enumerate().find_map(|(at, code)| {
        let key = short(&code.key);
        if at >= MOST {
            return Some((at, format!("there are more than {MOST} codes")));
        }
        if let Some(wrong) = check_code(code).into_iter().next() {
            return Some((at, short(wrong.trim_end_matches('.'))));
        }
        if !keys.insert(&code.key) {
            return Some((at, format!("two codes have the key \"{key}\"")));
        }
        if [&code.name, &code.memo].into_iter().any(|text| text.chars().count() > LONGEST) {
            return Some((at, format!("a text of the code \"{key}\" is longer than {LONGEST} characters")));
        }
        // A code of the library may be meant, so one that is not in the file is no fault; a circle is.
        let mut next = code.merged_into.as_deref();
        for _ in 0..codes.len() {
            match next {
                Some(other) if other == code.key => {
                    return Some((at, format!("the code \"{key}\" is part of itself, by way of others")));
                }
                Some(other) => next = into.get(other).copied().flatten(),
                None => break,
            }
        }
        None
    })
}

fn options() -> Options {
    yaml::options(&BOUNDS)
}
