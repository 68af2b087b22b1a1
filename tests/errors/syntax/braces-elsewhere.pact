{
#~ does-not-fit [{]: this `{` belongs to no statement | write the statement before it, for example `score interest {`
  +5 when a
}
team x {
#~ surplus-block [{]: `team x` has no block | delete the braces and what stands in them, or check the first word of the statement
  a: text
}
score a
#~ missing-block [score a]: `score a` has no block | write `{` at the end of the line, what belongs to it below, such as `+5 when …`, and `}`
rating b of a
#~ missing-block [rating b of a]: `rating b` has no block | write `{` at the end of the line, what belongs to it below, such as `A from 80`, and `}`
stage S owned by x { meaning "a" } stage T owned by y
#~ line-break [stage]: `stage` stands behind a `}` | begin a new line before it
interaction call { reached: yes/no } by sales
#~ line-break [by]: `by` stands behind a `}` | put `by …` before the `{`
define d as a {
#~ surplus-block [{]: `define d` has no block | delete the braces and what stands in them, or check the first word of the statement
}
score e { +5 when a { } }
#~ surplus-block [{]: `+5 …` has no block | delete the braces and what stands in them, or check the first word of the statement
