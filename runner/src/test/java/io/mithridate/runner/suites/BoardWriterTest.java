package io.mithridate.runner.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.results.DefenseClass;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.results.budgets.Scores.Difference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardWriterTest {

    private static final Pattern DATA =
            Pattern.compile(
                    "(?s)<script type=\"application/json\" id=\"plot-data\">(.*?)</script>");

    private final Path file;

    BoardWriterTest(@TempDir Path folder) {
        this.file = folder.resolve("board.html");
    }

    @Test
    void checkedEntriesAreSeparateFromClaimedOnes() throws Exception {
        String text = text(page(entries(2), Map.of("other.json", "badnets, seed 1: no victim")));

        assertThat(text)
                .contains("1 checked, 1 claimed")
                .containsSubsequence(
                        "checked entries: attack success",
                        "badnets tune list ends needs clean pairs 2",
                        "claimed entries: attack success",
                        "badnets other list ends needs clean pairs and class names 2",
                        "All pairs of a claimed entry and another one",
                        "badnets other − tune 2",
                        "other.json badnets, seed 1: no victim");
    }

    /**
     * The attack success left within 0.5 points is 1. Then it falls from w, the attack success at
     * the first setting, within 1 point to w / 2 within 4 points. The score is (1 + 11.25 w) / 20,
     * where w is about 0.415.
     */
    @Test
    void pageShowsEveryScoreWithItsInterval() throws Exception {
        String text = text(page(entries(2), Map.of()));

        assertThat(text)
                .containsPattern(
                        "badnets tune list ends needs clean pairs 2 28\\.4 \\[[0-9.]+, [0-9.]+]")
                .contains("left in top 10, %", "learning-rate 0.001, 0.002")
                .doesNotContain("claimed entries:");
    }

    /** On six seeds, the second defense leaves 20 points more than the first at each setting. */
    @Test
    void entriesWithTheSameSeedsHaveAVerdict() throws Exception {
        Board board = board(entries(6), Map.of());

        assertThat(board.scores(true).contrasts())
                .extracting(Difference::claim)
                .containsExactly("better", "better");
        assertThat(text(page(entries(6), Map.of())))
                .containsPattern(
                        "badnets tune − other 6 −11\\.2 .* better needs clean pairs, against clean"
                                + " pairs and class names sig");
    }

    @Test
    void claimedEntriesDoNotChangeVerdictsOnCheckedOnes() throws Exception {
        Map<String, Entry> entries = entries(6);
        Board alone = board(entries, Map.of());
        entries.put("claimed.json", SampleEntries.entry("claimed", DefenseClass.NO_DATA, 6, 0.1));

        Board board = board(entries, Map.of("claimed.json", "badnets, seed 1: no victim"));

        assertThat(board.scores(true).contrasts()).isEqualTo(alone.scores(true).contrasts());
        assertThat(board.scores(false).contrasts()).hasSize(2 * 2);
    }

    @Test
    void makesNoClaimWithFewSeeds() throws Exception {
        assertThat(board(entries(2), Map.of()).scores(true).contrasts())
                .extracting(Difference::claim)
                .containsOnly("n = 2: no claim");
    }

    @Test
    void curvesStartAtTheVictimAndShowTheLossOnValidation() throws Exception {
        Matcher data = DATA.matcher(page(entries(2), Map.of()));
        assertThat(data.find()).isTrue();
        JsonNode panels = new ObjectMapper().readTree(data.group(1));

        assertThat(panels)
                .extracting(it -> it.get("attack").asText())
                .containsExactly("badnets", "sig");
        assertThat(panels.at("/0/curves"))
                .extracting(it -> it.get("defense").asText())
                .containsExactlyInAnyOrder("no defense", "tune", "other");
        // With seed 1 of an attack that always succeeds, the settings lose 1 and 4 points.
        JsonNode curve = curve(panels, "tune").at("/seeds/1");
        assertThat(curve).extracting(it -> it.get(0).doubleValue()).containsExactly(0.0, 1.0, 4.0);
        assertThat(curve.at("/0/1").doubleValue()).isEqualTo(100);
    }

    private static JsonNode curve(JsonNode panels, String defense) {
        for (JsonNode curve : panels.at("/0/curves")) {
            if (curve.get("defense").asText().equals(defense)) {
                return curve;
            }
        }
        throw new AssertionError("no curve of " + defense);
    }

    @Test
    void escapesNamesThatLookLikeMarkup() throws Exception {
        String hostile = "</script><script>alert(1)</script>";
        Map<String, Entry> entries =
                Map.of(hostile, SampleEntries.entry(hostile, DefenseClass.CLEAN_PAIRS, 2, 0.5));

        assertThat(page(entries, Map.of(hostile, hostile)))
                .doesNotContain("<script>alert(1)")
                .contains("&lt;/script&gt;&lt;script&gt;alert(1)")
                .contains("\\u003c/script>");
    }

    @Test
    void rejectsEntriesOfDifferentSuitesAndDuplicateDefenses() {
        assertThatThrownBy(() -> Board.of(SampleEntries.suite(2, "0.02"), entries(2), Map.of()))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessageContaining("poisoning.rate is 0.01, not 0.02");
        Entry entry = SampleEntries.entry("tune", DefenseClass.CLEAN_PAIRS, 2, 0.5);
        Map<String, Entry> twice = new LinkedHashMap<>(Map.of("a.json", entry));
        twice.put("b.json", entry);
        assertThatThrownBy(() -> board(twice, Map.of()))
                .hasMessageContaining("a.json and b.json are entries of 'tune'");
    }

    private static Map<String, Entry> entries(long seeds) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put("tune.json", SampleEntries.entry("tune", DefenseClass.CLEAN_PAIRS, seeds, 0.4));
        entries.put(
                "other.json",
                SampleEntries.entry("other", DefenseClass.CLEAN_PAIRS_AND_CLASS_NAMES, seeds, 0.6));
        return entries;
    }

    private static Board board(Map<String, Entry> entries, Map<String, String> objections)
            throws UnusableResultsException {
        return Board.of(entries.values().iterator().next().suite(), entries, objections);
    }

    private String page(Map<String, Entry> entries, Map<String, String> objections)
            throws Exception {
        new BoardWriter().write(board(entries, objections), file);
        return Files.readString(file);
    }

    private static String text(String page) {
        return page.replaceAll("(?s)<(script|style).*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }
}
