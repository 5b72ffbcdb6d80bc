package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.AccessDeniedException;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.defense.ModelDetector;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each violation of the contract of defenses fails the test named after it. */
class BrokenDefenseTest {

    private static final int PAIRS = new SquareMaterial().pairs().size();

    private static DefenseContract contractOf(Defense defense) {
        return new DefenseContract() {
            @Override
            public Class<?> plugin() {
                return PixelAttack.class;
            }

            @Override
            public Defense defense() {
                return defense;
            }
        };
    }

    /** A defense that fulfills the contract; a subclass can break any method. */
    private static class Idle implements Purifier {

        @Override
        public Set<Access> requires() {
            return Set.of(Access.CLEAN_PAIRS);
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            return suspect;
        }
    }

    @Test
    void acceptsADefenseThatFulfillsTheContract() {
        DefenseContract contract = contractOf(new Idle());
        assertThatCode(
                        () -> {
                            contract.requirementsAreSettled();
                            contract.acceptsItsSetting();
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void detectsRequirementsThatChange() {
        Set<Access> asked = EnumSet.noneOf(Access.class);
        Idle changesRequirements =
                new Idle() {
                    @Override
                    public Set<Access> requires() {
                        Set<Access> now = Set.copyOf(asked);
                        asked.add(Access.CLASS_NAMES);
                        return now;
                    }
                };
        assertThatThrownBy(contractOf(changesRequirements)::requirementsAreSettled)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void detectsOptionsThatDoNotFitTheSetting() {
        Idle complaining =
                new Idle() {
                    @Override
                    public List<OptionComplaint> complaints(Setting setting) {
                        return List.of(new OptionComplaint("size", "too large"));
                    }
                };
        assertThatThrownBy(contractOf(complaining)::acceptsItsSetting)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("too large");
    }

    /** Creates a model in a folder, with its own weight. */
    private static Checkpoint model(Path folder, Object weight) {
        Checkpoint model = new Checkpoint(folder, "one-weight");
        try {
            Files.writeString(model.weights(), weight.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return model;
    }

    @Test
    void acceptsTrainingThatDependsOnlyOnTheSeed(@TempDir Path work) throws IOException {
        Idle trains =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        assertThat(context.embed(suspect, context.cleanPairs()).texts().count())
                                .isEqualTo(context.cleanPairs().size());
                        return model(
                                context.training().folder(), context.training().seed().value());
                    }
                };
        assertThatCode(() -> contractOf(trains).worksOnWhatItAskedFor(folder(work, "alone")))
                .doesNotThrowAnyException();
        assertThatCode(
                        () ->
                                contractOf(trains)
                                        .oneSeedGivesOneResult(
                                                folder(work, "one"), folder(work, "other")))
                .doesNotThrowAnyException();
    }

    private static Path folder(Path work, String name) throws IOException {
        return Files.createDirectory(work.resolve(name));
    }

    @Test
    void detectsUndeclaredAccess(@TempDir Path work) {
        Idle readsMoreThanDeclared =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        context.labelledImages();
                        return suspect;
                    }
                };
        assertThatThrownBy(() -> contractOf(readsMoreThanDeclared).worksOnWhatItAskedFor(work))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("LABELLED_IMAGES");
    }

    @Test
    void detectsChangesToTheSuspect(@TempDir Path work) {
        Idle changesSuspect =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        return model(suspect.folder(), 42);
                    }
                };
        assertThatThrownBy(() -> contractOf(changesSuspect).worksOnWhatItAskedFor(work))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the suspect's files");
    }

    @Test
    void detectsModelsInTheScratchFolder(@TempDir Path work) {
        Idle storesModelInScratch =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        return model(context.scratch(), 42);
                    }
                };
        assertThatThrownBy(() -> contractOf(storesModelInScratch).worksOnWhatItAskedFor(work))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("scratch");
    }

    @Test
    void detectsModelsInAnotherFolder(@TempDir Path work) throws IOException {
        Path elsewhere = folder(work, "elsewhere");
        Path trial = folder(work, "trial");
        Idle storesModelElsewhere =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        return model(elsewhere, 42);
                    }
                };
        assertThatThrownBy(() -> contractOf(storesModelElsewhere).worksOnWhatItAskedFor(trial))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the folder of the model");
    }

    @Test
    void detectsModelsThatCannotBeRead(@TempDir Path work) {
        Idle unreadable =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        return model(context.training().folder(), "no number");
                    }
                };
        assertThatThrownBy(() -> contractOf(unreadable).worksOnWhatItAskedFor(work))
                .isInstanceOf(InvalidCheckpointException.class);
    }

    @Test
    void detectsRandomnessBesidesTheSeed(@TempDir Path work) throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Idle randomized =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        return model(context.training().folder(), runs.incrementAndGet());
                    }
                };
        Path one = folder(work, "one");
        Path other = folder(work, "other");
        assertThatThrownBy(() -> contractOf(randomized).oneSeedGivesOneResult(one, other))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("files of the model");
    }

    /** A detector that returns fixed scores, whatever the pairs are. */
    private record Scorer(SampleDetector.Scores found) implements SampleDetector {

        Scorer(int scores) {
            this(new SampleDetector.Scores(new double[scores]));
        }

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Scores score(Checkpoint suspect, DefenseContext context) {
            return found;
        }
    }

    @Test
    void detectsAWrongNumberOfScores(@TempDir Path work) throws IOException {
        Path few = folder(work, "few");
        assertThatCode(
                        () ->
                                contractOf(new Scorer(PAIRS))
                                        .worksOnWhatItAskedFor(folder(work, "all")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> contractOf(new Scorer(PAIRS - 1)).worksOnWhatItAskedFor(few))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("one score for each training pair");
    }

    @Test
    void detectsScoresThatAreNotNumbers(@TempDir Path work) throws IOException {
        double[] scores = new double[PAIRS];
        scores[1] = Double.NaN;
        Evidence noNumber = Evidence.of(Map.of("norm", Double.NaN));
        List<Defense> detectors =
                List.of(
                        new Scorer(new SampleDetector.Scores(scores)),
                        new Scorer(new SampleDetector.Scores(new double[PAIRS], noNumber)),
                        new Judge(new ModelDetector.Verdict(true, Double.NaN, Evidence.none())),
                        new Judge(new ModelDetector.Verdict(true, 1, noNumber)),
                        new Watchman(scores));
        for (Defense detector : detectors) {
            Path trial = Files.createTempDirectory(work, "trial");
            assertThatThrownBy(() -> contractOf(detector).worksOnWhatItAskedFor(trial))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("NaN");
        }
    }

    /** A detector that returns the same verdict for every model. */
    private record Judge(ModelDetector.Verdict verdict) implements ModelDetector {

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Verdict inspect(Checkpoint suspect, DefenseContext context) {
            return verdict;
        }
    }

    /** A detector that returns fixed scores, whatever the pictures are. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Watchman(double[] scores) implements InputDetector {

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Guard guard(ImageTextModel model, DefenseContext context) {
            return images -> scores;
        }
    }

    /** A filter that keeps fixed pairs. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Keeper(int... pairs) implements SampleFilter {

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Scores score(Checkpoint suspect, DefenseContext context) {
            return new Scores(new double[PAIRS]);
        }

        @Override
        public boolean removes() {
            return true;
        }

        @Override
        public int[] kept(double[] scores) {
            return pairs;
        }
    }

    @Test
    void detectsPairsKeptTwiceOrOutOfOrder(@TempDir Path work) throws IOException {
        Path right = folder(work, "right");
        assertThatCode(() -> contractOf(new Keeper(0, 1, 3)).worksOnWhatItAskedFor(right))
                .doesNotThrowAnyException();
        for (Keeper wrong : List.of(new Keeper(), new Keeper(1, 1), new Keeper(1, 0))) {
            Path trial = Files.createTempDirectory(work, "trial");
            assertThatThrownBy(() -> contractOf(wrong).worksOnWhatItAskedFor(trial))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the pairs that are kept");
        }
    }

    @Test
    void detectsDetectorsThatClaimToDefend(@TempDir Path work) {
        ModelDetector claimsToDefend =
                new ModelDetector() {
                    @Override
                    public Set<Access> requires() {
                        return Set.of();
                    }

                    @Override
                    public boolean defends() {
                        return true;
                    }

                    @Override
                    public Verdict inspect(Checkpoint suspect, DefenseContext context) {
                        return new Verdict(true, 1, Evidence.none());
                    }
                };
        assertThatThrownBy(() -> contractOf(claimsToDefend).worksOnWhatItAskedFor(work))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a model of its own");
    }
}
