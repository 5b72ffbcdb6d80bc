package io.mithridate.runner.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is dropped into a plugins directory and gets a class loader of its own: a jar, or a folder
 * of jars and classes.
 *
 * @param location the jar or folder
 * @param classPath the jars and class folders to load from, in order; empty for an empty folder
 * @param refusal why it cannot be used; empty if it can
 */
record PluginUnit(Path location, List<Path> classPath, Optional<String> refusal) {

    PluginUnit(Path location, List<Path> classPath) {
        this(location, classPath, Optional.empty());
    }

    static PluginUnit refused(Path location, String refusal) {
        return new PluginUnit(location, List.of(), Optional.of(refusal));
    }

    PluginUnit {
        classPath = List.copyOf(classPath);
    }

    String name() {
        return location.getFileName().toString();
    }
}
