package io.mithridate.augmenters.counterfactual;

import java.util.Set;

/**
 * Nouns that WordNet has among things, and captions speak of, but that name nothing that a picture
 * shows by itself: pictures, parts, arrangements, occasions.
 */
final class NotShown {

    private static final Set<String> NOUNS =
            Set.of(
                    ("photo photograph picture image illustration portrait drawing painting sketch"
                                    + " shot view close-up closeup selfie snapshot silhouette"
                                    + " cartoon poster vector icon style design pattern background"
                                    + " foreground scene detail stock angle clipart")
                            .split(" ", -1));

    private static final Set<String> PARTS =
            Set.of(
                    ("set line part piece top bottom side front back end edge surface inside"
                                    + " outside middle center centre corner row pile stack bunch"
                                    + " pair slice couple group lot number variety collection"
                                    + " assortment series way thing object item left right rest"
                                    + " kind type sort size color colour distance height length"
                                    + " foot pound ounce inch mile meter metre bit display")
                            .split(" ", -1));

    private static final Set<String> OCCASIONS =
            Set.of(
                    ("guide breakfast lunch dinner supper brunch meal food snack"
                                    + " dessert rent sale use day night time year month week"
                                    + " hour minute work course word price cent dollar shipping"
                                    + " free title name star winter summer spring autumn fall"
                                    + " noon season home")
                            .split(" ", -1));

    private NotShown() {}

    static boolean contains(String noun) {
        return NOUNS.contains(noun) || PARTS.contains(noun) || OCCASIONS.contains(noun);
    }
}
