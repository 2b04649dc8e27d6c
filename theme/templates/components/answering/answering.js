// Says whether somebody answers the phone now. The data and the clock of the device are enough: nothing is asked of a server.
const DAY = 1440; // minutes

function clinicTime(zone) {
  const options = { timeZone: zone, year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" };
  const parts = new Intl.DateTimeFormat("en-US", options).formatToParts(Date.now());
  return Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
}

function sentence(words, { zone, week, days }) {
  const now = clinicTime(zone);
  const minute = now.hour * 60 + now.minute;
  for (let ahead = -1; ahead < 15; ahead++) {
    const date = new Date(Date.UTC(now.year, now.month - 1, now.day + ahead));
    for (const [from, until, opens, closes] of days[date.toISOString().slice(0, 10)] ?? week[date.getUTCDay()]) {
      if (until + ahead * DAY <= minute) continue;
      if (from + ahead * DAY <= minute) return [true, (until - from === DAY ? words.always : words.open).replace("{time}", closes)];
      const day = date.toLocaleDateString(document.documentElement.lang, { weekday: "long", timeZone: "UTC" });
      const when = [words.today, words.tomorrow][ahead] ?? words.later;
      return [false, when.replace("{day}", day).replace("{time}", opens)];
    }
  }
  return [false, ""];
}

for (const part of document.querySelectorAll(".answering")) {
  const [open, words] = sentence(part.dataset, JSON.parse(part.dataset.hours));
  part.classList.toggle("answering--open", open);
  part.querySelector(".answering__now").textContent = words;
}
