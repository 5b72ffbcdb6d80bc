package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.metric.Metric;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginClassLoaderTest {

    private static final ClassLoader PROGRAM = PluginClassLoaderTest.class.getClassLoader();

    @TempDir Path folder;

    @Test
    void sharesTheApiTheInjectorAndTheLogger() throws Exception {
        try (PluginClassLoader loader = loader(new PluginJar())) {
            for (String shared :
                    List.of(
                            "io.mithridate.api.metric.Metric",
                            "com.google.inject.Injector",
                            "jakarta.inject.Inject",
                            "org.slf4j.Logger",
                            "org.jspecify.annotations.NullMarked")) {
                assertThat(loader.loadClass(shared)).isSameAs(PROGRAM.loadClass(shared));
            }
        }
    }

    @Test
    void prefersThePluginsOwnCopyOfEverythingElse() throws Exception {
        PluginJar jar =
                new PluginJar()
                        .withSource(
                                "org.yaml.snakeyaml.Yaml",
                                "package org.yaml.snakeyaml; public class Yaml {}");
        try (PluginClassLoader loader = loader(jar)) {
            Class<?> own = loader.loadClass("org.yaml.snakeyaml.Yaml");

            assertThat(own.getClassLoader()).isSameAs(loader);
            assertThat(own).isNotSameAs(PROGRAM.loadClass("org.yaml.snakeyaml.Yaml"));
        }
    }

    @Test
    void hidesTheProgramAndItsLibraries() throws Exception {
        try (PluginClassLoader loader = loader(new PluginJar())) {
            for (String hidden :
                    List.of(
                            PluginCatalog.class.getName(),
                            "org.yaml.snakeyaml.Yaml",
                            "com.google.common.collect.ImmutableList")) {
                assertThatThrownBy(() -> loader.loadClass(hidden))
                        .isInstanceOf(ClassNotFoundException.class);
            }
        }
    }

    @Test
    void ignoresAPluginsCopyOfASharedClass() throws Exception {
        PluginJar jar =
                new PluginJar()
                        .withSource(
                                "org.slf4j.Logger", "package org.slf4j; public class Logger {}");
        try (PluginClassLoader loader = loader(jar)) {
            assertThat(loader.loadClass("org.slf4j.Logger")).isSameAs(org.slf4j.Logger.class);
        }
    }

    @Test
    void takesTheJdkFromThePlatform() throws Exception {
        try (PluginClassLoader loader = loader(new PluginJar())) {
            assertThat(loader.loadClass("java.lang.String")).isSameAs(String.class);
            assertThat(loader.loadClass("java.sql.Connection").getClassLoader())
                    .isSameAs(ClassLoader.getPlatformClassLoader());
        }
    }

    @Test
    void hidesTheProgramsServicesButShowsThePluginsOwn() throws Exception {
        String hidden = "META-INF/services/org.junit.platform.engine.TestEngine";
        String own = "META-INF/services/io.mithridate.api.plugin.Plugin";
        assertThat(PROGRAM.getResource(hidden)).as("the premise").isNotNull();
        PluginJar jar = new PluginJar().withMetric("stranger.Own", "own");
        try (PluginClassLoader loader = loader(jar)) {
            assertThat(loader.getResource(hidden)).isNull();
            assertThat(Collections.list(loader.getResources(hidden))).isEmpty();
            assertThat(Collections.list(loader.getResources(own)))
                    .extracting(URL::toString)
                    .singleElement()
                    .asString()
                    .contains("plugin.jar");
        }
    }

    @Test
    void takesResourcesOfSharedPackagesFromTheProgram() throws Exception {
        String resource = Metric.class.getName().replace('.', '/') + ".class";
        try (PluginClassLoader loader = loader(new PluginJar())) {
            assertThat(loader.getResource(resource)).isEqualTo(PROGRAM.getResource(resource));
            assertThat(Collections.list(loader.getResources(resource))).hasSize(1);
        }
    }

    @Test
    void textNamesThePlugin() throws Exception {
        try (PluginClassLoader loader = loader(new PluginJar())) {
            assertThat(loader).hasToString("PluginClassLoader[plugin.jar]");
        }
    }

    @Test
    void loadsNothingAfterClosing() throws Exception {
        PluginClassLoader loader = loader(new PluginJar().withMetric("stranger.Own", "own"));
        loader.close();

        assertThatThrownBy(() -> loader.loadClass("stranger.Own"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    private PluginClassLoader loader(PluginJar jar) throws IOException {
        Path path = jar.write(folder.resolve("plugin.jar"));
        return new PluginClassLoader("plugin.jar", List.of(path), PROGRAM);
    }
}
