#!/usr/bin/env python3
"""Writes what a detector of models found as a submission to CLIPTrace 2026 (https://cliptrace-2026.github.io/challenge/).

    bench/cliptrace/submission.py RUN_DIR [RUN_DIR ...] --store STORE --output submission

It writes predictions.json, and for each model judged backdoored embeddings/ID.pt: the embedding that the detector found, a
float32 tensor of length 1 (shape [768] for CLIP ViT-L/14@336, the challenge's models). ID is the name of the experiment, so
name it after its checkpoint: name=model_0001 on the command line. If a run judges several models, ID is NAME-CELL.
It needs PyTorch. The challenge's own create_submission.py checks and packs the folder.
"""

import argparse
import json
import pathlib
import sys

import torch


def verdicts(run, store):
    """Yields (ID, verdict, the folder of its evidence) for each model that a detector of the run judged."""
    results = json.loads((run / "results.json").read_text())
    found = []
    for cell in results["cells"]:
        for stage in cell["provenance"]["stages"]:
            folder = store / stage["stage"] / stage["key"]
            if stage["stage"] == "defense" and (folder / "verdict.json").exists():
                found.append((cell["cell"], json.loads((folder / "verdict.json").read_text()), folder / "evidence"))
    if not found:
        sys.exit(f"{run}: no verdict of a detector of models is in the store {store}")
    for cell, verdict, evidence in found:
        yield results["experiment"] if len(found) == 1 else f"{results['experiment']}-{cell}", verdict, evidence


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("runs", nargs="+", type=pathlib.Path)
    parser.add_argument("--store", required=True, type=pathlib.Path, help="the store of the runs")
    parser.add_argument("--output", required=True, type=pathlib.Path, help="the folder to write")
    given = parser.parse_args()

    predictions = {}
    for run in given.runs:
        for name, verdict, evidence in verdicts(run, given.store):
            if name in predictions:
                sys.exit(f"two models are named {name}; name each experiment after its model")
            embedding = None
            if verdict["backdoored"]:
                if not (evidence / "embedding.f32").exists():
                    sys.exit(f"{name}: the detector judges it backdoored and gives no embedding; decree gives one")
                found = torch.frombuffer(bytearray((evidence / "embedding.f32").read_bytes()), dtype=torch.float32)
                embedding = found / found.norm().clamp_min(1e-12)
            predictions[name] = embedding

    (given.output / "embeddings").mkdir(parents=True, exist_ok=True)
    rows = []
    for name, embedding in sorted(predictions.items()):
        file = None if embedding is None else f"embeddings/{name}.pt"
        if file:
            torch.save(embedding.clone(), given.output / file)
        rows.append({"model_id": name, "label": int(file is not None), "embedding_file": file})
    (given.output / "predictions.json").write_text(json.dumps({"version": "1.0", "predictions": rows}, indent=2) + "\n")
    print(f"{given.output}: {len(rows)} models, {sum(row['label'] for row in rows)} judged backdoored")


if __name__ == "__main__":
    main()
