package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.cli.arguments.ShellCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellCommandTest {

    @Test
    void quotesWordsWithSpecialCharacters() {
        List<String> typed =
                List.of("run", "a/e.yaml", "defenses=[none, bdet-clip]", "--only", "", "it's");

        assertThat(new ShellCommand(typed).text())
                .isEqualTo(
                        "bin/mithridate run a/e.yaml 'defenses=[none, bdet-clip]' --only ''"
                                + " 'it'\\''s'");
    }
}
