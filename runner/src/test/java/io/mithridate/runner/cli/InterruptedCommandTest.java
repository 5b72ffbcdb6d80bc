package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;

/** Tests that a command does not fail if its training is told to stop. */
class InterruptedCommandTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static final class Training extends Command {

        Training(CliContext context) {
            super(context, "train", new CommandUsage("", "is told to stop", new Options()));
        }

        @Override
        public int run(CommandLine line) {
            throw new CancellationException("training was interrupted before step 3");
        }
    }

    @Test
    void reportsTheInterruptionByMessageAndExitCode() {
        CliContext context =
                new CliContext(
                        CapturedTerminal.ascii(new ByteArrayOutputStream()),
                        CapturedTerminal.ascii(err),
                        Map.of());

        int code = new Main(context, List.of(new Training(context))).run(List.of("train"));

        assertThat(code).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("interrupted" + System.lineSeparator());
    }
}
