export function buildFonts(outDir: string): Promise<void>;
export function fontTable(): Promise<string>;
