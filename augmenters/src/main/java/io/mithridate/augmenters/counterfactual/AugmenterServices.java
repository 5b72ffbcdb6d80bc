package io.mithridate.augmenters.counterfactual;

import io.mithridate.api.plugin.ServiceBindings;
import io.mithridate.api.text.NounFinder;
import java.util.Map;

/** Offers what the augmenters know of language. */
public final class AugmenterServices implements ServiceBindings {

    /** Made by {@link java.util.ServiceLoader}. */
    public AugmenterServices() {}

    @Override
    public Map<Class<?>, Class<?>> bindings() {
        return Map.of(NounFinder.class, EnglishNouns.class);
    }
}
