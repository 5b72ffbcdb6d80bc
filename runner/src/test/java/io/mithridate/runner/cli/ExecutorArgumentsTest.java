package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.cli.arguments.ExecutorArguments;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.runs.ChosenExecutor;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;

class ExecutorArgumentsTest {

    private static CommandLine parse(String... arguments) throws ParseException {
        return DefaultParser.builder()
                .setAllowPartialMatching(false)
                .get()
                .parse(CommandUsage.of("run", 1).options(), arguments);
    }

    @Test
    void argumentsUpToTheNextOptionBelongToTheExecutor() throws Exception {
        CommandLine line =
                parse(
                        "e.yaml",
                        "a.b=1",
                        "--executor",
                        "process",
                        "workers=2",
                        "retries=3",
                        "--jobs",
                        "4");

        assertThat(ExecutorArguments.executor(line))
                .contains(new ChosenExecutor("process", List.of("workers=2", "retries=3")));
        assertThat(ExperimentOptions.file(line, "run")).isEqualTo(Path.of("e.yaml"));
        assertThat(ExperimentOptions.overrides(line, 1)).containsExactly("a.b=1");
    }

    @Test
    void executorOptionsEndAtTheExperiment() throws Exception {
        CommandLine line = parse("--executor", "process", "workers=2", "e.yaml", "a.b=1");

        assertThat(ExecutorArguments.executor(line))
                .contains(new ChosenExecutor("process", List.of("workers=2")));
        assertThat(ExperimentOptions.file(line, "run")).isEqualTo(Path.of("e.yaml"));
        assertThat(ExperimentOptions.overrides(line, 1)).containsExactly("a.b=1");
    }

    @Test
    void returnsEmptyIfNoExecutorIsGiven() throws Exception {
        CommandLine line = parse("e.yaml", "a.b=1");

        assertThat(ExecutorArguments.executor(line)).isEmpty();
        assertThat(ExperimentOptions.overrides(line, 1)).containsExactly("a.b=1");
    }
}
