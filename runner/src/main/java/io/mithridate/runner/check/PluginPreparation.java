package io.mithridate.runner.check;

import io.mithridate.api.data.PairData;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Checked;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.config.Complaints;
import io.mithridate.results.Measure;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.options.ModelOptions;
import io.mithridate.runner.stages.ScenarioResources;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reports errors for attacks, defenses and metrics that are incompatible with their data and model.
 */
final class PluginPreparation {

    /** The default success metric of attacks; an experiment may omit it. */
    private static final String DEFAULT_SUCCESS = Measure.ATTACK_SUCCESS;

    private final ExperimentFile file;
    private final PluginInstantiation plugins;
    private final Complaints complaints;
    private final PairPreparation pairs;
    private final PoisoningCheck poisoning;
    private final GivenVictimCheck givenVictims;

    /** The plugins that were checked, each with its context, so that no check is repeated. */
    private final Set<List<Object>> checked = new HashSet<>();

    private final Set<PluginUse> invalid = new HashSet<>();

    /**
     * Creates a check of plugins.
     *
     * @param pairs computes the number of pairs for each training run
     */
    PluginPreparation(PluginInstantiation plugins, PairPreparation pairs) {
        this.plugins = plugins;
        this.pairs = pairs;
        file = plugins.file();
        complaints = plugins.complaints();
        poisoning = new PoisoningCheck(plugins);
        givenVictims = new GivenVictimCheck(plugins);
    }

    /** Reports errors for the plugins of a cell. */
    void check(Cell cell, ScenarioResources resources) {
        Setting setting =
                new Setting(
                        resources.evaluation().classes(),
                        resources.model().imageSize(),
                        pairs.counts(cell.scenario(), resources.pairs().train().size()),
                        resources.evaluation().labelledTraining().size());
        Optional<GivenVictim> given = cell.scenario().given();
        // The options for computing a trigger are irrelevant if it is stored.
        if (given.flatMap(GivenVictim::trigger).isEmpty()) {
            checkOptions(cell.attack(), GuardedAttack.class, setting);
        }
        checkOptions(cell.defense(), Defense.class, setting);
        if (checked.add(List.of(cell.defense(), resources))) {
            checkDefense(cell, resources);
        }
        for (PluginUse metric : file.experiment().metrics()) {
            checkOptions(metric, Metric.class, setting);
        }
        if (!invalid.contains(cell.attack())) {
            given.ifPresentOrElse(
                    victim -> givenVictims.check(cell, victim, resources),
                    () -> poisoning.check(cell, resources));
            if (!invalid.contains(cell.defense())) {
                checkOracle(cell, resources);
            }
        }
        checkSuccess(cell.attack(), given.isPresent());
        checkHeldOut(resources.pairs());
        checkLabeledPictures(cell, resources);
    }

    /**
     * Reports an error for a defense whose required data are missing, or that has model options but
     * returns no model.
     */
    private void checkDefense(Cell cell, ScenarioResources resources) {
        PluginUse use = cell.defense();
        Optional<Defense> defense = plugins.create(use, Defense.class);
        if (use.model().isPresent() && defense.filter(made -> !made.defends()).isPresent()) {
            complaints.add(
                    file.place(use, ModelOptions.ALONG),
                    "%s does not change the model, so 'along' and 'repeat' have no effect; remove them"
                            .formatted(use.name()));
        }
        if (defense.filter(made -> made.access().contains(Access.LABELLED_IMAGES)).isPresent()
                && resources.evaluation().labelledTraining().size() == 0) {
            String name = cell.scenario().dataset().test().name();
            complaints.add(
                    file.place(use),
                    "%s: it trains on labelled pictures, and %s has none to train on; set its option labelled-training, or test on a data set that has them"
                            .formatted(use.name(), name));
        }
    }

    /**
     * Reports an error for a defense that only detects, unless a metric measures its findings: its
     * model is the victim's, so nothing else could be measured.
     */
    void checkFindings(PluginUse defense) {
        boolean detects =
                plugins.create(defense, Defense.class).filter(it -> !it.defends()).isPresent();
        if (detects
                && file.experiment().metrics().stream()
                        .noneMatch(metric -> needs(metric).contains(Need.FINDINGS))) {
            complaints.add(
                    file.place(defense),
                    "%s: it only detects and leaves the model as it is, and no metric of the experiment measures what it finds; add one that does"
                            .formatted(defense.name()));
        }
    }

    /**
     * Checks that the metrics include the success metric of an attack if it is not the default. For
     * a given victim the metric is always required.
     */
    private void checkSuccess(PluginUse use, boolean victimGiven) {
        if (!checked.add(List.of(use))) {
            return;
        }
        String success =
                plugins.create(use, GuardedAttack.class)
                        .map(GuardedAttack::successMetric)
                        .orElse(DEFAULT_SUCCESS);
        if ((victimGiven || !success.equals(DEFAULT_SUCCESS))
                && file.experiment().metrics().stream()
                        .flatMap(metric -> quantities(metric).stream())
                        .noneMatch(quantity -> quantity.metric().equals(success))) {
            complaints.add(
                    file.place(use),
                    "%s: its success is counted as '%s', and no metric of the experiment measures that; add it to 'metrics'"
                            .formatted(use.name(), success));
        }
    }

    private void checkHeldOut(PairData pairs) {
        if (pairs.heldOut().size() > 0) {
            return;
        }
        for (PluginUse use : file.experiment().metrics()) {
            if (checked.add(List.of(use)) && needs(use).contains(Need.PAIRS)) {
                complaints.add(
                        file.place(use),
                        "%s: it measures held-out pairs, and the data set has none; set its option held-out, or leave the metric out"
                                .formatted(use.name()));
            }
        }
    }

    /**
     * Checks that metrics that train on labeled pictures, or also choose settings on validation
     * pictures, have these pictures.
     */
    private void checkLabeledPictures(Cell cell, ScenarioResources resources) {
        boolean hasLabeled = resources.evaluation().labelledTraining().size() > 0;
        boolean hasValidation = resources.evaluation().validation().size() > 0;
        if (hasLabeled && hasValidation) {
            return;
        }
        String name = cell.scenario().dataset().test().name();
        String reason =
                hasLabeled
                        ? "chooses its settings on validation pictures"
                        : "trains on labelled pictures";
        String option = hasLabeled ? "validation" : "labelled-training";
        for (PluginUse use : file.experiment().metrics()) {
            Set<Need> needs = needs(use);
            if (!needs.contains(Need.LABELLED)
                    || (hasLabeled && !needs.contains(Need.VALIDATION))
                    || !checked.add(List.of(use, "labels"))) {
                continue;
            }
            complaints.add(
                    file.place(use),
                    "%s: it %s, and %s has none; set its option %s, or leave the metric out"
                            .formatted(use.name(), reason, name, option));
        }
    }

    /** Checks that no two metrics measure a quantity with the same name. */
    void checkQuantities() {
        Map<String, PluginUse> known = new HashMap<>();
        for (PluginUse metric : file.experiment().metrics()) {
            for (Quantity quantity : quantities(metric)) {
                PluginUse other = known.putIfAbsent(quantity.metric(), metric);
                if (other != null && !other.plugin().equals(metric.plugin())) {
                    complaints.add(
                            file.place(metric),
                            "%s: it measures '%s', and so does '%s'; take one of the two"
                                    .formatted(metric.name(), quantity.metric(), other.name()));
                    break;
                }
            }
        }
    }

    private Set<Need> needs(PluginUse metric) {
        return plugins.create(metric, Metric.class).map(Metric::needs).orElse(Set.of());
    }

    private List<Quantity> quantities(PluginUse metric) {
        return plugins.create(metric, Metric.class).map(Metric::quantities).orElse(List.of());
    }

    private <T extends Checked> void checkOptions(PluginUse use, Class<T> spi, Setting setting) {
        if (!checked.add(List.of(use, setting))) {
            return;
        }
        PluginGuard guard = PluginGuard.of(use.plugin());
        for (OptionComplaint complaint :
                plugins.create(use, spi)
                        .map(plugin -> guard.complaints(() -> plugin.complaints(setting)))
                        .orElse(List.of())) {
            complaints.add(
                    file.place(use, complaint.option()), use.name() + ": " + complaint.reason());
            invalid.add(use);
        }
    }

    /**
     * Reports an error for oracle defenses combined with no attack, or with an attack whose trigger
     * cannot be stamped on a clean picture: its poisoned pairs use other pairs' pictures, or it
     * adds single pictures.
     */
    private void checkOracle(Cell cell, ScenarioResources resources) {
        if (!checked.add(List.of(cell.attack(), cell.defense()))
                || !PluginInstantiation.requires(Access.TRUE_TRIGGER, cell.defense(), resources)
                || stampsPairs(cell, resources)) {
            return;
        }
        String attack = cell.attack().name();
        String defense = cell.defense().name();
        complaints.add(
                file.place(cell.defense()),
                "%s stamps the attack's trigger on clean pictures, and '%s' stamps none; leave these cells out: exclude: [{ attack: %s, defense: %s }]"
                        .formatted(defense, attack, attack, defense));
    }

    /**
     * Returns whether the cell's attack stamps the pictures of pairs. An attack that rejects the
     * experiment is ignored here, because the check of its poison reports the error.
     */
    private static boolean stampsPairs(Cell cell, ScenarioResources resources) {
        GuardedAttack attack = resources.create(cell.attack(), GuardedAttack.class);
        if (cell.attack().name().equals(Coordinates.NO_ATTACK)
                || attack.singlePictures().isPresent()) {
            return false;
        }
        try {
            return attack.donors(resources.facts(attack)).isEmpty();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
