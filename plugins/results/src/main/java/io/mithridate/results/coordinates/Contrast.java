package io.mithridate.results.coordinates;

import io.mithridate.api.plugin.Option.TextOption;
import io.mithridate.config.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two defenses, each listed from weak to strong, whose comparison an experiment requests
 * explicitly, even if they require different access.
 *
 * <p>It is written {@code ta-cleaner - clean-clip}, with a {@link Baseline} on each side.
 *
 * @param defense the defense
 * @param reference the defense whose results are subtracted; {@code none} means the victim
 */
@TextOption(value = Contrast.FORM, pattern = "\\S.*\\s-\\s.*\\S")
public record Contrast(Baseline defense, Baseline reference) {

    static final String FORM =
            "two defenses with ' - ' between them, such as ta-cleaner - clean-clip";

    /**
     * Parses a contrast.
     *
     * @throws IllegalArgumentException if the text does not consist of two defenses; the message
     *     describes the notation
     */
    public static Contrast parse(String text) {
        String[] sides = text.split("\\s-\\s", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("it must be " + FORM);
        }
        return new Contrast(Baseline.parse(sides[0]), Baseline.parse(sides[1]));
    }

    /** Returns both sides, the subtracted one last. */
    public Stream<Baseline> sides() {
        return Stream.of(defense, reference);
    }

    /**
     * Returns an error message if the contrast does not fit an experiment or run; empty if each
     * side matches exactly one list.
     *
     * @param defenses all defenses, with each of their settings
     * @param lists the defenses that are listed from weak to strong
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
                        : "'%s' matches %d lists; select one by an option, e.g. clean-clip image-augmentation=geometric"
                                .formatted(side, named));
    }

    /** Returns the notation that {@link #parse} reads. */
    @Override
    public String toString() {
        return defense + " - " + reference;
    }
}
