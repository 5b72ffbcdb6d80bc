package io.mithridate.runner.experiment;

import io.mithridate.runner.options.Bound;
import io.mithridate.runner.options.NamedPlugin;
import io.mithridate.runner.options.OptionBinder;
import io.mithridate.runner.options.Sweep;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlList;
import io.mithridate.runner.yaml.YamlNode;
import io.mithridate.runner.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Binds the plugins that an experiment names: one alone, a list, or an axis with sweeps. */
final class AxisBinder {

    private final OptionBinder binder;
    private final Sweep sweep;
    private final Complaints complaints;

    AxisBinder(OptionBinder binder, Complaints complaints) {
        this.binder = binder;
        this.sweep = new Sweep(binder);
        this.complaints = complaints;
    }

    /** A plugin that stands alone. */
    Optional<Bound<PluginUse>> single(PluginKind kind, YamlNode node) {
        return binder.notation().read(kind, node, complaints).flatMap(this::use);
    }

    /** Plugins without sweeps. */
    List<Bound<PluginUse>> list(PluginKind kind, String key, YamlNode node) {
        return uses(kind, key, node, List::of);
    }

    /** Plugins whose options may be swept. */
    List<Bound<PluginUse>> axis(PluginKind kind, String key, YamlNode node) {
        return uses(kind, key, node, named -> sweep.expand(named, complaints));
    }

    private List<Bound<PluginUse>> uses(
            PluginKind kind,
            String key,
            YamlNode node,
            Function<NamedPlugin, List<NamedPlugin>> expansion) {
        List<YamlNode> items = items(node);
        if (items.isEmpty()) {
            complaints.add(
                    node.place(),
                    "'%s' is empty; name at least one %s".formatted(key, kind.singular()));
        }
        List<Bound<PluginUse>> uses = new ArrayList<>();
        for (YamlNode item : items) {
            binder.notation().read(kind, item, complaints).map(expansion).stream()
                    .flatMap(List::stream)
                    .flatMap(named -> use(named).stream())
                    .forEach(uses::add);
        }
        refuseTwins(key, uses);
        return uses;
    }

    private static List<YamlNode> items(YamlNode node) {
        if (node instanceof YamlList list) {
            return list.items();
        }
        return node instanceof YamlScalar scalar && scalar.isNull() ? List.of() : List.of(node);
    }

    private Optional<Bound<PluginUse>> use(NamedPlugin named) {
        return binder.bind(named, complaints)
                .map(
                        bound ->
                                new Bound<>(
                                        new PluginUse(named.plugin(), bound.value()),
                                        bound.resolved()));
    }

    private void refuseTwins(String key, List<Bound<PluginUse>> uses) {
        Map<PluginUse, Place> seen = new HashMap<>();
        for (Bound<PluginUse> use : uses) {
            Place place = use.resolved().place();
            Place earlier = seen.putIfAbsent(use.value(), place);
            if (earlier != null) {
                complaints.add(
                        place,
                        "%s stands twice in '%s' with the same options, first at %s; remove one or change its options"
                                .formatted(use.value().name(), key, earlier.origin()));
            }
        }
    }
}
