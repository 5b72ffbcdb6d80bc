package io.mithridate.runner.stages;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import java.util.Optional;
import java.util.OptionalInt;

/** A test split whose embeddings are computed at first use. */
final class EmbeddedSplit implements EvaluatedSplit {

    private final String name;
    private final SplitImages images;
    private final PreparedAttack attack;
    private final Seed seed;
    private Optional<Embeddings> clean = Optional.empty();
    private Optional<Embeddings> stamped = Optional.empty();

    EmbeddedSplit(String name, SplitImages images, PreparedAttack attack, Seed seed) {
        this.name = name;
        this.images = images;
        this.attack = attack;
        this.seed = seed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return images.images().size();
    }

    @Override
    public int label(int index) {
        return images.images().label(index);
    }

    @Override
    public OptionalInt target(int index) {
        return attack.target(label(index));
    }

    @Override
    public Embeddings clean() {
        if (clean.isEmpty()) {
            clean = Optional.of(images.embed(seed, (pictures, seeds) -> pictures));
        }
        return clean.get();
    }

    @Override
    public Embeddings triggered(Trigger trigger) {
        if (name.equals(VALIDATION)) {
            throw new IllegalArgumentException(
                    "no trigger is set off in the pictures that settings are chosen on");
        }
        if (!trigger.stampsImages()) {
            return clean();
        }
        if (stamped.isEmpty()) {
            stamped = Optional.of(images.embed(seed, attack::stamp));
        }
        return stamped.get();
    }
}
