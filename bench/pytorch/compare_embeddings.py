"""Loads weights that Mithridate wrote into a CLIP in plain PyTorch and compares the embeddings.

    python3 bench/pytorch/compare_embeddings.py inputs PIXELS.safetensors
    python3 bench/pytorch/compare_embeddings.py statistics ARCHITECTURE WEIGHTS
    bin/mithridate embed --architecture auto --weights WEIGHTS --tokenizer VOCABULARY \\
        --pixels PIXELS.safetensors --output EMBEDDINGS.safetensors
    python3 bench/pytorch/compare_embeddings.py compare ARCHITECTURE WEIGHTS PIXELS EMBEDDINGS

The first writes random preprocessed pictures and token ids, the last says how far the embeddings
are apart, and exits with 1 if it is more than 1e-3 of their order of magnitude.

The second is for random weights of a ResNet. Their running statistics are means of 0 and variances
of 1, with which the embeddings of all pictures are nearly the same, so that a wrong picture would
pass. It puts statistics of other random pictures in their place. The last command says how far the
embeddings of two pictures are apart, and exits with 1 if it is less than what it allows above.
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


def load(name, weights):
    model = preset(name)
    state = read_safetensors(weights)
    for key in model.state_dict():
        if key.endswith("num_batches_tracked"):
            state.setdefault(key, torch.tensor(0))
    model.load_state_dict(state)
    return model


def statistics(name, weights):
    model = load(name, weights)
    # The mean of all batches, rather than a moving one.
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
    generator = torch.Generator().manual_seed(2)
    model.train()
    with torch.no_grad():
        model.embed_images(torch.randn(4 * SAMPLES, 3, SIZE, SIZE, generator=generator))
    state = read_safetensors(weights)
    trained = model.state_dict()
    write_safetensors(weights, {key: trained[key] for key in state})


def apart(embeddings):
    """The largest distance of two rows, relative to their length."""
    rows = torch.nn.functional.normalize(embeddings, dim=1)
    return torch.cdist(rows, rows).max().item()


def compare(name, weights, pixels, embeddings):
    model = load(name, weights)
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
    pictures = apart(theirs["image_embeddings"])
    print(f"two pictures are {pictures:.2e} apart")
    if pictures < ALLOWED:
        sys.exit("the pictures are embedded alike, so a wrong one would pass: run 'statistics'")
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
    elif sys.argv[1] == "statistics":
        statistics(*sys.argv[2:])
    else:
        worst = compare(*sys.argv[2:])
        print(f"relative to their size: {worst:.2e}; allowed are {ALLOWED:.0e}")
        sys.exit(worst > ALLOWED)
