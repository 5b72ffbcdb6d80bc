package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.counterfactual.Noun.Category;
import java.util.List;
import java.util.Set;

/**
 * Nouns of which a picture may as well show more or fewer: living beings and things, but neither
 * what is not counted nor rooms and regions, of which a picture shows one.
 */
final class Countable {

    /** Counted, though WordNet has them among what is said, happens or belongs together. */
    private static final Set<String> COUNTED =
            Set.of(
                    ("chart map poster painting swing sign billboard banner flag postcard row pile"
                         + " stack slice piece bunch band team family couple choir orchestra wave"
                         + " cloud shadow raindrop bubble triangle circle star stripe footprint"
                         + " icicle snowflake flower leaf blossom hand foot finger")
                            .split(" ", -1));

    /** Places that stand side by side. */
    private static final Set<String> PLACES =
            Set.of(
                    ("church house building bridge tower castle temple barn cabin tent hut"
                         + " lighthouse windmill tunnel waterfall mountain hill island lake pond"
                         + " river stream road path staircase shop fountain cottage mansion"
                         + " skyscraper cave volcano mosque stop monument pyramid shed greenhouse"
                         + " playground street rock boulder")
                            .split(" ", -1));

    /** Of these there is one. */
    private static final Set<String> SINGLE =
            Set.of(
                    ("sun moon sky earth world horizon universe interior exterior rest internet"
                         + " stuff paradise nature hair skin fur fireworks firework furniture"
                         + " luggage graffiti equipment ground grass floor ceiling weather inside"
                         + " outside body head face back middle scene audience crowd group")
                            .split(" ", -1));

    private final Nouns nouns;
    private final NounGroups groups;

    Countable(Nouns nouns, NounGroups groups) {
        this.nouns = nouns;
        this.groups = groups;
    }

    /**
     * Whether there may be another number of them.
     *
     * @param article whether it has "a" or "an", so that it is counted for sure
     */
    boolean contains(Noun noun, boolean plural, boolean article) {
        if (SINGLE.contains(noun.last()) || nouns.isAlwaysPlural(noun.name())) {
            return false;
        }
        if (COUNTED.contains(noun.last())) {
            return true;
        }
        boolean sure = plural || article;
        return noun.shown()
                && (sure || !nouns.isSameInThePlural(noun.name()))
                && (!noun.is(Category.PLACE) || PLACES.contains(noun.last()))
                && (sure || !isMass(noun));
    }

    private boolean isMass(Noun noun) {
        List<NounGroup> of = groups.of(noun.listed());
        return noun.is(Category.FOOD)
                || of.stream().anyMatch(group -> group.kind() == NounGroup.Kind.MASS);
    }
}
