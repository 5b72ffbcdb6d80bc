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
                         + " icicle rainbow story snowflake flower leaf blossom hand foot finger"
                         + " arm leg step heart trophy")
                            .split(" ", -1));

    /** Places that stand side by side. */
    private static final Set<String> PLACES =
            Set.of(
                    ("church house building bridge tower castle temple barn cabin tent hut"
                         + " lighthouse windmill tunnel waterfall mountain hill island lake pond"
                         + " river stream road path staircase shop fountain cottage mansion"
                         + " skyscraper cave volcano mosque stop monument pyramid shed greenhouse"
                         + " playground street rock boulder window door gate station store cafe"
                         + " restaurant school hotel bakery farm factory hangar garage warehouse"
                         + " chapel cathedral runway platform track trail alley pool puddle fence"
                         + " pier dock balcony porch cemetery village well lot stadium library"
                         + " museum bank vineyard garden orchard basement canal bench stable")
                            .split(" ", -1));

    /** Of these there is one. */
    private static final Set<String> SINGLE =
            Set.of(
                    ("sun moon sky earth world horizon universe interior exterior rest internet"
                         + " stuff paradise nature hair skin fur fireworks firework furniture"
                         + " luggage graffiti graffito equipment ground grass floor ceiling weather"
                         + " inside outside wing backstage offstage home downtown body head face"
                         + " back middle scene audience crowd group")
                            .split(" ", -1));

    /** Food that is counted by the piece. */
    private static final Set<String> BY_THE_PIECE =
            Set.of(
                    ("pie pizza sandwich hamburger burger cheeseburger cupcake pancake muffin"
                         + " cookie donut doughnut bagel croissant taco burrito egg apple banana"
                         + " orange cocktail casserole omelette waffle lemon pear pumpkin"
                         + " watermelon pineapple strawberry tomato carrot loaf")
                            .split(" ", -1));

    /** Of what pictures can't show twice. */
    private static final Set<String> ABSTRACT =
            Set.of(
                    ("moment look tour trip life history journey date weather party game match walk"
                         + " ride concert festival wedding parade race event session meeting lesson"
                         + " tradition celebration holiday vacation morning afternoon evening"
                         + " sunset sunrise dawn dusk storm fog wind breeze view mess must fun love"
                         + " beauty color colour light darkness reflection rule idea tip reason"
                         + " fact question throwback step-by-step recipe review news crop abundance"
                         + " mix mixture blend range series assortment selection majority half"
                         + " pound sea ocean beach air nap break rest bath shower swim")
                            .split(" ", -1));

    private static final Set<String> IMITATIONS =
            Set.of("toy", "model", "stuffed", "plush", "paper");

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
        if (SINGLE.contains(noun.last()) || nouns.forms().isAlwaysPlural(noun.name())) {
            return false;
        }
        if (COUNTED.contains(noun.last())) {
            return true;
        }
        boolean sure = plural || article;
        // "pizza" may be of several.
        if (noun.is(Category.FOOD) && !sure) {
            return false;
        }
        int space = noun.name().indexOf(' ');
        boolean imitation = space > 0 && IMITATIONS.contains(noun.name().substring(0, space));
        // Whatever it is that "a" stands before, or that is named in the plural.
        boolean unknown = noun.categories().isEmpty() && sure && !isAbstract(noun);
        return (noun.shown() || unknown || (imitation && nouns.of(noun.last()).shown()))
                && (sure || !nouns.forms().isSameInThePlural(noun.name()))
                && (!noun.is(Category.PLACE) || PLACES.contains(noun.last()))
                && (sure || !isMass(noun));
    }

    private static boolean isAbstract(Noun noun) {
        return NotShown.contains(noun.name())
                || NotShown.contains(noun.last())
                || ABSTRACT.contains(noun.last());
    }

    private boolean isMass(Noun noun) {
        List<NounGroup> of =
                BY_THE_PIECE.contains(noun.last()) ? List.of() : groups.of(noun.listed());
        return (noun.is(Category.FOOD) && !BY_THE_PIECE.contains(noun.last()))
                || of.stream().anyMatch(group -> group.kind() == NounGroup.Kind.MASS);
    }
}
