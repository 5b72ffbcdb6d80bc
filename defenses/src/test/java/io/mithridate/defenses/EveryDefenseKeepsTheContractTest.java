package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.testkit.DefenseContract;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests that each bundled defense runs the {@link DefenseContract}, whose context denies what a
 * defense did not request and has no manifest, test set or validation set.
 */
class EveryDefenseKeepsTheContractTest {

    @Test
    void everyDefenseHasAContractTest() throws Exception {
        Set<String> bundled = new TreeSet<>();
        new DefensesPlugin().extensions().forEach(type -> bundled.add(PluginClass.of(type).name()));
        Set<String> tested = new TreeSet<>();
        for (Class<?> test : contractTests()) {
            Constructor<?> constructor = test.getDeclaredConstructor();
            constructor.setAccessible(true);
            tested.add(
                    PluginClass.of(((DefenseContract) constructor.newInstance()).plugin()).name());
        }

        assertThat(bundled).contains("none", "inver-tune");
        assertThat(tested).isEqualTo(bundled);
    }

    /** Returns the test classes of this module that run the contract. */
    private static List<Class<?>> contractTests() throws IOException, URISyntaxException {
        URI location =
                EveryDefenseKeepsTheContractTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI();
        Path root = Path.of(location);
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .map(file -> file.replace(".class", "").replaceAll("[/\\\\]", "."))
                    .<Class<?>>map(EveryDefenseKeepsTheContractTest::load)
                    .filter(DefenseContract.class::isAssignableFrom)
                    .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(
                    name, false, EveryDefenseKeepsTheContractTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
