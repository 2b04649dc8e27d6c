// Find and replace: CodeMirror's panel, in our words, below the text.
import { search } from "@codemirror/search";
import { EditorState } from "@codemirror/state";

const PHRASES = {
  next: "Next", previous: "Previous", all: "Select all", "match case": "Capitals count", "by word": "Whole words", replace: "Replace this",
  "replace all": "Replace all", close: "Close", "current match": "found here", "replaced $ matches": "$ replaced", "replaced match on line $": "Replaced on line $",
};

export const finding_words = [search(), EditorState.phrases.of(PHRASES)];
