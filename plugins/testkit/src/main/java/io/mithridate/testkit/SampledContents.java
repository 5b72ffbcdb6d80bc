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
 * Looks at some of the pictures of a set, spread evenly over it.
 *
 * @param samples how many; all where there are fewer
 */
record SampledContents(int samples) {

    /** Ids, captions and pictures. */
    List<String> of(PairSet pairs) {
        return each(pairs.size(), i -> pair(pairs, i)).toList();
    }

    /** Ids, labels and pictures. */
    List<String> of(LabelledImages images) {
        return each(images.size(), i -> picture(images, i)).toList();
    }

    /** The pictures alone. */
    Set<Integer> pictures(PairSet pairs) {
        return each(pairs.size(), i -> digest(pairs.image(i))).collect(Collectors.toSet());
    }

    /** The pictures alone. */
    Set<Integer> pictures(LabelledImages images) {
        return each(images.size(), i -> digest(images.image(i))).collect(Collectors.toSet());
    }

    private <T> Stream<T> each(int size, IntFunction<T> part) {
        return Arrays.stream(spread(size)).mapToObj(part);
    }

    /** The indices that are looked at. */
    int[] spread(int size) {
        int count = Math.min(size, samples);
        return IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray();
    }

    /** Everything that a pair has. */
    static String pair(PairSet pairs, int index) {
        return String.join(
                " ",
                pairs.id(index),
                pairs.caption(index),
                pairs.pictureId(index),
                pairs.captions(index).toString(),
                Integer.toString(digest(pairs.image(index))));
    }

    /** Everything that a labelled picture has. */
    static String picture(LabelledImages images, int index) {
        return images.id(index) + " " + images.label(index) + " " + digest(images.image(index));
    }

    /** Equal for equal pictures. */
    static int digest(ImageData data) {
        if (data instanceof ImageData.Encoded encoded) {
            return Arrays.hashCode(encoded.bytes());
        }
        return ((ImageData.Decoded) data).image().hashCode();
    }
}
