package io.mithridate.defenses;

import io.mithridate.api.defense.Access;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.text.TextAugmenter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a defense has to be given that trains on texts of augmenters. */
public final class TextAccess {

    private TextAccess() {}

    /** Clean pairs; and class names, if an augmenter reads the words of the data set. */
    public static Set<Access> of(Plugins plugins, List<PluginRef<TextAugmenter>> augmenters) {
        Set<Access> access = EnumSet.of(Access.CLEAN_PAIRS);
        access.addAll(ofTexts(plugins, augmenters));
        return Set.copyOf(access);
    }

    /** Class names, if an augmenter reads the words of the data set; nothing else. */
    public static Set<Access> ofTexts(Plugins plugins, List<PluginRef<TextAugmenter>> augmenters) {
        return augmenters.stream()
                        .anyMatch(augmenter -> plugins.create(augmenter).readsVocabulary())
                ? Set.of(Access.CLASS_NAMES)
                : Set.of();
    }
}
