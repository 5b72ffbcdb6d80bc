package io.mithridate.runner.experiment;

import io.mithridate.runner.options.BoundValue;
import io.mithridate.runner.options.OptionSchema;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.YamlList;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binds {@code poisoning}: the settings for training victims or, if {@code weights} are given, the
 * file that contains one.
 *
 * @param axes binds records
 * @param complaints receives the errors found
 */
record VictimBinding(AxisBinder axes, Complaints complaints) {

    static final String KEY = "poisoning";

    private static final Set<String> TRAINING_OPTIONS = names(Poisoning.class);
    private static final Set<String> FILE_OPTIONS = names(GivenVictim.class);

    /** Returns the variants; empty if an error was reported. */
    List<BoundValue<VictimOrigin>> bind(YamlNode node) {
        if (!(node instanceof YamlList list) || list.items().isEmpty()) {
            return List.copyOf(variants(node));
        }
        List<BoundValue<VictimOrigin>> bound = new ArrayList<>();
        list.items().forEach(item -> bound.addAll(variants(item)));
        axes.rejectDuplicates(KEY, bound, value -> KEY);
        if (list.items().stream().map(VictimBinding::isGiven).distinct().count() > 1) {
            complaints.add(
                    list.items().stream()
                            .filter(VictimBinding::isGiven)
                            .findFirst()
                            .orElseThrow()
                            .place(),
                    "a victim from a file and one that is trained cannot be of one experiment;"
                            + " write one for each, and read both with bin/mithridate compare");
        }
        return bound;
    }

    /** Returns whether any variant is a victim from a file. */
    static boolean anyGiven(YamlNode node) {
        return node.items().stream().anyMatch(VictimBinding::isGiven);
    }

    private static boolean isGiven(YamlNode node) {
        return node instanceof YamlMap map && map.find(GivenVictim.WEIGHTS).isPresent();
    }

    private List<BoundValue<VictimOrigin>> variants(YamlNode node) {
        return isGiven(node)
                ? origins(axes.bindRecords(GivenVictim.class, KEY, withoutTraining((YamlMap) node)))
                : origins(axes.bindRecords(Poisoning.class, KEY, node));
    }

    private static List<BoundValue<VictimOrigin>> origins(List<? extends BoundValue<?>> bound) {
        return bound.stream()
                .<BoundValue<VictimOrigin>>map(one -> one.map(VictimOrigin.class::cast))
                .toList();
    }

    /** Reports an error for each option about training a victim, and returns the other options. */
    private YamlMap withoutTraining(YamlMap map) {
        List<YamlMap.Entry> others = new ArrayList<>();
        for (YamlMap.Entry entry : map.entries()) {
            if (TRAINING_OPTIONS.contains(entry.key()) && !FILE_OPTIONS.contains(entry.key())) {
                complaints.add(
                        entry.place(),
                        "'%s' says how a victim is poisoned and trained, and with 'weights' it was trained elsewhere; leave one of them out"
                                .formatted(entry.key()));
            } else {
                others.add(entry);
            }
        }
        return new YamlMap(map.place(), others);
    }

    private static Set<String> names(Class<? extends Record> type) {
        return OptionsSchema.of(type).options().stream()
                .map(OptionSchema::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
