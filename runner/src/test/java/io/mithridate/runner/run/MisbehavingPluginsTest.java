package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.results.CellResult;
import io.mithridate.runner.assembly.TriggerSamples;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.guard.PluginGuards;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Tests real runs with plugins that violate their interface in every way. The plugin is named, the
 * run is refused or only the plugin's cell fails, and the results contain no number of that cell.
 */
class MisbehavingPluginsTest {

    private static final String NO_CONTROLS = "controls.clean-model=false";
    private static final String ONE_SEED = "seeds=[1]";

    private final TinyRun tiny;

    MisbehavingPluginsTest(@TempDir Path folder) {
        this.tiny = new TinyRun(folder);
    }

    /** Runs cells that fail in different ways, and then one that succeeds. */
    private void assertEachFailsAlone(Map<String, String> messages, String... overrides)
            throws Exception {
        ExperimentRun.Finished finished = tiny.run("store", 1, overrides);

        int cell = 0;
        for (Map.Entry<String, String> way : messages.entrySet()) {
            assertThat(TinyRun.status(finished.folder(), cell).get("status").asText())
                    .as(way.getKey())
                    .isEqualTo("failed");
            assertThat(TinyRun.status(finished.folder(), cell).get("message").asText())
                    .as(way.getKey())
                    .contains(way.getValue());
            cell++;
        }
        assertThat(TinyRun.column(finished.folder().file("results.csv"), "cell"))
                .containsOnly(String.valueOf(cell));
    }

    private static String failureModes(Map<String, String> messages) {
        return "{ how: [%s] }".formatted(String.join(", ", messages.keySet()));
    }

    @Test
    void reportsMisbehavingAttacks() throws Exception {
        Map<String, String> messages =
                orderedMap(
                        "too-few", "stamp() returned 1 pictures for 9",
                        "other-size", "stamp(), picture 0, has 1 x 1 pixels",
                        "no-pictures", "stamp() returned null",
                        "no-picture", "stamp(), picture 0, returned null",
                        "endless", "stamp() returned 2147483647 pictures for 9",
                        "exception", "crooked (how exception)",
                        "no-poison", "poison() returned null",
                        "one-trigger-twice", "triggers() returned two triggers 'image'",
                        "endless-triggers", "triggers() returned a list of more than 100 elements",
                        "no-state", "prepare() returned null",
                        "not-a-number", "prepare() returned an array 'noise' with NaN in it",
                        "no-prepared", "restore() returned null");
        messages.replaceAll(
                (way, message) ->
                        way.equals("exception")
                                ? message
                                : "PluginException: attack 'crooked' (tiny.jar): " + message);

        assertEachFailsAlone(
                messages,
                ONE_SEED,
                NO_CONTROLS,
                "defenses=[none]",
                "attacks=[{ crooked: %s }, corner]".formatted(failureModes(messages)));
    }

    @Test
    void namesATriggerThatTheReportCannotShow() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(TriggerSamples.class);
        ListAppender<ILoggingEvent> warnings = new ListAppender<>();
        warnings.start();
        logger.addAppender(warnings);
        try {
            tiny.run(
                    "store",
                    1,
                    ONE_SEED,
                    NO_CONTROLS,
                    "defenses=[none]",
                    "attacks=[{ crooked: { how: other-size } }]");
        } finally {
            logger.detachAppender(warnings);
        }

        assertThat(warnings.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("'crooked' cannot be shown", "stamp(), picture 0, has 1 x 1 pixels");
    }

    @ParameterizedTest
    @CsvSource({
        "form-breaks, form()",
        "eligible-breaks, eligible()",
        "complaints-break, complaints()"
    })
    void reportsAnAttackWhoseMethodsThrow(String how, String question) {
        assertThatThrownBy(
                        () ->
                                tiny.run(
                                        "store",
                                        1,
                                        "attacks=[{ crooked: { how: %s } }]".formatted(how)))
                .isInstanceOf(PluginException.class)
                .hasMessage(
                        "attack 'crooked' (tiny.jar): %s failed:"
                                + " java.lang.IllegalStateException: it is broken",
                        question);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requires-nothing   | requires() returned null",
                "requires-breaks    | requires() failed: java.lang.IllegalStateException: it is"
                        + " broken",
                "requires-endless   | requires() returned a list of more than",
                "complaints-nothing | complaints() returned null",
                "complaints-break   | complaints() failed: java.lang.IllegalStateException: it is"
                        + " broken",
                "complaints-endless | complaints() returned a list of more than 1000 elements"
            })
    void reportsADefenseWhoseMethodsThrow(String how, String message) {
        assertThatThrownBy(
                        () ->
                                tiny.run(
                                        "store",
                                        1,
                                        "defenses=[{ crooked-answers: { how: %s } }]"
                                                .formatted(how)))
                .isInstanceOf(PluginException.class)
                .hasMessageStartingWith("defense 'crooked-answers' (tiny.jar): " + message);
    }

    @Test
    void reportsMisbehavingTrainingOfTheVictim() throws Exception {
        Map<String, String> messages =
                orderedMap(
                        "exception",
                        "crooked-training (how exception)",
                        "no-model",
                        "defense 'crooked-training' (tiny.jar): the defense, instead of a"
                                + " model, returned null",
                        "no-weights",
                        "defense 'crooked-training' (tiny.jar): it returned a model without"
                                + " weights",
                        "not-a-number",
                        "crooked-training (how not-a-number)");

        assertEachFailsAlone(
                messages,
                ONE_SEED,
                NO_CONTROLS,
                "defenses=[{ crooked-training: %s }, none]".formatted(failureModes(messages)));
    }

    @ParameterizedTest
    @CsvSource({
        "crooked-samples, score(), 55 scores for 54 training pairs",
        "crooked-models, inspect(),",
        "crooked-inputs, the guard's score(),"
    })
    void reportsMisbehavingDetectors(String detector, String method, String count)
            throws Exception {
        Map<String, String> messages = orderedMap("exception", detector, "nothing", method);
        if (count != null) {
            messages.put("wrong-count", method);
        }
        messages.put("not-a-number", method);
        messages.replaceAll(
                (way, message) ->
                        way.equals("exception")
                                ? detector + " (how exception)"
                                : "defense '%s' (tiny.jar): %s".formatted(detector, message));

        assertEachFailsAlone(
                messages,
                ONE_SEED,
                NO_CONTROLS,
                "metrics=[findings]",
                "defenses=[{ %s: %s }, scores]".formatted(detector, failureModes(messages)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crooked-samples", "crooked-models"})
    void reportsInvalidEvidenceOfDetectors(String detector) throws Exception {
        Map<String, String> messages =
                orderedMap(
                        "evidence-nothing", ".evidence() returned null",
                        "evidence-not-a-number", "returned NaN as 'norm'");

        assertEachFailsAlone(
                messages,
                ONE_SEED,
                NO_CONTROLS,
                "metrics=[findings]",
                "defenses=[{ %s: %s }, scores]".formatted(detector, failureModes(messages)));
    }

    @Test
    void reportsMisbehavingAugmenters() throws Exception {
        Map<String, String> messages =
                orderedMap(
                        "exception", "augment() of the caption 'my",
                        "no-augmenter", "fit() returned null",
                        "nothing", "augment() returned null",
                        "no-word", "augment() returned a positive without a word",
                        "endless", "augment() of the caption 'my");
        messages.replaceAll((way, message) -> "augmenter 'crooked' (tiny.jar): " + message);
        List<String> uses =
                messages.keySet().stream()
                        .map("{ writes: { augmenter: { crooked: { how: %s } } } }"::formatted)
                        .toList();

        assertEachFailsAlone(
                messages,
                ONE_SEED,
                NO_CONTROLS,
                "defenses=[%s, none]".formatted(String.join(", ", uses)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exception    | it is broken",
                "wordless     | java.util.NoSuchElementException",
                "nothing      | it returned null instead of a list of rows",
                "no-row       | row 0 of those it returned is null",
                "not-a-number | is NaN, which is not finite",
                "seventeen    | is a share of 17.0",
                "unstated     | has a quantity that the metric does not declare",
                "twice        | it returned two indistinguishable rows",
                "endless      | it returned two indistinguishable rows"
            })
    void reportsMisbehavingMetrics(String how, String message) throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        "store",
                        1,
                        ONE_SEED,
                        NO_CONTROLS,
                        "defenses=[none]",
                        "metrics=[clean-accuracy, { crooked: { how: %s } }]".formatted(how));

        assertThat(TinyRun.status(finished.folder(), 0).get("message").asText())
                .contains("the metric 'crooked' failed: ", message);
        assertThat(TinyRun.rows(finished.folder().file("results.csv"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "false, returned null",
        "true, failed: java.lang.IllegalStateException: it is broken"
    })
    void reportsAMetricWhoseNeedsThrow(boolean breaks, String complaint) {
        assertThatThrownBy(
                        () ->
                                tiny.run(
                                        "store",
                                        1,
                                        "metrics=[{ needless: { breaks: %s } }]".formatted(breaks)))
                .isInstanceOf(PluginException.class)
                .hasMessage("metric 'needless' (tiny.jar): needs() " + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exception       | crooked: it cannot be read: java.lang.IllegalStateException: it"
                        + " is",
                "no-pairs        | dataset 'crooked' (tiny.jar): train() returned null",
                "no-caption      | dataset 'crooked' (tiny.jar): train().caption(0) returned null",
                "one-id          | dataset 'crooked' (tiny.jar): train().id(1) returned 'one',"
                        + " which",
                "fewer-than-none | dataset 'crooked' (tiny.jar): train().size() returned -1",
                "endless-notices | dataset 'crooked' (tiny.jar): notices() returned a list of more"
                        + " than"
            })
    void reportsMisbehavingDataSets(String how, String message) {
        assertThatThrownBy(
                        () ->
                                tiny.run(
                                        "store",
                                        1,
                                        "dataset={ train: { crooked: { how: %s } }, test: tiny }"
                                                .formatted(how)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("command line: dataset=")
                .hasMessageContaining(message);
    }

    private static Executor checkedExecutor(Executor executor) {
        LoadedPlugin local = Fakes.catalog().find(PluginKind.EXECUTOR, "local").orElseThrow();
        return PluginGuards.guard(executor, Executor.class, local);
    }

    @Test
    void detectsAnExecutorThatReportsUncomputedTasks() throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        checkedExecutor(
                                (request, events) -> {
                                    for (Task task : request.tasks()) {
                                        events.ended(task, Outcome.success());
                                    }
                                    return Ending.ENDED;
                                }),
                        List.of(),
                        "store",
                        1,
                        ONE_SEED);

        assertThat(finished.results().orElseThrow().failed()).hasSize(4);
        assertThat(TinyRun.rows(finished.folder().file("results.csv"))).isEmpty();
    }

    @Test
    void detectsAnExecutorThatReportsNothing() throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        checkedExecutor((request, events) -> Ending.ENDED),
                        List.of(),
                        "store",
                        1,
                        ONE_SEED);

        assertThat(finished.results().orElseThrow().failed())
                .hasSize(4)
                .extracting(CellResult::failure)
                .allSatisfy(
                        failure ->
                                assertThat(failure.orElseThrow().message())
                                        .contains(
                                                "executor 'local'", "returned without an outcome"));
        assertThat(TinyRun.rows(finished.folder().file("results.csv"))).isEmpty();
    }

    @Test
    void reportsAnExecutorThatThrows() {
        assertThatThrownBy(
                        () ->
                                tiny.run(
                                        checkedExecutor(
                                                (request, events) -> {
                                                    throw new IllegalStateException("no queue");
                                                }),
                                        List.of(),
                                        "store",
                                        1,
                                        ONE_SEED))
                .isInstanceOf(PluginException.class)
                .hasMessageStartingWith("executor 'local' (tiny.jar): execute() failed: ");
    }

    private static Map<String, String> orderedMap(String... waysAndMessages) {
        Map<String, String> messages = new LinkedHashMap<>();
        for (int i = 0; i < waysAndMessages.length; i += 2) {
            messages.put(waysAndMessages[i], waysAndMessages[i + 1]);
        }
        return messages;
    }
}
