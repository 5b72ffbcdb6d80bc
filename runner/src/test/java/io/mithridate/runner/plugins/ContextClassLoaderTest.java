package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContextClassLoaderTest {

    @Test
    @SuppressWarnings("try") // the blocks do not use their resources
    void restoresThePreviousLoaderAlsoWhenNested() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        ClassLoader system = ClassLoader.getSystemClassLoader();

        try (ContextClassLoader outer = ContextClassLoader.of(platform)) {
            try (ContextClassLoader inner = ContextClassLoader.of(system)) {
                assertThat(thread.getContextClassLoader()).isSameAs(system);
            }
            assertThat(thread.getContextClassLoader()).isSameAs(platform);
        }

        assertThat(thread.getContextClassLoader()).isSameAs(before);
    }
}
