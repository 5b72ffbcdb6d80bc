package io.mithridate.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TextKeysTest {

    @Test
    void onlyEqualTextsHaveEqualKeys() {
        List<String> texts = List.of("a.jpg", "b.jpg", "a.jpg", "", "c.jpg", "b.jpg", "a.jpg");
        long[] keys = TextKeys.of(texts.size(), texts::get);

        assertThat(keys[2]).isEqualTo(keys[0]).isEqualTo(TextKeys.of("a.jpg"));
        assertThat(Arrays.stream(keys).distinct().count()).isEqualTo(4);
        assertThat(TextKeys.repeated(keys))
                .containsExactlyInAnyOrder(TextKeys.of("a.jpg"), TextKeys.of("b.jpg"))
                .isSorted();
    }

    @Test
    void namesOfAMillionPicturesHaveDistinctKeys() {
        long[] keys = TextKeys.of(1_000_000, "training/%09d.jpg"::formatted);

        assertThat(TextKeys.repeated(keys)).isEmpty();
    }

    @Test
    void requestsEachTextOnce() {
        AtomicIntegerArray requests = new AtomicIntegerArray(5000);

        TextKeys.of(5000, index -> "text " + requests.incrementAndGet(index));

        for (int index = 0; index < requests.length(); index++) {
            assertThat(requests.get(index)).isEqualTo(1);
        }
    }

    @Test
    void findsNoRepetitionAmongNoneOrOneKey() {
        assertThat(TextKeys.repeated(new long[0])).isEmpty();
        assertThat(TextKeys.repeated(new long[] {7})).isEmpty();
    }
}
