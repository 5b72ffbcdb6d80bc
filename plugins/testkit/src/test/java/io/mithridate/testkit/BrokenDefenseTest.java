package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.AccessDeniedException;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.ModelDetector;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.plugin.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way to break the contract of defenses is found by the test that is named after it. */
class BrokenDefenseTest {

    private static DefenseContract contractOf(Defense defense) {
        return new DefenseContract() {
            @Override
            public PluginFactory<?, ?> factory() {
                return new PixelAttackFactory();
            }

            @Override
            public Defense defense() {
                return defense;
            }
        };
    }

    /** Keeps its contract; each method can be broken by a subclass. */
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
    void aDefenseThatKeepsItsContractPasses() {
        DefenseContract contract = contractOf(new Idle());
        assertThatCode(
                        () -> {
                            contract.requirementsAreSettled();
                            contract.hasNoComplaintAboutItsSetting();
                        })
                .doesNotThrowAnyException();
    }

    @Test
    void requirementsThatChange() {
        Set<Access> asked = EnumSet.noneOf(Access.class);
        Idle undecided =
                new Idle() {
                    @Override
                    public Set<Access> requires() {
                        Set<Access> now = Set.copyOf(asked);
                        asked.add(Access.CLASS_NAMES);
                        return now;
                    }
                };
        assertThatThrownBy(contractOf(undecided)::requirementsAreSettled)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void optionsThatDoNotFitTheSetting() {
        Idle complaining =
                new Idle() {
                    @Override
                    public List<OptionComplaint> complaints(Setting setting) {
                        return List.of(new OptionComplaint("size", "too large"));
                    }
                };
        assertThatThrownBy(contractOf(complaining)::hasNoComplaintAboutItsSetting)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("too large");
    }

    /** A new model in a folder, with a weight of its own. */
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
    void aDefenseThatTrainsAsItsSeedSaysPasses(@TempDir Path work) throws IOException {
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
    void useOfWhatWasNotAskedFor(@TempDir Path work) {
        Idle greedy =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        context.labelledImages();
                        return suspect;
                    }
                };
        assertThatThrownBy(() -> contractOf(greedy).worksOnWhatItAskedFor(work))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("LABELLED_IMAGES");
    }

    @Test
    void aSuspectThatIsChanged(@TempDir Path work) {
        Idle careless =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        return model(suspect.folder(), 42);
                    }
                };
        assertThatThrownBy(() -> contractOf(careless).worksOnWhatItAskedFor(work))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("files of the suspect");
    }

    @Test
    void aModelThatDoesNotLast(@TempDir Path work) {
        Idle forgetful =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        return model(context.scratch(), 42);
                    }
                };
        assertThatThrownBy(() -> contractOf(forgetful).worksOnWhatItAskedFor(work))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("scratch");
    }

    @Test
    void aModelThatCannotBeRead(@TempDir Path work) {
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
    void chanceBesideTheSeed(@TempDir Path work) throws IOException {
        AtomicInteger runs = new AtomicInteger();
        Idle moody =
                new Idle() {
                    @Override
                    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
                        return model(context.training().folder(), runs.incrementAndGet());
                    }
                };
        Path one = folder(work, "one");
        Path other = folder(work, "other");
        assertThatThrownBy(() -> contractOf(moody).oneSeedGivesOneResult(one, other))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("files of the model");
    }

    /** Scores pairs; the number of scores may be wrong. */
    private record Scorer(int scores) implements SampleDetector {

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Scores score(Checkpoint suspect, DefenseContext context) {
            return new Scores(new double[scores]);
        }
    }

    @Test
    void scoresThatAreNotOneForEachPair(@TempDir Path work) throws IOException {
        int pairs = new SquareMaterial().pairs().size();
        Path few = folder(work, "few");
        assertThatCode(
                        () ->
                                contractOf(new Scorer(pairs))
                                        .worksOnWhatItAskedFor(folder(work, "all")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> contractOf(new Scorer(pairs - 1)).worksOnWhatItAskedFor(few))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("one score for each training pair");
    }

    @Test
    void aDetectorThatSaysThatItDefends(@TempDir Path work) {
        ModelDetector boaster =
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
        assertThatThrownBy(() -> contractOf(boaster).worksOnWhatItAskedFor(work))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a model of its own");
    }
}
