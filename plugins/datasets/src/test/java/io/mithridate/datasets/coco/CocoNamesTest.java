package io.mithridate.datasets.coco;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CocoNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COCO_val2014_000000000042.jpg",
                "val2014/COCO_val2014_000000000042.jpg",
                "val2017/000000000042.jpg",
                "000000000042.jpg"
            })
    void normalizesTheNamesOfEveryYear(String name) {
        assertThat(CocoListing.normalizedName(name)).isEqualTo("000000000042");
    }

    @Test
    void keepsOtherNames() {
        for (String name :
                new String[] {
                    "42.jpg", "mine/000000000042.jpg", "000000000042.png", "a000000000042.jpg"
                }) {
            assertThat(CocoListing.normalizedName(name)).isEqualTo(name);
        }
    }
}
