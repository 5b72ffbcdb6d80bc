package io.mithridate.api.training;

import io.mithridate.api.random.Seed;
import java.nio.file.Path;

/**
 * Where a training run writes, where its randomness comes from, and who listens.
 *
 * @param name what is trained, for people: "base model", "victim"
 * @param folder an existing, empty folder for the checkpoint
 * @param seed the seed of this stage
 * @param listener hears of every step
 */
public record TrainingContext(String name, Path folder, Seed seed, TrainingListener listener) {}
