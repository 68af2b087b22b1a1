team a "x"​
#~ invisible-character [​]: an invisible character (U+200B) stands here | delete it and write the word anew
team b "y"
te​am c "z"
#~ invisible-character [​]: an invisible character (U+200B) stands here | delete it and write the word anew
score s {
  +5 when employees at least −5
  –10 when a
}
