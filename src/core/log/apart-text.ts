import { rateText } from "../facts-text.ts";
import { numberText } from "../parameter-text.ts";

/** So many digits tell any two numbers apart. */
const most = 17;

/** Two values with as few digits as show that they differ, but no fewer than other rates have: `0.1`, `0.09996`. */
export function apartText(planned: number, logged: number): [planned: string, logged: string] {
  let texts: [string, string] = [rateText(planned), rateText(logged)];
  for (let digits = 5; texts[0] === texts[1] && planned !== logged && digits <= most; digits++) {
    texts = [textOf(planned, digits), textOf(logged, digits)];
  }
  return texts;
}

const textOf = (value: number, digits: number) => numberText(Number(value.toPrecision(digits)));
