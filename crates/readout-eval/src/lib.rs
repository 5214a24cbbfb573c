//! Executable pack cases, gold, scores, floors
