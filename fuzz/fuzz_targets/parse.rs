//! Whatever stands in a file: reading it ends, and every message points into the text.
#![no_main]

use leadpact::sources::FileId;
use leadpact::syntax::{self, Limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (ast, messages) = syntax::parse(FileId(0), &text, &Limits::default());
    for message in &messages {
        let (start, end) = (message.span.start as usize, message.span.end as usize);
        assert!(text.get(start..end).is_some(), "`{}` points outside the text", message.message);
        assert!(!message.message.is_empty() && !message.code.is_empty());
        assert!(message.help.as_deref().is_none_or(|help| !help.is_empty()));
    }
    for item in &ast.items {
        assert!(text.get(item.span.start as usize..item.span.end as usize).is_some());
    }
});
