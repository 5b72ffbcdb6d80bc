package io.mithridate.runner.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.plugins.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFileTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object o = new Other();",
                "Object o = Other.class;",
                "Object o = Other[].class;",
                "Object o = Other[][].class;",
                "Other field;",
                "Other[] array;",
                "java.util.List<Other> generic;",
                "java.util.Map<String, ? extends Other> bounded;",
                "Other returned() { return null; }",
                "void asked(Other other) {}",
                "java.util.function.Supplier<Object> s = Other::new;",
                "java.util.function.Function<Object, String> f = o -> ((Other) o).toString();",
                "boolean b(Object o) { return o instanceof Other; }",
                "@Mark(Other.class) int marked;",
                "void marked(@Mark(Other.class) int parameter) {}",
                "Object o = new Object() { Other inside; }.getClass();",
                "int number = Other.number();",
                "long wide = 4294967296L; double real = 2.5; Other after;"
            })
    void findsEveryKindOfMention(String member) throws Exception {
        Path classes =
                new PluginJar()
                        .withSource(
                                "sample.Mark",
                                "package sample; public @interface Mark { Class<?> value(); }")
                        .withSource(
                                "sample.Other",
                                "package sample; public class Other {"
                                        + " static int number() { return 1; } }")
                        .withSource(
                                "sample.Subject", "package sample; class Subject {" + member + "}")
                        .writeFolder(folder);

        Set<String> mentioned = new TreeSet<>(mentions(classes, "sample/Subject"));
        if (mentioned.contains("sample/Subject$1")) {
            mentioned.addAll(mentions(classes, "sample/Subject$1"));
        }
        assertThat(mentioned).contains("sample/Other", "sample/Subject", "java/lang/Object");
    }

    @Test
    void findsOnlyMentionedClasses() throws Exception {
        Path classes =
                new PluginJar()
                        .withSource(
                                "sample.Subject",
                                "package sample; class Subject { int[] a; Object o = int[].class;"
                                        + " String s = \"sample/Other\"; }")
                        .writeFolder(folder);

        assertThat(mentions(classes, "sample/Subject"))
                .containsExactlyInAnyOrder(
                        "sample/Subject", "java/lang/Object", "java/lang/String");
    }

    @Test
    void ignoresStringsThatLookLikeDescriptors() throws Exception {
        Path classes =
                new PluginJar()
                        .withSource(
                                "sample.Subject",
                                "package sample; class Subject { String[] s = {\"[La/B;\","
                                    + " \"LLc/D<La/E;>;\", \"L<Lf$G;\", \"Lh/;Li_1;\", \"L;\","
                                    + " \"Lj//K;\", \"L/l;\", \"Lm\", \"Ln.O;\", \"L\\u00e4;\"}; }")
                        .writeFolder(folder);

        assertThat(mentions(classes, "sample/Subject"))
                .containsExactlyInAnyOrder(
                        "sample/Subject", "java/lang/Object", "java/lang/String");
    }

    @Test
    void rejectsOtherFiles() {
        assertThatThrownBy(() -> ClassFile.of("sample/Subject", new byte[] {1, 2, 3, 4, 5}))
                .isInstanceOf(IOException.class)
                .hasMessage("sample/Subject is not a class file that this version can read");
    }

    @Test
    void readsClassesOfANewerJava() throws Exception {
        Path classes =
                new PluginJar()
                        .withSource("sample.Subject", "package sample; class Subject { Thread t; }")
                        .writeFolder(folder);
        byte[] content = Files.readAllBytes(classes.resolve("sample/Subject.class"));
        content[7] = 99;

        assertThat(ClassFile.of("sample/Subject", content).mentions())
                .containsExactlyInAnyOrder(
                        "sample/Subject", "java/lang/Object", "java/lang/Thread");
        content[10] = 21; // a constant pool tag that no Java version has
        assertThatThrownBy(() -> ClassFile.of("sample/Subject", content))
                .isInstanceOf(IOException.class);
    }

    private static Set<String> mentions(Path classes, String name) throws IOException {
        return ClassFile.of(name, Files.readAllBytes(classes.resolve(name + ".class"))).mentions();
    }
}
