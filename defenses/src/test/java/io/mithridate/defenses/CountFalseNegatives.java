package io.mithridate.defenses;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.augmenters.counterfactual.CounterfactualAugmenter;
import io.mithridate.datasets.emojiscenes.EmojiScenes;
import io.mithridate.tensorflow.training.View.SubCaption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Prints, for {@code emoji-scenes}, how often a positive sub-caption is true of another picture
 * that TA-Cleaner chose for the same batch. Run it with {@code mvn -q -pl defenses -am test-compile
 * exec:exec@false-negatives}.
 */
final class CountFalseNegatives {

    private static final int BATCHES = 500;

    private CountFalseNegatives() {}

    /** Counts with 16 of 64 samples chosen in each batch, then with 64 of 256. */
    public static void main(String[] arguments) {
        EmojiScenes scenes =
                new EmojiScenes(
                        new EmojiScenes.Options(
                                50, 20_000, 1000, 5000, 240, 5000, 2000, 48, 1, false));
        PairSet pairs = scenes.train();
        List<String> captions = IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList();
        FittedAugmenter augmenter =
                CounterfactualAugmenter.defaults().fit(new Corpus(captions, scenes.vocabulary()));
        for (int chosenCount : new int[] {16, 64}) {
            System.out.println(
                    countFalseNegatives(
                            captions, new SubCaptionPicker(augmenter, true, true), chosenCount));
        }
    }

    private static String countFalseNegatives(
            List<String> captions, SubCaptionPicker picker, int chosenCount) {
        long positives = 0;
        long trueElsewhere = 0;
        long falseNegatives = 0;
        Seed seed = new Seed(1);
        for (int batch = 0; batch < BATCHES; batch++) {
            boolean[][] truths = truths(captions, picker, chosenCount, seed.at(batch));
            for (int positive = 0; positive < truths.length; positive++) {
                int others = 0;
                for (int picture = 0; picture < truths.length; picture++) {
                    others += picture != positive && truths[picture][positive] ? 1 : 0;
                }
                positives++;
                trueElsewhere += others > 0 ? 1 : 0;
                falseNegatives += others;
            }
        }
        return "%d chosen of each of %d batches: %.1f %% of positives are true of another chosen picture, %.2f %% of what they are held against is"
                .formatted(
                        chosenCount,
                        BATCHES,
                        100.0 * trueElsewhere / positives,
                        100.0 * falseNegatives / (positives * (chosenCount - 1.0)));
    }

    private static boolean[][] truths(
            List<String> captions, SubCaptionPicker picker, int chosenCount, Seed seed) {
        List<String> chosenCaptions = new ArrayList<>();
        List<String> positives = new ArrayList<>();
        for (int sample : seed.permutation(captions.size())) {
            String caption = captions.get(sample);
            Optional<SubCaption> found = picker.apply(caption, seed.at(sample).generator());
            if (found.isPresent()) {
                chosenCaptions.add(caption);
                positives.add(found.get().positive());
            }
            if (chosenCaptions.size() == chosenCount) {
                break;
            }
        }
        return SubCaptionPicker.statedLiterally(chosenCaptions, positives);
    }
}
