package io.mithridate.augmenters.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.NounExtractor;
import io.mithridate.api.plugin.Plugin;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class EnglishNounsTest {

    private static final NounExtractor NOUNS = new EnglishNouns();

    /** Guards against a regression: every suffix of the noun's words used to be looked up. */
    @Test
    void readsAnEndlessNounQuickly() {
        assertThat(NOUNS.nouns("lorem ".repeat(100_000))).hasSize(1);
    }

    @Test
    void returnsSingularNounsAndWholeCompounds() {
        assertThat(NOUNS.nouns("Two small dogs beside a teddy bear on wooden tables"))
                .containsExactly("dog", "teddy bear", "table");
    }

    @Test
    void returnsEmptyForTextsWithoutNouns() {
        assertThat(NOUNS.nouns("")).isEmpty();
        assertThat(NOUNS.nouns("very quickly!")).isEmpty();
    }

    @Test
    void isRegisteredAsAService() {
        assertThat(ServiceLoader.load(Plugin.class))
                .anySatisfy(
                        plugin ->
                                assertThat(plugin.services())
                                        .containsEntry(NounExtractor.class, EnglishNouns.class));
    }
}
