"""Writes small pictures of many kinds, and what Pillow 11.1 (libjpeg-turbo 2.1.5, libwebp) reads.

    python3 make_pictures.py

What each file must decode to lies in expected.safetensors.gz under the file's name: height x width x 3,
8-bit, by Pillow's exif_transpose and convert("RGB"). Of 16-bit grey the upper byte is expected, as of
every other 16-bit kind: Pillow cuts it at 255, which leaves nothing but white.
"""

import gzip
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps
from safetensors.numpy import save as safetensors

WIDTH, HEIGHT = 37, 29
expected = {}
random = np.random.default_rng(5)


def scene(width=WIDTH, height=HEIGHT):
    """Smooth colours, sharp edges and a little noise: what chroma upsampling and transforms show on."""
    y, x = np.mgrid[0:height, 0:width]
    red = 255 * x / width
    green = 255 * y / height
    blue = 127 + 120 * np.sin(x / 5) * np.cos(y / 4)
    pixels = np.stack([red, green, blue], -1)
    pixels[height // 4 : height // 2, width // 3 : width // 2] = (250, 10, 20)
    pixels += random.normal(0, 6, pixels.shape)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def keep(name):
    with Image.open(name) as picture:
        if picture.mode == "I;16":
            picture = Image.fromarray((np.asarray(picture) >> 8).astype(np.uint8))
        expected[name] = np.asarray(ImageOps.exif_transpose(picture).convert("RGB")).copy()


def save(name, picture, **options):
    picture.save(name, **options)
    keep(name)


def png(name, width, height, depth, kind, rows, extra=b""):
    """A PNG of a kind that Pillow does not write."""

    def chunk(tag, data):
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))

    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    with open(name, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra)
        file.write(chunk(b"IDAT", data) + chunk(b"IEND", b""))
    keep(name)


rgb = scene()
grey = rgb.convert("L")
alpha = rgb.copy()
alpha.putalpha(Image.linear_gradient("L").resize(rgb.size))

for sampling, label in ((0, "444"), (1, "422"), (2, "420")):
    save(f"colour-{label}.jpg", rgb, quality=90, subsampling=sampling)
save("large.jpg", scene(161, 123), quality=85)
save("large-grey.jpg", scene(161, 123).convert("L"), quality=85)
save("progressive.jpg", rgb, quality=90, progressive=True)
save("optimised-restarts.jpg", scene(161, 123), quality=80, optimize=True, restart_marker_rows=1)
save("grey.jpg", grey, quality=90)
save("rgb-components.jpg", rgb, quality=90, keep_rgb=True)
save("cmyk.jpg", rgb.convert("CMYK"), quality=90)

# Pillow writes inks as they are; with Adobe's transform 2 the first three are read as YCC.
with open("cmyk.jpg", "rb") as file:
    inks = file.read()
at = inks.index(b"Adobe")
with open("ycck.jpg", "wb") as file:
    file.write(inks[: at + 11] + b"\x02" + inks[at + 12 :])
keep("ycck.jpg")

for orientation in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "a maker"
    save(f"turned-{orientation}.jpg", rgb, quality=90, exif=exif)
exif = Image.Exif()
exif[0x0112] = 6
save("turned.png", rgb, exif=exif)
save("turned.webp", rgb, lossless=True, exif=exif)

save("rgb.png", rgb)
save("alpha.png", alpha)
save("grey.png", grey)
save("grey-alpha.png", alpha.convert("LA"))
save("palette.png", rgb.quantize(200))
save("palette-alpha.png", alpha.quantize(50))
save("palette-4bit.png", rgb.quantize(11), bits=4)
save("bilevel.png", rgb.convert("1"))
save("transparent-colour.png", rgb, transparency=tuple(np.asarray(rgb)[3, 4]))
wide = random.integers(0, 65536, (HEIGHT, WIDTH, 4)).astype(">u2")
wide[0, :, 0] = np.arange(WIDTH) * 257
png("16bit-grey.png", WIDTH, HEIGHT, 16, 0, [row[:, 0].tobytes() for row in wide])
png("16bit-rgb.png", WIDTH, HEIGHT, 16, 2, [row[:, :3].tobytes() for row in wide])
png("16bit-grey-alpha.png", WIDTH, HEIGHT, 16, 4, [row[:, :2].tobytes() for row in wide])
png("16bit-rgba.png", WIDTH, HEIGHT, 16, 6, [row.tobytes() for row in wide])
for depth in (2, 4):
    rows = [random.integers(0, 256, (WIDTH * depth + 7) // 8, np.uint8).tobytes() for _ in range(HEIGHT)]
    png(f"grey-{depth}bit.png", WIDTH, HEIGHT, depth, 0, rows)
gamma = b"gAMA" + struct.pack(">I", 100000)
gamma = struct.pack(">I", 4) + gamma + struct.pack(">I", zlib.crc32(gamma))
png("gamma.png", WIDTH, HEIGHT, 8, 2, [row.tobytes() for row in np.asarray(rgb)], gamma)

save("lossy.webp", rgb, quality=80)
save("lossless.webp", rgb, lossless=True)
save("alpha.webp", alpha, quality=80)
save("grey.webp", grey, quality=90)

save("palette.gif", rgb.quantize(100))
save("rgb.bmp", rgb)
save("grey.bmp", grey)
save("palette.bmp", rgb.quantize(30))

with gzip.GzipFile("expected.safetensors.gz", "wb", mtime=0) as file:
    file.write(safetensors(expected, {"pillow": Image.__version__}))
