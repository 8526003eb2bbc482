//! What a page may load and run: its own style and its own programs, told by their hashes, and nothing else.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The hash of a style or a program, as a browser works it out.
pub(super) fn hash_of(source: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(source.as_bytes())))
}

/// The head of a page that holds one style and some programs.
pub(super) fn head(title: &str, style: &str, programs: &[&str]) -> String {
    let programs = match programs {
        [] => "'none'".to_owned(),
        some => some.iter().map(|program| hash_of(program)).collect::<Vec<_>>().join(" "),
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src {programs}; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n",
        hash_of(style)
    )
}
