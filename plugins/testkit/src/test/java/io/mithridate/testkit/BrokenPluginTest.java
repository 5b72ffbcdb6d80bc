package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Plugin;
import jakarta.inject.Inject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests that each violation of the contract of plugins fails the test named after it. */
class BrokenPluginTest {

    private static PluginContract contractOf(Class<?> plugin) {
        return () -> plugin;
    }

    private static void assertFound(ThrowingCallable test, String message) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    private record Unannotated() {}

    @About(name = "Pixel_Attack", summary = "sets a pixel", fidelity = Fidelity.PAPER)
    private record Misnamed() {}

    @About(name = "pixel", summary = "two\nlines", fidelity = Fidelity.PAPER)
    private record WithTwoLines() {}

    @About(name = "pixel", summary = "sets a pixel", fidelity = Fidelity.PAPER, papers = "page-4")
    private record Uncited() {}

    @About(name = "pixel", summary = "", fidelity = Fidelity.PAPER)
    private static final class WithoutInject extends PixelAttack {}

    @About(name = "pixel", summary = "sets a pixel", fidelity = Fidelity.PAPER)
    private static final class WithTwoInjects extends PixelAttack {

        @Inject
        WithTwoInjects() {}

        @Inject
        WithTwoInjects(String text) {
            throw new IllegalArgumentException(text);
        }
    }

    @About(name = "pixel", summary = "sets a pixel", fidelity = Fidelity.PAPER)
    private abstract static class Abstract extends PixelAttack {

        @Inject
        Abstract() {}
    }

    @Test
    void detectsIncompleteDescriptions() {
        assertFound(contractOf(Unannotated.class)::isDescribed, "Unannotated has no annotation");
        assertFound(contractOf(Misnamed.class)::isDescribed, "'Pixel_Attack'");
        assertFound(contractOf(WithTwoLines.class)::isDescribed, "summary");
        assertFound(contractOf(WithoutInject.class)::isDescribed, "summary");
        assertFound(contractOf(Uncited.class)::isDescribed, "page-4");
    }

    @Test
    void detectsClassesThatCannotBeConstructed() {
        assertFound(contractOf(WithTwoInjects.class)::isDescribed, "WithTwoInjects");
        assertFound(contractOf(Abstract.class)::isDescribed, "Abstract");
    }

    @Test
    void detectsClassesThatAreNotPlugins() {
        assertFound(contractOf(Unannotated.class)::isOfOneKind, "Unannotated");
    }

    @Test
    void detectsClassesThatAreNotListed() {
        assertFound(
                contractOf(Misnamed.class)::isListedByItsJar,
                "META-INF/services/" + Plugin.class.getName());
    }

    @Test
    void detectsOptionsWithoutADescription() {
        assertFound(contractOf(Silenced.class)::optionsDescribeThemselves, "Silenced.number");
    }

    @About(name = "pixel", summary = "sets a pixel", fidelity = Fidelity.PAPER)
    private record Silenced(int number) {}
}
