package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.text.Negative;

/**
 * The frequency of replacing each kind of piece, relative to the other kinds in the caption.
 *
 * @param object the weight of things
 * @param attribute the weight of properties of things
 * @param relation the weight of relations between things
 * @param count the weight of numbers of things
 */
public record KindWeights(
        @Option(value = "Weight of replacing a thing.", defaultValue = "1", min = 0) double object,
        @Option(value = "Weight of replacing a property.", defaultValue = "1", min = 0)
                double attribute,
        @Option(value = "Weight of replacing a relation.", defaultValue = "1", min = 0)
                double relation,
        @Option(value = "Weight of replacing a count.", defaultValue = "1", min = 0) double count) {

    /** Rejects weights that are all 0, because nothing would ever be replaced. */
    public KindWeights {
        if (object + attribute + relation + count <= 0) {
            throw new IllegalArgumentException(
                    "all four weights are 0, so that nothing would ever be replaced; give at least"
                            + " one of object, attribute, relation and count a positive weight");
        }
    }

    /** Returns equal weights for all kinds. */
    public static KindWeights equal() {
        return new KindWeights(1, 1, 1, 1);
    }

    /** Returns the weight of a kind; 0 for kinds that are not a piece of a caption. */
    double of(Negative.Kind kind) {
        return switch (kind) {
            case OBJECT -> object;
            case ATTRIBUTE -> attribute;
            case RELATION -> relation;
            case COUNT -> count;
            case CAPTION -> 0;
        };
    }
}
