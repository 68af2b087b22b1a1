//! Plans of models made by hand. What the language means is tested in `tests/semantics`; here is what is easy
//! to get wrong in this way of evaluating.

mod awards;
mod buffers;
mod changes;
mod draft;
mod history;
mod lifecycle;
mod scores;
