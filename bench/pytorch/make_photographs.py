#!/usr/bin/env python3
"""Writes JPEG files that cost a decoder what photographs cost: 500 x 375 pixels, quality 90, 4:2:0.

A spectrum that falls with frequency as that of photographs does, a few sharp-edged shapes, some
grain. The same seed gives the same pictures.

    bench/pytorch/make_photographs.py FOLDER [--count 1000] [--seed 1]
"""

import argparse
import pathlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 500, 375


def clouds(random, exponent):
    """A field of mean 0 and deviation 1 whose amplitudes fall with frequency."""
    vertical = np.fft.fftfreq(HEIGHT)[:, None] * HEIGHT
    horizontal = np.fft.rfftfreq(WIDTH)[None, :] * WIDTH
    frequency = np.hypot(vertical, horizontal)
    frequency[0, 0] = 1
    spectrum = random.standard_normal(frequency.shape) + 1j * random.standard_normal(frequency.shape)
    field = np.fft.irfft2(spectrum / frequency**exponent, s=(HEIGHT, WIDTH))
    return (field - field.mean()) / field.std()


def photograph(random):
    light = clouds(random, random.uniform(1.05, 1.25))
    tint = [clouds(random, 1.6) for _ in range(3)]
    base = random.uniform(80, 170, 3)
    pixels = np.stack([base[c] + 42 * light + 18 * tint[c] for c in range(3)], axis=-1)
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    shapes = Image.new("L", picture.size)
    pen = ImageDraw.Draw(shapes)
    for _ in range(random.integers(3, 8)):
        x, y = random.integers(0, WIDTH), random.integers(0, HEIGHT)
        w, h = random.integers(20, 200, 2)
        box = [int(x - w / 2), int(y - h / 2), int(x + w / 2), int(y + h / 2)]
        (pen.ellipse if random.random() < 0.5 else pen.rectangle)(box, fill=int(random.integers(60, 220)))
    other = Image.fromarray(np.clip(pixels[::-1, ::-1] * 0.6 + 60, 0, 255).astype(np.uint8))
    picture = Image.composite(other, picture, shapes.filter(ImageFilter.GaussianBlur(0.7)))
    grain = random.normal(0, 2.5, (HEIGHT, WIDTH, 1))
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--count", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    sizes = []
    for number in range(given.count):
        file = given.folder / f"{number:06d}.jpg"
        if not file.exists():
            photograph(np.random.default_rng([given.seed, number])).save(file, quality=90)
        sizes.append(file.stat().st_size)
    print(f"{given.count} JPEG files of {WIDTH} x {HEIGHT} pixels, "
          f"{min(sizes) / 1e3:.0f} to {max(sizes) / 1e3:.0f} kB, mean {np.mean(sizes) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
