package io.mithridate.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.random.Seed;
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

/**
 * The contract of an attack with other options.
 *
 * @param contract the contract that provides the facts and the context
 */
record AttackVariant(AttackContract contract, Attack<?> attack) implements AttackContract {

    @Override
    public AttackFacts facts() {
        return contract.facts();
    }

    @Override
    public AttackContext context(Seed seed, Path folder) {
        return contract.context(seed, folder);
    }

    /** Returns one dynamic test for each test of the contract. */
    DynamicContainer tests() {
        return dynamicContainer(
                attack.toString(),
                Stream.of(AttackContract.class.getMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .sorted(Comparator.comparing(Method::getName))
                        .map(test -> dynamicTest(test.getName(), () -> run(test))));
    }

    private void run(Method test) throws Throwable {
        List<Path> folders = new ArrayList<>();
        try {
            for (int i = 0; i < test.getParameterCount(); i++) {
                folders.add(Files.createTempDirectory("contract"));
            }
            test.invoke(this, folders.toArray());
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
