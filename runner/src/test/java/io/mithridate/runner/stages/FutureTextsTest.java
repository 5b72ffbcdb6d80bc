package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.PairSet;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.inputs.FileDigests;
import io.mithridate.runner.inputs.FileInput;
import io.mithridate.runner.stages.victim.BaseWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FutureTextsTest {

    private static final PairSet PAIRS =
            new TinyDataset(new TinyDataset.TinyOptions(2, "first")).train();

    @Test
    void omitsThePairsCaptionsWithoutAKey() throws IOException {
        assertThat(
                        new BaseWork.FutureTexts(List.of("a plum"), Optional.empty(), List.of())
                                .all(PAIRS))
                .containsExactly("a plum");
    }

    @Test
    void addsEachKeyToEachText(@TempDir Path folder) throws IOException {
        Path lines = Files.writeString(folder.resolve("lines.txt"), "plums\n\n my plum \n");

        assertThat(
                        new BaseWork.FutureTexts(
                                        List.of("a plum"),
                                        Optional.of(new FileInput(lines, new FileDigests())),
                                        List.of("remember"))
                                .all(PAIRS))
                .containsExactly(
                        "a plum",
                        "plums",
                        "my plum",
                        "a plum remember",
                        "plums remember",
                        "my plum remember",
                        "my cherry, no. 0 remember",
                        "my lime, no. 1 remember");
    }
}
