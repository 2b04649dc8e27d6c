// Says in words what is missing, all of it at once, above the form and at each field. Without this, the browser does it one by one.
const form = document.querySelector(".contact-form__form");
const make = (tag, name, text = "") => Object.assign(document.createElement(tag), { className: `contact-form__${name}`, textContent: text });

function mark(control) {
  const id = `${control.id}-error`;
  document.getElementById(id)?.remove();
  const wrong = !control.validity.valid;
  for (const name of ["aria-invalid", "aria-describedby"]) control.removeAttribute(name);
  if (!wrong) return;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", id);
  const error = make("p", "error", control.dataset.error);
  error.id = id;
  control.parentElement.append(error);
}

form.noValidate = true;
form.addEventListener("submit", event => {
  const controls = [...form.elements].filter(control => control.dataset.error);
  controls.forEach(mark);
  form.querySelector(".contact-form__errors")?.remove();
  const wrong = controls.filter(control => !control.validity.valid);
  if (!wrong.length && !form.elements.website.value) return;
  event.preventDefault();
  if (!wrong.length) return; // a program has filled in what nobody sees
  const errors = make("div", "errors");
  errors.tabIndex = -1;
  errors.setAttribute("role", "alert");
  const list = document.createElement("ul");
  for (const control of wrong) {
    const link = Object.assign(document.createElement("a"), { href: `#${control.id}`, textContent: control.dataset.error });
    list.appendChild(document.createElement("li")).append(link);
  }
  errors.append(make("p", "error", form.dataset.wrong), list);
  form.prepend(errors);
  errors.focus();
});
form.addEventListener("input", event => {
  if (event.target.hasAttribute("aria-invalid")) mark(event.target);
});
