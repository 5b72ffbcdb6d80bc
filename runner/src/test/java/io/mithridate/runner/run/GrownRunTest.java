package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.keys.CodeDigests;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginJar;
import io.mithridate.runner.plugins.PluginLoader;
import io.mithridate.runner.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that an attack, a metric and an unrelated plugin, all in drop-in jars, can be added to a
 * finished run.
 */
class GrownRunTest {

    private static final String EDGE_SOURCE =
            """
            package org.example.edge;
            import io.mithridate.api.attack.*;
            import io.mithridate.api.data.Image;
            import io.mithridate.api.plugin.*;
            import io.mithridate.api.random.Seed;
            import java.util.List;
            @About(name = "edge", summary = "Whitens the last pixel.", fidelity = Fidelity.EXACT)
            public record Edge() implements Attack<Attack.Stateless> {
                @Override public Stateless prepare(AttackContext context) {
                    return new Stateless();
                }
                @Override public PreparedAttack restore(Stateless state, AttackFacts facts) {
                    return new White();
                }
                public record White() implements PreparedAttack {
                    @Override public List<Image> stamp(List<Image> images, List<Seed> seeds) {
                        return images.stream().map(White::stamp).toList();
                    }
                    private static Image stamp(Image image) {
                        Image copy = image.copy();
                        copy.rgb()[copy.rgb().length - 1] = (byte) 255;
                        return copy;
                    }
                }
            }
            """;

    private final Path folder;
    private final Path plugins;

    GrownRunTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.plugins = Files.createDirectory(folder.resolve("plugins"));
    }

    @Test
    void computesOnlyTheNewStages() throws Exception {
        TinyRun before = new TinyRun(folder);
        before.run("store", 1, "seeds=[1]", "metrics=[clean-accuracy]");
        assertThat(before.computedTitles()).hasSize(21).contains("victim of corner, seed 1");
        SortedMap<Path, FileTime> stored = storedFiles();

        new PluginJar()
                .withSource("org.example.edge.Edge", EDGE_SOURCE)
                .withPlugin("org.example.edge.Edge.class")
                .write(plugins.resolve("edge.jar"));
        new PluginJar()
                .withMetric("org.example.nothing.NothingFactory", "nothing")
                .write(plugins.resolve("nothing.jar"));
        new PluginJar()
                .withMetric("org.example.unrelated.UnrelatedFactory", "unrelated")
                .write(plugins.resolve("unrelated.jar"));
        PluginCatalog grown = grownCatalog();
        TinyRun after = new TinyRun(folder, grown, new CodeDigests(grown));
        RunFolder run =
                after.run(
                                "store",
                                1,
                                "seeds=[1]",
                                "attacks=[corner, edge]",
                                "metrics=[clean-accuracy, nothing]")
                        .folder();

        assertThat(after.computedTitles())
                .containsExactlyInAnyOrder(
                        "trigger of edge, seed 1",
                        "poison of edge, seed 1",
                        "victim of edge, seed 1",
                        "none on victim of edge, seed 1",
                        "forget on victim of edge, seed 1",
                        "clean embeddings of none on victim of edge, seed 1",
                        "clean embeddings of forget on victim of edge, seed 1",
                        "embeddings of none on victim of edge, seed 1, under edge",
                        "embeddings of forget on victim of edge, seed 1, under edge",
                        "embeddings of none on clean model, seed 1, under edge",
                        "embeddings of forget on clean model, seed 1, under edge",
                        "clean-accuracy of edge x none, seed 1",
                        "clean-accuracy of edge x forget, seed 1",
                        "clean-accuracy of edge x none, seed 1, clean model",
                        "clean-accuracy of edge x forget, seed 1, clean model",
                        "nothing of corner x none, seed 1",
                        "nothing of corner x forget, seed 1",
                        "nothing of corner x none, seed 1, clean model",
                        "nothing of corner x forget, seed 1, clean model",
                        "nothing of edge x none, seed 1",
                        "nothing of edge x forget, seed 1",
                        "nothing of edge x none, seed 1, clean model",
                        "nothing of edge x forget, seed 1, clean model");
        assertThat(storedFiles()).containsAllEntriesOf(stored);
        assertThat(TinyRun.column(run.file("results.csv"), "attack")).contains("corner", "edge");
    }

    private PluginCatalog grownCatalog() {
        return new PluginCatalog(
                Stream.concat(
                                Fakes.catalog().plugins().stream(),
                                new PluginLoader()
                                        .load(new PluginFinder(List.of(plugins))).plugins().stream()
                                                .filter(plugin -> !isBundled(plugin)))
                        .toList());
    }

    private static boolean isBundled(LoadedPlugin plugin) {
        return plugin.origin().bundled();
    }

    /** Returns all files of the store with the times at which they were written. */
    private SortedMap<Path, FileTime> storedFiles() throws IOException {
        SortedMap<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder.resolve("store"))) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".lock")) {
                    files.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return files;
    }
}
