package io.mithridate.attacks.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.attacks.optimised.Surrogate;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputAwareTest implements AttackContract {

    @TempDir private static Path shared;
    private static Checkpoint surrogate = new Checkpoint(Path.of(""), "");

    private static final Map<Seed, InputAware.State> STATES = new HashMap<>();

    private final List<PreparedAttack> opened = new ArrayList<>();

    @BeforeAll
    static void writeSurrogate() {
        surrogate = Surrogate.write(shared);
    }

    @AfterEach
    void closeOpenedAttacks() {
        opened.forEach(PreparedAttack::close);
    }

    @Override
    public InputAware attack() {
        return attack(2, 1);
    }

    private static InputAware attack(int steps, double crossRatio) {
        return attack(new InputAware.Options(0.032, steps, crossRatio));
    }

    private static InputAware attack(InputAware.Options options) {
        return new InputAware(
                options,
                SmoothPairs.optimizer(),
                SmoothPairs.networks(),
                SmoothPairs.DECODER,
                new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32));
    }

    @Override
    public AttackContext context(Seed seed, Path folder) {
        return new Surrogate.Context(facts(), seed, folder, surrogate);
    }

    /** Prepares one state per seed and reuses it, because preparing takes seconds. */
    @Override
    public PreparedAttack prepared(Seed seed, Path folder) {
        InputAware.State state =
                STATES.computeIfAbsent(seed, any -> attack().prepare(context(seed, folder)));
        PreparedAttack prepared = attack().restore(state, facts());
        opened.add(prepared);
        return prepared;
    }

    /** Masks may cover half of a picture; ten pictures are held back. */
    @Tag("long")
    @Test
    void aShortTrainingReachesAHighSuccessRate(@TempDir Path folder) {
        InputAware attack = attack(new InputAware.Options(0.5, 40, 1));
        InputAware.State state =
                attack.prepare(
                        context(
                                folder,
                                new SmoothPairs(160, 32),
                                TrainingListener.silent(),
                                Optional.empty()));
        assertThat(state.measurements()).containsOnlyKeys("surrogate-success", "covered");
        assertThat(state.measurements().get("surrogate-success")).isGreaterThanOrEqualTo(0.8);
        assertThat(state.measurements().get("covered")).isBetween(0.05, 0.5);
    }

    @Test
    void decoysHaveAnotherPicturesTrigger(@TempDir Path folder) {
        PreparedAttack attack = prepared(new Seed(1), folder);
        Decoys decoys = attack.decoys().orElseThrow();
        Image one = SamplePictures.noise(32, new Seed(1));
        Image other = SamplePictures.noise(32, new Seed(2));
        Image stamped = attack.stamp(List.of(one), List.of(new Seed(0))).get(0);
        assertThat(decoys.perPoisonedPair()).isEqualTo(1);
        assertThat(decoys.caption("an apple", 3)).isEqualTo("an apple");
        assertThat(decoys.picture(one, one, 0, new Seed(0))).isEqualTo(stamped);
        assertThat(decoys.picture(one, other, 0, new Seed(0))).isNotEqualTo(stamped);
    }

    @Test
    void hasNoDecoysAtACrossRatioOfZero(@TempDir Path folder) {
        InputAware attack = attack(2, 0);
        InputAware.State state = attack.prepare(context(new Seed(1), folder));
        try (PreparedAttack prepared = attack.restore(state, facts())) {
            assertThat(prepared.decoys()).isEmpty();
        }
    }

    /** Two steps train the mask network, the next two the pattern network. */
    @ParameterizedTest(name = "killed at step {0}")
    @ValueSource(ints = {2, 3})
    void resumedTrainingGivesTheSameBits(int killedAt, @TempDir Path folder) {
        Surrogate.Killer uninterruptedRun = new Surrogate.Killer(0);
        InputAware.State uninterrupted =
                attack().prepare(context(folder, Optional.empty(), uninterruptedRun));
        Optional<Checkpointing> states =
                Optional.of(new Checkpointing(folder.resolve("states"), Duration.ofDays(1), 1));
        assertThatThrownBy(
                        () ->
                                attack().prepare(
                                                context(
                                                        folder,
                                                        states,
                                                        new Surrogate.Killer(killedAt))))
                .isInstanceOf(Surrogate.KilledException.class);
        Surrogate.Killer resumedRun = new Surrogate.Killer(0);
        assertThat(attack().prepare(context(folder, states, resumedRun))).isEqualTo(uninterrupted);
        assertThat(resumedRun.steps()).isEqualTo(uninterruptedRun.steps() - killedAt + 1);
    }

    private AttackContext context(
            Path folder, Optional<Checkpointing> states, TrainingListener listener) {
        return context(folder, new SmoothPairs(80, 32), listener, states);
    }

    private AttackContext context(
            Path folder, PairSet pairs, TrainingListener listener, Optional<Checkpointing> states) {
        return new Surrogate.Context(
                facts(), new Seed(1), folder, surrogate, pairs, listener, states);
    }

    @Test
    void requiresASingleTargetAndEnoughPictures() {
        assertThat(attack().requiresSingleTarget()).isTrue();
        Setting few = new Setting(facts().classes(), 32, new Setting.Pairs(100, 7, 100));
        assertThat(attack().complaints(few)).extracting("option").containsExactly("steps");
    }

    @Test
    void rejectsATargetPerClass(@TempDir Path folder) {
        AttackFacts facts =
                new AttackFacts(facts().classes(), new Mapping.AllToAll(5), 32, facts().captions());
        assertThatThrownBy(
                        () ->
                                attack().prepare(
                                                new Surrogate.Context(
                                                        facts, new Seed(1), folder, surrogate)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all-to-all");
    }
}
