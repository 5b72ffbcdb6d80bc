package io.mithridate.runner.stages.poison;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PicturesInput;
import java.util.Arrays;

/**
 * The pictures that an attack aims at one by one: the same for its victim, the control and every
 * defense, and fewer of them are the beginning of more.
 *
 * @param apart the pictures that they are drawn from
 * @param count how many there are
 * @param mapping only pictures that it has a target for are drawn
 * @param seed draws them
 */
public record ChosenPictures(PicturesInput apart, int count, Mapping mapping, NamedSeed seed) {

    /** Returns how many of those that are asked for can be drawn. */
    public int available() {
        return drawn().length;
    }

    /**
     * The pictures, in the order in which they were drawn; {@code apart/} stands before the name
     * that the data set has for each, since a pair may have the same name.
     *
     * @throws IllegalArgumentException if there are too few
     */
    public LabelledImages pictures() {
        int[] drawn = drawn();
        if (drawn.length < count) {
            throw new IllegalArgumentException(
                    "the attack aims at %d pictures, but only %d of %d can be aimed at"
                            .formatted(count, drawn.length, apart.pictures().size()));
        }
        return new Drawn(apart.pictures(), drawn);
    }

    private int[] drawn() {
        LabelledImages all = apart.pictures();
        return Arrays.stream(seed.seed().at("single-pictures").permutation(all.size()))
                .filter(index -> mapping.target(all.label(index)).isPresent())
                .limit(count)
                .toArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // made here, read in place, never compared
    private record Drawn(LabelledImages all, int[] indices) implements LabelledImages {

        @Override
        public int size() {
            return indices.length;
        }

        @Override
        public String id(int index) {
            return "apart/" + all.id(indices[index]);
        }

        @Override
        public ImageData image(int index) {
            return all.image(indices[index]);
        }

        @Override
        public int label(int index) {
            return all.label(indices[index]);
        }

        @Override
        public String fingerprint() {
            return all.fingerprint() + Arrays.toString(indices);
        }
    }
}
