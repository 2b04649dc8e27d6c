"""Signs that can be typed or pasted, and that no page, feed, terminal or log should get as they are."""

ODD = {
    "NUL": "\0",
    "BEL": "\a",
    "backspace": "\b",
    "vertical tab": "\v",
    "form feed": "\f",
    "carriage return": "\r",
    "ESC": "\x1b",
    "DEL": "\x7f",
    "C1 next line": "\x85",
    "C1 CSI": "\x9b",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "embedding": "\u202b",
    "override": "\u202e",
    "isolate": "\u2067",
    "no character": "\uffff",
    "half a character": "\ud83d",
    "byte of a name": "\udcff",
}
