package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.cli.arguments.TypedCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedCommandTest {

    @Test
    void wordsThatAShellWouldChangeAreQuoted() {
        List<String> typed =
                List.of("run", "a/e.yaml", "defenses=[none, bdet-clip]", "--only", "", "it's");

        assertThat(new TypedCommand(typed).text())
                .isEqualTo(
                        "bin/mithridate run a/e.yaml 'defenses=[none, bdet-clip]' --only ''"
                                + " 'it'\\''s'");
    }
}
