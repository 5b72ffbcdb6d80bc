package io.mithridate.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;

/** The tests of a contract as dynamic tests, for a further variant of a plugin. */
final class ContractTests {

    private ContractTests() {}

    /**
     * Returns one dynamic test for each test of the contract.
     *
     * @param name the name of the variant
     * @param variant an implementation of the contract for the variant
     */
    static <C> DynamicContainer of(String name, Class<C> contract, C variant) {
        return dynamicContainer(
                name,
                Stream.of(contract.getMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .sorted(Comparator.comparing(Method::getName))
                        .map(test -> dynamicTest(test.getName(), () -> run(test, variant))));
    }

    private static void run(Method test, Object variant) throws Throwable {
        List<Path> folders = new ArrayList<>();
        try {
            for (int i = 0; i < test.getParameterCount(); i++) {
                folders.add(Files.createTempDirectory("contract"));
            }
            test.invoke(variant, folders.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            for (Path folder : folders) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
