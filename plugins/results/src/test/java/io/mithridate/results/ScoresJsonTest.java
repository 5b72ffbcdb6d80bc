package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.results.budgets.AttackLeft;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.files.JsonFile;
import io.mithridate.results.statistics.EvaluatedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoresJsonTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    /** The settings lose 3 and 8 points; the score is worked out in {@link AttackLeftTest}. */
    @Test
    void eachSeedHasItsScore() throws IOException {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "0.001", "0.002");
        builder.victim("badnets", 1, 0.80, 0.80, 1);
        builder.defended("badnets", list, 0, 1, 0.77, 0.80, 0.50);
        builder.defended("badnets", list, 1, 1, 0.72, 0.80, 0.10);
        builder.victim("badnets", 2, 0.80, 0.80, 1);
        builder.defended("badnets", list, 0, 2, 0.77, 0.80, 0.50);
        builder.failed("badnets", list, 1, 2);

        JsonNode json = json(builder);

        assertThat(json.get("rule").asText()).isEqualTo(AttackLeft.TEXT);
        assertThat(json.get("scores")).hasSize(2);
        JsonNode score = json.at("/scores/0");
        assertThat(score.get("attack").asText()).isEqualTo("badnets");
        assertThat(score.get("defense").asText()).isEqualTo("fine-tune");
        assertThat(score.get("option").asText()).isEqualTo("learning-rate");
        assertThat(score.get("trigger").asText()).isEqualTo("image");
        assertThat(score.get("k").intValue()).isEqualTo(1);
        assertThat(score.get("seed").longValue()).isEqualTo(1);
        assertThat(score.get("attack_failed").booleanValue()).isFalse();
        assertThat(score.get("outcome").asText()).isEqualTo("scored");
        assertThat(score.get("victim_success").doubleValue()).isEqualTo(1);
        assertThat(score.get("attack_left").doubleValue()).isCloseTo(0.435, CLOSE);
        assertThat(score.get("within_2").doubleValue()).isEqualTo(1);
        assertThat(score.get("within_5").doubleValue()).isCloseTo(0.34, CLOSE);
        assertThat(score.get("list_ends").booleanValue()).isTrue();
        JsonNode open = json.at("/scores/1");
        assertThat(open.get("outcome").asText()).isEqualTo("score open");
        assertThat(open.get("settings_without_result").intValue()).isEqualTo(1);
        assertThat(open.get("attack_left").isNull()).isTrue();
        assertThat(json.at("/rows/0/attack_left/n_seeds").intValue()).isEqualTo(1);
        assertThat(json.at("/rows/0/remarks").asText()).contains("score open for 1 of 2 seeds");
    }

    /**
     * Fine-tune leaves 11 to 15 points more than clean-clip: mean 13, sd 1.58114. Half the interval
     * is 2.776445 · sd / √5 = 1.96324; at 90 % it is 2.131847 · sd / √5 = 1.50744.
     */
    @Test
    void rowHasItsStatisticsAndItsDifferenceFromTheBaseline() throws IOException {
        ListedRun builder = new ListedRun("clean-clip");
        SettingList fineTune = builder.list("fine-tune", "0.001");
        SettingList cleanClip = builder.list("clean-clip", "0.001");
        for (int seed = 1; seed <= 5; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            builder.defended("badnets", fineTune, 0, seed, 0.80, 0.79, 0.50 + 0.01 * seed);
            builder.defended("badnets", cleanClip, 0, seed, 0.80, 0.80, 0.40);
        }

        JsonNode row = json(builder).at("/rows/0");

        assertThat(row.get("defense_class").asText()).isEqualTo("clean pairs");
        assertThat(row.at("/attack_left/mean").doubleValue()).isCloseTo(0.53, CLOSE);
        assertThat(row.at("/within_2/mean").doubleValue()).isCloseTo(0.53, CLOSE);
        assertThat(row.at("/within_5/n_seeds").intValue()).isEqualTo(5);
        assertThat(row.get("list_ends").intValue()).isEqualTo(5);
        assertThat(row.get("remarks").asText()).isEqualTo("list ends");
        JsonNode difference = row.get("difference");
        assertThat(difference.get("baseline").asText()).isEqualTo("clean-clip");
        assertThat(difference.get("mean").doubleValue()).isCloseTo(0.13, CLOSE);
        assertThat(difference.get("ci_low").doubleValue()).isCloseTo(0.1103676, within(1e-7));
        assertThat(difference.get("ci90_low").doubleValue()).isCloseTo(0.1149256, within(1e-7));
        assertThat(difference.get("ci90_high").doubleValue()).isCloseTo(0.1450744, within(1e-7));
        assertThat(difference.get("p_student").doubleValue()).isBetween(1e-6, 1e-4);
        assertThat(difference.get("p_sign_flip").doubleValue()).isEqualTo(0.0625);
        assertThat(difference.get("holm_sign_flip").doubleValue()).isEqualTo(0.0625);
        assertThat(difference.get("claim").asText()).isEqualTo("not resolved");
        assertThat(json(builder).at("/rows/1/difference")).isEmpty();
    }

    /** Clean-clip leaves 40 of 98 points, fine-tune 51 to 55. */
    @Test
    void contrastNamesBothSidesAndTheirNeeds() throws IOException {
        ListedRun builder = new ListedRun("clean-clip");
        builder.contrast("fine-tune - clean-clip");
        builder.contrast("clean-clip - none");
        SettingList fineTune = builder.list("fine-tune", "0.001");
        SettingList cleanClip = builder.list("clean-clip", "0.001");
        for (int seed = 1; seed <= 5; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            builder.defended("badnets", fineTune, 0, seed, 0.80, 0.79, 0.50 + 0.01 * seed);
            builder.told(DefenseClass.LABELLED_IMAGES);
            builder.defended("badnets", cleanClip, 0, seed, 0.80, 0.80, 0.40);
        }

        JsonNode json = json(builder);

        JsonNode contrast = json.at("/contrasts/0");
        assertThat(contrast.get("attack").asText()).isEqualTo("badnets");
        assertThat(contrast.get("k").intValue()).isEqualTo(1);
        assertThat(contrast.get("defense").asText()).isEqualTo("fine-tune");
        assertThat(contrast.get("defense_class").asText()).isEqualTo("labelled images");
        assertThat(contrast.get("reference"))
                .hasToString(
                        "{\"defense\":\"clean-clip\",\"list\":\"clean-clip\",\"option\":"
                                + "\"learning-rate\",\"defense_class\":\"clean pairs\"}");
        assertThat(contrast.get("n_seeds").intValue()).isEqualTo(5);
        assertThat(contrast.get("mean").doubleValue()).isCloseTo(0.13, CLOSE);
        assertThat(contrast.get("p_sign_flip").doubleValue()).isEqualTo(0.0625);
        assertThat(contrast.get("holm_sign_flip").doubleValue()).isEqualTo(0.125);
        assertThat(contrast.get("claim").asText()).isEqualTo("not resolved");
        assertThat(json.at("/contrasts/1/reference")).hasToString("{\"defense\":\"none\"}");
        assertThat(json.at("/rows/0/difference")).isEmpty();
    }

    private static JsonNode json(ListedRun builder) throws IOException {
        RunResults run = builder.run();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new JsonFile(EvaluatedRun.of(run)).write(text);
        return new ObjectMapper().readTree(text.toByteArray()).get("attack_left");
    }
}
