package io.mithridate.defenses;

import io.mithridate.api.defense.Access;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.text.TextAugmenter;
import java.util.List;
import java.util.Set;

/** What a defense has to be given that trains on clean pairs and texts of augmenters. */
public final class TextAccess {

    private TextAccess() {}

    /** Clean pairs; and class names, if an augmenter reads the words of the data set. */
    public static Set<Access> of(Plugins plugins, List<PluginRef<TextAugmenter>> augmenters) {
        boolean vocabulary =
                augmenters.stream()
                        .anyMatch(augmenter -> plugins.create(augmenter).readsVocabulary());
        return vocabulary
                ? Set.of(Access.CLEAN_PAIRS, Access.CLASS_NAMES)
                : Set.of(Access.CLEAN_PAIRS);
    }
}
