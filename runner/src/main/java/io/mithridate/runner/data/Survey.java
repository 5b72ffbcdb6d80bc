package io.mithridate.runner.data;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.backend.NounExtractor;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.runner.augmentation.ReplacementCounter;
import io.mithridate.runner.data.DataSurvey.Coverage;
import io.mithridate.runner.data.DataSurvey.PictureSurvey;
import io.mithridate.runner.data.DataSurvey.SplitSurvey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Examines an experiment's data: a sample of captions and pictures, and the number and IDs of all
 * pairs.
 *
 * @param scope the limits of the survey
 * @param decoder decodes pictures
 * @param nouns finds the nouns of captions
 * @param listener receives the progress
 */
public record Survey(
        SurveyScope scope, ImageDecoder decoder, NounExtractor nouns, Listener listener) {

    private static final int CHUNK_SIZE = 512;
    private static final Seed TEXT_SEED = new Seed(1).at("sub-captions");

    /** Examines a data set. */
    public DataSurvey of(SurveyedData data) {
        PairSet train = data.pairs().train();
        int[] sampled = SurveyScope.sample(train.size(), scope.captions());
        List<String> captions = Arrays.stream(sampled).mapToObj(train::caption).toList();
        Map<String, FittedAugmenter> augmenters = fitAugmenters(data, captions);
        CaptionExaminer captionExaminer =
                new CaptionExaminer(
                        nouns,
                        data.evaluation().classes(),
                        new ClassNames(
                                ClassNames.of(
                                        data.evaluation().classes(), data.pairs().vocabulary())),
                        data.provider().textLengths(captions),
                        listener);
        PictureExaminer pictures =
                new PictureExaminer(
                        decoder, data.provider().imageSize(), scope.pictures(), listener);
        PictureSurvey trained = pictures.examine(train, "pictures");
        PictureSurvey retrieved = pictures.examine(data.pairs().heldOut(), "held-out pictures");
        List<SplitSurvey> splits = pictures.examineSplits(data.evaluation());
        List<String> notices = notices(data);
        notices.addAll(SharedPictures.notices(trained, retrieved, splits));
        return new DataSurvey(
                data.dataset(),
                data.model(),
                data.provider().imageSize(),
                train.size(),
                countPictures(train),
                data.pairs().heldOut().size(),
                notices,
                Tally.leftOut(data.pairs()).and(Tally.leftOut(data.evaluation())),
                captionExaminer.examine(captions, data.targets()),
                coverage(augmenters, captions),
                trained,
                retrieved,
                splits,
                shownPairs(train, data.provider().imageSize(), augmenters));
    }

    private static List<String> notices(SurveyedData data) {
        List<String> notices =
                new ArrayList<>(
                        Stream.concat(
                                        data.pairs().notices().stream(),
                                        data.evaluation().notices().stream())
                                .distinct()
                                .toList());
        for (String target : data.targets()) {
            if (data.evaluation().classes().indexOf(target).isEmpty()) {
                notices.add(
                        "The target '%s' is not a class of the test pictures.".formatted(target));
            }
        }
        return notices;
    }

    private int countPictures(PairSet pairs) {
        long[] ids = new long[pairs.size()];
        listener.forEach(
                "names of pictures",
                pairs.size(),
                i -> TextKeys.of(pairs.pictureId(i)),
                (id, i) -> ids[i] = id);
        return countDistinct(ids);
    }

    /**
     * Sorts an array and counts its distinct values: a set of millions of boxed values would need
     * far more memory.
     */
    private static int countDistinct(long[] ids) {
        Arrays.parallelSort(ids);
        int different = 0;
        for (int i = 0; i < ids.length; i++) {
            if (i == 0 || ids[i] != ids[i - 1]) {
                different++;
            }
        }
        return different;
    }

    private static Map<String, FittedAugmenter> fitAugmenters(
            SurveyedData data, List<String> captions) {
        Map<String, FittedAugmenter> fitted = new LinkedHashMap<>();
        for (Map.Entry<String, TextAugmenter> each : data.augmenters().entrySet()) {
            Corpus corpus =
                    new Corpus(
                            captions,
                            each.getValue().readsVocabulary()
                                    ? data.pairs().vocabulary()
                                    : Optional.empty());
            fitted.put(each.getKey(), each.getValue().fit(corpus));
        }
        return fitted;
    }

    private List<Coverage> coverage(
            Map<String, FittedAugmenter> augmenters, List<String> captions) {
        List<Coverage> all = new ArrayList<>();
        augmenters.forEach(
                (name, augmenter) -> {
                    ReplacementCounter counter = new ReplacementCounter(List.of());
                    listener.forEach(
                            name,
                            captions.size(),
                            i -> augment(augmenter, captions.get(i)),
                            (texts, i) -> counter.count(texts));
                    all.add(new Coverage(name, counter.log()));
                });
        return all;
    }

    /** Augments a caption, always with the same result. */
    private static Augmentation augment(FittedAugmenter augmenter, String caption) {
        return augmenter.augment(caption, TEXT_SEED.at(caption).generator());
    }

    private List<DataSurvey.ShownPair> shownPairs(
            PairSet train, int size, Map<String, FittedAugmenter> augmenters) {
        List<DataSurvey.ShownPair> shown = new ArrayList<>();
        for (int index : SurveyScope.sample(train.size(), scope.shown())) {
            try {
                Map<String, Augmentation> texts = new LinkedHashMap<>();
                augmenters.forEach(
                        (name, augmenter) ->
                                texts.put(name, augment(augmenter, train.caption(index))));
                shown.add(
                        new DataSurvey.ShownPair(
                                train.id(index),
                                decoder.decode(train.image(index), size),
                                train.caption(index),
                                texts));
            } catch (CorruptImageException nothingToShow) {
                // A corrupt picture cannot be shown; it is counted in the survey of pictures.
            }
        }
        return shown;
    }

    /** Receives the progress of a survey; called by one thread. */
    public interface Listener {

        /** Called when the next part of the survey begins. */
        void begin(String what, long rows);

        /** Called when more rows of the current part were examined. */
        void advance(int more);

        /**
         * Examines rows in parallel, and reports progress after each chunk of them.
         *
         * @param what the name of this part of the survey
         * @param examine examines the row with a given index
         * @param take receives the results and their indices in order, in the calling thread
         */
        default <T> void forEach(
                String what, int rows, IntFunction<T> examine, ObjIntConsumer<T> take) {
            begin(what, rows);
            for (int first = 0; first < rows; first += CHUNK_SIZE) {
                int end = Math.min(rows, first + CHUNK_SIZE);
                List<T> results = IntStream.range(first, end).parallel().mapToObj(examine).toList();
                for (int i = 0; i < results.size(); i++) {
                    take.accept(results.get(i), first + i);
                }
                advance(end - first);
            }
        }
    }

    /**
     * Limits how much of the data is examined.
     *
     * @param captions the maximum number of captions; 0 for all
     * @param pictures the maximum number of pictures decoded per set; 0 for all
     * @param shown the number of pairs kept for display
     */
    public record SurveyScope(int captions, int pictures, int shown) {

        private static final Seed SAMPLE_SEED = new Seed(1).at("survey");

        /**
         * Samples indices, in ascending order. The sample depends only on the arguments, and a
         * smaller sample is a subset of a larger one.
         *
         * @param size the number of indices
         * @param maxCount the maximum size of the sample; 0 for all
         */
        static int[] sample(int size, int maxCount) {
            if (maxCount == 0 || maxCount >= size) {
                return IntStream.range(0, size).toArray();
            }
            int[] drawn = Arrays.copyOf(SAMPLE_SEED.permutation(size), maxCount);
            Arrays.sort(drawn);
            return drawn;
        }
    }

    /**
     * The data to be examined.
     *
     * @param dataset the data set's name in tables
     * @param model the model's name in tables
     * @param pairs the pairs
     * @param evaluation the labeled pictures
     * @param provider knows the size of the model's pictures and the length of texts in tokens
     * @param targets the target classes of attacks
     * @param augmenters the augmenters of the defenses, by name
     */
    public record SurveyedData(
            String dataset,
            String model,
            PairData pairs,
            EvaluationData evaluation,
            ModelProvider provider,
            List<String> targets,
            Map<String, TextAugmenter> augmenters) {}
}
