//! A text is either a pact without errors or comes back with errors that can be drawn, in the order of
//! their places.
#![no_main]

use leadpact::{Pact, Severity};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    match Pact::parse(&text) {
        Ok(pact) => assert!(pact.warnings().all(|message| message.severity != Severity::Error)),
        Err(messages) => {
            assert!(messages.has_errors());
            assert!(messages.as_slice().windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
            assert!(!messages.render().is_empty());
        }
    }
});
