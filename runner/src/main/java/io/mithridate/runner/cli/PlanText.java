package io.mithridate.runner.cli;

import io.mithridate.report.NumberFormats;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.run.Forecast;
import io.mithridate.runner.stages.CellStages;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The output of {@code plan}: a summary of the remaining work and the reasons for it or, on
 * request, every cell and stage.
 */
record PlanText(Forecast forecast) {

    private static final int SHOWN_KEY_LENGTH = 12;

    /**
     * The maximum number of reasons shown per stage kind, regardless of the number of cells; our
     * choice.
     */
    private static final int MAX_REASONS = 5;

    /**
     * The maximum number of stages compared with the store; our choice, because comparing all
     * stages of a large matrix would be slow.
     */
    private static final int MAX_COMPARED = 100;

    /** Returns the counts, and the reasons by stage kind. */
    String summary() {
        StringBuilder text = new StringBuilder(counts());
        for (StageKind kind : StageKind.values()) {
            List<Stage> toDo =
                    forecast.stages().stream()
                            .filter(stage -> stage.kind() == kind && isToDo(stage))
                            .toList();
            if (!toDo.isEmpty()) {
                text.append(
                        "%n%-11s  %d to do%s%n".formatted(kind.label(), toDo.size(), time(toDo)));
                addReasons(toDo, text);
            }
        }
        return text.toString();
    }

    /** Returns every cell with its stages, followed by the counts. */
    String details() {
        StringBuilder text = new StringBuilder();
        Set<String> seen = new HashSet<>();
        for (CellStages cell : forecast.cells()) {
            text.append("cell %d: %s%n".formatted(cell.cell().number(), cell.cell().title()));
            for (Stage stage : cell.inOrder()) {
                boolean shared = !seen.add(stage.key());
                text.append(
                        "  %-11s  %s  %-10s  %s%s%s%n"
                                .formatted(
                                        stage.kind().label(),
                                        stage.key().substring(0, SHOWN_KEY_LENGTH),
                                        state(stage),
                                        stage.title(),
                                        shared ? "  (shared)" : "",
                                        shared || !isToDo(stage)
                                                ? ""
                                                : "  (%s)".formatted(forecast.reason(stage))));
            }
        }
        return text.append(counts()).toString();
    }

    private String counts() {
        List<Stage> toDo = forecast.stages().stream().filter(this::isToDo).toList();
        int stageCount = forecast.stages().size();
        long completeCells = forecast.cells().stream().filter(forecast::complete).count();
        String time = time(toDo);
        return "%s, %d stages: %d cached or not needed, %d to do (not in the store)%s%n%s"
                .formatted(
                        NumberFormats.counted(forecast.cells().size(), "cell"),
                        stageCount,
                        stageCount - toDo.size(),
                        toDo.size(),
                        time.isEmpty() && !toDo.isEmpty()
                                ? "; duration unknown: the store has no stages like them"
                                : time,
                        completeCells == 0
                                ? ""
                                : "cells with all their numbers: %d%n".formatted(completeCells));
    }

    private void addReasons(List<Stage> toDo, StringBuilder text) {
        List<Stage> compared = toDo.subList(0, Math.min(MAX_COMPARED, toDo.size()));
        Map<String, Long> reasons =
                compared.stream()
                        .collect(
                                Collectors.groupingBy(
                                        forecast::reason,
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        List<Map.Entry<String, Long>> mostCommon =
                reasons.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .limit(MAX_REASONS)
                        .toList();
        for (Map.Entry<String, Long> reason : mostCommon) {
            text.append("  %6d  %s%n".formatted(reason.getValue(), reason.getKey()));
        }
        long shown = mostCommon.stream().mapToLong(Map.Entry::getValue).sum();
        addRest(compared.size() - shown, "for other reasons", text);
        addRest(toDo.size() - compared.size(), "not compared", text);
    }

    private static void addRest(long stages, String reason, StringBuilder text) {
        if (stages > 0) {
            text.append("  %6d  %s; --details lists them%n".formatted(stages, reason));
        }
    }

    private boolean isToDo(Stage stage) {
        return forecast.state(stage) == Forecast.State.TO_DO;
    }

    private String state(Stage stage) {
        return switch (forecast.state(stage)) {
            case STORED -> "cached";
            case NOT_NEEDED -> "not needed";
            case TO_DO -> "to do";
        };
    }

    /**
     * Returns the time that stages take when run sequentially; empty if no stage's time is known.
     */
    private String time(List<Stage> stages) {
        double seconds = 0;
        int unknownStages = 0;
        for (Stage stage : stages) {
            OptionalDouble known = forecast.seconds(stage);
            seconds += known.orElse(0);
            unknownStages += known.isPresent() ? 0 : 1;
        }
        if (unknownStages == stages.size()) {
            return "";
        }
        return ", about %s estimated from earlier stages%s"
                .formatted(
                        duration(seconds),
                        unknownStages == 0 ? "" : " (%d of them unknown)".formatted(unknownStages));
    }

    private static String duration(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        if (duration.toHours() > 0) {
            return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? "%d min".formatted(duration.toMinutes())
                : "%d s".formatted(duration.toSeconds());
    }
}
