//! A text is either a pact without errors or comes back with errors that can be drawn, in the order of
//! their places. A pact can be linted, formatted, drawn and put on a page, and is the same as itself.
#![no_main]

use leadpact::sources::NoIncludes;
use leadpact::syntax::Limits;
use leadpact::{Pact, PactPair, Severity};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    match Pact::parse(&text) {
        Ok(pact) => {
            assert!(pact.warnings().all(|message| message.severity != Severity::Error));
            workshop(&pact, &text);
        }
        Err(messages) => {
            assert!(messages.has_errors());
            assert!(messages.as_slice().windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
            assert!(!messages.render().is_empty());
        }
    }
});

/// What is done with a pact that is right.
fn workshop(pact: &Pact, text: &str) {
    let linted = Pact::lint("pact", text, &NoIncludes, &Limits::default()).into_result();
    let linted = linted.expect("no lint is an error");
    assert_eq!(linted.fingerprint(), pact.fingerprint());
    assert_eq!(linted.diagnostics().render().is_empty(), linted.diagnostics().is_empty());
    let formatted = leadpact::format("pact", text).expect("a pact can be formatted");
    assert_eq!(leadpact::format("pact", &formatted).as_deref().ok(), Some(&*formatted));
    let again = Pact::parse(&formatted).expect("what is formatted is a pact");
    assert_eq!(again.fingerprint(), pact.fingerprint());
    assert!(PactPair::new(pact, &again).comparison().changes().next().is_none());
    let (document, lifecycle) = (pact.document(), pact.lifecycle());
    assert!(!document.html(None).is_empty() && !document.markdown().is_empty());
    assert!(!lifecycle.mermaid().is_empty() && !lifecycle.dot().is_empty());
}
