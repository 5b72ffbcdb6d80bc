package io.mithridate.runner.data;

import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.backend.NounExtractor;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.runner.augmentation.ReplacementCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        listener.begin("names of pictures", pairs.size());
        long[] ids = new long[pairs.size()];
        for (Chunk chunk : Chunk.of(pairs.size())) {
            chunk.indices().parallel().forEach(i -> ids[i] = TextKeys.of(pairs.pictureId(i)));
            listener.advance(chunk.size());
        }
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
                    listener.begin(name, captions.size());
                    ReplacementCounter counter = new ReplacementCounter(List.of());
                    FittedAugmenter counted = counter.watch(augmenter);
                    for (Chunk chunk : Chunk.of(captions.size())) {
                        chunk.indices().parallel().forEach(i -> augment(counted, captions.get(i)));
                        listener.advance(chunk.size());
                    }
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
    }
}
