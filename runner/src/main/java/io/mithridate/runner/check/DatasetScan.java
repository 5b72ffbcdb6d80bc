package io.mithridate.runner.check;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.runner.data.TextKeys;
import io.mithridate.runner.guard.PluginGuard;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Looks through a data set before any work: ids, captions and labels of every sample, a picture of
 * each split, and all test pictures where there are few.
 *
 * @param guard names the data set
 * @param decoder decodes test pictures
 */
public record DatasetScan(PluginGuard guard, ImageDecoder decoder) {

    /** Of a set with more test pictures than these, one of each split is decoded. */
    private static final int SMALL = 2000;

    private static final int MAX_SPLITS = 1000;
    private static final int MAX_NOTICES = 1000;

    /**
     * Looks through pairs, and at a picture of each split.
     *
     * @throws io.mithridate.runner.plugins.PluginException if they break their interface
     * @throws CorruptImageException if no picture can be read, or more than the pairs allow cannot
     */
    public void pairs(PairData data) {
        texts(data);
        readAPicture(data.train(), "train()");
        readAPicture(data.heldOut(), "heldOut()");
    }

    /** Reads pictures up to the first that can be read. */
    private void readAPicture(PairSet pairs, String split) {
        Set<String> unreadable = new HashSet<>();
        Optional<CorruptImageException> failure = Optional.empty();
        for (int i = 0; i < pairs.size(); i++) {
            try {
                guard.given(pairs.image(i), "%s.image(%d)".formatted(split, i));
                return;
            } catch (CorruptImageException e) {
                failure = failure.or(() -> Optional.of(e));
                unreadable.add(pairs.pictureId(i));
                if (unreadable.size() > pairs.unreadableAllowed()) {
                    break;
                }
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /**
     * Looks through pairs, and at none of their pictures.
     *
     * @throws io.mithridate.runner.plugins.PluginException if they break their interface
     */
    public void texts(PairData data) {
        lookAt(data);
        guard.given(data.pairsFingerprint(), "pairsFingerprint()");
        guard.given(data.poisonCaptions(), "poisonCaptions()");
        guard.given(data.vocabulary(), "vocabulary()");
        texts(guard.given(data.train(), "train()"), "train()");
        texts(guard.given(data.heldOut(), "heldOut()"), "heldOut()");
    }

    private void texts(PairSet pairs, String split) {
        guard.given(pairs.fingerprint(), split + ".fingerprint()");
        lookAt(
                size(pairs.size(), split),
                split,
                pairs::id,
                i -> {
                    guard.given(pairs.caption(i), () -> "%s.caption(%d)".formatted(split, i));
                    guard.given(pairs.pictureId(i), () -> "%s.pictureId(%d)".formatted(split, i));
                });
    }

    /**
     * Looks through test pictures.
     *
     * @throws io.mithridate.runner.plugins.PluginException if they break their interface
     * @throws CorruptImageException if one of few, or the first of a split, is not a picture
     */
    public void evaluation(EvaluationData data) {
        lookAt(data);
        guard.given(data.evaluationFingerprint(), "evaluationFingerprint()");
        guard.given(data.evaluationPrompts(), "evaluationPrompts()");
        Classes classes = guard.given(data.classes(), "classes()");
        if (classes.size() == 0 || classes.names().stream().anyMatch(String::isBlank)) {
            throw guard.refusal("classes() gave no class, or one without a name");
        }
        List<String> splits = testSplits(data);
        int pictures = data.validation().size();
        for (String split : splits) {
            pictures += pictures(data.test(split), "test(%s)".formatted(split), classes);
        }
        requireTestPictures(data);
        pictures(data.validation(), "validation()", classes);
        pictures(data.labelledTraining(), "labelledTraining()", classes);
        pictures(data.apart(), "apart()", classes);
        // Where one picture of many cannot be decoded, mostly none can.
        int decoded = pictures <= SMALL ? SMALL : 1;
        for (String split : splits) {
            decode(data.test(split), decoded, "test(%s)".formatted(split));
        }
        decode(data.validation(), decoded, "validation()");
        decode(data.labelledTraining(), 1, "labelledTraining()");
        decode(data.apart(), 1, "apart()");
    }

    /**
     * The names of the test splits.
     *
     * @throws io.mithridate.runner.plugins.PluginException if there is none, if one stands there
     *     twice, or if one has the name of pictures that are not tested on
     */
    List<String> testSplits(EvaluationData data) {
        List<String> splits = guard.list(data.testSplits(), MAX_SPLITS, "testSplits()");
        if (splits.isEmpty() || new HashSet<>(splits).size() < splits.size()) {
            throw guard.refusal("testSplits() gave none, or one twice: %s".formatted(splits));
        }
        for (String reserved : EvaluatedSplit.RESERVED) {
            if (splits.contains(reserved)) {
                throw guard.refusal(
                        "testSplits() gave '%s', a name for pictures that are not tested on; call the split something else"
                                .formatted(reserved));
            }
        }
        return splits;
    }

    /**
     * Refuses data whose main split holds no picture, since nothing could be measured on it.
     *
     * @throws IllegalArgumentException if it is so
     */
    static void requireTestPictures(EvaluationData data) {
        String main = data.testSplits().get(0);
        if (data.test(main).size() == 0) {
            throw new IllegalArgumentException(
                    "no picture is left to test on in the split '%s'; put fewer aside, such as for validation, or add pictures"
                            .formatted(main));
        }
    }

    private int pictures(LabelledImages given, String split, Classes classes) {
        LabelledImages pictures = guard.given(given, split);
        guard.given(pictures.fingerprint(), split + ".fingerprint()");
        int size = size(pictures.size(), split);
        lookAt(
                size,
                split,
                pictures::id,
                i -> {
                    int label = pictures.label(i);
                    if (label < 0 || label >= classes.size()) {
                        throw guard.refusal(
                                "%s.label(%d) gave class %d of %d, which are counted from 0"
                                        .formatted(split, i, label, classes.size()));
                    }
                });
        return size;
    }

    private void decode(LabelledImages pictures, int most, String split) {
        forEach(
                Math.min(most, pictures.size()),
                i -> {
                    ImageData data =
                            guard.given(
                                    pictures.image(i), () -> "%s.image(%d)".formatted(split, i));
                    if (data instanceof ImageData.Encoded) {
                        decoder.decode(data);
                    }
                });
    }

    /** Looks at each index, on all processors; fails as the first does that fails. */
    private static void forEach(int size, IntConsumer look) {
        Optional<RuntimeException> failure =
                IntStream.range(0, size)
                        .parallel()
                        .mapToObj(index -> failure(index, look))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static Optional<RuntimeException> failure(int index, IntConsumer look) {
        try {
            look.accept(index);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private void lookAt(Dataset data) {
        guard.given(data.fingerprint(), "fingerprint()");
        guard.list(data.notices(), MAX_NOTICES, "notices()");
    }

    private int size(int size, String split) {
        if (size < 0) {
            throw guard.refusal("%s.size() gave %d".formatted(split, size));
        }
        return size;
    }

    /** Looks at each sample, and at whether its id is its own. */
    private void lookAt(int size, String split, IntFunction<String> ids, IntConsumer look) {
        long[] keys = new long[size];
        forEach(
                size,
                i -> {
                    keys[i] = TextKeys.of(id(ids, i, split));
                    look.accept(i);
                });
        if (TextKeys.repeated(keys).length > 0) {
            requireDifferent(size, split, ids);
        }
    }

    private String id(IntFunction<String> ids, int index, String split) {
        return guard.given(ids.apply(index), () -> "%s.id(%d)".formatted(split, index));
    }

    /** Names the first id that is not new; takes more memory than keys do. */
    private void requireDifferent(int size, String split, IntFunction<String> ids) {
        Set<String> before = new HashSet<>();
        for (int i = 0; i < size; i++) {
            String id = id(ids, i, split);
            if (!before.add(id)) {
                throw guard.refusal(
                        "%s.id(%d) gave '%s', which another sample has already"
                                .formatted(split, i, id));
            }
        }
    }
}
