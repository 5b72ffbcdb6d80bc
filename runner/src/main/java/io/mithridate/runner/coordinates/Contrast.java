package io.mithridate.runner.coordinates;

import io.mithridate.api.plugin.WrittenAsText;
import io.mithridate.runner.options.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two defenses, listed from weak to strong, that are compared on purpose, whatever each has to be
 * given.
 *
 * <p>It is written {@code ta-cleaner - clean-clip}; each side is written as a {@link Baseline} is.
 *
 * @param defense the defense
 * @param reference the defense that is subtracted; {@code none} stands for the victim
 */
@WrittenAsText(value = Contrast.FORM, pattern = "\\S.*\\s-\\s.*\\S")
public record Contrast(Baseline defense, Baseline reference) {

    static final String FORM =
            "two defenses with ' - ' between them, such as ta-cleaner - clean-clip";

    /**
     * Reads what somebody wrote.
     *
     * @throws IllegalArgumentException if it is not two defenses; the message says how a contrast
     *     is written
     */
    public static Contrast parse(String text) {
        String[] sides = text.split("\\s-\\s", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("it must be " + FORM);
        }
        return new Contrast(Baseline.parse(sides[0]), Baseline.parse(sides[1]));
    }

    /** Both sides, that which is subtracted last. */
    public Stream<Baseline> sides() {
        return Stream.of(defense, reference);
    }

    /**
     * Returns what is wrong with it for an experiment or a run; empty if each side is one list.
     *
     * @param defenses all defenses, with each of their settings
     * @param lists those that are listed from weak to strong
     */
    public Optional<String> complaint(List<PluginSetting> defenses, List<SettingList> lists) {
        return sides().flatMap(side -> complaint(side, defenses, lists).stream())
                .findFirst()
                .or(
                        () ->
                                reference.among(lists).equals(defense.among(lists))
                                        ? Optional.of("both sides are the same list; name two")
                                        : Optional.empty());
    }

    private Optional<String> complaint(
            Baseline side, List<PluginSetting> defenses, List<SettingList> lists) {
        if (defenses.stream().noneMatch(side::names)) {
            List<String> names = defenses.stream().map(PluginSetting::name).toList();
            return Optional.of(
                    "there is no defense '%s'; %s"
                            .formatted(
                                    side,
                                    names.contains(side.defense())
                                            ? "'mithridate describe defense/%s' shows its options"
                                                    .formatted(side.defense())
                                            : NearestName.advice(side.defense(), names)));
        }
        int named = side.among(lists).size();
        if (named == 1 || (side.equals(reference) && side.isNone())) {
            return Optional.empty();
        }
        return Optional.of(
                named == 0
                        ? "'%s' is not a list from weak to strong, such as along: [0.25, 0.5, 1]"
                                .formatted(side)
                        : "'%s' stands for %d lists; name one by an option, such as clean-clip image-augmentation=geometric"
                                .formatted(side, named));
    }

    /** As it is written. */
    @Override
    public String toString() {
        return defense + " - " + reference;
    }
}
