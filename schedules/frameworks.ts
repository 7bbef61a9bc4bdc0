/** What a framework is called, and by what other words people look for it. */
export interface Framework {
  readonly title: string;
  readonly words: readonly string[];
}

/** By the first word of a config's `type`. */
export const frameworks: Readonly<Record<string, Framework>> = {
  torch: { title: "PyTorch", words: ["pytorch"] },
  katsura: { title: "katsura-jp's warm-up restarts", words: ["pytorch"] },
  transformers: { title: "Hugging Face transformers", words: ["hf", "huggingface", "trainer", "accelerate"] },
  mmengine: { title: "OpenMMLab mmengine", words: ["openmmlab", "mmcv", "mmdetection", "mmpretrain"] },
  timm: { title: "timm", words: ["pytorch-image-models"] },
  fastai: { title: "fastai", words: ["fast.ai"] },
  keras: { title: "Keras", words: ["tensorflow", "tf"] },
  optax: { title: "optax", words: ["jax", "flax"] },
  deepspeed: { title: "DeepSpeed", words: ["microsoft"] },
  megatron: { title: "Megatron-LM", words: ["nvidia", "nemo"] },
  torchtitan: { title: "torchtitan", words: ["pytorch", "titan"] },
  nanogpt: { title: "nanoGPT", words: ["karpathy"] },
  bolts: { title: "Lightning Bolts", words: ["lightning", "pytorch-lightning"] },
  fairseq: { title: "fairseq", words: ["facebook"] },
  generic: { title: "Of papers, and of no framework", words: ["paper"] },
  recorded: { title: "Recorded", words: ["log", "logged", "trace"] },
};
