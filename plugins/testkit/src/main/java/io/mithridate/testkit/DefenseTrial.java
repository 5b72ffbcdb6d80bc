package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.defense.ModelDetector;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One run of a defense in a folder.
 *
 * @param suspect the model under suspicion
 * @param before the suspect's files before the run
 * @param model the defended model, if the defense is of a kind that returns one
 * @param found the findings: scores or a verdict
 * @param scratch the folder that is deleted afterwards
 */
record DefenseTrial(
        Checkpoint suspect,
        SortedMap<String, ByteBuffer> before,
        Optional<Checkpoint> model,
        List<Object> found,
        Path scratch) {

    /** Runs a defense with the access that it declares. */
    static DefenseTrial of(
            String name, Defense defense, DefenseMaterial material, Path folder, Seed seed) {
        Workplace place = new Workplace(material, folder, seed);
        Checkpoint suspect = place.initialModel("suspect");
        SortedMap<String, ByteBuffer> before = files(suspect.folder());
        Path scratch = place.folder("scratch");
        DefenseContext context =
                new FixedDefenseContext(
                        name,
                        defense.access(),
                        place.training("defended", name),
                        material,
                        scratch);
        Optional<Checkpoint> model = Optional.empty();
        List<Object> found = List.of();
        if (defense instanceof Purifier purifier) {
            model = Optional.of(purifier.purify(suspect, context));
        } else if (defense instanceof RobustTraining training) {
            model =
                    Optional.of(
                            training.train(
                                    place.initialModel("base"),
                                    material.pairs(),
                                    material.recipe(),
                                    context));
        } else if (defense instanceof SampleDetector detector) {
            SampleDetector.Scores scores = detector.score(suspect, context);
            assertThat(scores.values())
                    .as("one score for each training pair")
                    .hasSize(material.pairs().size());
            assertNumbers(scores.values(), scores.evidence());
            found = List.of(scores);
            if (detector instanceof SampleFilter filter && filter.removes()) {
                model = Optional.of(place.trainOn(filter.kept(scores.values()), name));
            }
        } else if (defense instanceof ModelDetector detector) {
            ModelDetector.Verdict verdict = detector.inspect(suspect, context);
            assertNumbers(new double[] {verdict.score()}, verdict.evidence());
            found = List.of(verdict);
        } else if (defense instanceof InputDetector detector) {
            found = List.of(guardScores(detector, suspect, context, material));
        }
        return new DefenseTrial(suspect, before, model, found, scratch);
    }

    private static List<Double> guardScores(
            InputDetector detector,
            Checkpoint suspect,
            DefenseContext context,
            DefenseMaterial material) {
        try (ImageTextModel model = context.open(suspect)) {
            List<Image> pictures =
                    IntStream.range(0, material.pairs().size())
                            .mapToObj(material.pairs()::image)
                            .map(data -> material.decoder().decode(data, model.imageSize()))
                            .toList();
            double[] scores = detector.guard(model, context).score(pictures);
            assertThat(scores).as("one score for each picture").hasSize(pictures.size());
            assertNumbers(scores, Evidence.none());
            return IntStream.range(0, scores.length).mapToObj(i -> scores[i]).toList();
        }
    }

    private static void assertNumbers(double[] scores, Evidence evidence) {
        assertThat(scores).as("scores").doesNotContain(Double.NaN);
        assertThat(evidence.numbers().values())
                .as("numbers of the evidence")
                .doesNotContain(Double.NaN);
    }

    /** Returns the files in a model's folder, by relative path. */
    static SortedMap<String, ByteBuffer> files(Path folder) {
        SortedMap<String, ByteBuffer> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Creates the folders and models of a trial. */
    private record Workplace(DefenseMaterial material, Path root, Seed seed) {

        Path folder(String name) {
            try {
                return Files.createDirectories(root.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        TrainingContext training(String folder, String name) {
            return new TrainingContext(
                    name, folder(folder), seed.at("defense"), TrainingListener.silent());
        }

        /** Returns an initial model that does not depend on the trial's seed. */
        Checkpoint initialModel(String name) {
            return material.models()
                    .initialise(
                            material.pairs(),
                            List.of(),
                            new TrainingContext(
                                    name,
                                    folder(name),
                                    new Seed(0).at(name),
                                    TrainingListener.silent()));
        }

        /** Repeats the victim's training on the pairs that a filter keeps. */
        Checkpoint trainOn(int[] kept, String name) {
            assertThat(kept)
                    .as("the pairs that are kept")
                    .isNotEmpty()
                    .isSorted()
                    .doesNotHaveDuplicates();
            return material.models()
                    .train(
                            initialModel("base"),
                            material.pairs().select(kept),
                            material.recipe(),
                            training("defended", name));
        }
    }
}
