// The preview for a colleague: one file that needs nothing else, to send by email.
import { ApiProblem } from "../api.js";

/** Fetches the file for a draft and hands it to the browser as a download. Throws ApiProblem. */
export async function give_to_a_colleague(draft, name) {
  const options = { method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify(draft) };
  const response = await fetch("/-/api/share", options);
  if (!response.ok) throw new ApiProblem(response.status, await response.json().catch(() => ({})));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
