package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CodeDigestTest {

    @Test
    void isComputedOnceOnFirstUse() {
        AtomicInteger read = new AtomicInteger();
        CodeDigest digest = new CodeDigest(() -> "d" + read.incrementAndGet());
        assertThat(read).hasValue(0);

        assertThat(digest.text()).isEqualTo("d1");
        assertThat(digest.text()).isEqualTo("d1");
    }

    @Test
    void isComparedByTextAndHashedWithoutBeingComputed() {
        AtomicInteger read = new AtomicInteger();
        CodeDigest digest = new CodeDigest(() -> "d" + read.incrementAndGet());

        assertThat(digest).hasSameHashCodeAs(CodeDigest.of("d1"));
        assertThat(read).hasValue(0);
        assertThat(digest).isEqualTo(CodeDigest.of("d1")).isNotEqualTo(CodeDigest.of("d2"));
    }
}
