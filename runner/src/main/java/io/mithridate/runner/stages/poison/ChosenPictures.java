package io.mithridate.runner.stages.poison;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.inputs.PicturesInput;
import java.util.Arrays;

/**
 * The single pictures that an attack aims at. The pictures are the same for the attack's victim,
 * the control and every defense. A smaller set is a prefix of a larger one.
 *
 * @param apart the pictures from which the single pictures are drawn
 * @param count the number of pictures
 * @param mapping the targets; only pictures of a class with a target are drawn
 * @param seed the seed with which the pictures are drawn
 */
public record ChosenPictures(PicturesInput apart, int count, Mapping mapping, NamedSeed seed) {

    /** Returns the number of pictures that can be drawn, up to the requested number. */
    public int available() {
        return drawIndices().length;
    }

    /**
     * Returns the pictures in the order in which they were drawn. Their IDs are prefixed with
     * {@code apart/}, because a pair may have the same ID.
     *
     * @throws IllegalArgumentException if there are too few pictures
     */
    public LabelledImages pictures() {
        int[] drawn = drawIndices();
        if (drawn.length < count) {
            throw new IllegalArgumentException(
                    "the attack aims at %d pictures, but only %d of %d can be aimed at"
                            .formatted(count, drawn.length, apart.pictures().size()));
        }
        return new Drawn(apart.pictures(), drawn);
    }

    private int[] drawIndices() {
        LabelledImages pictures = apart.pictures();
        return Arrays.stream(seed.seed().at("single-pictures").permutation(pictures.size()))
                .filter(index -> mapping.target(pictures.label(index)).isPresent())
                .limit(count)
                .toArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // not copied and never compared
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
