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
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
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
 * Checks a data set before any work: the IDs, captions and labels of all samples, one picture of
 * each split, and all test pictures of small data sets.
 *
 * @param guard names the data set in errors
 * @param decoder decodes test pictures
 */
public record DatasetScan(PluginGuard guard, ImageDecoder decoder) {

    /**
     * The maximum number of test pictures that are all decoded. In larger sets, only one picture of
     * each split is decoded.
     */
    private static final int MAX_FULLY_DECODED = 2000;

    private static final int MAX_SPLITS = 1000;
    private static final int MAX_NOTICES = 1000;

    /**
     * Checks pairs, and one picture of each split.
     *
     * @throws io.mithridate.runner.plugins.PluginException if the data set violates its interface
     * @throws CorruptImageException if no picture is readable, or more pictures are unreadable than
     *     the pairs allow
     */
    public void pairs(PairData data) {
        texts(data);
        requireReadablePicture(data.train(), "train()");
        requireReadablePicture(data.heldOut(), "heldOut()");
    }

    /** Reads pictures until one is readable. */
    private void requireReadablePicture(PairSet pairs, String split) {
        Set<String> unreadable = new HashSet<>();
        Optional<CorruptImageException> failure = Optional.empty();
        for (int i = 0; i < pairs.size(); i++) {
            try {
                guard.requireNonNull(pairs.image(i), "%s.image(%d)".formatted(split, i));
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
     * Checks pairs without reading their pictures.
     *
     * @throws io.mithridate.runner.plugins.PluginException if the data set violates its interface
     */
    public void texts(PairData data) {
        scan(data);
        guard.requireNonNull(data.pairsFingerprint(), "pairsFingerprint()");
        guard.requireNonNull(data.poisonCaptions(), "poisonCaptions()");
        guard.requireNonNull(data.vocabulary(), "vocabulary()");
        texts(guard.requireNonNull(data.train(), "train()"), "train()");
        texts(guard.requireNonNull(data.heldOut(), "heldOut()"), "heldOut()");
    }

    private void texts(PairSet pairs, String split) {
        guard.requireNonNull(pairs.fingerprint(), split + ".fingerprint()");
        scan(
                requireValidSize(pairs.size(), split),
                split,
                pairs::id,
                i -> {
                    guard.requireNonNull(
                            pairs.caption(i), () -> "%s.caption(%d)".formatted(split, i));
                    guard.requireNonNull(
                            pairs.pictureId(i), () -> "%s.pictureId(%d)".formatted(split, i));
                });
    }

    /**
     * Checks test pictures.
     *
     * @throws io.mithridate.runner.plugins.PluginException if the data set violates its interface
     * @throws CorruptImageException if a picture of a small set, or the first picture of a split,
     *     cannot be decoded
     */
    public void evaluation(EvaluationData data) {
        scan(data);
        guard.requireNonNull(data.evaluationFingerprint(), "evaluationFingerprint()");
        guard.requireNonNull(data.evaluationPrompts(), "evaluationPrompts()");
        Classes classes = guard.requireNonNull(data.classes(), "classes()");
        if (classes.size() == 0 || classes.names().stream().anyMatch(String::isBlank)) {
            throw guard.refusal("classes() returned no class, or one without a name");
        }
        List<String> splits = testSplits(data);
        int pictures = data.validation().size();
        for (String split : splits) {
            pictures += checkPictures(data.test(split), "test(%s)".formatted(split), classes);
        }
        requireTestPictures(data);
        checkPictures(data.validation(), "validation()", classes);
        checkPictures(data.labelledTraining(), "labelledTraining()", classes);
        checkPictures(data.apart(), "apart()", classes);
        // In large sets one picture is enough, since problems usually affect all pictures.
        int decoded = pictures <= MAX_FULLY_DECODED ? MAX_FULLY_DECODED : 1;
        for (String split : splits) {
            decode(data.test(split), decoded, "test(%s)".formatted(split));
        }
        decode(data.validation(), decoded, "validation()");
        decode(data.labelledTraining(), 1, "labelledTraining()");
        decode(data.apart(), 1, "apart()");
    }

    /** Reads the parts that a data set may load lazily, to detect missing data. */
    void lazyParts(EvaluationData data) {
        data.classes();
        testSplits(data).forEach(data::test);
        requireTestPictures(data);
    }

    /**
     * Returns the names of the test splits.
     *
     * @throws io.mithridate.runner.plugins.PluginException if there are no names or duplicate
     *     names, or if a name is reserved for pictures not used for testing
     */
    private List<String> testSplits(EvaluationData data) {
        List<String> splits = guard.list(data.testSplits(), MAX_SPLITS, "testSplits()");
        if (splits.isEmpty() || new HashSet<>(splits).size() < splits.size()) {
            throw guard.refusal("testSplits() is empty or has duplicates: %s".formatted(splits));
        }
        for (String reserved : EvaluatedSplit.RESERVED) {
            if (splits.contains(reserved)) {
                throw guard.refusal(
                        "testSplits() returned '%s', a name for pictures that are not tested on; call the split something else"
                                .formatted(reserved));
            }
        }
        return splits;
    }

    /**
     * Checks that the main split contains pictures, because otherwise nothing could be measured.
     *
     * @throws IllegalArgumentException if the main split is empty
     */
    private static void requireTestPictures(EvaluationData data) {
        String main = data.testSplits().get(0);
        if (data.test(main).size() == 0) {
            throw new IllegalArgumentException(
                    "no picture is left to test on in the split '%s'; reserve fewer, e.g. for validation, or add pictures"
                            .formatted(main));
        }
    }

    private int checkPictures(LabelledImages given, String split, Classes classes) {
        LabelledImages pictures = guard.requireNonNull(given, split);
        guard.requireNonNull(pictures.fingerprint(), split + ".fingerprint()");
        int size = requireValidSize(pictures.size(), split);
        scan(
                size,
                split,
                pictures::id,
                i -> {
                    int label = pictures.label(i);
                    if (label < 0 || label >= classes.size()) {
                        throw guard.refusal(
                                "%s.label(%d) returned class %d of %d, which are counted from 0"
                                        .formatted(split, i, label, classes.size()));
                    }
                });
        return size;
    }

    private void decode(LabelledImages pictures, int maxCount, String split) {
        forEach(
                Math.min(maxCount, pictures.size()),
                i -> {
                    ImageData data =
                            guard.requireNonNull(
                                    pictures.image(i), () -> "%s.image(%d)".formatted(split, i));
                    if (data instanceof ImageData.Encoded) {
                        decoder.decode(data);
                    }
                });
    }

    /**
     * Runs an action for each index in parallel; throws the exception of the lowest index that
     * fails.
     */
    private static void forEach(int size, IntConsumer check) {
        Optional<RuntimeException> failure =
                IntStream.range(0, size)
                        .parallel()
                        .mapToObj(index -> failure(index, check))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static Optional<RuntimeException> failure(int index, IntConsumer check) {
        try {
            check.accept(index);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private void scan(Dataset data) {
        guard.requireNonNull(data.fingerprint(), "fingerprint()");
        guard.list(data.notices(), MAX_NOTICES, "notices()");
    }

    private int requireValidSize(int size, String split) {
        if (size < 0) {
            throw guard.refusal("%s.size() returned %d".formatted(split, size));
        }
        return size;
    }

    /** Checks each sample, and that IDs are unique. */
    private void scan(int size, String split, IntFunction<String> ids, IntConsumer check) {
        long[] keys = new long[size];
        forEach(
                size,
                i -> {
                    keys[i] = TextKeys.of(id(ids, i, split));
                    check.accept(i);
                });
        if (TextKeys.repeated(keys).length > 0) {
            requireUniqueIds(size, split, ids);
        }
    }

    private String id(IntFunction<String> ids, int index, String split) {
        return guard.requireNonNull(ids.apply(index), () -> "%s.id(%d)".formatted(split, index));
    }

    /** Reports the first duplicate ID; needs more memory than the comparison of keys. */
    private void requireUniqueIds(int size, String split, IntFunction<String> ids) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < size; i++) {
            String id = id(ids, i, split);
            if (!seen.add(id)) {
                throw guard.refusal(
                        "%s.id(%d) returned '%s', which another sample has already"
                                .formatted(split, i, id));
            }
        }
    }
}
