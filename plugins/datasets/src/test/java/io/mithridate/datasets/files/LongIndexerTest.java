package io.mithridate.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongIndexerTest {

    @Test
    void numbersKeysInTheOrderOfFirstOccurrence() {
        LongIndexer numbers = new LongIndexer();
        Map<Long, Integer> expected = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            long key = i % 3 == 0 ? random.nextInt(9000) : random.nextLong();
            assertThat(numbers.of(key))
                    .isEqualTo(expected.computeIfAbsent(key, k -> expected.size()));
        }
        assertThat(numbers.size()).isEqualTo(expected.size());
    }
}
