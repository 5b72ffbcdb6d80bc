package io.mithridate.runner.data;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.runner.data.DataSurvey.PictureSurvey;
import io.mithridate.runner.data.DataSurvey.SplitSurvey;
import io.mithridate.runner.data.Survey.SurveyScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Decodes and examines pictures.
 *
 * @param decoder decodes the pictures
 * @param size the side length of the model's input pictures, in pixels
 * @param most the maximum number of pictures decoded per set; 0 for all
 * @param listener receives the progress
 */
record PictureExaminer(ImageDecoder decoder, int size, int most, Survey.Listener listener) {

    private record Look(int shorter, int longer, long key, String damage) {}

    /** Examines the distinct pictures of pairs; {@code title} names them in progress messages. */
    PictureSurvey examine(PairSet pairs, String title) {
        Set<String> seen = new HashSet<>();
        int[] drawn = SurveyScope.sample(pairs.size(), most);
        int[] sample =
                Arrays.stream(drawn).filter(index -> seen.add(pairs.pictureId(index))).toArray();
        return examine(drawn.length, sample, title, pairs::image);
    }

    /** Examines all nonempty sets of labeled pictures. */
    List<SplitSurvey> examineSplits(EvaluationData data) {
        List<SplitSurvey> splits = new ArrayList<>();
        for (String split : data.testSplits()) {
            splits.add(examineSplit(split, data.test(split), data));
        }
        splits.add(examineSplit(EvaluatedSplit.VALIDATION, data.validation(), data));
        splits.add(examineSplit(EvaluatedSplit.LABELLED, data.labelledTraining(), data));
        splits.add(examineSplit(EvaluatedSplit.SINGLE_PICTURES, data.apart(), data));
        splits.removeIf(split -> split.size() == 0);
        return splits;
    }

    private SplitSurvey examineSplit(String name, LabelledImages pictures, EvaluationData data) {
        long[] counts = new long[data.classes().size()];
        for (int i = 0; i < pictures.size(); i++) {
            counts[pictures.label(i)]++;
        }
        List<NameCount> classes =
                IntStream.range(0, counts.length)
                        .mapToObj(i -> new NameCount(data.classes().name(i), counts[i]))
                        .sorted(Comparator.comparing(NameCount::count))
                        .toList();
        int[] sample = SurveyScope.sample(pictures.size(), most);
        return new SplitSurvey(
                name,
                pictures.size(),
                classes.get(0),
                classes.get(classes.size() - 1),
                examine(sample.length, sample, "pictures of " + name, pictures::image));
    }

    private PictureSurvey examine(
            int drawn, int[] sample, String title, IntFunction<ImageData> pictures) {
        List<Look> looks = new ArrayList<>();
        listener.forEach(
                title,
                sample.length,
                i -> examineOne(pictures, sample[i]),
                (look, i) -> looks.add(look));
        List<Look> intact = looks.stream().filter(look -> look.damage().isEmpty()).toList();
        return new PictureSurvey(
                drawn,
                looks.size(),
                Spread.of(intact.stream().mapToInt(Look::shorter).toArray()),
                Spread.of(intact.stream().mapToInt(Look::longer).toArray()),
                (int) intact.stream().filter(look -> look.shorter() < size).count(),
                PictureKeys.of(intact.stream().mapToLong(Look::key)),
                Tally.of(
                        looks.stream()
                                .map(Look::damage)
                                .filter(damage -> !damage.isEmpty())
                                .toList()));
    }

    private Look examineOne(IntFunction<ImageData> pictures, int index) {
        try {
            Image image = decoder.decode(pictures.apply(index));
            return new Look(
                    Math.min(image.width(), image.height()),
                    Math.max(image.width(), image.height()),
                    PictureKeys.of(image),
                    "");
        } catch (CorruptImageException e) {
            return new Look(0, 0, 0, String.valueOf(e.getMessage()));
        }
    }
}
