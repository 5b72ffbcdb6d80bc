package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.assembly.ProcessorKinds;
import io.mithridate.runner.plan.FixedWork;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import io.mithridate.store.Maker;
import io.mithridate.store.Processor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorKindsTest {

    private static final Maker AMD = maker("AuthenticAMD", "EPYC", "AVX2", "L1d 32K, L2 512K");
    private static final Maker INTEL =
            maker("GenuineIntel", "Xeon", "AVX512_CORE", "L1d 48K, L2 1024K");

    private static final String ADVICE = "Give --store another folder.";

    private static final Stage BASE = stage("base model, seed 1");
    private static final Stage VICTIM = stage("victim of badnets, seed 1");
    private static final Stage CONTROL = stage("clean model, seed 1");

    @TempDir Path root;

    private static Maker maker(String vendor, String model, String instructions, String caches) {
        return new Maker(
                "4f2a9c1",
                "OpenJDK",
                "2.18.0",
                new Processor(vendor, model, instructions, caches, 2),
                "node7",
                "Linux",
                List.of());
    }

    private static Stage stage(String title) {
        return FixedWork.stage(StageKind.VICTIM, title, List.of(), workspace -> {});
    }

    private ArtifactStore store(Maker maker) {
        return new ArtifactStore(root, Clock.systemUTC(), maker);
    }

    private void compute(Maker maker, Stage... stages) throws Exception {
        for (Stage stage : stages) {
            store(maker)
                    .getOrCompute(
                            stage.kind().label(),
                            stage.key(),
                            stage.description(),
                            (folder, unfinished) -> new Cost(0, 0, 0, 0, 0, 0, 0));
        }
    }

    private ProcessorKinds kinds(Maker current) throws Exception {
        return ProcessorKinds.of(List.of(BASE, VICTIM, CONTROL, BASE), store(current));
    }

    @Test
    void givesNoNoticeForASingleKind() throws Exception {
        Processor amd = AMD.processor();
        // A processor of another model with another number of cores computes the same bits.
        compute(maker(amd.vendor(), "Ryzen", amd.instructionSet(), amd.caches()), BASE);

        assertThat(kinds(AMD).notice()).isEmpty();
        assertThat(kinds(AMD).refusal("/store", ADVICE)).isEmpty();
    }

    @Test
    void reportsArtifactsOfAnotherKind() throws Exception {
        compute(AMD, BASE, VICTIM);
        compute(INTEL, CONTROL);
        String mixed =
                "Several kinds of processors computed this run. Their numbers do not agree to the"
                        + " last digit, so that a difference may come from the processor:"
                        + " AuthenticAMD with AVX2 (L1d 32K, L2 512K), 2 stages (base model, seed 1"
                        + " and others); GenuineIntel with AVX512_CORE (L1d 48K, L2 1024K), 1 stage"
                        + " (clean model, seed 1).";

        assertThat(kinds(INTEL).notice()).contains(mixed);
        assertThat(kinds(AMD).notice()).contains(mixed);
        assertThat(kinds(Maker.UNKNOWN).notice()).as("any reader").contains(mixed);
    }

    @Test
    void reportsARunComputedEntirelyByAnotherKind() throws Exception {
        compute(AMD, BASE, VICTIM, CONTROL);

        assertThat(kinds(INTEL).notice().orElseThrow())
                .startsWith("Another kind of processor than this machine's computed this run")
                .contains("AuthenticAMD with AVX2 (L1d 32K, L2 512K), 3 stages")
                .endsWith("This machine is GenuineIntel with AVX512_CORE (L1d 48K, L2 1024K).");
        assertThat(kinds(Maker.UNKNOWN).notice()).as("a machine that only reads").isEmpty();
    }

    @Test
    void namesStagesOfAnotherKindIfOneKindIsRequired() throws Exception {
        compute(AMD, BASE, VICTIM);

        assertThat(kinds(INTEL).refusal("/store", ADVICE).orElseThrow())
                .contains("the store /store holds artifacts")
                .contains(
                        "AuthenticAMD with AVX2 (L1d 32K, L2 512K): base model, seed 1; victim of"
                                + " badnets, seed 1")
                .contains("This machine is GenuineIntel with AVX512_CORE")
                .endsWith(ADVICE);
    }

    @Test
    void runComputedElsewhereNeedsAnySingleKind() throws Exception {
        compute(AMD, BASE, VICTIM);
        assertThat(kinds(INTEL).elsewhere().refusal("/store", ADVICE)).isEmpty();

        compute(INTEL, CONTROL);

        assertThat(kinds(INTEL).elsewhere().refusal("/store", ADVICE).orElseThrow())
                .contains("that several kinds of processors computed or began")
                .contains("AuthenticAMD with AVX2 (L1d 32K, L2 512K): base model, seed 1; victim")
                .contains("GenuineIntel with AVX512_CORE (L1d 48K, L2 1024K): clean model, seed 1")
                .doesNotContain("This machine")
                .endsWith(ADVICE);
    }

    @Test
    void trainingResumedOnAnotherKindBelongsToBothKinds() throws Exception {
        begin(AMD, VICTIM);
        assertThat(kinds(INTEL).refusal("/store", ADVICE).orElseThrow())
                .contains("AuthenticAMD with AVX2 (L1d 32K, L2 512K): victim of badnets, seed 1");

        compute(INTEL, BASE, VICTIM, CONTROL);

        assertThat(kinds(INTEL).notice().orElseThrow())
                .startsWith("Several kinds of processors computed this run.")
                .contains("AuthenticAMD with AVX2 (L1d 32K, L2 512K), 1 stage (victim of badnets")
                .contains("GenuineIntel with AVX512_CORE (L1d 48K, L2 1024K), 3 stages");
        assertThat(kinds(INTEL).refusal("/store", ADVICE)).isPresent();
    }

    private void begin(Maker maker, Stage stage) {
        assertThatThrownBy(
                        () ->
                                store(maker)
                                        .getOrCompute(
                                                stage.kind().label(),
                                                stage.key(),
                                                stage.description(),
                                                (folder, unfinished) -> {
                                                    Files.createDirectories(
                                                            unfinished.resolve("state"));
                                                    throw new IllegalStateException("killed");
                                                }))
                .hasMessage("killed");
    }

    @Test
    void kindsDifferByInstructionSetCachesAndVendor() throws Exception {
        compute(AMD, BASE);

        for (Maker other :
                List.of(
                        maker("AuthenticAMD", "EPYC", "AVX512_CORE", "L1d 32K, L2 512K"),
                        maker("AuthenticAMD", "EPYC", "AVX2", "L1d 32K, L2 1024K"),
                        maker("GenuineIntel", "EPYC", "AVX2", "L1d 32K, L2 512K"))) {
            assertThat(kinds(other).notice()).isPresent();
            assertThat(kinds(other).refusal("/store", ADVICE)).isPresent();
        }
    }

    @Test
    void unknownProcessorIsOfAnotherKind() throws Exception {
        compute(Maker.UNKNOWN, BASE);

        assertThat(kinds(AMD).refusal("/store", ADVICE).orElseThrow())
                .contains("an unknown processor: base model, seed 1");
    }
}
