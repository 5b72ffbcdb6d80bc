#!/usr/bin/env python3
"""How many JPEG files a second PIL, torchvision and torch's DataLoader bring into batches.

OpenAI's preprocessing: the shorter side resized to 224 by antialiased bicubic interpolation, the
centre cut out, normalised. Prints pictures a second over all workers, and the processor time of a
picture, which other work on the machine changes less.

    python3 bench/pytorch/input_pipeline.py FOLDER [--workers N] [--batch 64] [--seconds 15]
"""

import argparse
import os
import pathlib
import time

import PIL
import torch
import torchvision
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision.transforms import CenterCrop, Compose, InterpolationMode, Normalize, Resize, ToTensor

SIZE = 224
MEAN, DEVIATION = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)


class Pictures(Dataset):
    def __init__(self, folder):
        self.files = sorted(str(file) for file in folder.glob("*.jpg"))
        self.preprocess = Compose(
            [
                Resize(SIZE, interpolation=InterpolationMode.BICUBIC),
                CenterCrop(SIZE),
                lambda picture: picture.convert("RGB"),
                ToTensor(),
                Normalize(MEAN, DEVIATION),
            ]
        )

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        return self.preprocess(Image.open(self.files[index]))


def processor_seconds(processes):
    """User and system time of processes that still run."""
    ticks = 0
    for process in processes:
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--workers", type=int, default=os.cpu_count())
    arguments.add_argument("--batch", type=int, default=64)
    arguments.add_argument("--seconds", type=float, default=15)
    given = arguments.parse_args()
    pictures = Pictures(given.folder)
    if len(pictures) < given.batch:
        raise SystemExit(f"{given.folder} holds {len(pictures)} JPEG files; a batch takes {given.batch}")
    loader = DataLoader(
        pictures,
        batch_size=given.batch,
        shuffle=True,
        drop_last=True,
        num_workers=given.workers,
        persistent_workers=True,
    )
    for _ in loader:  # starts the workers, reads the files once
        pass
    processes = [os.getpid()] + [worker.pid for worker in loader._iterator._workers]
    begun, before, count = time.perf_counter(), processor_seconds(processes), 0
    while time.perf_counter() - begun < given.seconds:
        for batch in loader:
            count += len(batch)
    wall, used = time.perf_counter() - begun, processor_seconds(processes) - before
    print(
        f"PIL + torchvision, {given.workers} workers, batch {given.batch}: {count / wall:.0f} pictures/s, "
        f"{1e3 * used / count:.2f} ms of processor time each (n = {count}, load {os.getloadavg()[0]:.1f}, "
        f"Pillow {PIL.__version__}, torchvision {torchvision.__version__}, torch {torch.__version__})"
    )


if __name__ == "__main__":
    main()
