import { describe, expect, it } from "vitest";
import { epochAxis, indexAxis, logRateAxis, rateAxis } from "../../src/outputs/chart/axes.ts";

describe("rateAxis", () => {
  const fixed = (decimals: number) => `datum.value ? format(datum.value, ',.${decimals}f') : '0'`;
  const scientific = (digits: number) => `datum.value ? format(datum.value, '.${digits}e') : '0'`;

  it.each([
    { low: 0, high: 1e-8, top: 1.05e-8, values: [0, 2e-9, 4e-9, 6e-9, 8e-9, 1e-8], labels: scientific(0) },
    { low: 1e-6, high: 2.3e-5, top: 2.415e-5, values: [0, 5e-6, 1e-5, 1.5e-5, 2e-5], labels: scientific(1) },
    { low: 1e-6, high: 1e-3, top: 1.05e-3, values: [0, 2e-4, 4e-4, 6e-4, 8e-4, 1e-3], labels: fixed(4) },
    { low: 0.1, high: 0.1, top: 0.105, values: [0, 0.02, 0.04, 0.06, 0.08, 0.1], labels: fixed(2) },
    { low: 0, high: 10, top: 10.5, values: [0, 2, 4, 6, 8, 10], labels: fixed(0) },
    { low: 0, high: 3e7, top: 3.15e7, values: [0, 5e6, 1e7, 1.5e7, 2e7, 2.5e7, 3e7], labels: scientific(1) },
    { low: 0, high: 0, top: 1, values: [0, 0.2, 0.4, 0.6, 0.8, 1], labels: fixed(1) },
  ])("$low … $high", ({ low, high, top, values, labels }) => {
    const axis = rateAxis(low, high, 280);
    expect(axis.domain[0]).toBe(0);
    expect(axis.domain[1]).toBeCloseTo(top, 12);
    expect(axis.values).toEqual(values);
    expect(axis.labelExpr).toBe(labels);
  });

  it("goes below 0 for negative rates alone", () => {
    expect(rateAxis(-1, 1, 280)).toMatchObject({ domain: [-1.1, 1.1], values: [-1, -0.5, 0, 0.5, 1] });
    expect(rateAxis(-1, -0.5, 280).domain).toEqual([-1.05, 0.05]);
  });

  it.each([60, 400, 3000])("has two ticks or more on %i pixels", (height) => {
    const { values } = rateAxis(0, 1, height);
    expect(values.length).toBeGreaterThanOrEqual(2);
    expect(values.length).toBeLessThanOrEqual(8);
  });

  it.each([
    { what: "room for one", high: 1, height: 12, values: [1] },
    { what: "room for two", high: 1, height: 20, values: [0, 1] },
    { what: "two that would be 0 alone", high: 4, height: 45, values: [0, 2, 4] },
    { what: "less than the three of that", high: 4, height: 25, values: [0, 4] },
  ])("on a low plot has $what", ({ high, height, values }) => {
    expect(rateAxis(0, high, height).values).toEqual(values);
  });
});

describe("logRateAxis", () => {
  const plain = "format(datum.value, ',.4~f')";
  const scientific = "datum.value < 1 ? format(datum.value, '.0e') : format(datum.value, ',')";

  it.each([
    { low: 1e-6, high: 1e-3, values: [1e-6, 1e-5, 1e-4, 1e-3], labels: scientific },
    { low: 1e-3, high: 0.1, values: [1e-3, 0.01, 0.1], labels: plain },
    { low: 1e-30, high: 1, values: [1e-30, 1e-25, 1e-20, 1e-15, 1e-10, 1e-5, 1], labels: scientific },
    { low: 3e-4, high: 3e-4, values: [1e-4, 2e-4, 5e-4], labels: plain },
    { low: 2.1e-4, high: 4.9e-4, values: [2e-4, 5e-4], labels: plain },
  ])("$low … $high", ({ low, high, values, labels }) => {
    const axis = logRateAxis(low, high, 280);
    expect(axis.values).toEqual(expect.arrayContaining(values));
    expect(axis.labelExpr).toBe(labels);
    expect(axis.domain[0]).toBeLessThanOrEqual(low);
    expect(axis.domain[1]).toBeGreaterThanOrEqual(high);
    expect(axis.values.length).toBeLessThanOrEqual(8);
  });
});

describe("logRateAxis on a low plot", () => {
  it.each([
    { what: "room for all", low: 2e-3, high: 3e-2, height: 90, texts: "0.002 0.005 0.01 0.02" },
    { what: "room for powers of ten", low: 2e-4, high: 0.01, height: 45, texts: "0.001 0.01" },
    { what: "room for one", low: 1e-6, high: 1e-3, height: 12, texts: "0.0001" },
    { what: "a factor of two", low: 2e-3, high: 4e-3, height: 45, texts: "0.002 0.005" },
  ])("has $what", ({ low, high, height, texts }) => {
    expect(logRateAxis(low, high, height).texts.join(" ")).toBe(texts);
  });
});

describe("indexAxis", () => {
  const whole = "format(datum.value, ',d')";

  it.each([
    { length: 1, domain: [-1, 1], values: [0], labels: whole },
    { length: 2, domain: [0, 1], values: [0, 1], labels: whole },
    { length: 5, domain: [0, 4], values: [0, 1, 2, 3, 4], labels: whole },
    { length: 100, domain: [0, 100], values: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], labels: whole },
    { length: 150, domain: [0, 150], values: [0, 20, 40, 60, 80, 100, 120, 140], labels: whole },
    { length: 300_000, domain: [0, 300_000], values: [0, 5e4, 1e5, 1.5e5, 2e5, 2.5e5, 3e5], labels: whole },
    {
      length: 2_500_000,
      domain: [0, 2_500_000],
      values: [0, 5e5, 1e6, 1.5e6, 2e6, 2.5e6],
      labels: "datum.value ? format(datum.value / 1000000, ',.1f') + 'M' : '0'",
    },
    {
      length: 1e9,
      domain: [0, 1e9],
      values: [0, 2e8, 4e8, 6e8, 8e8, 1e9],
      labels: "datum.value ? format(datum.value / 1000000, ',.0f') + 'M' : '0'",
    },
  ])("$length values", ({ length, domain, values, labels }) => {
    expect(indexAxis(length, 720, "linear")).toMatchObject({ domain, values, labelExpr: labels });
  });

  it("ends where the last flat piece does", () => {
    expect(indexAxis(5, 720, "step").domain).toEqual([0, 5]);
  });
});

it("a logarithmic axis holds what a float64 holds", () => {
  const { domain, values } = logRateAxis(1e-300, 1e300, 280);
  expect(domain.every(Number.isFinite)).toBe(true);
  expect(values.length).toBeGreaterThan(3);
});

describe("a window", () => {
  it.each([
    {
      what: "epochs of steps",
      per: 100,
      limits: undefined,
      domain: [0, 10],
      texts: "0 1 2 3 4 5 6 7 8 9 10",
    },
    {
      what: "one epoch",
      per: 1000,
      limits: undefined,
      domain: [0, 1],
      texts: "0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0",
    },
    {
      what: "some steps",
      per: 1,
      limits: [200, 300],
      domain: [200, 300],
      texts: "200 210 220 230 240 250 260 270 280 290 300",
    },
    { what: "two steps", per: 1, limits: [7, 9], domain: [7, 9], texts: "7 8 9" },
    {
      what: "less than two",
      per: 1,
      limits: [7.5, 8.5],
      domain: [7.5, 8.5],
      texts: "7.5 7.6 7.7 7.8 7.9 8.0 8.1 8.2 8.3 8.4 8.5",
    },
    {
      what: "part of an epoch",
      per: 100,
      limits: [0.5, 0.75],
      domain: [0.5, 0.75],
      texts: "0.50 0.55 0.60 0.65 0.70 0.75",
    },
    {
      what: "from below 0",
      per: 1,
      limits: [-50, 100],
      domain: [-50, 100],
      texts: "0 10 20 30 40 50 60 70 80 90 100",
    },
    {
      what: "near a million",
      per: 1,
      limits: [1e6, 1_000_010],
      domain: [1e6, 1_000_010],
      texts: "1,000,000 1,000,002 1,000,004 1,000,006 1,000,008 1,000,010",
    },
  ] as const)("of $what", ({ per, limits, domain, texts }) => {
    const axis = indexAxis(1000, 720, "linear", { per, limits });
    expect(axis.domain).toEqual(domain);
    expect(axis.texts.join(" ")).toBe(texts);
  });

  it.each([
    { low: 0.002, high: 0.004, isLog: false, texts: "0.0020 0.0025 0.0030 0.0035 0.0040" },
    { low: -0.1, high: 0.1, isLog: false, texts: "−0.10 −0.05 0 0.05 0.10" },
    { low: 1e-5, high: 1e-2, isLog: true, texts: "1e-5 1e-4 1e-3 1e-2" },
    { low: 0.002, high: 0.004, isLog: true, texts: "0.0020 0.0025 0.0030 0.0035 0.0040" },
  ])("of rates $low … $high, logarithmic: $isLog", ({ low, high, isLog, texts }) => {
    const axis = (isLog ? logRateAxis : rateAxis)(1e-9, 1, 200, [low, high]);
    expect(axis.domain).toEqual([low, high]);
    expect(axis.texts.join(" ")).toBe(texts);
  });

  it("counts epochs above steps", () => {
    const axis = epochAxis([0, 5000], 720, 500);
    expect(axis.values.slice(0, 3)).toEqual([0, 500, 1000]);
    expect(axis.texts.join(" ")).toBe("0 1 2 3 4 5 6 7 8 9 10");
    expect(axis.labelExpr).toBe("format(datum.value / 500, ',d')");
  });
});
