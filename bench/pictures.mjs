import { fileURLToPath } from "node:url";
import { interleaved, peakMemory, works } from "./measure.mjs";
import { atMost, memory, ms, print, slower } from "./table.mjs";

const post = fileURLToPath(new URL("./post.py", import.meta.url));
const vl2png = fileURLToPath(new URL("../node_modules/vega-lite/bin/vl2png", import.meta.url));

/** The post's schedule as CSV, SVG and PNG beside Node itself and who else draws such a chart. */
export function pictures({ command, scratch, quick }) {
  const file = (name) => `${scratch}/${name}`;
  const schedule = [...command, "cosine-warm", "--T0", "30", "--eta-min", "1e-6", "--epochs"];
  const drawn = [...schedule, "150", "--width", "800", "--height", "400", "--scale", "2", "-o"];
  const commands = {
    node: [process.execPath, "-e", "0"],
    csv: [...schedule, "150"],
    svg: [...drawn, file("post.svg")],
    png: [...drawn, file("post.png")],
  };
  const missing = [];
  if (works([...drawn, file("post.vl.json")])) {
    commands.vl2png = [process.execPath, vl2png, file("post.vl.json"), file("vl2png.png"), "-s", "2"];
  } else missing.push("vl2png: lrplot wrote no .vl.json");
  if (works(["/usr/bin/python3", "-c", "import torch, matplotlib"])) {
    commands.post = ["/usr/bin/python3", post, file("post-py.png")];
  } else
    missing.push("post.py: /usr/bin/python3 has no torch and matplotlib (python3-torch, python3-matplotlib)");

  interleaved(commands, 1); // what is read from the disk for the first time is not what is measured
  const { node, csv, svg, png, ...peers } = interleaved(commands, quick ? 5 : 21);
  print("The post's schedule, 150 epochs, 800 × 400 at scale 2", [
    { what: "node -e 0", measured: ms(node) },
    atMost("lrplot CSV", ms(csv), csv / node, 1.3, "node"),
    atMost("lrplot SVG", ms(svg), svg / node, 2.5, "node"),
    atMost("lrplot PNG", ms(png), png / node, 3, "node"),
    ...("vl2png" in peers ? [slower("vl2png", ms(peers.vl2png), peers.vl2png / png, 2, "lrplot PNG")] : []),
    ...("post" in peers
      ? [slower("torch + matplotlib", ms(peers.post), peers.post / png, 6, "lrplot PNG")]
      : []),
    ...missing.map((what) => ({ what, measured: "left out" })),
  ]);

  const many = [...schedule, "10000000", "-o", file("many.png")];
  const both = interleaved({ png: commands.png, many }, quick ? 1 : 5);
  print("PNG of a long run", [
    { what: "150 epochs", measured: ms(both.png) },
    atMost("10 million", ms(both.many), both.many / both.png, 3, "150 epochs"),
    memory("peak memory", peakMemory(many, scratch), 300),
  ]);
}
