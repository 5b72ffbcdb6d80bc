package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.datasets.emojiscenes.CaptionWriter.Description;
import io.mithridate.datasets.emojiscenes.CaptionWriter.MentionedThing;
import io.mithridate.datasets.emojiscenes.Scene.Relation;
import io.mithridate.datasets.emojiscenes.Scene.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CaptionWriterTest {

    private static final Pattern WRONG_ARTICLE =
            Pattern.compile("\\ba [aeiou]|\\ban [^aeiou]|\\b(two|three) \\w+ is\\b|\\{|\\}");

    private final EmojiScenes scenes = new EmojiScenes(Defaults.options());
    private final List<SceneClass> classes = SceneClass.read().subList(0, 50);
    private final CaptionWriter writer = new CaptionWriter(classes);
    private final CaptionReader reader = new CaptionReader(classes);

    @Test
    void writesTrueCaptionsThatNameEverything() {
        for (int index = 0; index < scenes.train().size(); index++) {
            String caption = scenes.train().caption(index);
            Scene scene = scenes.trainingScene(index);
            Claim claim = reader.read(caption);
            assertThat(claim.isTrueOf(scene)).as(caption).isTrue();
            assertThat(claim.things()).as(caption).hasSameSizeAs(scene.things());
            assertThat(claim.relation().isPresent()).isEqualTo(scene.things().size() == 2);
            if (scene.things().size() == 1) {
                assertThat(claim.things().get(0).count().number())
                        .as(caption)
                        .isEqualTo(scene.first().count());
            }
        }
    }

    @Test
    void writesGrammaticalCaptions() {
        for (int index = 0; index < scenes.train().size(); index++) {
            assertThat(scenes.train().caption(index)).doesNotContainPattern(WRONG_ARTICLE);
        }
    }

    @Test
    void usesEveryTemplateInBothStyles() {
        Description description =
                new Description(
                        List.of(
                                new MentionedThing(
                                        label("apple"), name("apple"), 1, Optional.of(Size.SMALL))),
                        Optional.empty(),
                        Optional.of(Colour.ORANGE));
        Set<String> all =
                LongStream.range(0, 2000)
                        .mapToObj(value -> writer.sentence(description, new Seed(value)))
                        .collect(Collectors.toSet());
        // There are eight templates, "small" or "little", and "a" or "one".
        assertThat(all)
                .hasSize(8 * 2 * 2)
                .contains(
                        "a small apple on an orange background",
                        "there is one little apple on an orange background",
                        "we see a little apple and the background is orange");
    }

    @Test
    void usesThePluralForSeveralThings() {
        Description description =
                new Description(
                        List.of(
                                new MentionedThing(
                                        label("fish"), name("fish"), 3, Optional.empty())),
                        Optional.empty(),
                        Optional.of(Colour.BLUE));
        Set<String> all =
                LongStream.range(0, 500)
                        .mapToObj(value -> writer.sentence(description, new Seed(value)))
                        .collect(Collectors.toSet());
        assertThat(all)
                .hasSize(8)
                .contains(
                        "there are three fish on a blue background",
                        "this photo has a blue background and three fish");
    }

    @Test
    void writesTheRelationOfTwoThings() {
        Description description =
                new Description(
                        List.of(
                                new MentionedThing(
                                        label("dog"), name("dog"), 1, Optional.of(Size.LARGE)),
                                new MentionedThing(
                                        label("apple"), name("apple"), 1, Optional.empty())),
                        Optional.of(Relation.LEFT_OF),
                        Optional.of(Colour.PURPLE));
        Set<String> all =
                LongStream.range(0, 500)
                        .mapToObj(value -> writer.sentence(description, new Seed(value)))
                        .collect(Collectors.toSet());
        assertThat(all)
                .hasSize(16)
                .contains(
                        "a large dog to the left of an apple on a purple background",
                        "a big dog is on the left of an apple on a purple background");
    }

    @Test
    void omitsTheBackgroundMoreOftenIfMoreIsMentioned() {
        int[] omitted = new int[3];
        int[] all = new int[3];
        for (int index = 0; index < scenes.train().size(); index++) {
            Scene scene = scenes.trainingScene(index);
            Claim claim = reader.read(scenes.train().caption(index));
            boolean alone = claim.colour().isEmpty();
            int row = scene.things().size() == 2 ? 2 : scene.first().count() > 1 ? 1 : 0;
            all[row]++;
            omitted[row] += alone ? 1 : 0;
            if (alone && row == 0) {
                assertThat(claim.things().get(0).size()).isPresent();
            }
        }
        // Three in five single things are small or large, which 60 % of their captions mention.
        assertThat(omitted[0] / (double) all[0]).isBetween(0.04, 0.07);
        assertThat(omitted[1] / (double) all[1]).isBetween(0.26, 0.34);
        assertThat(omitted[2] / (double) all[2]).isBetween(0.47, 0.53);
    }

    @Test
    void mentionsEitherThingFirst() {
        Set<String> all =
                LongStream.range(0, 500)
                        .mapToObj(value -> writer.describe(pair(), new Seed(value)))
                        .map(
                                description ->
                                        description.mentions().get(0).label()
                                                + " "
                                                + description.relation().orElseThrow()
                                                + " "
                                                + description.mentions().get(1).label())
                        .collect(Collectors.toSet());
        int first = pair().things().get(0).label();
        int second = pair().things().get(1).label();
        Relation relation = pair().relation().orElseThrow();
        assertThat(all)
                .containsExactlyInAnyOrder(
                        first + " " + relation + " " + second,
                        second + " " + relation.inverse() + " " + first);
    }

    @Test
    void neverMentionsASizeThatHasNoWord() {
        for (int index = 0; index < 2000; index++) {
            Scene scene = scenes.trainingScene(index);
            Description description = writer.describe(scene, new Seed(index));
            assertThat(description.mentions())
                    .noneMatch(mention -> mention.size().equals(Optional.of(Size.MEDIUM)));
        }
    }

    private Scene pair() {
        return LongStream.range(0, 100)
                .mapToObj(index -> scenes.trainingScene((int) index))
                .filter(scene -> scene.things().size() == 2)
                .findFirst()
                .orElseThrow();
    }

    private int label(String singular) {
        return scenes.classes().indexOf(singular).orElseThrow();
    }

    private SceneClass.Name name(String singular) {
        return classes.get(label(singular)).name();
    }
}
