"""Writes the fixtures of the tests of PyTorch's file formats, with PyTorch 2.6 on a little-endian CPU.

    python3 make_fixtures.py

What each file must read as lies in expected.safetensors, under FILE:TENSOR, fractions as float32
and whole numbers as int64.
"""

import os
import warnings
from collections import OrderedDict

import torch
from safetensors.torch import save_file

warnings.filterwarnings("ignore")
torch.manual_seed(7)
expected = {}


def keep(file, tensors):
    for name, tensor in tensors.items():
        wide = torch.float32 if tensor.is_floating_point() else torch.int64
        expected[f"{file}:{name}"] = tensor.detach().to(wide).contiguous().clone()


def save(file, content, tensors, **options):
    torch.save(content, file, **options)
    keep(file, tensors)


# Every type, and extreme shapes.
types = OrderedDict(
    float64=torch.tensor([0.1, -1e300, 5e-324], dtype=torch.float64),
    float32=torch.randn(2, 3),
    float16=torch.tensor([1.0, -2.0, 65504.0, 6e-8], dtype=torch.float16),
    bfloat16=torch.randn(5).to(torch.bfloat16),
    int64=torch.tensor([[-(2**62), 3]]),
    int32=torch.tensor([-7, 2**31 - 1], dtype=torch.int32),
    int16=torch.tensor([-7, 2**15 - 1], dtype=torch.int16),
    int8=torch.tensor([-128, 127], dtype=torch.int8),
    uint8=torch.tensor([0, 255], dtype=torch.uint8),
    bool=torch.tensor([True, False]),
    scalar=torch.tensor(4.6052),
    empty=torch.zeros(0, 3),
)
types["float64"][1] = -1e30
save("types.pt", types, types)
for protocol in (4, 5):
    save(f"protocol-{protocol}.pt", types, types, pickle_protocol=protocol)

# Tensors that are not what lies in the file one after another.
base = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4)
other = base + 100
views = dict(
    base=base,
    transposed=base.permute(2, 0, 1),
    column=other[:, :, 1],
    steps=other[:, ::2, 1::2],
    tail=other.flatten()[20:],
    single=other[1, 2, 3],
)
save("views.pt", views, views)
save("expanded.pt", {"expanded": torch.ones(1, 3).expand(1000, 3)}, {})

# What CleanCLIP writes: parameters of a model wrapped for several devices, beside Adam's state.
class Tower(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(3, 4, 2, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(4)
        self.proj = torch.nn.Parameter(torch.randn(4, 2))

    def forward(self, images):
        return self.bn1(self.conv1(images)).mean(dim=(2, 3)) @ self.proj


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.visual = Tower()
        self.logit_scale = torch.nn.Parameter(torch.tensor(2.6593))
        self.layers = [1, 2]

    def forward(self, images):
        return self.visual(images) * self.logit_scale.exp()


model = torch.nn.DataParallel(Model())
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
model.module(torch.randn(2, 3, 4, 4)).sum().backward()
optimizer.step()
save(
    "clean-clip.pt",
    {
        "epoch": 3,
        "name": "clean-clip",
        "state_dict": model.state_dict(),
        "optimizer": optimizer.state_dict(),
    },
    model.state_dict(),
)
save(
    "parameters.pt",
    dict(model.module.named_parameters()),
    dict(model.module.named_parameters()),
)

# TorchScript, as OpenAI published CLIP: half precision, traced; and scripted, with other attributes.
half = Model().eval()
half.load_state_dict(model.module.state_dict())
half = half.half()
traced = torch.jit.trace(half, torch.randn(1, 3, 4, 4).half(), check_trace=False)
torch.jit.save(traced, "traced.pt")
keep("traced.pt", traced.state_dict())
scripted = torch.jit.script(model.module)
torch.jit.save(scripted, "scripted.pt")
keep("scripted.pt", scripted.state_dict())

# What is refused.
torch.save(types, "legacy.pt", _use_new_zipfile_serialization=False)
torch.save(model.module, "whole-module.pt")


class Hostile:
    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


torch.save({"a": Hostile(os.system, "touch executed-by-os-system")}, "os-system.pt")
torch.save({"a": Hostile(eval, "open('executed-by-eval', 'w')")}, "eval.pt")

save_file(expected, "expected.safetensors")
