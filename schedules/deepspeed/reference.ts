/** All of DeepSpeed's schedulers are on one page. */
export const deepspeedReference = {
  version: "0.19.6",
  url: "https://deepspeed.readthedocs.io/en/latest/schedulers.html",
};
