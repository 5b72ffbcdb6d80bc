package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.fixtures.AnotherProcess;
import io.mithridate.fixtures.SystemMessages;
import io.mithridate.results.SampleRun;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.results.statistics.EvaluatedRun;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests standard output that takes no more data: a full disk, and a pipe without a reader. */
@EnabledOnOs(OS.LINUX)
class LostOutputTest {

    private final Path folder;

    LostOutputTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Returns a command that prints text for users and one that prints a file. */
    static Stream<List<String>> commands() {
        return Stream.of(List.of("version"), List.of("compare", "RUN", "--format", "csv"));
    }

    private ProcessBuilder command(List<String> arguments) throws Exception {
        new ResultsWriter().write(EvaluatedRun.of(SampleRun.quickstart(1L)), folder);
        return AnotherProcess.of(
                        Main.class,
                        arguments.stream()
                                .map(argument -> argument.replace("RUN", folder.toString()))
                                .toArray())
                .redirectError(errors());
    }

    private File errors() {
        return folder.resolve("errors.txt").toFile();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void failsOnAFullDisk(List<String> arguments) throws Exception {
        Process process = command(arguments).redirectOutput(new File("/dev/full")).start();

        assertThat(process.waitFor()).isEqualTo(ExitCode.CELLS_FAILED);
        assertThat(errors()).content().contains(SystemMessages.noSpace()).hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void succeedsIfTheReaderClosesThePipe(List<String> arguments) throws Exception {
        Process process = command(arguments).start();
        process.getInputStream().close();

        assertThat(process.waitFor()).isZero();
        assertThat(errors()).isEmpty();
    }

    @Test
    void keepsTheExitCodeOfAnotherFailure() throws Exception {
        Process process = command(List.of("versoin")).redirectOutput(new File("/dev/full")).start();

        assertThat(process.waitFor()).isEqualTo(ExitCode.CONFIGURATION);
    }
}
