package io.mithridate.runner.suites;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.MainNumbers;
import io.mithridate.results.statistics.Successes;
import io.mithridate.results.statistics.Successes.SuccessMeasure;
import io.mithridate.runner.options.ModelOptions;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks that an entry of a suite is complete, and that its scores follow from its cells.
 *
 * @param entry the entry
 * @param suite the suite that the entry must belong to
 */
public record EntryCheck(Entry entry, Suite suite) {

    /**
     * The tolerance for rounding errors: a share multiplied by n must be an integer, because the
     * product is a count.
     */
    private static final double ROUNDING = 1e-6;

    /**
     * Cells of the suite that are missing from the entry, or lack numbers needed for a score.
     *
     * @param attack the name of the attack
     * @param seed the seed
     * @param text a description of the cells, e.g. "the victim, 2 of 10 settings"
     */
    public record Gap(String attack, long seed, String text) {

        /** Returns the gap as a sentence. */
        public String sentence() {
            return "%s, seed %d: %s without a result".formatted(attack, seed, text);
        }
    }

    /**
     * Returns a sentence for each error; empty if the entry is correct.
     *
     * @param catalog provides the direction in which the defense's settings become stronger, if it
     *     contains the defense
     */
    public List<String> complaints(PluginCatalog catalog) {
        if (!entry.suite().isSame(suite)) {
            String digests =
                    "its digest is %s, not %s".formatted(entry.suite().digest(), suite.digest());
            return List.of(
                    "the entry is of another suite: "
                            + entry.suite().difference(suite).orElse(digests));
        }
        return new EntryCheck(entry.of(suite), suite).contentComplaints(catalog);
    }

    private List<String> contentComplaints(PluginCatalog catalog) {
        List<String> complaints = new ArrayList<>();
        orderError(catalog).ifPresent(complaints::add);
        checkCellIds(complaints);
        gaps().forEach(gap -> complaints.add(gap.sentence()));
        Map<Object, Long> samples = new HashMap<>();
        entry.cells().forEach(cell -> checkNumbers(cell, samples, complaints));
        if (complaints.isEmpty()) {
            complaints.addAll(
                    EvaluationResults.differences(
                            entry.evaluationResults(),
                            EvaluationResults.of(entry.scores(), suite.dataset())));
        }
        return complaints;
    }

    private Optional<String> orderError(PluginCatalog catalog) {
        SettingList stated = entry.defense().list();
        SettingList list =
                catalog.find(PluginKind.DEFENSE, stated.defense())
                        .map(plugin -> withDirectionOf(plugin, stated))
                        .orElse(stated);
        List<PluginSetting> settings = list.settings();
        for (int i = 1; i < settings.size(); i++) {
            if (!list.isStrongerThanPrevious(i)) {
                return Optional.of(
                        "the settings are out of order: %s %s comes after %s, and a list goes from weak to strong"
                                .formatted(
                                        list.option(),
                                        list.value(settings.get(i)),
                                        list.value(settings.get(i - 1))));
            }
        }
        return Optional.empty();
    }

    private static SettingList withDirectionOf(LoadedPlugin plugin, SettingList stated) {
        return Optional.ofNullable(ModelOptions.schema(plugin).strengths().get(stated.option()))
                .map(way -> new SettingList(stated.option(), way, stated.settings()))
                .orElse(stated);
    }

    private void checkCellIds(List<String> complaints) {
        Map<Entry.CellId, Integer> counts = new LinkedHashMap<>();
        entry.cells().forEach(cell -> counts.merge(cell.id(), 1, Integer::sum));
        counts.forEach(
                (id, count) -> {
                    if (count > 1) {
                        complaints.add("%s occurs %d times".formatted(title(id), count));
                    }
                    if (!suite.seeds().contains(id.seed())) {
                        complaints.add(title(id) + " is of a seed that the suite does not have");
                    }
                });
    }

    private String title(Entry.CellId id) {
        SettingList list = entry.defense().list();
        String model = "the victim";
        if (id.setting().isPresent()) {
            PluginSetting setting = list.settings().get(id.setting().getAsInt());
            model = list.option() + " " + list.value(setting);
        }
        String attack = suite.attacks().get(id.attack()).name();
        String control = id.control() ? ", control" : "";
        return "%s, seed %d%s, %s".formatted(attack, id.seed(), control, model);
    }

    /** Returns the missing cells by attack and seed. */
    public List<Gap> gaps() {
        Map<Entry.CellId, Boolean> complete = new HashMap<>();
        List<CellResult> results = entry.results().cells();
        for (int i = 0; i < results.size(); i++) {
            complete.put(entry.cells().get(i).id(), isComplete(results.get(i)));
        }
        List<Gap> gaps = new ArrayList<>();
        for (int attack = 0; attack < suite.attacks().size(); attack++) {
            String name = suite.attacks().get(attack).name();
            boolean controlled = suite.controls() && !name.equals(Coordinates.NO_ATTACK);
            for (long seed : suite.seeds()) {
                List<String> parts = new ArrayList<>();
                addMissing(complete, attack, seed, false, parts);
                if (controlled) {
                    addMissing(complete, attack, seed, true, parts);
                }
                if (!parts.isEmpty()) {
                    gaps.add(new Gap(name, seed, String.join(", ", parts)));
                }
            }
        }
        return gaps;
    }

    private void addMissing(
            Map<Entry.CellId, Boolean> complete,
            int attack,
            long seed,
            boolean control,
            List<String> parts) {
        Predicate<OptionalInt> isMissing =
                setting ->
                        !complete.getOrDefault(
                                new Entry.CellId(attack, seed, control, setting), false);
        if (isMissing.test(OptionalInt.empty())) {
            parts.add(control ? "the control" : "the victim");
        }
        int settings = entry.defense().settings().size();
        long missing =
                IntStream.range(0, settings).mapToObj(OptionalInt::of).filter(isMissing).count();
        if (missing > 0) {
            String owner = control ? "the control's " : "";
            parts.add("%s%d of %d settings".formatted(owner, missing, settings));
        }
    }

    /**
     * Returns whether a cell has the numbers needed for a score. A cell whose training broke down
     * needs none.
     */
    private boolean isComplete(CellResult cell) {
        if (cell.brokeDown()) {
            return true;
        }
        String main = entry.splits().get(0);
        return Stream.of(main, EvaluatedSplit.VALIDATION)
                        .allMatch(split -> MainNumbers.cleanAccuracy(cell, split).isPresent())
                && Successes.of(cell, main).keySet().stream()
                        .mapToInt(SuccessMeasure::k)
                        .anyMatch(k -> k == 1);
    }

    /**
     * Checks the numbers of a cell.
     *
     * @param samples the sample sizes of the numbers in earlier cells; updated by this method
     */
    private void checkNumbers(Entry.Cell cell, Map<Object, Long> samples, List<String> complaints) {
        for (Measurement number : cell.numbers()) {
            long n =
                    samples.computeIfAbsent(
                            List.of(cell.attack(), cell.seed(), number.title()), any -> number.n());
            String error = shareError(number, n);
            if (!error.isEmpty()) {
                String value = number.title() + " is " + number.value();
                complaints.add("%s: %s, %s".formatted(title(cell.id()), value, error));
            }
        }
    }

    /** Returns the reason why a number cannot be a share of n samples, or an empty string. */
    private static String shareError(Measurement number, long n) {
        double count = number.value() * number.n();
        if (!(number.value() >= 0 && number.value() <= 1)) {
            return "and a share lies between 0 and 1";
        }
        if (number.n() < 1) {
            return "over n = %d, which must be positive".formatted(number.n());
        }
        if (Math.abs(count - Math.rint(count)) > ROUNDING) {
            return "which is not a multiple of 1/%d".formatted(number.n());
        }
        return n == number.n()
                ? ""
                : "over n = %d, and n = %d in the cells before".formatted(number.n(), n);
    }
}
