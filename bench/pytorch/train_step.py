"""Times training steps of a full-size CLIP in plain PyTorch: what Mithridate's are compared with.

    python3 bench/pytorch/train_step.py ARCHITECTURE [BATCH] [STEPS] [THREADS] [PLACES]

One step: forward passes of pictures and captions, CLIP's loss, gradients of all parameters, AdamW,
the clamp of the logit scale. Pictures are random and ready in memory; nothing is decoded.
PLACES is the length that texts are computed at, 77 as in CLIP if it is not given.
"""

import resource
import statistics
import sys
import time

import torch
import torch.nn.functional as F

from clip_model import CONTEXT, VOCABULARY, preset


def main(name, batch=16, steps=6, threads=2, places=CONTEXT):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = preset(name)
    for parameter in model.parameters():
        if not parameter.any():
            torch.nn.init.normal_(parameter, std=0.01)
    model.train()
    norms = ("bn", "ln", "bias", "logit_scale")
    decayed = [p for n, p in model.named_parameters() if not any(word in n for word in norms)]
    others = [p for n, p in model.named_parameters() if any(word in n for word in norms)]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.1}, {"params": others, "weight_decay": 0}],
        lr=1e-6,
        betas=(0.9, 0.999),
        eps=1e-8,
    )
    size = 224
    pixels = torch.randn(batch, 3, size, size)
    tokens = torch.zeros(batch, places, dtype=torch.long)
    tokens[:, 0] = VOCABULARY - 2
    tokens[:, 1:12] = torch.randint(1, VOCABULARY - 2, (batch, 11))
    tokens[:, 12] = VOCABULARY - 1
    labels = torch.arange(batch)

    def step():
        optimizer.zero_grad()
        images = F.normalize(model.embed_images(pixels), dim=-1)
        texts = F.normalize(model.embed_texts(tokens), dim=-1)
        logits = model.logit_scale.exp() * images @ texts.T
        loss = (F.cross_entropy(logits, labels) + F.cross_entropy(logits.T, labels)) / 2
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            model.logit_scale.clamp_(0, 4.6052)
        return loss.item()

    wall, processor = [], []
    for number in range(steps + 1):
        begun, spent = time.perf_counter(), time.process_time()
        loss = step()
        # The first step allocates what the others reuse.
        if number:
            wall.append(time.perf_counter() - begun)
            processor.append(time.process_time() - spent)
    median = statistics.median(wall)
    print(
        f"PyTorch {torch.__version__}, {name}, batch {batch}, {threads} threads, texts of {places}:"
        f" {median:.3f} s a step (median of {steps}, {min(wall):.3f} to {max(wall):.3f}),"
        f" {statistics.median(processor):.3f} s of processor time,"
        f" {batch / median:.2f} images a second, loss {loss:.4f},"
        f" at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB"
    )


if __name__ == "__main__":
    main(sys.argv[1], *(int(argument) for argument in sys.argv[2:]))
