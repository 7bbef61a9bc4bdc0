import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { themeOf } from "../../src/outputs/chart/theme.ts";
import { browserFor } from "../helpers/browser.ts";
import { comparing, comparingPairs } from "../helpers/comparison.ts";
import { curveOf, figureWith, listed } from "../helpers/figure.ts";
import { folderWith } from "../helpers/folder.ts";
import { boxOf, drag, labelsOf, pageOf, pageOfLine, pointOf, tooltipOf } from "../helpers/page.ts";

const folder = folderWith({});
const open = browserFor();
const restarts = await pageOfLine("cosine-warm --T0 30 --eta-min 1e-6 --epochs 150", folder);
const three = await pageOfLine(
  "cosine --T-max 150 vs cosine-warm --T0 30 vs step --step-size 50 --epochs 150",
  folder,
);
const both = await pageOfLine("onecycle --max-lr 0.1 --total-steps 150 --parameter lr,momentum", folder);
const steps = await pageOfLine("onecycle --max-lr 0.1 --epochs 10 --steps-per-epoch 50", folder);

/** The rates of each row of a CSV, as they are written there. */
const rowsOf = (csv: string) =>
  csv
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((row) => row.split(","));

test("what a page should not do would be noticed", async () => {
  const noisy = folderWith({
    "noisy.html": "<script>console.log('a'); alert('b')</script><img src='http://127.0.0.1:9/'>",
  });
  await open(`${noisy}/noisy.html`);
  const complaints = open.complaints.splice(0);
  for (const one of ["console: a", "dialog: b", "request: http://127.0.0.1:9/"])
    expect(complaints).toContain(one);
});

describe("the cursor", () => {
  test.each([
    ["one curve", restarts],
    ["three curves", three],
    ["two parameters", both],
  ])("says the rates that the CSV has, of %s", async (_, { file, csv }) => {
    const page = await open(file);
    const rows = rowsOf(csv);
    const seen = new Set<number>();
    for (const across of [0, 0.13, 0.2, 0.41, 0.5, 0.77, 0.99, 1]) {
      await page.mouse.move(...(await pointOf(page, across, 0.4)));
      const { place, rates } = await tooltipOf(page);
      const epoch = Number(/^(?:epoch|step) (\d+)$/.exec(place)?.[1]);
      expect(rates).toEqual(rows[epoch]?.slice(1));
      expect(epoch / 150).toBeCloseTo(Math.min(across, 149 / 150), 1);
      seen.add(epoch);
    }
    expect(seen.size).toBeGreaterThan(6);
  });

  test("says step and epoch where an epoch has steps", async () => {
    const page = await open(steps.file);
    await page.mouse.move(...(await pointOf(page, 0.503, 0.5)));
    const { place, rates } = await tooltipOf(page);
    const [, step, epoch] = /^step (\d+) \(epoch (\d+)\)$/.exec(place) ?? [];
    expect([step, epoch, ...rates]).toEqual(rowsOf(steps.csv)[Number(step)]);
  });

  test("has a dot on each curve, emphasises the nearest, and goes when the pointer does", async () => {
    const page = await open(three.file);
    await page.mouse.move(...(await pointOf(page, 1 / 3, 0.3)));
    expect(await page.locator(".cursor .dot").count()).toBe(3);
    expect(await page.locator(".tooltip .nearest .name").allTextContents()).toEqual(["CosineAnnealingLR"]);
    await page.mouse.move(2, 2);
    expect(await page.locator(".cursor .dot").count()).toBe(0);
    expect(await page.locator(".tooltip").isVisible()).toBe(false);
  });

  test("has a tooltip that stays within the chart", async () => {
    const page = await open(three.file);
    const chart = await boxOf(page);
    for (const [across, down] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      await page.mouse.move(...(await pointOf(page, across, down)));
      const box = await page.locator(".tooltip").boundingBox();
      if (!box) throw new Error("no tooltip");
      expect(box.x).toBeGreaterThanOrEqual(chart.x);
      expect(box.y).toBeGreaterThanOrEqual(chart.y);
      expect(box.x + box.width).toBeLessThanOrEqual(chart.x + chart.width);
      expect(box.y + box.height).toBeLessThanOrEqual(chart.y + chart.height);
    }
  });

  const flat = (rate: number, label: string) => curveOf({ length: 90, lr: () => rate }, { label });
  test.each([
    ["14 curves", 1000, figureWith(Array.from({ length: 14 }, (_, i) => flat(i + 1, `g${i}`)))],
    ["14 curves", 640, figureWith(Array.from({ length: 14 }, (_, i) => flat(i + 1, `g${i}`)))],
    ["14 pairs", 1000, comparingPairs(14)],
    ["14 pairs", 640, comparingPairs(14)],
  ])(
    "of %s covers less than a third of the plot, and half its height, on %i pixels",
    async (_, width, figure) => {
      const page = await open(await pageOf(figure, folder, "many.html"), {
        viewport: { width, height: 700 },
      });
      await page.mouse.move(...(await pointOf(page, 0.2, 0.5)));
      const rects = `[...document.querySelectorAll("clipPath rect")].map(({ width, height }) => ({
      width: width.baseVal.value,
      height: height.baseVal.value,
    }))`;
      const plots = (await page.evaluate(rects)) as { width: number; height: number }[];
      const box = await page.locator(".tooltip").boundingBox();
      if (!box) throw new Error("no tooltip");
      const height = plots.reduce((sum, plot) => sum + plot.height, 0);
      expect(box.height).toBeLessThanOrEqual(height / 2);
      expect(box.width * box.height).toBeLessThan((height * (plots[0]?.width ?? 0)) / 3);
      const names = await page.locator(".tooltip .name").allTextContents();
      const labels = names.map((name) => /^g\d+/.exec(name)?.[0] ?? "");
      const shown = [...new Set(labels)];
      expect(names.length).toBeGreaterThan(2);
      expect(labels).toEqual(shown.flatMap((label) => labels.filter((other) => other === label)));
      expect(await page.locator(".tooltip .more").textContent()).toBe(`and ${14 - shown.length} more`);
      expect(await page.locator(".tooltip .nearest .name").textContent()).toContain(`${shown[0]}`);
    },
  );

  test("moves by keys, and says aloud where it is", async () => {
    const page = await open(restarts.file);
    const rows = rowsOf(restarts.csv);
    await page.locator(".surface").focus();
    for (const [keys, epoch] of [
      [["ArrowRight"], 0],
      [["ArrowRight", "ArrowRight"], 2],
      [["PageDown", "ArrowLeft"], 16],
      [["End"], 149],
      [["Shift+ArrowLeft"], 134],
      [["Home"], 0],
    ] as const) {
      for (const key of keys) await page.keyboard.press(key);
      expect(await page.locator("[aria-live]").textContent()).toBe(`epoch ${epoch}: ${rows[epoch]?.[1]}`);
    }
  });

  test("follows a finger", async () => {
    const page = await open(restarts.file, {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 375, height: 700 },
    });
    await page.touchscreen.tap(...(await pointOf(page, 0.5, 0.5)));
    const { place, rates } = await tooltipOf(page);
    expect(rates).toEqual(rowsOf(restarts.csv)[Number(place.replace("epoch ", ""))]?.slice(1));
  });
});

describe("zoom", () => {
  test("a drag shows a part of the run, and of the rates what that has", async () => {
    const page = await open(restarts.file);
    const before = await labelsOf(page);
    expect([before.x[0], before.x.at(-1), before.y.at(-1)]).toEqual(["0", "140", "0.0010"]);
    await drag(page, 19.9 / 150, 29 / 150);
    const { x, y } = await labelsOf(page);
    expect([x[0], x.at(-1)]).toEqual(["20", "29"]);
    expect(y.at(-1)).toBe("2.5e-4");
    await page.mouse.move(...(await pointOf(page, 0.5, 0.5)));
    expect(await tooltipOf(page)).toEqual({ place: "epoch 24", rates: rowsOf(restarts.csv)[24]?.slice(1) });
    await page.mouse.dblclick(...(await pointOf(page, 0.5, 0.5)));
    expect(await labelsOf(page)).toEqual(before);
  });

  test.each([
    ["Escape", async (page: Awaited<ReturnType<typeof open>>) => page.locator(".surface").press("Escape")],
    ["the button", async (page: Awaited<ReturnType<typeof open>>) => page.getByText("Reset zoom").click()],
  ])("%s resets", async (_, reset) => {
    const page = await open(restarts.file);
    const before = await labelsOf(page);
    await drag(page, 0.6, 0.3);
    expect(await labelsOf(page)).not.toEqual(before);
    await reset(page);
    expect(await labelsOf(page)).toEqual(before);
    expect(await page.getByText("Reset zoom").isDisabled()).toBe(true);
  });

  test("Escape gives a drag up", async () => {
    const page = await open(restarts.file);
    const before = await labelsOf(page);
    await page.locator(".surface").focus();
    await page.mouse.move(...(await pointOf(page, 0.2, 0.5)));
    await page.mouse.down();
    await page.mouse.move(...(await pointOf(page, 0.4, 0.5)));
    expect(await page.locator(".selection").getAttribute("visibility")).toBe("visible");
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await page.locator(".selection").getAttribute("visibility")).toBe("hidden");
    expect(await labelsOf(page)).toEqual(before);
  });

  test("a drag with Shift shows a part of the rates", async () => {
    const page = await open(restarts.file);
    await page.keyboard.down("Shift");
    await page.mouse.move(...(await pointOf(page, 0.5, 0.1)));
    await page.mouse.down();
    await page.mouse.move(...(await pointOf(page, 0.5, 0.3)));
    await page.mouse.up();
    const { x, y } = await labelsOf(page);
    expect(x[0]).toBe("0");
    expect(Number(y[0])).toBeGreaterThan(0.0006);
  });

  test("plus and minus zoom around the cursor", async () => {
    const page = await open(restarts.file);
    const before = await labelsOf(page);
    await page.locator(".surface").focus();
    for (const key of ["End", "+", "+"]) await page.keyboard.press(key);
    const { x } = await labelsOf(page);
    expect(Number(x[0])).toBeGreaterThan(100);
    for (const key of ["-", "-"]) await page.keyboard.press(key);
    expect(await labelsOf(page)).toEqual(before);
  });

  test("two fingers zoom, and keep what is under them", async () => {
    const page = await open(restarts.file, { hasTouch: true });
    const session = await page.context().newCDPSession(page);
    const [left, y] = await pointOf(page, 0, 0.5);
    const [right] = await pointOf(page, 1, 0.5);
    const fingers = [
      ["touchStart", 0.4, 0.6],
      ["touchMove", 0.3, 0.7],
      ["touchMove", 0.2, 0.8],
      ["touchEnd"],
    ] as const;
    for (const [type, ...places] of fingers) {
      const touchPoints = places.map((across, id) => ({ x: left + across * (right - left), y, id }));
      await session.send("Input.dispatchTouchEvent", { type, touchPoints });
    }
    const { x } = await labelsOf(page);
    expect(Math.abs(Number(x[0]) - 50)).toBeLessThanOrEqual(5);
    expect(Math.abs(Number(x.at(-1)) - 100)).toBeLessThanOrEqual(5);
  });

  test("begins with the limits that the chart was given, and can leave them", async () => {
    const file = await pageOfLine("cosine-warm --T0 30 --epochs 150 --xlim 40,60 --ylim 0,5e-4", folder);
    const page = await open(file.file);
    const { x, y } = await labelsOf(page);
    expect([x[0], x.at(-1), y.at(-1)]).toEqual(["40", "60", "0.0005"]);
    await page.getByText("Whole run").click();
    expect((await labelsOf(page)).x.at(-1)).toBe("140");
    await page.getByText("Reset zoom").click();
    expect(await labelsOf(page)).toEqual({ x, y });
  });
});

test("the legend shows one curve alone, and all of them again", async () => {
  const page = await open(three.file);
  const lines = page.locator(".frame path.line");
  const button = page.getByRole("button", { name: "StepLR" });
  expect(await lines.count()).toBe(3);
  expect(await button.getAttribute("aria-pressed")).toBe("false");
  await button.click();
  expect(await lines.count()).toBe(1);
  expect(await lines.getAttribute("class")).toContain("line-2");
  expect(await button.getAttribute("aria-pressed")).toBe("true");
  await page.mouse.move(...(await pointOf(page, 0.5, 0.5)));
  expect((await tooltipOf(page)).rates).toHaveLength(1);
  await button.focus();
  await page.keyboard.press("Enter");
  expect(await lines.count()).toBe(3);
});

describe("marks", () => {
  const notesOf = async (page: Page) => (await page.locator(".frame .note").allTextContents()).sort();
  const rulesOf = (page: Page) => page.locator(".frame .event").count();

  test.each<[line: string, rules: number, notes: string[]]>([
    [
      "linear --start-factor 0.01 --total-iters 5 then@5 cosine --T-max 95 --epochs 60",
      2,
      ["final 0.0003934", "peak 0.001", "run ends at 60 of 100", "warm-up ends 5"],
    ],
    ["cosine-warm --T0 60 --epochs 150", 2, ["final 0.0005262", "peak 0.001", "restart 120", "restart 60"]],
    [
      "multistep --milestones 30,60 --epochs 90 --log-y --line step",
      2,
      ["final 1e-5", "milestone 30", "milestone 60", "peak 0.001"],
    ],
    [
      "onecycle --max-lr 0.1 --epochs 10 --steps-per-epoch 50 --x both",
      1,
      ["final 4e-7", "peak 0.1", "warm-up ends 149"],
    ],
    ["constant --factor 1 --epochs 9", 0, ["final 0.001"]],
    ["multistep --milestones 30,60 --epochs 90 --no-annotate", 0, []],
    [
      "diff multistep --milestones 30,60 vs multistep --milestones 30,70 --epochs 90",
      2,
      ["final 1e-5", "milestone 30", "milestone 70", "peak 0.001"],
    ],
  ])("of %s are %i rules and %j", async (line, rules, notes) => {
    const page = await open((await pageOfLine(line, folder)).file);
    expect(await notesOf(page)).toEqual(notes);
    expect(await rulesOf(page)).toBe(rules);
    expect(await page.locator(".frame .value").count()).toBe(
      notes.filter((note) => /peak|final/.test(note)).length,
    );
  });

  test("are findings too, where that is asked", async () => {
    const line = "cosine --T_max 50 --epochs 75";
    const page = await open((await pageOfLine(`${line} --mark-findings`, folder)).file);
    expect(await page.locator("text.found.found-error").allTextContents()).toEqual(["LR003"]);
    expect(await page.locator("line.found").count()).toBe(1);
    const bare = await open((await pageOfLine(line, folder)).file);
    expect(await bare.locator(".found").count()).toBe(0);
  });

  test("are those that the curves have in common, and of one that is seen alone its own", async () => {
    const page = await open(three.file);
    expect(await rulesOf(page)).toBe(0);
    await page.getByRole("button", { name: "CosineAnnealingWarmRestarts" }).click();
    expect(await rulesOf(page)).toBe(4);
  });

  test("come where there is room, as one zooms", async () => {
    const page = await open((await pageOfLine("cosine-warm --T0 5 --epochs 150", folder)).file);
    expect([await rulesOf(page), await notesOf(page)]).toEqual([0, ["final 9.549e-5", "peak 0.001"]]);
    await drag(page, 0.08, 0.15);
    expect(await rulesOf(page)).toBe(2);
  });
});

test.each([1000, 640, 375])("on %i pixels the legend's entries stand in columns, whole", async (width) => {
  const labels = ["a", "backbone.layer.0", "head", "b", "an embedding", "c", "the adapter's own", "d", "e"];
  const figure = figureWith(labels.map((label, i) => listed([i, 1], label)));
  const page = await open(await pageOf(figure, folder, "legend.html"), { viewport: { width, height: 700 } });
  const buttons = (await page.evaluate(`[...document.querySelectorAll(".legend button")].map((button) => {
    const [{ x, y, right }, bdi] = [button.getBoundingClientRect(), button.querySelector("bdi")];
    return { x, y, right, isWhole: bdi.scrollWidth <= bdi.clientWidth };
  })`)) as { x: number; y: number; right: number; isWhole: boolean }[];
  const rows = new Set(buttons.map(({ y }) => y)).size;
  const columns = new Set(buttons.map(({ x }) => x)).size;
  expect(rows).toBe(Math.ceil(labels.length / columns));
  expect(columns).toBeGreaterThan(1);
  expect(buttons.every(({ isWhole, right }) => isWhole && right <= width)).toBe(true);
});

test("the rate axis becomes logarithmic, and says what it cannot show", async () => {
  const figure = figureWith([listed([1e-2, 0, 1e-4, 1e-6, 0, 0])]);
  const page = await open(await pageOf(figure, folder, "log.html"));
  const button = page.getByRole("button", { name: "Log axis" });
  const status = page.locator("[role=status]");
  expect((await labelsOf(page)).y[0]).toBe("0");
  expect(await status.textContent()).toBe("");
  await button.click();
  expect((await labelsOf(page)).y).toEqual(["1e-6", "1e-5", "1e-4", "1e-3", "1e-2"]);
  expect(await status.textContent()).toContain("the line has gaps there");
  expect(await button.getAttribute("aria-pressed")).toBe("true");
  expect(await page.locator(".frame .dot").count()).toBe(1); // between two gaps
  expect((await page.locator(".frame path.line").getAttribute("d"))?.match(/M/g)).toHaveLength(2);
});

test("flat pieces in the place of slopes", async () => {
  const page = await open(await pageOf(figureWith([listed([2, 1])]), folder, "steps.html"));
  const path = page.locator(".frame path.line");
  expect(await path.getAttribute("d")).not.toMatch(/L.*L/);
  await page.getByRole("button", { name: "Step line" }).click();
  expect(await path.getAttribute("d")).toMatch(/L.*L.*L/);
});

describe("colours", () => {
  type Theme = "light" | "dark" | "print";
  const styleOf = (page: Page, selector: string, name: string) =>
    page.evaluate(`getComputedStyle(document.querySelector("${selector}")).getPropertyValue("${name}")`);
  const rgb = (hex: string) => `rgb(${[1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)).join(", ")})`;
  const expectTheme = async (page: Page, theme: Theme) => {
    const { background, lines } = themeOf({ theme });
    expect(await styleOf(page, "body", "background-color")).toBe(rgb(background));
    expect(await styleOf(page, ".frame path.line-0", "stroke")).toBe(rgb(lines[0] as string));
    expect(await styleOf(page, "html", "color-scheme")).toBe(theme === "dark" ? "dark" : "light");
  };

  test.each<[asked: Theme | undefined, reader: "light" | "dark", want: Theme]>([
    [undefined, "light", "light"],
    [undefined, "dark", "dark"],
    ["light", "dark", "light"],
    ["dark", "light", "dark"],
    ["print", "dark", "light"],
  ])("with --theme %s for who wants it %s are %s, and ink on paper", async (theme, colorScheme, want) => {
    const file = await pageOf(figureWith([listed([2, 1])], { theme }), folder, "theme.html");
    const page = await open(file, { colorScheme });
    await expectTheme(page, want);
    await page.emulateMedia({ media: "print" });
    await expectTheme(page, "print");
    expect(await page.locator(".toolbar").isVisible()).toBe(false);
  });

  test("turn by a button", async () => {
    const page = await open(three.file, { colorScheme: "dark" });
    const button = page.getByRole("button", { name: "Theme" });
    for (const [text, theme] of [
      ["auto", "dark"],
      ["light", "light"],
      ["dark", "dark"],
      ["auto", "dark"],
    ] as const) {
      expect(await button.textContent()).toBe(`Theme: ${text}`);
      await expectTheme(page, theme);
      await button.click();
    }
  });

  test("frame what has the keyboard", async () => {
    const page = await open(three.file);
    await page.keyboard.press("Tab");
    expect(await styleOf(page, "button:focus", "outline-style")).toBe("solid");
  });
});

test("it is as wide as its window", async () => {
  const page = await open(three.file);
  for (const width of [1400, 700, 375]) {
    await page.setViewportSize({ width, height: 800 });
    const isFitting = (chart: number) => chart <= width && chart > Math.min(1100, 0.85 * width);
    await expect.poll(async () => isFitting((await boxOf(page)).width)).toBe(true);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  }
});

test("a comparison shows what was faintly, and the differences below", async () => {
  const page = await open(await pageOf(comparing(), folder, "comparison.html"));
  expect(await page.locator(".frame path.line.before").count()).toBe(1);
  expect(await page.locator(".frame [clip-path='url(#plot-1)'] path").count()).toBe(1);
  await page.locator(".surface").focus();
  await page.keyboard.press("Home");
  expect((await tooltipOf(page)).rates.map(Number)).toEqual([1e-3, 8e-4, -2e-4, 3e-4]);
  expect(await page.locator("[aria-live]").textContent()).toBe(
    "epoch 0: head, before 0.001; head, after 0.0008; head, difference -0.0002; body, after 0.0003",
  );
  await page.keyboard.press("End"); // where one side has ended
  expect((await tooltipOf(page)).rates).toHaveLength(2);
  await page.getByRole("button", { name: "body" }).click();
  expect(await page.locator(".frame path.line").count()).toBe(1);
});

describe("curves that coincide are told apart", () => {
  /** What style sheets and attributes make of each element. */
  const stylesOf = (page: Page, selector: string, name: string): Promise<unknown> => {
    const [all, property] = [JSON.stringify(selector), JSON.stringify(name)];
    return page.evaluate(
      `[...document.querySelectorAll(${all})].map((one) => getComputedStyle(one).getPropertyValue(${property}))`,
    );
  };
  const dashesOf = (page: Page) => stylesOf(page, ".frame path.line", "stroke-dasharray");

  test.each(["light", "dark", "print"] as const)("by dashes over longer ones, %s", async (media) => {
    const curves = ["a", "b", "c"].map((label) => `cosine --T-max 9 --label ${label}`);
    const page = await open((await pageOfLine(`${curves.join(" vs ")} --epochs 9`, folder)).file);
    await page.emulateMedia(media === "print" ? { media } : { colorScheme: media });
    const dashes = ["none", "8px, 3px", "2px, 2px"];
    expect(await dashesOf(page)).toEqual(dashes);
    expect(await stylesOf(page, ".legend .sample path", "stroke-dasharray")).toEqual(dashes);
  });

  test("what was before is grey and dashed, on paper too", async () => {
    const page = await open((await pageOfLine("diff cosine --T-max 9 vs cosine --T-max 9", folder)).file);
    const dashes = ["5px, 3px", "none", "none"];
    expect(await dashesOf(page)).toEqual(dashes);
    const colours = ["rgb(154, 154, 154)", "rgb(0, 114, 178)", "rgb(0, 114, 178)"];
    expect(await stylesOf(page, ".frame path.line", "stroke")).toEqual(colours);
    await page.emulateMedia({ media: "print" });
    expect(await dashesOf(page)).toEqual(dashes);
    const ink = ["rgb(128, 128, 128)", "rgb(0, 0, 0)", "rgb(0, 0, 0)"];
    expect(await stylesOf(page, ".frame path.line", "stroke")).toEqual(ink);
  });

  test("of several pairs by colours, and on paper by dashes", async () => {
    const page = await open(await pageOf(comparingPairs(2), folder, "pairs.html"));
    const sides = ["5px, 3px", "5px, 3px", "none", "none"];
    expect(await dashesOf(page)).toEqual([...sides, "none", "none"]);
    await page.emulateMedia({ media: "print" });
    const pair = ["none", "8px, 3px"];
    expect(await dashesOf(page)).toEqual([...pair, ...pair, ...pair]);
  });
});

test("who sees no chart is told what it shows", async () => {
  const page = await open(restarts.file);
  const chart = page.getByRole("img", { name: "CosineAnnealingWarmRestarts" });
  expect(await chart.locator("desc").textContent()).toBe(
    "CosineAnnealingWarmRestarts, T_0=30, eta_min=1e-6. " +
      "peak 0.001 at epoch 0; final 3.736e-6; restarts 4, at epochs 30, 60, 90, 120.",
  );
});

test("without JavaScript there are the facts and a word of what is missing", async () => {
  const page = await open(restarts.file, { javaScriptEnabled: false });
  expect(await page.locator("noscript p").isVisible()).toBe(true);
  expect(await page.getByText("4, at epochs 30, 60, 90, 120").isVisible()).toBe(true);
  expect(await page.locator("svg.chart").count()).toBe(0);
});

test("the command can be copied", async () => {
  const page = await open(restarts.file, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy" }).click();
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
    "lrplot cosine-warm --T0 30 --eta-min 1e-6 --epochs 150",
  );
});
