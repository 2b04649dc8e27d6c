// Directions open in the phone's own map.
const phones = [
  [/Android/, "geo:0,0?q="],
  [/iPhone|iPad|iPod/, "maps://?daddr="],
];
const own = phones.find(([device]) => device.test(navigator.userAgent));

for (const link of document.querySelectorAll(".contact-ways__link--map")) {
  if (own) link.href = own[1] + link.dataset.place;
}
