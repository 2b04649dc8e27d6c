/** Whether there is a value: no text, list or group without anything in it is one. */
export function has_value(value) {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

/** Whether this stands for a fact that is not known yet: {placeholder, needed}. */
export function is_stand_in(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value) && "placeholder" in value;
}

/** A value in a few words, as the name of an item of a list: its first texts. */
export function in_words(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (is_stand_in(value)) return in_words(value.placeholder);
  return Object.values(value).map(in_words).filter(Boolean).join(", ");
}

/** The first text in a value: what an item is called by. */
export function first_words(value) {
  if (value === null || typeof value !== "object") return value ?? "";
  if (Array.isArray(value)) return in_words(value);
  return is_stand_in(value) ? first_words(value.placeholder) : Object.values(value).map(first_words).find(Boolean) ?? "";
}
