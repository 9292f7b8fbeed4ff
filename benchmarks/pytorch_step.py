#!/usr/bin/env python3
"""Time of a training step in PyTorch, of the network that `gennas bench step` trains.

Stem 3x3, eight slots, head 1x1 to 1280, global average pool, linear to five findings; batch norm
after every convolution; masked cross-entropy on logits; SGD with Nesterov momentum 0.9. PyTorch
gets its input for free: the tensors are made before the clock starts, whereas `gennas bench step`
augments every batch.

Prints one JSON line. Needs PyTorch 1.12 or newer (Debian: apt-get install python3-torch).
"""

import argparse
import json
import os
import re
import statistics
import sys
import time

STAGES = [(2, 64), (3, 128), (3, 256)]  # slots and channels; the first slot has stride 2
BLOCKS = {"1": (3, 3), "2": (6, 5)}  # expansion and kernel; 0 is Identity
STEM, HEAD, FINDINGS = 32, 1280, 5


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--px", type=int, default=64, help="side of the images (64)")
    parser.add_argument("--arch", default="22121211", help="one digit a slot (22121211)")
    parser.add_argument("--threads", type=int, default=1, help="(1)")
    parser.add_argument("--batch", type=int, default=24, help="images a step (24)")
    parser.add_argument("--steps", type=int, default=20, help="steps that count (20)")
    parser.add_argument("--warm-up", type=int, default=5, help="steps before those (5)")
    parser.add_argument(
        "--stem-stride", choices=["auto", "1", "2"], default="auto", help="auto: 1 up to 64 px"
    )
    parser.add_argument("--layout", choices=["nchw", "channels_last"], default="channels_last")
    given = parser.parse_args()
    if len(given.arch) != 8 or not set(given.arch) <= set("012"):
        parser.error(f'"{given.arch}" is no architecture: eight digits from 0 to 2, one a slot')
    if min(given.px, given.threads, given.batch, given.steps, given.warm_up) < 1:
        parser.error("--px, --threads, --batch, --steps and --warm-up are at least 1")
    return given


def network(nn, arch, stem_stride):
    def stage(inward, outward, kernel, stride, groups, relu):
        layers = [
            nn.Conv2d(inward, outward, kernel, stride, kernel // 2, groups=groups, bias=False),
            nn.BatchNorm2d(outward, eps=1e-5, momentum=0.1),
        ]
        return layers + ([nn.ReLU(inplace=True)] if relu else [])

    class Residual(nn.Module):
        def __init__(self, inner):
            super().__init__()
            self.inner = inner

        def forward(self, x):
            return x + self.inner(x)

    def slot(digit, inward, outward, stride):
        passes_through = stride == 1 and inward == outward
        if digit == "0":
            return [] if passes_through else stage(inward, outward, 1, stride, 1, False)
        expansion, kernel = BLOCKS[digit]
        hidden = inward * expansion
        layers = (
            stage(inward, hidden, 1, 1, 1, True)
            + stage(hidden, hidden, kernel, stride, hidden, True)
            + stage(hidden, outward, 1, 1, 1, False)
        )
        return [Residual(nn.Sequential(*layers))] if passes_through else layers

    layers = stage(1, STEM, 3, stem_stride, 1, True)
    digits, channels = iter(arch), STEM
    for slots, width in STAGES:
        for index in range(slots):
            layers += slot(next(digits), channels, width, 2 if index == 0 else 1)
            channels = width
    layers += stage(channels, HEAD, 1, 1, 1, True)
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(HEAD, FINDINGS)]
    return nn.Sequential(*layers)


def main():
    given = arguments()
    os.environ["OMP_NUM_THREADS"] = str(given.threads)  # before PyTorch loads
    try:
        import torch
    except (ImportError, OSError) as missing:
        sys.exit(
            f"PyTorch cannot be loaded by {sys.executable} ({missing})."
            " Install it (Debian: apt-get install python3-torch) and use that Python."
        )
    torch.set_num_threads(given.threads)
    torch.manual_seed(1)
    auto = 2 if given.px > 64 else 1
    stem_stride = auto if given.stem_stride == "auto" else int(given.stem_stride)
    model = network(torch.nn, given.arch, stem_stride)
    images = torch.randn(given.batch, 1, given.px, given.px)
    if given.layout == "channels_last":
        model = model.to(memory_format=torch.channels_last)
        images = images.contiguous(memory_format=torch.channels_last)
    labels = (torch.rand(given.batch, FINDINGS) < 0.25).float()
    mask = (torch.rand(given.batch, FINDINGS) < 0.9).float()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, nesterov=True)
    loss_of = torch.nn.functional.binary_cross_entropy_with_logits

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = (loss_of(model(images), labels, reduction="none") * mask).sum() / mask.sum()
        loss.backward()
        optimizer.step()
        return loss.item()

    seconds = []
    model.train()
    for number in range(given.warm_up + given.steps):
        start = time.perf_counter()
        loss = step()
        if number >= given.warm_up:
            seconds.append(time.perf_counter() - start)
    if loss != loss:
        sys.exit("The loss is no number: this measurement is worth nothing.")
    median = statistics.median(seconds)
    one_dnn = re.search(r"MKL-DNN v([0-9.]+)", torch.__config__.show())
    print(
        json.dumps(
            {
                "program": "PyTorch " + torch.__version__,
                "oneDnn": one_dnn.group(1) if one_dnn else None,
                "architecture": given.arch,
                "px": given.px,
                "batch": given.batch,
                "stemStride": stem_stride,
                "layout": given.layout,
                "threads": given.threads,
                "steps": given.steps,
                "warmUp": given.warm_up,
                "params": sum(p.numel() for p in model.parameters()),
                "secondsMedian": median,
                "secondsMinimum": min(seconds),
                "imagesPerSecond": given.batch / median,
            }
        )
    )


if __name__ == "__main__":
    main()
