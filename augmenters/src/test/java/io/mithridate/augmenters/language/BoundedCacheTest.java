package io.mithridate.augmenters.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {

    private final List<String> asked = new ArrayList<>();

    private final BoundedCache<List<String>> cache =
            new BoundedCache<>(
                    word -> {
                        asked.add(word);
                        return List.of(word + "-like");
                    });

    @Test
    void asksForWordsWhenTheyComeAndOnce() {
        assertThat(cache.of("bird")).containsExactly("bird-like");
        assertThat(cache.of("bird")).containsExactly("bird-like");
        assertThat(cache.of("cat")).containsExactly("cat-like");
        assertThat(asked).containsExactly("bird", "cat");
    }

    @Test
    void doesNotKeepWhatIsTooLongToBeAWord() {
        String text = "a".repeat(1_000);
        assertThat(cache.of(text)).isEqualTo(cache.of(text));
        assertThat(asked).containsExactly(text, text);
    }
}
