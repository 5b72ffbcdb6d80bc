package io.mithridate.runner.plugins;

import java.nio.file.Path;
import java.util.List;

/**
 * What is dropped into a plugins directory and gets a class loader of its own: a jar, or a folder
 * of jars and classes.
 *
 * @param location the jar or folder
 * @param classPath the jars and class folders to load from, in order; empty for an empty folder
 */
record PluginUnit(Path location, List<Path> classPath) {

    PluginUnit {
        classPath = List.copyOf(classPath);
    }

    String name() {
        return location.getFileName().toString();
    }
}
