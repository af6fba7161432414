// Asks axe-core what a page keeps from whom: `NODE_PATH=…/node_modules node axe.cjs FILE…`, with axe-core and playwright-core
// there and a Chromium at COPISTE_CHROMIUM or /usr/bin/chromium. One line for each file in light, in dark and as it is printed;
// what is wrong below it; status 1 when anything is.
const { readFileSync } = require("node:fs");
const { resolve } = require("node:path");
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const faces = { light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, print: { media: "print" } };

async function main() {
  const executablePath = process.env.COPISTE_CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
  let wrong = 0;
  for (const file of process.argv.slice(2)) {
    for (const [face, media] of Object.entries(faces)) {
      // The page forbids every script: axe is brought in past its policy.
      const page = await (await browser.newContext({ bypassCSP: true })).newPage();
      await page.emulateMedia(media);
      await page.goto(`file://${resolve(file)}`);
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate("axe.run()");
      console.log(`${file} ${face}: ${violations.length} violations, ${passes.length} rules kept`);
      for (const { id, help, nodes } of violations) {
        console.log(`    ${id}: ${help}, ${nodes.length} times, at ${nodes[0].target.join(" ")}`);
      }
      wrong += violations.length;
      await page.context().close();
    }
  }
  await browser.close();
  process.exitCode = wrong > 0 ? 1 : 0;
}

main();
