// Filters of the findings. They are hidden until this runs, so that nobody meets a control that does nothing.
(() => {
  const form = document.querySelector(".filters");
  if (!form) return;
  const status = document.querySelector(".status");
  const groups = [...document.querySelectorAll(".group")].map((group) => ({
    group,
    name: group.querySelector("h3").textContent.toLowerCase(),
    items: [...group.querySelectorAll(".finding")].map((item) => ({ item, text: item.textContent.toLowerCase(), count: Number(item.dataset.count) })),
  }));
  const apply = () => {
    const levels = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const rule = form.elements.rule.value;
    const text = form.elements.text.value.trim().toLowerCase();
    let shown = 0;
    let all = 0;
    for (const { group, name, items } of groups) {
      let any = false;
      for (const found of items) {
        const { severity, rule: own } = found.item.dataset;
        const fits = levels.has(severity) && (!rule || rule === own) && (!text || found.text.includes(text) || name.includes(text));
        found.item.hidden = !fits;
        any ||= fits;
        shown += fits ? found.count : 0;
        all += found.count;
      }
      group.hidden = !any;
    }
    status.textContent = shown === all ? `All ${all} findings are shown.` : `${shown} of ${all} findings are shown.`;
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
