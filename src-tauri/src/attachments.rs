//! Serves pictures of the store to the page, by their hash and by nothing else.

use std::sync::Arc;

use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

use crate::host::Host;

/// Media types that a page can show and that cannot run anything. SVG is not one of them.
const PICTURES: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/// Answers `attachment://localhost/<hash>`.
#[expect(clippy::needless_pass_by_value, reason = "the shape Tauri asks for")]
pub(crate) fn answer(context: UriSchemeContext<'_, Wry>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let Some(hash) = hash_of(request.uri().path()) else { return responder.respond(nothing()) };
    let host = Arc::clone(&context.app_handle().state::<Arc<Host>>());
    tauri::async_runtime::spawn_blocking(move || responder.respond(picture(host.service().attachment(&hash))));
}

/// The hash, when the path is one and nothing more.
fn hash_of(path: &str) -> Option<String> {
    let hash = path.strip_prefix('/')?;
    let plain = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    plain.then(|| hash.to_owned())
}

fn picture(found: Option<(String, Vec<u8>)>) -> Response<Vec<u8>> {
    match found {
        Some((media_type, bytes)) if PICTURES.contains(&media_type.as_str()) => Response::builder()
            .header(header::CONTENT_TYPE, media_type)
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
            // What a hash names never changes.
            .header(header::CACHE_CONTROL, "private, max-age=31536000, immutable")
            .body(bytes)
            .unwrap_or_else(|_| nothing()),
        _ => nothing(),
    }
}

fn nothing() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_hash_is_a_name() {
        let hash = "0123456789abcdef".repeat(4);
        assert_eq!(hash_of(&format!("/{hash}")), Some(hash.clone()));
        for path in ["/", "", "/..", "/../../etc/passwd", &hash[..], &format!("/{}", hash.to_uppercase())] {
            assert_eq!(hash_of(path), None, "{path}");
        }
        assert_eq!(hash_of(&format!("/{hash}/x")), None);
    }

    #[test]
    fn only_pictures_are_served() {
        let good = picture(Some(("image/png".to_owned(), vec![1, 2])));
        assert_eq!(good.status(), StatusCode::OK);
        assert_eq!(good.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        for media_type in ["text/html", "image/svg+xml", "application/pdf", "image/png; charset=x", ""] {
            assert_eq!(picture(Some((media_type.to_owned(), vec![1]))).status(), StatusCode::NOT_FOUND, "{media_type}");
        }
        assert_eq!(picture(None).status(), StatusCode::NOT_FOUND);
    }
}
