import { clinic_zone } from "./form/time.js";

const DAY = 86400000; // milliseconds

/** A moment in the clinic's time: "Nov 27, 2026, 10:00 AM". */
export function moment(text) {
  return new Date(text).toLocaleString("en-US", { timeZone: clinic_zone(), dateStyle: "medium", timeStyle: "short" });
}

/** A day ("2026-11-27") in words: "Friday, November 27, 2026". */
export function day(text) {
  return new Date(`${text}T12:00:00Z`).toLocaleDateString("en-US", { timeZone: "UTC", weekday: "long", year: "numeric", month: "long", day: "numeric" });
}

/** How long ago a moment is, for the last weeks; then its day. */
export function ago(text, now = Date.now()) {
  const passed = now - Date.parse(text);
  const relative = new Intl.RelativeTimeFormat("en-US", { numeric: "auto" });
  if (passed < 3600000) return relative.format(-Math.max(0, Math.floor(passed / 60000)), "minute");
  if (passed < DAY) return relative.format(-Math.floor(passed / 3600000), "hour");
  if (passed < 30 * DAY) return relative.format(-Math.floor(passed / DAY), "day");
  return new Date(text).toLocaleDateString("en-US", { timeZone: clinic_zone(), dateStyle: "medium" });
}

/** Today on the clinic's calendar: "2026-11-27". */
export function today() {
  return new Intl.DateTimeFormat("en-CA", { timeZone: clinic_zone() }).format(new Date());
}
