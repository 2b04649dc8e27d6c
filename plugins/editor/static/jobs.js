import { call, with_query } from "./api.js";

const PAUSE = 500; // milliseconds between two looks

/** Waits for work in the background; `step(texts)` is called with what was begun so far. Returns its end, throws what went wrong. */
export async function finished(id, step) {
  for (;;) {
    const job = await call("GET", with_query("job", { id }));
    step(job.steps);
    if (job.state === "done") return job;
    if (job.state === "failed") throw { message: job.message, fix: job.fix };
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
