/**
 * The Content-Security-Policy of a document that runs these scripts and uses these styles and nothing else: it asks
 * no server for anything, and what got into it as markup could not run.
 */
export async function policyOf(scripts: readonly string[], styles: readonly string[]): Promise<string> {
  const sources = async (texts: readonly string[]) => (await Promise.all(texts.map(hashOf))).join(" ");
  return [
    "default-src 'none'",
    `script-src ${await sources(scripts)}`,
    `style-src ${await sources(styles)}`,
    "img-src data: blob:", // the picture to save is drawn from a blob
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
