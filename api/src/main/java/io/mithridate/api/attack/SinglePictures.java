package io.mithridate.api.attack;

/**
 * Pictures that an attack aims at one by one: they are none of the training pictures before, and
 * its success is counted over them alone (Carlini and Terzis 2022).
 *
 * <p>They are drawn from {@link io.mithridate.api.data.EvaluationData#apart()}, among those that
 * the {@link Mapping} has a target for. Each of them is added with captions of training pairs that
 * name its target.
 *
 * @param count how many pictures, at least 1
 * @param captionsEach how many captions each of them is added with, at least 1
 */
public record SinglePictures(int count, int captionsEach) {

    public SinglePictures {
        if (count < 1 || captionsEach < 1 || (long) count * captionsEach > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "an attack cannot aim at %d pictures with %d captions each"
                            .formatted(count, captionsEach));
        }
    }

    /** Returns how many pairs are added. */
    public int pairs() {
        return count * captionsEach;
    }
}
