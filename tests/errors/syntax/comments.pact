// a comment
#~ comment-sign [//]: `//` does not begin a comment | write `# a comment`
-- another
#~ comment-sign [--]: `--` does not begin a comment | write `# another`
/* a third
#~ comment-sign [/*]: `/*` does not begin a comment | write `# a third`
   over two lines */
<!-- and a fourth -->
#~ comment-sign [<!--]: `<!--` does not begin a comment | write `# and a fourth -->`
team a "x" // behind
#~ comment-sign [//]: `//` does not begin a comment | write `# behind`
team b "y" ;
#~ semicolon [;]: a statement ends with its line, not with `;` | leave the `;` out and begin a new line
team c "z"; team d "w"
#~ semicolon [;]: a statement ends with its line, not with `;` | leave the `;` out and begin a new line
