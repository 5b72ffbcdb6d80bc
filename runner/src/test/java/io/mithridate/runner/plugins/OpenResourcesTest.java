package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenResourcesTest {

    private final List<String> closed = new ArrayList<>();
    private final OpenResources resources = new OpenResources();

    @Test
    void closesResourcesOnceInReverseOrder() {
        AutoCloseable reader = () -> closed.add("reader");

        assertThat(resources.keep(reader)).isSameAs(reader);
        AutoCloseable unused = resources.keep(() -> closed.add("model"));
        assertThat(unused).isNotNull();
        assertThat(closed).isEmpty();

        resources.close();
        resources.close();

        assertThat(closed).containsExactly("model", "reader");
    }

    @Test
    void closesTheOthersIfOneFails() {
        resources.keep(() -> closed.add("reader"));
        resources.keep(
                () -> {
                    throw new IOException("the disk is gone");
                });

        resources.close();

        assertThat(closed).containsExactly("reader");
    }
}
