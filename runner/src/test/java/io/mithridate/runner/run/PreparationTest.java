package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mithridate.api.data.PictureCaching;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.stages.Laboratory;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationTest {

    private final Path folder;

    PreparationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Laboratory prepare(String... overrides) throws Exception {
        return Preparation.prepare(
                Fakes.read(folder.resolve("tiny.yaml"), Fakes.EXPERIMENT, overrides),
                Fakes.catalog(),
                folder.resolve("store"),
                OptionalInt.empty(),
                PictureCaching.none());
    }

    @Test
    void buildsWhatTheExperimentNames() throws Exception {
        Laboratory laboratory = prepare();

        assertThat(laboratory.dataset().fingerprint()).isEqualTo("tiny-60-first");
        assertThat(laboratory.target()).isEqualTo(2);
        assertThat(laboratory.storeRoot()).isEqualTo(folder.resolve("store"));
    }

    @Test
    void picturesOnDiskAreOfTheCodeThatMakesThem() throws Exception {
        ExperimentFile file = Fakes.read(folder.resolve("tiny.yaml"), Fakes.EXPERIMENT);
        Laboratory laboratory =
                Preparation.prepare(
                        file,
                        Fakes.catalog(),
                        folder.resolve("store"),
                        OptionalInt.empty(),
                        new PictureCaching(Optional.of(folder)));

        assertThat(laboratory.instances().service(PictureCaching.class))
                .isEqualTo(
                        new PictureCaching(
                                Optional.of(folder),
                                file.experiment().dataset().plugin().origin().digest()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poisoning.target=plumm | the target 'plumm' is no class of tiny; did you mean"
                        + " 'plum'",
                "defense-data.pairs=60  | the defender asks for 60 pairs, but the data set has 60",
                "poisoning.batch=49     | a batch of 49 is more than the 48 pairs",
                "base.batch=61          | a batch of 61 is more than the 60 pairs"
            })
    void refusesWhatCannotWork(String override, String complaint) {
        assertRefused(complaint, override);
    }

    @Test
    void aDefenderWhoDrawsFromTheRunCannotHaveMoreThanStaysClean() throws Exception {
        String overlap = "defense-data.overlap-with-poisoned-run=true";

        assertThat(prepare(overlap, "defense-data.pairs=54")).isNotNull();
        assertRefused(
                "the data set has 60 for training, 6 of them poisoned; ask for fewer",
                overlap,
                "defense-data.pairs=55");
    }

    private void assertRefused(String complaint, String... overrides) {
        InvalidConfigurationException refusal =
                catchThrowableOfType(InvalidConfigurationException.class, () -> prepare(overrides));

        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.complaints())
                .singleElement()
                .asString()
                .contains(overrides[overrides.length - 1])
                .contains(complaint);
    }
}
