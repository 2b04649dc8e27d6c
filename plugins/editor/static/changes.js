/* What a change in the history did, in words for staff. */
const DID = {
  save: "changed",
  create: "started",
  delete: "deleted",
  rename: "renamed",
  restore: "brought back",
  picture: "brought in",
  undo: "took back a change of",
  offline: "took offline",
  online: "showed to visitors",
  sign: "signed",
  import: "brought in",
};

/** What somebody did, as it stands behind their name: "changed". */
export function did(what) {
  return DID[what] ?? "changed";
}

/** The same at the head of a line: "Changed"; what was there before the editor's first change has words of its own. */
export function as_heading(what) {
  if (what === "before") return "As it was before";
  const words = did(what);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
