package io.mithridate.datasets.emojiscenes;

import io.mithridate.datasets.emojiscenes.Scene.Relation;
import io.mithridate.datasets.emojiscenes.Scene.Size;
import java.util.List;
import java.util.Optional;

/**
 * The claims of a caption, which can be checked against any picture.
 *
 * <p>They are literal: "a dog on a red background" is true of a picture with two dogs and a cat on
 * red.
 *
 * @param things the things in the picture
 * @param relation the position of the first thing relative to the second
 * @param colour the color of the background, if stated
 */
public record Claim(List<Named> things, Optional<Relation> relation, Optional<Colour> colour) {

    /**
     * A thing that is claimed to be in the picture.
     *
     * @param label the index of its class
     * @param count the number of these things
     * @param size the size, if stated
     */
    public record Named(int label, Count count, Optional<Size> size) {

        boolean isTrueOf(Scene.Thing thing) {
            return thing.label() == label
                    && count.admits(thing.count())
                    && size.map(claimed -> claimed == thing.size()).orElse(true);
        }
    }

    /**
     * A claimed number of things.
     *
     * @param number the minimum
     * @param exact whether a larger number makes the claim false
     */
    public record Count(int number, boolean exact) {

        boolean admits(int actual) {
            return exact ? actual == number : actual >= number;
        }
    }

    /** Returns whether the claim is true of a picture, whatever picture it was written for. */
    public boolean isTrueOf(Scene scene) {
        if (colour.isPresent() && scene.background().colour() != colour.get()) {
            return false;
        }
        Named first = things.get(0);
        if (things.size() == 1) {
            return scene.things().stream().anyMatch(first::isTrueOf);
        }
        Named second = things.get(1);
        return scene.things().stream()
                .filter(first::isTrueOf)
                .anyMatch(
                        one ->
                                scene.things().stream()
                                        .filter(
                                                other ->
                                                        !other.equals(one)
                                                                && second.isTrueOf(other))
                                        .anyMatch(other -> isRelated(one, other)));
    }

    private boolean isRelated(Scene.Thing one, Scene.Thing other) {
        Scene.Placement subject = one.placements().get(0);
        Scene.Placement object = other.placements().get(0);
        double right = subject.x() - object.x();
        double down = subject.y() - object.y();
        return relation.map(
                        claimed ->
                                switch (claimed) {
                                    case LEFT_OF -> right < 0 && -right > Math.abs(down);
                                    case RIGHT_OF -> right > 0 && right > Math.abs(down);
                                    case ABOVE -> down < 0 && -down > Math.abs(right);
                                    case BELOW -> down > 0 && down > Math.abs(right);
                                })
                .orElse(true);
    }
}
