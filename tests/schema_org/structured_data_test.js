// Runs structured-data-testing-tool over pages: reads {name: html} from the file named, prints
// {name: {failed: [...], warnings: [...], passed: n, groups: [...]}}.
const fs = require("fs");
const { structuredDataTestHtml } = require("structured-data-testing-tool");
const { Google, Twitter, Facebook } = require("structured-data-testing-tool/presets");

async function main() {
  const pages = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
  const results = {};
  for (const [name, html] of Object.entries(pages)) {
    let outcome;
    try {
      outcome = await structuredDataTestHtml(html, { presets: [Google, Twitter, Facebook] });
    } catch (error) {
      if (error.type !== "VALIDATION_FAILED") throw error;
      outcome = error.res;
    }
    const said = (tests) => tests.map((t) => `${(t.groups || [t.group]).join(" > ")}: ${t.description || t.test}`);
    results[name] = {
      failed: said(outcome.failed),
      warnings: said(outcome.warnings),
      passed: said(outcome.passed),
      schemas: outcome.schemas,
    };
  }
  process.stdout.write(JSON.stringify(results));
}

main().catch((error) => {
  process.stderr.write(String(error.stack || error));
  process.exit(1);
});
