import { tell } from "./live.js";
import { problem_in_words } from "./words.js";

const PAUSES = [300, 900, 2000]; // milliseconds before a read is tried again

/** What the server did not do, in words for staff. `body` is its whole answer. */
export class ApiProblem extends Error {
  constructor(status, body) {
    super(body.message ?? "That did not work");
    this.status = status;
    this.fix = body.fix ?? "";
    this.body = body;
  }
}

/**
 * One call to the server: `call("GET", "desk")`, `call("PUT", "file", {...})`. A Blob as body goes as it is, all else as JSON.
 * Returns the JSON of the answer. Throws ApiProblem; status 0 means that the editor's program cannot be reached.
 * A read is tried again a few times by itself, a change never.
 */
export async function call(method, path, body = undefined, signal = undefined) {
  const options = { method, signal, credentials: "same-origin", headers: {} };
  if (body instanceof Blob) options.body = body;
  else if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  for (const pause of method === "GET" ? [...PAUSES, null] : [null]) {
    try {
      return await answer(await fetch(`/-/api/${path}`, options));
    } catch (problem) {
      if (problem.name === "AbortError") throw problem;
      const passing = !(problem instanceof ApiProblem) || problem.status === 503;
      if (!passing) throw problem;
      if (pause === null) throw problem instanceof ApiProblem ? problem : unreachable();
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

/** A path with its questions: `with_query("file", {path})`. What is null is left out. */
export function with_query(path, query) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== null && value !== undefined));
  return `${path}?${asked}`;
}

let lost = false;

async function answer(response) {
  if (lost) {
    lost = false;
    tell("The editor can be reached again.");
  }
  const text = await response.text();
  let body;
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    body = { message: "The editor gave an answer that cannot be read", fix: "Load the page again." };
  }
  if (!response.ok) throw new ApiProblem(response.status, body);
  return body;
}

function unreachable() {
  const problem = new ApiProblem(0, {
    message: "The editor's program cannot be reached",
    fix: "See whether it still runs in its window, and start it again if not. What you wrote stays here.",
  });
  if (!lost) tell(problem_in_words(problem), { stays: true });
  lost = true;
  return problem;
}
