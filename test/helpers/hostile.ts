/** Texts that a page must show as they are, and that would set `ran` or ask a dialog where they ran. */
export const hostile: readonly string[] = [
  "</script><img src=x onerror=alert(1)>",
  "</title></style></desc><script>globalThis.ran = 1</script>",
  "<!--<script>",
  "]]><svg onload=alert(1)>",
  '" onmouseover="alert(1)" x=\'',
  "' onfocus='alert(1)' autofocus tabindex='0",
  "a\u2028b\u2029c",
  "&lt;b&gt;&amp;&#x3c;img src=x&#x3e;",
  "javascript:alert(1) {{alert(1)}} `alert(1)`",
  "\\u003c/script\\u003e \\",
];

/** Texts that turn round what stands behind them, where nothing isolates them. */
export const turning: readonly string[] = [
  "\u202eabc",
  "\u2067abc",
  "\u202b\u202dabc",
  "\u05d0\u05d1\u05d2",
  "\u0627\u0628 12",
];
