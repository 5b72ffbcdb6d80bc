package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.results.budgets.BudgetRule;
import io.mithridate.results.budgets.Budgets;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.files.JsonFile;
import io.mithridate.results.statistics.EvaluatedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class BudgetsJsonTest {

    private static final double NOT_MEASURED = Double.NaN;

    private static JsonNode json(ListedRun builder) {
        RunResults run = builder.run();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            new JsonFile(EvaluatedRun.of(run)).write(text);
            return new ObjectMapper().readTree(text.toByteArray()).get("budgets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        assertThat(found.isNumber()).as(pointer).isTrue();
        return found.doubleValue();
    }

    /**
     * Returns a run of three settings. None is within 0.1 points, and the second is the last within
     * 2 points.
     */
    private static ListedRun oneSeed() {
        return oneSeed(true);
    }

    /**
     * Returns the run of {@link #oneSeed()}; the strongest setting has no result unless {@code
     * whole}.
     */
    private static ListedRun oneSeed(boolean whole) {
        ListedRun builder = new ListedRun("none", 0.1, 2.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002", "0.0005");
        builder.victim("badnets", 1, 0.80, 0.76, 0.98);
        builder.defended("badnets", list, 0, 1, 0.795, 0.70, 0.90);
        builder.defended("badnets", list, 1, 1, 0.78, 0.755, 0.50);
        if (whole) {
            builder.defended("badnets", list, 2, 1, 0.70, 0.70, 0.10);
        }
        return builder;
    }

    @Test
    void containsTheRuleThePointsAndTheLists() {
        JsonNode json = json(oneSeed());

        assertThat(json.get("rule").asText()).isEqualTo(BudgetRule.TEXT);
        assertThat(json.get("points")).hasToString("[0.1,2.0]");
        assertThat(json.get("lists"))
                .hasToString(
                        "[{\"defense\":\"fine-tune\",\"list\":\"fine-tune\",\"option\":\"learning-rate\","
                            + "\"values\":[\"0.0001\",\"0.0002\",\"0.0005\"],"
                            + "\"settings\":[{\"learning-rate\":\"0.0001\"},"
                            + "{\"learning-rate\":\"0.0002\"},{\"learning-rate\":\"0.0005\"}]}]");
    }

    @Test
    void choiceContainsItsInputsAndItsCosts() {
        JsonNode choice = json(oneSeed()).at("/choices/1");

        assertThat(choice.get("points").doubleValue()).isEqualTo(2);
        assertThat(choice.get("scenario").asText("?")).isEmpty();
        assertThat(choice.get("attack").asText()).isEqualTo("badnets");
        assertThat(choice.get("attack_options").isObject()).isTrue();
        assertThat(choice.get("defense").asText()).isEqualTo("fine-tune");
        assertThat(choice.get("option").asText()).isEqualTo("learning-rate");
        assertThat(choice.get("seed").longValue()).isEqualTo(1);
        assertThat(choice.get("attack_failed").booleanValue()).isFalse();
        // The standard error is sqrt(0.8 * 0.2 / 5000).
        assertThat(number(choice, "/validation_standard_error"))
                .isCloseTo(0.00565685, within(1e-8));
        assertThat(choice.get("settings_without_result").intValue()).isZero();
        assertThat(choice.get("outcome").asText()).isEqualTo("chosen");
        assertThat(choice.get("value").asText()).isEqualTo("0.0002");
        assertThat(choice.get("cell").intValue()).isEqualTo(2);
        assertThat(choice.get("list_ends").isBoolean()).isTrue();
        assertThat(number(choice, "/validation_loss")).isCloseTo(0.02, within(1e-12));
        assertThat(number(choice, "/test_loss")).isCloseTo(0.005, within(1e-12));
        assertThat(number(choice, "/attack_success/image")).isEqualTo(0.5);
    }

    @Test
    void choiceIsOpenIfAStrongerSettingHasNoResult() {
        JsonNode json = json(oneSeed(false));
        JsonNode choice = json.at("/choices/1");

        assertThat(choice.get("outcome").asText()).isEqualTo("choice open");
        assertThat(choice.get("value").asText()).isEqualTo("0.0002");
        assertThat(choice.get("settings_without_result").intValue()).isEqualTo(1);
        assertThat(choice.get("settings_broken_down").intValue()).isZero();
        assertThat(json.at("/rows/1/n_seeds").intValue()).isZero();
        assertThat(json.at("/rows/1/attack_success/mean").isNull()).isTrue();
    }

    /** A defender can see that a model that cannot be measured is useless. */
    @Test
    void ignoresASettingThatBrokeDown() {
        ListedRun builder = oneSeed(false);
        builder.brokeDown("badnets", builder.run().lists().get(0), 2, 1);

        JsonNode json = json(builder);
        JsonNode choice = json.at("/choices/1");

        assertThat(choice.get("outcome").asText()).isEqualTo("chosen");
        assertThat(choice.get("value").asText()).isEqualTo("0.0002");
        assertThat(choice.get("list_ends").booleanValue()).isFalse();
        assertThat(choice.get("settings_broken_down").intValue()).isEqualTo(1);
        assertThat(choice.get("settings_without_result").intValue()).isZero();
        assertThat(json.at("/rows/1/n_seeds").intValue()).isEqualTo(1);
    }

    @Test
    void writesNullsIfNoSettingIsWithinTheBudget() {
        JsonNode json = json(oneSeed());
        JsonNode choice = json.at("/choices/0");
        JsonNode row = json.at("/rows/0");

        assertThat(choice.get("outcome").asText()).isEqualTo("none within 0.1");
        for (String field : new String[] {"value", "cell", "validation_loss", "test_loss"}) {
            assertThat(choice.get(field).isNull()).as(field).isTrue();
        }
        assertThat(choice.get("list_ends").booleanValue()).isFalse();
        assertThat(choice.get("attack_success")).isEmpty();
        assertThat(row.get("values").asText("?")).isEmpty();
        for (String field : new String[] {"mean", "sd", "ci_low", "ci_high"}) {
            assertThat(row.at("/attack_success/" + field).isNull()).as(field).isTrue();
        }
        assertThat(row.at("/attack_success/n_seeds").intValue()).isZero();
    }

    @Test
    void reportsFailedAttacksAndUnmeasuredVictims() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002");
        builder.victim("badnets", 1, 0.80, 0.80, 0.10);
        builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.05);
        builder.defended("badnets", list, 1, 1, 0.80, 0.80, 0.05);
        builder.victim("badnets", 2, NOT_MEASURED, 0.80, 0.98);
        builder.defended("badnets", list, 0, 2, 0.80, 0.80, 0.90);
        builder.defended("badnets", list, 1, 2, 0.80, 0.80, 0.50);

        JsonNode choices = json(builder).get("choices");

        assertThat(choices.at("/0/attack_failed").booleanValue()).isTrue();
        assertThat(choices.at("/0/list_ends").booleanValue()).isTrue();
        assertThat(choices.at("/1/seed").longValue()).isEqualTo(2);
        assertThat(choices.at("/1/outcome").asText()).isEqualTo("no clean accuracy on validation");
        assertThat(choices.at("/1/validation_standard_error").isNull()).isTrue();
    }

    /**
     * Fine-tune has 0.51 to 0.55 on five seeds: mean 0.53, sd 0.0158114, half the interval 2.776445
     * * sd / sqrt(5) = 0.0196324.
     */
    @Test
    void rowHasItsStatistics() {
        ListedRun builder = new ListedRun("clean-clip", 1.0);
        SettingList fineTune = builder.list("fine-tune", "0.0001", "0.001");
        for (int seed = 1; seed <= 5; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            builder.defended("badnets", fineTune, 0, seed, 0.80, 0.79, 0.50 + 0.01 * seed);
            builder.defended("badnets", fineTune, 1, seed, 0.60, 0.80, 0);
        }
        Budgets budgets = EvaluatedRun.of(builder.run()).budgets();

        JsonNode row = json(builder).at("/rows/0");

        assertThat(row.get("defense").asText()).isEqualTo("fine-tune");
        assertThat(row.get("defense_class").asText())
                .isEqualTo(budgets.rows().get(0).defenseClass().title());
        assertThat(row.get("trigger").asText()).isEqualTo("image");
        assertThat(row.get("values").asText()).isEqualTo("0.0001");
        assertThat(row.get("n_seeds").intValue()).isEqualTo(5);
        assertThat(row.get("n_chosen").intValue()).isEqualTo(5);
        assertThat(row.get("remarks").asText("?")).isEmpty();
        assertThat(number(row, "/validation_standard_error")).isCloseTo(0.00565685, within(1e-8));
        assertThat(number(row, "/attack_success/mean")).isCloseTo(0.53, within(1e-12));
        assertThat(number(row, "/attack_success/sd")).isCloseTo(0.0158114, within(1e-7));
        assertThat(number(row, "/attack_success/ci_low")).isCloseTo(0.5103676, within(1e-7));
        assertThat(number(row, "/attack_success/ci_high")).isCloseTo(0.5496324, within(1e-7));
        assertThat(row.at("/attack_success/n_seeds").intValue()).isEqualTo(5);
        assertThat(number(row, "/test_loss/mean")).isCloseTo(0.01, within(1e-12));
    }
}
