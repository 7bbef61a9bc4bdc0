const docs = "https://mmengine.readthedocs.io/en/latest";

/** Where mmengine documents a class, and which version was ported. */
export function mmengineReference(source: string) {
  return { version: "0.11.0rc0", url: `${docs}/api/generated/${source}.html` };
}

/** Where mmengine says how a run uses a list of schedulers. */
export const tutorial = { version: "0.11.0rc0", url: `${docs}/tutorials/param_scheduler.html` };
