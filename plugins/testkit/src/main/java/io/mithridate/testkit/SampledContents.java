package io.mithridate.testkit;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a sample of the pictures of a set, spread evenly over the set.
 *
 * @param samples the number of pictures; all if the set has fewer
 */
record SampledContents(int samples) {

    /** Returns the ids, captions and pictures of the sampled pairs. */
    List<String> of(PairSet pairs) {
        return readSample(pairs.size(), i -> pair(pairs, i)).toList();
    }

    /** Returns the ids, labels and pictures of the sample. */
    List<String> of(LabelledImages images) {
        return readSample(images.size(), i -> picture(images, i)).toList();
    }

    /** Returns digests of the sampled pictures only. */
    Set<Integer> pictures(PairSet pairs) {
        return readSample(pairs.size(), i -> digest(pairs.image(i))).collect(Collectors.toSet());
    }

    /** Returns digests of the sampled pictures only. */
    Set<Integer> pictures(LabelledImages images) {
        return readSample(images.size(), i -> digest(images.image(i))).collect(Collectors.toSet());
    }

    private <T> Stream<T> readSample(int size, IntFunction<T> reader) {
        return Arrays.stream(sampledIndices(size)).mapToObj(reader);
    }

    /** Returns the sampled indices. */
    int[] sampledIndices(int size) {
        int count = Math.min(size, samples);
        return IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray();
    }

    /** Returns all contents of a pair as a string. */
    static String pair(PairSet pairs, int index) {
        return String.join(
                " ",
                pairs.id(index),
                pairs.caption(index),
                pairs.pictureId(index),
                pairs.captions(index).toString(),
                Integer.toString(digest(pairs.image(index))));
    }

    /** Returns all contents of a labeled picture as a string. */
    static String picture(LabelledImages images, int index) {
        return images.id(index) + " " + images.label(index) + " " + digest(images.image(index));
    }

    /** Returns a digest that is equal for equal pictures. */
    static int digest(ImageData data) {
        if (data instanceof ImageData.Encoded encoded) {
            return Arrays.hashCode(encoded.bytes());
        }
        return ((ImageData.Decoded) data).image().hashCode();
    }
}
