package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that options that a command or a verb would ignore are rejected. */
class UnusedOptionsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "store verify --kind nonsense | --kind nonsense",
                "store verify --dry-run | 'store verify' does not take --dry-run; it takes --store",
                "store verify --runs r | 'store verify' does not take --runs",
                "store list --output o.tar | 'store list' does not take --output",
                "store prune --kind victim --output o.tar | 'store prune' does not take --output",
                "store export r --output o.tar --dry-run | 'store export' does not take --dry-run",
                "store import f.tar --kind victim | 'store import' does not take --kind",
                "compare r --format csv --baseline nosuch | --format csv has no differences",
                "run e.yaml --details | --details requires --dry-run",
                "dataset inspect e.yaml --size own | 'dataset inspect' does not take --size",
                "dataset inspect e.yaml --picture-cache c | 'dataset inspect' does not take",
                "dataset cache e.yaml --captions 3 | 'dataset cache' does not take --captions"
            })
    void rejectsUnusedOptions(String command, String refusal) {
        int code = CapturedCommand.run(folder, out, err, List.of(command.split(" ")));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(refusal);
    }
}
