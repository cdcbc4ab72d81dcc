// A program that listens on PORT, and does to order what programs do wrong.
import { spawn } from "node:child_process";
import { createServer } from "node:http";

console.error(`started with ${process.argv.slice(2).join(" ")}`);
const option = (name) => process.argv.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1);

if (process.argv.includes("ignore-sigterm")) process.on("SIGTERM", () => undefined);
if (process.argv.includes("fail")) {
  console.error("no such database");
  process.exit(3);
}
if (process.argv.includes("grandchild")) spawn(process.execPath, [import.meta.filename, "ignore-sigterm", "silent"]);
if (process.argv.includes("leave")) {
  spawn(process.execPath, [import.meta.filename, `port=${option("left")}`], {
    detached: true,
    stdio: "ignore",
  }).unref();
}
if (process.argv.includes("silent")) setInterval(() => undefined, 1000);
else {
  createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      if (request.url === "/crash") process.exit(7);
      response.end(String(process.pid));
    });
  }).listen(Number(option("port") ?? process.env.PORT), option("host"), () => console.log("listening"));
}
