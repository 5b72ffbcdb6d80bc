package io.mithridate.augmenters.anytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Tests that every subject answers any text, and gives the same answer the second time. */
class AnyTextTest {

    private static final Map<String, BiFunction<String, Long, Object>> SUBJECTS = Subjects.all();
    private static final SlowestAnswers SLOWEST = new SlowestAnswers();

    @Provide
    Arbitrary<String> texts() {
        return AnyTexts.ofLengthUpTo(AnyTexts.MAX_LENGTH);
    }

    @Provide
    Arbitrary<String> manyShortTexts() {
        return AnyTexts.manyShort();
    }

    @Property(tries = 100)
    void answersAnyTextTheSameWayTwice(@ForAll("texts") String text, @ForAll long seed) {
        SUBJECTS.forEach(
                (name, subject) -> {
                    Object answer = subject.apply(text, seed);
                    assertThat(subject.apply(text, seed)).as(name).isEqualTo(answer);
                });
    }

    /**
     * Tries a million texts, which takes a while, and prints the slowest answers without checking
     * their time: {@code mvn test -pl augmenters -am -Dtest=AnyTextTest -Dexcluded.tags=none
     * -Dsurefire.failIfNoSpecifiedTests=false}.
     */
    @Property(tries = 1_000_000, edgeCases = EdgeCasesMode.NONE)
    @Tag("slow")
    void answersAMillionTexts(@ForAll("manyShortTexts") String text, @ForAll long seed) {
        SUBJECTS.forEach(
                (name, subject) ->
                        SLOWEST.time(
                                name,
                                text,
                                () -> assertThat(subject.apply(text, seed)).isNotNull()));
    }

    @AfterContainer
    static void printSlowestAnswers() {
        System.out.print(SLOWEST);
    }
}
