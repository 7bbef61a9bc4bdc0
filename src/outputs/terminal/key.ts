import { type Pair, wordOf } from "../../core/comparison.ts";
import { factTexts, placeText, rateText } from "../../core/facts-text.ts";
import type { Figure } from "../../core/figure.ts";
import { leadingOf } from "../../core/of-parameter.ts";
import { wordsOf } from "../../core/parameter-name.ts";
import type { ParameterName } from "../../core/schedule.ts";
import { sampleOf } from "./cells.ts";
import type { Glyphs } from "./glyphs.ts";
import type { Line } from "./style.ts";
import { filled, padded, plain, shorten, shortened } from "./text.ts";
import type { Trace } from "./trace.ts";

/** Columns of a line's sample in the legend. */
const sample = 4;
/** What its entries keep from each other. */
const gap = 3;

/** What stands below the chart, in lines of `columns`: the facts of one curve, or a legend with the facts of each. */
export class Key {
  readonly #figure: Figure;
  readonly #traces: readonly Trace[];
  readonly #columns: number;
  readonly #glyphs: Glyphs;

  /** Does it say what parameter its facts are of? */
  readonly #isNamed: boolean;

  /** Of a figure of one parameter; `isNamed` where others are drawn beside it. */
  constructor(figure: Figure, traces: readonly Trace[], columns: number, glyphs: Glyphs, isNamed: boolean) {
    this.#isNamed = isNamed;
    this.#figure = figure;
    this.#traces = traces;
    this.#columns = columns;
    this.#glyphs = glyphs;
  }

  /** How many lines it would have. */
  get wish(): number {
    if (this.#traces.length === 1) return Math.min(2, this.#alone().length);
    return this.#traces.length + (this.#figure.comparison ? 1 : 0);
  }

  /** How many lines at the least name every curve, or say what there is to say of one. */
  get least(): number {
    if (this.#traces.length === 1) return 1;
    return Math.ceil(this.#traces.length / this.#grid().across) + (this.#figure.comparison ? 1 : 0);
  }

  /** At most `most` lines of it. */
  lines(most: number): Line[] {
    if (most === 0) return [];
    if (this.#traces.length === 1) return this.#texts(this.#alone().slice(0, most));
    const difference = this.#texts(this.#difference());
    if (this.#traces.length + difference.length <= most) return [...this.#table(), ...difference];
    if (most === 1) return this.#legend(1);
    if (difference.length > 0) return [...this.#legend(most - 1), ...difference];
    // every name before what there is to say of all of them
    return most === this.least
      ? this.#legend(most)
      : [...this.#legend(most - 1), ...this.#texts([this.#summary()])];
  }

  #facts({ facts }: Trace): string[] {
    return factTexts(facts, this.#figure).map(({ name, text }) => this.#own(`${name} ${text}`));
  }

  /** A text of ours in the glyphs that there are. */
  #own(text: string): string {
    return text.replaceAll("…", this.#glyphs.ellipsis);
  }

  #texts(texts: readonly string[]): Line[] {
    return texts.map((text) => [{ text: shorten(text, this.#columns, this.#glyphs) }]);
  }

  #alone(): string[] {
    // in a narrow terminal, what before where
    const facts = this.#facts(this.#traces[0] as Trace).map((fact) =>
      this.#glyphs.widthOf(fact) <= this.#columns ? fact : (fact.split(" at ")[0] as string),
    );
    const [first = "", ...more] = facts;
    return filled([this.#named(first), ...more], this.#glyphs.separator, this.#columns, this.#glyphs);
  }

  #named(text: string): string {
    return this.#isNamed ? `${wordsOf(leadingOf(this.#figure))}: ${text}` : text;
  }

  /** What there is to say without a legend, in a line. */
  summary(): Line[] {
    if (this.#traces.length === 1) return this.#texts(this.#alone().slice(0, 1));
    const [text = this.#summary()] = this.#difference();
    return this.#texts([this.#named(text)]);
  }

  /** A line for each curve: its sample, its label and as many of its facts as fit, the same facts below each other. */
  #table(): Line[] {
    const facts = this.#traces.map((trace) => this.#facts(trace));
    const widths = [0, 1].map((k) => Math.max(...facts.map((texts) => this.#glyphs.widthOf(texts[k] ?? ""))));
    const [peak, final] = widths as [number, number];
    // labels give way to peak and final rate, but not all of the way
    const room = this.#columns - sample - 3 - peak - this.#glyphs.widthOf(this.#glyphs.separator) - final;
    const labels = this.#labels(Math.max(Math.min(16, Math.floor(this.#columns * 0.3)), room));
    const widest = Math.max(...labels.map(this.#glyphs.widthOf));
    return this.#traces.map((trace, i) => {
      let text = "";
      for (const [k, fact] of (facts[i] as string[]).entries()) {
        const aligned = k < (facts[i]?.length ?? 0) - 1 ? padded(fact, widths[k] ?? 0, this.#glyphs) : fact;
        const longer = `${text}${k === 0 ? "  " : this.#glyphs.separator}${aligned}`;
        if (sample + 1 + widest + this.#glyphs.widthOf(longer.trimEnd()) > this.#columns) break;
        text = longer;
      }
      return [...this.#entry(trace, padded(labels[i] as string, widest, this.#glyphs)), { text }];
    });
  }

  /** How many entries of the legend stand in a line, and how wide their labels are. */
  #grid(): { readonly across: number; readonly width: number } {
    const room = this.#columns + gap;
    const full = Math.max(...this.#labels(this.#columns).map(this.#glyphs.widthOf));
    const fitting = Math.floor(room / (sample + 1 + full + gap));
    // rather shorter labels than few of them
    const across = Math.max(1, fitting, Math.min(3, Math.floor(this.#columns / 24)));
    return { across, width: Math.max(1, Math.min(full, Math.floor(room / across) - sample - 1 - gap)) };
  }

  /** Samples and labels, several in a line where they are short; the last says how many have no room. */
  #legend(most: number): Line[] {
    const { across, width } = this.#grid();
    const labels = this.#labels(width);
    const places = most * across;
    const kept = labels.length <= places ? labels.length : places - 1;
    const entries = this.#traces
      .slice(0, kept)
      .map((trace, i) => this.#entry(trace, padded(labels[i] as string, width + gap, this.#glyphs)));
    if (kept < labels.length) entries.push([{ text: this.#own(`… and ${labels.length - kept} more`) }]);
    return Array.from({ length: Math.ceil(entries.length / across) }, (_, row) =>
      entries.slice(row * across, (row + 1) * across).flat(),
    );
  }

  #entry(trace: Trace, label: string): Line {
    return [sampleOf(trace, sample, this.#glyphs), { text: " " }, { text: label, style: trace.look.style }];
  }

  #labels(width: number): string[] {
    const names = this.#traces.map(({ curve }) => plain(this.#nameOf(curve)));
    return shortened(names, width, this.#glyphs);
  }

  #nameOf({ label, side }: Trace["curve"]): string {
    const { comparison } = this.#figure;
    if (comparison === undefined || side === undefined) return label;
    const word = wordOf(side, comparison);
    return comparison.pairs.length === 1 ? `${word}: ${comparison[side]}` : `${label}, ${word}`;
  }

  /** What all curves have in common, where there is no room for the facts of each. */
  #summary(): string {
    const facts = this.#traces.map((trace) => trace.facts);
    const between = (rates: readonly number[]) => {
      const [low, high] = [Math.min(...rates), Math.max(...rates)].map(rateText);
      return low === high ? low : `${low} to ${high}`;
    };
    const peaks = `peaks ${between(facts.map(({ peak }) => peak.rate))}`;
    return `${peaks}${this.#glyphs.separator}final ${between(facts.map(({ final }) => final.rate))}`;
  }

  /** Where the two sides of a comparison are furthest apart. */
  #difference(): string[] {
    const { comparison } = this.#figure;
    if (comparison === undefined) return [];
    const apart = comparison.pairs.flatMap(({ label, difference }) => {
      const at = difference?.absolute;
      return at ? [{ label, ...at, by: at.after - at.before }] : [];
    });
    const [first, ...more] = apart;
    if (first === undefined) return sameText(comparison.pairs, leadingOf(this.#figure));
    const largest = more.reduce((most, one) => (Math.abs(one.by) > Math.abs(most.by) ? one : most), first);
    const of = comparison.pairs.length > 1 ? ` of ${plain(largest.label)}` : "";
    const by = `largest difference${of} ${rateText(largest.by)} at ${placeText(largest.index, this.#figure)}`;
    const [was, is] = [wordOf("before", comparison), wordOf("after", comparison)];
    const rates = `${rateText(largest.before)} ${was}, ${rateText(largest.after)} ${is}`;
    return filled([by, rates], ": ", this.#columns, this.#glyphs).slice(0, 1);
  }
}

/** What is said of pairs without a difference: that they are the same, where they can be held against each other. */
function sameText(pairs: readonly Pair[], parameter: ParameterName): string[] {
  if (!pairs.some(({ difference }) => difference)) return [];
  const isWhole = pairs.every(({ before, after }) => before?.length === after?.length);
  const values = parameter === "lr" ? "rates" : "values";
  return [`the ${values} are the same${isWhole ? "" : " as far as both go"}`];
}
