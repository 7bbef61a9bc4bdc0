// Writes what the process took to the file that MEASURED names, when it ends.
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.MEASURED, JSON.stringify({ cpu: userCPUTime + systemCPUTime, rss: maxRSS }));
});
