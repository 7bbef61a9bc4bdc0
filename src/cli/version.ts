/** Put in by the build, from package.json. */
declare const LRPLOT_VERSION: string;

/** The version of the package; "source" where it runs without having been built. */
export const version = typeof LRPLOT_VERSION === "string" ? LRPLOT_VERSION : "source";
