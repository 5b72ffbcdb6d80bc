package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SceneClassesTest {

    private static final Pattern HYPHEN = Pattern.compile("-");

    /** Words that fit nearly every drawing. */
    private static final Set<String> VAGUE_WORDS =
            Set.of("animal", "food", "object", "thing", "plant", "vehicle", "clothing", "shape");

    private static final Map<String, String> OFFICIAL_NAMES = readOfficialNames();

    /** Drawings whose official description and keywords contain no word of their class. */
    private static final Set<String> KNOWN_EXCEPTIONS = Set.of();

    private final List<SceneClass> classes = SceneClass.read();

    @Test
    void firstClassIsTheUsualTarget() {
        assertThat(classes.get(0).name()).isEqualTo(new SceneClass.Name("banana", "bananas"));
    }

    @Test
    void usesEveryDrawingOnce() {
        assertThat(classes.stream().flatMap(SceneClassesTest::allDrawings)).doesNotHaveDuplicates();
    }

    @Test
    void usesOnlyDrawingsOfTheArtwork() {
        SpriteTable table = SpriteTable.read();
        assertThat(classes.stream().flatMap(SceneClassesTest::allDrawings))
                .allSatisfy(drawing -> assertThat(table.cell(drawing)).isNotNull());
    }

    @Test
    void classesHaveDistinctNames() {
        assertThat(
                        classes.stream()
                                .flatMap(sceneClass -> sceneClass.names().stream())
                                .flatMap(name -> Stream.of(name.singular(), name.plural()))
                                .filter(Predicate.not("fish"::equals)))
                .doesNotHaveDuplicates();
    }

    /** A class with the name of a color would make "an orange background" ambiguous. */
    @Test
    void noClassHasTheNameOfAColor() {
        assertThat(
                        classes.stream()
                                .flatMap(sceneClass -> sceneClass.names().stream())
                                .map(SceneClass.Name::singular))
                .doesNotContain("orange", "pink", "rose", "violet", "turquoise");
    }

    /** The official names must contain a word of the drawing's class. */
    @Test
    void classNamesAgreeWithUnicodeNames() {
        Set<String> misnamed = new TreeSet<>();
        for (SceneClass sceneClass : classes) {
            allDrawings(sceneClass)
                    .filter(drawing -> !isNamedByOneOf(drawing, sceneClass.words()))
                    .forEach(drawing -> misnamed.add(sceneClass.name().singular() + " " + drawing));
        }
        assertThat(misnamed).isEqualTo(KNOWN_EXCEPTIONS);
    }

    private static boolean isNamedByOneOf(String drawing, Set<String> words) {
        String official = OFFICIAL_NAMES.getOrDefault(characters(drawing), "");
        return words.stream()
                .filter(word -> !VAGUE_WORDS.contains(word))
                .anyMatch(word -> Pattern.compile("\\b" + word + "\\b").matcher(official).find());
    }

    /** Returns descriptions and keywords by emoji. */
    private static Map<String, String> readOfficialNames() {
        try (InputStream json = SceneClassesTest.class.getResourceAsStream("/jemoji/emojis.json")) {
            Map<String, String> official = new HashMap<>();
            for (JsonNode emoji : new ObjectMapper().readTree(json)) {
                official.put(
                        emoji.get("emoji").asText(),
                        emoji.get("description").asText() + " " + emoji.get("keywords"));
            }
            return official;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String characters(String drawing) {
        return HYPHEN.splitAsStream(drawing)
                .map(codePoint -> Character.toString(Integer.parseInt(codePoint, 16)))
                .collect(Collectors.joining());
    }

    private static Stream<String> allDrawings(SceneClass sceneClass) {
        return Stream.concat(sceneClass.drawings().stream(), sceneClass.heldOut().stream());
    }
}
