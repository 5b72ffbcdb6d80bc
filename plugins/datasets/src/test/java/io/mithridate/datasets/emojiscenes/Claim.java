package io.mithridate.datasets.emojiscenes;

import io.mithridate.datasets.emojiscenes.Scene.Relation;
import io.mithridate.datasets.emojiscenes.Scene.Size;
import java.util.List;
import java.util.Optional;

/**
 * What a caption says, to be held against any picture.
 *
 * <p>It is taken literally: "a dog on a red background" is true of a picture with two dogs and a
 * cat on red.
 *
 * @param things what is there
 * @param relation how the first lies, seen from the second
 * @param colour of the background, if it is said
 */
public record Claim(List<Named> things, Optional<Relation> relation, Optional<Colour> colour) {

    /**
     * Something that is claimed to be there.
     *
     * @param label index of its class
     * @param count how many there are
     * @param size if it is said
     */
    public record Named(int label, Count count, Optional<Size> size) {

        boolean isTrueOf(Scene.Thing thing) {
            return thing.label() == label
                    && count.admits(thing.count())
                    && size.map(claimed -> claimed == thing.size()).orElse(true);
        }
    }

    /**
     * A number of things.
     *
     * @param number how many at least
     * @param exact whether more would be too many
     */
    public record Count(int number, boolean exact) {

        boolean admits(int present) {
            return exact ? present == number : present >= number;
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
