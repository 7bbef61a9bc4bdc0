/** The text of a file bundled for a browser: see scripts/page.mjs. */
declare module "*?bundle" {
  const text: string;
  export default text;
}
