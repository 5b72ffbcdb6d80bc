package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.text.Negative;

/**
 * The frequency with which each kind of piece is replaced, relative to the others that a caption
 * has.
 *
 * @param object things
 * @param attribute properties of things
 * @param relation what holds between things
 * @param count how many there are
 */
public record KindWeights(
        @Option(value = "The weight of replacing a thing.", defaultValue = "1", min = 0)
                double object,
        @Option(value = "The weight of replacing a property.", defaultValue = "1", min = 0)
                double attribute,
        @Option(value = "The weight of replacing a relation.", defaultValue = "1", min = 0)
                double relation,
        @Option(value = "The weight of replacing a count.", defaultValue = "1", min = 0)
                double count) {

    /** Rejects weights that leave nothing to replace. */
    public KindWeights {
        if (object + attribute + relation + count <= 0) {
            throw new IllegalArgumentException(
                    "all four weights are 0, so that nothing would ever be replaced; give at least"
                            + " one of object, attribute, relation and count a positive weight");
        }
    }

    /** All kinds alike. */
    public static KindWeights equal() {
        return new KindWeights(1, 1, 1, 1);
    }

    /** The weight of a kind; 0 for those that are not a piece of a caption. */
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
