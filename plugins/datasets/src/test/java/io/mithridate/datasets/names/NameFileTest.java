package io.mithridate.datasets.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Classes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameFileTest {

    @TempDir Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void readsANameFromEachLine() throws IOException {
        assertThat(NameFile.classes(file("names.txt", "tench\n\n great white shark \r\n")))
                .isEqualTo(new Classes(java.util.List.of("tench", "great white shark")));
    }

    @Test
    void ignoresAByteOrderMark() throws IOException {
        assertThat(NameFile.classes(file("names.txt", "\uFEFFtench\nshark\n")).names())
                .containsExactly("tench", "shark");
        assertThat(NameFile.classes(file("names.json", "\uFEFF[\"a\", \"b\"]")).names())
                .containsExactly("a", "b");
    }

    @Test
    void readsPythonCodeLikeCleanClips() throws IOException {
        Path code =
                file(
                        "classes.py",
                        """
                        import os; os.remove("all")
                        config = {
                            "classes": ["tench", 'Jack-o\\'-lantern',  # a comment with "quotes"
                                        "a \\"b\\""],
                            "templates": [
                                lambda c: f'a bad photo of a {c}.',
                                lambda c: f"the {c}'s photo.",
                            ]
                        }
                        """);

        assertThat(NameFile.classes(code).names())
                .containsExactly("tench", "Jack-o'-lantern", "a \"b\"");
        assertThat(NameFile.templates(code).sentences())
                .containsExactly("a bad photo of a {}.", "the {}'s photo.");
    }

    @Test
    void readsANotebookLikeOpenAis() throws IOException {
        Path notebook =
                file(
                        "prompts.ipynb",
                        """
                        {"cells": [
                          {"cell_type": "markdown", "source": ["# Names of classes"]},
                          {"cell_type": "code", "source": ["imagenet_classes = [\\"tench\\", \\"goldfish\\"]\\n"]},
                          {"cell_type": "code", "source": ["imagenet_templates = [\\n", "    'a bad photo of a {}.',\\n", "]\\n"]}
                        ]}
                        """);

        assertThat(NameFile.classes(notebook).names()).containsExactly("tench", "goldfish");
        assertThat(NameFile.templates(notebook).sentences())
                .containsExactly("a bad photo of a {}.");
    }

    @Test
    void readsJson() throws IOException {
        assertThat(NameFile.classes(file("list.json", "[\"a\", \"b\"]")).names())
                .containsExactly("a", "b");
        assertThat(NameFile.templates(file("map.json", "{\"templates\": [\"a {}\"]}")).sentences())
                .containsExactly("a {}");
    }

    @Test
    void rejectsUnreadableAndInvalidFiles() throws IOException {
        assertThatThrownBy(() -> NameFile.classes(folder.resolve("gone.txt")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "the file %s cannot be read: there is no such file",
                        folder.resolve("gone.txt"));
        assertThatThrownBy(() -> NameFile.classes(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("the file %s cannot be read: ", folder)
                .hasMessageNotContaining("there is no");
        Path one = file("one.txt", "tench\n");
        assertThatThrownBy(() -> NameFile.classes(one))
                .hasMessage("%s names 1 classes; at least two are needed", one);
        Path withoutPlaceholder = file("gapless.txt", "a photo of {}\na photo\n");
        assertThatThrownBy(() -> NameFile.templates(withoutPlaceholder))
                .hasMessage(
                        "%s: the template 'a photo' has no {} for the class name",
                        withoutPlaceholder);
        Path other = file("other.py", "names = ['a']");
        assertThatThrownBy(() -> NameFile.classes(other))
                .hasMessage(
                        "%s has no list called 'classes', such as classes = [\"...\", \"...\"]",
                        other);
        Path endless = file("endless.py", "classes = ['a', 'b'");
        assertThatThrownBy(() -> NameFile.classes(endless))
                .hasMessageEndingWith("the list does not end");
        Path broken = file("broken.py", "classes = ['a\n']");
        assertThatThrownBy(() -> NameFile.classes(broken))
                .hasMessageEndingWith("the text that begins with 'a does not end in its line");
        Path json = file("broken.json", "[\"a\"");
        assertThatThrownBy(() -> NameFile.classes(json)).hasMessageContaining("is not JSON");
        Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> NameFile.classes(binary))
                .hasMessageEndingWith("is not a text in UTF-8");
    }

    @Test
    void builtInPoolsAreDisjoint() {
        Set<String> prompts = new HashSet<>(Sentences.prompts(Optional.empty()).fillAll("apple"));
        prompts.retainAll(Sentences.poison(Optional.empty()).fillAll("apple"));

        assertThat(prompts).isEmpty();
    }
}
