"""CLIP in plain PyTorch, under OpenAI's parameter names, to compare Mithridate's with.

Written from the paper (Radford et al., 2021, section 2.4) and from the names and shapes of the
published weights. It is what a reader of the paper would write: no fused attention, no compilation.
"""

import json
import struct

import numpy
import torch
from torch import nn

PRESETS = {
    # image size, vision (layers, width, patch), embedding, text width
    "RN50": (224, ((3, 4, 6, 3), 64, None), 1024, 512),
    "RN101": (224, ((3, 4, 23, 3), 64, None), 512, 512),
    "ViT-B/32": (224, (12, 768, 32), 512, 512),
    "ViT-B/16": (224, (12, 768, 16), 512, 512),
}
CONTEXT = 77
VOCABULARY = 49408
TEXT_LAYERS = 12
HEAD_WIDTH = 64


class Bottleneck(nn.Module):
    def __init__(self, inputs, planes, stride):
        super().__init__()
        outputs = 4 * planes
        self.conv1 = nn.Conv2d(inputs, planes, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.pool = nn.AvgPool2d(stride) if stride > 1 else nn.Identity()
        self.conv3 = nn.Conv2d(planes, outputs, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(outputs)
        self.downsample = None
        if stride > 1 or inputs != outputs:
            # OpenAI's names are "0" and "1" for the convolution and its norm; the pool has no weights.
            self.downsample = nn.ModuleDict(
                {"0": nn.Conv2d(inputs, outputs, 1, bias=False), "1": nn.BatchNorm2d(outputs)}
            )

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = torch.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(self.pool(out)))
        if self.downsample is not None:
            x = self.downsample["1"](self.downsample["0"](self.pool(x)))
        return torch.relu(out + x)


class AttentionPool(nn.Module):
    def __init__(self, side, width, heads, outputs):
        super().__init__()
        self.positional_embedding = nn.Parameter(torch.zeros(side * side + 1, width))
        self.q_proj = nn.Linear(width, width)
        self.k_proj = nn.Linear(width, width)
        self.v_proj = nn.Linear(width, width)
        self.c_proj = nn.Linear(width, outputs)
        self.heads = heads

    def forward(self, x):
        x = x.flatten(2).permute(2, 0, 1)
        x = torch.cat([x.mean(0, keepdim=True), x]) + self.positional_embedding[:, None]
        x, _ = nn.functional.multi_head_attention_forward(
            x[:1],
            x,
            x,
            x.shape[-1],
            self.heads,
            None,
            torch.cat([self.q_proj.bias, self.k_proj.bias, self.v_proj.bias]),
            None,
            None,
            False,
            0,
            self.c_proj.weight,
            self.c_proj.bias,
            use_separate_proj_weight=True,
            training=self.training,
            need_weights=False,
            q_proj_weight=self.q_proj.weight,
            k_proj_weight=self.k_proj.weight,
            v_proj_weight=self.v_proj.weight,
        )
        return x[0]


class ModifiedResNet(nn.Module):
    def __init__(self, layers, width, size, outputs):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width // 2, 3, stride=2, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width // 2)
        self.conv2 = nn.Conv2d(width // 2, width // 2, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(width // 2)
        self.conv3 = nn.Conv2d(width // 2, width, 3, padding=1, bias=False)
        self.bn3 = nn.BatchNorm2d(width)
        self.pool = nn.AvgPool2d(2)
        inputs = width
        for stage, blocks in enumerate(layers):
            planes = width << stage
            modules = []
            for block in range(blocks):
                stride = 2 if stage > 0 and block == 0 else 1
                modules.append(Bottleneck(inputs, planes, stride))
                inputs = 4 * planes
            setattr(self, f"layer{stage + 1}", nn.Sequential(*modules))
        self.attnpool = AttentionPool(size // 32, inputs, inputs // HEAD_WIDTH, outputs)

    def forward(self, x):
        for i in (1, 2, 3):
            x = torch.relu(getattr(self, f"bn{i}")(getattr(self, f"conv{i}")(x)))
        x = self.pool(x)
        for stage in (1, 2, 3, 4):
            x = getattr(self, f"layer{stage}")(x)
        return self.attnpool(x)


class QuickGelu(nn.Module):
    def forward(self, x):
        return x * torch.sigmoid(1.702 * x)


class Block(nn.Module):
    def __init__(self, width, mask):
        super().__init__()
        self.attn = nn.MultiheadAttention(width, width // HEAD_WIDTH)
        self.ln_1 = nn.LayerNorm(width)
        self.mlp = nn.ModuleDict(
            {
                "c_fc": nn.Linear(width, 4 * width),
                "gelu": QuickGelu(),
                "c_proj": nn.Linear(4 * width, width),
            }
        )
        self.ln_2 = nn.LayerNorm(width)
        self.mask = mask

    def forward(self, x):
        normed = self.ln_1(x)
        mask = None if self.mask is None else self.mask[: len(x), : len(x)]
        x = x + self.attn(normed, normed, normed, need_weights=False, attn_mask=mask)[0]
        return x + self.mlp["c_proj"](self.mlp["gelu"](self.mlp["c_fc"](self.ln_2(x))))


class Transformer(nn.Module):
    def __init__(self, width, layers, mask=None):
        super().__init__()
        self.resblocks = nn.Sequential(*[Block(width, mask) for _ in range(layers)])

    def forward(self, x):
        return self.resblocks(x.transpose(0, 1)).transpose(0, 1)


class VisionTransformer(nn.Module):
    def __init__(self, layers, width, patch, size, outputs):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, patch, stride=patch, bias=False)
        self.class_embedding = nn.Parameter(torch.zeros(width))
        self.positional_embedding = nn.Parameter(torch.zeros((size // patch) ** 2 + 1, width))
        self.ln_pre = nn.LayerNorm(width)
        self.transformer = Transformer(width, layers)
        self.ln_post = nn.LayerNorm(width)
        self.proj = nn.Parameter(torch.zeros(width, outputs))

    def forward(self, x):
        x = self.conv1(x).flatten(2).transpose(1, 2)
        first = self.class_embedding.expand(len(x), 1, -1)
        x = self.ln_pre(torch.cat([first, x], 1) + self.positional_embedding)
        return self.ln_post(self.transformer(x)[:, 0]) @ self.proj


class Clip(nn.Module):
    def __init__(self, size, vision, embedding, text_width):
        super().__init__()
        layers, width, patch = vision
        self.visual = (
            ModifiedResNet(layers, width, size, embedding)
            if patch is None
            else VisionTransformer(layers, width, patch, size, embedding)
        )
        mask = torch.full((CONTEXT, CONTEXT), float("-inf")).triu(1)
        self.transformer = Transformer(text_width, TEXT_LAYERS, mask)
        self.token_embedding = nn.Embedding(VOCABULARY, text_width)
        self.positional_embedding = nn.Parameter(torch.zeros(CONTEXT, text_width))
        self.ln_final = nn.LayerNorm(text_width)
        self.text_projection = nn.Parameter(torch.zeros(text_width, embedding))
        self.logit_scale = nn.Parameter(torch.tensor(2.6593))

    def embed_images(self, pixels):
        return self.visual(pixels)

    def embed_texts(self, tokens):
        x = self.token_embedding(tokens) + self.positional_embedding[: tokens.shape[1]]
        x = self.ln_final(self.transformer(x))
        return x[torch.arange(len(x)), tokens.argmax(-1)] @ self.text_projection


def preset(name):
    """A CLIP of a preset's shape, with PyTorch's first weights and zero embeddings."""
    return Clip(*PRESETS[name])


def read_safetensors(path):
    """The F32, I32 and I64 tensors of a safetensors file, read without its library."""
    kinds = {"F32": numpy.float32, "I32": numpy.int32, "I64": numpy.int64}
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        first, last = entry["data_offsets"]
        array = numpy.frombuffer(data[first:last], kinds[entry["dtype"]])
        tensors[name] = torch.from_numpy(array.reshape(entry["shape"]).copy())
    return tensors


def write_safetensors(path, tensors):
    """Writes F32, I32 and I64 tensors."""
    kinds = {torch.float32: "F32", torch.int32: "I32", torch.int64: "I64"}
    header, offset = {}, 0
    for name, tensor in tensors.items():
        size = tensor.numel() * tensor.element_size()
        header[name] = {
            "dtype": kinds[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [offset, offset + size],
        }
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(tensor.contiguous().numpy().tobytes())
