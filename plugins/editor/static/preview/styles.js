// The page's own styles for another setting than this browser's: light or dark, screen or print. Only the preview's copy is changed.

const NEVER = "(width < 0px)";
const MARGIN = "15mm"; // of the sheet
const ALWAYS = "(width >= 0px)";

/** Rewrites what depends on the setting in a parsed page. `theme`: "light" or "dark"; `print`: whether as on paper. */
export function set_media(page, { theme, print }) {
  const rewrite = (text) => media(text, theme, print);
  for (const style of page.querySelectorAll("style")) style.textContent = rewrite_rules(style.textContent, rewrite);
  for (const element of page.querySelectorAll("[media]")) element.setAttribute("media", rewrite(element.getAttribute("media")));
  const scheme = page.createElement("style");
  scheme.textContent = `:root { color-scheme: ${theme} !important; ${print ? `padding: ${MARGIN};` : ""} }`;
  page.head.append(scheme);
}

function rewrite_rules(css, rewrite) {
  return css.replace(/@media([^{]+)\{/g, (_, query) => `@media ${rewrite(query).trim()}{`);
}

function media(query, theme, print) {
  const schemes = query.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, wanted) => (wanted === theme ? ALWAYS : NEVER));
  if (!print) return schemes;
  // "speech" is a kind of medium that no browser is.
  return schemes.replace(/\bscreen\b/g, "speech").replace(/\bprint\b/g, "all");
}
