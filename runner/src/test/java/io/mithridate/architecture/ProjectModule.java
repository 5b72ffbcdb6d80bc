package io.mithridate.architecture;

import com.google.common.collect.ImmutableList;
import java.util.Set;
import java.util.stream.Stream;

/** The modules, each with the modules that it may depend on. */
enum ProjectModule {
    API("api"),
    BACKEND("tensorflow"),
    ATTACKS("attacks"),
    AUGMENTERS("augmenters"),
    DEFENSES("defenses"),
    METRICS("metrics"),
    DATASETS("datasets"),
    CLIP_FILES("clipfiles"),
    SUITES("suites"),
    TESTKIT("testkit"),
    RESULTS("config", "pictures", "report", "results", "store"),
    RUNNER("runner");

    private final ImmutableList<String> names;

    ProjectModule(String... names) {
        this.names = ImmutableList.copyOf(names);
    }

    /** Returns the module's packages in ArchUnit's notation. */
    String[] packages() {
        return names.stream().map("io.mithridate.%s.."::formatted).toArray(String[]::new);
    }

    /** Returns the packages of the other modules that this module must not use. */
    String[] forbiddenPackages() {
        return Stream.of(values())
                .filter(module -> module != this && !allowed().contains(module))
                .map(ProjectModule::packages)
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    /** Returns the packages of all modules. */
    static String[] allPackages() {
        return Stream.of(values())
                .map(ProjectModule::packages)
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    /** Returns whether the module's losses are written in TensorFlow's symbolic language. */
    boolean writesLosses() {
        return this == ATTACKS || this == DEFENSES;
    }

    private Set<ProjectModule> allowed() {
        return switch (this) {
            case API -> Set.of();
            case ATTACKS, DEFENSES, CLIP_FILES, SUITES, TESTKIT -> Set.of(API, BACKEND);
            case BACKEND, AUGMENTERS, METRICS, DATASETS, RESULTS -> Set.of(API);
            case RUNNER -> Set.of(API, RESULTS);
        };
    }
}
