package io.mithridate.runner.run;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.data.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A data set cut down to its first samples in every split, for a quick look at whether an
 * experiment works.
 *
 * @param whole the data set
 * @param limit how many samples of each split are left
 */
record LimitedDataset(Dataset whole, int limit) implements Dataset {

    @Override
    public PairSet train() {
        PairSet pairs = whole.train();
        return pairs.select(IntStream.range(0, Math.min(limit, pairs.size())).toArray());
    }

    @Override
    public LabelledImages validation() {
        return new FirstImages(whole.validation(), limit);
    }

    @Override
    public List<String> testSplits() {
        return whole.testSplits();
    }

    @Override
    public LabelledImages test(String split) {
        return new FirstImages(whole.test(split), limit);
    }

    @Override
    public Classes classes() {
        return whole.classes();
    }

    @Override
    public Templates evaluationPrompts() {
        return whole.evaluationPrompts();
    }

    @Override
    public Templates poisonCaptions() {
        return whole.poisonCaptions();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return whole.vocabulary();
    }

    @Override
    public List<String> notices() {
        return Stream.concat(
                        whole.notices().stream(),
                        Stream.of(
                                "Only the first %d samples of each split were used (--limit-samples)."
                                        .formatted(limit)))
                .toList();
    }

    @Override
    public String fingerprint() {
        return whole.fingerprint() + "[first " + limit + "]";
    }

    private record FirstImages(LabelledImages all, int limit) implements LabelledImages {

        @Override
        public int size() {
            return Math.min(limit, all.size());
        }

        @Override
        public String id(int index) {
            return all.id(index);
        }

        @Override
        public ImageData image(int index) {
            return all.image(index);
        }

        @Override
        public int label(int index) {
            return all.label(index);
        }

        @Override
        public String fingerprint() {
            return all.fingerprint() + "[first " + limit + "]";
        }
    }
}
