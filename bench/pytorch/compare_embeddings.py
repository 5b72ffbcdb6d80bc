"""Loads weights that Mithridate wrote into a CLIP in plain PyTorch and compares the embeddings.

    python3 bench/pytorch/compare_embeddings.py inputs PIXELS.safetensors
    bin/mithridate embed --architecture auto --weights WEIGHTS --tokenizer VOCABULARY \\
        --pixels PIXELS.safetensors --output EMBEDDINGS.safetensors
    python3 bench/pytorch/compare_embeddings.py compare ARCHITECTURE WEIGHTS PIXELS EMBEDDINGS

The first writes random preprocessed pictures and token ids, the last says how far the embeddings
are apart, and exits with 1 if it is more than 1e-3 of their order of magnitude.
"""

import sys

import torch

from clip_model import CONTEXT, VOCABULARY, preset, read_safetensors, write_safetensors

SAMPLES = 4
SIZE = 224
ALLOWED = 1e-3


def inputs(path):
    generator = torch.Generator().manual_seed(1)
    pixels = torch.randn(SAMPLES, 3, SIZE, SIZE, generator=generator)
    ids = torch.zeros(SAMPLES, CONTEXT, dtype=torch.int64)
    for row in range(SAMPLES):
        # Captions of different lengths, up to the whole context.
        words = (row + 1) * (CONTEXT - 2) // SAMPLES
        ids[row, 0] = VOCABULARY - 2
        ids[row, 1 : words + 1] = torch.randint(0, VOCABULARY - 2, (words,), generator=generator)
        ids[row, words + 1] = VOCABULARY - 1
    write_safetensors(path, {"pixel_values": pixels, "input_ids": ids})


def compare(name, weights, pixels, embeddings):
    model = preset(name)
    state = read_safetensors(weights)
    for key in model.state_dict():
        if key.endswith("num_batches_tracked"):
            state.setdefault(key, torch.tensor(0))
    model.load_state_dict(state)
    model.eval()
    given, ours = read_safetensors(pixels), read_safetensors(embeddings)
    with torch.no_grad():
        theirs = {
            "image_embeddings": model.embed_images(given["pixel_values"]),
            "text_embeddings": model.embed_texts(given["input_ids"]),
            "logit_scale": model.logit_scale,
        }
    parameters = sum(parameter.numel() for parameter in model.parameters())
    print(f"{name}, {parameters} parameters, n = {SAMPLES}")
    worst = 0.0
    for key, expected in theirs.items():
        difference = (ours[key].reshape(expected.shape) - expected).abs().max().item()
        size = expected.square().mean().sqrt().item()
        worst = max(worst, difference / max(size, 1e-6))
        print(f"{key}: differ by at most {difference:.2e}, are of size {size:.3g}")
    return worst


if __name__ == "__main__":
    if sys.argv[1] == "inputs":
        inputs(*sys.argv[2:])
    else:
        apart = compare(*sys.argv[2:])
        print(f"relative to their size: {apart:.2e}; allowed are {ALLOWED:.0e}")
        sys.exit(apart > ALLOWED)
