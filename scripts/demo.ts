/**
 * Shows hubhook's main job on a small bot: what breaks, and that nothing does once the bot is fixed.
 *   npm run demo
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { styleText } from "node:util";

const SECRET = "an-example-secret";

const ACTS = [
  {
    title: "A discussion bot from a first evening: scripts/demo/naive-bot.ts",
    bot: "node scripts/demo/naive-bot.ts",
    exitCode: 1,
  },
  {
    title: "The same bot, fixed: scripts/demo/fixed-bot.ts",
    bot: "node scripts/demo/fixed-bot.ts",
    exitCode: 0,
  },
];

for (const { title, bot, exitCode } of ACTS) {
  const args = ["fuzz", "http://127.0.0.1/webhook", "--start", bot, "--runs", "200", "--seed", "1"];
  console.log(`\n${styleText("bold", title)}`);
  console.log(`$ hubhook ${args.map((word) => (word.includes(" ") ? `"${word}"` : word)).join(" ")}\n`);
  const hubhook = spawn(process.execPath, ["src/cli/main.ts", ...args], {
    stdio: "inherit",
    env: { ...process.env, HUBHOOK_SECRET: SECRET, WEBHOOK_SECRET: SECRET },
  });
  const [code] = await once(hubhook, "exit");
  if (code !== exitCode) {
    console.error(`\nThe demo expected exit code ${exitCode} and got ${code}.`);
    process.exit(3);
  }
}

console.log(`
To see one failure again in this repository, put "npm run --silent" before its line and "--" before its options:
  export HUBHOOK_SECRET=${SECRET} WEBHOOK_SECRET=${SECRET}
  npm run --silent hubhook -- fuzz …`);
