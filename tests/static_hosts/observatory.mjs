// Rates a server on the loopback address with the HTTP Observatory's own tests and grades.
// Usage: node observatory.mjs HOSTNAME HTTP_PORT HTTPS_PORT; NODE_PATH holds the package.
import fs from "fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

// The package fetches this list when it is installed, which the tests do not let it: here no site is on it.
const read = fs.readFileSync;
fs.readFileSync = (file, ...rest) => (String(file).endsWith("hsts-preload.json") ? "{}" : read(file, ...rest));

const source = path.join(process.env.NODE_PATH, "@mdn/mdn-http-observatory/src");
const load = (file) => import(pathToFileURL(path.join(source, file)).href);
const { retrieve } = await load("retriever/retriever.js");
const { ALL_TESTS } = await load("constants.js");
const { getGradeForScore, getScoreModifier } = await load("grader/grader.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await load("grader/charts.js");

const [hostname, httpPort, httpsPort] = process.argv.slice(2);
const answers = await retrieve(hostname, { httpPort, httpsPort });
const results = ALL_TESTS.map((test) => test(answers));
const modifiers = results.map((result) => getScoreModifier(result.result));
// As the scanner does: extra credit counts only for who has an A without it.
const plain = modifiers.filter((m) => m < 0).reduce((sum, m) => sum + m, 100);
const full = modifiers.reduce((sum, m) => sum + m, 100);
const { score, grade } = getGradeForScore(plain >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? full : plain);
const tests = Object.fromEntries(results.map((r) => [r.constructor.name, { pass: r.pass, result: r.result }]));
console.log(JSON.stringify({ score, grade, tests }));
process.exit(0);
