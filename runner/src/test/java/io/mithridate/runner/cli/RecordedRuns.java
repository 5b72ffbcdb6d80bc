package io.mithridate.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes folders of runs that never took place. */
final class RecordedRuns {

    private RecordedRuns() {}

    /**
     * Writes the folder of a run with one cell.
     *
     * @param keys its stages' keys; the first letter is the kind: {@code b}ase, {@code v}ictim,
     *     {@code d}efense
     */
    static Path write(Path folder, Path store, boolean finished, String... keys)
            throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("resolved.yaml"), "name: made-up\n");
        Files.writeString(
                folder.resolve("run.json"),
                """
                {"command": "test", "started": "2026-02-02T03:04:05Z", "finished": %s,
                 "runs": "/runs", "store": "%s", "plugins": [], "only": [], "limitSamples": null,
                 "jobs": 1, "failFast": false, "sameProcessor": false, "executor": "local",
                 "executorOptions": [], "saveEvery": "PT2M",
                 "pictureCache": null, "commit": null}
                """
                        .formatted(finished ? "\"2026-02-02T04:04:05Z\"" : "null", store));
        Files.writeString(
                folder.resolve("plan.json"),
                """
                {"version": 1,
                 "cells": [{"cell": 0, "title": "badnets x none, seed 1", "stages": [%s]}],
                 "stages": {%s}}
                """
                        .formatted(
                                Arrays.stream(keys)
                                        .map("\"%s\""::formatted)
                                        .collect(Collectors.joining(", ")),
                                Arrays.stream(keys)
                                        .map(
                                                key ->
                                                        "\"%s\": {\"kind\": \"%s\", \"title\": \"%s\", \"description\": {}}"
                                                                .formatted(key, kind(key), key))
                                        .collect(Collectors.joining(", "))));
        return folder;
    }

    private static String kind(String key) {
        return switch (key.charAt(0)) {
            case 'b' -> "base";
            case 'v' -> "victim";
            default -> "defense";
        };
    }
}
