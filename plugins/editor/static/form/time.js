/* Moments in the clinic's own time zone, which the shell says in <html data-time-zone>. */

/** The clinic's time zone, as "America/Los_Angeles"; the browser's own where nothing says otherwise. */
export function clinic_zone() {
  return document.documentElement.dataset.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The minutes by which the zone's clocks are ahead of UTC at a moment (milliseconds since 1970). */
function offset_at(moment, zone) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
  const on = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(on.year, on.month - 1, on.day, on.hour, on.minute, on.second);
  return Math.round((wall - Math.floor(moment / 1000) * 1000) / 60000);
}

/** What the clinic's clocks show ("2026-03-31T09:00") at a moment that is written with its offset; null where it cannot be read. */
export function on_the_wall(text, zone = clinic_zone()) {
  const moment = Date.parse(text.replace(" ", "T"));
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || Number.isNaN(moment)) return null;
  return new Date(moment + offset_at(moment, zone) * 60000).toISOString().slice(0, 16);
}

/** The moment with its offset ("2026-03-31T09:00:00-07:00") at which the clinic's clocks show this; an hour later where they skip it. */
export function moment_of(wall, zone = clinic_zone()) {
  const as_utc = Date.parse(`${wall}:00Z`);
  const first = as_utc - offset_at(as_utc, zone) * 60000;
  const moment = as_utc - offset_at(first, zone) * 60000;
  const offset = offset_at(moment, zone);
  const shown = new Date(moment + offset * 60000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  return `${shown}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The zone's name in words at a moment: "Pacific Standard Time". */
export function zone_in_words(wall, zone = clinic_zone()) {
  const at = wall ? Date.parse(`${wall}:00Z`) : Date.now();
  return new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "long" }).formatToParts(at).find(({ type }) => type === "timeZoneName").value;
}

function two(number) {
  return String(number).padStart(2, "0");
}
