package io.mithridate.augmenters.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {

    private final List<String> computed = new ArrayList<>();

    private final BoundedCache<List<String>> cache =
            new BoundedCache<>(
                    word -> {
                        computed.add(word);
                        return List.of(word + "-like");
                    });

    @Test
    void computesEachWordOnceOnDemand() {
        assertThat(cache.of("bird")).containsExactly("bird-like");
        assertThat(cache.of("bird")).containsExactly("bird-like");
        assertThat(cache.of("cat")).containsExactly("cat-like");
        assertThat(computed).containsExactly("bird", "cat");
    }

    @Test
    void doesNotKeepTextsTooLongToBeWords() {
        String text = "a".repeat(1_000);
        assertThat(cache.of(text)).isEqualTo(cache.of(text));
        assertThat(computed).containsExactly(text, text);
    }
}
